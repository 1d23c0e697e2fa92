/** The names that ship, of `src/text/names/` and of people. */
import type { ReadData } from '../../model/host.js';
import type { FullName } from '../full-names.js';

/** Lower-case word to its spelling; the first source that knows a word decides. */
export type Spellings = ReadonlyMap<string, string>;

/** Names of one word. */
export function openNames(readData: ReadData): Spellings {
  const names = new Map<string, string>();
  for (const file of ['text/names/spoken.txt', 'text/names/common.txt'])
    for (const line of linesOf(readData(file)))
      for (const name of line.split(' ')) if (name !== '') names.set(name.toLowerCase(), name);
  return names;
}

/** Names of two words of which one or both are none alone: `Wall Street`. */
export function openPairs(readData: ReadData): readonly FullName[] {
  return ['text/names/spoken-pairs.txt', 'text/names/common-pairs.txt'].flatMap((file) =>
    linesOf(readData(file)).map((line) => {
      const [first = '', last = ''] = line.split(' ');
      return { first, last };
    }),
  );
}

/** What people are called, lower case. */
export function openFirstNames(readData: ReadData): ReadonlySet<string> {
  return new Set(linesOf(readData('text/lexicon/lists/first-names.txt')).flatMap((line) => line.split(' ')));
}

const linesOf = (bytes: Uint8Array): readonly string[] =>
  new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
