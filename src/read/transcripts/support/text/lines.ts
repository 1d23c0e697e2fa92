import type { Source } from '../../../../model/source.js';
import { chaptersOfPanel } from './panel-chapters.js';
import { readTableRow } from './table-row.js';
import { cutAtTimes, looksLikeName, readLeading, readNamed, readTrailing } from './timed-line.js';
import type { TextLine, TimedLine } from './timed-line.js';
import { areMinutesApart } from './turns.js';

/** Times stand before the words, behind the words of each line, or behind those of each paragraph. */
type Order = 'leading' | 'trailing' | 'closing';

/** How the times of a file stand to its words. */
export interface LineLayout {
  readonly lines: readonly TextLine[];
  readonly order: Order;
  /** Lines with a time, and the text of the first. */
  readonly timed: number;
  readonly first: string;
  /** Lines that are neither blank nor marks. */
  readonly written: number;
}

const HEADING = /^\s{0,3}(?:>\s?)?(#{1,6})\s(.*)$/;

/** A heading of Markdown, quoted or not, its closing hashes left out. */
export function headingOf(line: string): { readonly level: number; readonly title: string } | undefined {
  const [, hashes, written = ''] = HEADING.exec(line) ?? [];
  return hashes === undefined
    ? undefined
    : { level: hashes.length, title: written.trim().replace(/(?<!\s)\s+#+$/, '') };
}

/**
 * A rule, a fence, the line below the head of a table,
 * the head of a callout with nothing behind it, Avid's marks: no words.
 */
const MARK =
  /^(?:[-*_=~]{3,}|(?:[-*_] ){2,}[-*_]|`{3,}\w*|(?=[\s:|-]*-{3})[\s:|-]+|\[![\w-]{1,30}\][-+]?|<(?:begin|end) subtitles>|@ This file written with the Avid Caption plugin, version [\d.]{1,9})?$/;
const CALLOUT = /^(\s*>\s?)\[![\w-]{1,30}\][-+]?\s+/;
/** Marks of quotes and lists. A dash may also begin what somebody says, and stays. */
const INDENT = /^\s*(?:>(?!>)\s?){0,9}(?:[*+•▪]\s+)?/;
/** So many of the lines, or paragraphs, end in a time where times stand behind their words. */
const TRAILING_SHARE = 0.6;

/** Whether a line, quoted or not, is a mark without words, or blank. */
export const isMark = (line: string): boolean => MARK.test(line.trim().replace(/^>[\s>]*/, ''));

/** Looks at every line once for itself, then decides by all of them. */
export function layOut({ lines }: Source): LineLayout {
  const leading = lines.map((line, at) => readLine(line, at + 1, lines));
  const named = lines.map((line, at) => (leading[at]?.kind === 'text' ? readNamed(line) : undefined));
  const led = leading.filter(({ kind }) => kind === 'timed').length;
  const useNames = countOf(named) >= 2 && countOf(named) > led && namesRecur(named);
  const withNames = takeNamesAbove(leading).map((line, at): TextLine => {
    const own = useNames ? named[at] : undefined;
    return own === undefined ? line : { ...own, kind: 'timed', line: at + 1 };
  });
  const trailing = lines.map((line, at) => (withNames[at]?.kind === 'text' ? readTrailing(line) : undefined));
  const order = orderOf(withNames, trailing);
  const all = withNames.map((line, at): TextLine => {
    const own = order === 'leading' ? undefined : trailing[at];
    return own === undefined ? line : { ...own, kind: 'timed', line: at + 1 };
  });
  return { lines: chaptersOfPanel(spokenHeadings(namingHeadings(all))), order, ...countTimed(all, lines) };
}

const countOf = (found: readonly unknown[]): number => found.filter((one) => one !== undefined).length;

/** Somebody speaks twice, or all the names are of the kind `Speaker 2`. */
function namesRecur(named: readonly (TimedLine | undefined)[]): boolean {
  const names = named.flatMap((line) => (line?.before === undefined ? [] : [line.before.toLowerCase()]));
  return new Set(names).size < names.length || names.every((name) => /^speaker(?!\p{L})/u.test(name));
}

/** Names must stand above so many of the times that are alone on their lines. */
const ABOVE_SHARE = 0.8;

/** A name alone on the line above a time alone on its line is who speaks. */
function takeNamesAbove(lines: readonly TextLine[]): readonly TextLine[] {
  const isBare = ({ kind, text }: TextLine) => kind === 'timed' && text.trim() === '';
  const bare = lines.filter(isBare).length;
  const above = lines.map((line, at): TimedLine | undefined => {
    const [name, before] = [lines[at - 1], lines[at - 2]];
    const isName = isBare(line) && name?.kind === 'text' && (before?.kind ?? 'blank') === 'blank';
    return isName && name.text.length < 60 && looksLikeName(name.text)
      ? { ...line, before: name.text.trim().replace(/:$/, '') }
      : undefined;
  });
  const found = countOf(above);
  if (found < 2 || found < bare * ABOVE_SHARE || !namesRecur(above)) return lines;
  return lines.map((line, at): TextLine => {
    if (above[at + 1] !== undefined) return { ...line, kind: 'mark', text: '' };
    const own = above[at];
    return own === undefined ? line : { ...line, ...own };
  });
}

function readLine(raw: string, line: number, lines: readonly string[]): TextLine {
  if (raw.trim() === '') return { kind: 'blank', text: '', line };
  if (isMark(raw)) return { kind: 'mark', text: '', line };
  const text = raw.replace(CALLOUT, '$1').replace(PLAY_FROM, '');
  const row = readTableRow(text, lines[line]);
  if (row === 'head') return { kind: 'mark', text: '', line };
  if (row !== undefined) return { ...row, kind: 'timed', line };
  const heading = headingOf(text);
  const led = readLeading(text);
  if (heading !== undefined && led?.text.trim() !== '') return readHeading(led, { ...heading, line });
  if (led !== undefined) return { ...led, kind: 'timed', line };
  if (isUnderlined(text, lines, line))
    return readHeading(undefined, { title: text.trim(), level: lines[line]?.startsWith('=') ? 1 : 2, line });
  return { kind: 'text', text: text.replace(INDENT, ''), line };
}

/** Coursera's words for screen readers, glued to the time that they are about. */
const PLAY_FROM = /^\s*Play video starting at [\d:]{1,20} and follow transcript\s*(?=\d)/;

/** A line over `===` or `---` is a heading in Markdown. */
function isUnderlined(text: string, lines: readonly string[], line: number): boolean {
  const [above = '', below = ''] = [lines[line - 2], lines[line]];
  const isRule = /^(?:={3,}|-{3,})\s*$/.test(below.slice(0, 200));
  return isRule && above.trim() === '' && text.length < 120 && !/[.?!,;]\s*$/.test(text);
}

function readHeading(
  led: TimedLine | undefined,
  { title, level, line }: { title: string; level: number; line: number },
): TextLine {
  const timed = led ?? readTrailing(title);
  const text = (timed?.text ?? title).replace(/\s*[-–—:|]\s*$/, '').replace(LINKED, '$1');
  return { kind: 'heading', text, level, line, ...(timed?.time && { time: timed.time }) };
}

/** A link or emphasis around a whole heading. */
const LINKED = /^(?:\*\*|__)?\[?([^\][]{1,300}?)(?:\]\([^\s()]{0,600}\))?(?:\*\*|__)?$/;

/** `## Ada [0:12]`, time and again, tells who speaks; `## Exercise (12:00)`, minutes apart, are chapters. */
function namingHeadings(lines: readonly TextLine[]): readonly TextLine[] {
  const timed = lines.filter(({ kind, time }) => kind === 'heading' && time !== undefined);
  const names = new Set(timed.map(({ text }) => text.trim().toLowerCase()));
  if (timed.length < FEWEST_NAMING || names.size < 2 || names.size * 2 > timed.length + 1) return lines;
  if (!timed.every(({ text }) => looksLikeName(text))) return lines;
  if (areMinutesApart(timed.map(({ time }) => time?.startMs ?? 0))) return lines;
  return lines.map((line): TextLine => {
    if (line.kind !== 'heading' || line.time === undefined) return line;
    const before = line.text.trim().replace(/:$/, '');
    return { kind: 'timed', line: line.line, time: line.time, at: 'start', text: '', before };
  });
}
const FEWEST_NAMING = 3;
/** Where hardly any heading with a time has text below it, the headings are what is said. */
function spokenHeadings(lines: readonly TextLine[]): readonly TextLine[] {
  const written = lines.filter(({ kind }) => kind !== 'blank' && kind !== 'mark');
  const timed = written.filter(({ kind, time }) => kind === 'heading' && time !== undefined);
  const bare = written.filter(
    ({ kind, time }, at) => kind === 'heading' && time !== undefined && written[at + 1]?.kind === 'heading',
  );
  if (timed.length < 2 || bare.length < timed.length * 0.5) return lines;
  return lines.map((line) => (line.kind === 'heading' && line.time !== undefined ? { ...line, kind: 'timed' } : line));
}

function orderOf(lines: readonly TextLine[], trailing: readonly (TimedLine | undefined)[]): Order {
  const found = countOf(trailing);
  if (found < 2 || found <= 2 * lines.filter(({ kind }) => kind === 'timed').length) return 'leading';
  const texts = lines.filter(({ kind }) => kind === 'text').length;
  const ends = lines.filter(({ kind }, at) => kind === 'text' && (lines[at + 1]?.kind ?? 'blank') !== 'text');
  const closed = ends.filter(({ line }) => trailing[line - 1] !== undefined).length;
  if (closed >= found * 0.9 && closed >= ends.length * TRAILING_SHARE) return 'closing';
  return found >= texts * TRAILING_SHARE ? 'trailing' : 'leading';
}

function countTimed(lines: readonly TextLine[], source: readonly string[]) {
  const timed = lines.filter(
    ({ kind, time, text }) =>
      time !== undefined || (kind === 'text' && text.includes('[') && cutAtTimes(text).length > 1),
  );
  const written = lines.filter(({ kind }) => kind !== 'blank' && kind !== 'mark').length;
  return { timed: timed.length, written, first: source[(timed[0]?.line ?? 1) - 1] ?? '' };
}
