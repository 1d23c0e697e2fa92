/** How well a sentence of speech stands by itself, told by its words. */
import type { Language } from './open.js';
import type { CutSentence } from './words.js';

/** What tells of a sentence whether it can be shown. */
export interface SentenceFacts {
  /** Words as the language counts them. */
  readonly length: number;
  /** It is asked, or too short or long. */
  readonly unfit: boolean;
  /** Its first word that tells something is a pronoun. */
  readonly pointsBack: boolean;
  /** It begins as going on with the one before. */
  readonly goesOn: boolean;
}

const FEWEST = 5;
const MOST = 48;
const FIRST_WORDS = 3;

export function judgeSentence({ words, isQuestion }: CutSentence, language: Language): SentenceFacts {
  const first = words.findIndex(({ lower }) => !language.isOpener(lower));
  const told = words.slice(Math.max(0, first), Math.max(0, first) + FIRST_WORDS);
  const [opening] = told;
  const asks = words.length < 12 && opening !== undefined && language.isAsking(opening.lower) && isQuestion;
  return {
    length: words.length,
    unfit: isQuestion || asks || words.length < FEWEST || words.length > MOST,
    pointsBack: opening !== undefined && language.isPointing(opening.lower) && !isBeforeNoun(told, language),
    goesOn: first > 0,
  };
}

/** "Le moteur" begins with an article, not with a pronoun. */
function isBeforeNoun([first, second]: readonly CutSentence['words'][number][], language: Language): boolean {
  if (first === undefined || second === undefined || !language.isDeterminer(first.lower)) return false;
  return !language.isSmall(second.lower) && (language.noun !== 'capital' || second.capital || !/t$/.test(second.lower));
}
