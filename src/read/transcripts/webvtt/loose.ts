import { readTiming } from '../support/time/timing.js';

/**
 * What a tool that writes loose times gets wrong in both of them, each time; the last is another arrow between them.
 */
const STYLES: readonly ((time: string, line: string) => boolean)[] = [
  // `00:00:01`, `00:00:01.5`, `00:00:01,500`: the fraction.
  (time) => !/\d\.\d{3}$/.test(time),
  // `0:01.000`, `1:2:03.000`: the digits of the other fields.
  (time) => !/^(?:\d+:)?\d\d:\d\d(?!\d|:)/.test(time),
  (_, line) => !line.includes('-->'),
];

/**
 * Whether the times of a signed file are loose by habit, as a tool writes them, or are slips in a file that follows the
 * standard. A habit is one way of writing that more than half of all timing lines share.
 */
export class LooseStyle {
  /** How many timing lines the standard accepts. */
  valid = 0;

  #loose = 0;
  readonly #counts = STYLES.map(() => 0);

  /**
   * A line that the standard does not accept as a timing, nor anybody if it has no clock and arrow. Times before zero
   * and a second 60 are slips, never a style.
   */
  look(line: string): void {
    const timing = readTiming(line);
    if (timing === undefined) return;
    this.#loose++;
    if (timing === 'bad' || timing.startMs < 0 || timing.endMs < 0) return;
    const [start = '', rest = ''] = line.split(/-\s?-\s?>+|[-–—]>|→/, 2).map((part) => part.trim());
    const end = rest.slice(0, rest.length - timing.rest.trim().length).trim();
    if ([start, end].some((time) => /[:：]\s*60(?!\d)/.test(time))) return;
    STYLES.forEach((is, nth) => {
      if (is(start, line) && is(end, line)) this.#counts[nth] = (this.#counts[nth] ?? 0) + 1;
    });
  }

  isHabit(): boolean {
    return Math.max(...this.#counts) * 2 > this.valid + this.#loose;
  }
}
