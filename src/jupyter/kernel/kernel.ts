/** A kernel of our own on a server: started, asked to execute, interrupted, ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ServerConnection } from '@jupyterlab/services';
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { Outcome } from '../../model/problem.js';
import { endingOf, isEnd } from './cell-ending.js';
import type { Ending } from './cell-ending.js';
import { Line, QuietConnection } from './reconnect.js';
import { answerProblem, breakProblem, failed, serverProblem } from '../problems.js';
import { ask, fieldsOf, isObject } from '../server/request.js';
import { encodePath } from '../../host/read.js';
import type { Server } from '../server/server.js';
import { promptSocket } from './prompt-socket.js';
import { Watch } from './kernel-watch.js';

/** What a cell's execution tells, as it comes. */
export interface KernelListener {
  onMessage(message: KernelMessage.IIOPubMessage): void;
  onReply(message: KernelMessage.IExecuteReplyMsg): void;
}

/** A kernel of a large environment on a cold disk takes half of this. */
const START_TIMEOUT_MS = 60_000;
const START_PROBE_MS = 1000;
/** Time for a cell to answer an interrupt with its traceback. */
const INTERRUPT_GRACE_MS = 4000;
const STOP_TIMEOUT_MS = 8000;
const STOP_TRIES = 8;
const STOP_PAUSE_MS = 500;
/** A user who interrupts waits no longer than this for a server that does not answer. */
const PARTING_MS = 1500;

interface KernelParts {
  readonly server: Server;
  readonly watch: Watch;
  readonly info: KernelMessage.IInfoReply;
}

/** A kernel that answers. */
export class RunningKernel {
  readonly #connection: QuietConnection;
  readonly #server: Server;
  readonly #watch: Watch;
  readonly #line: Line;
  readonly info: KernelMessage.IInfoReply;

  constructor(connection: QuietConnection, line: Line, { server, watch, info }: KernelParts) {
    this.#connection = connection;
    this.#line = line;
    this.#watch = watch;
    this.#server = server;
    this.info = info;
  }

  /** How often the line to it was cut so far: what a cell says meanwhile may be lost. */
  get cuts(): number {
    return this.#line.cuts;
  }

  /** Executes one cell. Late messages still reach its listener while later cells run. Never rejects. */
  async execute(code: string, listener: KernelListener, timeoutMs: number): Promise<Ending> {
    await Promise.race([this.#line.joined(), this.#watch.broken]);
    const broken = this.#watch.current;
    if (broken !== undefined) return { kind: broken };
    const done = this.#request(code, listener);
    const ending = await this.#firstOf(done, timeoutMs);
    if (ending !== undefined) return ending;
    await ask(this.#server, `${kernelPath(this.#connection.id)}/interrupt`, {
      method: 'POST',
      timeoutMs: INTERRUPT_GRACE_MS,
    });
    const late = await this.#firstOf(done, INTERRUPT_GRACE_MS);
    return late === undefined || isEnd(late) ? { kind: 'timeout', deaf: late === undefined } : late;
  }

  /** Settles when the cell is over; the line must be there. */
  #request(code: string, listener: KernelListener): Promise<Ending> {
    // Kept alive after it is done, so that a display update from a later cell arrives.
    const future = this.#connection.requestExecute({ code, allow_stdin: false, stop_on_error: true }, false);
    let begun = false;
    let reply: KernelMessage.IExecuteReplyMsg | undefined;
    future.onIOPub = (message) => {
      begun = true;
      listener.onMessage(message);
    };
    future.onReply = (message) => {
      reply = message;
      listener.onReply(message);
    };
    const done = future.done.then(endingOf, () => this.#watch.broken.then((kind): Ending => ({ kind })));
    const passed = this.#line.passed().then((): Ending => (reply ? endingOf(reply) : { kind: 'lost', begun }));
    return Promise.race([done, passed]);
  }

  /** Ends the kernel on the server and closes the connection. */
  async stop(): Promise<void> {
    this.#watch.close();
    this.#connection.dispose();
    if (this.#watch.current === 'server-ended') return;
    await deleteKernel(this.#server, this.#connection.id, this.#watch.current === 'interrupted');
  }

  /** Undefined when the time is over first; 0 is no limit. */
  async #firstOf(done: Promise<Ending>, timeoutMs: number): Promise<Ending | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<undefined>((resolve) => {
      // Timers of more than 2^31 ms fire at once.
      if (timeoutMs > 0) timer = setTimeout(() => resolve(undefined), Math.min(timeoutMs, 2 ** 31 - 1));
    });
    const broken = this.#watch.broken.then((kind): Ending => ({ kind }));
    const first = await Promise.race([done, broken, timeout]);
    clearTimeout(timer);
    return first;
  }
}

