import { counted } from '../../model/counted.js';
import type { Problem } from '../../model/problem.js';
import { openNotebook } from '../../jupyter/open/open-notebook.js';
import type { OpenedNotebook } from '../../jupyter/open/open-notebook.js';
import type { Command, CommonOptions, Terminal } from '../command.js';
import { printJson, reportProblems } from '../report.js';

export interface OpenCommandOptions extends CommonOptions {
  readonly notebook: string;
  readonly server: string | undefined;
  readonly token: string | undefined;
  readonly folder: string | undefined;
  readonly force: boolean;
  readonly browser: boolean;
}

/** `nbscribe open NOTEBOOK`: shows it in JupyterLab; stays until Ctrl-C only with a server that it started. */
const command: Command<OpenCommandOptions> = {
  options: (yargs) =>
    yargs
      .positional('notebook', { type: 'string', demandOption: true, describe: 'the notebook to open' })
      .option('server', { type: 'string', describe: 'URL of a Jupyter server; a remote one gets a copy' })
      .option('token', { type: 'string', describe: 'its token; better in JUPYTER_TOKEN' })
      .option('folder', { type: 'string', describe: 'folder on a remote server to upload to' })
      .option('force', { type: 'boolean', default: false, describe: 'overwrite what changed on a remote server' })
      .option('browser', { type: 'boolean', default: true, describe: 'open a browser (--no-browser prints the URL)' })
      .example('$0 open lesson2.ipynb', 'in a running JupyterLab, or one that is started')
      .example('JUPYTER_TOKEN=... $0 open lesson2.ipynb --server https://host/', 'on another machine'),

  async run(options, terminal) {
    const { env, cwd, signal } = terminal;
    const { value, problems } = await openNotebook(options.notebook, { ...options, env, cwd, signal });
    const code = signal.aborted ? 130 : reportProblems(problems, options, terminal);
    report(value, problems, { options, terminal });
    if (value === undefined) return code;
    if (value.server.origin === 'started') await untilStopped(value, { options, terminal });
    return signal.aborted ? 130 : code;
  },
};

export default command;

/** Our own server serves until Ctrl-C, or until the user shuts it down from its menu. */
async function untilStopped(
  { server }: OpenedNotebook,
  { options, terminal }: { options: OpenCommandOptions; terminal: Terminal },
): Promise<void> {
  if (!options.quiet && !options.json) terminal.err('JupyterLab runs until Ctrl-C.');
  const { signal } = terminal;
  let onAbort = () => {};
  const aborted = new Promise<void>((resolve) => {
    onAbort = resolve;
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', onAbort);
  });
  await Promise.race([server.ended, aborted]);
  signal.removeEventListener('abort', onAbort);
  await server.stop();
}

function report(
  value: OpenedNotebook | undefined,
  problems: readonly Problem[],
  { options, terminal }: { options: OpenCommandOptions; terminal: Terminal },
): void {
  if (options.json) {
    const { server, url, userUrl, shown, upload } = value ?? {};
    const opened = server && { server: { url: server.url, origin: server.origin }, url, userUrl, shown, upload };
    return printJson({ ...opened, problems }, terminal);
  }
  if (value === undefined) return;
  if (value.upload !== undefined && !options.quiet)
    terminal.err(`${counted(value.upload.saved.length, 'file')} uploaded, ${value.upload.same.length} there already`);
  terminal.out(`${value.shown ? value.url : value.userUrl}\n`);
}
