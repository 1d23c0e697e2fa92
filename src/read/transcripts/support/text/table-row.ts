import type { TimedLine } from './timed-line.js';
import { looksLikeName } from './timed-line.js';
import { readTimeAt } from '../time/written-time.js';

/** The line below the head of a Markdown table. */
const RULE = /^(?:\|\s*)?:?-{2,}:?(?:\s*\|\s*:?-{2,}:?)+(?:\s*\|)?$/;
/** What the columns of a transcript are called. */
const COLUMN =
  /^\**(?:#|no|nr|id|times?|time ?stamps?|time ?codes?|start(?: time)?|end(?: time)?|from|to|duration|speakers?|names?|who|text|words|transcripts?|transcription|captions?|content|sentence|utterance|zeit|sprecher|temps|texte|tiempo|hora|texto|orador|tempo|testo|tijd|tekst)\**$/i;

/**
 * A row of a Markdown table with a time in one of its cells: `| 0:07 | Ada | words |`. A second time is the end, a
 * short text beside a longer one the name. `'head'` for the row of column names.
 */
export function readTableRow(line: string, below = ''): TimedLine | 'head' | undefined {
  if (!line.includes('|') || line.length > 100_000) return undefined;
  const isTable = /^\s*\|/.test(line) || line.split('|', 3).length > 2;
  if (!isTable) return undefined;
  const cells = cellsOf(line);
  if (RULE.test(below.trim()) && cells.every((cell) => cell === '' || COLUMN.test(cell))) return 'head';
  const times = cells.map((cell) => wholeTime(cell));
  const start = times.find((time) => time !== undefined);
  if (start === undefined) return undefined;
  const end = times.filter((time) => time !== undefined)[1];
  const said = cells.filter((cell, at) => times[at] === undefined && cell !== '' && !/^\d{1,5}$/.test(cell));
  const name = (said[0] ?? '').replace(/^([*_]{1,3})(.*?):?\1:?$/, '$2');
  const named = said.length > 1 && looksLikeName(name) && name.length < 40;
  const time = end === undefined ? start : { ...start, endMs: end.startMs };
  return {
    text: said.slice(named ? 1 : 0).join(' | '),
    time,
    at: 'start',
    ...(named && { before: name }),
  };
}

function cellsOf(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function wholeTime(cell: string) {
  const time = cell.length > 700 ? undefined : readTimeAt(cell, 0);
  return time?.end === cell.length ? time : undefined;
}
