/** Sentences that were glued together, or lost words, where the captions have no mark. */
import { wordsOf } from '../../text/tidy/word-lists.js';

const AFTER_DETERMINER = wordsOf(
  `is are was were has have do does did can could will would i you we they it he she and or but so to of in on if because a an the
  with by from for at then also it's that's there's i'm you're we're they're`,
);
const DETERMINERS = wordsOf('a an the my your our their every');
const MAY_FOLLOW: ReadonlySet<string> = new Set([
  'the in', 'a to', 'the so', 'an if', 'a so', 'a will', 'the will', 'the can', 'a can', 'the if', 'a do',
]); // prettier-ignore
const BE = wordsOf('is are was were');
const AFTER_BE = wordsOf("is are was were has have will can do does did i'm it's that's there's");
const SUBJECTS = wordsOf('i we they he she');
const AFTER_SUBJECT = wordsOf('i you we they he she it a the an of to in');
const PREPOSITIONS = wordsOf('of with by from into between');
const AFTER_PREPOSITION = wordsOf(
  'is are was were has have will can do does and or but so if i he she we they because',
);

/** "All it is is": the second verb is that of the sentence. */
const ASKING = wordsOf('all what');

/** Pairs of neighbours that no sentence has: "the is", "is performs", "of because". */
export function countGlued(lower: readonly string[]): number {
  let count = 0;
  for (let at = 1; at < lower.length; at++)
    if (isGlued(lower[at - 1] ?? '', lower[at] ?? '') && !ASKING.has(lower[at - 3] ?? '')) count++;
  return count;
}

function isGlued(word: string, next: string): boolean {
  if (DETERMINERS.has(word)) return AFTER_DETERMINER.has(next) && !MAY_FOLLOW.has(`${word} ${next}`);
  if (BE.has(word)) return AFTER_BE.has(next);
  if (SUBJECTS.has(word)) return AFTER_SUBJECT.has(next);
  return PREPOSITIONS.has(word) && AFTER_PREPOSITION.has(next);
}

const NEW_CLAUSE =
  /([\w'’]+) (?:these are|those are|this is|it is|it's|that's|there's|there is|there are|they're|they are|i'm|let's|you're|we're|then it's|yes|okay|right) /gi;
/** First words of these clauses: without one there is nothing to look for. */
const OPENS_CLAUSE = wordsOf(
  `these those this it it's that's there's there they're they i'm let's you're we're then yes okay right it’s that’s there’s`,
);
/** After these a clause may begin without a mark: "because it's", "the thing it's". */
const MAY_PRECEDE = wordsOf(
  `and so but or that because if when where what which who how why than as until since although while before after think know say
  says said see sees means mean like whether once unless whenever then now here not is are was were just seems sure remember notice
  hope guess find show shows tells tell realize call feel feels matter thing way time reason point only also believe saying telling
  turns wonder maybe perhaps of with all`,
);

/** "label doesn't mean they are fake these are": a clause begins where no mark stands. */
export function countJoins(text: string, lower: readonly string[]): number {
  if (!lower.some((word) => OPENS_CLAUSE.has(word))) return 0;
  let joins = 0;
  for (const [, before = ''] of text.matchAll(NEW_CLAUSE)) if (!MAY_PRECEDE.has(before.toLowerCase())) joins++;
  return joins;
}
