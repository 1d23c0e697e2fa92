/** A word on a picture, as a recogniser found it; lengths in pixels. */
export interface PictureWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** In per cent. */
  readonly sure: number;
  /** Words of one line share it. */
  readonly line: string;
}

/** A part of a picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Tesseract's table, a word a row: block, paragraph and line in columns 2 to 4,
 * the box in 6 to 9, sureness and text in the last two.
 */
export function readWordTable(table: string): readonly PictureWord[] {
  return table.split('\n').flatMap((row): readonly PictureWord[] => {
    const cells = row.split('\t');
    const [x = NaN, y = NaN, width = NaN, height = NaN, sure = NaN] = cells.slice(6, 11).map(Number);
    const text = cells[11]?.trim() ?? '';
    if (cells[0] !== '5' || text === '' || !(width > 0) || !(height > 0)) return [];
    return [{ text, x, y, width, height, sure, line: cells.slice(1, 5).join('.') }];
  });
}

/** The rows of the table that hold words. */
export const wordRows = (table: string): string =>
  table
    .split('\n')
    .filter((row) => row.startsWith('5\t'))
    .join('\n');

/** Words that a recogniser is this sure of, in per cent, are taken for text. */
const LEAST_SURE = 40;

/** The lines of a picture as text. */
export function textOfWords(words: readonly PictureWord[]): string {
  const lines = new Map<string, string[]>();
  for (const { text, sure, line } of words) {
    if (!(sure >= LEAST_SURE)) continue;
    const own = lines.get(line);
    if (own === undefined) lines.set(line, [text]);
    else own.push(text);
  }
  return [...lines.values()].map((own) => own.join(' ')).join('\n');
}

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

/** The smallest box around all of them. */
export function boxAround(words: readonly Box[]): Box {
  const x = Math.min(...words.map((word) => word.x));
  const y = Math.min(...words.map((word) => word.y));
  const right = Math.max(...words.map((word) => word.x + word.width));
  const bottom = Math.max(...words.map((word) => word.y + word.height));
  return { x, y, width: right - x, height: bottom - y };
}
