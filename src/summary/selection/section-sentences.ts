/**
 * Section by section: the sentence that tells what a section says, not that it begins,
 * points at something or tells a story.
 */
import type { Candidate, SummarySpeech } from '../sentences/candidates.js';
import type { Choice } from './choice.js';
import { dangles } from '../sentences/dangling.js';
import type { Trait } from '../sentences/readability.js';
import type { Worth } from './worth.js';

const SPOILS: readonly Trait[] = [
  'question', 'hangingEnd', 'hangingStart', 'noVerb', 'noMainClause', 'unmended', 'dots', 'brackets', 'announces', 'emptyRemark',
  'glued', 'smallStart', 'interjection', 'noSubject', 'odd', 'leansBack', 'narrates',
]; // prettier-ignore
const FEWEST_WORDS = 9;
const MOST_WORDS = 46;
const LEAST_READABILITY = 0.5;
/** A section that is shorter is told by what is said around it. */
const SHORTEST_WORDS = 60;

export interface SectionsInput {
  readonly speech: SummarySpeech;
  readonly choice: Choice;
  readonly worth: Worth;
  readonly sectionOf: readonly number[];
  /** Sections in which a concept is explained: these have something to lead to. */
  readonly led: ReadonlySet<number>;
  readonly titles: readonly string[];
  /** Sections that have their sentence. */
  readonly told?: ReadonlySet<number>;
  readonly budget: number;
}

/**
 * One sentence for each section, the best of them first, within the budget.
 * Where nothing of a section is shown, a lesser one will do.
 */
export function findSectionSentences(input: SectionsInput): Candidate[] {
  const { speech, sectionOf, titles, led, told, choice, budget } = input;
  const groups = titles.map((): Candidate[] => []);
  for (const candidate of speech.candidates) groups[sectionOf[candidate.from] ?? 0]?.push(candidate);
  const lengths = titles.map(() => 0);
  speech.spoken.forEach((sentence, at) => (lengths[sectionOf[at] ?? 0]! += sentence.length));
  const found = groups.flatMap((group, section) => {
    if ((lengths[section] ?? 0) < SHORTEST_WORDS || told?.has(section) === true) return [];
    const best =
      told === undefined
        ? (bestOf(group, input, { section, may: mayTell }) ?? bestOf(group, input, { section, may: mayStandIn }))
        : bestOf(group, input, { section, may: mayTellAlone });
    return best === undefined ? [] : [{ ...best, led: led.has(section) }];
  });
  found.sort((a, b) => Number(a.led) - Number(b.led) || b.score - a.score);
  const taken: Candidate[] = [];
  let used = 0;
  for (const { candidate } of found) {
    if (used + candidate.length > budget || !choice.isFree(candidate)) continue;
    choice.take(candidate);
    used += candidate.length;
    taken.push(candidate);
  }
  return taken;
}

interface ScoredSentence {
  readonly candidate: Candidate;
  readonly score: number;
}

function bestOf(
  group: readonly Candidate[],
  { speech, worth, choice, titles }: SectionsInput,
  { section, may }: { readonly section: number; readonly may: (candidate: Candidate) => boolean },
): ScoredSentence | undefined {
  const said = new Map<number, number>();
  for (const { kind, stems } of group)
    if (kind === 'sentence') for (const stem of stems) said.set(stem, (said.get(stem) ?? 0) + 1);
  const title = new Set(speech.words.cut(titles[section] ?? '').map(({ stem }) => stem));
  let best: ScoredSentence | undefined;
  for (const candidate of group) {
    if (!may(candidate)) continue;
    let sum = 0;
    for (const stem of new Set(candidate.stems))
      sum += worth.ofStem(stem, 1) * Math.min(1, (said.get(stem) ?? 0) / 3) * (title.has(stem) ? 1.5 : 1);
    const score = (sum / (candidate.length + 6)) * candidate.readability * toneOf(candidate);
    if (score > (best?.score ?? 0) && choice.isFree(candidate)) best = { candidate, score };
  }
  return best;
}

/** Better than a title and a time: plain enough, and it ends. */
const mayStandIn = ({ kind, length, readability, traits, words }: Candidate): boolean =>
  kind !== 'answer' &&
  !dangles(words) &&
  length >= SHORTEST_STAND_IN &&
  length <= MOST_WORDS &&
  readability >= LEAST_STAND_IN &&
  traits.question +
    traits.hangingEnd +
    traits.noVerb +
    traits.noMainClause +
    traits.unmended +
    traits.dots +
    traits.announces +
    traits.hangingStart +
    traits.noSubject +
    traits.story +
    traits.housekeeping +
    traits.chatter +
    traits.pointsBack ===
    0;
const SHORTEST_STAND_IN = 8;
const LEAST_STAND_IN = 0.33;

const mayTell = ({ kind, length, readability, traits, words }: Candidate): boolean =>
  kind !== 'answer' &&
  (kind === 'passage' || !dangles(words)) &&
  length >= FEWEST_WORDS &&
  length <= MOST_WORDS &&
  readability >= LEAST_READABILITY &&
  (traits.pointsBack === 0 || kind === 'passage') &&
  !SPOILS.some((trait) => traits[trait] > 0);

/** What was asked for is full: only what speaks of the subject is worth more words. */
const mayTellAlone = (candidate: Candidate): boolean =>
  mayTell(candidate) &&
  candidate.readability >= LEAST_READABILITY_ALONE &&
  candidate.traits.housekeeping + candidate.traits.chatter + candidate.traits.story === 0 &&
  candidate.traits.numbers <= MOST_NUMBERS;
const LEAST_READABILITY_ALONE = 0.65;
const MOST_NUMBERS = 0.3;

/** Examples, stories and what is on the screen tell a section's subject less than what explains. */
function toneOf({ traits, roles }: Candidate): number {
  const away =
    0.3 * traits.pointing + 0.3 * traits.housekeeping + 0.3 * traits.story + 0.4 * traits.narrates + 0.3 * traits.shows;
  const example = roles.includes('example') ? 0.3 : 0;
  return Math.exp(0.15 * traits.explains + 0.2 * traits.keyIdea + 0.15 * traits.defines - away - example);
}
