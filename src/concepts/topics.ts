/** Topics that the user names: found in the lecture, or told that they are not. */
import type { Outcome, Problem } from '../model/problem.js';
import { singularOf } from '../text/lexicon/lexicon.js';
import { rankByLikeness } from '../text/nearest.js';
import { stemTerm } from '../text/words.js';
import { keyOfTerm } from './evidence.js';
import type { SpeechTokens } from './speech.js';
import type { LectureTerm, Occurrence } from './ranking/term.js';

/**
 * The terms that were asked for, in that order;
 * a topic that is never said becomes a problem that names the nearest terms.
 */
export function chooseTopics(
  speech: SpeechTokens,
  ranked: readonly LectureTerm[],
  topics: readonly string[],
): Outcome<readonly LectureTerm[]> {
  const terms: LectureTerm[] = [];
  const problems: Problem[] = [];
  const stems = speech.tokens.vocabulary.words.map((word) => stemTerm(singularOf(word)));
  for (const topic of topics) {
    const key = keyOfTerm(topic);
    const known = ranked.find(({ term, variants }) => [term, ...variants].some((form) => keyOfTerm(form) === key));
    const occurrences = known?.occurrences ?? findKey(speech, stems, key);
    if (known) terms.push(known);
    else if (occurrences.length > 0) terms.push({ term: topic, variants: [], score: 0, occurrences });
    else problems.push(neverSaid(topic, ranked));
  }
  return { value: [...new Set(terms)], problems };
}

/** Where the words of a topic are said, cut in whatever way: `DataBunch` finds "data bunch". */
function findKey({ tokens }: SpeechTokens, stems: readonly string[], key: string): Occurrence[] {
  const found: Occurrence[] = [];
  if (key === '') return found;
  for (let start = 0; start < tokens.count; start++) {
    let rest = key;
    let at = start;
    while (rest !== '' && at < tokens.count) {
      const stem = stems[tokens.types[at]!]!;
      if (stem === '' || !rest.startsWith(stem)) break;
      rest = rest.slice(stem.length);
      at++;
    }
    if (rest === '') found.push({ start, length: at - start });
  }
  return found;
}

/** Names the terms that are written most alike. */
export function neverSaid(topic: string, ranked: readonly Pick<LectureTerm, 'term'>[]): Problem {
  const terms = ranked.map(({ term }) => term);
  const near = rankByLikeness(topic, terms).slice(0, NEAREST);
  return {
    code: 'concepts/never-said',
    level: 'warning',
    message: `nobody says "${topic}" in this lecture`,
    hint:
      near.length > 0
        ? `Nearest terms: ${near.map(({ name }) => `"${name}"`).join(', ')}.`
        : 'See the terms with `nbscribe concepts`.',
  };
}

const NEAREST = 3;
