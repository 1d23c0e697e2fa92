import { firstFrom } from '../../../compare/first-from.js';
import { endOf, PhraseIndex, type PlaceNow } from './phrase-index.js';
import type { Speech } from './speech.js';

/** A text of the last build's narration, and when it was said. */
export interface PreviousText {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  /** The reader changed the text: what is known of it counts where nothing else is. */
  readonly isEdited: boolean;
  /** The words `[from, to)` of the fresh speech, where it is known that they are this very text. */
  readonly range?: { readonly from: number; readonly to: number } | undefined;
  /**
   * What was at `endMs`: the next narration; a pause, which may be longer or shorter now, so that the end tells of no
   * other moment; or speech that was deleted, with which the text goes on, so that its end tells nothing.
   */
  readonly endsAt: 'next' | 'pause' | 'deleted';
  /**
   * When the last word of a text before a pause had been said, and when it has in the fresh build where that is known.
   */
  readonly lastWord?: { readonly endMs: number; readonly freshEndMs: number | undefined } | undefined;
}

/** Tells where a moment of the last build lies in the speech of the fresh one. */
export interface TimeMap {
  /** By how much the moment is later now, in milliseconds. */
  readonly shiftMsAt: (ms: number) => number;
  /** Index of the word before which the moment lies now; the number of words for one after the last. */
  readonly wordAt: (ms: number) => number;
  /** The same for a moment of the fresh video. */
  readonly wordNowAt: (ms: number) => number;
}

/** A phrase found so far from where the phrases around it were found is another place that says the same. */
const ODD_SHIFT_MS = 2000;
/** Where no word began exactly then, the nearest opening of a sentence is meant, if there is one so near. */
const SENTENCE_MS = 1500;

/** A moment of the last build, and how much later it is now. */
interface KnownShift {
  readonly atMs: number;
  readonly shiftMs: number;
  readonly foundBy: PlaceNow['foundBy'];
}

/**
 * Reads off the texts how the video's times moved: the first and last words of narration that nobody edited are looked
 * up in the fresh speech. A shift holds up to the next such text,
 * so an advertisement cut out in the middle moves only what follows it.
 */
export function createTimeMap(texts: readonly PreviousText[], speech: Speech): TimeMap {
  const index = new PhraseIndex(speech);
  const found = texts.map((text) => ({ ...text, ...findEnds(text, index) }));
  const shiftMsAt = createShifts(found);
  // Where the ends of texts before pauses are now.
  const endsBeforePauses = new Map(
    found.flatMap(({ endMs, endsAt, closing }) =>
      endsAt === 'pause' && closing !== undefined && closing.foundBy !== 'phrase' ? [[endMs, closing.ms] as const] : [],
    ),
  );
  const wordNowAt = createWordFinder(speech);
  return { shiftMsAt, wordNowAt, wordAt: (ms) => wordNowAt(endsBeforePauses.get(ms) ?? ms + shiftMsAt(ms)) };
}

/** Where the first word of a text is now, and what follows its last. */
interface Ends {
  readonly opening: PlaceNow | undefined;
  readonly closing: PlaceNow | undefined;
}

function findEnds({ text, startMs, endMs, range }: PreviousText, index: PhraseIndex): Ends {
  const [opening, closing] = range === undefined ? index.find(text, { startMs, endMs }) : index.placesOf(range);
  return { opening, closing };
}

function createShifts(found: readonly (PreviousText & Ends)[]): TimeMap['shiftMsAt'] {
  const shifts = keepConsistent(found.filter(({ isEdited }) => !isEdited).flatMap(shiftsOf));
  // Of what was edited, words at the same moment tell that it did not move;
  // those found elsewhere may have been moved by the reader.
  const unmoved = found
    .filter(({ isEdited }) => isEdited)
    .flatMap(shiftsOf)
    .filter(({ foundBy, shiftMs }) => foundBy === 'moment' && Math.abs(shiftMs) <= ODD_SHIFT_MS);
  return (ms) => {
    const after = firstFrom(shifts.length, (at) => shifts[at]!.atMs >= ms);
    const [before, next] = [shifts[after - 1], shifts[after]];
    const isSteady = Math.abs((before?.shiftMs ?? 0) - (next?.shiftMs ?? 0)) <= ODD_SHIFT_MS;
    const isBetween = ({ atMs }: KnownShift) =>
      !isSteady && (before === undefined || atMs > before.atMs) && (next === undefined || atMs < next.atMs);
    const near = [next, before, ...unmoved.filter(isBetween)].filter((shift) => shift !== undefined);
    return near.sort((one, other) => Math.abs(one.atMs - ms) - Math.abs(other.atMs - ms))[0]?.shiftMs ?? 0;
  };
}

function shiftsOf({ startMs, endMs, endsAt, lastWord, opening, closing }: PreviousText & Ends): KnownShift[] {
  const shift = ({ foundBy }: PlaceNow, atMs: number, ms: number) => ({ atMs, shiftMs: ms - atMs, foundBy });
  const first = opening === undefined ? [] : [shift(opening, startMs, opening.ms)];
  if (closing === undefined) return first;
  if (endsAt === 'next') return [...first, shift(closing, endMs, closing.ms)];
  if (lastWord === undefined) return first;
  // Less exact than the opening, it tells only of what came or went within the text.
  const last = shift(closing, lastWord.endMs, lastWord.freshEndMs ?? closing.afterWordMs);
  const isSteady = first.some(({ shiftMs }) => Math.abs(shiftMs - last.shiftMs) <= ODD_SHIFT_MS);
  return isSteady ? first : [...first, last];
}

/** Drops what was found by a phrase alone and agrees with neither neighbour: the same words said at another place. */
function keepConsistent(found: readonly KnownShift[]): KnownShift[] {
  const shifts = [...found].sort((one, other) => one.atMs - other.atMs);
  const agree = (one: KnownShift, other: KnownShift | undefined) =>
    other !== undefined && Math.abs(one.shiftMs - other.shiftMs) <= ODD_SHIFT_MS;
  return shifts.filter(
    (shift, at) => shift.foundBy !== 'phrase' || agree(shift, shifts[at - 1]) || agree(shift, shifts[at + 1]),
  );
}

/**
 * Finds the word before which a moment of the fresh video lies:
 * one that begins then, else a sentence near, else the next one.
 */
function createWordFinder({ words, sentences, firstWords }: Speech): (ms: number) => number {
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
