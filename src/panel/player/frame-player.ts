/** A video of a site, by the player that the site offers for frames. */
import type { Player, PlayerEvents } from './player.js';
import { readMessage } from './protocols.js';
import type { Protocol } from './protocols.js';
import { returnFocus } from './return-focus.js';

const HELLO_EVERY_MS = 250;
/** A player that is silent so long is blocked: no network, the site, or a page's policy. */
const SILENT_MS = 15_000;

const SILENT = 'The player does not answer: no network, or the site does not let it be embedded here.';

export class FramePlayer implements Player {
  readonly node = document.createElement('div');
  readonly #frame = document.createElement('iframe');
  readonly #protocol: Protocol;
  readonly #events: PlayerEvents;
  readonly #stopReturning: () => void;
  #isReady = false;
  #waiting: string[] = [];
  #greeting: number | undefined;
  #seconds: number;

  constructor(protocol: Protocol, startSeconds: number, events: PlayerEvents) {
    this.#protocol = protocol;
    this.#events = events;
    this.#seconds = startSeconds;
    const frame = this.#frame;
    frame.title = 'Video of the lecture';
    // YouTube refuses (error 153) who does not say where it is embedded;
    // whatever policy the page has, the frame says it.
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
    frame.allowFullscreen = true;
    frame.addEventListener('load', this.#greet);
    frame.src = protocol.address(startSeconds);
    this.node.className = 'nbscribe-frame';
    this.node.append(frame);
    window.addEventListener('message', this.#hear);
    this.#stopReturning = returnFocus(frame);
  }

  seek(seconds: number): void {
    this.#seconds = seconds;
    this.#send(this.#protocol.seek(seconds));
  }

  play(): void {
    this.#send(this.#protocol.play);
  }

  pause(): void {
    this.#send(this.#protocol.pause);
  }

  dispose(): void {
    clearInterval(this.#greeting);
    window.removeEventListener('message', this.#hear);
    this.#stopReturning();
    this.node.remove();
  }

  /** After every load of the frame: one that is moved in the page loads again, from its start. */
  readonly #greet = (): void => {
    clearInterval(this.#greeting);
    if (this.#isReady) this.#waiting = [this.#protocol.seek(this.#seconds)];
    this.#isReady = false;
    const since = Date.now();
    this.#greeting = window.setInterval(() => {
      if (Date.now() - since < SILENT_MS) return this.#post(this.#protocol.hello);
      clearInterval(this.#greeting);
      this.#events.onProblem(SILENT);
    }, HELLO_EVERY_MS);
  };

  #send(message: string): void {
    if (this.#isReady) this.#post([message]);
    else this.#waiting.push(message);
  }

  #post(messages: readonly string[]): void {
    for (const message of messages) this.#frame.contentWindow?.postMessage(message, this.#protocol.origin);
  }

  readonly #hear = (event: MessageEvent): void => {
    if (event.source !== this.#frame.contentWindow || event.origin !== this.#protocol.origin) return;
    const message = readMessage(event.data);
    if (message === undefined) return;
    if (!this.#isReady) this.#answer();
    const { seconds, playing, problem } = this.#protocol.read(message);
    if (seconds !== undefined) this.#events.onTime((this.#seconds = seconds));
    if (playing !== undefined) this.#events.onPlaying(playing);
    if (problem !== undefined) this.#events.onProblem(problem);
  };

  /** It listens now: what was asked for meanwhile is said. */
  #answer(): void {
    this.#isReady = true;
    clearInterval(this.#greeting);
    this.#post([...this.#protocol.hello, ...this.#waiting.splice(0)]);
  }
}
