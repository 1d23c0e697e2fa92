import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { listRunningServers, pathBelow, runtimeFolders, serversThatHold } from '../../src/jupyter/server/running.js';
import { parseServerUrl } from '../../src/jupyter/server/server.js';
import { temporaryFolder } from '../temporary.js';

const serverFile = (more: object) =>
  JSON.stringify({ url: 'http://127.0.0.1:8888/', token: 'secret-token', pid: process.pid, root_dir: '/', ...more });
const list = (files: Readonly<Record<string, string>>) => listRunningServers([temporaryFolder(files)]);

test('a running server is known by its file, also that of the classic Notebook', () => {
  const found = list({
    'jpserver-1.json': serverFile({ url: 'http://0.0.0.0:8888/base/' }),
    'nbserver-2.json': serverFile({ root_dir: undefined, notebook_dir: '/notes' }),
  });
  expect(found).toMatchObject([
    { url: 'http://127.0.0.1:8888/base/', rootDir: '/' },
    { url: 'http://127.0.0.1:8888/', rootDir: '/notes' },
  ]);
});

test('files of dead servers, sockets, half-written and foreign files are passed over', () => {
  const files = {
    'jpserver-1.json': serverFile({ pid: 2 ** 30 }),
    'jpserver-2.json': serverFile({ sock: '/tmp/x.sock' }),
    'jpserver-3.json': '{"url": "http://127',
    'jpserver-4.json': '[]',
    'jpserver-5.json': 'null',
    'kernel-1.json': serverFile({}),
  };
  expect(list(files)).toEqual([]);
  expect(listRunningServers(['/no/such/folder'])).toEqual([]);
});

test('a token is shown by nothing that prints a server', () => {
  const [server] = list({ 'jpserver-1.json': serverFile({}) });
  expect(server?.token.reveal()).toBe('secret-token');
  for (const text of [JSON.stringify(server), inspect(server, { depth: 9 }), String(server?.token)])
    expect(text).not.toContain('secret-token');
  expect(server?.token.redact('GET /?token=secret-token')).toBe('GET /?token=[token]');
});

test('the server with the deepest folder that holds the file comes first, links resolved', () => {
  const root = temporaryFolder({ 'course/lesson/a.ipynb': '{}', 'other/b.ipynb': '{}' });
  symlinkSync(join(root, 'course'), join(root, 'link'));
  const servers = list({
    'jpserver-1.json': serverFile({ root_dir: root }),
    'jpserver-2.json': serverFile({ root_dir: join(root, 'link') }),
    'jpserver-3.json': serverFile({ root_dir: join(root, 'other') }),
  });
  const holding = serversThatHold(join(root, 'course/lesson/a.ipynb'), servers);
  expect(holding.map(({ rootDir }) => rootDir)).toEqual([join(root, 'link'), root]);
});

test('the path on the server is relative to its folder, or there is none', () => {
  const root = temporaryFolder({ 'a b/c.ipynb': '{}' });
  mkdirSync(join(root, 'a'));
  expect(pathBelow(root, join(root, 'a b/c.ipynb'))).toBe('a b/c.ipynb');
  expect(pathBelow(join(root, 'a'), join(root, 'a b/c.ipynb'))).toBeUndefined();
  expect(pathBelow(root, root)).toBeUndefined();
});

test.each([
  [{ JUPYTER_RUNTIME_DIR: '/run/j', HOME: '/h' }, 'linux', ['/run/j']],
  [{ JUPYTER_DATA_DIR: '/data', HOME: '/h' }, 'linux', ['/data/runtime']],
  [{ HOME: '/h' }, 'linux', ['/h/.local/share/jupyter/runtime']],
  [{ HOME: '/h', XDG_DATA_HOME: '/x' }, 'linux', ['/x/jupyter/runtime']],
  [{ HOME: '/h' }, 'darwin', ['/h/Library/Jupyter/runtime', '/h/Library/Application Support/Jupyter/runtime']],
  [
    { HOME: '/h', JUPYTER_PLATFORM_DIRS: '1' },
    'darwin',
    ['/h/Library/Application Support/Jupyter/runtime', '/h/Library/Jupyter/runtime'],
  ],
  [{ APPDATA: '/r', LOCALAPPDATA: '/l' }, 'win32', ['/r/jupyter/runtime', '/l/Jupyter/runtime']],
] as const)('runtime files are looked for where Jupyter keeps them: %j on %s', (env, platform, folders) =>
  expect(runtimeFolders(env, platform)).toEqual(folders),
);

test.each([
  ['http://127.0.0.1:8888', { url: 'http://127.0.0.1:8888/' }],
  ['localhost:8888', { url: 'http://localhost:8888/' }],
  ['http://h:1/lab?token=abc', { url: 'http://h:1/', token: 'abc' }],
  ['https://hub/user/me/lab/tree/x/y.ipynb?reset', { url: 'https://hub/user/me/' }],
  ['https://hub/user/me/?token=', { url: 'https://hub/user/me/', token: '' }],
])('the address that people paste is understood: %s', (text, expected) =>
  expect(parseServerUrl(text)).toEqual(expected),
);

test.each(['', 'ftp://h/', 'http://', 'a b'])('what is no address of a server is refused: "%s"', (text) =>
  expect(parseServerUrl(text)).toBeUndefined(),
);
