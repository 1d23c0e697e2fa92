import { chooseCode, readLectureCode } from '../../../src/compile/summary/code.js';
import type { Cell, Notebook } from '../../../src/model/notebook.js';

/** A transcript notebook that holds these code cells of one course notebook. */
function notebookOf(...sources: readonly (string | Partial<Cell>)[]): Notebook {
  const cells = sources.map((source, cell): Cell => ({
    cell_type: 'code',
    id: `c${cell}`,
    metadata: { nbscribe: { key: `code:${cell}`, kind: 'code', hash: '', source: { path: 'lesson.ipynb', cell } } },
    source: typeof source === 'string' ? source : '',
    outputs: [],
    execution_count: null,
    ...((typeof source === 'string' ? {} : source) as object),
  }));
  return { metadata: {}, nbformat: 4, nbformat_minor: 5, cells };
}
const choose = (notebook: Notebook, ...concepts: readonly (readonly string[])[]) => {
  const { setup, byConcept } = chooseCode(readLectureCode(notebook), concepts);
  return { setup, shown: byConcept.map((cells) => cells.map(({ cell }) => cell.source)) };
};

test('a concept shows the shortest cell that uses its name', () => {
  const notebook = notebookOf('lr_find(1)\nplot()\nprint(2)', 'lr_find(2)', 'x = 3');
  expect(choose(notebook, ['lr_find']).shown).toEqual([['lr_find(2)']]);
});

test('a better name goes before a shorter cell', () => {
  const notebook = notebookOf('rate_of(1)', 'learning_rate = 1\nprint(learning_rate)');
  expect(choose(notebook, ['learning_rate', 'rate_of']).shown).toEqual([['learning_rate = 1\nprint(learning_rate)']]);
});

test('cells pull in what they build on, in the order of the lecture, and once', () => {
  const notebook = notebookOf('a = 1', 'b = a + 1', 'def show(n):\n    print(n, a)', 'show(b)', 'show(a)');
  expect(choose(notebook, ['b'], ['show']).shown).toEqual([['a = 1', 'b = a + 1'], ['def show(n):\n    print(n, a)']]);
});

test('the value in force is shown again where another one came between', () => {
  const notebook = notebookOf('t = 1', 'first(t)', 't = 2', 'second(t)', 'third(t)');
  expect(choose(notebook, ['second'], ['first']).shown).toEqual([
    ['t = 2', 'second(t)'],
    ['t = 1', 'first(t)'],
  ]);
});

test('imports are collected in one set-up cell, only those that are used', () => {
  const notebook = notebookOf(
    'import os\nimport random',
    'from math import pi',
    'area = pi * random.random()',
    'import json\nx = 1',
  );
  expect(choose(notebook, ['area'])).toEqual({
    setup: 'import random\nfrom math import pi',
    shown: [['area = pi * random.random()']],
  });
});

test('a star import comes along where a name has no other origin', () => {
  const notebook = notebookOf('from fastai.vision import *', 'learn = create_cnn(1)', 'n = 1\nn + 1');
  expect(choose(notebook, ['learn']).setup).toBe('from fastai.vision import *');
  expect(choose(notebook, ['n']).setup).toBe('');
});

test('cells that fail, by tag or by output, are not shown', () => {
  const failed = { source: 'boom()', outputs: [{ output_type: 'error', ename: 'E', evalue: '', traceback: [] }] };
  expect(choose(notebookOf(failed as Partial<Cell>), ['boom']).shown).toEqual([[]]);
});

test('code that needs half the lecture is left in the full notebook', () => {
  const chain = Array.from({ length: 40 }, (_, n) => `x${n + 1} = x${n}`);
  expect(choose(notebookOf('x0 = 1', ...chain), ['x40']).shown).toEqual([[]]);
});
