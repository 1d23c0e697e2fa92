/** Cuts sentences of any script into words, each with what the study of terms asks of it. */
import { joinWords } from '../model/wording/join-words.js';
import type { Sentence } from '../model/narration.js';
import type { Language } from './open.js';

/** One word of a sentence. */
export interface StemmedWord {
  /** As it stands. */
  readonly text: string;
  readonly lower: string;
  readonly stem: string;
  /** Which word of the narration it stands in. */
  readonly at: number;
  /** A sign stands before it: a comma, a bracket, the start of the sentence. */
  readonly cut: boolean;
  readonly first: boolean;
  readonly capital: boolean;
}

/** A sentence as words. */
export interface CutSentence {
  readonly words: readonly StemmedWord[];
  readonly startMs: number;
  readonly isQuestion: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.\-_+#][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
/** Between two words of one phrase stands nothing else. */
const NO_SIGN = /^[\s\u00a0]*$/u;

interface CutPiece {
  readonly text: string;
  readonly index: number;
}

export type CutPieces = (text: string) => readonly CutPiece[];

/** How texts of a language are cut into words: by Unicode's rules and a dictionary where there are no spaces. */
export function wordCutter(language: Pick<Language, 'code' | 'unspaced' | 'elided'>): CutPieces {
  if (language.unspaced === true) {
    const segmenter = new Intl.Segmenter(language.code, { granularity: 'word' });
    return (text) =>
      [...segmenter.segment(text)].flatMap(({ segment, index, isWordLike }) =>
        isWordLike === true ? [{ text: segment, index }] : [],
      );
  }
  const { elided } = language;
  return (text) =>
    [...text.matchAll(WORD)].flatMap((match) => {
      const cut = elided?.exec(match[0])?.[0];
      const whole = { text: match[0], index: match.index };
      if (cut === undefined) return [whole];
      return [
        { text: cut, index: match.index },
        { text: match[0].slice(cut.length), index: match.index + cut.length },
      ];
    });
}

/** The sentences of a narration as words. */
export function cutSentences(sentences: readonly Sentence[], language: Language): readonly CutSentence[] {
  const cut = wordCutter(language);
  const stems = new Map<string, string>();
  const stemOf = (lower: string): string => {
    let stem = stems.get(lower);
    if (stem === undefined) stems.set(lower, (stem = /^\p{L}+$/u.test(lower) ? language.stem(lower) : lower));
    return stem;
  };
  return sentences.map((sentence) => {
    const texts = sentence.words.map(({ text }) => text);
    const joined = joinWords(texts);
    const starts = startsOf(texts, joined);
    let end = 0;
    let at = 0;
    const words = cut(joined).map(({ text, index }, nth): StemmedWord => {
      while (at + 1 < starts.length && (starts[at + 1] ?? Infinity) <= index) at++;
      const lower = text.toLowerCase().replaceAll('’', "'");
      const signs = !NO_SIGN.test(joined.slice(end, index));
      end = index + text.length;
      return {
        text,
        lower,
        stem: stemOf(lower),
        at,
        cut: nth === 0 || signs,
        first: nth === 0,
        capital: /^\p{Lu}/u.test(text),
      };
    });
    return { words, startMs: sentence.startMs, isQuestion: /[?？؟]["'”’»」』)\]]*\s*$/u.test(joined) };
  });
}

function startsOf(texts: readonly string[], joined: string): readonly number[] {
  let from = 0;
  return texts.map((text) => {
    const start = joined.indexOf(text, from);
    from = start + text.length;
    return start;
  });
}

/** Whether a word may carry a topic. */
export const isTopical = ({ lower, text }: StemmedWord, language: Language): boolean =>
  !language.isSmall(lower) &&
  !language.isGeneric(lower) &&
  /\p{L}/u.test(text) &&
  (language.unspaced === true || text.length > 2);
