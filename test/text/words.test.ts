import { cutLetters, cutWords, wordCutter } from '../../src/text/words.js';

test.each([
  ['Don’t stop: data-driven', "don't stop data driven"],
  ["'Watching' the students' work", 'watching the students work'],
  ['re\u0301sume\u0301 हिन्दी', 're\u0301sume\u0301 हिन्दी'],
  ['— ... !', ''],
])('"%s" is said as "%s"', (text, words) => expect(cutWords(text).join(' ')).toBe(words));

test('titles and terms are compared however they are joined', () => {
  expect(cutLetters('fit_one-cycle’s')).toEqual(['fit', 'one', 'cycle', 's']);
});

test('names stay whole where signs may join', () => {
  const cut = wordCutter({ joinedBy: "'_-", keepCase: true });
  expect(cut('LR_find well-known -x- yes--no')).toEqual(['LR_find', 'well-known', 'x', 'yes', 'no']);
});

test('numbers stand apart from letters, with their decimals', () => {
  expect(wordCutter({ numbersApart: true })("resnet34 isn't 0.5.")).toEqual(['resnet', '34', "isn't", '0.5']);
});
