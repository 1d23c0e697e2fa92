/** The line to a kernel: it may be cut and come back, and what the kernel said meanwhile may be lost. */
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { KernelConnection } from '@jupyterlab/services';
import type { KernelMessage } from '@jupyterlab/services';
import { ask, fieldsOf } from '../server/request.js';
import { encodePath } from '../../host/read.js';
import type { Server } from '../server/server.js';
import type { Watch } from './kernel-watch.js';

/**
 * A kernel that is idle answers within milliseconds; one that does not is asked again,
 * as an answer can be lost at the very start.
 */
const ANSWER_MS = 2000;
const TRIES = 2;
/** One that the server calls busy is asked again after so long, then after twice as long each time. */
const ASK_AGAIN_MS = 10_000;
const MOST_PAUSE_MS = 300_000;
/** So many sockets in a row on which an idle kernel is not heard, and the connection is given up. */
const DEAF_SOCKETS = 3;
const LAST_ANSWER_MS = 15_000;
const PROBE_PAUSE_MS = 1000;
const PROBE_TIMEOUT_MS = 3000;

/** The stock connection lets rejections of its own calls go unhandled when a kernel dies, and Node ends on those. */
export class QuietConnection extends KernelConnection {
  /** Which process answered first: a kernel that was restarted has the same id, but not this. */
  firstSession: string | undefined;

  override async reconnect(): Promise<void> {
    await super.reconnect().catch(() => undefined);
  }

  override async requestKernelInfo(): Promise<KernelMessage.IInfoReplyMsg | undefined> {
    const reply = await super.requestKernelInfo().catch(() => undefined);
    this.firstSession ??= reply?.header.session;
    return reply;
  }
}

interface Waiting {
  /** How often the line had been cut when the question went out. */
  readonly cuts: number;
  readonly resolve: () => void;
}

/**
 * Counts the cuts of a line, and tells when what was asked before a cut is over. A server keeps what a kernel says
 * while nobody is connected, but only once it has noticed; what was said before that is lost, and nobody would ever
 * tell. A kernel executes in order: once it has executed something that was sent after the line came back,
 * all that was sent before the cut is over.
 */
export class Line {
  readonly #connection: QuietConnection;
  readonly #server: Server;
  readonly #watch: Watch;
  #cuts = 0;
  #connected = false;
  #isHeard = false;
  #deafSockets = 0;
  #joining: (() => void)[] = [];
  #waiting: readonly Waiting[] = [];

  constructor(connection: QuietConnection, server: Server, watch: Watch) {
    this.#connection = connection;
    this.#server = server;
    this.#watch = watch;
    connection.connectionStatusChanged.connect((_, status) => this.#follow(status === 'connected'));
  }

  /** How often it was cut so far. */
  get cuts(): number {
    return this.#cuts;
  }

  /** Settles when the line is there and the kernel is heard on it; at once where it is. */
  joined(): Promise<void> {
    return this.#isHeard ? Promise.resolve() : new Promise((resolve) => this.#joining.push(resolve));
  }

  /**
   * Settles when the line has been cut and come back, and the kernel is done with all that was sent before this call.
   */
  passed(): Promise<void> {
    return new Promise((resolve) => (this.#waiting = [...this.#waiting, { cuts: this.#cuts, resolve }]));
  }

  #follow(connected: boolean): void {
    if (connected === this.#connected) return;
    this.#connected = connected;
    if (!connected) this.#cuts++;
    // The first time the kernel's own greeting is waited for.
    this.#isHeard = connected && this.#cuts === 0;
    if (connected && this.#cuts > 0) void this.#pass(this.#cuts);
  }

  /**
   * Asks until there is an answer or the next cut. A late answer counts, too: to a kernel that just starts the question
   * may take longer, and the server may miss its first words and go on calling it busy with what the one before it did.
   */
  async #pass(cuts: number): Promise<void> {
    const isOver = () => cuts !== this.#cuts || this.#connection.isDisposed || this.#watch.current !== undefined;
    const answers: Promise<KernelMessage.IExecuteReplyMsg>[] = [];
    const ask = () => void answers.push(this.#executeNothing());
    const within = (ms: number) => Promise.race([...answers, sleep(ms, undefined, { ref: false })]);
    for (let tries = 0; !isOver(); tries++) {
      if (tries === TRIES) return this.#openAgain();
      ask();
      let reply = await within(ANSWER_MS);
      let [askedMs, pauseMs] = [Date.now(), ASK_AGAIN_MS];
      while (reply === undefined && !isOver()) {
        reply = await within(PROBE_PAUSE_MS);
        if (reply !== undefined || !(await this.#isBusy())) break;
        if (Date.now() - askedMs < pauseMs) continue;
        ask();
        [askedMs, pauseMs] = [Date.now(), Math.min(2 * pauseMs, MOST_PAUSE_MS)];
      }
      if (reply !== undefined && !isOver()) return this.#settle(reply, cuts);
    }
  }

  async #settle(reply: KernelMessage.IExecuteReplyMsg, cuts: number): Promise<void> {
    // What came with it is handled first.
    await setImmediate();
    this.#deafSockets = 0;
    const { firstSession = reply.header.session } = this.#connection;
    if (reply.header.session !== firstSession) this.#watch.breakOff('kernel-died');
    const isOver = (waiting: Waiting) => waiting.cuts < cuts;
    this.#waiting.filter(isOver).forEach(({ resolve }) => resolve());
    this.#waiting = this.#waiting.filter((waiting) => !isOver(waiting));
    this.#isHeard = cuts === this.#cuts;
    if (this.#isHeard) this.#joining.splice(0).forEach((resolve) => resolve());
  }

  /**
   * A server that takes a client back may join its new socket to channels that
   * it has closed: another socket gets new ones.
   */
  #openAgain(): void {
    if (++this.#deafSockets > DEAF_SOCKETS) void this.#giveUp();
    else void this.#connection.reconnect();
  }

  /**
   * A client of another name is heard where the server mixed up ours:
   * it tells at least whether the kernel is still the same.
   */
  async #giveUp(): Promise<void> {
    const { model, serverSettings, firstSession } = this.#connection;
    const other = new QuietConnection({ model, serverSettings, handleComms: false });
    await Promise.race([other.info.catch(() => undefined), sleep(LAST_ANSWER_MS, undefined, { ref: false })]);
    const isAnother = other.firstSession !== undefined && other.firstSession !== firstSession;
    other.dispose();
    this.#watch.breakOff(isAnother ? 'kernel-died' : 'connection-lost');
  }

  /** Settles with the answer only: a question that fails is asked again by whoever waits. */
  #executeNothing(): Promise<KernelMessage.IExecuteReplyMsg> {
    const nothing = { code: '', silent: true, store_history: false, allow_stdin: false, stop_on_error: false };
    return new Promise((resolve) => {
      try {
        this.#connection.requestExecute(nothing).done.then(resolve, () => undefined);
      } catch {
        // The connection is disposed: nobody waits any more.
      }
    });
  }

  /** As the server hears it, on a line of its own. */
  async #isBusy(): Promise<boolean> {
    const { status, body } = await ask(this.#server, `api/kernels/${encodePath(this.#connection.id)}`, {
      timeoutMs: PROBE_TIMEOUT_MS,
    });
    return status === 200 && fieldsOf(body).execution_state === 'busy';
  }
}
