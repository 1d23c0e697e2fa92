/** The words that numbers are said with, and their values. English. */
export const ONES: ReadonlyMap<string, number> = new Map(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen`
    .split(/\s+/)
    .map((word, value) => [word, value] as const),
);
export const TENS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, 20 + 10 * at] as const),
);
/** What groups below a thousand are counted in. */
export const THOUSANDS: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);

/** What a number before it is multiplied with: `hundred`, `thousand`; 0 for any other word. */
export const scaleOf = (word: string): number => (word === 'hundred' ? 100 : (THOUSANDS.get(word) ?? 0));

/** Whether a word can be part of a number that is said. */
export const isNumberWord = (word: string): boolean =>
  word.split('-').every((part) => ONES.has(part) || TENS.has(part) || scaleOf(part) > 0);

/** Numbers above ten: what years and amounts are told with, and hardly ever a name (`fit one cycle`). */
export const isLargeNumberWord = (word: string): boolean =>
  (ONES.get(word) ?? 0) > 10 || TENS.has(word) || scaleOf(word) > 0;
