/** What stands beside names: in the lecture's material, and where the lecture says them. */
import { singularOf } from '../lexicon/lexicon.js';

/** Words looked past to find the next one that says something. */
const REACH = 2;
/** Nothing beside a name makes it surer than this. */
const MOST = 0.9;

export type Side = 'left' | 'right';

/** The words that stand beside names, how often, and how much a place beside such words speaks for a name. */
export class Contexts {
  /** Words that say something, by their singular; empty for small ones. */
  readonly #telling: readonly string[];
  /** How often a word stands anywhere. */
  readonly #occurrences = new Map<string, number>();
  /** For each name and each word with its side: how often. */
  readonly #beside = new Map<string, Map<string, number>>();
  /** Words that stand beside any name. */
  readonly #tells = new Set<string>();

  /** `says` tells words that say something from small ones. */
  constructor(words: readonly string[], says: (word: string) => boolean) {
    this.#telling = words.map((word) => (says(word) ? singularOf(word) : ''));
    for (const word of this.#telling) if (word !== '') this.#count(word, 1);
  }

  /** The material writes `word` so often, wherever. */
  addWritten(word: string, count: number): void {
    this.#count(singularOf(word), count);
  }

  /** `word` was met beside the name. */
  addBeside(name: string, side: Side, word: string, count = 1): void {
    const own = this.#beside.get(name) ?? new Map<string, number>();
    this.#beside.set(name, own);
    const key = `${side} ${singularOf(word)}`;
    own.set(key, (own.get(key) ?? 0) + count);
    this.#tells.add(key);
  }

  /** The name is said with the words `[from, to)`. */
  learn(name: string, from: number, to: number): void {
    for (const [side, word] of this.neighbours(from, to)) this.addBeside(name, side, word);
  }

  /** Whether what stands beside `[from, to)` stands beside any name. */
  tells(from: number, to: number): boolean {
    return this.neighbours(from, to).some(([side, word]) => this.#tells.has(`${side} ${word}`));
  }

  /** From 0 to 1: how often the words beside `[from, to)` stand beside the name. */
  strength(name: string, from: number, to: number): number {
    const own = this.#beside.get(name);
    if (own === undefined) return 0;
    let against = 1;
    for (const [side, word] of this.neighbours(from, to)) {
      const together = own.get(`${side} ${word}`) ?? 0;
      const all = Math.max(together, (this.#occurrences.get(word) ?? 0) + 1);
      against *= 1 - Math.min(MOST, together / all);
    }
    return 1 - against;
  }

  /** How often a word that says something is said or written. */
  occurrences(word: string): number {
    return this.#occurrences.get(singularOf(word)) ?? 0;
  }

  /** The next word on either side that says something, by its singular. */
  neighbours(from: number, to: number): (readonly [Side, string])[] {
    const found: (readonly [Side, string])[] = [];
    for (let at = from - 1; at >= Math.max(0, from - REACH); at--) {
      const word = this.#telling[at] ?? '';
      if (word === '') continue;
      found.push(['left', word]);
      break;
    }
    for (let at = to; at < Math.min(this.#telling.length, to + REACH); at++) {
      const word = this.#telling[at] ?? '';
      if (word === '') continue;
      found.push(['right', word]);
      break;
    }
    return found;
  }

  #count(word: string, count: number): void {
    this.#occurrences.set(word, (this.#occurrences.get(word) ?? 0) + count);
  }
}
