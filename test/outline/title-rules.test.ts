import { join } from 'node:path';
import { readShippedData } from '../../src/host/data.js';
import { nameSections } from '../../src/outline/titles.js';
import { isTooWide, spellsCode } from '../../src/outline/title-words.js';
import { loadLecture, understandLecture } from '../../src/pipeline.js';
import { openLexicon } from '../../src/text/lexicon/lexicon.js';
import { lectureOf, say } from '../place/lecture.js';

/** What five minutes of these sentences are called, in a lecture about something else. */
function titleOf(...about: readonly string[]): string | undefined {
  const narration = say(
    ...Array.from({ length: 60 }, (_, nth): [number, string] => [
      nth * 10,
      nth < 30 ? (about[nth % about.length] ?? '') : 'A tokenizer cuts text into tokens.',
    ]),
  );
  const spans = [0, 300_000].map((startMs) => ({ startMs, endMs: startMs + 300_000, level: 1, title: undefined }));
  const context = { lecture: lectureOf(narration), narration, lexicon: openLexicon(readShippedData) };
  return nameSections(spans, context)[0]?.title;
}

test.each([
  [['We write salt dot grad here.', 'Now a minus alpha and salt dot grad again.', 'The confusion matrix is shown.']],
  [['So x underscore bar equals zero.', 'The bar equals one in the confusion matrix.']],
])('code that is spelled is no title', (about) => expect(titleOf(...about)).toBe('Confusion matrix'));

test('a dot product is one', () =>
  expect(titleOf('Take the dot product of both.', 'This dot product is a number.')).toMatch(/dot product/i));

test('a variable of mathematics is no title', () =>
  expect(titleOf('Then xᵢ and zᵢ go into the confusion matrix.', 'So xᵢ is one.')).toBe('Confusion matrix'));

test('a generic word gives way to a name of two', () =>
  expect(titleOf('The vector is here.', 'This vector is a confusion matrix.', 'The vector and the vector.')).toMatch(
    /^Confusion matrix/,
  ));

test('what is defined comes before what is only said as often', () =>
  expect(titleOf('That is called memoization.', 'The staircase helps.', 'We climb the staircase now.')).toMatch(
    /^Memoization/,
  ));

test('two names that are about as good make one title', () =>
  expect(titleOf('The squared error falls.', 'The confusion matrix grows.')).toMatch(
    /^(?:Squared error and confusion matrix|Confusion matrix and squared error)$/,
  ));

/** What holds for every title, whatever the lecture. */
const RULES: readonly (readonly [rule: string, breaks: (title: string) => boolean])[] = [
  [
    'spells code',
    (title) =>
      title
        .toLowerCase()
        .split(' ')
        .some((word, at, words) => spellsCode(word, words[at + 1])),
  ],
  ['is a bare generic word', (title) => isTooWide(title.toLowerCase())],
  ['is a sentence', (title) => title.split(' ').length > 8],
  ['has an end of a word or a symbol', (title) => /(?:^|\s)['-]|[\p{Lm}\p{No}]/u.test(title)],
  ['begins or ends with a small word', (title) => /^(?:and|of|in|for)\b|\b(?:and|of|in|for|the|a)$/i.test(title)],
];

test.each(['gradient-descent-by-hand', 'remember-your-answers', 'hash-tables-from-scratch'])(
  'no title of %s breaks a rule, and no two neighbours are the same',
  async (sample) => {
    const loaded = loadLecture(join(import.meta.dirname, '../../transcripts', sample)).value;
    const { sections } = (await understandLecture(loaded!, { sections: 16 })).value;
    const broken = sections.flatMap(({ title }) =>
      RULES.filter(([, breaks]) => breaks(title)).map(([rule]) => `${title}: ${rule}`),
    );
    expect(broken).toEqual([]);
    sections.slice(1).forEach(({ title }, nth) => expect(title).not.toBe(sections[nth]?.title));
  },
);
