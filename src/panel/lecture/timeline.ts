/** When each cell of a notebook is: of cells as values, without the page. */
import { parseMoment, secondsOf } from './links.js';

/** What is asked of a cell. */
export interface CellView {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly source: string;
}

export interface TimedCell {
  readonly index: number;
  /** That of the stamp; `note` for a cell that the reader wrote. */
  readonly kind: string;
  readonly startMs: number;
  /** Missing of a cell that stands at a moment: code, a slide, a note of the reader. */
  readonly endMs?: number;
}

/** Cells about the whole lecture or a section of it: never the cell of a moment. */
const FRAMES: ReadonlySet<string> = new Set(['title', 'contents', 'section', 'timeline']);

/** `[12:40](video#t=760)`, or `**12:40**` where there is no video: what a note begins with. */
const NOTE_START = /^\s*(?:\[(\d+(?::\d\d){1,2})\]\(([^)\s]*)\)|\*\*(\d+(?::\d\d){1,2})\*\*)/;

/**
 * The cells that have a time, in the order of the notebook; one of the reader's counts by the time that it begins with.
 */
export function timelineOf(cells: readonly CellView[]): readonly TimedCell[] {
  return cells.flatMap(({ metadata, source }, index) => {
    const stamp = metadata['nbscribe'];
    return typeof stamp === 'object' && stamp !== null ? stamped(stamp, index) : written(source, index);
  });
}

function stamped(stamp: object, index: number): readonly TimedCell[] {
  const { kind, startMs, endMs } = stamp as Readonly<Record<string, unknown>>;
  if (typeof startMs !== 'number') return [];
  return [{ index, kind: typeof kind === 'string' ? kind : '', startMs, ...(typeof endMs === 'number' && { endMs }) }];
}

function written(source: string, index: number): readonly TimedCell[] {
  const [, linked, href = '', plain] = NOTE_START.exec(source) ?? [];
  const seconds = secondsOf(href) ?? parseMoment(linked ?? plain ?? '');
  return seconds === undefined ? [] : [{ index, kind: 'note', startMs: seconds * 1000 }];
}

/**
 * Of the cells that the moment lies in the one that began last, else the last that began; the talk rather than a slide
 * that begins with it. A link names whole seconds and cells have milliseconds,
 * so a cell counts from the second that its own link names.
 */
export function cellAt(timeline: readonly TimedCell[], ms: number): TimedCell | undefined {
  const begun = timeline.filter((cell) => linkedMs(cell) <= ms && !FRAMES.has(cell.kind) && cell.kind !== 'note');
  // Code typed while the lecturer speaks stands inside the narration: the narration stays the cell of the moment.
  const around = begun.filter(({ endMs }) => endMs !== undefined && ms < endMs);
  return latest(around) ?? latest(begun);
}

function latest(cells: readonly TimedCell[]): TimedCell | undefined {
  const isLater = (cell: TimedCell, best: TimedCell) =>
    linkedMs(cell) > linkedMs(best) || (linkedMs(cell) === linkedMs(best) && cell.endMs !== undefined);
  return cells.reduce<TimedCell | undefined>(
    (best, cell) => (best === undefined || isLater(cell, best) ? cell : best),
    undefined,
  );
}

/** The last slide that was shown. */
export function slideAt(timeline: readonly TimedCell[], ms: number): TimedCell | undefined {
  return timeline
    .filter((cell) => cell.kind === 'slide' && linkedMs(cell) <= ms)
    .reduce<TimedCell | undefined>((best, cell) => (best && best.startMs > cell.startMs ? best : cell), undefined);
}

/** Where a note of this moment goes: below the cell of the moment, and below the reader's earlier notes there. */
export function notePlace(timeline: readonly TimedCell[], count: number, ms: number): number {
  const cell = cellAt(timeline, ms);
  // Before anything is said: below the title and the contents.
  if (cell === undefined) return timeline.find(({ kind }) => !FRAMES.has(kind))?.index ?? count;
  const notes = new Map(timeline.filter(({ kind }) => kind === 'note').map((note) => [note.index, note.startMs]));
  let index = cell.index + 1;
  while ((notes.get(index) ?? Infinity) <= ms) index++;
  return index;
}

/** When the cell is that a reader stands in: its own moment, else that of the last cell above it. */
export function momentOfCell(timeline: readonly TimedCell[], index: number): number | undefined {
  return timeline.filter((cell) => cell.index <= index).at(-1)?.startMs;
}

/** The moment that the cell's own link leads to. */
const linkedMs = ({ startMs }: TimedCell) => Math.floor(startMs / 1000) * 1000;
