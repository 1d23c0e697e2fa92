import type { Kernel } from '@jupyterlab/services';
import { ask } from './request.js';
import type { Server } from './server.js';

/** Why a kernel cannot be talked to any more. */
export type Break = 'kernel-died' | 'server-ended' | 'connection-lost' | 'interrupted';

/** A connection that does not come back within this is lost. */
const LOST_AFTER_MS = 10_000;
const PROBE_PAUSE_MS = 500;
const PROBE_TIMEOUT_MS = 3000;

/**
 * Tells when a kernel, its server or the connection is gone. The connection itself does not: it goes on trying for minutes, with
 * executions pending.
 */
export class Watch {
  readonly broken: Promise<Break>;
  #current: Break | undefined;
  #closed = false;
  #resolve: (kind: Break) => void = () => undefined;
  readonly #server: Server;
  readonly #kernel: Kernel.IKernelConnection;
  readonly #signal: AbortSignal | undefined;
  readonly #onAbort = () => this.#break('interrupted');

  constructor(server: Server, kernel: Kernel.IKernelConnection, signal: AbortSignal | undefined) {
    this.#server = server;
    this.#kernel = kernel;
    this.#signal = signal;
    this.broken = new Promise((resolve) => (this.#resolve = resolve));
    kernel.statusChanged.connect((_, status) => {
      if (status === 'dead' || status === 'autorestarting') this.#break('kernel-died');
    });
    kernel.connectionStatusChanged.connect((_, status) => {
      if (status !== 'connected') void this.#findOut();
    });
    void server.ended.then(() => this.#break('server-ended'));
    signal?.addEventListener('abort', this.#onAbort);
    if (signal?.aborted) this.#break('interrupted');
  }

  /** Undefined while all is well. */
  get current(): Break | undefined {
    return this.#current;
  }

  /** Listens no more. */
  close(): void {
    this.#closed = true;
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }

  #break(kind: Break): void {
    if (this.#closed || this.#current !== undefined) return;
    this.#current = kind;
    this.#resolve(kind);
  }

  /** The socket closed: is the server gone, or the kernel, or will the connection come back? */
  async #findOut(): Promise<void> {
    const deadline = Date.now() + LOST_AFTER_MS;
    const path = `api/kernels/${this.#kernel.id}`;
    while (!this.#closed && this.#current === undefined && this.#kernel.connectionStatus !== 'connected') {
      const { status, body } = await ask(this.#server, path, { timeoutMs: PROBE_TIMEOUT_MS });
      if (status === 404) this.#break('kernel-died');
      // On this machine nobody listens any more; elsewhere a proxy may be restarting.
      else if (status === 0 && body === 'ECONNREFUSED' && this.#server.pid !== undefined) this.#break('server-ended');
      else if (Date.now() > deadline) this.#break('connection-lost');
      else await new Promise((resolve) => setTimeout(resolve, PROBE_PAUSE_MS));
    }
  }
}
