/**
 * References to a moment as students write them: `[12:40]`, `DL1v3L5@1:54:00`, `[ dl1v3l5@20:24 ][ Notes ]`, `[EA1L4]`. The course's
 * letters and the lesson's number are compared without case; a reference without a time counts only for a lesson that is known,
 * for `[HTML5]` looks the same.
 */

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
  const startMs = readTime(time);
  if (startMs === undefined) return [];
  const endMs = end === undefined ? undefined : readTime(end);
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

/** `1:54:00`, `12:40`, `1h54m`, `90s` in milliseconds; undefined where minutes or seconds are 60 or more. */
export function readTime(time: string): number | undefined {
  const [, hours, minutes, seconds] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(time) ?? [];
  if (hours !== undefined || minutes !== undefined || seconds !== undefined)
    return ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * 1000;
  const parts = time.split(':').map(Number);
  if (parts.some(Number.isNaN) || (parts.at(-1) ?? 0) >= 60 || (parts.length === 3 && (parts[1] ?? 0) >= 60))
    return undefined;
  return Math.round(parts.reduce((sum, part) => sum * 60 + part, 0) * 1000);
}

/** The moment that a link to a video leads to: `?t=754`, `&t=12m34s`, `#t=12:34`, `start=754`. */
export function momentOfUrl(url: string): number | undefined {
  const [, value] = /[?&#](?:t|start|time_continue)=([\dhms:.]+)/.exec(url) ?? [];
  if (value === undefined) return undefined;
  return /^\d+(?:\.\d+)?$/.test(value) ? Math.round(Number(value) * 1000) : readTime(value);
}

/** Two ids of a lesson, `dl1v3L5` and `DL1v3L05`, are one. */
export function sameLesson(a: string, b: string): boolean {
  const plain = (id: string) => id.toLowerCase().replace(/l0+(?=\d+[a-z]?$)/, 'l');
  return plain(a) === plain(b);
}
