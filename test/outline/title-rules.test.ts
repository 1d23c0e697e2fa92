import { join } from 'node:path';
import { readShippedData } from '../../src/host/data.js';
import { nameSections } from '../../src/outline/titles/titles.js';
import { isTooWide, spellsCode } from '../../src/outline/names/title-words.js';
import { loadLecture, understandLecture } from '../../src/pipeline/pipeline.js';
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

test.each([
  [
    'a thing of an example',
    ['The pickup truck uses the confusion matrix.', 'See the pickup truck and the pickup truck.'],
  ],
  ['a language that is only spoken', ['My Italian accent comes with the confusion matrix.', 'Italian it is.']],
  ['a colour in a figure', ['The pink input meets the confusion matrix.', 'This pink input is here.']],
  ['a variable in camel case', ['Run cdPath for the confusion matrix.', 'Then cdPath runs.']],
  ['what somebody does', ['How to mimic a confusion matrix.', 'We mimic it, and they mimic it.']],
  ['a heap of words', ['Make images bed from the confusion matrix.', 'These images bed it.']],
  [
    'a gerund with its object',
    ['A confusion matrix is weight multiplying the input.', 'It is weight multiplying the input.'],
  ],
])('%s is no title', (_, about) => expect(titleOf(...about)).toMatch(/^Confusion matrix(?: and |$)/));

test('a name is not cut off behind a number or an adverb of degree', () => {
  expect(titleOf('It is a three layer neural network.', 'A three layer neural network learns.')).toBe('Neural network');
  expect(titleOf('It is a fully connected network.', 'A fully connected network learns.')).toMatch(
    /^Fully connected network/,
  );
});

test.each([
  ['Okay, how do we transpose a matrix?', 'How to transpose a matrix'],
  ['So let me show you how to transpose matrices, right.', 'How to transpose matrices'],
  ["Let's see how we can transpose the matrix and go on.", 'How to transpose the matrix'],
])('what is asked of the topic tells more than its bare name: %s', (asked, title) =>
  expect(titleOf(asked, 'The matrix is turned.', 'A matrix has rows.')).toBe(title),
);

test.each([
  'Let me show you the matrix.',
  "Let's do the matrix.",
  "Let's compare these here.",
  "Let's fix the problem.",
])('what says nothing of what is done is no title: %s', (opening) =>
  expect(titleOf(opening, 'The matrix turns.', 'A matrix turns.')).toMatch(/^Matrix/),
);

test.each(['Two grams of this matrix, and grams again.', 'We call img on the matrix, and img.'])(
  'a unit or a bare shorthand is no title: %s',
  (said) => expect(titleOf(said)).toMatch(/^Matrix/),
);

test.each(['How do we do this matrix?', 'How to look at the matrix here?', 'How do we know?'])(
  'a question that points at something, or asks nothing of the topic, is no title: %s',
  (asked) => expect(titleOf(asked, 'The matrix is turned.', 'A matrix has rows.')).not.toMatch(/^How/),
);

test('code that is spelled in another way is no title, either', () =>
  expect(titleOf('About one e neg four in the confusion matrix.', 'So one e neg three, and neg four.')).toMatch(
    /^Confusion matrix/,
  ));

test('a comma ends a name', () =>
  expect(titleOf('We plot accuracy, confusion matrix, loss.', 'The confusion matrix, accuracy.')).not.toMatch(
    /accuracy confusion|matrix loss/i,
  ));

test('a term that the lecturer comes back to stands before one of a single example', () =>
  expect(
    titleOf('The loss function falls.', 'A loss function counts.', 'The loss function grows.', 'Odd tokens.'),
  ).toMatch(/^Loss function/));

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
  ['is a question cut short', (title) => /^How to(?: \S+)?$/.test(title)],
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