/** Starts a kernel whose working folder is that of `path` (as the server names it) and waits until it answers. */
export async function startKernel(
  server: Server,
  name: string,
  { path, signal }: { path: string | undefined; signal: AbortSignal | undefined },
): Promise<Outcome<RunningKernel | undefined>> {
  const answer = await ask(server, 'api/kernels', {
    method: 'POST',
    body: { name, ...(path !== undefined && { path }) },
    // Not at once, for the kernel of an answer that is thrown away stays.
    signal: signal && later(signal, PARTING_MS),
  });
  if (answer.status >= 500) return failed(startProblem(name));
  const model = answer.status === 201 ? readModel(answer.body) : undefined;
  if (model === undefined) return failed(answerProblem(server, answer));

  const watch = new Watch(server, model.id, signal);
  const connection = new QuietConnection({ model, serverSettings: settingsFor(server, watch), handleComms: false });
  watch.follow(connection);
  const line = new Line(connection, server, watch);
  const started = new AbortController();
  const ready = connection.info.catch(() => watch.broken);
  const first = await Promise.race([ready, watch.broken, startFailed(server, model.id, started.signal)]);
  started.abort();
  if (typeof first === 'object')
    return { value: new RunningKernel(connection, line, { server, watch, info: first }), problems: [] };
  watch.close();
  connection.dispose();
  if (first !== 'server-ended') await deleteKernel(server, model.id, first === 'interrupted');
  return failed(first === undefined || first === 'kernel-died' ? startProblem(name) : breakProblem(first, server.url));
}

/**
 * Settles when the server has given up on the kernel, or the time is over:
 * a socket opens only to a kernel that answers.
 */
async function startFailed(server: Server, id: string, started: AbortSignal): Promise<undefined> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!started.aborted && Date.now() < deadline) {
    await sleep(START_PROBE_MS, undefined, { signal: started }).catch(() => undefined);
    const { status, body } = await ask(server, kernelPath(id), { timeoutMs: STOP_TIMEOUT_MS, signal: started });
    if (status === 404 || (status === 200 && fieldsOf(body).execution_state === 'dead')) return undefined;
  }
  return undefined;
}

/** Right after the server restarted a dead kernel it refuses to end it for about a second: it is asked again. */
async function deleteKernel(server: Server, id: string, hurried: boolean): Promise<void> {
  const timeoutMs = hurried ? PARTING_MS : STOP_TIMEOUT_MS;
  const deadline = Date.now() + timeoutMs;
  for (let tries = 0; tries < STOP_TRIES && Date.now() < deadline; tries++) {
    const { status } = await ask(server, kernelPath(id), { method: 'DELETE', timeoutMs });
    if (status < 500) return;
    await sleep(STOP_PAUSE_MS);
  }
}

/** Aborts so long after `signal` does. */
function later(signal: AbortSignal, ms: number): AbortSignal {
  const controller = new AbortController();
  const abort = () => setTimeout(() => controller.abort(), ms).unref();
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return controller.signal;
}

function readModel(body: unknown): Kernel.IModel | undefined {
  return isObject(body) && typeof body.id === 'string' && body.id !== '' && typeof body.name === 'string'
    ? (body as unknown as Kernel.IModel)
    : undefined;
}

/** A kernel in the API of its server. */
const kernelPath = (id: string) => `api/kernels/${encodePath(id)}`;

function settingsFor(server: Server, watch: Watch): ServerConnection.ISettings {
  const { WebSocket } = ServerConnection.makeSettings();
  return ServerConnection.makeSettings({
    baseUrl: server.url,
    wsUrl: server.url.replace(/^http/, 'ws'),
    token: server.token.reveal(),
    appendToken: true,
    init: { cache: 'no-store' },
    WebSocket: promptSocket(WebSocket, () => watch.breakOff('unreadable')),
    fetch: (request: RequestInfo, init?: RequestInit) => watch.fetchPatiently(request, init),
  });
}

function startProblem(name: string) {
  return serverProblem(
    'kernel-start-failed',
    `the kernel "${name}" did not start`,
    `Try \`jupyter console --kernel ${name}\` to see what it says; for Python, \`pip install ipykernel\` where it should run.`,
  );
}
