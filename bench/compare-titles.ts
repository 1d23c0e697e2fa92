import { stemWord } from '../src/text/words.js';

/** They tell nothing of what a section is about. */
const SMALL = new Set(
  'and the for with are how what why when more our your you its this that from use using'.split(' '),
);

const stemsOf = (title: string) =>
  new Set(
    (title.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])
      .filter((word) => !SMALL.has(word))
      .map((word) => stemWord(word)),
  );

/** F1 of the stems of two titles: each word has its price. */
export function compareTitles(ours: string, theirs: string): number {
  const [own, others] = [stemsOf(ours), stemsOf(theirs)];
  const both = [...own].filter((stem) => others.has(stem)).length;
  return (2 * both) / Math.max(1, own.size + others.size);
}
