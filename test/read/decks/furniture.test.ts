import { dropFurniture, type PageLine } from '../../../src/read/decks/lines.js';

const line = (text: string, yPt: number): PageLine => ({ text, xPt: 40, yPt, sizePt: 14, widthPt: 100 });
const pagesOf = (linesOf: (page: number) => readonly PageLine[]) =>
  [1, 2, 3, 4, 5, 6].map((page) => ({ heightPt: 540, lines: linesOf(page) }));
const textsOf = (linesOf: (page: number) => readonly PageLine[]) =>
  dropFurniture(pagesOf(linesOf)).map(({ lines }) => lines.map(({ text }) => text).join(' | '));

test.each([
  ['a number', (page: number) => `${page}`],
  ['a number of all', (page: number) => `${page} / 40`],
  ['a number between dashes', (page: number) => `- ${page} -`],
  ['a footer with words', (page: number) => `Lecture 3, page ${page}`],
  ['a date', () => '2024-03-01'],
])('%s on every page is none of its text', (_, footer) =>
  expect(textsOf((page) => [line(`Title ${'abcdefg'[page]}`, 500), line(footer(page), 20)])[2]).toBe('Title d'),
);

test('a table of numbers is text, though every page has one there', () =>
  expect(textsOf((page) => [line(`Title ${'abcdefg'[page]}`, 500), line(`0.${page}34 12 ${page}7`, 300), line(`0.${page}`, 280)])[2]).toBe(
    'Title d | 0.334 12 37 | 0.3',
  )); // prettier-ignore
