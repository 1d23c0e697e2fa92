import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPanel, removePanel } from '../../src/jupyter/open/install-panel.js';
import { PANEL_NAME } from '../../src/jupyter/server/panel.js';
import { startServer } from '../../src/jupyter/server/start.js';
import { sketchNotebook } from '../jupyter/cells.js';
import { startCommand } from '../jupyter/command.js';
import { eventually, jupyterPlace } from '../jupyter/place.js';
import { describeWithPython } from '../python.js';
import { temporaryFolder } from '../temporary.js';

const CLI = join(import.meta.dirname, '../../dist/cli.js');

interface Federated {
  readonly name: string;
  readonly load: string;
}

/** The extensions that a page of JupyterLab loads, as the server tells it. */
async function extensionsOf(url: string, token: string): Promise<readonly Federated[]> {
  const html = await (await fetch(`${url}lab?token=${token}`)).text();
  const [, config = '{}'] = /jupyter-config-data"[^>]*>([^]*?)<\/script>/.exec(html) ?? [];
  return (JSON.parse(config) as { federated_extensions?: readonly Federated[] }).federated_extensions ?? [];
}

const namesOf = async (url: string, token: string) => (await extensionsOf(url, token)).map(({ name }) => name);

/** A folder for `JUPYTER_PATH` with an extension of the user's own. */
function ownExtension(): string {
  const share = temporaryFolder();
  const folder = join(share, 'labextensions/my-own');
  mkdirSync(folder, { recursive: true });
  const build = { load: 'static/remoteEntry.1.js', extension: './extension' };
  const about = { name: 'my-own', version: '1.0.0', jupyterlab: { extension: true, _build: build } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(about));
  return share;
}

describeWithPython('jupyterlab ipykernel')('the panel of a JupyterLab', (python) => {
  test('that nbscribe opens is there, with its code and its settings, beside the extensions of the user', async () => {
    const place = jupyterPlace(
      python,
      { 'a.ipynb': sketchNotebook('# Lecture') },
      { JUPYTER_PATH: ownExtension(), CI: '1' },
    );
    const command = startCommand(CLI, ['open', 'a.ipynb', '--no-browser'], { cwd: place.folder, env: place.env });
    const address = new URL(await eventually(() => /http:\S+/.exec(command.out())?.[0], 'the address'));
    const [url, token] = [`${address.origin}/`, address.searchParams.get('token') ?? ''];
    const extensions = await extensionsOf(url, token);
    expect(extensions.map(({ name }) => name)).toEqual(expect.arrayContaining([PANEL_NAME, 'my-own']));
    const load = extensions.find(({ name }) => name === PANEL_NAME)?.load ?? '';
    for (const path of [`lab/extensions/${PANEL_NAME}/${load}`, `lab/api/settings/${PANEL_NAME}:panel`])
      expect((await fetch(`${url}${path}?token=${token}`)).status).toBe(200);
    command.child.kill('SIGINT');
    expect((await command.ended).code).toBe(130);
  }, 120_000);

  test('that runs already is there when it is installed and the page loaded anew, and gone when it is removed', async () => {
    const data = temporaryFolder();
    const { folder, env } = jupyterPlace(python, {}, { JUPYTER_DATA_DIR: data });
    // Of this kind a server gets no panel from us.
    const { value: server } = await startServer({ kind: 'server', rootDir: folder, folders: [], env });
    if (server === undefined) throw new Error('no server');
    try {
      const isThere = async () => (await namesOf(server.url, server.token.reveal())).includes(PANEL_NAME);
      expect(await isThere()).toBe(false);
      expect(installPanel({ env }).value).toMatchObject({ did: 'installed' });
      expect(await isThere()).toBe(true);
      expect(removePanel({ env }).value).toMatchObject({ did: 'removed' });
      expect(await isThere()).toBe(false);
    } finally {
      await server.stop();
    }
  }, 120_000);
});
