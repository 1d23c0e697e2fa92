/**
 * References to a moment as students write them: `[12:40]`, `DL1v3L5@1:54:00`, `[ dl1v3l5@20:24 ][ Notes ]`, `[EA1L4]`.
 * The course's letters and the lesson's number are compared without case; a reference without a time counts only for a
 * lesson that is known, for `[HTML5]` looks the same.
 */
import { readMoment } from './moment.js';

export interface MomentReference {
  /** Where it stands in the text, brackets included where they are its own. */
  readonly from: number;
  readonly to: number;
  /** As written, without brackets. */
  readonly label: string;
  /** Course and lesson, `DL1v3L5`. */
  readonly lesson?: string;
  readonly startMs?: number;
  readonly endMs?: number;
}

const ID = String.raw`(?<lesson>[\p{L}][\p{L}\p{N}]{0,40}?[Ll]\d{1,3}[a-z]?)`;
const CLOCK = String.raw`(?:\d{1,2}:)?\d{1,3}:\d{2}(?:\.\d{1,3})?`;
const UNITS = String.raw`\d{1,2}h(?:\d{1,2}m)?(?:\d{1,2}s)?|\d{1,3}m(?:\d{1,2}s)?|\d{1,5}s`;
const TIME = String.raw`(?<time>${CLOCK}|${UNITS})(?:\s*[-–]\s*(?<end>${CLOCK}))?`;

/** Not in a word, a URL or an address: `me@host1:80` is none. */
const WITH_LESSON = new RegExp(String.raw`(?<![\p{L}\p{N}_@/.#-])${ID}\s?@\s?${TIME}(?![\p{L}\p{N}_:@])`, 'gu');
const TIME_ALONE = new RegExp(String.raw`\[\s*(?:@\s?)?${TIME}\s*\](?![([:])`, 'gu');
const LESSON_ALONE = new RegExp(String.raw`\[\s*${ID}(?:\s+notes)?\s*\](?![([:])`, 'giu');
/** `[ Notes ]` behind a reference belongs to it. */
const NOTES_BEHIND = /^\s?\[\s*notes\s*\](?![([:])/i;

/** Every reference of a text, in order. `isKnown` says whether the course has a lesson. */
export function findReferences(text: string, isKnown: (lesson: string) => boolean = () => false): MomentReference[] {
  const timed = [...text.matchAll(WITH_LESSON)].flatMap((found) => readTimed(text, found));
  const alone = [...text.matchAll(TIME_ALONE)].flatMap((found) => readTimed(text, found));
  const untimed = [...text.matchAll(LESSON_ALONE)].flatMap((found) => {
    const lesson = found.groups?.lesson ?? '';
    const [from, to] = [found.index, found.index + found[0].length];
    return isKnown(lesson) ? [{ from, to, label: found[0].slice(1, -1).trim(), lesson }] : [];
  });
  return [...timed, ...alone, ...untimed].sort((a, b) => a.from - b.from);
}

function readTimed(text: string, found: RegExpExecArray): MomentReference[] {
  const { lesson, time = '', end } = found.groups ?? {};
  const startMs = readMoment(time);
  if (startMs === undefined) return [];
  const endMs = end === undefined ? undefined : readMoment(end);
  const label = found[0].replace(/^\[\s*|\s*\]$/g, '');
  const [from, to] = withBrackets(text, found.index, found.index + found[0].length);
  return [{ from, to, label, ...(lesson && { lesson }), startMs, ...(endMs !== undefined && { endMs }) }];
}

/** The brackets around a reference, and `[ Notes ]` behind them, are its own. */
function withBrackets(text: string, from: number, to: number): readonly [number, number] {
  const before = /\[\s*$/.exec(text.slice(Math.max(0, from - 10), from))?.[0].length ?? 0;
  const behind = /^\s*\](?![(:])/.exec(text.slice(to, to + 10))?.[0].length ?? 0;
  const [start, end] = before > 0 && behind > 0 ? [from - before, to + behind] : [from, to];
  return [start, end + (NOTES_BEHIND.exec(text.slice(end, end + 40))?.[0].length ?? 0)];
}

/** Two ids of a lesson, `dl1v3L5` and `DL1v3L05`, are one. */
export function sameLesson(a: string, b: string): boolean {
  const plain = (id: string) => id.toLowerCase().replace(/l0+(?=\d)/g, 'l');
  return plain(a) === plain(b);
}

/**
 * Whether a reference means a lecture: it names no lesson, or that one.
 * `id` is its course and lesson, as references name it.
 */
export function isOfLecture(
  { lesson }: Pick<MomentReference, 'lesson'>,
  { id, lesson: number }: { readonly id?: string | undefined; readonly lesson?: string | undefined },
): boolean {
  if (lesson === undefined) return true;
  if (id !== undefined) return sameLesson(lesson, id);
  const [, said] = /[Ll](\d+[a-z]?)$/.exec(lesson) ?? [];
  return number === undefined || said?.replace(/^0+(?=\d)/, '') === number.replace(/^\D*0*(?=\d)/, '');
}
