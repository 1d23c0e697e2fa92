import { openLexicon } from '../../src/text/lexicon/lexicon.js';
import { identifiersIn, readWritten, spelledOnSlide, titleOf } from '../../src/text/written.js';
import { readData } from './lecture.js';

const headingsIn = (markdown: string) => readWritten(markdown).headings.map(({ markdown: title }) => title);

test.each([
  ['# One\ntext\n## Two ##', ['One', 'Two']],
  ['Under a line\n===\n\ntext', ['Under a line']],
  ['```python\n# a comment\n```\n#nothing', []],
  ['    # code by its indent', []],
  ['# Of Windows\r\ntext\r\n', ['Of Windows']],
])('headings of %j', (markdown, headings) => expect(headingsIn(markdown)).toEqual(headings));

test('prose is what is left, code with it', () => {
  expect(readWritten('# Head\n\nSome text.\n\n```\n# code\n```\n').prose.trim()).toBe('Some text.\n\n```\n# code\n```');
  expect(readWritten('no head\r\nat all').prose).toBe('no head\r\nat all');
});

test('a heading knows where it stands, whatever ends the lines', () => {
  const [, second] = readWritten('# A\r\n\r\ntext\r\n\r\n# B\r\n').headings;
  expect(second).toEqual({ markdown: 'B', depth: 1, at: 15 });
});

test('a number opens a title, not a list', () => expect(titleOf('1. Load the `data`')).toBe('1. Load the data'));

test('text that is nested too deep is prose', () => {
  const deep = '>'.repeat(300) + ' # no heading';
  expect(readWritten(deep)).toEqual({ headings: [], prose: deep });
});

test('names in code: no number is one, any letters are', () =>
  expect(identifiersIn('größe_2 = lr * 1e-3 + x.fit(0.5)')).toEqual(['größe_2', 'lr', 'x', 'fit']));

test.each([
  ['The Cholesky decomposition of it', ['Cholesky', 'decomposition', 'of', 'it']],
  ['two GPs and one GP, by CG', ['two', 'GPs', 'and', 'one', 'GP', 'by', 'CG']],
  ['Iterative Approximation of the Kernel Matrix via Cholesky', ['of', 'the', 'via']],
  ['PYTORCH AND ITS CHOLESKY', []],
  ['Cholesky comes first', ['comes', 'first']],
  ['we SELECT the key OP_IF', ['we', 'the', 'key']],
])('a slide spells %j', (line, words) => expect(spelledOnSlide(line, openLexicon(readData))).toEqual(words));
