import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../../src/jupyter/server/request.js';
import { Secret } from '../../src/jupyter/server/secret.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribeIn } from '../terminal.js';
import { sketchNotebook } from './cells.js';
import { babble, say, stall, startLiar } from './liar.js';
import type { Lie, Liar } from './liar.js';

const STATUS = say({ started: '2026-01-01', kernels: 0 });
const SPECS = say({
  default: 'python3',
  kernelspecs: { python3: { spec: { display_name: 'P', language: 'python' } } },
});
const KERNEL = { id: 'k1', name: 'python3', execution_state: 'starting', connections: 0 };
/** A server that is honest up to its kernels. */
const HONEST = { 'GET /api/status': STATUS, 'GET /api/kernelspecs': SPECS, 'DELETE /api/kernels': say('', 204) };

const TOKEN = 'se/cret+t<oken>"&=1';
const NOTEBOOK = sketchNotebook("print('hello')");

let liar: Liar | undefined;
afterEach(async () => {
  await liar?.close();
  liar = undefined;
});

interface Asked {
  readonly command?: 'run' | 'open';
  readonly signal?: AbortSignal;
  readonly options?: readonly string[];
}

/** Runs or opens a notebook on a server that answers so. */
async function onLiar(lies: Readonly<Record<string, Lie>>, { command = 'run', signal, options = [] }: Asked = {}) {
  liar ??= await startLiar(lies);
  const folder = temporaryFolder({ 'a.ipynb': NOTEBOOK });
  const env = { JUPYTER_TOKEN: TOKEN, HOME: folder, XDG_STATE_HOME: folder };
  const args = [command, join(folder, 'a.ipynb'), '--server', liar.url, ...options];
  if (command === 'open') args.push('--no-browser');
  const said = await nbscribeIn({ env, ...(signal && { signal }) }, ...args);
  expect(readFileSync(join(folder, 'a.ipynb'), 'utf8')).toBe(NOTEBOOK);
  expect(said.err + said.out).not.toMatch(/fault of nbscribe|\n {4}at /);
  return said;
}

const SHAPES: readonly (readonly [string, Lie])[] = [
  ['a web page', say('<!DOCTYPE html><title>Log in</title>')],
  ['null', say('null')],
  ['a list', say('[]')],
  ['a number', say('5')],
  ['nothing', say('')],
  ['a text', say('hello')],
  ['JSON that is cut', say('{"started": ')],
  ['nesting without end', say('['.repeat(1_000_000))],
];

describe.each(SHAPES)('a server that answers 200 with %s', (_, lie) => {
  test.each([
    ['run', 'GET /api/status'],
    ['run', 'GET /api/kernelspecs'],
    ['run', 'POST /api/kernels'],
    ['open', 'GET /api/status'],
    ['open', 'GET /api/contents'],
    ['open', 'PUT /api/contents'],
  ] as const)('%s, at %s: it is said that this is no Jupyter server', async (command, at) => {
    const { code, err } = await onLiar({ ...HONEST, [at]: lie }, { command });
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('[jupyter/not-jupyter]') as string });
  });
});

test.each([
  ['kernelspecs that are a list', 'GET /api/kernelspecs', { kernelspecs: [] }],
  ['kernelspecs that are null', 'GET /api/kernelspecs', { default: 5, kernelspecs: null }],
  ['a kernel without an id', 'POST /api/kernels', { name: 'python3' }],
  ['a kernel whose id is a number', 'POST /api/kernels', { id: 5, name: 'python3' }],
])('%s', async (_, at, body) => {
  const status = at.startsWith('POST') ? 201 : 200;
  const { code, err } = await onLiar({ ...HONEST, [at]: say(body, status) });
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('[jupyter/not-jupyter]') as string });
});

test('kernelspecs of odd shapes are kernels without a language', async () => {
  const odd = { python3: null, b: { spec: 5 }, c: { spec: { display_name: [], language: {} } }, d: [] };
  const { code, err } = await onLiar({ ...HONEST, 'GET /api/kernelspecs': say({ kernelspecs: odd }) });
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('[jupyter/no-such-kernel]') as string });
});

test('a kernel that is there and is not reached, and one whose line speaks nonsense', async () => {
  const { code, err } = await onLiar(
    {
      'POST /api/kernels': say(KERNEL, 201),
      'GET /api/kernels/k1': say({ ...KERNEL, execution_state: 'dead' }),
      ...HONEST,
    },
    {},
  );
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('[jupyter/') as string });
});

test.each([
  ['run', 'GET /api/status'],
  ['run', 'GET /api/kernelspecs'],
  ['run', 'POST /api/kernels'],
  ['open', 'GET /api/contents'],
] as const)('%s on a server whose answer to %s has no end: it is cut off, and told', async (command, at) => {
  const { code, err } = await onLiar({ ...HONEST, [at]: babble }, { command });
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('longer than') as string });
});

