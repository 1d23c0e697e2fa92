/** Whether a sentence tells something of a term, or only names it on its way to something else. */
import { DETERMINERS, DOES, NAMED, patternStrength, SHADES, SURE } from './patterns.js';
import type { Speech } from './speech.js';
import type { Occurrence } from './term.js';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Verbs of being and doing, now and always, that no noun is mistaken for; others are known by the lexicon. */
const FINITE = words(
  "is are isn't aren't will won't would can can't could may might must should does doesn't do don't has have means works fits goes helps supports lets says",
);
/** What makes the term part of a phrase about something else: "8 gig of GPU memory", "coefficients and parameters". */
const INSIDE_PHRASE = words('of in on for to from by at like about into over under per or using use via between');
/** Words of an aside between the term and its verb. */
const ASIDE_WORDS = 3;
/** "And this is gradient descent" points at the screen. */
const POINTING = words('this that it here there these those what which who');

/**
 * Whether the sentence around a mention has the term as its topic: as what is named, as the subject of a verb ("the learning rate
 * goes up"), as what something is ("SGD is just gradient descent"), or as what a clause is under ("with momentum, the last step
 * counts"). Read off the passages of three lectures, where all others told a student nothing about the term.
 */
export function tellsAbout(speech: Speech, occurrence: Occurrence): boolean {
  const { value } = patternStrength(speech, occurrence);
  if (value < 0 || value >= SURE) return value > 0;
  const { tokens, sentences, sentenceStarts } = speech;
  const { start, length } = occurrence;
  const sentence = sentences[start]!;
  const [from, to] = [sentenceStarts[sentence]!, sentenceStarts[sentence + 1]!];
  const word = (at: number): string => (at >= from && at < to ? tokens.vocabulary.words[tokens.types[at]!]! : '');
  const entry = (at: number) => (word(at) === '' ? undefined : tokens.vocabulary.entries[tokens.types[at]!]);

  let phrase = start;
  while (DETERMINERS.has(word(phrase - 1)) || entry(phrase - 1)?.wordClass === 'adjective') phrase--;
  const before = word(phrase - 1);
  if (NAMED.has(before)) return true;
  if (/^with(out)?$/.test(before)) return isOpening(phrase - 1);
  if (before === 'than') return true;
  // "Loss and accuracy are": a list; in ", and accuracy is" a clause begins.
  const inList = before === 'and' && (tokens.breaks[phrase - 1] === 0 || tokens.breaks[phrase]! > 0);
  if (!inList && !INSIDE_PHRASE.has(before) && isVerb(start + length)) return true;

  let copula = phrase - 1;
  while (SHADES.has(word(copula))) copula--;
  return /^(is|are)$/.test(word(copula)) && copula > from && !POINTING.has(word(copula - 1));

  /** Behind the term, perhaps with an adverb or an aside between: "PyTorch, for us, keeps track". */
  function isVerb(after: number): boolean {
    let at = after;
    if (tokens.breaks[at]) while (at < after + ASIDE_WORDS && !tokens.breaks[at + 1]) at++;
    if (at > after) at++;
    while (entry(at)?.wordClass === 'adverb' && at < after + ASIDE_WORDS) at++;
    if (FINITE.has(word(at)) || DOES.has(word(at))) return true;
    const verb = entry(at);
    return verb?.wordClass === 'verb' && !verb.nounToo && word(at).endsWith('s');
  }

  function isOpening(at: number): boolean {
    return at === from || tokens.breaks[at]! > 0 || (at === from + 1 && /^(so|and|but|now|then)$/.test(word(from)));
  }
}
