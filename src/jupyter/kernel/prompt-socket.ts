/** A single output may be large; what is larger still is no notebook. The package's own limit is 100 MiB. */
const LARGEST_MESSAGE_BYTES = 512 * 1024 * 1024;

/** A network that went away closes no socket: a line on which so many pings in a row had no answer is taken as cut. */
const UNANSWERED_PINGS = 3;
const PING_EVERY_MS = 4000;
/** The first socket waits for a kernel that starts, a later one for nothing but the network. */
const REJOIN_TIMEOUT_MS = 5000;
/** A line that is cut does not answer a goodbye, and the command must end all the same. */
const CLOSE_TIMEOUT_MS = 2000;

/** The part of the `ws` package's class, which @jupyterlab/services uses in Node, that a browser's has not. */
interface NodeSocket {
  ping(): void;
  pong(): void;
  terminate(): void;
  on(event: 'ping' | 'pong', listener: () => void): void;
}

/**
 * A websocket class that answers each burst of messages with a pong nobody asked for, as RFC 6455 section 5.5.3 allows.
 * The server leaves Nagle's algorithm on: its second small message waits until the first is acknowledged, which the
 * system delays by 40 ms, in every cell. A frame of ours carries the acknowledgement at once; a ping would not do, as
 * its answer has to be acknowledged itself. Measured with `tsx bench/run-cells.ts` on a busy machine:
 * 56 ms a trivial cell without this, 30 ms with it.
 *
 * What cannot be read as a message is told to `onUnreadable`: the package throws there, where nobody can catch it, and
 * would open another socket after a broken frame for ever.
 */
export function promptSocket(Base: typeof WebSocket, onUnreadable: () => void): typeof WebSocket {
  // The package's class takes options, which a browser's does not.
  const WithOptions = Base as unknown as new (
    url: string | URL,
    protocols?: string | string[],
    options?: object,
  ) => WebSocket;
  let opened = 0;
  class PromptSocket extends WithOptions {
    constructor(url: string | URL, protocols?: string | string[]) {
      const rejoining = opened++ > 0;
      super(url, protocols, {
        maxPayload: LARGEST_MESSAGE_BYTES,
        closeTimeout: CLOSE_TIMEOUT_MS,
        ...(rejoining && { handshakeTimeout: REJOIN_TIMEOUT_MS }),
      });
      if ('terminate' in this) listenForLife(this, this as unknown as NodeSocket);
      super.addEventListener('error', (event) => {
        if (isBrokenFrame(event)) onUnreadable();
      });
      let acknowledged = false;
      this.addEventListener('message', () => {
        if (acknowledged || this.readyState !== this.OPEN || !('pong' in this)) return;
        acknowledged = true;
        (this as unknown as NodeSocket).pong();
        setImmediate(() => (acknowledged = false));
      });
    }

    override addEventListener(type: string, listener: unknown, options?: unknown): void {
      const guarded = (event: unknown) => {
        try {
          (listener as (event: unknown) => void)(event);
        } catch {
          onUnreadable();
        }
      };
      super.addEventListener(type, (type === 'message' ? guarded : listener) as EventListener, options as object);
    }
  }
  return PromptSocket as unknown as typeof WebSocket;
}

/** What `ws` calls errors of the other end's frames: `WS_ERR_INVALID_OPCODE`, `WS_ERR_UNSUPPORTED_MESSAGE_LENGTH`. */
const isBrokenFrame = (event: Event) =>
  String((event as { error?: { code?: unknown } }).error?.code).startsWith('WS_ERR_');

/** Ends a socket whose other end is silent, so that another one is opened. */
function listenForLife(socket: WebSocket, node: NodeSocket): void {
  let unanswered = 0;
  const hear = () => (unanswered = 0);
  const timer = setInterval(() => {
    if (socket.readyState !== socket.OPEN) return;
    if (unanswered >= UNANSWERED_PINGS) return node.terminate();
    unanswered++;
    node.ping();
  }, PING_EVERY_MS).unref();
  socket.addEventListener('message', hear);
  node.on('ping', hear);
  node.on('pong', hear);
  socket.addEventListener('close', () => clearInterval(timer));
}
