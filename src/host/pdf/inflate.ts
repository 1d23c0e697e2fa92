import { inflateRawSync, inflateSync } from 'node:zlib';

/** What a stream of a page may become: a bomb is larger. */
const MOST_BYTES = 300_000_000;
/** Most streams of a page are smaller, and then come in one piece. */
const CHUNK_BYTES = 131_072;

/**
 * `DecompressionStream` as pdf.js uses it: it writes all bytes at once, and reads all that comes of them. Node's own
 * one hands every 16 KB through two streams and an adapter, which took a third of the time of reading a deck. What is
 * damaged rejects, and pdf.js then takes what can be had.
 */
class Inflate {
  #result: Promise<Uint8Array> | undefined;
  readonly #inflate: typeof inflateSync;

  constructor(format: string) {
    this.#inflate = format === 'deflate-raw' ? inflateRawSync : inflateSync;
  }

  readonly writable = {
    getWriter: () => ({
      ready: Promise.resolve(),
      write: (bytes: Uint8Array): Promise<void> => {
        this.#result = Promise.resolve().then(() =>
          this.#inflate(bytes, { maxOutputLength: MOST_BYTES, chunkSize: CHUNK_BYTES }),
        );
        return this.#result.then(() => undefined);
      },
      close: () => Promise.resolve(),
    }),
  };

  readonly readable = {
    [Symbol.asyncIterator]: async function* (this: void, inflate: Inflate): AsyncGenerator<Uint8Array> {
      const bytes = await inflate.#result;
      if (bytes !== undefined) yield bytes;
    }.bind(undefined, this),
  };
}

/** Takes the place of Node's `DecompressionStream` in this thread, which nothing but pdf.js runs in. */
export function useOwnInflate(): void {
  Object.assign(globalThis, { DecompressionStream: Inflate });
}
