/** A kernel of our own on a server: started, asked to execute, interrupted, ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import { KernelConnection, ServerConnection } from '@jupyterlab/services';
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { Outcome } from '../model/problem.js';
import { answerProblem, breakProblem, failed, serverProblem } from './problems.js';
import { ask } from './request.js';
import type { Server } from './server.js';
import { promptSocket } from './socket.js';
import { Watch } from './watch.js';
import type { Break } from './watch.js';

/** How the execution of one cell ended. */
export type Ending =
  | { readonly kind: 'ok' | 'aborted' }
  | { readonly kind: 'error'; readonly name: string; readonly value: string }
  /** The kernel did not even answer an interrupt where `deaf` is true. */
  | { readonly kind: 'timeout'; readonly deaf: boolean }
  | { readonly kind: Break };

/** What a cell's execution tells, as it comes. */
export interface Listener {
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

/** The stock connection lets rejections of its own calls go unhandled when a kernel dies, and Node ends on those. */
class QuietConnection extends KernelConnection {
  override async reconnect(): Promise<void> {
    await super.reconnect().catch(() => undefined);
  }

  override async requestKernelInfo(): Promise<KernelMessage.IInfoReplyMsg | undefined> {
    return super.requestKernelInfo().catch(() => undefined);
  }
}

/** A kernel that answers. */
export class RunningKernel {
  readonly #connection: KernelConnection;
  readonly #server: Server;
  readonly #watch: Watch;
  readonly info: KernelMessage.IInfoReply;

  constructor(
    connection: KernelConnection,
    watch: Watch,
    { server, info }: { server: Server; info: KernelMessage.IInfoReply },
  ) {
    this.#connection = connection;
    this.#watch = watch;
    this.#server = server;
    this.info = info;
  }

  /** Executes one cell. Late messages still reach its listener while later cells run. Never rejects. */
  async execute(code: string, listener: Listener, timeoutMs: number): Promise<Ending> {
    const broken = this.#watch.current;
    if (broken !== undefined) return { kind: broken };
    // Kept alive after it is done, so that a display update from a later cell arrives.
    const future = this.#connection.requestExecute({ code, allow_stdin: false, stop_on_error: true }, false);
    future.onIOPub = (message) => listener.onMessage(message);
    future.onReply = (message) => listener.onReply(message);
    const done: Promise<Ending> = future.done.then(endingOf, () => this.#watch.broken.then((kind) => ({ kind })));
    const ending = await this.#firstOf(done, timeoutMs);
    if (ending !== undefined) return ending;
    await ask(this.#server, `api/kernels/${this.#connection.id}/interrupt`, {
      method: 'POST',
      timeoutMs: INTERRUPT_GRACE_MS,
    });
    const late = await this.#firstOf(done, INTERRUPT_GRACE_MS);
    return late?.kind === 'ok' || late?.kind === 'error' || late?.kind === 'aborted'
      ? { kind: 'timeout', deaf: false }
      : (late ?? { kind: 'timeout', deaf: true });
  }

  /** Ends the kernel on the server and closes the connection. */
  async stop(): Promise<void> {
    this.#watch.close();
    this.#connection.dispose();
    if (this.#watch.current !== 'server-ended') await deleteKernel(this.#server, this.#connection.id);
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
  });
  const model = answer.body as Kernel.IModel;
  if (answer.status !== 201) return failed(answer.status >= 500 ? startProblem(name) : answerProblem(server, answer));

  const watch = new Watch(server, model.id, signal);
  const connection = new QuietConnection({ model, serverSettings: settingsFor(server, watch), handleComms: false });
  watch.follow(connection);
  const started = new AbortController();
  const ready = connection.info.catch(() => watch.broken);
  const first = await Promise.race([ready, watch.broken, startFailed(server, model.id, started.signal)]);
  started.abort();
  if (typeof first === 'object')
    return { value: new RunningKernel(connection, watch, { server, info: first }), problems: [] };
  watch.close();
  connection.dispose();
  if (first !== 'server-ended') await deleteKernel(server, model.id);
  return failed(first === undefined || first === 'kernel-died' ? startProblem(name) : breakProblem(first, server.url));
}

/** Settles when the server has given up on the kernel, or the time is over: a socket opens only to a kernel that answers. */
async function startFailed(server: Server, id: string, started: AbortSignal): Promise<undefined> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!started.aborted && Date.now() < deadline) {
    await sleep(START_PROBE_MS, undefined, { signal: started }).catch(() => undefined);
    const { status, body } = await ask(server, `api/kernels/${id}`, { timeoutMs: STOP_TIMEOUT_MS, signal: started });
    if (status === 404 || (status === 200 && (body as Kernel.IModel).execution_state === 'dead')) return undefined;
  }
  return undefined;
}

/** Right after the server restarted a dead kernel it refuses to end it for about a second: it is asked again. */
async function deleteKernel(server: Server, id: string): Promise<void> {
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  for (let tries = 0; tries < STOP_TRIES && Date.now() < deadline; tries++) {
    const { status } = await ask(server, `api/kernels/${id}`, { method: 'DELETE', timeoutMs: STOP_TIMEOUT_MS });
    if (status < 500) return;
    await sleep(STOP_PAUSE_MS);
  }
}

function endingOf(reply: KernelMessage.IExecuteReplyMsg): Ending {
  const { content } = reply;
  if (content.status === 'error') return { kind: 'error', name: content.ename, value: content.evalue };
  return { kind: content.status === 'ok' ? 'ok' : 'aborted' };
}

function settingsFor(server: Server, watch: Watch): ServerConnection.ISettings {
  const { WebSocket } = ServerConnection.makeSettings();
  return ServerConnection.makeSettings({
    baseUrl: server.url,
    wsUrl: server.url.replace(/^http/, 'ws'),
    token: server.token.reveal(),
    appendToken: true,
    init: { cache: 'no-store' },
    WebSocket: promptSocket(WebSocket),
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
