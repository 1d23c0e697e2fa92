import { readShippedData } from '../../src/host/data.js';
import { findNames } from '../../src/outline/names/find-names.js';
import { isAside, isIntroduced } from '../../src/outline/names/name-worth.js';
import { type Names, readNames } from '../../src/outline/names/names.js';
import { openLexicon } from '../../src/text/lexicon/lexicon.js';
import { lectureOf, say } from '../place/lecture.js';

const lexicon = openLexicon(readShippedData);

function namesOf(...said: readonly string[]): Names {
  const narration = say(...said.map((text, nth): [number, string] => [nth * 10, text]));
  return readNames(lectureOf(narration), narration, lexicon);
}

test.each([
  ['the weights come from the regression', true],
  ['the weights come in regression', true],
  ['the weights and the regression', true],
  ['the weights need the regression', false],
  ['the weights come in, regression is next', false],
])('in "%s" regression is said aside: %s', (text, is) => {
  const names = namesOf(text);
  expect(isAside(names, names.words.indexOf('regression'))).toBe(is);
});

test.each(['here is the', 'the second one is', "let's do", 'we discuss the'])(
  '"%s" introduces what follows',
  (text) => {
    const names = namesOf(`So ${text} regression`);
    expect(isIntroduced(names, names.words.indexOf('regression'), 0)).toBe(true);
  },
);

test('of two names that open a section the one that is not said aside comes first', () => {
  const other = Array.from({ length: 10 }, () => 'A tokenizer cuts text into tokens.');
  const bestOf = (opening: string) =>
    findNames(namesOf(opening, 'The regression, the perplexity.', 'It goes.', ...other), 0, 30_000)[0]?.key;
  expect(bestOf('So the regression feeds the perplexity.')).toMatch(/^regress/);
  expect(bestOf('From the regression we get perplexity.')).toMatch(/^perplex/);
});

test('several words of the opening stand before what the rest of the section says more often', () => {
  const rest = Array.from({ length: 30 }, (_, nth) => (nth % 3 === 0 ? 'The scatter plot of it.' : 'It goes on.'));
  const names = namesOf(
    'It goes on.',
    'The confusion matrix has it.',
    'Then the confusion matrix goes.',
    ...Array.from({ length: 40 }, () => 'It goes on.'),
    ...rest,
    ...Array.from({ length: 20 }, () => 'The confusion matrix again.'),
  );
  expect(findNames(names, 0, 730_000)[0]?.title).toMatch(/^Confusion matrix/);
});
