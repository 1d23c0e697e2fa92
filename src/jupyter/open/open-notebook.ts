import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hasDisplay, openInBrowser } from '../../host/browser.js';
import { encodePath } from '../../host/read.js';
import { isAlive } from '../../host/process.js';
import type { Environment } from '../../host/process.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { openServer } from '../server/open-server.js';
import type { ServerChoice } from '../server/open-server.js';
import { breakProblem, failed, redactProblems, serverProblem } from '../problems.js';
import { ask } from '../server/request.js';
import { pathBelow, runtimeFolders } from '../server/running.js';
import type { Server } from '../server/server.js';
import { uploadNotebook } from './upload.js';
import type { Upload } from './upload.js';

export interface OpenOptions extends ServerChoice {
  /** Folder on a remote server that the notebook is uploaded to. */
  readonly folder?: string | undefined;
  /** Overwrites a file there that changed since the last upload. */
  readonly force?: boolean | undefined;
  /** Default true, where there is a display. */
  readonly browser?: boolean | undefined;
}

/** A notebook that stands open. The caller stops `server`, which does nothing to one that was not started here. */
export interface OpenedNotebook {
  readonly server: Server;
  /** Where it is, without a token. */
  readonly url: string;
  /**
   * For the user's eyes: with the token where the server is this machine's own, since it opens nothing to anybody else.
   */
  readonly userUrl: string;
  /** Whether a browser was shown. */
  readonly shown: boolean;
  readonly upload?: Upload;
}

/**
 * Opens a notebook in JupyterLab: on a server that has its file, or to which it is uploaded.
 * What cannot be done becomes a problem.
 */
export async function openNotebook(
  path: string,
  options: OpenOptions = {},
): Promise<Outcome<OpenedNotebook | undefined>> {
  const { env = process.env, cwd = process.cwd(), signal } = options;
  const file = resolve(cwd, path);
  if (!existsSync(file) || !file.endsWith('.ipynb')) {
    const what = existsSync(file) ? `"${path}" is no notebook` : `there is no file "${path}"`;
    return failed(serverProblem('no-such-file', what, 'Give the path of a notebook (.ipynb).'));
  }
  const opened = await openServer({ ...options, path: file, kind: 'lab', env, cwd });
  const server = opened.value;
  if (server === undefined) return failed(...opened.problems);
  const shown = await show(server, file, { ...options, env, signal });
  if (shown.value === undefined) await server.stop();
  return { value: shown.value, problems: redactProblems([...opened.problems, ...shown.problems], server.token) };
}

type ShowOptions = OpenOptions & { readonly env: Environment };

async function show(server: Server, file: string, options: ShowOptions): Promise<Outcome<OpenedNotebook | undefined>> {
  const local = server.rootDir === undefined ? undefined : pathBelow(server.rootDir, file);
  const uploaded = local === undefined ? await uploadNotebook(server, file, options) : undefined;
  if (uploaded !== undefined && uploaded.value === undefined) return failed(...uploaded.problems);
  const page = await frontEndOf(server, options.signal);
  if (options.signal?.aborted) return failed(breakProblem('interrupted', server.url));
  if (page === undefined) return failed(noFrontEnd(server));
  const path = uploaded?.value?.path ?? local ?? '';
  const url = `${server.url}${page}${encodePath(path)}`;
  const userUrl =
    server.origin === 'given' || server.token.isEmpty
      ? url
      : `${url}?token=${encodeURIComponent(server.token.reveal())}`;
  const wanted = options.browser !== false && hasDisplay(options.env);
  const shown = wanted && (await openInBrowser(targetFor(server, userUrl, options.env), options.env));
  const problems = wanted && !shown ? [noBrowser()] : [];
  return { value: { server, url, userUrl, shown, ...(uploaded?.value && { upload: uploaded.value }) }, problems };
}

/** The path below the server's URL at which a notebook opens: JupyterLab, else the classic Notebook. */
async function frontEndOf(server: Server, signal: AbortSignal | undefined): Promise<string | undefined> {
  const isThere = async (page: string) => [200, 302].includes((await ask(server, page, { signal })).status);
  if (await isThere('lab')) return 'lab/tree/';
  return (await isThere('tree')) ? 'notebooks/' : undefined;
}

/**
 * A URL with a token would stand in the list of processes for every user to read. As Jupyter does, the browser is given
 * a file that only its owner may read and that leads there;
 * it lies in Jupyter's runtime folder and goes when the next notebook is opened.
 */
function targetFor(server: Server, url: string, env: Environment): string {
  if (!url.includes('?token=')) return url;
  const [folder = ''] = runtimeFolders(env);
  removeOldRedirects(folder);
  const file = join(folder, `nbscribe-${server.pid ?? 0}-open.html`);
  const address = JSON.stringify(url).replaceAll('<', '\\u003c');
  const page = `<!DOCTYPE html>\n<meta charset="utf-8">\n<title>Opening JupyterLab</title>\n<script>location.replace(${address})</script>\n`;
  try {
    rmSync(file, { force: true });
    writeFileSync(file, page, { mode: 0o600, flag: 'wx' });
    return pathToFileURL(file).href;
  } catch {
    return url;
  }
}

/** Those whose server is gone: their token opens nothing any more. */
function removeOldRedirects(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [, pid] = /^nbscribe-(\d+)-open\.html$/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function noFrontEnd(server: Server): Problem {
  return serverProblem(
    'no-front-end',
    `the server at ${server.url} has no JupyterLab`,
    'Install it there with `pip install jupyterlab` and start it again.',
  );
}

function noBrowser(): Problem {
  const hint = 'Open the printed address yourself, or name a browser in BROWSER.';
  return { ...serverProblem('no-browser', 'no browser could be opened', hint), level: 'warning' };
}
