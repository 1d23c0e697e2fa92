/** A single output may be large; what is larger still is no notebook. The package's own limit is 100 MiB. */
const LARGEST_MESSAGE_BYTES = 512 * 1024 * 1024;

/** The part of the `ws` package's class, which @jupyterlab/services uses in Node, that a browser's has not. */
interface Ponging {
  pong(): void;
}

/**
 * A websocket class that answers each burst of messages with a pong nobody asked for, as RFC 6455 section 5.5.3 allows. The server
 * leaves Nagle's algorithm on: its second small message waits until the first is acknowledged, which the system delays by 40 ms, in
 * every cell. A frame of ours carries the acknowledgement at once; a ping would not do, as its answer has to be acknowledged
 * itself. Measured with `tsx bench/run-cells.ts` on a busy machine: 56 ms a trivial cell without this, 30 ms with it.
 */
export function promptSocket(Base: typeof WebSocket): typeof WebSocket {
  // The package's class takes options, which a browser's does not.
  const WithOptions = Base as unknown as new (
    url: string | URL,
    protocols?: string | string[],
    options?: object,
  ) => WebSocket;
  class PromptSocket extends WithOptions {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { maxPayload: LARGEST_MESSAGE_BYTES });
      let acknowledged = false;
      this.addEventListener('message', () => {
        if (acknowledged || this.readyState !== this.OPEN || !('pong' in this)) return;
        acknowledged = true;
        (this as unknown as Ponging).pong();
        setImmediate(() => (acknowledged = false));
      });
    }
  }
  return PromptSocket as unknown as typeof WebSocket;
}
