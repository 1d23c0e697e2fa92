import type { Problem } from '../../../model/problem.js';
import { cleanLine, quote } from './clean.js';

/** One kind of repair: how often, and the first few lines it was made at. */
export interface Repair {
  readonly what: string;
  readonly count: number;
  readonly lines: readonly number[];
}

/** How many lines of one kind of repair are named. */
const NAMED_LINES = 5;
/** So many pieces of text that were left out are quoted whole, one by one; the rest by their number. */
const MOST_QUOTED = 200;

/**
 * Counts what a reader had to mend. `note` is for what is usual in a format (the repeats of rolling captions) and only
 * shows in `inspect`; `warn` is for what the author of the file may want to look at and also becomes one problem a
 * kind; `lose` is for words that are in no caption: each becomes a problem that quotes them whole.
 */
export class Tally {
  readonly #kinds = new Map<string, Kind>();
  readonly #lost: Lost[] = [];
  #lostCount = 0;

  constructor(
    readonly path: string,
    readonly reader: string,
  ) {}

  note(code: string, what: string, line: number): void {
    this.#add(code, what, { line });
  }

  /** `quoted` shows the first place in the file's own words. */
  warn(code: string, what: string, mend: { line: number; hint: string; quoted?: string }): void {
    this.#add(code, what, mend);
  }

  /** `quoted` are all the words that were left out. */
  lose(
    code: string,
    what: string,
    { line, quoted, hint = LOST_HINT }: { line: number; quoted: string; hint?: string },
  ): void {
    if (this.#lost.length <= MOST_QUOTED) this.#lost.push({ code, what, line, quoted: cleanLine(quoted), hint });
    this.#lostCount++;
  }

  repairs(): readonly Repair[] {
    return [...this.#kinds].map(([what, { count, lines }]) => ({ what, count, lines }));
  }

  problems(): readonly Problem[] {
    return [...this.#warnings(), ...this.#losses()];
  }

  #warnings(): readonly Problem[] {
    return [...this.#kinds].flatMap(([what, { count, lines, hint, code, quoted }]): Problem[] => {
      if (hint === undefined) return [];
      const times =
        count > 1 ? `, ${count} times (lines ${lines.join(', ')}${count > lines.length ? ', ...' : ''})` : '';
      const message = `${what}${quoted === undefined ? '' : `: ${quote(quoted)}`}${times}`;
      const place = { path: this.path, line: lines[0] ?? 1 };
      return [{ code: `${this.reader}/${code}`, level: 'warning', message, hint, place }];
    });
  }

  #losses(): readonly Problem[] {
    const told = this.#lost.slice(0, MOST_QUOTED).map(({ code, what, line, quoted, hint }): Problem => {
      const place = { path: this.path, line };
      return { code: `${this.reader}/${code}`, level: 'warning', message: `${what}: "${quoted}"`, hint, place };
    });
    const next = this.#lost[MOST_QUOTED];
    if (next === undefined) return told;
    const message = `${this.#lostCount - MOST_QUOTED} more pieces of text from here on were left out for such reasons`;
    const place = { path: this.path, line: next.line };
    return [...told, { code: `${this.reader}/dropped`, level: 'warning', message, hint: LOST_HINT, place }];
  }

  #add(code: string, what: string, { line, hint, quoted }: { line: number; hint?: string; quoted?: string }): void {
    const kind = this.#kinds.get(what);
    if (kind === undefined) this.#kinds.set(what, { count: 1, lines: [line], hint, code, quoted });
    else if (++kind.count <= NAMED_LINES) kind.lines.push(line);
  }
}

const LOST_HINT = 'If these words belong to the lecture, give them a time in the file.';

interface Lost {
  readonly code: string;
  readonly what: string;
  readonly line: number;
  readonly quoted: string;
  readonly hint: string;
}

interface Kind {
  count: number;
  readonly lines: number[];
  readonly code: string;
  readonly hint: string | undefined;
  readonly quoted: string | undefined;
}
