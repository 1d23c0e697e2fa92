import type { DeckPage } from './deck.js';

/**
 * The number of the slide that each page belongs to, from 0. Pages that follow each other are build steps of one slide
 * where they bear one label (in decks whose labels tell pages apart) and are alike,
 * or where all lines of the former stand in the latter.
 */
export function numberSlides(pages: readonly DeckPage[]): readonly number[] {
  const labels = new Set(pages.map(({ label, number }) => label ?? String(number)));
  const useLabels = labels.size < pages.length && pages.some(({ label }) => label !== undefined);
  const numbers: number[] = [];
  pages.forEach((page, at) => {
    const [before, number = 0] = [pages[at - 1], numbers[at - 1]];
    if (before === undefined) numbers.push(0);
    else numbers.push(isNextStep(before, page, useLabels) ? number : number + 1);
  });
  return numbers;
}

function isNextStep(before: DeckPage, after: DeckPage, useLabels: boolean): boolean {
  if (before.hidden === true || after.hidden === true) return false;
  const lines = textOf(before);
  const kept = countKept(lines, textOf(after));
  const sameTitle = before.title !== undefined && before.title === after.title;
  const labelOf = ({ label, number }: DeckPage) => label ?? String(number);
  if (useLabels && labelOf(before) === labelOf(after)) return sameTitle || kept >= lines.length / 2;
  return sameTitle && kept === lines.length && lines.length >= 2;
}

/** Title and lines; a page that says one thing alone is too little to compare. */
const textOf = ({ title, lines }: DeckPage): readonly string[] =>
  [...(title === undefined ? [] : [title]), ...lines].map((line) => line.trim()).filter((line) => line !== '');

/** How many lines stay, in order, as they were or continued. */
function countKept(before: readonly string[], after: readonly string[]): number {
  let [at, kept] = [0, 0];
  for (const line of before) {
    const found = after.findIndex((other, nth) => nth >= at && other.startsWith(line));
    if (found < 0) continue;
    kept++;
    at = found + 1;
  }
  return kept;
}
