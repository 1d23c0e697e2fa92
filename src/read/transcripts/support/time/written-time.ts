import { fractionMs, readClock, secondsToMs } from './clock.js';

/** A time, or a range of two, as people write it beside the words, with the marks that belong to it. */
export interface WrittenTime {
  readonly startMs: number;
  readonly endMs?: number;
  /** Frames of the last part, of `00:00:11:10`; only the whole file tells how many make a second. */
  readonly frames?: number;
  readonly endFrames?: number;
  /** `AM` or `PM` stands behind it: the clock on the wall, not the recording's. */
  readonly ofDay?: true;
  /** Target of a linked time, `[0:07](https://...&t=7)`. */
  readonly url?: string;
  /** A name inside the brackets of the time: `[00:12 Ada]`. */
  readonly name?: string;
  /** Whether brackets, emphasis or a link set it apart from the words. */
  readonly marked: boolean;
  /** Emphasis that the marks opened and that closes in the text behind them: `**0:07 Ada:** text`. */
  readonly carried: string;
  /** Index of the first character after the marks. */
  readonly end: number;
}

/** What is written before and after a time to set it apart; `\[` is an escaped bracket of Markdown. */
const OPENERS = /(?:\\?\[|\\?\(|\{|<(?![/a-z])|【|（|［|\*{1,3}|_{1,3}|~~|`{1,3}|<(?:b|strong|i|em|code|time)>)/iy;
const LABEL = /(?:@|(?:time(?:stamp|code)?|start|at|t)\s?[:=]\s?)(?=[\s\d[(*_`])/iy;
const CLOSES: Readonly<Record<string, string>> = {
  '[': ']',
  '(': ')',
  '{': '}',
  '<': '>',
  '【': '】',
  '（': '）',
  '［': '］',
};

/** `1:02:03.5`, `62:03`; with a fourth part of two digits, or after `;`, frames. */
const CLOCK =
  /-?(?:\d{1,6}[:：])?\d{1,6}[:：]\d{2}(?:[:;：](\d{2})(?!\d|[:：]\d))?(?:[.,](\d{1,9}))?(?:s\b)?(?!\d|[:：]\d|\.\d|[-/]\d{4})/y;
/** `25.00s`, `1h02m03s`, `12m34s`, `12'34"`, `12min34`. */
const SECONDS = /(\d{1,7}(?:[.,]\d{1,9})?)\s?(?:s|secs?|seconds?)\b(?![-'’])/y;
const UNITS =
  /(?:(\d{1,3})\s?h(?:ours?|rs?)?\s?)?(\d{1,3})\s?m(?:in(?:utes?|s)?)?\s?(?:(\d{1,2})\s?s(?:ec(?:onds?|s)?)?)?\b/y;
const PRIMES = /(\d{1,3})(?:['’′](\d{2})(?:["”″]|''|’’)|min(\d{2})(?![\d\p{L}]))/uy;
/** A decimal number is a time only in brackets: `[12.5]`. */
const DECIMAL = /\d{1,7}[.,]\d{1,9}(?=\s?(?:[\])}>]|[-–—~]))/y;
/** Between the two times of a range: a dash, an arrow, a word. */
const BETWEEN =
  /\s*(?:-{1,2}>|[–—]>|=>|→|⇒|-{1,2}|[–—−~～]|\.{2,3}|…|(?:to|until|till|through|bis|à|jusqu['’]à|a|hasta|al?|até|tot|til|till|do|до|至|到)(?![\p{L}]))\s*/iuy;
const LINK = /\(\s?<?([^()\s<>]{1,600}(?:\([^()\s]{0,100}\)[^()\s<>]{0,300})?)>?(?:\s+"[^"]{0,200}")?\s?\)/y;
const INNER_NAME = /[\s,;|-]{1,3}(\p{Lu}[^\]\[(){}<>\d:.?!]{0,40})(?=[\])}])/uy;

function take(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Behind a time of the day. */
const HALF = /\s?([ap])\.?\s?m\b\.?/iy;

interface Read {
  readonly ms: number;
  readonly ofDay?: true;
  readonly frames?: number;
  readonly end: number;
}

function readValue(text: string, at: number, inBrackets: boolean): Read | undefined {
  const clock = take(CLOCK, text, at);
  const half = clock && take(HALF, text, at + clock[0].length);
  if (clock !== null) return half ? ofDay(clock[0], { half, at }) : clockValue(clock, at);
  const units = take(UNITS, text, at);
  if (units !== null && (units[1] !== undefined || units[3] !== undefined)) {
    const [, hours = '0', minutes = '0', secs = '0'] = units;
    return { ms: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(secs)) * 1000, end: at + units[0].length };
  }
  const primes = take(PRIMES, text, at);
  if (primes !== null)
    return { ms: (Number(primes[1]) * 60 + Number(primes[2] ?? primes[3])) * 1000, end: at + primes[0].length };
  const number = take(SECONDS, text, at)?.[0] ?? (inBrackets ? take(DECIMAL, text, at)?.[0] : undefined);
  const ms = number === undefined ? undefined : secondsToMs((/[\d.,]+/.exec(number)?.[0] ?? '').replace(',', '.'));
  return ms === undefined || number === undefined ? undefined : { ms, end: at + number.length };
}

/** `1:02 PM`, `1:02:03 pm`: the first part are always hours. */
function ofDay(clock: string, { half, at }: { half: RegExpExecArray; at: number }): Read | undefined {
  const parts = clock.split(/[:：]/);
  const ms = readClock(parts.length === 2 ? `${clock}:00` : clock);
  const hours = Number(parts[0]);
  if (ms === undefined || hours > 12) return undefined;
  const halfDays = (/p/i.test(half[1] ?? '') ? 1 : 0) - (hours === 12 ? 1 : 0);
  return { ms: ms + halfDays * 12 * 3_600_000, ofDay: true, end: at + clock.length + half[0].length };
}

function clockValue([whole, frames, fraction = '']: RegExpExecArray, at: number): Read | undefined {
  const plain = whole.replace(/s$/, '').replace(/[.,]\d+$/, '');
  const ms = readClock(frames === undefined ? plain : plain.slice(0, -frames.length - 1));
  if (ms === undefined) return undefined;
  const end = at + whole.length;
  // A fourth part needs three before it: `00:11:10` are hours.
  return frames !== undefined
    ? { ms, frames: Number(frames), end }
    : { ms: ms < 0 ? ms - fractionMs(fraction) : ms + fractionMs(fraction), end };
}

/** The time that stands at a place in a line, its marks included; undefined when anything else stands there. */
export function readTimeAt(line: string, from: number): WrittenTime | undefined {
  const first = readMarked(line, from);
  if (first === undefined) return undefined;
  if (first.endMs !== undefined || first.name !== undefined) return first;
  const between = take(BETWEEN, line, first.end);
  const second = between === null ? undefined : readMarked(line, first.end + between[0].length);
  if (second === undefined || second.endMs !== undefined || second.startMs < first.startMs) return first;
  return { ...first, endMs: second.startMs, ...endFramesOf(second.frames), end: second.end, carried: first.carried };
}

const endFramesOf = (frames: number | undefined) => (frames === undefined ? {} : { endFrames: frames });

/** One time, or a range, inside its own marks. */
function readMarked(line: string, from: number): WrittenTime | undefined {
  const opened: string[] = [];
  let at = from;
  for (let step = take(OPENERS, line, at); step !== null && opened.length < 6; step = take(OPENERS, line, at)) {
    opened.push(step[0].replace('\\', ''));
    at += step[0].length;
  }
  at += take(/ ?/y, line, at)?.[0].length ?? 0;
  at += take(LABEL, line, at)?.[0].length ?? 0;
  if (opened.length > 0) at += take(/ ?/y, line, at)?.[0].length ?? 0;
  const inBrackets = opened.some((mark) => mark in CLOSES);
  const start = readValue(line, at, inBrackets);
  if (start === undefined) return undefined;
  const between = opened.length > 0 ? take(BETWEEN, line, start.end) : null;
  const second = between === null ? undefined : readValue(line, start.end + between[0].length, inBrackets);
  const endsAt = second ?? start;
  const name = inBrackets ? take(INNER_NAME, line, endsAt.end) : null;
  const closed = closeMarks(line, endsAt.end + (name?.[0].length ?? 0), opened);
  if (closed === undefined) return undefined;
  return {
    startMs: start.ms,
    ...(start.ofDay && { ofDay: true as const }),
    ...(start.frames !== undefined && { frames: start.frames }),
    ...(second !== undefined && { endMs: second.ms, ...endFramesOf(second.frames) }),
    ...(closed.url !== undefined && { url: closed.url }),
    ...(name?.[1] !== undefined && { name: name[1].trim() }),
    marked: opened.length > 0,
    carried: closed.carried,
    end: closed.end,
  };
}

/** Closes marks from the inside out. A bracket must close; emphasis may close later in the line. */
function closeMarks(line: string, from: number, opened: readonly string[]) {
  let [at, url] = [from, undefined as string | undefined];
  const carried: string[] = [];
  for (const mark of opened.toReversed()) {
    const close = CLOSES[mark] ?? (mark.startsWith('<') ? `</${mark.slice(1)}` : mark);
    let next = at;
    if (line[next] === ' ' && mark in CLOSES) next++;
    if (line[next] === '\\') next++;
    if (!(mark in CLOSES) && /[:：]/.test(line[next] ?? '') && line.startsWith(close, next + 1)) next++;
    if (line.startsWith(close, next)) at = next + close.length;
    else if (mark in CLOSES) return undefined;
    else carried.unshift(mark);
    const link = mark === '[' ? take(LINK, line, at) : null;
    if (link !== null) [at, url] = [at + link[0].length, link[1]];
  }
  return { end: at, url, carried: carried.join('') };
}
