import { expandShorthand, splitIdentifier } from '../../text/identifiers.js';
import { SMALL_WORDS } from '../../text/small-words.js';
import { replaceStrings } from '../../text/strings.js';
import { stemWord, wordCutter } from '../../text/words.js';
import { namesAndNumbersIn } from '../../text/written.js';
import { WORD_EVIDENCE, type PlaceSettings } from '../settings.js';

/** Something of a cell that may be heard: a stem, two in a row, an identifier said as one word, a number, a sound. */
export interface SpokenTerm {
  readonly kind: 'stem' | 'pair' | 'joined' | 'number' | 'sound';
  readonly text: string;
}

export const termKey = ({ kind, text }: SpokenTerm): string => `${kind}:${text}`;

/** What a cell shows, as evidence. `context` is prose around it, each piece with its weight. */
export interface CellText {
  readonly code: string;
  readonly output: string;
  readonly context: readonly (readonly [text: string, weight: number])[];
}

/** Keywords of the languages of scripts: they are on every screen and say nothing. */
const KEYWORDS = new Set(
  `import from as def return for in if else elif with lambda class self none true false and or not is print super pass
  try except yield global del assert while break continue raise range list dict set tuple str int float type enumerate
  zip object function const let var null undefined new this library require export using end begin do then`.split(
    /\s+/,
  ),
);

/** How much of a cell's code is read: nobody talks about more than this. */
const CODE_LETTERS = 100_000;

/** A number of an output as a lecturer says it: rounded, a share in percent. One digit alone says nothing. */
function readAloud(value: number): readonly string[] {
  const shown = value < 1 ? value * 100 : value;
  const said = [shown.toFixed(0), shown.toFixed(1), value.toFixed(2)];
  return said.filter((text) => text.length > 1 && Number(text) !== 0);
}

/** How much of a cell's output is read. */
const OUTPUT_LETTERS = 600;

/** The weighted terms of one cell; a term that occurs twice counts once, with its best weight. */
export type Terms = ReadonlyMap<string, { readonly term: SpokenTerm; readonly weight: number }>;

export function termsOf(shown: CellText, settings: PlaceSettings, isHeard: (word: string) => boolean): Terms {
  const bag = new TermBag(settings.phraseWeight);
  const { code, comments, strings } = takeApart(shown.code.slice(0, CODE_LETTERS));
  for (const token of namesAndNumbersIn(code)) {
    if (/^\d/.test(token)) bag.putNumber(token);
    else bag.putIdentifier(token, isHeard);
  }
  for (const comment of comments) {
    const words = /[=(]/.test(comment) ? splitIdentifier(comment) : wordsIn(comment).flatMap(splitIdentifier);
    bag.putWords(words, settings.commentWeight);
  }
  for (const text of strings) bag.putWords(splitIdentifier(text), settings.stringWeight);
  bag.putOutput(shown.output.slice(0, OUTPUT_LETTERS), settings);
  for (const [text, weight] of shown.context)
    bag.putWords(wordsIn(text), weight * (shown.code === '' ? 1 : settings.markdownWeight));
  return bag.terms;
}

/** Comments and strings apart from the code they stand in. */
function takeApart(source: string): { code: string; comments: readonly string[]; strings: readonly string[] } {
  const comments: string[] = [];
  const strings: string[] = [];
  const bare = source.replace(/(^|\s)(?:#|\/\/)\s?(.*)$/gm, (_all, before: string, comment: string) => {
    comments.push(comment);
    return before;
  });
  const code = replaceStrings(bare, (text) => {
    strings.push(text);
    return ' "" ';
  });
  return { code, comments, strings };
}

/** Words and numbers as they are said: `resnet34` is two. */
export const cutSaid = wordCutter({ numbersApart: true });

/** Words and numbers of prose without its markup and addresses. */
const wordsIn = (text: string) => cutSaid(text.replace(/https?:\S+/g, ' ').replace(/[`*_#[\]()]/g, ' '));

class TermBag {
  readonly terms = new Map<string, { term: SpokenTerm; weight: number }>();
  readonly #phraseWeight: number;

  constructor(phraseWeight: number) {
    this.#phraseWeight = phraseWeight;
  }

  putWords(words: readonly string[], weight: number): void {
    let before = '';
    for (const word of words) {
      if (/^\d/.test(word)) {
        if (word.length > 1) this.#put('number', word, weight);
        before = '';
      } else if (word.length < 2 || KEYWORDS.has(word)) before = '';
      else {
        if (!SMALL_WORDS.has(word) && word.length > 2) this.#put('stem', stemWord(word), weight);
        if (before !== '' && !(SMALL_WORDS.has(word) && SMALL_WORDS.has(before))) this.#putPair(before, word, weight);
        this.#putReadings(word, weight);
        before = word;
      }
    }
  }

  /** Words and class names, errors by their parts (`FileNotFoundError`), numbers as they are read aloud. */
  putOutput(output: string, { outputWeight, outputNameWeight, outputNumberWeight }: PlaceSettings): void {
    const words = wordsIn(output).filter((word) => word.length > 2);
    this.putWords(words, outputWeight);
    for (const [name] of output.matchAll(/\b\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)+\b/gu))
      this.putWords(splitIdentifier(name), outputNameWeight);
    for (const [token] of output.matchAll(/(?<![\d.])\d+\.\d+(?![\d.])/g))
      for (const said of readAloud(Number(token))) this.#put('number', said, outputNumberWeight);
  }

  /** `1e-3` is said "one e minus three" and often written 1e. */
  putNumber(token: string): void {
    const [, mantissa, exponent] = /^(\d+(?:\.\d+)?)e-?(\d+)$/.exec(token) ?? [];
    if (mantissa === undefined || exponent === undefined) {
      if (token.length > 1) this.#put('number', token, 1);
      return;
    }
    this.#put('pair', `${mantissa} e`, 1);
    this.#put('number', `${mantissa}e`, 1);
  }

  /** Its words; the whole said as one word; and, for a word nobody says as written, its sound. */
  putIdentifier(identifier: string, isHeard: (word: string) => boolean): void {
    const parts = splitIdentifier(identifier);
    this.putWords(parts, 1);
    for (const part of parts)
      if (part.length >= 5 && !KEYWORDS.has(part) && !isHeard(part)) this.#put('sound', part, 1);
    const joined = parts.join('');
    if (joined.length >= 5 && parts.length <= 3)
      this.#put('joined', joined, parts.length > 1 ? WORD_EVIDENCE.joined : 1);
  }

  #putReadings(word: string, weight: number): void {
    for (const reading of expandShorthand(word)) {
      const share = (weight * WORD_EVIDENCE.reading) / Math.sqrt(reading.length);
      for (const said of reading) if (!SMALL_WORDS.has(said)) this.#put('stem', stemWord(said), share);
      for (let at = 1; at < reading.length; at++) this.#putPair(reading[at - 1] ?? '', reading[at] ?? '', weight);
    }
  }

  #putPair(first: string, second: string, weight: number): void {
    this.#put('pair', `${stemWord(first)} ${stemWord(second)}`, weight * this.#phraseWeight);
  }

  #put(kind: SpokenTerm['kind'], text: string, weight: number): void {
    const key = `${kind}:${text}`;
    const known = this.terms.get(key);
    if (known === undefined) this.terms.set(key, { term: { kind, text }, weight });
    else if (known.weight < weight) known.weight = weight;
  }
}
