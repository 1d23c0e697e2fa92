import type { Cell, Notebook } from '../../../model/notebook.js';
import type { Clock, Heard } from './time-map.js';
import { hasReadersMarks } from '../merge-cell.js';
import { readFresh, SAME_PARAGRAPH, type Existing, type Fresh, type Group, type Range } from '../read-cells.js';
import { commonWords, type OldRange } from '../match-cells.js';
import type { Speech } from './speech.js';
import { containment, countWords, MERGED, similarity } from '../../diff/word-similarity.js';
import { isIn, type Span } from '../../stamp/span.js';
import { completeStamp } from '../../stamp/stamp.js';
import type { Stretch } from './previous-narration.js';

/** The fresh build: its notebook, and the speech that can be cut elsewhere. */
export interface FreshBuild {
  readonly notebook: Notebook;
  readonly speech: Speech;
  readonly fresh: readonly Fresh[];
}

/** A stretch of the last build as a run of words of the fresh one; empty where nobody says it any more. */
export interface Pin extends Stretch {
  readonly range: Range;
}

/** The narration that stands; what is as we wrote it, the fresh build most often writes again. */
export function hear(told: readonly Stretch[], existing: Existing, { fresh }: FreshBuild): Heard[] {
  const freshOf = new Map(fresh.map((part) => [part.stamp.key, part]));
  return told.flatMap(({ group, isUntouched, startMs, endMs }): Heard[] => {
    if (group?.stamp.kind !== 'narration') return [];
    if (!isUntouched) return [{ text: textOf(group, existing), startMs, endMs, isEdited: true }];
    const part = freshOf.get(group.key);
    const range = part?.stamp.hash === group.stamp.hash ? part.range : undefined;
    const endsInPause = existing.pauses.some((pause) => pause.startMs === endMs);
    const goesOn = (group.span?.endMs ?? 0) > endMs;
    return [{ text: textOf(group, existing), startMs, endMs, range, goesOn, endsInPause }];
  });
}

const textOf = ({ members }: Group, { cells }: Existing) => members.map((index) => cells[index]?.source).join(' ');

/** Whether a stretch holds a narration's own speech, and not only what was merged into it. */
export function isOwn({ stamp, span }: Group, stretch: Span): boolean {
  return stamp.kind === 'narration' && span !== undefined && isIn(span.startMs, stretch);
}

/** Where the stretches lie in the fresh speech, one after the other. */
export function pinStretches(
  told: readonly Stretch[],
  { existing, clock, build }: { existing: Existing; clock: Clock; build: FreshBuild },
): Pin[] {
  const cellAt = new Map(build.fresh.map((part) => [part.range?.from, part]));
  let reached = 0;
  return told.map((stretch) => {
    const from = Math.max(reached, clock.wordAt(stretch.startMs));
    const to = Math.max(from, clock.wordAt(stretch.endMs));
    reached = to;
    const part = cellAt.get(from);
    const isFresh = part?.range?.to === to && stretch.group !== undefined && isAsFresh(stretch.group, existing, part);
    return { ...stretch, isUntouched: stretch.isUntouched || isFresh, range: { from, to } };
  });
}

/**
 * Finds the speech of edited cells for which none was found by the clock, in this build or an earlier one: at its old moment, or
 * where that would be now, if what is said there is like their text and nobody else's.
 */
export function addSaidAgain(
  pins: readonly Pin[],
  { existing, clock, build }: { existing: Existing; clock: Clock; build: FreshBuild },
): Pin[] {
  const found = new Set(pins.flatMap(({ group, range }) => (range.from < range.to ? [group] : [])));
  const isTaken = (range: Range) => pins.some((pin) => !pin.isUntouched && commonWords(pin.range, range) > 0);
  const again = existing.groups.flatMap((group): Pin[] => {
    const { span, stamp, untouched } = group;
    if (stamp.kind !== 'narration' || untouched || span === undefined || found.has(group)) return [];
    const range = [clock.wordNowAt, clock.wordAt]
      .map((wordAt): Range => ({ from: wordAt(span.startMs), to: wordAt(span.endMs) }))
      .find((at) => at.from < at.to && !isTaken(at) && tellsLike(at, group, build));
    return range === undefined ? [] : [{ ...span, group, isUntouched: false, range }];
  });
  if (again.length === 0) return [...pins];
  const missed = new Set(again.map(({ group }) => group));
  const others = pins.filter(({ group }) => group === undefined || !missed.has(group));
  return [...others, ...again].sort((one, other) => one.range.from - other.range.from);
}

