/** Where each video was left, kept over reloads of the page. */
import type { IStateDB } from '@jupyterlab/statedb';

const STATE_ID = 'nbscribe-lecture:moments';
const SAVE_AFTER_MS = 2000;
/** The videos seen last: the state is read whole at every start. */
const KEPT_VIDEOS = 200;

/** Seconds by the name of a video; written at most once in two seconds. */
export class Moments {
  readonly #seconds = new Map<string, number>();
  readonly #state: IStateDB | null;
  #saving: number | undefined;

  constructor(state: IStateDB | null) {
    this.#state = state;
  }

  /** Takes what was saved; a video that was moved meanwhile keeps its new moment. */
  async load(): Promise<void> {
    const saved: unknown = await this.#state?.fetch(STATE_ID).catch(() => undefined);
    const moved = [...this.#seconds];
    for (const [name, seconds] of [...Object.entries(saved ?? {}), ...moved])
      if (typeof seconds === 'number') this.#remember(name, seconds);
  }

  of(name: string): number {
    return this.#seconds.get(name) ?? 0;
  }

  set(name: string, seconds: number): void {
    this.#remember(name, seconds);
    this.#saving ??= window.setTimeout(() => {
      this.#saving = undefined;
      void this.#state?.save(STATE_ID, Object.fromEntries(this.#seconds)).catch(() => undefined);
    }, SAVE_AFTER_MS);
  }

  #remember(name: string, seconds: number): void {
    this.#seconds.delete(name);
    this.#seconds.set(name, seconds);
    const [oldest] = this.#seconds.keys();
    if (this.#seconds.size > KEPT_VIDEOS && oldest !== undefined) this.#seconds.delete(oldest);
  }
}
