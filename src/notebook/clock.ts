import { normalWord, plainWords, type Speech } from './speech.js';

/** Narration that stands as the last build wrote it: what it says, and from when until the next narration began. */
export interface Heard {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  /** The words `[from, to)` of the fresh speech, where it is known that they are this very text. */
  readonly range?: { readonly from: number; readonly to: number } | undefined;
}

/** Tells where a moment of the last build lies in the speech of the fresh one. */
export interface Clock {
  /** By how much the moment is later now, in milliseconds. */
  readonly shiftMsAt: (ms: number) => number;
  /** Index of the word before which the moment lies now; the number of words for one after the last. */
  readonly wordAt: (ms: number) => number;
}

/** So many words in a row are not said twice by chance. */
const RUN_WORDS = 5;
/** Of a run, so many words must be as before for its moment to be the same. */
const SAME_WORDS = 3;
/** A run found so far from where the runs around it were found is another place that says the same. */
const ODD_SHIFT_MS = 2000;
/** Where no word began exactly then, the nearest opening of a sentence is meant, if there is one so near. */
const SENTENCE_MS = 1500;
/** What a word takes to say, about. */
const WORD_MS = 400;

/** A moment of the last build, and how much later it is now. */
interface Anchor {
  readonly atMs: number;
  readonly shiftMs: number;
  /** Found elsewhere than at the same moment. */
  readonly isFar: boolean;
}

/** When something is said now. */
interface Found {
  readonly ms: number;
  readonly isFar: boolean;
}

/**
 * Reads the clock of the video off the texts: the first and last words of narration that nobody edited are looked up in the fresh
 * speech. A shift holds up to the next such text, so an advertisement cut out in the middle moves only what follows it.
 */
export function createClock(heard: readonly Heard[], speech: Speech): Clock {
  const anchors = keepConsistent(readAnchors(heard, speech));
  const shiftMsAt = (ms: number): number => {
    const after = lowerBound(anchors.length, (at) => anchors[at]!.atMs >= ms);
    const [before, next] = [anchors[after - 1], anchors[after]];
    if (next === undefined) return before?.shiftMs ?? 0;
    return before === undefined || next.atMs - ms <= ms - before.atMs ? next.shiftMs : before.shiftMs;
  };
  const findWord = createFinder(speech);
  return { shiftMsAt, wordAt: (ms) => findWord(ms + shiftMsAt(ms)) };
}

function readAnchors(heard: readonly Heard[], speech: Speech): Anchor[] {
  let made: Words | undefined;
  const anchors = heard.flatMap(({ text, startMs, endMs, range }) => {
    const words = (made ??= new Words(speech));
    const [opening, closing] = range === undefined ? words.findText(text, { startMs, endMs }) : words.timesOf(range);
    return [
      ...(opening === undefined ? [] : [{ atMs: startMs, shiftMs: opening.ms - startMs, isFar: opening.isFar }]),
      ...(closing === undefined ? [] : [{ atMs: endMs, shiftMs: closing.ms - endMs, isFar: closing.isFar }]),
    ];
  });
  return anchors.sort((one, other) => one.atMs - other.atMs);
}

/** Drops what was found far away and agrees with neither neighbour: the same words said at another place. */
function keepConsistent(anchors: readonly Anchor[]): Anchor[] {
  const agree = (one: Anchor, other: Anchor | undefined) =>
    other !== undefined && Math.abs(one.shiftMs - other.shiftMs) <= ODD_SHIFT_MS;
  return anchors.filter(
    (anchor, at) => !anchor.isFar || agree(anchor, anchors[at - 1]) || agree(anchor, anchors[at + 1]),
  );
}

/** The fresh speech, to look texts up in. */
class Words {
  readonly #startsMs: readonly number[];
  readonly #endMs: number;
  readonly #texts: readonly string[];
  #spoken: Spoken | undefined;

  constructor({ words }: Speech) {
    this.#startsMs = words.map(({ startMs }) => startMs);
    this.#texts = words.map(({ text }) => text);
    this.#endMs = endOf(this.#startsMs);
  }

