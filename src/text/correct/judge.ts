/** Which suspicions are sure: by sound and place, by the company of other mishearings, and by coming back. */
import { singularOf } from '../lexicon/lexicon.js';
import { keyOf } from './known-names.js';
import type { Listener, Suspicion } from './misheard.js';

export interface Verdict {
  readonly sure: readonly Suspicion[];
  /** Likely, and left as it was said. */
  readonly doubtful: readonly Suspicion[];
}

/** What is known of the places before anything is suspected. */
export interface Places {
  /** 1 where words are spoken for; filled up. */
  readonly taken: Uint8Array;
  /** Misheard names that are sure already. */
  readonly known: readonly { readonly from: number; readonly to: number; readonly text: string }[];
  readonly mayBe: (suspicion: Suspicion) => boolean;
}

/** How much the place must say for a sound so far away, and what it says that no such word exists. */
const BASE = 0.03;
const SLOPE = 1.1;
const ODD = 0.26;
/** Of this much of what it takes a suspicion is worth telling. */
const DOUBT = 0.7;
const ROUNDS = 3;

/** Judges by rounds: what is sure tells what stands beside names, and so where else they are. */
export function judgeSuspicions(listener: Listener, { taken, known, mayBe }: Places): Verdict {
  const sure = new Map<number, Suspicion>();
  let left: Suspicion[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const suspicions = listener.suspect(taken).filter(mayBe);
    if (round === 0)
      for (const { suspicion, word } of crowds(suspicions, listener)) listener.learnBeside(suspicion, word);
    const judged = round === 0 ? listener.suspect(taken).filter(mayBe) : suspicions;
    const spoken = spokenFor(judged, listener);
    const found = judged.filter((suspicion) => worth(suspicion, { listener, spoken }) >= 1);
    left = judged.filter((suspicion) => !found.includes(suspicion));
    for (const suspicion of found) take(suspicion);
    if (found.length === 0) break;
  }
  const heard = [...sure.values()].map(({ from, to, name }) => ({ from, to, text: name.written }));
  const all = recurring(left, [...known, ...heard], listener);
  for (const suspicion of all) take(suspicion);
  const judging = { listener, spoken: spokenFor(left, listener) };
  const doubtful = left.filter((one) => !all.includes(one) && worth(one, judging) >= DOUBT && taken[one.from] === 0);
  return { sure: [...sure.values()].sort((a, b) => a.from - b.from), doubtful };

  function take(suspicion: Suspicion): void {
    if (taken.subarray(suspicion.from, suspicion.to).includes(1)) return;
    sure.set(suspicion.from, suspicion);
    taken.fill(1, suspicion.from, suspicion.to);
    listener.learn(suspicion.name.written, suspicion.from, suspicion.to);
  }
}

interface Judging {
  readonly listener: Listener;
  /** What was heard and the name it may be, where some place speaks for that. */
  readonly spoken: ReadonlySet<string>;
}

/** 1 and more where the place says as much as the sound needs. */
function worth(suspicion: Suspicion, { listener, spoken }: Judging): number {
  const { from, to, distance, strength, odd, name } = suspicion;
  const said = listener.words.slice(from, to);
  if (listener.isWritten(from, to) || (strength === 0 && listener.isName(from - 1))) return 0;
  const comesBack = spoken.has(heardAs(suspicion, name.key, listener)) && isBurst(said, distance, listener);
  const place = strength + (odd ? ODD : 0) + (comesBack ? ODD : 0);
  return place / (BASE + SLOPE * distance);
}

const heardAs = ({ from, to }: { readonly from: number; readonly to: number }, name: string, { words }: Listener) =>
  `${words.slice(from, to).join(' ')}>${keyOf(name)}`;

const spokenFor = (suspicions: readonly Suspicion[], listener: Listener): ReadonlySet<string> =>
  new Set(suspicions.filter(({ strength }) => strength > 0).map((one) => heardAs(one, one.name.key, listener)));

