import { firstNotBefore } from '../../compare/first-from.js';
import { INTRODUCED_MS, isAside, isDefined, isIntroduced, isPast, type NameCandidate, worthOf } from './name-worth.js';
import type { NameKey } from './name-key.js';
import type { Names } from './names.js';
import { isColour, isTooWide } from './title-words.js';

/** Names that are offered for a section. */
const MOST = 12;

const WINDOW_MS = 400_000;

/** A name is a fragment when this share of its mentions is part of a longer name. */
const FRAGMENT = 0.6;

/**
 * Words of less worth than this are looked for again in the whole stretch;
 * such a name counts from this share of the worth.
 */
const FLOOR = 5;
const WHOLE_FLOOR = 0.4;

/**
 * A second name of at least this share of the first's worth joins it,
 * of less where that is a single word; of so many words together.
 */
const JOINED = 0.5;
const JOINED_TO_WORD = 0.3;
const LEAST_JOINED = 2;
const MOST_JOINED_WORDS = 4;

/** A name for a stretch of the lecture. */
export interface Name {
  readonly title: string;
  /** Stems, with a space between them. */
  readonly key: string;
  readonly worth: number;
  /** It is said there what the name is, or that it comes now. */
  readonly isGiven?: boolean;
}

/** A stretch of the lecture, and whether what comes early in it counts more. */
interface NameStretch {
  readonly startMs: number;
  readonly endMs: number;
  readonly early: boolean;
}

/**
 * Names of what is said between two times, best first: how much more often than elsewhere in the lecture, how early,
 * how introduced ("something called ..."), and whether the course writes it too. Where the opening has no good one, nor
 * one of several words, what the whole stretch says most comes first. Two names that are about as good make one title.
 */
export function findNames(names: Names, startMs: number, endMs: number): readonly Name[] {
  const opening = preferLonger(
    names,
    rank(names, { startMs, endMs: Math.min(endMs, startMs + WINDOW_MS), early: true }),
  );
  if (!names.judged || (opening[0]?.worth ?? 0) >= FLOOR) return joinTwo(names, opening);
  const whole = preferLonger(names, rank(names, { startMs, endMs, early: false }));
  const best = whole.find(({ candidate: { at, length } }) => length > 1 && !isColour(names.words[at]!)) ?? whole[0];
  const [said] = opening;
  const isWord = said === undefined || said.candidate.length === 1;
  const first = isWord && best !== undefined && best.worth > WHOLE_FLOOR * (said?.worth ?? 0) ? [best] : [];
  return joinTwo(names, withoutRepeats([...first, ...opening, ...whole]));
}

/** Names of a whole stretch of many sections: what all of it speaks of, wherever. */
export function findWholeNames(names: Names, startMs: number, endMs: number): readonly Name[] {
  return joinTwo(names, preferLonger(names, rank(names, { startMs, endMs, early: false })));
}

function withoutRepeats(ranked: readonly Ranked[]): readonly Ranked[] {
  const nths = new Map(ranked.map(({ key }, nth) => [key, nth] as const).reverse());
  return ranked.filter(({ key }, nth) => nths.get(key) === nth);
}

/** The best name with the next that says something else and is about as good; then the names alone. */
function joinTwo(names: Names, ranked: readonly Ranked[]): readonly Name[] {
  const titles = ranked.map(({ key, worth, candidate }) => {
    const isGiven = candidate.defined || candidate.introduced;
    return { key, worth, title: spell(names, candidate), isGiven };
  });
  const [first] = titles;
  if (!names.judged || first === undefined || first.title.includes(' and ')) return titles;
  const share = first.key.includes(' ') ? JOINED : JOINED_TO_WORD;
  const least = Math.max(LEAST_JOINED, share * first.worth);
  const nth = titles.findIndex((second, at) => at > 0 && second.worth >= least && isApart(first.key, second.key));
  const second = ranked[nth];
  if (second === undefined) return titles;
  const title = `${first.title} and ${spell(names, second.candidate, false)}`;
  return [{ ...first, title, key: `${first.key} ${second.key}` }, ...titles];
}

function isApart(one: string, other: string): boolean {
  const [own, others] = [one.split(' '), other.split(' ')];
  const share = others.some((stem) => own.some((word) => word.startsWith(stem) || stem.startsWith(word)));
  return !share && own.length + others.length <= MOST_JOINED_WORDS;
}

function rank(names: Names, { startMs, endMs, early }: NameStretch): readonly Ranked[] {
  const from = firstNotBefore(names.startMs, startMs - 300);
  const to = firstNotBefore(names.startMs, endMs - 500);
  const share = (to - from) / names.words.length;
  const ranked = [...candidatesIn(names, from, to)]
    .map(([name, candidate]) => ({ name, candidate, worth: worthOf(name, candidate, { names, share, early }) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, 4 * MOST)
    .map(({ name, ...rest }) => ({ key: name.text, ...rest }));
  return (names.judged ? dropFragments(ranked) : ranked).slice(0, MOST);
}

type Growing = { -readonly [Key in keyof NameCandidate]: NameCandidate[Key] };

function candidatesIn(names: Names, from: number, to: number): ReadonlyMap<NameKey, NameCandidate> {
  const startMs = names.startMs[from] ?? 0;
  const found = new Map<NameKey, Growing>();
  for (let at = from; at < to; at++) {
    const runs = names.runs[at] ?? [];
    if (runs.length === 0) continue;
    const afterMs = (names.startMs[at] ?? 0) - startMs;
    const introduced = afterMs < INTRODUCED_MS && isIntroduced(names, at, from);
    for (const { key, length } of runs) {
      const known = found.get(key) ?? {
        at,
        length,
        afterMs,
        count: 0,
        introduced: false,
        defined: false,
        past: isPast(names, at),
        aside: isAside(names, at),
      };
      known.count += 1;
      known.introduced ||= introduced;
      known.defined ||= isDefined(names, at, length);
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

interface Ranked {
  readonly key: string;
  readonly candidate: NameCandidate;
  readonly worth: number;
}

/** So much of the worth of a single word, and of several, is enough for a longer name that holds them. */
const LONGER = { thanWord: 0.45, thanSeveral: 0.7 };

/**
 * `learning rate finder` before `learning rate`, where it is nearly as good; any other name before a bare generic word.
 */
function preferLonger({ words }: Names, given: readonly Ranked[]): readonly Ranked[] {
  const isGeneric = ({ candidate: { at, length } }: Ranked) => length === 1 && isTooWide(words[at]!);
  const ranked = [...given.filter((each) => !isGeneric(each)), ...given.filter(isGeneric)];
  const [best] = ranked;
  if (best === undefined) return ranked;
  const least = (best.candidate.length === 1 ? LONGER.thanWord : LONGER.thanSeveral) * best.worth;
  const longer = ranked.slice(1, 12).find(({ key, worth }) => ` ${key} `.includes(` ${best.key} `) && worth > least);
  return longer === undefined ? ranked : [longer, ...ranked.filter((each) => each !== longer)];
}

/** In the lecture's spelling, with a capital where it starts a title. */
export function spell(
  { words, spelling }: Names,
  { at, length }: Pick<NameCandidate, 'at' | 'length'>,
  isFirst = true,
): string {
  const text = words
    .slice(at, at + length)
    .map((word) => spelling.get(word) ?? word)
    .join(' ');
  const [first = ''] = text.split(' ');
  return !isFirst || /\p{Lu}|\d|_/u.test(first) ? text : text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
