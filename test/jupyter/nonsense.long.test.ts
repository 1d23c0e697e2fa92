import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary.js';
import { sketchNotebook } from './cells.js';
import { bundleCommandLine, startCommand } from './command.js';
import { frame, joinParts } from './fake-kernel.js';
import type { FakeKernel, Said } from './fake-kernel.js';
import { say, startLiar } from './liar.js';

const KERNEL = { id: 'k1', name: 'python3', execution_state: 'idle', connections: 0 };
const HONEST = {
  'GET /api/status': say({ started: '2026-01-01', kernels: 0 }),
  'GET /api/kernelspecs': say({
    default: 'python3',
    kernelspecs: { python3: { spec: { display_name: 'P', language: 'python' } } },
  }),
  'POST /api/kernels': say(KERNEL, 201),
  'GET /api/kernels/k1': say(KERNEL),
  'DELETE /api/kernels': say('', 204),
};

let cli: string;
beforeAll(async () => void (cli = await bundleCommandLine()), 60_000);

/** Runs a notebook of one cell on that kernel, in a process of its own: what nobody catches would end it. */
async function runOn(kernel: FakeKernel) {
  const liar = await startLiar(HONEST, kernel);
  const folder = temporaryFolder({ 'a.ipynb': sketchNotebook('graph') });
  try {
    const { ended } = startCommand(cli, ['run', 'a.ipynb', '--server', liar.url], { cwd: folder, env: process.env });
    const { code, err, out } = await ended;
    expect(err).not.toMatch(/fault of nbscribe|\n *at /);
    return { code, err, out, notebook: readFileSync(join(folder, 'a.ipynb'), 'utf8') };
  } finally {
    await liar.close();
  }
}

const failed: Said = {
  type: 'execute_reply',
  channel: 'shell',
  content: { status: 'error', execution_count: 1, ename: 'NoneType', evalue: 'None', traceback: [] },
};
const shown: Said = {
  type: 'error',
  content: {
    ename: 'ExecutableNotFound',
    evalue: "failed to execute PosixPath('dot'), make sure the Graphviz executables are on your systems' PATH",
    traceback: ['Traceback'],
  },
};

test('a cell whose value cannot be shown says what is missing, not "NoneType: None"', async () => {
  const { code, err, notebook } = await runOn({ execute: [shown, failed] });
  expect(code).toBe(1);
  expect(err).toContain('failed: ExecutableNotFound: failed to execute');
  expect(err).toContain('install Graphviz (`apt install graphviz`)');
  expect(err).not.toContain('NoneType');
  expect(notebook).toContain('ExecutableNotFound');
}, 60_000);

test('where no output says it either, that is told', async () => {
  const { code, err } = await runOn({ execute: [failed] });
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('the kernel gives no reason') as string });
  expect(err).not.toContain('NoneType');
}, 60_000);

const message = (...parts: readonly string[]) => frame(2, joinParts(parts.map((part) => Buffer.from(part))));
const NONSENSE: readonly (readonly [string, Buffer])[] = [
  ['a text that is no JSON', frame(1, Buffer.from('hello'))],
  ['a text of JSON that is no message', frame(1, Buffer.from('[]'))],
  ['nothing', frame(2, Buffer.alloc(0))],
  ['binary rubbish', frame(2, Buffer.from('deadbeef'.repeat(20), 'hex'))],
  ['parts that are no JSON', message('iopub', '{', '{', '{', '{')],
  ['parts that are null', message('iopub', 'null', 'null', 'null', 'null')],
  ['a message without a header', message('iopub', '{}', '{}', '{}', '{}')],
  ['a message whose type is a number', message('shell', '{"msg_type": 5, "msg_id": 1}', '{}', '{}', '{}')],
  ['a channel that there is not', message('gossip', '{"msg_type": "status"}', '{}', '{}', '{}')],
  ['a frame longer than any', frame(2, Buffer.alloc(10), 2 ** 40)],
  ['a frame of no known kind', frame(7, Buffer.from('x'))],
];

describe.each(NONSENSE)('a line that says %s', (_, bytes) => {
  test('at once: it is told, and the command ends', async () => {
    const { code, err } = await runOn({ greeting: [bytes], execute: [failed] });
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('[jupyter/unreadable]') as string });
  }, 60_000);

  test('instead of an answer: it is told, and the command ends', async () => {
    const { code, err } = await runOn({ execute: [bytes] });
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('[jupyter/unreadable]') as string });
  }, 60_000);
});
