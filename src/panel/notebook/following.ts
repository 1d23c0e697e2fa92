/** The notebook follows the moment: marks it, and scrolls to it unless the reader scrolled away or types. */
import type { LectureNotebook } from './notebook.js';

/**
 * A windowed notebook draws and measures cells when they come into sight,
 * and pictures arrive late: so often it looks again.
 */
const SETTLE_MS = [150, 400, 900, 1800, 3000, 4500];

export class Following {
  readonly #onChange: () => void;
  #notebook: LectureNotebook | undefined;
  #seconds = 0;
  #isWanted = true;
  #isAway = false;
  #settling: number[] = [];
  #frame = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The reader scrolled away: it waits until asked again. */
  get isAway(): boolean {
    return this.#isWanted && this.#isAway;
  }

  get isOn(): boolean {
    return this.#isWanted && !this.#isAway;
  }

  set isOn(wanted: boolean) {
    this.#isWanted = wanted;
    this.#isAway = false;
    if (wanted) this.#show(true);
    this.#onChange();
  }

  /** The notebook in front, at its moment. */
  open(notebook: LectureNotebook | undefined, seconds: number): void {
    if (notebook !== this.#notebook) this.#notebook?.unmark();
    this.#notebook = notebook;
    this.#seconds = seconds;
    if (seconds > 0) this.#show(false);
  }

  moveTo(seconds: number): void {
    this.#seconds = seconds;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#show(false));
  }

  /** The reader chose a moment: also one who had scrolled away wants to see it. */
  jumpTo(seconds: number): void {
    const wasAway = this.isAway;
    this.#isAway = false;
    if (wasAway) this.#onChange();
    this.moveTo(seconds);
    this.#stopSettling();
    this.#settling = SETTLE_MS.map((ms) => window.setTimeout(() => this.#show(false), ms));
  }

  /** The reader scrolls: nothing pulls the page from under them. */
  scrolledAway(isPlaying: boolean): void {
    this.#stopSettling();
    if (!this.isOn || !isPlaying) return;
    this.#isAway = true;
    this.#onChange();
  }

  #stopSettling(): void {
    this.#settling.splice(0).forEach(clearTimeout);
  }

  #show(force: boolean): void {
    const timed = this.#notebook?.mark(this.#seconds);
    if (timed === undefined || this.#notebook === undefined) return;
    // Nobody's text runs away under their hands.
    const follows = force || (this.isOn && !this.#notebook.isEdited);
    if (follows) void this.#notebook.reveal(timed, this.#seconds, force);
  }
}
