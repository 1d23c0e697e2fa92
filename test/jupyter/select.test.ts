import { chooseCells } from '../../src/jupyter/run/choose-cells.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import type { CellSketch } from './cells.js';
import { sketchNotebook } from './cells.js';

function choose(cells: string | undefined, ...sketches: readonly CellSketch[]) {
  const { value: notebook } = parseNotebook(sketchNotebook(...sketches), 'x.ipynb');
  if (notebook === undefined) throw new Error('the sketch is no notebook');
  const { value, problems } = chooseCells(notebook, cells);
  return {
    ids: value?.map(({ cell }) => cell.id),
    skipped: value?.filter(({ skip }) => skip).map(({ cell }) => cell.id),
    problems,
  };
}

const lecture = [
  '# Lecture',
  'a = 1',
  '## [Gradient *descent*](https://youtu.be/x?t=1) (12:34)',
  'b = 2',
  '### A closer look',
  'c = 3',
  '## Loss functions',
  'd = 4',
];

test('all code cells, in order, where none are named', () =>
  expect(choose(undefined, ...lecture).ids).toEqual(['c1', 'c3', 'c5', 'c7']));

test('a section is its cells and those of the sections inside it', () => {
  expect(choose('Gradient descent', ...lecture).ids).toEqual(['c3', 'c5']);
  expect(choose('loss FUNCTIONS', ...lecture).ids).toEqual(['c7']);
  expect(choose('closer look', ...lecture).ids).toEqual(['c5']);
  expect(choose('Lecture', ...lecture).ids).toEqual(['c1', 'c3', 'c5', 'c7']);
});

test('ids with commas between them, in the order of the notebook', () =>
  expect(choose('c7, c1', ...lecture).ids).toEqual(['c1', 'c7']));

test('a name that fits nothing lists the sections there are', () => {
  const { ids, problems } = choose('Backpropagation', ...lecture);
  expect(ids).toBeUndefined();
  expect(problems).toMatchObject([
    {
      code: 'run/no-such-cells',
      level: 'error',
      message: expect.stringContaining('"Backpropagation"') as string,
      hint: expect.stringContaining('"Gradient descent (12:34)"') as string,
    },
  ]);
});

test('an id beside one that does not exist runs nothing', () =>
  expect(choose('c1,c99', ...lecture).ids).toBeUndefined());

test('a comment inside code or a fence is no heading', () => {
  const fenced = '# Top\n\n```python\n# Loss functions\n```';
  expect(choose('Loss functions', fenced, 'a = 1').ids).toBeUndefined();
});

test('empty cells and those tagged skip-execution are passed over', () => {
  const { ids, skipped } = choose(undefined, '  \n', { source: 'train()', tags: ['skip-execution'] }, 'a = 1');
  expect(ids).toEqual(['c0', 'c1', 'c2']);
  expect(skipped).toEqual(['c0', 'c1']);
});

test('with all above: every code cell up to the last that is named', () => {
  const { value: notebook } = parseNotebook(sketchNotebook(...lecture), 'x.ipynb');
  const idsAbove = (cells: string) => chooseCells(notebook!, cells, true).value?.map(({ cell }) => cell.id);
  expect(idsAbove('A closer look')).toEqual(['c1', 'c3', 'c5']);
  expect(idsAbove('c3')).toEqual(['c1', 'c3']);
  expect(idsAbove('Backpropagation')).toBeUndefined();
});
