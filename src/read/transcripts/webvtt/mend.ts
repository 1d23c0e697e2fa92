import type { Source } from '../../../model/source.js';
import { writeClock } from '../support/time/clock.js';
import { isFixedTiming } from '../support/time/fixed-clock.js';
import type { Tally } from '../support/tally.js';
import { readTiming } from '../support/time/timing.js';
import { collectTimes } from './file.js';

/** Lines as the parser of the standard wants them, same count as before, so that line numbers hold. */
export interface Mended {
  readonly lines: readonly string[];
  /** Index of the first line after the header. */
  readonly body: number;
  /** Timing lines, from 1, whose times could not be read: they carry the end of the cue before. */
  readonly guessed: ReadonlySet<number>;
}

/**
 * Mends what the standard would drop, and only that: a missing header, loose times (`1:02,5`), arrows and blank lines
 * inside captions, further headers where segments were joined. YouTube's first caption line is a single space; where an
 * editor stripped it the standard loses the caption.
 */
export function mendWebVtt(source: Source, tally: Tally): Mended {
  const mender = new Mender(source.lines, tally);
  const body = mender.skipHeader();
  mender.mendBlocks(body);
  return { lines: mender.lines, body, guessed: mender.guessed };
}

const isHeader = (line: string): boolean => line.startsWith('WEBVTT') && /^WEBVTT(?:\s|$)/.test(line.slice(0, 7));
const isDirective = (line: string): boolean => /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(line.slice(0, 7));
const isTiming = (line = ''): boolean =>
  line.includes('-->') && (isFixedTiming(line) || collectTimes(line) !== undefined || readTiming(line) !== undefined);

class Mender {
  readonly lines: string[];
  readonly guessed = new Set<number>();
  /** The last timing line that could be read. */
  #lastTiming = '';

  constructor(
    source: readonly string[],
    readonly tally: Tally,
  ) {
    this.lines = source.slice();
  }

  skipHeader(): number {
    const first = this.lines.findIndex((line) => line.trim() !== '');
    if (first < 0) return this.lines.length;
    if (isHeader((this.lines[first] as string).trim())) return this.#endOfHeader(first);
    this.tally.warn('no-header', 'the line WEBVTT is missing at the top', {
      line: first + 1,
      hint: 'Write WEBVTT into the first line, and an empty line below it.',
    });
    return first;
  }

  /** A header ends at a blank line or, in a file that forgot it, at the first timing. */
  #endOfHeader(from: number): number {
    let at = from + 1;
    while (at < this.lines.length && this.lines[at] !== '' && !isTiming(this.lines[at])) at++;
    return at;
  }

  mendBlocks(from: number): void {
    let afterCue = false;
    let blanksFrom = from;
    for (let at = from; at < this.lines.length;) {
      const line = this.lines[at] as string;
      if (line === '') {
        at++;
        continue;
      }
      if (isTiming(line) || (isTiming(this.lines[at + 1]) && !isHeader(line))) {
        at = this.#mendCue(isTiming(line) ? at : at + 1);
        afterCue = true;
      } else if (isHeader(line)) {
        const end = this.#endOfHeader(at);
        this.lines.fill('', at, end);
        at = end;
        afterCue = false;
      } else if (isDirective(line)) {
        at = this.#skipBlock(at);
        afterCue = false;
      } else if (afterCue) {
        this.tally.note('blank-line', 'captions with a blank line inside were kept whole', at + 1);
        this.lines.fill(' ', blanksFrom, at);
        at = this.#mendText(at);
      } else {
        this.#reportStray(at);
        at = this.#skipBlock(at);
      }
      blanksFrom = at;
    }
  }

  #reportStray(at: number): void {
    this.tally.lose('stray-text', 'text that belongs to no caption was left out', {
      line: at + 1,
      hint: 'Give it a line with its times, or begin it with NOTE if it is a comment.',
      quoted: this.lines.slice(at, this.#skipBlock(at)).join('\n'),
    });
  }

  #skipBlock(from: number): number {
    let at = from + 1;
    while (at < this.lines.length && this.lines[at] !== '' && !isTiming(this.lines[at])) at++;
    return at;
  }

  #mendCue(at: number): number {
    const line = this.lines[at] as string;
    if (!isFixedTiming(line) && collectTimes(line) === undefined) {
      const timing = readTiming(line);
      if (timing === 'bad' || timing === undefined) this.#guess(at);
      else this.#rewrite(at);
    }
    if (!this.guessed.has(at + 1)) this.#lastTiming = this.lines[at] as string;
    return this.#mendText(at + 1);
  }

  /** Settings after loose times are kept; a negative time is written as 0. */
  #rewrite(at: number): void {
    const timing = readTiming(this.lines[at] as string);
    if (typeof timing !== 'object') return;
    this.tally.note('loose-time', 'times that the standard does not allow were understood', at + 1);
    const [start, end] = [timing.startMs, timing.endMs].map((ms) => writeClock(Math.max(0, ms)));
    this.lines[at] = `${start} --> ${end} ${timing.rest}`;
  }

  #guess(at: number): void {
    this.tally.warn('bad-timing', 'a time cannot be read; its words were placed after the caption before', {
      line: at + 1,
      hint: 'Write the times as 00:01:02.345 --> 00:01:04.000.',
      quoted: this.lines[at] as string,
    });
    this.guessed.add(at + 1);
    const now = writeClock(collectTimes(this.#lastTiming)?.endMs ?? 0);
    this.lines[at] = `${now} --> ${now}`;
  }

  /** Caption text up to a blank line or the next timing; an arrow in it is written so that the parser sees text. */
  #mendText(from: number): number {
    for (let at = from; at < this.lines.length; at++) {
      const line = this.lines[at] as string;
      if (line === '') return at;
      if (line.includes('-->')) {
        if (isTiming(line)) return at;
        this.lines[at] = line.replaceAll('-->', '--&gt;');
      }
      if (line.includes('\0')) this.lines[at] = (this.lines[at] as string).replaceAll('\0', '\uFFFD');
    }
    return this.lines.length;
  }
}
