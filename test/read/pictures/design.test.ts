import type { Capture } from '../../../src/model/capture.js';
import { dropDesign } from '../../../src/read/pictures/design.js';

const pages = (contents: readonly string[]): readonly Capture[] =>
  contents.map((content, nth) => ({
    kind: 'slide',
    atMs: undefined,
    content,
    image: { path: `${nth}.png`, mediaType: 'image/png' },
    deck: { path: 'scan.pdf', page: nth + 1, slide: nth },
    place: { path: 'scan.pdf', line: 1 },
  }));
const readOff = (contents: readonly string[]) =>
  dropDesign(pages(contents), new Set(['scan.pdf'])).map(({ content }) => content);

test('a line that stands on most pages is of the design, whatever the number of the page', () => {
  const contents = ['Trees', 'Heaps', 'Graphs', 'Sorting', 'Hashing'];
  expect(readOff(contents.map((title, nth) => `${title}\nAlgorithms, page ${nth + 1}`))).toEqual(contents);
});

test('a logo that is read another way on each page is dropped', () => {
  expect(readOff(['FAU\nTrees', 'Fa\nHeaps', 'Graphs', 'Fat\nSorting', 'Hashing', 'Search'])).toEqual([
    'Trees',
    'Heaps',
    'Graphs',
    'Sorting',
    'Hashing',
    'Search',
  ]);
});

test('a short title is no logo where most pages begin with words', () => {
  const contents = ['GAN\nTwo networks', 'Training', 'Losses', 'Mode collapse', 'Samples', 'Outlook'];
  expect(readOff(contents)).toEqual(contents);
});
