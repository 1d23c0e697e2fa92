import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPanel, removePanel } from '../../src/jupyter/open/install-panel.js';
import { PANEL_NAME } from '../../src/jupyter/server/panel.js';
import { buildPanel } from '../../src/panel/build.mjs';
import { temporaryFolder } from '../temporary.js';
import { nbscribeIn } from '../terminal.js';

let from: string;
const build = async (version: string) => {
  const root = temporaryFolder();
  await buildPanel(join(root, 'labextensions'), { name: 'nbscribe', version, license: 'BSD-3-Clause' });
  return root;
};
beforeAll(async () => {
  from = await build('1.0.0');
});

/** A user's data folder, and where the panel is in it. */
function home() {
  const data = temporaryFolder();
  const path = join(data, 'labextensions', PANEL_NAME);
  return { data, path, env: { JUPYTER_DATA_DIR: data }, list: () => readdirSync(join(data, 'labextensions')) };
}

test('it is installed, found to be there, brought up to date and removed, and nothing else is left', async () => {
  const { path, env, list } = home();
  expect(installPanel({ env, from }).value).toEqual({ did: 'installed', path });
  expect(existsSync(join(path, 'package.json'))).toBe(true);
  expect(installPanel({ env, from }).value).toEqual({ did: 'same', path });
  expect(installPanel({ env, from: await build('1.1.0') }).value).toEqual({ did: 'installed', path });
  expect(list()).toEqual([PANEL_NAME]);
  expect(removePanel({ env }).value).toEqual({ did: 'removed', path });
  expect(list()).toEqual([]);
  expect(removePanel({ env }).value).toEqual({ did: 'absent', path });
});

test.each([
  [
    'somebody else has',
    (path: string) => {
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, 'package.json'), `{"name": "${PANEL_NAME}"}`);
    },
  ],
  ['is half there', (path: string) => void mkdirSync(path, { recursive: true })],
  [
    'is a link of one who develops it',
    (path: string) => {
      mkdirSync(join(path, '..'), { recursive: true });
      symlinkSync(join(from, 'labextensions', PANEL_NAME), path);
    },
  ],
  [
    'is a file',
    (path: string) => {
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, '');
    },
  ],
])('a folder of that name that %s is left alone, with a word', (_, make) => {
  const { path, env } = home();
  make(path);
  for (const change of [installPanel, removePanel])
    expect(change({ env, from })).toMatchObject({
      value: undefined,
      problems: [{ code: 'jupyter/panel-not-ours', message: expect.stringContaining(path) as string }],
    });
  expect(existsSync(path)).toBe(true);
});

test('where it cannot be written the problem names the folder, and what was there stays', () => {
  const { data, env } = home();
  writeFileSync(join(data, 'labextensions'), 'a file');
  expect(installPanel({ env, from }).problems).toMatchObject([
    { code: 'jupyter/panel-failed', message: expect.stringContaining(data) as string },
  ]);
});

test('of the two folders of a Mac the one in use gets it, and it is found in either', () => {
  const HOME = temporaryFolder({ 'Library/Application Support/Jupyter/x': '' });
  const env = { HOME };
  const path = join(HOME, 'Library/Application Support/Jupyter/labextensions', PANEL_NAME);
  expect(installPanel({ env, from, platform: 'darwin' }).value).toEqual({ did: 'installed', path });
  mkdirSync(join(HOME, 'Library/Jupyter'), { recursive: true });
  expect(removePanel({ env, platform: 'darwin' }).value).toEqual({ did: 'removed', path });
});

test('an installation without a panel says what to do', () =>
  expect(installPanel({ env: home().env, from: temporaryFolder() }).problems).toMatchObject([
    { code: 'jupyter/no-panel' },
  ]));

describe('nbscribe open', () => {
  test('--install-panel and --remove-panel need no notebook, and say what they did', async () => {
    const { path, env } = home();
    const said = await nbscribeIn({ env }, 'open', '--install-panel');
    expect(said).toEqual({
      code: 0,
      out: '',
      err: expect.stringContaining(`The panel is installed: ${path}`) as string,
    });
    const json = await nbscribeIn({ env }, 'open', '--remove-panel', '--json');
    expect(JSON.parse(json.out)).toEqual({ panel: { did: 'removed', path }, problems: [] });
  });

  test('the two together, and neither of them without a notebook, are wrong usage', async () => {
    const both = await nbscribeIn({}, 'open', '--install-panel', '--remove-panel');
    expect(both).toMatchObject({ code: 2, err: expect.stringContaining('cannot be given together') as string });
    expect(await nbscribeIn({}, 'open')).toMatchObject({ code: 2 });
  });
});
