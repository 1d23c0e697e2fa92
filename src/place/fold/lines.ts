import { countCommon, diffSequences } from '../../compare/diff-sequences.js';

/** Length of the longest common subsequence of lines; a line that is typed on or changed in part counts. */
export function commonLines(before: readonly string[], after: readonly string[]): number {
  if (before.length * after.length > LARGEST_TABLE) return sharedLines(before, after);
  if (before.length === 1) return after.some((line) => isContinued(before[0] ?? '', line)) ? 1 : 0;
  return countCommon(before, after, isContinued);
}

const SIGNS = { same: ' ', removed: '-', added: '+' };

/** What changed, a line each with `+` or `-`, and one unchanged line around every change. */
export function diffLines(before: readonly string[], after: readonly string[]): string {
  const lines = diffSequences(before, after).map(({ kind, item }) => `${SIGNS[kind]} ${item}`);
  const changed = (nth: number) => lines[nth] !== undefined && !lines[nth].startsWith(' ');
  return lines.filter((_, nth) => changed(nth) || changed(nth - 1) || changed(nth + 1)).join('\n');
}

/** A thousand lines against a thousand: no screen shows more, and the table takes their product. */
const LARGEST_TABLE = 1_000_000;

/** How many lines stand in both, in whatever order. */
function sharedLines(before: readonly string[], after: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of before) counts.set(line, (counts.get(line) ?? 0) + 1);
  let shared = 0;
  for (const line of after) {
    const left = counts.get(line) ?? 0;
    if (left > 0) shared++;
    counts.set(line, left - 1);
  }
  return shared;
}

/** The same line, one that is typed on, or one of which a part was changed. */
function isContinued(before: string, after: string): boolean {
  if (before === after) return true;
  const [first, second] = [before.trim(), after.trim()];
  const shorter = Math.min(first.length, second.length);
  if (first.length < LEAST_LETTERS || shorter === 0) return false;
  let start = 0;
  while (start < shorter && first[start] === second[start]) start++;
  let end = 0;
  while (end < shorter - start && first[first.length - 1 - end] === second[second.length - 1 - end]) end++;
  return start + end >= KEPT * first.length;
}

/** Shorter lines must be equal. */
const LEAST_LETTERS = 4;

/** Share of a line that stays where it is changed. */
const KEPT = 0.6;
