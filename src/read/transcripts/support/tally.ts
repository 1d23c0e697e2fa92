import type { Problem } from '../../../model/problem.js';
import { quote } from './clean.js';

/** One kind of repair: how often, and the first few lines it was made at. */
export interface Repair {
  readonly what: string;
  readonly count: number;
  readonly lines: readonly number[];
}

/** How many lines of one kind of repair are named. */
const NAMED_LINES = 5;

/**
 * Counts what a reader had to mend. `note` is for what is usual in a format (the repeats of rolling captions) and only shows in
 * `inspect`; `warn` is for what the author of the file may want to look at and also becomes one problem a kind.
 */
export class Tally {
  readonly #kinds = new Map<string, Kind>();

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

  repairs(): readonly Repair[] {
    return [...this.#kinds].map(([what, { count, lines }]) => ({ what, count, lines }));
  }

  problems(): readonly Problem[] {
    return [...this.#kinds].flatMap(([what, { count, lines, hint, code, quoted }]): Problem[] => {
      if (hint === undefined) return [];
      const times =
        count > 1 ? `, ${count} times (lines ${lines.join(', ')}${count > lines.length ? ', ...' : ''})` : '';
      const message = `${what}${quoted === undefined ? '' : `: ${quote(quoted)}`}${times}`;
      const place = { path: this.path, line: lines[0] ?? 1 };
      return [{ code: `${this.reader}/${code}`, level: 'warning', message, hint, place }];
    });
  }

  #add(code: string, what: string, { line, hint, quoted }: { line: number; hint?: string; quoted?: string }): void {
    const kind = this.#kinds.get(what);
    if (kind === undefined) this.#kinds.set(what, { count: 1, lines: [line], hint, code, quoted });
    else if (++kind.count <= NAMED_LINES) kind.lines.push(line);
  }
}

interface Kind {
  count: number;
  readonly lines: number[];
  readonly code: string;
  readonly hint: string | undefined;
  readonly quoted: string | undefined;
}
