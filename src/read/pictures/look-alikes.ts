/** What a recogniser takes for each other, and how code is cut for comparing. */

/** Letters that look alike, in whatever case: `cC oO sS`; others differ between cases. */
const SAME_IN_BOTH_CASES = /[COSVWXZUPK]/g;

/** A name or a number as a recogniser may see it: letters that look alike become one, underscores and spaces go. */
export function looksLike(text: string): string {
  return text
    .replace(SAME_IN_BOTH_CASES, (letter) => letter.toLowerCase())
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[l1iI|!]/g, 'l')
    .replace(/[o0@]/g, '0')
    .replace(/[s5]/g, 's')
    .replace(/[_ ]/g, '');
}

const TOKEN =
  /#.*$|[rfb]{0,2}"(?:[^"\\]|\\.)*"?|[rfb]{0,2}'(?:[^'\\]|\\.)*'?|[\p{L}_][\p{L}\p{N}_]*|\d[\d.]*(?:e-?\d+)?|\s+|[^\s]/gu;

/** A line of code in pieces: comments, strings, names, numbers, spaces, single signs. */
export const cutCode = (line: string): readonly string[] => line.match(TOKEN) ?? [];

export const isName = (token: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(token);

/** Levenshtein's distance; more than `most` is told as `most + 1`. */
export function distance(one: string, other: string, most = Infinity): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let nth = 1; nth <= one.length; nth++) {
    const next = [nth];
    for (let at = 1; at <= other.length; at++)
      next.push(Math.min(row[at]! + 1, next[at - 1]! + 1, row[at - 1]! + (one[nth - 1] === other[at - 1] ? 0 : 1)));
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[other.length] ?? 0;
}