test('an answer that stalls is given up in time', async () => {
  liar = await startLiar({
    'GET /begun': (response) => void response.writeHead(200).write('{'),
    'GET /never': stall,
  });
  for (const path of ['begun', 'never']) {
    const answer = await ask({ url: liar.url, token: new Secret('') }, path, { timeoutMs: 200 });
    expect(answer).toEqual({ status: 0, body: 'no answer in time' });
  }
});

/** Within two seconds on a quiet machine, and before any time-out of ours, the shortest of which is five. */
const SOON_MS = 4500;

describe('Ctrl-C while the server stalls ends the command soon, with 130', () => {
  const UPLOAD = { ...HONEST, 'GET /api/contents': say('{}', 404) };
  test.each([
    ['run', 'GET /api/status', HONEST],
    ['run', 'GET /api/kernelspecs', HONEST],
    ['run', 'POST /api/kernels', HONEST],
    ['run', 'GET /api/kernels/k1/channels', { ...HONEST, 'POST /api/kernels': say(KERNEL, 201) }],
    ['run', 'DELETE /api/kernels/k1', { ...HONEST, 'POST /api/kernels': say(KERNEL, 201) }],
    ['open', 'GET /api/status', HONEST],
    ['open', 'GET /api/contents', HONEST],
    ['open', 'PUT /api/contents', UPLOAD],
    [
      'open',
      'GET /lab',
      { ...HONEST, 'GET /api/contents': say({ hash: '1', content: JSON.parse(NOTEBOOK) as unknown }) },
    ],
  ] as const)('%s at %s', async (command, at, lies) => {
    liar = await startLiar({ ...lies, [at]: stall });
    const controller = new AbortController();
    const running = onLiar({}, { command, signal: controller.signal });
    await liar.asked(at.startsWith('DELETE') || at.includes('channels') ? 'POST /api/kernels' : at);
    const startMs = performance.now();
    controller.abort();
    const { code, err } = await running;
    expect(code).toBe(130);
    expect(performance.now() - startMs).toBeLessThan(SOON_MS);
    expect(err).not.toContain('no Jupyter server answers');
  });
});

describe('a token that a server says again is never printed', () => {
  const forms: readonly (readonly [string, string])[] = [
    ['raw', TOKEN],
    ['in a URL', encodeURIComponent(TOKEN)],
    ['in a URL with small letters', encodeURIComponent(TOKEN).toLowerCase()],
    ['in a form', new URLSearchParams({ token: TOKEN }).toString()],
    ['in JSON', JSON.stringify({ token: TOKEN })],
    [
      'in HTML',
      TOKEN.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    ],
    ['in a header', `Authorization: token ${TOKEN}`],
    ['in a cookie', `Set-Cookie: _xsrf=2|1; token=${encodeURIComponent(TOKEN)}; Path=/`],
    ['as a password', `http://me:${encodeURIComponent(TOKEN)}@127.0.0.1/`],
    ['as Basic', `Authorization: Basic ${Buffer.from(`:${TOKEN}`).toString('base64')}`],
    ['as Basic with a name', `Authorization: Basic ${Buffer.from(`me:${TOKEN}`).toString('base64')}`],
    ['as Basic with a long name', `Basic%20${Buffer.from(`somebody@example.org:${TOKEN}`).toString('base64url')}`],
    ['where a long text is cut', `${'x'.repeat(290)}${TOKEN}`],
  ];
  /** Pieces that would give it away. */
  const inBase64 = [`${TOKEN}`, `e:${TOKEN}`, `:${TOKEN}`].map((login) =>
    Buffer.from(login).toString('base64').slice(4, 14),
  );
  const leaks = ['cret', 'oken>', 'oken%3', 'oken&lt', ...inBase64];

  test.each(forms)('%s', async (_, form) => {
    const echo = { message: `refused: ${form}`, reason: form };
    const names = { [form]: { spec: { display_name: form, language: form } } };
    for (const lies of [
      { 'GET /api/status': say(echo, 500) },
      { ...HONEST, 'GET /api/kernelspecs': say(echo, 400) },
      { ...HONEST, 'GET /api/kernelspecs': say({ kernelspecs: names }) },
      { ...HONEST, 'POST /api/kernels': say(echo, 404) },
      { 'GET /api/status': say(form, 418) },
      { ...HONEST, 'GET /api/contents': say(echo, 500) },
    ] as const)
      for (const command of ['run', 'open'] as const)
        for (const options of [[], ['--json']]) {
          const { out, err } = await onLiar(lies, { command, options: [...options, '--token', TOKEN] });
          for (const leak of leaks) expect(out + err).not.toContain(leak);
          await liar?.close();
          liar = undefined;
        }
  });

  test('a password in the address is not sent, and not repeated', async () => {
    const folder = temporaryFolder({ 'a.ipynb': NOTEBOOK });
    for (const address of ['http://me:hunter2@127.0.0.1:9/', 'ftp://me:hunter2@h/', 'http://h:x@hunter2@:']) {
      const { code, err } = await nbscribeIn({}, 'run', join(folder, 'a.ipynb'), '--server', address);
      expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('[jupyter/bad-url]') as string });
      expect(err).not.toMatch(/hunter2@|:hunter2/);
    }
  });
});
