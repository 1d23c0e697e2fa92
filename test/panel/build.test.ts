import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { buildPanel } from '../../src/panel/build.mjs';
import { PANEL_NAME, withPanel } from '../../src/jupyter/server/panel.js';
import { temporaryFolder } from '../temporary.js';

interface About {
  readonly version: string;
  readonly jupyterlab: { readonly _build: { readonly load: string; readonly extension: string } };
}

describe('the built folder', () => {
  const about = { name: 'nbscribe', version: '1.2.3', license: 'BSD-3-Clause' };
  let root: string;
  let folder: string;
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  beforeAll(async () => {
    root = temporaryFolder();
    folder = await buildPanel(join(root, 'labextensions'), about);
  });

  test('is what JupyterLab looks for: by its name, with the code, the schema and who installed it', () => {
    expect(folder).toBe(join(root, 'labextensions', PANEL_NAME));
    const { version, jupyterlab } = JSON.parse(read('package.json')) as About;
    expect(version).toBe('1.2.3');
    expect(jupyterlab).toMatchObject({ extension: true, schemaDir: 'schema', _build: { extension: './extension' } });
    expect(jupyterlab._build.load).toMatch(/^static\/remoteEntry\.[0-9a-f]{20}\.js$/);
    expect(readdirSync(join(folder, 'static'))).toEqual([jupyterlab._build.load.replace('static/', '')]);
    expect(JSON.parse(read('install.json'))).toMatchObject({ packageName: 'nbscribe' });
    expect(JSON.parse(read(`schemas/${PANEL_NAME}/panel.json`))).toMatchObject({ type: 'object' });
  });

  test('the code is small, and holds nothing of Node or of JupyterLab itself', () => {
    const [entry = ''] = readdirSync(join(folder, 'static'));
    expect(statSync(join(folder, 'static', entry)).size).toBeLessThan(60_000);
    expect(read(`static/${entry}`)).not.toMatch(/\brequire\(|["']node:|\bprocess\./);
  });

  test('the code opens by itself, and asks JupyterLab for the packages that every Lab 4 shares', async () => {
    const [entry = ''] = readdirSync(join(folder, 'static'));
    const window: { _JUPYTERLAB?: Record<string, { init(scope: object): void; get(name: string): Promise<unknown> }> } =
      {};
    runInNewContext(read(`static/${entry}`), { window });
    const container = window._JUPYTERLAB?.[PANEL_NAME];
    container?.init({});
    await expect(container?.get('./extension')).rejects.toThrow(/needs @(?:jupyterlab|lumino)\/[\w-]+/);
  });

  test('the same source makes the same file, and another name for another content', async () => {
    const again = await buildPanel(join(temporaryFolder(), 'labextensions'), { ...about, version: '9.9.9' });
    expect(readdirSync(join(again, 'static'))).toEqual(readdirSync(join(folder, 'static')));
  });

  test('a server that is started gets it in front of what the user has', () => {
    expect(withPanel({}, root).JUPYTER_PATH).toBe(root);
    expect(withPanel({ JUPYTER_PATH: '/mine' }, root).JUPYTER_PATH).toBe(`${root}${delimiter}/mine`);
    expect(withPanel({ HOME: '/h' }, root)).toMatchObject({ HOME: '/h' });
  });
});

test('where nothing is built, or a path that the list cannot hold, the environment stays as it is', () => {
  const env = { JUPYTER_PATH: '/mine' };
  expect(withPanel(env, temporaryFolder())).toBe(env);
  const odd = join(temporaryFolder(), `a${delimiter}b`);
  mkdirSync(join(odd, 'labextensions', PANEL_NAME), { recursive: true });
  expect(withPanel(env, odd)).toBe(env);
});
