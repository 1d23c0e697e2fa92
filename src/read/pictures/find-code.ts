import { letterWidth, middleOf, rowsOf, type PictureRow } from './rows.js';
import { boxAround, median, type Box, type PictureWord } from './word.js';

/** Letters of code are all as wide: so near is the width of a word to that of the others. */
const PITCH_REACH = 0.06;
/** Words begin on a grid of letters; the box of a narrow letter begins a little later. */
const PHASE_REACH = 0.24;
/** Of the letters of longer words so many must be as wide as each other: around an editor there is other text. */
const LEAST_ON_GRID = 0.25;
const LEAST_LINES = 3;
/**
 * A line of prose has some short words that stand on the grid by chance;
 * misread words of code may not, but have its signs.
 */
const [LEAST_IN_ROW, LEAST_WITH_SIGNS] = [0.6, 0.3];
/** Signs that code has on each line, and prose on few. */
const SIGNS = /[()[\]=_.:{}+*/<>"'#]/g;
const SIGNS_A_LINE = 1.6;
/** Words too short to tell a pitch by. */
const LONG = 4;
const MOST_BLOCKS = 8;

/** A grid on which the letters of one text stand. */
interface LetterGrid {
  readonly pitch: number;
  /** Where its columns begin, from 0 to 1. */
  readonly phase: number;
}

/**
 * The parts of a picture that show code, with a margin, from top to bottom: lines of letters that are all as wide, with
 * the signs of code in them. What an editor or a notebook shows around them is left out.
 */
export function findCode(words: readonly PictureWord[]): readonly Box[] {
  const grid = findGrid(words);
  if (grid === undefined) return [];
  const rows = rowsOf(words)
    .map(({ words: all }) => ({ all, words: all.filter((word) => isOnGrid(word, grid)) }))
    .filter(({ all, words: own }) => lettersIn(own) >= leastOf(all) * lettersIn(all))
    .map((row) => ({ ...withoutNumber({ words: row.words, y: middleOf(row.all) }, grid), all: row.all }));
  return cutBlocks(rows.filter((row) => row.words.length > 0))
    .map((block) => withoutSide(block, grid))
    .filter((block) => block.length >= LEAST_LINES && hasSigns(block))
    .slice(0, MOST_BLOCKS)
    .map((block) => {
      const left = Math.min(...block.map(({ words: [first] }) => first?.x ?? Infinity));
      // A misread word is as wide as none, and belongs to its line.
      const { x, y, width, height } = boxAround(block.flatMap((row) => row.all.filter((word) => word.x >= left)));
      const [aside, above] = [0.9 * grid.pitch, 0.5 * grid.pitch];
      return { x: x - aside, y: y - above, width: width + 3 * aside, height: height + 2 * above };
    });
}

/** The width of a letter that most long words agree on, by their letters; undefined where they are of all widths. */
function findGrid(words: readonly PictureWord[]): LetterGrid | undefined {
  const long = words.filter(({ text }) => [...text].length >= LONG);
  const near = long.map((word) => long.filter((other) => isNear(other, letterWidth(word))));
  const agreed = near.reduce((best, some) => (lettersIn(some) > lettersIn(best) ? some : best), []);
  if (agreed.length < LEAST_LINES || lettersIn(agreed) < LEAST_ON_GRID * lettersIn(long)) return undefined;
  const about = median(agreed.map(letterWidth));
  const widths = Array.from({ length: 121 }, (_, nth) => about * (0.97 + nth * 0.0005));
  const sums = widths.map((pitch) => sumOfSteps(agreed, pitch));
  const best = sums.reduce((one, other) => (other.length > one.length ? other : one));
  return { pitch: best.pitch, phase: best.phase };
}

/** Where words begin on a grid of this width, as the sum of steps in those directions: long where they agree. */
function sumOfSteps(words: readonly PictureWord[], pitch: number) {
  let [east, north] = [0, 0];
  for (const { x } of words) {
    east += Math.cos((2 * Math.PI * x) / pitch);
    north += Math.sin((2 * Math.PI * x) / pitch);
  }
  return { pitch, length: Math.hypot(east, north), phase: Math.atan2(north, east) / (2 * Math.PI) };
}

const lettersIn = (words: readonly PictureWord[]) => words.reduce((sum, { text }) => sum + [...text].length, 0);

const isNear = (word: PictureWord, pitch: number) => Math.abs(letterWidth(word) / pitch - 1) < PITCH_REACH;

/** Short words have boxes of their letters' own widths. */
function isOnGrid(word: PictureWord, { pitch, phase }: LetterGrid): boolean {
  if (word.height > 3 * pitch) return false;
  const off = word.x / pitch - phase;
  const isAtColumn = Math.abs(off - Math.round(off)) <= PHASE_REACH;
  return [...word.text].length >= LONG ? isNear(word, pitch) : isAtColumn || word.width < pitch;
}

const leastOf = (words: readonly PictureWord[]) =>
  words.some(({ text }) => /[()[\]=_{}]/.test(text)) ? LEAST_WITH_SIGNS : LEAST_IN_ROW;

/** The number of a line, the count of a cell. */
const NUMBER = /^(?:\d{1,4}|In|Out|In\s*\[.*|Out\s*\[.*|\[[\d*lI ]*\]:{1,2})$/;

function withoutNumber(row: PictureRow, { pitch }: LetterGrid): PictureRow {
  const [first, second] = row.words;
  if (first === undefined || !NUMBER.test(first.text)) return row;
  const isApart =
    second === undefined || second.x - first.x - first.width > 1.4 * pitch || /^(?:In|Out)/.test(first.text);
  return isApart ? withoutNumber({ ...row, words: row.words.slice(1) }, { pitch, phase: 0 }) : row;
}

/** Of the distance of two lines. */
const OFF_STEP = 0.3;

/** Lines stand on a grid, too, with empty ones among them; what stands off it is another cell, an output, a tab. */
function cutBlocks<Line extends PictureRow>(rows: readonly Line[]): readonly (readonly Line[])[] {
  const steps = rows.slice(1).map(({ y }, nth) => y - (rows[nth]?.y ?? 0));
  const step = median(steps.filter((one) => one > 4));
  const blocks: Line[][] = [];
  for (const row of rows) {
    const last = blocks.at(-1);
    const lines = (row.y - (last?.at(-1)?.y ?? 0)) / step;
    if (last !== undefined && lines < 4.4 && Math.abs(lines - Math.round(lines)) < OFF_STEP) last.push(row);
    else blocks.push([row]);
  }
  return blocks;
}

/** A list of files beside the code: far left of where lines begin, and apart from what follows. */
const FAR_LEFT = 13;
const APART = 6;

function withoutSide<Line extends PictureRow>(rows: readonly Line[], { pitch }: LetterGrid): readonly Line[] {
  const starts = rows.flatMap(({ words: [first] }) => first?.x ?? []);
  const isEdge = (x: number) => starts.filter((other) => Math.abs(other - x) < pitch / 2).length >= 0.2 * rows.length;
  const edge = Math.min(...starts.filter(isEdge));
  const kept = rows.map((row): Line => {
    const words = row.words.filter(({ x, width }, nth) => {
      const next = row.words[nth + 1];
      if (x >= edge - pitch / 2) return true;
      return next === undefined ? x > edge - FAR_LEFT * pitch : next.x - x - width < APART * pitch;
    });
    return { ...row, words };
  });
  return kept.filter(({ words }) => words.length > 0);
}

/** Numbers alone are an output. */
function hasSigns(rows: readonly PictureRow[]): boolean {
  const texts = rows.map(({ words }) => words.map(({ text }) => text).join(' '));
  const signs = texts.map((text) => [...text.matchAll(SIGNS)].length);
  const some = signs.filter((count) => count > 0).length;
  const named = texts.filter((text) => /\p{L}{2}/u.test(text)).length;
  const all = signs.reduce((sum, count) => sum + count, 0);
  return all >= SIGNS_A_LINE * rows.length && some >= 0.6 * rows.length && named >= 0.6 * rows.length;
}
