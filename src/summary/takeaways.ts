/** In short: the few sentences to remember, each of which stands alone. The weakest part of a summary, so rather none than poor ones. */
import type { Subjects } from './about.js';
import type { Candidate, Speech } from './candidates.js';
import type { Choice } from './choice.js';
import type { Trait } from './readability.js';

const SPOILS: readonly Trait[] = [
  'pointsBack', 'pronounInside', 'question', 'pointing', 'housekeeping', 'story', 'noVerb', 'hangingEnd', 'hangingStart', 'unmended',
  'oddQuote', 'dots', 'inside', 'noMainClause', 'announces', 'brackets', 'glued', 'odd', 'emptyRemark', 'interjection', 'shows',
  'narrates', 'noSubject', 'weakVerb', 'smallStart', 'leansBack',
]; // prettier-ignore
const FEWEST_WORDS = 9;
const MOST_WORDS = 34;
const LEAST_READABILITY = 0.75;
/** Fewer are none: a box with one sentence is no overview. */
export const FEWEST = 3;

/** At most `most` takeaways, ascending by time; empty where fewer than three are good. */
export function findTakeaways(
  speech: Speech,
  subjects: ReadonlyMap<Candidate, Subjects>,
  { choice, most }: { choice: Choice; most: number },
): Candidate[] {
  const options = speech.candidates.flatMap((candidate) => {
    const central = centralityOf(subjects.get(candidate) ?? new Map());
    return central > 0 && standsAlone(candidate) ? [{ candidate, central }] : [];
  });
  const lastMs = speech.narration.sentences.at(-1)?.startMs ?? 1;
  const found: Candidate[] = [];
  // Taken only when there are enough: so the choice is tried on what is free now.
  while (found.length < most) {
    const score = ({ candidate, central }: (typeof options)[number]): number => {
      const near = found.some(({ startMs }) => Math.abs(startMs - candidate.startMs) < lastMs / (1.5 * most));
      return valueOf(candidate, central, choice) * (near ? 0.4 : 1);
    };
    const free = options.filter(
      ({ candidate }) =>
        !found.includes(candidate) && choice.isFree(candidate) && !found.some((other) => overlaps(other, candidate)),
    );
    const best = free.reduce<(typeof options)[number] | undefined>(
      (a, b) => (a === undefined || score(b) > score(a) ? b : a),
      undefined,
    );
    if (best === undefined) break;
    found.push(best.candidate);
  }
  if (found.length < FEWEST) return [];
  for (const candidate of found) choice.take(candidate);
  return found.sort((a, b) => a.startMs - b.startMs);
}

const overlaps = (a: Candidate, b: Candidate): boolean => a.from < b.to && b.from < a.to;

function standsAlone({ kind, length, traits, readability }: Candidate): boolean {
  if (
    kind === 'pair' ||
    kind === 'answer' ||
    length < FEWEST_WORDS ||
    length > MOST_WORDS ||
    readability < LEAST_READABILITY
  )
    return false;
  if (SPOILS.some((trait) => traits[trait] > 0) || traits.repeats > 1 || traits.chatter > 1) return false;
  return traits.nounFirst + traits.defines + traits.keyIdea + traits.explains > 0;
}

const DECAY = 0.06;

/** How many concepts it speaks of, the more central ones weighing more; 0 where none is its topic. */
function centralityOf(subjects: Subjects): number {
  let [sum, surest] = [0, 0];
  for (const [term, { affinity, value }] of subjects) {
    if (affinity < 0.65) continue;
    sum += (value > 0 ? affinity : 0.3) / (1 + DECAY * term);
    surest = Math.max(surest, value);
  }
  return sum < 0.5 || surest < 0.3 ? 0 : sum;
}

function valueOf(candidate: Candidate, central: number, choice: Choice): number {
  const { readability, traits, length } = candidate;
  const tells = 1 + 0.3 * traits.nounFirst + 0.4 * traits.keyIdea + 0.3 * traits.defines + 0.2 * traits.explains;
  return readability * Math.min(1.8, central) * tells * (choice.worthOf(candidate) / (length + 6)) ** 0.7;
}
