import { boxAround, median, type PictureWord } from './word.js';

/** Words at one height, from left to right. */
export interface PictureRow {
  readonly words: readonly PictureWord[];
  /** The middle of its height. */
  readonly y: number;
}

/** A word's box is narrower than its letters by the space on both sides of a letter. */
const BEARING = 0.15;
/** Shorter words tell little of how wide a letter is. */
const LONG = 4;

/** How wide one letter of a word is, were all of them as wide as each other. */
export const letterWidth = ({ text, width }: PictureWord): number => width / ([...text].length - BEARING);

/** How wide a letter is in a text whose letters are all as wide. */
export function pitchOf(words: readonly PictureWord[]): number {
  const long = words.filter(({ text }) => [...text].length >= LONG);
  return median((long.length >= 5 ? long : words).map(letterWidth));
}

/** The rows of a text; what page segmentation cut in two for a wide gap is one again. */
export function rowsOf(words: readonly PictureWord[]): readonly PictureRow[] {
  const lines = new Map<string, PictureWord[]>();
  for (const word of words) {
    const own = lines.get(word.line);
    if (own === undefined) lines.set(word.line, [word]);
    else own.push(word);
  }
  const reach = pitchOf(words) * 0.8;
  const rows: { words: PictureWord[]; y: number }[] = [];
  const middles = [...lines.values()].map((own) => ({
    words: own,
    y: middleOf(own),
  }));
  for (const row of middles.sort((one, other) => one.y - other.y)) {
    const last = rows.at(-1);
    if (last !== undefined && row.y - last.y < reach) last.words.push(...row.words);
    else rows.push(row);
  }
  for (const row of rows) row.words.sort((one, other) => one.x - other.x);
  return rows;
}

/**
 * Half way between the highest and the lowest of the letters:
 * nearly the same for any line with a tall letter or a bracket.
 */
export function middleOf(words: readonly PictureWord[]): number {
  const { y, height } = boxAround(words);
  return y + height / 2;
}

/** The distance of two lines, where nearly all lie as far apart. */
export function stepOf(rows: readonly PictureRow[]): number {
  return median(rows.slice(1).map(({ y }, nth) => y - (rows[nth]?.y ?? 0)));
}
