import { parse as parseCsv } from 'csv-parse/sync';
import type { Source } from '../../model/source.js';
import { Collector } from './support/collect.js';
import { columnsOf } from './support/json/columns.js';
import type { Columns } from './support/json/columns.js';
import { frameRate } from './support/time/frames.js';
import { timeReader } from './support/json/entries.js';
import { plus } from './support/json/fields.js';
import type { TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/** What may stand between the columns; the first line decides. */
const MARKS = ['\t', ';', ','] as const;
const LONGEST_HEADER = 500;

/**
 * Tables as editors and services export them, whatever their columns are called:
 * `Speaker Name,Start Time,End Time,Text`.
 */
export const timedTable: TextReader = {
  kind: 'text',
  name: 'timed-table',
  isGeneral: true,
  title: 'CSV or TSV table with times',
  extensions: ['.csv', '.tsv', '.txt'],
  sample: 'Speaker,Start,End,Text\nAda,00:00:01.00,00:00:04.20,"Welcome to the lecture."',
  origin: 'Premiere Pro, Happy Scribe, Sonix, Simon Says, spreadsheets',

  detect(source) {
    const head = readHead(source);
    return head && `a table with the columns ${head.names.map((name) => `"${name}"`).join(', ')}`;
  },

  read(source) {
    const tally = new Tally(source.path, 'timed-table');
    const head = readHead(source);
    if (head === undefined) return { cues: [], tally };
    const collector = new Collector(tally);
    const rows = readRows(source, head);
    const time = createTimes(rows, head);
    for (const row of rows) addRow(row, { head, time, collector });
    return { cues: collector.cues, tally };
  },
};

/** The line with the names of the columns. */
interface Head {
  readonly at: number;
  readonly mark: string;
  readonly names: readonly string[];
  readonly columns: Columns;
}

function readHead({ lines }: Source): Head | undefined {
  const at = lines.findIndex((line) => line.trim() !== '');
  const first = lines[at] ?? '';
  if (first.length > LONGEST_HEADER) return undefined;
  for (const mark of MARKS) {
    const names = cut(first, mark)[0]?.cells.map((name) => name.trim()) ?? [];
    const columns = names.length < 2 ? undefined : columnsOf(names);
    if (columns !== undefined) return { at, mark, names, columns };
  }
  return undefined;
}

interface NumberedRow {
  readonly cells: readonly string[];
  /** Counts from 1. */
  readonly line: number;
}

function readRows({ lines }: Source, { at, mark }: Head): readonly NumberedRow[] {
  return cut(lines.slice(at + 1).join('\n'), mark).map(({ cells, line }) => ({ cells, line: line + at + 1 }));
}

/** Cells as RFC 4180 quotes them; where a quote is never closed, quotes are read as what they are. */
function cut(text: string, mark: string): NumberedRow[] {
  try {
    return parse(text, mark, '"');
  } catch {
    return parse(text, mark, false);
  }
}

function parse(text: string, mark: string, quote: '"' | false): NumberedRow[] {
  const options = { delimiter: mark, quote, relax_column_count: true, relax_quotes: true, info: true } as const;
  const records = parseCsv(text, { ...options, skip_empty_lines: true }) as unknown as readonly {
    readonly record: readonly string[];
    readonly info: { readonly lines: number };
  }[];
  // The parser counts up to the end of a record, whose quoted cells may hold line ends.
  return records.map(({ record, info }) => ({
    cells: record,
    line: info.lines - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0),
  }));
}

/** `00:00:04:12`, the last part a frame. */
const FRAMES = /^\s*(\d{1,3}:\d{1,2}:\d{1,2})[:;](\d{1,3})\s*$/;

/** Reads the times of all rows alike: clocks, frames, seconds or milliseconds. */
function createTimes(
  rows: readonly NumberedRow[],
  { names, columns }: Head,
): (cell: string | undefined) => number | undefined {
  const start = names[columns.start] ?? '';
  const starts = rows.map(({ cells }) => ({ [start]: asNumber(cells[columns.start]) }));
  const time = timeReader(starts, { start, text: '' });
  const timed = rows.flatMap(({ cells }) => [cells[columns.start], cells[columns.end ?? -1]]);
  const rate = frameRate(timed.flatMap((cell) => Number(FRAMES.exec(cell ?? '')?.[2] ?? [])));
  return (cell = '') => {
    const [, clock, frame] = FRAMES.exec(cell.slice(0, 40)) ?? [];
    const ms = time(asNumber(clock ?? cell));
    return ms === undefined || frame === undefined ? ms : ms + Math.round((Number(frame) * 1000) / rate);
  };
}

function asNumber(cell: string | undefined): number | string {
  const text = (cell ?? '').trim();
  return /^\d{1,12}(?:[.,]\d{1,9})?$/.test(text) ? Number(text.replace(',', '.')) : text;
}

interface Context {
  readonly head: Head;
  readonly time: (cell: string | undefined) => number | undefined;
  readonly collector: Collector;
}

function addRow({ cells, line }: NumberedRow, { head, time, collector }: Context): void {
  const { text, start, end, duration, speaker } = head.columns;
  const startMs = time(cells[start]);
  if (startMs === undefined) {
    collector.add({ startMs, text: cells.filter((cell, at) => at === text || hasWords(cell)).join(' '), line });
    return;
  }
  // Where the words come last, a mark in them that nobody quoted cuts them.
  const isLast = text === head.names.length - 1;
  const known = new Set([text, start, end, duration, speaker]);
  for (const [at, quoted] of cells.entries())
    if (!known.has(at) && !(isLast && at > text) && hasWords(quoted))
      collector.tally.lose('column', 'a cell of another column was left out', { line, quoted });
  const endMs = end === undefined ? undefined : time(cells[end]);
  const lastsMs = duration === undefined ? undefined : time(cells[duration]);
  collector.add({
    startMs,
    endMs: endMs ?? plus(startMs, lastsMs),
    text: (isLast ? cells.slice(text) : [cells[text] ?? '']).join(head.mark),
    speaker: speaker === undefined ? undefined : cells[speaker]?.trim(),
    line,
  });
}

const hasWords = (cell: string) => /\p{L}/u.test(cell);
