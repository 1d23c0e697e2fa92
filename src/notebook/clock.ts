import { endOf, firstFrom, SpeechIndex } from './speech-index.js';
import type { Speech } from './speech.js';

/** Narration that stands as the last build wrote it: what it says, and from when until the next narration began. */
export interface Heard {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  /** The words `[from, to)` of the fresh speech, where it is known that they are this very text. */
  readonly range?: { readonly from: number; readonly to: number } | undefined;
  /** The text goes on beyond `endMs`, where another person deleted some of it: its end tells nothing. */
  readonly goesOn?: boolean;
}

/** Tells where a moment of the last build lies in the speech of the fresh one. */
export interface Clock {
  /** By how much the moment is later now, in milliseconds. */
  readonly shiftMsAt: (ms: number) => number;
  /** Index of the word before which the moment lies now; the number of words for one after the last. */
  readonly wordAt: (ms: number) => number;
}

/** A run found so far from where the runs around it were found is another place that says the same. */
const ODD_SHIFT_MS = 2000;
/** Where no word began exactly then, the nearest opening of a sentence is meant, if there is one so near. */
const SENTENCE_MS = 1500;

/** A moment of the last build, and how much later it is now. */
interface Anchor {
  readonly atMs: number;
  readonly shiftMs: number;
  /** Found elsewhere than at the same moment. */
  readonly isFar: boolean;
}

/**
 * Reads the clock of the video off the texts: the first and last words of narration that nobody edited are looked up in the fresh
 * speech. A shift holds up to the next such text, so an advertisement cut out in the middle moves only what follows it.
 */
export function createClock(heard: readonly Heard[], speech: Speech): Clock {
  const anchors = keepConsistent(readAnchors(heard, speech));
  const shiftMsAt = (ms: number): number => {
    const after = firstFrom(anchors.length, (at) => anchors[at]!.atMs >= ms);
    const [before, next] = [anchors[after - 1], anchors[after]];
    if (next === undefined) return before?.shiftMs ?? 0;
    return before === undefined || next.atMs - ms <= ms - before.atMs ? next.shiftMs : before.shiftMs;
  };
  const findWord = createFinder(speech);
  return { shiftMsAt, wordAt: (ms) => findWord(ms + shiftMsAt(ms)) };
}

function readAnchors(heard: readonly Heard[], speech: Speech): Anchor[] {
  const index = new SpeechIndex(speech);
  const anchors = heard.flatMap(({ text, startMs, endMs, range, goesOn }) => {
    const [opening, closing] = range === undefined ? index.find(text, { startMs, endMs }) : index.timesOf(range);
    return [
      ...(opening === undefined ? [] : [{ atMs: startMs, shiftMs: opening.ms - startMs, isFar: opening.isFar }]),
      ...(closing === undefined || goesOn === true
        ? []
        : [{ atMs: endMs, shiftMs: closing.ms - endMs, isFar: closing.isFar }]),
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
