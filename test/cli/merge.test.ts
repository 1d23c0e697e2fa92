import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { mergeRebuild } from '../../src/notebook/rebuild/rebuild.js';
import { serializeNotebook } from '../../src/notebook/format/serialize.js';
import { buildLecture, FIRST_LECTURE } from '../rebuild/lecture.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

const built = () => mergeRebuild(undefined, buildLecture(FIRST_LECTURE)).notebook;
const edited = (change: (cells: Cell[]) => void): Notebook => {
  const notebook = structuredClone(built());
  change(notebook.cells);
  return notebook;
};
const find = (cells: readonly Cell[], text: string) => cells.find(({ source }) => source.includes(text))!;
const note = (source: string, id: string): Cell => ({ id, cell_type: 'markdown', metadata: {}, source });

const ANN = edited((cells) => {
  find(cells, 'S3 the').source += ' (Ann: why?)';
  cells.splice(4, 0, note("Ann's note", 'ann'));
});
const BOB = edited((cells) => {
  find(cells, 'S3 the').source += ' (Bob: because.)';
  cells.push(note("Bob's note", 'bob'));
});

/** The base and both copies in a new folder. */
function copies(): { readonly [name in 'base' | 'ann' | 'bob' | 'ours']: string } {
  const texts = { base: built(), ann: ANN, bob: BOB };
  const files = Object.entries(texts).map(([name, notebook]) => [`${name}.ipynb`, serializeNotebook(notebook)]);
  const folder = temporaryFolder(Object.fromEntries(files) as Record<string, string>);
  const path = (name: string) => join(folder, `${name}.ipynb`);
  return { base: path('base'), ann: path('ann'), bob: path('bob'), ours: path('ours') };
}

const cellsOf = (path: string) => parseNotebook(readFileSync(path, 'utf8'), path).value?.cells ?? [];

test('diff tells cell by cell what changed, and succeeds', async () => {
  const { base, ann } = copies();
  const { code, out, err } = await nbscribe('diff', base, ann);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(`cell 5 added (markdown)
    + Ann's note
cell 8 changed (narration)
    ... thing4 does4 and makes4 more4 like4. {+(Ann: why?)+}
2 cells differ, 20 are the same
`);
  expect((await nbscribe('diff', base, base)).out).toBe('0 cells differ, 21 are the same\n');
});

test('diff --json gives the same as one document', async () => {
  const { base, ann } = copies();
  const { code, out } = await nbscribe('diff', base, ann, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    same: 20,
    changes: [
      { what: 'added', to: 5, kind: 'markdown' },
      { what: 'changed', from: 7, to: 8, kind: 'narration', parts: ['text'] },
    ],
    metadata: [],
    problems: [],
  });
});

test.each([
  ['is not there', undefined, 'notebook/unreadable'],
  ['is no JSON', 'not a notebook', 'notebook/'],
  ['is of nbformat 3', '{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}', 'notebook/'],
])('a notebook that %s is a problem for diff and merge, and nothing is written', async (_, text, problem) => {
  const { ann, ours } = copies();
  const wrong = join(ann, '../wrong.ipynb');
  if (text !== undefined) writeFileSync(wrong, text);
  for (const args of [
    ['diff', ann, wrong],
    ['merge', ann, wrong, '-o', ours],
    ['merge', ann, ann, '--base', wrong, '-o', ours],
  ]) {
    const { code, out, err } = await nbscribe(...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`[${problem}`);
    expect(err).toContain('wrong.ipynb');
  }
  const { code, out } = await nbscribe('diff', ann, wrong, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ problems: [{ level: 'error' }] });
  expect(existsSync(ours)).toBe(false);
});

test.each([[[]], [['--base']]])('merge %j puts both versions of a contested cell side by side', async (options) => {
  const { base, ann, bob, ours } = copies();
  const given = options.flatMap((option) => [option, base]);
  const merged = await nbscribe('merge', ann, bob, '--as', 'Ann', '--as', 'Bob', '-o', ours, ...given);
  expect(merged).toMatchObject({ code: 0, err: '' });
  expect(merged.out).toContain('2 cells by Ann, 2 by Bob, 1 contested');
  const cells = cellsOf(ours);
  const first = cells.findIndex(({ source }) => source.includes('(Ann: why?)'));
  expect(cells[first]?.metadata.tags).toEqual(['by-Ann', 'contested']);
  expect(cells[first + 2]?.source).toContain('(Bob: because.)');
  expect(cells[first + 2]?.metadata.tags).toEqual(['by-Bob', 'contested']);
  expect([first - 1, first + 1].map((mark) => cells[mark]?.source)).toEqual([
    '*This was changed by more than one. The version of Ann:*',
    '*The version of Bob of the same:*',
  ]);
  expect(find(cells, "Ann's note").metadata.tags).toEqual(['by-Ann']);
  expect(cells.at(-1)).toMatchObject({ source: "Bob's note", metadata: { tags: ['by-Bob'] } });
  expect(cells).toHaveLength(built().cells.length + 5);
});

test('without --as a copy is known by its file, and --json counts', async () => {
  const { ann, bob, ours } = copies();
  const { code, out, err } = await nbscribe('merge', ann, bob, '-o', ours, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toEqual({
    output: ours,
    from: [
      { name: 'ann', cells: 2 },
      { name: 'bob', cells: 2 },
    ],
    contested: 1,
    deleted: 0,
    problems: [],
  });
});

test('with a base a deleted cell of a notebook that nbscribe did not write stays deleted', async () => {
  const { ann, ours } = copies();
  const plain = (...sources: readonly string[]) =>
    serializeNotebook({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: sources.map((source) => note(source, source)),
    });
  const [base, one, two] = ['base', 'one', 'two'].map((name) => join(ann, `../plain-${name}.ipynb`)) as [
    string,
    string,
    string,
  ];
  writeFileSync(base, plain('a', 'b', 'c'));
  writeFileSync(one, plain('a', 'c'));
  writeFileSync(two, plain('a', 'b', 'c', 'd'));
  expect((await nbscribe('merge', one, two, '--base', base, '-o', ours)).code).toBe(0);
  expect(cellsOf(ours).map(({ source }) => source)).toEqual(['a', 'c', 'd']);
});

test.each<[string, (paths: ReturnType<typeof copies>) => readonly string[], RegExp]>([
  ['one copy', ({ ann, ours }) => [ann, '-o', ours], /one notebook cannot be merged/],
  ['names for half', ({ ann, bob, ours }) => [ann, bob, '--as', 'Ann', '-o', ours], /1 names? for 2 notebooks/],
  ['an output that is there', ({ ann, bob, base }) => [ann, bob, '-o', base], /base\.ipynb" exists/],
])('merge of %s is refused with what to do', async (_, args, message) => {
  const paths = copies();
  const before = readFileSync(paths.base);
  const { code, out, err } = await nbscribe('merge', ...args(paths));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(message);
  expect(readFileSync(paths.base)).toEqual(before);
  expect(existsSync(paths.ours)).toBe(false);
});

test('copies of different lectures are not merged', async () => {
  const { ann, bob, ours } = copies();
  const stamp = { ...BOB.metadata.nbscribe!, lecture: { title: 'Graphs' } };
  writeFileSync(bob, serializeNotebook({ ...BOB, metadata: { nbscribe: stamp } }));
  const { code, err } = await nbscribe('merge', ann, bob, '-o', ours);
  expect(code).toBe(1);
  expect(err).toContain('bob.ipynb" is of "Graphs');
});
