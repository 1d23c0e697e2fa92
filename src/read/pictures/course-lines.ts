import { cutCode, distance, isName, looksLike } from './look-alikes.js';
import type { KnownCodeNames } from './names.js';

/** A line of the course's code. */
interface CourseLine {
  readonly text: string;
  readonly bare: string;
}

/** So much alike a line must be, its spaces aside, to be the course's. */
const ALIKE = 0.85;
/** Shorter lines are in all code. */
const LEAST_LETTERS = 4;

/** The lines of the course's code, each once. */
export function collectLines(sources: readonly string[]): readonly CourseLine[] {
  const lines = new Set(sources.flatMap((source) => source.split('\n').map((line) => line.trimEnd())));
  return [...lines].flatMap((text) => {
    const bare = withoutSpaces(text);
    return bare.length < LEAST_LETTERS ? [] : [{ text, bare }];
  });
}

const withoutSpaces = (text: string) => text.replace(/\s+/g, '');

/**
 * The line of the course that was misread as this one: nearly the same, and where they differ it is by what a
 * recogniser mixes up. Another number, another operator or another known name was written, not misread.
 */
export function findCourseLine(line: string, known: readonly CourseLine[], names: KnownCodeNames): string | undefined {
  const bare = withoutSpaces(line);
  if (bare.length < LEAST_LETTERS) return undefined;
  let best: { readonly text: string; readonly off: number } | undefined;
  for (const { text, bare: other } of known) {
    const most = Math.floor((1 - ALIKE) * Math.max(bare.length, other.length));
    const off = distance(bare, other, Math.min(most, (best?.off ?? Infinity) - 1));
    if (off > most || off >= (best?.off ?? Infinity)) continue;
    if (off === 0 || isMisread(line, text, names)) best = { text, off };
  }
  return best?.text;
}

/** Whether all differences are ones of reading. */
function isMisread(read: string, written: string, names: KnownCodeNames): boolean {
  const [one, other] = [tokensOf(read), tokensOf(written)];
  return gapsOf(one, other).every(([from, to]) => isSameSeen(from, to, names));
}

const tokensOf = (line: string) =>
  cutCode(line)
    .flatMap((token) => (/^[rfb]{0,2}["']|^#/.test(token) ? (token.match(/[\p{L}_]\w*|\d+|\S/gu) ?? []) : [token]))
    .filter((token) => token.trim() !== '');

type Gap = readonly [read: readonly string[], written: readonly string[]];

/** The stretches between tokens that look the same in both (longest common subsequence). */
function gapsOf(one: readonly string[], other: readonly string[]): readonly Gap[] {
  const [a, b] = [one.map(looksLike), other.map(looksLike)];
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let at = a.length - 1; at >= 0; at--)
    for (let to = b.length - 1; to >= 0; to--)
      lengths[at]![to] =
        a[at] === b[to] ? lengths[at + 1]![to + 1]! + 1 : Math.max(lengths[at + 1]![to]!, lengths[at]![to + 1]!);
  const gaps: [string[], string[]][] = [];
  let gap: [string[], string[]] = [[], []];
  for (let at = 0, to = 0; at < a.length || to < b.length;) {
    if (at < a.length && to < b.length && a[at] === b[to]) {
      gaps.push(gap, [[one[at++] ?? ''], [other[to++] ?? '']]);
      gap = [[], []];
    } else if (to >= b.length || (at < a.length && lengths[at + 1]![to]! >= lengths[at]![to + 1]!))
      gap[0].push(one[at++] ?? '');
    else gap[1].push(other[to++] ?? '');
  }
  return [...gaps, gap].filter(([from, to]) => from.join('') !== to.join(''));
}

/** Two signs without a letter may be overlooked, or seen where there are none. */
const MOST_SIGNS = 2;
const OPERATORS = /^[-+*/%<>=!&|^~]+$/;

function isSameSeen(read: readonly string[], written: readonly string[], names: KnownCodeNames): boolean {
  const [seen, meant] = [read.join(''), written.join('')];
  if (looksLike(seen) === looksLike(meant)) return !isOtherName(seen, meant, names);
  const signs = (text: string) => text.length <= MOST_SIGNS && !/[\p{L}\d]/u.test(text);
  if (seen === '' || meant === '') return signs(seen + meant);
  if (OPERATORS.test(seen) && OPERATORS.test(meant)) return false;
  if (read.some((token) => isName(token) && names.has(token) && !written.includes(token))) return false;
  if (digitsOf(seen) !== digitsOf(meant)) return false;
  const longest = Math.max(seen.length, meant.length);
  return distance(looksLike(seen), looksLike(meant)) <= Math.max(1, 0.34 * longest);
}

/** `Node` and `node` look alike to nobody; `x_1` and `xl` do, unless both are names of the course. */
const isOtherName = (seen: string, meant: string, names: KnownCodeNames) =>
  isName(seen) && isName(meant) && names.has(seen) && names.has(meant);

/** Digits that are taken for no letter. */
const digitsOf = (text: string) => text.replace(/[^2346789]/g, '');
