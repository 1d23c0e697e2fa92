import { pitchOf, rowsOf, stepOf, type PictureRow } from './rows.js';
import type { PictureWord } from './word.js';

/** So many empty lines in a row are kept. */
const MOST_EMPTY = 2;
const WIDEST_GAP = 40;

/** Lines of code as they stand on a picture: indentation, gaps and empty lines from the boxes of its words. */
export function layoutCode(words: readonly PictureWord[]): readonly string[] {
  const pitch = pitchOf(words);
  const rows = withoutMargin(rowsOf(words)).filter((row) => row.words.length > 0);
  if (rows.length === 0) return [];
  const left = Math.min(...rows.map(leftOf));
  const indents = rows.map((row) => (leftOf(row) - left) / pitch);
  const unit = unitOf(indents);
  const step = stepOf(rows);
  return rows.flatMap((row, nth) => {
    const empty = nth === 0 ? 0 : Math.round((row.y - (rows[nth - 1]?.y ?? 0)) / step) - 1;
    const text = ' '.repeat(snapIndent(indents[nth] ?? 0, unit)) + joinWords(row, pitch);
    return [...Array.from({ length: Math.max(0, Math.min(MOST_EMPTY, empty)) }, () => ''), text];
  });
}

const leftOf = ({ words }: PictureRow) => words[0]?.x ?? 0;

function joinWords({ words }: PictureRow, pitch: number): string {
  return words.reduce((line, { text, x }, nth) => {
    const before = words[nth - 1];
    if (before === undefined) return text;
    const gap = Math.round((x - before.x - before.width) / pitch);
    return line + ' '.repeat(Math.max(1, Math.min(WIDEST_GAP, gap))) + text;
  }, '');
}

/** What code is indented by: four or two letters where that fits all lines, else one. */
function unitOf(indents: readonly number[]): number {
  const deep = indents.filter((indent) => indent > 0.7);
  const meanError = (unit: number) =>
    deep.reduce((sum, indent) => sum + Math.abs(indent - Math.round(indent / unit) * unit), 0) / deep.length;
  if (deep.length === 0) return 1;
  if (meanError(4) < 0.9) return 4;
  return meanError(2) < 0.6 ? 2 : 1;
}

/** A continued line stands under a bracket, not on the grid. */
function snapIndent(indent: number, unit: number): number {
  const near = Math.round(indent / unit) * unit;
  const off = Math.abs(indent - near);
  return off < 0.45 * unit && off <= 1.2 ? near : Math.round(indent);
}

/** Without what an editor or a notebook writes at the left: numbers of lines, `In [3]:`, `>>>`. */
function withoutMargin(rows: readonly PictureRow[]): readonly PictureRow[] {
  const numbers = rows.flatMap(({ words: [first] }) => (first && isLineNumber(first.text) ? [first] : []));
  const rising = numbers.filter((word, nth) => nth === 0 || Number(word.text) > Number(numbers[nth - 1]?.text)).length;
  const isNumbered = numbers.length >= 3 && numbers.length >= 0.5 * rows.length && rising >= 0.7 * numbers.length;
  const margin = isNumbered ? Math.max(...numbers.map(({ x, width }) => x + width)) : -Infinity;
  // A number that was misread for something else stands in the same column.
  const inCode = rows.map((row) => ({ ...row, words: row.words.filter(({ x, width }) => x + width / 2 > margin) }));
  return withoutPrompts(inCode);
}

const isLineNumber = (text: string) => /^\d{1,4}$/.test(text);

const PROMPT = /^(?:In|Out)(?:\s*\[)?[\d\s*]*\]?:?$/;
const COUNT = /^\[?[\d*lI]*\]:?$/;

function withoutPrompts(rows: readonly PictureRow[]): readonly PictureRow[] {
  const isAsked = rows.filter(({ words: [first] }) => first?.text === '>>>').length >= 2;
  return rows.flatMap((row) => {
    const [first, second] = row.words;
    if (isAsked) return first?.text === '>>>' || first?.text === '...' ? [{ ...row, words: row.words.slice(1) }] : [];
    if (first === undefined || !PROMPT.test(first.text)) return [row];
    const isCut = !first.text.includes(']') && COUNT.test(second?.text ?? '');
    return [{ ...row, words: row.words.slice(isCut ? 2 : 1) }];
  });
}
