/**
 * Writes a notebook byte for byte as `nbformat.write` does, and so as a save in JupyterLab does: `v4/nbjson.py` and
 * `v4/rwbase.py` of https://github.com/jupyter/nbformat.
 */
import type { Cell, Notebook } from '../../model/notebook.js';
import { isObject } from './json.js';
import { WrittenNumber, writeNumber } from './number.js';

/** Where Python's `str.splitlines` cuts: more places than LF. */

const LINE = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;
/** Half of a surrogate pair: Python cannot write it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
const TRANSIENT = ['orig_nbformat', 'orig_nbformat_minor', 'signature'];

/** The notebook's file: keys sorted by code point, indented by 1, text as lists of lines, one newline at the end. */
export function serializeNotebook(notebook: Notebook): string {
  const metadata = without(notebook.metadata, TRANSIENT);
  return `${encode({ ...notebook, metadata, cells: notebook.cells.map(splitCell) }, '\n')}\n`;
}

/** A text as its lines, each with its end; the empty text has none. */
export function splitLines(text: string): string[] {
  const lines: string[] = [];
  let from = 0;
  for (const { 0: end, index } of text.matchAll(LINE)) {
    lines.push(text.slice(from, index + end.length));
    from = index + end.length;
  }
  if (from < text.length) lines.push(text.slice(from));
  return lines;
}

function splitCell(cell: Cell): Record<string, unknown> {
  const split: Record<string, unknown> = { ...cell };
  if (typeof cell.source === 'string') split.source = splitLines(cell.source);
  split.metadata = without(cell.metadata, ['trusted']);
  if (isObject(cell.attachments))
    split.attachments = Object.fromEntries(
      Object.entries(cell.attachments).map(([name, data]) => [name, splitData(data)]),
    );
  if (cell.cell_type === 'code') split.outputs = cell.outputs.map(splitOutput);
  return split;
}

function splitOutput(output: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { output_type: type, data, text } = output;
  if ((type === 'display_data' || type === 'execute_result') && data !== undefined)
    return { ...output, data: splitData(data) };
  if (type === 'stream' && typeof text === 'string') return { ...output, text: splitLines(text) };
  return output;
}

/** Textual values of a MIME bundle become lists of lines; `image/png` and JSON stay as they are. */
function splitData(data: unknown): unknown {
  if (!isObject(data)) return data;
  const isText = (type: string) =>
    type.startsWith('text/') || type === 'application/javascript' || type === 'image/svg+xml';
  return Object.fromEntries(
    Object.entries(data).map(([type, value]) => [
      type,
      typeof value === 'string' && isText(type) ? splitLines(value) : value,
    ]),
  );
}

function without(object: object, names: readonly string[]): object {
  if (!names.some((name) => Object.hasOwn(object, name))) return object;
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

/** Any JSON value, keys sorted: equal values give equal texts. */
export function encodeJson(value: unknown): string {
  return encode(value, '\n');
}

/** `newline` is the line feed with the indent of the value's first line. */
function encode(value: unknown, newline: string): string {
  if (typeof value === 'string') return encodeString(value);
  if (typeof value === 'number' || value instanceof WrittenNumber) return writeNumber(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const inner = `${newline} `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[${inner}${value.map((item) => encode(item, inner)).join(`,${inner}`)}${newline}]`;
  }
  const object = value as Readonly<Record<string, unknown>>;
  const keys = sortByCodePoint(Object.keys(object).filter((key) => object[key] !== undefined));
  if (keys.length === 0) return '{}';
  const items = keys.map((key) => `${encodeString(key)}: ${encode(object[key], inner)}`);
  return `{${inner}${items.join(`,${inner}`)}${newline}}`;
}

function encodeString(text: string): string {
  const json = JSON.stringify(text);
  // JSON.stringify shows lone surrogates as \udXXX; a backslash that the text itself has is doubled.
  return json.includes('\\ud') ? JSON.stringify(text.replace(LONE_SURROGATE, '\uFFFD')) : json;
}

function sortByCodePoint(keys: string[]): string[] {
  return keys.some((key) => /[\ud800-\udfff]/.test(key)) ? keys.sort(compareCodePoints) : keys.sort();
}

/** JavaScript orders by UTF-16 units, which puts U+1F600 (\ud83d...) before U+FF01. */
function compareCodePoints(one: string, other: string): number {
  const [left, right] = [[...one], [...other]];
  const at = left.findIndex((character, index) => character !== right[index]);
  if (at < 0) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? -1) - (right[at]?.codePointAt(0) ?? -1);
}
