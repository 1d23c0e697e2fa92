import { countWords, detailsFor, firstThatFits, quoted } from '../../../src/compile/summary/budget.js';
import type { Concept } from '../../../src/model/concept.js';
import type { Notebook } from '../../../src/model/notebook.js';

const conceptOf = (term: string, words: number, sure: boolean): Concept => ({
  term,
  variants: [],
  score: 1,
  explainedAtMs: 0,
  mentionsMs: [0],
  related: [],
  definition: { text: Array.from({ length: words }, () => 'word').join(' '), startMs: 0, endMs: 1, sure },
});
const CONCEPTS = [
  conceptOf('first', 40, true),
  conceptOf('second', 10, false),
  conceptOf('third', 30, true),
  conceptOf('short', 8, true),
  conceptOf('long', 30, true),
  conceptOf('last', 10, false),
];
const notebookOf = (source: string): Notebook => ({
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
  cells: [{ cell_type: 'markdown', id: 'a', metadata: {}, source }],
});
/** A notebook of headings and quotations only. */
const compile = (detail: ReturnType<typeof detailsFor>[number]): Notebook =>
  notebookOf(
    quoted(CONCEPTS, detail)
      .map(({ term, definition }) => `${term} ${definition?.text ?? ''}`)
      .join('\n'),
  );
const lost = (most: number) => [...firstThatFits(detailsFor(CONCEPTS), most, compile).detail.unquoted];

test('words are what a reader reads: no code, no targets of links, no pictures', () => {
  const source = 'Two words\n\n```mermaid\ngraph LR\n```\n\n[third](x.md) ![alt text](p.png)';
  expect(countWords(notebookOf(source))).toBe(3);
});

test('where there is room, all is told', () => {
  const { detail } = firstThatFits(detailsFor(CONCEPTS), 1000, compile);
  expect(detail).toMatchObject({ mentions: true, related: true, counts: true, outlineConcepts: true });
  expect([...detail.unquoted]).toEqual([]);
});

test.each([
  [130, ['last']],
  [120, ['last', 'second']],
  [90, ['last', 'second', 'long']],
  [60, ['last', 'second', 'long', 'short', 'third']],
  [0, ['last', 'second', 'long', 'short', 'third', 'first']],
])('for %d words passages go first, then long definitions, those of the central concepts last', (most, terms) =>
  expect(lost(most)).toEqual(terms),
);

test('no concept goes, however little room there is', () => {
  const { notebook } = firstThatFits(detailsFor(CONCEPTS), 0, compile);
  expect(countWords(notebook)).toBe(CONCEPTS.length);
});
