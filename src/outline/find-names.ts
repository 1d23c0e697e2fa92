import type { Names } from './names.js';
import { INTRODUCES } from './title-words.js';

/** Names that are offered for a section. */
const MOST = 12;

/** How much longer runs are worth, by their number of words: a name of two or three words tells more than one. */
const LENGTH_WORTH = [0, 1, 1.9, 2, 1.6];

/** A topic is named early: the worth of a name falls with the time to its first mention. */
const EARLY = { worth: 3, spanMs: 25_000 };
const WINDOW_MS = 400_000;

/** A name is a fragment when this share of its mentions is part of a longer name. */
const FRAGMENT = 0.6;

/** Names of less worth than this are looked for again in the whole stretch; such a name counts from this share of the worth. */
const FLOOR = 5;
const WHOLE_FLOOR = 0.4;

/** A second word of at least this share of the first's worth joins it. */
const JOINED = 0.5;
const LEAST_JOINED = 2;

/** What is left of the worth of a name that is said once and not written. */
const ONCE = 0.45;

/** The course writes these very words side by side. */
const PAIRED = 1.35;

interface Candidate {
  readonly at: number;
  readonly length: number;
  readonly afterMs: number;
  count: number;
  introduced: boolean;
}

/** A name for a stretch of the lecture. */
export interface Name {
  readonly title: string;
  /** Stems, with a space between them. */
  readonly key: string;
  readonly worth: number;
}

/** A stretch of the lecture, and whether what comes early in it counts more. */
interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
  readonly early: boolean;
}

/**
 * Names of what is said between two times, best first: how much more often than elsewhere in the lecture, how early, how
 * introduced ("something called ..."), and whether the course writes it too. Where none is good, what the whole stretch
 * says most comes first, and two single words make one name.
 */
export function findNames(names: Names, startMs: number, endMs: number): readonly Name[] {
  const opening = preferLonger(rank(names, { startMs, endMs: Math.min(endMs, startMs + WINDOW_MS), early: true }));
  if (!names.judged || (opening[0]?.worth ?? 0) >= FLOOR) return joinSingles(names, opening);
  const whole = preferLonger(rank(names, { startMs, endMs, early: false }));
  const best = whole.find(({ candidate }) => candidate.length > 1) ?? whole[0];
  const first = best !== undefined && best.worth > WHOLE_FLOOR * (opening[0]?.worth ?? 0) ? [best] : [];
  const all = [...first, ...opening, ...whole];
  const nths = new Map(all.map(({ key }, nth) => [key, nth] as const).reverse());
  return joinSingles(
    names,
    all.filter(({ key }, nth) => nths.get(key) === nth),
  );
}

/** Two words that each would make a poor title make a fair one together. */
function joinSingles(names: Names, ranked: readonly Ranked[]): readonly Name[] {
  const titles = ranked.map(({ key, worth, candidate }) => ({ key, worth, title: spell(names, candidate) }));
  const [first, second] = titles;
  if (!names.judged || first === undefined || second === undefined) return titles;
  if (
    first.key.includes(' ') ||
    second.key.includes(' ') ||
    second.worth < Math.max(LEAST_JOINED, JOINED * first.worth)
  )
    return titles;
  if (
    names.words[ranked[0]!.candidate.at]!.includes(second.key) ||
    names.words[ranked[1]!.candidate.at]!.includes(first.key)
  )
    return titles;
  const tail = spell(names, ranked[1]!.candidate, false);
  return [{ ...first, title: `${first.title} and ${tail}`, key: `${first.key} ${second.key}` }, ...titles];
}

