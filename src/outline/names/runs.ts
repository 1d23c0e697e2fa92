import { isLargeNumberWord } from '../../text/numbers/number-words.js';
import type { NameKey } from './name-key.js';
import { DEGREES, spellsCode } from './title-words.js';
import type { WordSense } from './word-sense.js';

/** A run of words that could be the name of a topic, from some word on. */
export interface Run {
  readonly key: NameKey;
  readonly length: number;
}

/** The words of a lecture, each with what is known of it. */
export interface WordRow {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly senses: readonly WordSense[];
  /** 1 where a sentence, or what a comma cuts off, starts. */
  readonly starts: Uint8Array;
  /** Stems that the course writes side by side, with a space between them. */
  readonly pairs: ReadonlySet<string>;
  /** The empty name. */
  readonly root: NameKey;
}

const LONGEST = 4;
const NONE: readonly Run[] = [];

/** No word comes twice in a name, and two persons are no topic. */
export function runsFrom(row: WordRow, at: number): readonly Run[] {
  const { words, stems, senses, starts, root } = row;
  if (!senses[at]!.begins || isSpelt(words, at) || isNoName(words[at]!) || isCutOff(row, at)) return NONE;
  const runs: Run[] = [];
  let key = root;
  for (let length = 1; length <= Math.min(LONGEST, words.length - at); length++) {
    const next = at + length;
    const sense = senses[next - 1]!;
    if (length > 1 && (starts[next - 1] === 1 || !sense.joins || key.has(stems[next - 1]!))) break;
    if (spellsCode(words[next - 1]!, words[next]) || isNoName(words[next - 1]!)) break;
    if (length > 1 && isHeap(row, next - 1)) break;
    key = key.with(stems[next - 1]!);
    const isName = length === 1 ? sense.alone > 0 : sense.ends;
    if (isName && (starts[next] === 1 || !isOpen(row, next))) runs.push({ key, length });
  }
  return runs;
}

/** What stands right behind or before a word that spells code is code, too: `salt dot grad`. */
const isSpelt = (words: readonly string[], at: number): boolean =>
  (at > 0 && spellsCode(words[at - 1]!, words[at])) || spellsCode(words[at + 1] ?? '', words[at + 2]);

/** A variable as mathematics writes it, `xᵢ`, `x₁`, `x²`, and a part of a year or an amount: `nineteen forty`. */
const isNoName = (word: string): boolean => /[\p{Lm}\p{No}]/u.test(word) || isLargeNumberWord(word);

/** A plural with a noun behind it is a heap of words ("images bed"), except where the course writes them so. */
function isHeap({ stems, senses, pairs }: WordRow, at: number): boolean {
  if (!senses[at - 1]!.isPlural) return false;
  const { begins, ends } = senses[at]!;
  return (begins || ends) && !pairs.has(`${stems[at - 1]!} ${stems[at]!}`);
}

/** Behind an adjective comes its noun, behind a gerund its object or place: `multiplying the weights`, `living in`. */
function isOpen({ words, senses }: WordRow, next: number): boolean {
  const { wantsNoun, isGerund } = senses[next - 1]!;
  return (wantsNoun && senses[next]?.ends === true) || (isGerund && AFTER_VERB.has(words[next] ?? ''));
}

const AFTER_VERB = new Set(
  `a an the this that these those it them him her us you me my your our their its some any each every all both more
  in on at by with from to into onto through over under about around together out up down off away back`.split(/\s+/),
);

/**
 * Whether words that belong before this one are left out:
 * `[three] layer network`, `[fully] connected`, `[high] dimensional`.
 */
function isCutOff({ words, senses, starts }: WordRow, at: number): boolean {
  if (at === 0 || starts[at] === 1) return false;
  const [before, word] = [words[at - 1]!, words[at]!];
  if (word === 'dimensional') return true;
  if (DEGREES.has(before)) return senses[at]!.wantsNoun;
  if (MAKES_VERB.has(before) || (before === 'to' && WANTS_VERB.has(words[at - 2] ?? ''))) return true;
  if (before === 'one' || /^[b-hj-z]$/.test(before)) return MEASURES.has(word);
  return (CARDINALS.has(before) || /^\d+$/.test(before)) && !word.endsWith('s');
}

const CARDINALS = new Set(
  'two three four five six seven eight nine ten twelve sixteen twenty hundred thousand'.split(' '),
);

/** What stands after these is done: "we model data", "how to mimic the world". */
const MAKES_VERB = new Set('i we you they he she will would can could should must might may let us cannot'.split(' '));
const WANTS_VERB = new Set(
  'how going want wants need needs have has able try trying tries order learn tend start used like'.split(' '),
);

/** What is counted before a noun: "a one layer network", "one hot vectors", "the n body problem". */
const MEASURES = new Set(
  'dimension layer cycle class hot bit body step stage shot way channel pixel point level fold pass part line'.split(
    ' ',
  ),
);
