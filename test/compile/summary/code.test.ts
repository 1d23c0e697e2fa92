import { chooseCode } from '../../../src/compile/summary/code/choose.js';
import { readLectureCode } from '../../../src/compile/summary/code/lecture-code.js';
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
  return { setup, shown: byConcept.map((cells) => cells.map(({ source }) => source)) };
};

test('a concept shows the shortest cell that uses its name', () => {
  const notebook = notebookOf('lr_find(1)\nplot()\nprint(2)', 'lr_find(2)', 'x = 3');
  expect(choose(notebook, ['lr_find']).shown).toEqual([['lr_find(2)']]);
});

test('what only hands a name on does not show it', () => {
  const notebook = notebookOf('learn = train(data, models.resnet34, metrics=error_rate)', 'text = "the error_rate"');
  expect(choose(notebook, ['error_rate'], ['resnet34'], ['learn']).shown).toEqual([
    [],
    [],
    ['learn = train(data, models.resnet34, metrics=error_rate)'],
  ]);
});

test('no cell is shown twice, and of two seeds only the last', () => {
  const notebook = notebookOf(
    'import random',
    'random.seed(4)',
    'random.seed(5)\nrolls = random.sample(range(9), 5)',
    'def first(n):\n    return random.random() + n',
    'first(rolls[0])',
    'second = random.sample(rolls, 2)',
  );
  const { shown } = choose(notebook, ['first'], ['second']);
  const cells = shown.flat();
  expect(new Set(cells).size).toBe(cells.length);
  expect(cells.join('\n')).not.toContain('seed(4)');
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

describe('a slice keeps whatever changes the names it uses', () => {
  test.each([
    ['an item', 'N = [[0]]', 'N[0][0] += 1', 'print(N)'],
    ['an attribute', 'model = Model()', 'model.lr = 3', 'print(model)'],
    ['a method', 'xs = []', 'xs.append(3)', 'print(xs)'],
    ['a loop', 'total = 0', 'for n in range(3):\n    total += n', 'print(total)'],
    ['a method whose result is used', 'xs = [1]', 'last = xs.pop()', 'print(xs)'],
    ['a call for its own sake', 'xs = [2, 1]', 'shuffle(xs)', 'print(xs)'],
    ['in place', 'w = ones(3)', 'w.mul_(2)', 'print(w)'],
  ])('%s', (_, made, changed, used) => {
    expect(choose(notebookOf(`${made}\nunused = 1`, changed, used), ['print']).shown).toEqual([[made, changed, used]]);
  });

  test('a function changes what it is given, and what it declares global, where it is called', () => {
    const notebook = notebookOf(
      'w = [1]\nn = 0',
      'def update(weights):\n    weights[0] -= 1\ndef count():\n    global n\n    n += 1',
      'loss = update(w)',
      'count()',
      'print(w, n)',
    );
    expect(choose(notebook, ['print']).shown[0]?.slice(2)).toEqual(['loss = update(w)', 'count()', 'print(w, n)']);
  });

  test('what only looks is left out, and a value bound anew needs no older one', () => {
    const notebook = notebookOf('xs = [1]', 'print(xs)\nxs.index(1)', 'xs = [2]', 'ys = sorted(xs)');
    expect(choose(notebook, ['ys']).shown).toEqual([['xs = [2]', 'ys = sorted(xs)']]);
  });

  test('a function may use what is bound after it', () => {
    const notebook = notebookOf('def f():\n    return limit', 'limit = 3', 'limit += 1', 'print(f())');
    expect(choose(notebook, ['print']).shown).toEqual([
      ['def f():\n    return limit', 'limit = 3', 'limit += 1', 'print(f())'],
    ]);
  });
});

test('code that reads data says so, and outputs stay where the whole cell does', () => {
  const output = { output_type: 'stream', name: 'stdout', text: '3\n' } as const;
  const whole = { source: 'print(len(names))', outputs: [output] };
  const { byConcept } = chooseCode(
    readLectureCode(notebookOf("names = open('names.txt').read().split()\nfirst = 1", whole)),
    [['names'], ['print']],
  );
  const [read] = byConcept[0] ?? [];
  expect(read?.source).toMatch(/^# Needs the course's data to run: 'names.txt'\n/);
  expect(byConcept[1]).toMatchObject([{ source: 'print(len(names))', whole: true, cell: { outputs: [output] } }]);
});

test('names of another notebook are other things', () => {
  const notebook = notebookOf('x = 1', 'x = 2', 'y = x + 1');
  notebook.cells[1]!.metadata.nbscribe = { ...notebook.cells[1]!.metadata.nbscribe!, source: { path: 'other.ipynb' } };
  expect(choose(notebook, ['y']).shown).toEqual([['x = 1', 'y = x + 1']]);
});

test('code of any depth is read', () => {
  const deep = `x = ${'['.repeat(20_000)}${']'.repeat(20_000)}\ny = ${Array.from({ length: 20_000 }, () => 'a').join('+')}\ndef f():\n    z = ${'('.repeat(9000)}1${')'.repeat(9000)}`;
  expect(() => readLectureCode(notebookOf(deep))).not.toThrow();
});

test('a function that changes nothing it is given makes nothing of the lecture its own', () => {
  const notebook = notebookOf(
    'people = ["ada", "alan"]\n\ndef find(pairs, key):\n    steps = 0\n    for pair in pairs:\n        steps += pair == key\n    return steps\n\nfind(people, "ada")',
    'def slot(key):\n    return len(key)\n\nfor name in people:\n    print(slot(name))',
  );
  const shown = choose(notebook, ['slot']).shown.flat().join('\n');
  expect(shown).toContain('people = ["ada", "alan"]');
  expect(shown).not.toContain('find');
});

test('what a function that nobody shows is given counts as changed, also inside of another function', () => {
  const notebook = notebookOf('a = [2, 1]', 'def sort(items):\n    reorder(items)', 'sort(a)', 'print(a)\nb = a[0]');
  expect(choose(notebook, ['b']).shown.flat().join('\n')).toContain('sort(a)');
});

test('a parameter of that name does not show it', () => {
  const notebook = notebookOf(
    'def spread(hashing, size):\n    return hashing(size) % size',
    'def hashing_of(key):\n    return 3',
  );
  expect(choose(notebook, ['hashing', 'hashing_of']).shown).toEqual([['def hashing_of(key):\n    return 3']]);
});
