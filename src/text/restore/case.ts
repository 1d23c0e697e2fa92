import { capitaliseFullNames, capitalisePhrases, type FullName } from '../full-names.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { remember } from '../remember.js';
import { splitMarks } from '../split-marks.js';
import { capitaliseFamilyNames } from './family-names.js';
import type { Spellings } from './shipped-names.js';

export interface Spelled {
  /** The lecture's spellings. */
  readonly own: Spellings;
  /** Names that any lecture may say. */
  readonly names: Spellings;
  /** Names in the lecture's code: what is written small there is, however the captions heard it: `ls`, `pd`. */
  readonly identifiers: ReadonlySet<string>;
  /** Names of two words that are no names alone. */
  readonly pairs: readonly FullName[];
  /** What people are called, lower case. */
  readonly firstNames: ReadonlySet<string>;
  /** Family names of people whom the material names, lower case. */
  readonly families: ReadonlySet<string>;
  /** What the lecture calls by several words with capitals, word by word: `Lord Denning`. */
  readonly phrases: readonly (readonly string[])[];
}

/** Single letters may be meant large, longer names are no letters read out. */
const LONGEST_LETTERS = 3;

/** A typed word is left small from this length downwards: `git push`. */
const SHORT_NAME = 4;

/** Words that begin what somebody says. */
const EXCLAIMED =
  /^(?:oh|ooh|hey|hi|hello|okay|ok|yes|yeah|no|well|wow|please|sure|thanks|now|why|who|how|what|where)$/;

/** Gives words their capitals. */
export class Caser {
  constructor(
    private readonly spelled: Spelled,
    private readonly lexicon: Lexicon,
  ) {}

  /** Words with their capitals, with those of names of two words: of people where `isRaw`, else of the lists alone. */
  together(texts: readonly string[], isRaw: (at: number) => boolean): string[] {
    const isName = (lower: string) => this.name(lower) !== undefined;
    const { firstNames, families, pairs, phrases } = this.spelled;
    const named = capitaliseFamilyNames(texts, isRaw, { firstNames, isName, families, lexicon: this.lexicon });
    return [...capitalisePhrases(capitaliseFullNames(named, pairs), phrases, isRaw)];
  }

  /**
   * The word inside a sentence. A capital that the captions have stays, except where it only begins a line
   * (`startsLine`) or belongs to a function word.
   */
  inside(text: string, startsLine: boolean): string {
    return startsLine ? this.atLineStart(text) : this.inLine(text);
  }

  /** A word that a person typed: small, though it is a name, or large, though its sentence goes on (`goesOn`). */
  typed(text: string, goesOn: boolean): string {
    const [before, core, after] = splitWord(text);
    if (goesOn && this.isSmall(core)) return before + core.toLowerCase() + after;
    if (core.length <= SHORT_NAME || !/^\p{Ll}+\d*$/u.test(core)) return text;
    return before + (this.find(core) ?? core) + after;
  }

  /** The word behind `Mr` or its like: a name, unless it is a function word. */
  addressed(text: string): string {
    return this.lexicon.lookUp(splitWord(text)[1].toLowerCase()).marks.includes('f') ? text : capitalise(text);
  }

  private readonly atLineStart = remember((text) => this.write(text, true));
  private readonly inLine = remember((text) => this.write(text, false));

  private write(text: string, startsLine: boolean): string {
    const [before, core, after] = splitWord(text);
    if (core === '') return text;
    const lower = core.toLowerCase().replace(/’/g, "'");
    const spelled = this.find(lower);
    if (spelled !== undefined) return before + spelled + after;
    if (core === lower) return text;
    if (this.isCode(core, lower)) return before + lower + after;
    const { listed, marks } = this.lexicon.lookUp(lower.replace(/'.*$/, ''));
    const plain = /^\p{Lu}[\p{Ll}'’]*$/u.test(core) && (listed || marks !== '') && !marks.includes('p');
    return plain && (startsLine || marks.includes('f')) ? before + core.toLowerCase() + after : text;
  }

  /** `In fact, Let's`: a function word that is neither `I` nor what people exclaim. */
  private isSmall(core: string): boolean {
    const lower = core.toLowerCase().replace(/['’].*$/, '');
    return /^\p{Lu}\p{Ll}/u.test(core) && !EXCLAIMED.test(lower) && this.lexicon.lookUp(lower).marks.includes('f');
  }

  private isCode(core: string, lower: string): boolean {
    const { identifiers } = this.spelled;
    const isLetters = core.length > 1 && core.length <= LONGEST_LETTERS && /^\p{Lu}+$/u.test(core);
    const isWord = /^\p{Lu}\p{Ll}{2,}$/u.test(core);
    return (isLetters || isWord) && identifiers.has(lower) && !identifiers.has(core);
  }

  private find(lower: string): string | undefined {
    if (/^i(?:'(?:m|ll|ve|d))?$/.test(lower)) return `I${lower.slice(1)}`;
    if (lower === 'ok') return 'OK';
    const whole = this.name(lower);
    if (whole !== undefined) return whole;
    const [, stem = '', count = ''] = /^(\p{Ll}{4,})(\d+)$/u.exec(lower) ?? [];
    if (count !== '') return this.name(stem) === undefined ? undefined : `${this.name(stem) ?? ''}${count}`;
    const [, base = lower, ending = ''] = /^(.+?)('(?:s|m|ll|ve|d|re)|')$/.exec(lower) ?? [];
    if (ending !== '') {
      const found = this.name(base);
      return found === undefined ? undefined : found + ending;
    }
    const single = lower.endsWith('s') ? this.name(lower.slice(0, -1)) : undefined;
    if (single !== undefined && /^\p{Lu}{2,}$/u.test(single)) return `${single}s`;
    if (!lower.includes('-')) return undefined;
    const parts = lower.split('-').map((part) => this.name(part) ?? part);
    const joined = parts.join('-');
    return joined === lower ? undefined : joined;
  }

  private name(lower: string): string | undefined {
    return this.spelled.own.get(lower) ?? this.spelled.names.get(lower);
  }
}

const AROUND = { before: /^[^\p{L}\p{N}]*/u, after: /(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u };

/** What stands before the word, the word, and what stands after it: `"`, `Word`, `."`. */
export function splitWord(text: string): readonly [string, string, string] {
  return splitMarks(text, AROUND);
}

/** Makes the first letter a capital, unless the word has one inside (`iPhone`) or begins with a digit. */
export function capitalise(text: string): string {
  const [before, core, after] = splitWord(text);
  if (!/^\p{Ll}/u.test(core) || /\p{Lu}/u.test(core)) return text;
  const [first = ''] = core;
  const large = first.toUpperCase();
  // Some letters have no capital of their own: it would be two.
  return large.length > first.length ? text : before + large + core.slice(first.length) + after;
}
