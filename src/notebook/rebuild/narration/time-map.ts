import { firstFrom } from '../../diff/first-from.js';
import { endOf, SpeechIndex, type Found } from './phrase-index.js';
import type { Speech } from './speech.js';

/** Narration of the last build: what it says, and from when until the next narration began. */
export interface Heard {
  readonly text: string;
  /** The reader changed the text: what is known of it counts where nothing else is. */
  readonly isEdited?: boolean;
  readonly startMs: number;
  readonly endMs: number;
  /** The words `[from, to)` of the fresh speech, where it is known that they are this very text. */
  readonly range?: { readonly from: number; readonly to: number } | undefined;
  /** The text goes on beyond `endMs`, where another person deleted some of it: its end tells nothing. */
  readonly goesOn?: boolean;
  /** A pause follows, which may be longer or shorter now: the end tells of no other moment. */
  readonly endsInPause?: boolean;
}

/** Tells where a moment of the last build lies in the speech of the fresh one. */
export interface Clock {
  /** By how much the moment is later now, in milliseconds. */
  readonly shiftMsAt: (ms: number) => number;
  /** Index of the word before which the moment lies now; the number of words for one after the last. */
  readonly wordAt: (ms: number) => number;
  /** The same for a moment of the fresh video. */
  readonly wordNowAt: (ms: number) => number;
}

/** A run found so far from where the runs around it were found is another place that says the same. */
const ODD_SHIFT_MS = 2000;
/** Where no word began exactly then, the nearest opening of a sentence is meant, if there is one so near. */
const SENTENCE_MS = 1500;

/** A moment of the last build, and how much later it is now. */
interface Anchor {
  readonly atMs: number;
  readonly shiftMs: number;
  readonly isHere: boolean;
  readonly isFar: boolean;
}

/**
 * Reads the clock of the video off the texts: the first and last words of narration that nobody edited are looked up in the fresh
 * speech. A shift holds up to the next such text, so an advertisement cut out in the middle moves only what follows it.
 */
export function createClock(heard: readonly Heard[], speech: Speech): Clock {
  const index = new SpeechIndex(speech);
  const found = heard.map((text) => ({ ...text, ...findEnds(text, index) }));
  const anchors = keepConsistent(found.flatMap((text) => (text.isEdited === true ? [] : anchorsOf(text))));
  // Of what was edited, words at the same moment tell that it did not move; those found elsewhere may have been moved by the reader.
  const edited = found.flatMap((text) => (text.isEdited === true ? anchorsOf(text) : []));
  const others = edited.filter(({ isHere, shiftMs }) => isHere && Math.abs(shiftMs) <= ODD_SHIFT_MS);
  const shiftMsAt = (ms: number): number => {
    const after = firstFrom(anchors.length, (at) => anchors[at]!.atMs >= ms);
    const [before, next] = [anchors[after - 1], anchors[after]];
    const shifts = [before?.shiftMs ?? 0, next?.shiftMs ?? 0];
    const isSteady = Math.abs(shifts[0]! - shifts[1]!) <= ODD_SHIFT_MS;
    const between = ({ atMs }: Anchor) =>
      !isSteady && (before === undefined || atMs > before.atMs) && (next === undefined || atMs < next.atMs);
    const near = [next, before, ...others.filter(between)].filter((anchor) => anchor !== undefined);
    return near.sort((one, other) => Math.abs(one.atMs - ms) - Math.abs(other.atMs - ms))[0]?.shiftMs ?? 0;
  };
  // Where the ends of texts before pauses are now.
  const endsInPauses = new Map(
    found.flatMap(({ endMs, endsInPause, closing }) =>
      endsInPause === true && closing !== undefined && !closing.isFar ? [[endMs, closing.ms] as const] : [],
    ),
  );
  const findWord = createFinder(speech);
  return { shiftMsAt, wordAt: (ms) => findWord(endsInPauses.get(ms) ?? ms + shiftMsAt(ms)), wordNowAt: findWord };
}

/** Where the first word of a text is now, and what follows its last. */
interface Ends {
  readonly opening: Found | undefined;
  readonly closing: Found | undefined;
}

function findEnds({ text, startMs, endMs, range }: Heard, index: SpeechIndex): Ends {
  const [opening, closing] = range === undefined ? index.find(text, { startMs, endMs }) : index.timesOf(range);
  return { opening, closing };
}

function anchorsOf({ startMs, endMs, goesOn, endsInPause, opening, closing }: Heard & Ends): Anchor[] {
  const anchor = ({ ms, isHere, isFar }: Found, atMs: number) => ({ atMs, shiftMs: ms - atMs, isHere, isFar });
  return [
    ...(opening === undefined ? [] : [anchor(opening, startMs)]),
    ...(closing === undefined || goesOn === true || endsInPause === true ? [] : [anchor(closing, endMs)]),
  ];
}

/** Drops what was found far away and agrees with neither neighbour: the same words said at another place. */
function keepConsistent(found: readonly Anchor[]): Anchor[] {
  const anchors = [...found].sort((one, other) => one.atMs - other.atMs);
  const agree = (one: Anchor, other: Anchor | undefined) =>
    other !== undefined && Math.abs(one.shiftMs - other.shiftMs) <= ODD_SHIFT_MS;
  return anchors.filter(
    (anchor, at) => !anchor.isFar || agree(anchor, anchors[at - 1]) || agree(anchor, anchors[at + 1]),
  );
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
  const firstAt = (among: readonly number[], ms: number) => firstFrom(among.length, (at) => startOf(among[at]) >= ms);
  return (ms) => {
    const cell = cells.get(ms);
    if (cell !== undefined) return cell;
    const next = cuttable[firstAt(cuttable, ms)];
    if (next === undefined || startOf(next) === ms) return next ?? words.length;
    const at = firstAt(openings, ms);
    const [before, after] = [openings[at - 1], openings[at]];
    const [backMs, onMs] = [ms - (before === undefined ? -Infinity : startOf(before)), startOf(after) - ms];
    if (Math.min(backMs, onMs) > SENTENCE_MS) return next;
    return (onMs <= backMs ? after : before) ?? next;
  };
}
