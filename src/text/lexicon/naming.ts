const WISHES: ReadonlySet<string> = new Set(['would', 'should']);
const WANTING: ReadonlySet<string> = new Set(['want', 'wants', 'wanted', 'like', 'wish', 'prefer']);
/** "I want my own coin to be called C". */
const WANTED_WITHIN = 7;

/**
 * "I want it to be called C", "it should be called C": a name that is wished for explains nothing.
 * `at` is the place of "called"; `word` is empty outside of the sentence.
 */
export function isWishedName(word: (at: number) => string, at: number): boolean {
  if (word(at - 1) !== 'be') return false;
  if (WISHES.has(word(at - 2))) return true;
  if (word(at - 2) !== 'to') return false;
  for (let back = 3; back <= WANTED_WITHIN; back++) if (WANTING.has(word(at - back))) return true;
  return false;
}
