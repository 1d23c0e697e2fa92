/**
 * Anything that may not reach a cue: C0 and C1 controls except LF, DEL, line and paragraph separators, bidi overrides
 * and isolates (Trojan Source, CVE-2021-42574), characters without width, stray byte-order marks, halves of surrogate
 * pairs. Keeps LRM and RLM. Whole surrogate pairs are looked at again, which is rare.
 */

const UNSAFE =
  /[\0-\x09\x0B-\x1F\x7F-\x9F\u00AD\u180E\u200B-\u200D\u2028-\u202E\u2060-\u2064\u2066-\u2069\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/;

const ANSI = /\x1B(?:\[[0-?]{0,40}[ -/]{0,4}[@-~]|\][^\x07\x1B]{0,400}(?:\x07|\x1B\\)|[@-Z\\^_=>78])/g;

const GONE = /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g;

/**
 * Characters without width are no words. Joiners inside a word or an emoji stay:
 * Persian and Hindi are spelled with them.
 */
const WIDTHLESS =
  /[\u00AD\u180E\u200B\u2060-\u2064]|(?<![^\s\u200B-\u200D])[\u200C\u200D]|[\u200C\u200D](?![^\s\u200B-\u200D])/g;

/**
 * Text without terminal colours, control characters and bidi overrides;
 * every kind of line end becomes LF, tabs a space.
 */
export function cleanText(text: string): string {
  if (!UNSAFE.test(text)) return text;
  const shown = text.replace(WIDTHLESS, '');
  return (shown === text ? text : shown.replace(/[ \t]{2,}/g, ' ').replace(/^ | $/gm, ''))
    .replace(ANSI, '')
    .replace(/\r\n?|[\x0B\x0C\x85\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(GONE, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** For a name, title or word: one line, single spaces. */
export function cleanLine(text: string): string {
  if (!/\s/.test(text) && !UNSAFE.test(text)) return text;
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** For a quotation in a message: one line, short. */
export function quote(text: string): string {
  const line = cleanLine(text.slice(0, 200));
  return `"${line.length > 60 ? `${line.slice(0, 57)}...` : line}"`;
}
