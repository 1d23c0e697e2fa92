import { parse as parseCsv } from 'csv-parse/sync';
import { isMap, isSeq, type LineCounter, type Node } from 'yaml';
import { counted } from '../../model/counted.js';
import type { Outcome, Problem } from '../../model/problem.js';
import type { Place } from '../../model/source.js';
import { extensionOf } from '../files.js';
import { cleanLine, quote } from '../transcripts/support/clean.js';
import { openYaml } from '../yaml/open-yaml.js';

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

/** More would take long to read, and no lecture has them. */
const MOST_ROWS = 20_000;

function rowsOfCsv(path: string, text: string): Outcome<readonly ManifestRow[]> {
  const delimiter = extensionOf(path) === '.tsv' ? '\t' : delimiterOf(text);
  try {
    const records = parseCsv(text, {
      bom: true,
      delimiter,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
      to: MOST_ROWS + 2,
    }) as unknown as readonly { record: readonly string[]; info: { lines: number } }[];
    const [head, ...rest] = records;
    const names = (head?.record ?? []).map((name) => name.toLowerCase());
    const problems: Problem[] = [];
    const rows = rest.slice(0, MOST_ROWS).flatMap(({ record, info }): ManifestRow[] => {
      const place = { path, line: info.lines };
      if (record.length > names.length) {
        problems.push(tooWide(place, record, names.length));
        return [];
      }
      const fields = names.flatMap((name, at) => (record[at] ? [[name, record[at]] as const] : []));
      return [{ fields: Object.fromEntries(fields), place }];
    });
    if (rest.length > MOST_ROWS) problems.push(tooMany(path, rest[MOST_ROWS]?.info.lines ?? 1));
    return { value: rows, problems };
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    return refused({ path, line }, `this CSV cannot be read: ${cleanLine((error as Error).message)}`);
  }
}

/** What parts the names of the first line: a semicolon in a text below is none. */
function delimiterOf(text: string): string {
  const head = /^[^\r\n]*/.exec(text.replace(/^\uFEFF?\s*/, ''))?.[0] ?? '';
  return [',', ';', '\t'].toSorted((one, other) => head.split(other).length - head.split(one).length)[0] ?? ',';
}

/** JSON is read as YAML, which it is a part of: places come with it. */
function rowsOfYaml(path: string, text: string): Outcome<readonly ManifestRow[]> {
  const { value: yaml, problems } = openYaml(path, text, 'captures/bad-manifest');
  if (yaml === undefined) return { value: [], problems };
  const root = yaml.document.contents;
  const list = isMap(root) ? root.get('captures', true) : root;
  const data = isMap(root) ? (yaml.data as { captures?: unknown }).captures : yaml.data;
  if (!isSeq(list) || !Array.isArray(data))
    return refused({ path, line: 1 }, 'a manifest is a list of captures, and this is none');
  return rowsOfList(list.items, { values: data, path, counter: yaml.counter });
}

/** Where the rows of a list come from: their values, and the way back to their lines. */
export interface ListSource {
  readonly values: readonly unknown[];
  readonly path: string;
  readonly counter: LineCounter;
}

/** Rows of a YAML list, also of the one that stands in `lecture.yaml` itself, whose paths are none. */
export function rowsOfList(
  items: readonly Node[],
  { values, path, counter }: ListSource,
): Outcome<readonly ManifestRow[]> {
  const rows: ManifestRow[] = [];
  const problems: Problem[] = [];
  items.slice(0, MOST_ROWS).forEach((item, nth) => {
    const place = { path, line: item.range ? counter.linePos(item.range[0]).line : 1 };
    const value = values[nth];
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      rows.push({ fields: fieldsOf(value as Record<string, unknown>), place });
    else problems.push(...refused(place, `${cleanLine(JSON.stringify(value)).slice(0, 60)} is not a capture`).problems);
  });
  if (items.length > MOST_ROWS) problems.push(tooMany(path, 1));
  return { value: rows, problems };
}

function fieldsOf(map: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(map).filter(([, value]) => value !== null);
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean),
    ]),
  );
}

function refused(place: Place, message: string): Outcome<readonly ManifestRow[]> {
  const hint = 'Write one capture a line: at, kind, file (or text), and optionally end, language, title.';
  return { value: [], problems: [{ code: 'captures/bad-manifest', level: 'error', message, hint, place }] };
}

const tooWide = (place: Place, record: readonly string[], columns: number): Problem => ({
  code: 'captures/bad-manifest',
  level: 'error',
  message: `this line has ${counted(record.length, 'field')}, the first has ${columns}: ${quote(record.join(', '))}`,
  hint: 'Put a text that holds the separator into double quotes.',
  place,
});

const tooMany = (path: string, line: number): Problem => ({
  code: 'captures/too-many',
  level: 'error',
  message: `more than ${MOST_ROWS} captures`,
  hint: 'Split the recording into lectures, or take fewer screenshots.',
  place: { path, line },
});
