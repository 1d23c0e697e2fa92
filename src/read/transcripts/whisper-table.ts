import { wholeMs } from './support/time/clock.js';
import { quote } from './support/clean.js';
import { isTooFast } from './support/json/entries.js';
import { Collector } from './support/collect.js';
import type { TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';

const HEADER = /^(?:start|startms|start_ms) (?:end|endms|end_ms) (?:(speaker) )?text$/i;

/** Rows that begin with a clock, `"4,5"` or `4,5;` are of other makers: `timed-table.ts` reads them. */
const CLOCK = /^\s*"?(?:\d{1,3}:\d{1,2}|\d{1,9},\d{1,9}(?:"[,;\t]|[;\t]))/;
const LOOKED = 20;

/**
 * Whisper's tables: `start,end,text` in milliseconds with commas (whisper.cpp) or
 * tabs (openai-whisper), text perhaps in quotes.
 */
export const whisperTable: TextReader = {
  kind: 'text',
  name: 'whisper-table',
  title: 'Whisper CSV and TSV',
  extensions: ['.csv', '.tsv'],
  sample: 'start\tend\ttext\n0\t4200\tWelcome to the lecture.',
  origin: 'whisper --output_format tsv, whisper.cpp -ocsv',

  detect({ lines }) {
    const first = lines.find((line) => line.trim() !== '') ?? '';
    if (headerOf(first) === undefined) return undefined;
    return lines.slice(0, LOOKED).some((line) => CLOCK.test(line)) ? undefined : `the columns ${quote(first)}`;
  },

  read({ path, lines }) {
    const collector = new Collector(new Tally(path, 'whisper-table'));
    const head = lines.findIndex((line) => line.trim() !== '');
    const { mark, speaker } = headerOf(lines[head] ?? '') ?? { mark: ',', speaker: false };
    const rows = readRows(lines, { from: head + 1, mark });
    const scale = isInSeconds(rows) ? 1000 : 1;
    for (const { cells, line } of rows) {
      const [start, end] = cells.slice(0, 2).map((cell) => toMs(cell, scale));
      const isRow = cells.length > (speaker ? 3 : 2) || start !== undefined;
      const text = cells.slice(isRow ? (speaker ? 3 : 2) : 0).join(mark);
      collector.add({
        startMs: start,
        endMs: end,
        text,
        speaker: isRow && speaker ? cells[2]?.trim() : undefined,
        line,
      });
    }
    return { cues: collector.cues, tally: collector.tally };
  },
};

/** How the first line says that the cells are told apart, and whether one names who speaks. */
function headerOf(line: string): { readonly mark: string; readonly speaker: boolean } | undefined {
  const [mark] = /[,\t;]/.exec(line) ?? [];
  if (mark === undefined || line.length >= 200) return undefined;
  const names = line.split(/[,\t;]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const found = HEADER.exec(names.join(' '));
  return found === null ? undefined : { mark, speaker: found[1] !== undefined };
}

/** Fractions are of seconds; so are whole numbers that as milliseconds leave no time to say the words. */
function isInSeconds(rows: readonly TableRow[]): boolean {
  if (rows.some(({ cells }) => /^\s*\d+\.\d+\s*$/.test(cells[0]?.slice(0, 30) ?? ''))) return true;
  const timed = rows.filter(({ cells }) => Number(cells[1]) > Number(cells[0]));
  const lasts = timed.reduce((sum, { cells }) => sum + Number(cells[1]) - Number(cells[0]), 0);
  return (
    timed.length > 1 &&
    isTooFast(
      timed.map(({ cells }) => cells.at(-1) ?? ''),
      lasts,
    )
  );
}

function toMs(cell: string, scale: number): number | undefined {
  return /^\s*-?\d{1,12}(?:\.\d{1,9})?\s*$/.test(cell.slice(0, 40)) ? wholeMs(Number(cell) * scale) : undefined;
}

interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Cells as RFC 4180 quotes them; a quoted cell may run over lines, but not over a line that begins a row of its own.
 */
function readRows(lines: readonly string[], { from, mark }: { from: number; mark: string }): readonly TableRow[] {
  const rows: TableRow[] = [];
  for (let at = from; at < lines.length; at++) {
    const line = at + 1;
    let row = lines[at] as string;
    if (row.trim() === '') continue;
    while (
      mark !== '\t' &&
      isOpen(row) &&
      at + 1 < lines.length &&
      at - line < 20 &&
      !/^\d+[,;]\d+[,;]/.test(lines[at + 1] as string)
    )
      row += `\n${lines[++at]}`;
    rows.push({ cells: mark === '\t' ? row.split('\t') : splitCells(row, mark), line });
  }
  return rows;
}

const isOpen = (row: string): boolean => (row.match(/"/g)?.length ?? 0) % 2 === 1;

function splitCells(row: string, mark: string): readonly string[] {
  const cells: string[] = [];
  for (let at = 0; at <= row.length;) {
    if (row[at] === '"') {
      let end = at + 1;
      // whisper.cpp writes \" for a quote, others write "".
      while (end < row.length && (row[end] !== '"' || row[end + 1] === '"'))
        end += row[end] === '\\' || row[end] === '"' ? 2 : 1;
      const next = row.indexOf(mark, end);
      const behind = row.slice(end + 1, next < 0 ? undefined : next);
      cells.push(
        row
          .slice(at + 1, end)
          .replace(/""|\\"/g, '"')
          .replace(/\\\\/g, '\\') + behind,
      );
      at = next < 0 ? row.length + 1 : next + 1;
    } else {
      const next = row.indexOf(mark, at);
      cells.push(row.slice(at, next < 0 ? undefined : next));
      at = next < 0 ? row.length + 1 : next + 1;
    }
  }
  return cells;
}