/** A word that has nothing to do with the lecture, said again and again, and sounds like a name of it. */
const BURST_BITS = 4.9;
const BURST_COUNT = 4;
const BURST_DISTANCE = 0.15;
/** Things have articles, names have none: in so many of its places at most. */
const BURST_ARTICLES = 0.25;

function isBurst([word = '', ...more]: readonly string[], distance: number, listener: Listener): boolean {
  if (more.length > 0 || distance > BURST_DISTANCE || listener.occurrences(word) < BURST_COUNT) return false;
  return listener.surprise(word) >= BURST_BITS && listener.articles(word) <= BURST_ARTICLES;
}

/**
 * A word beside which so many strings, and so much of what stands there, sound like one name stands beside that name.
 */
const LEAST_STRINGS = 2;
const LEAST_PLACES = 3;
const LEAST_SHARE = 0.25;
/** One word of English in more of the places is what the lecture speaks of: `partial cholesky`, and once `parser`. */
const TOPIC_SHARE = 2 / 3;
/** A string that is said everywhere says nothing. */
const LEAST_HERE = 0.3;
/** Plain words that sound farther are others: `set` and `select` are .33 from SQLite, `capital` .28 from Kaggle. */
const CROWD_DISTANCE = 0.3;

/**
 * Many a way of hearing one name in one place: `capital competitions`, `travel competitions`, `a carol competition`.
 */
function crowds(suspicions: readonly Suspicion[], listener: Listener): { suspicion: Suspicion; word: string }[] {
  const total = new Map<string, number>();
  for (const word of listener.words) total.set(singularOf(word), (total.get(singularOf(word)) ?? 0) + 1);
  const frames = new Map<string, Map<string, Suspicion[]>>();
  for (const suspicion of suspicions) {
    if (listener.isWritten(suspicion.from, suspicion.to)) continue;
    if (!suspicion.odd && suspicion.distance > CROWD_DISTANCE) continue;
    const said = singularOf(listener.words[suspicion.from] ?? '');
    for (const [side, word] of listener.neighbours(suspicion)) {
      const frame = `${suspicion.name.key} ${side} ${word}`;
      const own = frames.get(frame) ?? new Map<string, Suspicion[]>();
      frames.set(frame, own.set(said, [...(own.get(said) ?? []), suspicion]));
    }
  }
  return [...frames].flatMap(([frame, strings]) => {
    const word = frame.split(' ')[2] ?? '';
    const telling = [...strings].filter(([said, places]) => places.length >= LEAST_HERE * (total.get(said) ?? 1));
    const places = telling.flatMap(([, own]) => own);
    const isTopic = telling.some(([said, own]) => own.length > TOPIC_SHARE * places.length && listener.isWord(said));
    const enough = telling.length >= LEAST_STRINGS && places.length >= LEAST_PLACES && !isTopic;
    if (!enough || places.length < LEAST_SHARE * listener.occurrences(word)) return [];
    return places.map((suspicion) => ({ suspicion, word }));
  });
}

/** How often, and in what share of its places, a plain word must be sure to be the name everywhere. */
const LEAST_SURE = 2;
const SURE_SHARE = 0.4;

/** The other places of what is sure in some. */
function recurring(left: readonly Suspicion[], sure: Places['known'], listener: Listener): Suspicion[] {
  const counts = new Map<string, { sure: number; all: number }>();
  for (const one of sure) {
    const count = counts.get(heardAs(one, one.text, listener)) ?? { sure: 0, all: 0 };
    counts.set(heardAs(one, one.text, listener), { sure: count.sure + 1, all: count.all + 1 });
  }
  for (const one of left) {
    const count = counts.get(heardAs(one, one.name.key, listener));
    if (count !== undefined) count.all++;
  }
  return left.filter((one) => {
    const count = counts.get(heardAs(one, one.name.key, listener));
    if (count === undefined || listener.isWritten(one.from, one.to)) return false;
    return one.odd || (count.sure >= LEAST_SURE && count.sure >= SURE_SHARE * count.all);
  });
}