function rank(names: Names, { startMs, endMs, early }: Stretch): readonly Ranked[] {
  const from = firstFrom(names.startMs, startMs - 300);
  const to = firstFrom(names.startMs, endMs - 500);
  const share = (to - from) / names.words.length;
  const ranked = [...candidatesIn(names, from, to)]
    .map(([key, candidate]) => ({ key, candidate, worth: worthOf(key, candidate, { names, share, early }) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth);
  return (names.judged ? dropFragments(ranked.slice(0, 4 * MOST)) : ranked).slice(0, MOST);
}

function candidatesIn(names: Names, from: number, to: number): ReadonlyMap<string, Candidate> {
  const startMs = names.startMs[from] ?? 0;
  const found = new Map<string, Candidate>();
  for (let at = from; at < to; at++) {
    const runs = names.runs[at] ?? [];
    if (runs.length === 0) continue;
    const afterMs = (names.startMs[at] ?? 0) - startMs;
    const introduced = afterMs < 40_000 && INTRODUCES.test(names.words.slice(Math.max(from, at - 5), at).join(' '));
    for (const { key, length } of runs) {
      const known = found.get(key) ?? { at, length, afterMs, count: 0, introduced: false };
      known.count += 1;
      known.introduced ||= introduced;
      found.set(key, known);
    }
  }
  return found;
}

/** `rate finder` goes where most of its mentions are of `learning rate finder`. */
function dropFragments(ranked: readonly Ranked[]): readonly Ranked[] {
  return ranked.filter(
    ({ key, candidate: { length, count } }) =>
      length === 1 ||
      !ranked.some(
        (longer) =>
          longer.candidate.length > length &&
          longer.candidate.count >= FRAGMENT * count &&
          ` ${longer.key} `.includes(` ${key} `),
      ),
  );
}

interface WorthContext extends Pick<Stretch, 'early'> {
  readonly names: Names;
  /** Of the lecture's words that are in the stretch. */
  readonly share: number;
}

function worthOf(key: string, candidate: Candidate, { names, share, early: isEarly }: WorthContext): number {
  const { count: here, length, afterMs, introduced } = candidate;
  const stems = key.split(' ');
  const written = stems.filter((stem) => names.written.stems.has(stem)).length / length;
  const sure = (introduced && afterMs < 30_000) || (written === 1 && afterMs < 40_000);
  if (length > 1 && here < 2 && !sure && (isEarly || written < 1)) return 0;
  const once = length > 1 && here < 2 && written < 1;
  const elsewhere = (names.counts.get(key) ?? 0) - here;
  const expected = Math.max(0.3, (elsewhere + 0.5) * share);
  const surprise = Math.log1p(here * Math.log(Math.max(1.05, here / expected)));
  const early = 1 + (isEarly ? 1 : 0) * EARLY.worth * Math.exp(-Math.max(0, afterMs) / EARLY.spanMs);
  const paired =
    length > 1 && stems.every((stem, nth) => nth === 0 || names.written.pairs.has(`${stems[nth - 1]} ${stem}`));
  return (
    (once ? ONCE : 1) *
    surprise *
    early *
    (introduced ? 2 : 1) *
    (1 + 0.5 * written) *
    (paired ? PAIRED : 1) *
    (LENGTH_WORTH[length] ?? 1) *
    senseWorth(names, candidate)
  );
}

function senseWorth({ words, senseOf }: Names, { at, length }: Candidate): number {
  if (length === 1) return senseOf(words[at]!).alone;
  let worth = 1;
  for (let nth = at; nth < at + length; nth++) worth *= senseOf(words[nth]!).part;
  return worth;
}

interface Ranked {
  readonly key: string;
  readonly candidate: Candidate;
  readonly worth: number;
}

/** `learning rate finder` before `learning rate`, where it is nearly as good. */
function preferLonger(ranked: readonly Ranked[]): readonly Ranked[] {
  const [best] = ranked;
  if (best === undefined) return ranked;
  const longer = ranked
    .slice(1, 12)
    .find(
      ({ key, worth }) =>
        ` ${key} `.includes(` ${best.key} `) && worth > (best.candidate.length === 1 ? 0.45 : 0.75) * best.worth,
    );
  return longer === undefined ? ranked : [longer, ...ranked.filter((each) => each !== longer)];
}

/** In the lecture's spelling, with a capital where it starts a title. */
function spell({ words, spelling }: Names, { at, length }: Candidate, isFirst = true): string {
  const text = words
    .slice(at, at + length)
    .map((word) => spelling.get(word) ?? word)
    .join(' ');
  const [first = ''] = text.split(' ');
  return !isFirst || /\p{Lu}|\d|_/u.test(first) ? text : text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function firstFrom(startMs: Float64Array, atMs: number): number {
  let [low, high] = [0, startMs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((startMs[middle] ?? 0) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