  /** When words begin, and when what follows them does. */
  timesOf = ({ from, to }: { from: number; to: number }): readonly Found[] =>
    [from, to].map((word) => ({ ms: this.#startsMs[word] ?? this.#endMs, isFar: false }));

  /** When a text's first word is said now, and what follows its last word; it is said then, or wherever it is alone. */
  findText(text: string, { startMs, endMs }: { startMs: number; endMs: number }): (Found | undefined)[] {
    const said = plainWords(text)
      .map(normalWord)
      .filter((word) => word !== '');
    return [
      this.#find(said.slice(0, RUN_WORDS), startMs, 0),
      this.#find(said.slice(-RUN_WORDS), endMs, Math.min(RUN_WORDS, said.length)),
    ];
  }

  /** When the word is said that is `ahead` words into a run; it was at `ms`. */
  #find(run: readonly string[], ms: number, ahead: number): Found | undefined {
    const { texts, startsMs, runs } = (this.#spoken ??= this.#readSpoken());
    const expected = lowerBound(startsMs.length, (at) => startsMs[at]! >= ms);
    const here = expected - ahead;
    const same = run.filter((word, nth) => texts[here + nth] === word).length;
    if (here >= 0 && same >= SAME_WORDS) return { ms: startsMs[expected] ?? this.#endMs, isFar: false };
    const found = run.length < RUN_WORDS ? undefined : runs().get(run.join(' '));
    return found === undefined || found < 0 ? undefined : { ms: startsMs[found + ahead] ?? this.#endMs, isFar: true };
  }

  #readSpoken(): Spoken {
    const normal = this.#texts.map(normalWord);
    const texts = normal.filter((text) => text !== '');
    const startsMs = this.#startsMs.filter((_, at) => normal[at] !== '');
    let made: ReadonlyMap<string, number> | undefined;
    return { texts, startsMs, runs: () => (made ??= readRuns(texts)) };
  }
}

/** The words that have letters or digits, and where each run of five begins; -1 for one that is said twice. */
interface Spoken {
  readonly texts: readonly string[];
  readonly startsMs: readonly number[];
  readonly runs: () => ReadonlyMap<string, number>;
}

function readRuns(texts: readonly string[]): ReadonlyMap<string, number> {
  const runs = new Map<string, number>();
  for (let at = 0; at + RUN_WORDS <= texts.length; at++) {
    const run = texts.slice(at, at + RUN_WORDS).join(' ');
    runs.set(run, runs.has(run) ? -1 : at);
  }
  return runs;
}

/** Finds the word before which a moment of the fresh video lies: one that begins then, else a sentence near, else the next one. */
function createFinder({ words, sentences, firstWords }: Speech): (ms: number) => number {
  // Where two people speak at once the times go back: a cut may only stand where all that follows is later.
  const reached: number[] = [];
  const cuttable: number[] = [];
  words.forEach(({ startMs }, at) => {
    const last = reached.at(-1) ?? -Infinity;
    if (startMs > last) cuttable.push(at);
    reached.push(Math.max(last, startMs));
  });
  const cells = new Map([...firstWords].reverse().map((word) => [words[word]?.startMs, word]));
  const isCuttable = new Set(cuttable);
  // The end of the speech is where a sentence would open.
  const openings = [...sentences.filter((word) => isCuttable.has(word)), words.length];
  const endMs = endOf(reached);
  const startOf = (word: number | undefined) =>
    word === words.length ? endMs : (words[word ?? -1]?.startMs ?? Infinity);
  const firstFrom = (among: readonly number[], ms: number) =>
    lowerBound(among.length, (at) => startOf(among[at]) >= ms);
  return (ms) => {
    const cell = cells.get(ms);
    if (cell !== undefined) return cell;
    const next = cuttable[firstFrom(cuttable, ms)];
    if (next === undefined || startOf(next) === ms) return next ?? words.length;
    const at = firstFrom(openings, ms);
    const [before, after] = [openings[at - 1], openings[at]];
    const [backMs, onMs] = [ms - (before === undefined ? -Infinity : startOf(before)), startOf(after) - ms];
    if (Math.min(backMs, onMs) > SENTENCE_MS) return next;
    return (onMs <= backMs ? after : before) ?? next;
  };
}

const endOf = (startsMs: readonly number[]) => (startsMs.at(-1) ?? 0) + WORD_MS;

/** The first index in `[0, count)` from which on a condition holds; `count` if it never does. */
function lowerBound(count: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
