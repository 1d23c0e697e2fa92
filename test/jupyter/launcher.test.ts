import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay, openInBrowser } from '../../src/host/browser.js';
import { findLaunchers } from '../../src/jupyter/server/launcher.js';
import { temporaryFolder } from '../temporary.js';

/** A folder in which these are programs. */
function programs(...paths: readonly string[]): string {
  const folder = temporaryFolder(Object.fromEntries(paths.map((path) => [path, '#!/bin/sh\n'])));
  paths.forEach((path) => chmodSync(join(folder, path), 0o755));
  return folder;
}

test('the JupyterLab on PATH is tried first, then the Python on PATH', () => {
  const PATH = programs('jupyter-lab', 'python3');
  expect(findLaunchers('lab', { PATH }, [])).toEqual([
    { command: join(PATH, 'jupyter-lab'), args: [] },
    { command: join(PATH, 'python3'), args: ['-m', 'jupyterlab'] },
  ]);
});

test('a .venv beside the notebook or above it is found, also where the PATH has a jupyter without JupyterLab', () => {
  const PATH = programs('jupyter');
  const project = programs('.venv/bin/jupyter-lab');
  expect(findLaunchers('lab', { PATH }, [join(project, 'lessons/one')])).toEqual([
    { command: join(project, '.venv/bin/jupyter-lab'), args: [] },
  ]);
});

test('NBSCRIBE_PYTHON is the only one asked where it is set', () => {
  const env = { PATH: programs('jupyter-lab', 'jupyter-server'), NBSCRIBE_PYTHON: '/opt/python' };
  expect(findLaunchers('lab', env, [])).toEqual([{ command: '/opt/python', args: ['-m', 'jupyterlab'] }]);
  expect(findLaunchers('server', env, [])).toEqual([{ command: '/opt/python', args: ['-m', 'jupyter_server'] }]);
});

test('a machine without Python has nothing to start', () =>
  expect(findLaunchers('lab', { PATH: temporaryFolder() }, [])).toEqual([]));

test.each([
  ['a desktop', { DISPLAY: ':0' }, 'linux', true],
  ['Wayland', { WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
  ['a Mac', {}, 'darwin', true],
  ['a Linux without display', {}, 'linux', false],
  ['an SSH line', { DISPLAY: ':0', SSH_CONNECTION: '1 2 3 4' }, 'linux', false],
  ['a Mac over SSH', { SSH_TTY: '/dev/ttys1' }, 'darwin', false],
  ['CI', { DISPLAY: ':0', CI: 'true' }, 'linux', false],
  [
    'an editor that lends its browser over SSH',
    { SSH_CONNECTION: '1 2 3 4', BROWSER: '/editor/browser.sh' },
    'linux',
    true,
  ],
] as const)('%s: is a browser shown?', (_, env, platform, expected) =>
  expect(hasDisplay(env, platform)).toBe(expected),
);

test('a browser that cannot be started or fails is told from one that opens', async () => {
  const folder = programs('opens');
  expect(await openInBrowser('http://x/', { BROWSER: join(folder, 'opens') })).toBe(true);
  expect(await openInBrowser('http://x/', { BROWSER: join(folder, 'missing') })).toBe(false);
  expect(await openInBrowser('http://x/', { BROWSER: '/bin/false' })).toBe(false);
  expect(await openInBrowser('http://x/', { PATH: folder }, 'linux')).toBe(false);
});
