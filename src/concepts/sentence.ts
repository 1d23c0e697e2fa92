/** Whether sentences of speech can stand by themselves: restored punctuation cuts some in the middle. */
import { textOfSentence } from '../model/narration.js';
import type { Speech } from './speech.js';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const OPENERS = words('so and now okay ok but well because then remember right yeah actually basically again');
/** A first word that hangs on what was said before. */
const HANGING_FIRST = words('or nor than of which who whose whom because while until unless including');
const POINTING_FIRST = words(
  "it this that they these those he she its such it's that's they're he's she's this's it'll they'll that'll",
);
/** After one of these a sentence has not ended: the cut before the next one is wrong. ("What it does not get to look at." has.) */
const HANGING_LAST = words('a an the of and or but if because than my your our their its every very whose');

/** Words of the sentences `from` to before `to`, lower case. */
export function wordsOfSpan({ tokens, sentenceStarts }: Speech, from: number, to: number): string[] {
  const { types, vocabulary } = tokens;
  const said: string[] = [];
  for (let at = sentenceStarts[from]!; at < sentenceStarts[to]!; at++) said.push(vocabulary.words[types[at]!]!);
  return said;
}

/** A word of a sentence, lower case: its first is 0, its last -1; empty where there is none. */
function wordOf({ tokens, sentenceStarts }: Speech, sentence: number, nth: 0 | -1): string {
  const [start, end] = [sentenceStarts[sentence]!, sentenceStarts[sentence + 1]!];
  return start < end ? tokens.vocabulary.words[tokens.types[nth === 0 ? start : end - 1]!]! : '';
}

/** The first word that tells something is a pronoun: "And so it grows". */
export function pointsBack(speech: Speech, sentence: number): boolean {
  return POINTING_FIRST.has(firstWord(speech, sentence));
}

/** "And then we step", "Tends to be small": the sentence goes on with what was said before. */
export function goesOn(speech: Speech, sentence: number): boolean {
  const first = wordOf(speech, sentence, 0);
  if (first === 'and' || first === 'then' || first === 'but' || first === 'plus') return true;
  const told = firstWord(speech, sentence);
  const type = speech.tokens.vocabulary.ids.get(told);
  const entry = type === undefined ? undefined : speech.tokens.vocabulary.entries[type];
  return told === '' || (entry?.wordClass === 'verb' && !entry.nounToo && told.endsWith('s'));
}

/** The first word that is no opener: "And so the learning rate" gives "the". */
function firstWord({ tokens, sentenceStarts }: Speech, sentence: number): string {
  const { types, vocabulary } = tokens;
  for (let at = sentenceStarts[sentence]!; at < sentenceStarts[sentence + 1]!; at++) {
    const word = vocabulary.words[types[at]!]!;
    if (!OPENERS.has(word)) return word;
  }
  return '';
}

/** A capital, no word that hangs on the sentence before, and that one has ended. */
export function startsCleanly(speech: Speech, sentence: number): boolean {
  const first = speech.narration.sentences[sentence]!.words[0]!.text;
  if (/^["'“‘(]*\p{Ll}/u.test(first)) return false;
  if (HANGING_FIRST.has(wordOf(speech, sentence, 0)) && !/^And$/i.test(first)) return false;
  return sentence === 0 || endsCleanly(speech, sentence - 1);
}

/** No article or preposition is left waiting at the end. */
export function endsCleanly(speech: Speech, sentence: number): boolean {
  return !HANGING_LAST.has(wordOf(speech, sentence, -1));
}

/** The lecturer breaks off ("minor...") or mends what was said, or a quotation is cut. */
export function isBroken({ narration }: Speech, sentence: number): boolean {
  const text = textOfSentence(narration.sentences[sentence]!);
  return /\.\.|…|\bsorry\b/i.test(text) || (text.match(/["“”]/g) ?? []).length % 2 === 1;
}
