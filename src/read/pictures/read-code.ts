import { collectLines, findCourseLine } from './course-lines.js';
import { layoutCode } from './layout.js';
import { collectNames, type KnownCodeNames } from './names.js';
import { canParse } from './parses.js';
import { plainSigns, repairIndents, repairPython } from './repair.js';
import type { PictureWord } from './word.js';

/** Code that was read off a picture. */
export interface ReadCode {
  readonly content: string;
  /** The kernel's name for it; `text` where it is none that is known. */
  readonly language: string;
  /**
   * Lines that are not empty; of these, those that are the course's own,
   * and other ones that were changed from what was seen.
   */
  readonly lines: number;
  readonly fromCourse: number;
  readonly repaired: number;
  /** Whether it can be run, as far as its grammar tells. */
  readonly parses: boolean;
}

/** What the lecture says beside the pictures. */
export interface KnownCode {
  /** That of the course's code, where there is any. */
  readonly language?: string | undefined;
  /** Cells and scripts of the course. */
  readonly course: readonly string[];
}

/** How much a name counts where it stands in the course, and where on a picture. */
const [IN_COURSE, ON_PICTURE] = [2, 1];

/** The words of one picture, by the blocks of code on it. */
export type CodeBlocks = readonly (readonly PictureWord[])[];

/**
 * Code of several pictures, each from the boxes of its words: laid out, then each line the course's own where that was
 * misread, else repaired as its language allows. Names are chosen by the course and by all pictures together.
 */
export function readCode(pictures: readonly CodeBlocks[], known: KnownCode): readonly ReadCode[] {
  const laid = pictures.map((blocks) => joinBlocks(blocks.map(layoutCode)));
  const names = collectNames([
    ...known.course.map((text) => ({ text, weight: IN_COURSE, isSure: true })),
    ...laid.map((lines) => ({ text: lines.join('\n'), weight: ON_PICTURE, isSure: false })),
  ]);
  const course = collectLines(known.course);
  return laid.map((lines) => readLines(lines, { names, course, language: known.language ?? guessLanguage(lines) }));
}

/** Of so many lines: ends that statements have in C and its kin, and arrows of R. */
const SHARE_OF_LINES = 0.2;

/** Python where nothing says otherwise: what joins its names would spoil `int x`. */
function guessLanguage(lines: readonly string[]): string {
  const share = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length / Math.max(1, lines.length);
  if (share(/<-|%>%|\|>/) >= SHARE_OF_LINES) return 'R';
  return share(/[;{}]\s*(?:\/\/.*)?$/) >= SHARE_OF_LINES ? 'text' : 'python';
}

const joinBlocks = (blocks: readonly (readonly string[])[]): readonly string[] =>
  blocks.flatMap((lines, nth) => (nth === 0 ? lines : ['', ...lines]));

interface Reading {
  readonly names: KnownCodeNames;
  readonly course: ReturnType<typeof collectLines>;
  readonly language: string;
}

interface ReadLine {
  readonly seen: string;
  readonly text: string;
  readonly own?: string;
}

function readLines(seen: readonly string[], { names, course, language }: Reading): ReadCode {
  const repair = language === 'python' ? (line: string) => repairPython(line, names) : plainSigns;
  const lines = seen.map((line): ReadLine => {
    const repaired = repair(line);
    const own = findCourseLine(repaired, course, names) ?? findCourseLine(line, course, names);
    return { seen: line, text: repaired, ...(own !== undefined && { own }) };
  });
  const placed = withCourseIndents(lines);
  const plain = placed.join('\n').trimEnd();
  // An indentation is only changed where the code means nothing without.
  const indented = language === 'python' && !canParse(plain, language) ? repairIndents(placed).join('\n') : plain;
  const parses = canParse(indented, language);
  const content = parses ? indented : plain;
  const shown = lines.filter(({ text }) => text.trim() !== '');
  const others = shown.filter(({ own }) => own === undefined);
  return {
    content,
    language,
    lines: shown.length,
    fromCourse: shown.length - others.length,
    repaired: others.filter((line) => line.text.trim() !== line.seen.trim()).length,
    parses,
  };
}

/** The course's lines with its own indentation, moved as far as most of them stand on the picture. */
function withCourseIndents(lines: readonly ReadLine[]): readonly string[] {
  const shifts = new Map<number, number>();
  for (const { text, own } of lines)
    if (own !== undefined) {
      const by = deepOf(text) - deepOf(own);
      shifts.set(by, (shifts.get(by) ?? 0) + 1);
    }
  const [shift = 0] = [...shifts].reduce((best, other) => (other[1] > best[1] ? other : best), [0, 0] as const);
  return lines.map(({ text, own }) =>
    own === undefined ? text : ' '.repeat(Math.max(0, deepOf(own) + shift)) + own.trim(),
  );
}

const deepOf = (line: string) => /^ */.exec(line)?.[0].length ?? 0;
