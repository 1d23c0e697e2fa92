import { setTimeout as sleep } from 'node:timers/promises';
import type { Kernel } from '@jupyterlab/services';
import { ask, fieldsOf, readText } from '../server/request.js';
import { encodePath } from '../../host/read.js';
import type { Server } from '../server/server.js';

/** Why a kernel cannot be talked to any more. */
export type Break = 'kernel-died' | 'server-ended' | 'connection-lost' | 'unreadable' | 'interrupted';

/** A connection that does not come back within this is lost. */
const LOST_AFTER_MS = 10_000;
/** The server answers but the socket does not open: another one is tried. */
const RETRY_MS = 3000;
const PROBE_PAUSE_MS = 300;
const PROBE_TIMEOUT_MS = 3000;

/** An answer that is all there, and not too long. */
async function readWhole(response: Response): Promise<Response> {
  const { status, headers } = response;
  const text = await readText(response);
  return new Response(text === '' ? null : text, { status, headers });
}

/**
 * Tells when a kernel, its server or the connection is gone. The connection itself does not:
 * it goes on trying for minutes, with executions pending.
 */
export class Watch {
  readonly broken: Promise<Break>;
  #current: Break | undefined;
  #closed = false;
  #resolve: (kind: Break) => void = () => undefined;
  readonly #server: Server;
  readonly #kernelId: string;
  readonly #signal: AbortSignal | undefined;
  readonly #onAbort = () => this.breakOff('interrupted');

  constructor(server: Server, kernelId: string, signal: AbortSignal | undefined) {
    this.#server = server;
    this.#kernelId = kernelId;
    this.#signal = signal;
    this.broken = new Promise((resolve) => (this.#resolve = resolve));
    void server.ended.then(() => this.breakOff('server-ended'));
    signal?.addEventListener('abort', this.#onAbort);
    if (signal?.aborted) this.breakOff('interrupted');
  }

  /** Undefined while all is well. */
  get current(): Break | undefined {
    return this.#current;
  }

  /** Listens to the connection of the kernel. */
  follow(connection: Kernel.IKernelConnection): void {
    connection.statusChanged.connect((_, status) => {
      if (status === 'dead' || status === 'autorestarting') this.breakOff('kernel-died');
    });
    connection.connectionStatusChanged.connect((_, status) => {
      if (status !== 'connected') void this.#findOut(connection);
    });
  }

  /** Listens no more. */
  close(): void {
    this.#closed = true;
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }

  /**
   * The `fetch` of the connection. After its socket has closed it asks for the kernel; were it told that nobody
   * answers, it would ask again only after 10 to 30 s, by a timer that outlives it.
   * So it is kept waiting instead, and told "gone" at the end.
   */
  async fetchPatiently(request: RequestInfo, init?: RequestInit): Promise<Response> {
    while (!this.#isOver()) {
      // An answer that was under way when the line was cut never comes.
      const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
      const copy = request instanceof Request ? request.clone() : request;
      const response = await fetch(copy, { ...init, signal })
        .then(readWhole)
        .catch(() => undefined);
      if (response !== undefined) return response;
      await sleep(PROBE_PAUSE_MS);
    }
    return new Response(null, { status: 404 });
  }

  #isOver(): boolean {
    return this.#closed || this.#current !== undefined;
  }

  /** Nothing more can be asked; the first reason stays. */
  breakOff(kind: Break): void {
    if (this.#isOver()) return;
    this.#current = kind;
    this.#resolve(kind);
  }

  /** The socket closed: is the server gone, or the kernel, or will the connection come back? */
  async #findOut(connection: Kernel.IKernelConnection): Promise<void> {
    const deadline = Date.now() + LOST_AFTER_MS;
    let retryAt = Date.now() + RETRY_MS;
    while (!this.#isOver() && connection.connectionStatus !== 'connected') {
      const { status, body } = await ask(this.#server, `api/kernels/${encodePath(this.#kernelId)}`, {
        timeoutMs: PROBE_TIMEOUT_MS,
      });
      const state = status === 200 && fieldsOf(body).execution_state;
      if (status === 404 || state === 'dead') this.breakOff('kernel-died');
      // On this machine nobody listens any more; elsewhere a proxy may be restarting.
      else if (status === 0 && body === 'ECONNREFUSED' && this.#server.pid !== undefined) this.breakOff('server-ended');
      else if (Date.now() > deadline) this.breakOff('connection-lost');
      else {
        // The stock connection gives up where the socket was closed in due form,
        // and pauses ever longer between its tries.
        const isDue = connection.connectionStatus === 'disconnected' || Date.now() > retryAt;
        if (status === 200 && isDue) {
          retryAt = Date.now() + RETRY_MS;
          void connection.reconnect();
        }
        await sleep(PROBE_PAUSE_MS);
      }
    }
  }
}