function tellsLike(range: Range, group: Group, { speech }: FreshBuild): boolean {
  return similarity(countWords(wordsIn(range, speech)), group.words()) >= SAME_PARAGRAPH;
}

/**
 * Gives deleted narration whose words stand in the edited narration beside it to that cell, into which it was merged, and makes
 * one pin of those of one holder that follow each other.
 */
export function mergePins(pins: readonly Pin[], { speech }: FreshBuild): Pin[] {
  const isHost = ({ group, isUntouched }: Pin) => group?.stamp.kind === 'narration' && !isUntouched && !group.untouched;
  const merged: Pin[] = [];
  const hostOf = ({ range }: Pin, at: number): Pin | undefined => {
    const words = countWords(wordsIn(range, speech));
    const hosts = [merged.at(-1), pins.slice(at + 1).find(({ group }) => group !== undefined)];
    return hosts.find((one) => one && isHost(one) && containment(words, one.group!.words()) >= MERGED);
  };
  pins.forEach((pin, at) => {
    const now = pin.group === undefined ? { ...pin, group: hostOf(pin, at)?.group } : pin;
    const last = merged.at(-1);
    const goesOn =
      last?.group === now.group && last?.isUntouched === now.isUntouched && last.range.to === now.range.from;
    if (!goesOn) merged.push(now);
    else {
      const range = { from: last.range.from, to: now.range.to };
      merged[merged.length - 1] = { ...last, endMs: now.endMs, range };
    }
  });
  return merged;
}

const wordsIn = ({ from, to }: Range, { words }: Speech) =>
  words
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');

/** The reader changed the text into what would be written now. */
export function isAsFresh({ members }: Group, { cells }: Existing, { cell }: Fresh): boolean {
  const [first, ...others] = members.map((index) => cells[index]);
  return others.length === 0 && first?.source === cell.source && first.cell_type === cell.cell_type;
}

/**
 * The fresh cells, cut so that each narration lies within what one cell stands for. Only where the reader left neither text nor
 * tags may the fresh build cut as it likes.
 */
export function cutAtPins(
  pins: readonly Pin[],
  { existing, build }: { existing: Existing; build: FreshBuild },
): readonly Fresh[] {
  const { speech, fresh } = build;
  const there = new Set(speech.firstWords);
  const edges = pins.flatMap(({ range, isUntouched, group }) => {
    const isFree = isUntouched && !(group !== undefined && isMarked(group, existing));
    return isFree || range.from === range.to ? [] : [range.from, range.to];
  });
  const cuts = [...new Set(edges)].filter((word) => word > 0 && word < speech.words.length && !there.has(word));
  if (cuts.length === 0) return fresh;
  const { notebook, firstWords } = speech.cutBefore(cuts.sort((one, other) => one - other));
  return readFresh(notebook.cells.map(completeStamp), firstWords, speech.words.length);
}

/** Whether the reader gave it tags and such. */
export const isMarked = ({ members }: Group, { cells }: Existing) =>
  members.some((index) => hasReadersMarks(cells[index] as Cell));

/** Where the narration that nobody edited lies in the fresh speech, in order. */
export function untouchedRanges(pins: readonly Pin[]): OldRange[] {
  return pins.flatMap(({ group, isUntouched, range }) =>
    isUntouched && group !== undefined ? [{ group, range }] : [],
  );
}
