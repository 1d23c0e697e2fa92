import { DEGREES, spellsCode } from './title-words.js';
import type { WordSense } from './word-sense.js';

/** A run of words that could be the name of a topic, from some word on. */
export interface Run {
  /** Stems, with a space between them. */
  readonly key: string;
  readonly length: number;
}

export interface RunContext {
  /** Words at which a sentence, or what a comma cuts off, starts. */
  readonly ends: ReadonlySet<number>;
  readonly stems: (word: string) => string;
  readonly senseOf: (word: string) => WordSense;
  /** Stems that the course writes side by side, with a space between them. */
  readonly pairs: ReadonlySet<string>;
}

const LONGEST = 4;

/** No word comes twice in a name, and two persons are no topic. */
export function runsFrom(words: readonly string[], at: number, context: RunContext): Run[] {
  const { ends, stems, senseOf } = context;
  const first = senseOf(words[at] ?? '');
  if (!first.begins || isSpelt(words, at) || isSymbol(words[at]!) || isCutOff(words, at, context)) return [];
  const runs: Run[] = [];
  let key = '';
  for (let length = 1; length <= LONGEST; length++) {
    const next = at + length;
    const word = words[next - 1] ?? '';
    const sense = senseOf(word);
    if (spellsCode(word, words[next]) || isSymbol(word)) break;
    if (length > 1 && (ends.has(next - 1) || !sense.joins || ` ${key} `.includes(` ${stems(word)} `))) break;
    if (length > 1 && isHeap(words, next - 1, context)) break;
    key = length === 1 ? stems(word) : `${key} ${stems(word)}`;
    const goesOn = !ends.has(next) && isOpen(sense, words[next] ?? '', context);
    if (!goesOn && (length === 1 ? sense.alone > 0 : sense.ends)) runs.push({ key, length });
  }
  return runs;
}

/** What stands right behind or before a word that spells code is code, too: `salt dot grad`. */
const isSpelt = (words: readonly string[], at: number): boolean =>
  (at > 0 && spellsCode(words[at - 1]!, words[at])) || spellsCode(words[at + 1] ?? '', words[at + 2]);

/** A variable as mathematics writes it: `xᵢ`, `x₁`, `x²`. */
const isSymbol = (word: string): boolean => /[\p{Lm}\p{No}]/u.test(word);

/** A plural with a noun behind it is a heap of words ("images bed"), except where the course writes them so. */
function isHeap(words: readonly string[], at: number, { stems, senseOf, pairs }: RunContext): boolean {
  const [before, word] = [words[at - 1]!, words[at]!];
  const sense = senseOf(word);
  return senseOf(before).isPlural && (sense.begins || sense.ends) && !pairs.has(`${stems(before)} ${stems(word)}`);
}

/** An adjective whose noun follows, or a gerund whose object or place does: `multiplying the weights`, `living in`. */
function isOpen({ wantsNoun, isGerund }: WordSense, next: string, { senseOf }: RunContext): boolean {
  if (wantsNoun && senseOf(next).ends) return true;
  return isGerund && AFTER_VERB.has(next);
}

const AFTER_VERB = new Set(
  `a an the this that these those it them him her us you me my your our their its some any each every all both more
  in on at by with from to into onto through over under about around together out up down off away back`.split(/\s+/),
);

/** Whether words that belong before this one are left out: `[three] layer network`, `[fully] connected`, `[high] dimensional`. */
function isCutOff(words: readonly string[], at: number, { ends, senseOf }: RunContext): boolean {
  if (at === 0 || ends.has(at)) return false;
  const [before, word] = [words[at - 1]!, words[at]!];
  if (word === 'dimensional') return true;
  if (DEGREES.has(before)) return senseOf(word).wantsNoun;
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
