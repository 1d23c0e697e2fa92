/** A stretch of Markdown that can be parsed without what stands around it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The grammar would take minutes for it, or the memory of the machine. */
  readonly isHeavy: boolean;
  /** Empty lines alone, so many that the grammar would take seconds for them. */
  readonly isEmpty?: true;
}

/** The grammar's memory grows with a text, its time with the square of the blocks: a longer text is parsed in parts. */
const MOST_CHARS = 100_000;
const MOST_BLOCKS = 500;

/** Signs and lines of one block: a table of 20,000 cells has fewer, and takes a second. */
const MOST_SIGNS = 60_000;

/** Characters of empty lines that the grammar is given in a row. */
const MOST_EMPTY = 2000;

/** So long that a list ends where the next line begins none of its paragraphs. */
const MANY = 3;

/** Characters of one block that is but words. */
const MOST_LENGTH = 1_000_000;

/** What may open in one paragraph: the grammar holds each against all before it. */
const MOST_OPEN = 3000;

/** Nobody quotes a quote so often; the grammar takes the square of it. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-*+][ \t])){100}/m;

/** Cuts a text around what is too heavy for the grammar, and where it is long, at blocks of the top level. */
export function cutStretches(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let [from, blocks] = [0, 0];
  const cut = (to: number, isHeavy: boolean, isEmpty = false) => {
    if (to > from) stretches.push({ from, to, isHeavy, ...(isEmpty && { isEmpty }) });
    [from, blocks] = [Math.max(from, to), 0];
  };
  const cutEmpty = (to: number) => {
    const end = endOfWords(text, from, to);
    if (to - end < MOST_EMPTY) return;
    cut(end, false);
    cut(to, false, true);
  };
  for (const { at, to } of runsOf(text)) {
    const isHeavy = isTooHeavy(text.slice(at, to));
    if (isHeavy || isOnItsOwn(text, at, MANY)) cutEmpty(at);
    const share = Math.max((at - from) / MOST_CHARS, blocks / MOST_BLOCKS);
    if (isHeavy || (share >= 1 && isOnItsOwn(text, at, share))) cut(at, false);
    if (isHeavy) cut(to, true);
    blocks++;
  }
  cutEmpty(text.length);
  cut(text.length, false);
  return stretches;
}

/** Behind the last line that is not empty, with its end of line, where many empty ones follow; else `to`. */
function endOfWords(text: string, from: number, to: number): number {
  if (to - from < MOST_EMPTY || text.slice(to - MOST_EMPTY, to).trim() !== '') return to;
  const end = from + text.slice(from, to).trimEnd().length;
  return end + (/^[ \t]*(?:\r\n|\n|\r)?/.exec(text.slice(end, to))?.[0].length ?? 0);
}

/** Lines without an empty one between them; of fences, formulas and comments the first line alone. */
function* runsOf(text: string): Generator<{ readonly at: number; readonly to: number }> {
  let long: Long | undefined;
  let begin: number | undefined;
  for (const { at, line } of linesOf(text)) {
    if (long !== undefined) {
      const isLast = long.end.test(line);
      // A fence in an item of a list ends with the item.
      const isOutside = line.trim() !== '' && indentOf(line) < long.indent;
      if (isLast || isOutside) long = undefined;
      if (!isOutside) continue;
    }
    long = beginOfLong(line, at);
    const isInRun = long === undefined && line.trim() !== '';
    if (begin !== undefined && !isInRun) yield { at: begin, to: at };
    if (long !== undefined) yield { at, to: at };
    begin = isInRun ? (begin ?? at) : undefined;
  }
  if (begin !== undefined) yield { at: begin, to: text.length };
}

function* linesOf(text: string): Generator<{ readonly at: number; readonly line: string }> {
  for (const found of text.matchAll(/([^\r\n]*)(?:\r\n|\n|\r|$)/g)) yield { at: found.index, line: found[1] ?? '' };
}

const indentOf = (line: string) => line.length - line.trimStart().length;

/** What goes on over empty lines until its end is found. */
interface Long {
  readonly end: RegExp;
  readonly indent: number;
}

/** https://spec.commonmark.org/0.31.2/#html-blocks, the kinds 1 to 5. */
const LONG_HTML: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<![A-Za-z]/, />/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
];

function beginOfLong(line: string, at: number): Long | undefined {
  if (at === 0 && /^---[ \t]*$/.test(line)) return { end: /^---[ \t]*$/, indent: 0 };
  const [, sign] = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,}|\${2,}(?=[^$]*$))/.exec(line) ?? [];
  if (sign !== undefined) {
    const end = new RegExp(`^\\s*[${sign.charAt(0)}]{${sign.length},}[ \\t]*$`);
    return { end, indent: indentOf(line) };
  }
  const html = LONG_HTML.find(([begin, end]) => begin.test(line) && !end.test(line));
  return html && { end: html[1], indent: 0 };
}

/**
 * Behind an empty line, and no list or quote before it goes on in it, but for a very long list.
 * What looks like front matter is none.
 */
function isOnItsOwn(text: string, at: number, share: number): boolean {
  const begin = text.slice(at, at + 12);
  if (/^\s|^---/.test(begin) || (share < MANY && /^(?:[-*+]|\d{1,9}[.)])\s/.test(begin))) return false;
  return /[\n\r][ \t]*(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, at - 200), at));
}

function isTooHeavy(run: string): boolean {
  if (run.length < 200) return false;
  if (run.length > MOST_LENGTH || TOO_DEEP.test(run)) return true;
  if (run.length < MOST_OPEN) return false;
  if ((run.match(/[^\p{L}\p{N}\p{M}\s]|[\n\r]/gu)?.length ?? 0) > MOST_SIGNS) return true;
  if ((run.match(QUOTE_ENDS)?.length ?? 0) > MOST_BLOCKS) return true;
  // Each item, row and heading is a text of its own.
  const texts = run.split(/[\n\r](?=[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|\||#))/);
  return texts.some((one) => (one.match(isContained(one) ? OPENS_INSIDE : OPENS)?.length ?? 0) > MOST_OPEN);
}

const QUOTE_ENDS = /[\n\r][ \t]*>[^\n\r]*[\n\r]+(?![ \t]*>)/g;

const isContained = (text: string) => /^[ \t]*(?:[-*+>]|\d{1,9}[.)])/.test(text);

/**
 * Emphasis, formulas, footnotes, headings by a line below them;
 * in an item or quote also lines that go on without its sign.
 */
const OPENS = /[*_]+|~+|\$+|\[\^|[\n\r](?=[=-])/g;
const OPENS_INSIDE = /[*_]+|~+|\$+|\[\^|[\n\r](?![ \t]*>)/g;
