import { parse as parseCsv } from 'csv-parse/sync';
import { isMap, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { Outcome, Problem } from '../../model/problem.js';
import type { Place } from '../../model/source.js';
import { extensionOf } from '../files.js';

/** One line of a capture manifest: its fields as written, and where. */
export interface ManifestRow {
  readonly fields: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** Columns of a manifest, as CSV heads or keys. */
export const CAPTURE_FIELDS = ['at', 'end', 'kind', 'file', 'text', 'language', 'title'] as const;

/** Reads the rows of a manifest in CSV, YAML or JSON. A file of another shape is one problem and no rows. */
export function readManifestRows(path: string, text: string): Outcome<readonly ManifestRow[]> {
  return extensionOf(path) === '.csv' || extensionOf(path) === '.tsv' ? rowsOfCsv(path, text) : rowsOfYaml(path, text);
}

interface CsvRecord {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

function rowsOfCsv(path: string, text: string): Outcome<readonly ManifestRow[]> {
  try {
    const records: CsvRecord[] = parseCsv(text, {
      columns: (heads: string[]) => heads.map((head) => head.trim().toLowerCase()),
      bom: true,
      delimiter: extensionOf(path) === '.tsv' ? '\t' : [',', ';'],
      info: true,
      skip_empty_lines: true,
      relax_column_count_less: true,
      trim: true,
    });
    const rows = records.map(({ record, info }) => ({ fields: filled(record), place: { path, line: info.lines } }));
    return { value: rows, problems: [] };
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    return refused({ path, line }, `this CSV cannot be read: ${(error as Error).message}`);
  }
}

const filled = (record: Record<string, string>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''));

/** JSON is read as YAML, which it is a part of: places come with it. */
function rowsOfYaml(path: string, text: string): Outcome<readonly ManifestRow[]> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const [first] = document.errors;
  if (first !== undefined) return refused({ path, line: counter.linePos(first.pos[0]).line }, first.message);
  const root = document.contents;
  const list = isMap(root) ? root.get('captures', true) : root;
  if (!isSeq(list)) return refused({ path, line: 1 }, 'a manifest is a list of captures, and this is none');
  return rowsOfList(list.items, path, counter);
}

/** Rows of a YAML list, also of the one that stands in `lecture.yaml` itself. */
export function rowsOfList(
  items: readonly Node[],
  path: string,
  counter: LineCounter,
): Outcome<readonly ManifestRow[]> {
  const rows: ManifestRow[] = [];
  const problems: Problem[] = [];
  for (const item of items) {
    const place = { path, line: item.range ? counter.linePos(item.range[0]).line : 1 };
    if (!isMap(item)) problems.push(...refused(place, `"${String(item)}" is not a capture`).problems);
    else rows.push({ fields: fieldsOf(item.toJSON() as Record<string, unknown>), place });
  }
  return { value: rows, problems };
}

function fieldsOf(map: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(map).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}

function refused(place: Place, message: string): Outcome<readonly ManifestRow[]> {
  const hint = 'Write one capture a line: at, kind, file (or text), and optionally end, language, title.';
  return { value: [], problems: [{ code: 'captures/bad-manifest', level: 'error', message, hint, place }] };
}
