import type { Notebook } from '../../src/model/notebook.js';
import { describeDiff, diffNotebooks } from '../../src/notebook/diff.js';
import { mergeCopies } from '../../src/notebook/merge.js';
import { describeRebuild, mergeRebuild } from '../../src/notebook/rebuild.js';
import { serializeNotebook } from '../../src/notebook/serialize.js';
import { buildLecture, changeLecture, FIRST_LECTURE, type Lecture } from './lecture.js';
import { applyEdit, type EditName } from './reader.js';

const build = (lecture: Lecture = FIRST_LECTURE) => mergeRebuild(undefined, buildLecture(lecture)).notebook;
const at = (notebook: Notebook, key: string) => notebook.cells.findIndex((cell) => cell.metadata.nbscribe?.key === key);
const edit = (notebook: Notebook, what: EditName, key: string, to = 1, nth = 7) =>
  applyEdit(notebook, { what, at: at(notebook, key), to, nth });
const MENDED = changeLecture(FIRST_LECTURE, { pick: 1, at: 4 });
const PARAGRAPH = 'narration:72000';
const sources = ({ cells }: Notebook) => cells.map(({ source }) => source);

test('without edits a rebuild is a fresh build, byte for byte', () => {
  const { notebook, report } = mergeRebuild(build(), build(MENDED));
  expect(serializeNotebook(notebook)).toBe(serializeNotebook(build(MENDED)));
  expect(report).toMatchObject({ updated: 1, added: 0, removed: 0, kept: 0 });
});

test('the summary counts what became of the cells', () => {
  const edited = edit(edit(edit(build(), 'edit', 'narration:60000'), 'add', 'slide:a'), 'delete', 'code:b');
  const { report } = mergeRebuild(edited, build(MENDED));
  const same = build().cells.length - 3;
  expect(describeRebuild(report)).toBe(`${same + 4} cells: ${same} same, 1 updated, 2 yours kept, 1 still deleted`);
});

test('a new version is shown beside an edited cell only where asked, and goes when it is not', () => {
  const edited = edit(build(), 'edit', PARAGRAPH);
  const plain = mergeRebuild(edited, build(MENDED)).notebook;
  expect(plain.cells).toHaveLength(edited.cells.length);
  const shown = mergeRebuild(plain, build(MENDED), { showUpdates: true }).notebook;
  const offer = shown.cells[at(shown, PARAGRAPH) + 1];
  expect(offer?.metadata.tags).toEqual(['nbscribe-update']);
  expect(offer?.source).toContain('<details>');
  expect(offer?.source).toContain('mended4v1');
  expect(mergeRebuild(shown, build(MENDED), { showUpdates: true }).notebook).toEqual(shown);
  expect(mergeRebuild(shown, build(MENDED)).notebook).toEqual(plain);
});

test('an offer that the reader deleted does not come back', () => {
  const shown = mergeRebuild(edit(build(), 'edit', PARAGRAPH), build(MENDED), { showUpdates: true }).notebook;
  const cells = shown.cells.filter((cell) => cell.metadata.nbscribe?.updateOf === undefined);
  const again = mergeRebuild({ ...shown, cells }, build(MENDED), { showUpdates: true }).notebook;
  expect(sources(again)).toEqual(cells.map(({ source }) => source));
});

test('ids that a program renewed and metadata that it stripped lose no edit', () => {
  const edited = edit(build(), 'edit', PARAGRAPH);
  const renewed = { ...edited, cells: edited.cells.map((cell, nth) => ({ ...cell, id: `new-${nth}` })) };
  const stripped = { ...edited, cells: edited.cells.map((cell) => ({ ...cell, metadata: {} })) };
  for (const there of [renewed, stripped]) {
    const after = mergeRebuild(there, build(MENDED)).notebook;
    expect(sources(after)).toEqual(sources(edited));
  }
});

test("a cell pasted from another notebook is the reader's", () => {
  const pasted = {
    ...build().cells[3]!,
    id: 'pasted',
    source: 'from lesson 1',
    metadata: { nbscribe: { key: 'slide:other', kind: 'slide' as const, hash: 'x' } },
  };
  const there = { ...build(), cells: [...build().cells, pasted] };
  const { notebook, report } = mergeRebuild(there, build(MENDED));
  expect(notebook.cells.at(-1)).toMatchObject({ source: 'from lesson 1', metadata: {} });
  expect(report.readerCells).toBe(1);
});

test("in a notebook that is not ours every cell is the reader's", () => {
  const foreign: Notebook = {
    nbformat: 4,
    nbformat_minor: 4,
    metadata: { title: 'mine' },
    cells: [{ cell_type: 'markdown', metadata: {}, source: 'my own' }],
  };
  const { notebook } = mergeRebuild(foreign, build(), { foreign: true });
  expect(sources(notebook)).toEqual(['my own', ...sources(build())]);
  expect(notebook).toMatchObject({ nbformat_minor: 5, metadata: { title: 'mine' } });
  expect(mergeRebuild(notebook, build()).notebook).toEqual(notebook);
});

test('the kernel that the reader chose stays', () => {
  const metadata = { ...build().metadata, kernelspec: { name: 'xpython', display_name: 'XPython' } };
  const fresh = {
    ...build(),
    metadata: { ...build().metadata, kernelspec: { name: 'python3', display_name: 'Python 3' } },
  };
  expect(mergeRebuild({ ...build(), metadata }, fresh).notebook.metadata.kernelspec).toEqual(metadata.kernelspec);
});

test('outputs of code that the reader ran stay while the code is the same, and go when it changes', () => {
  const ran = edit(build(), 'run', 'code:b');
  const output = [{ output_type: 'stream', name: 'stdout', text: 'out 7\n' }];
  const same = mergeRebuild(ran, build(MENDED)).notebook;
  expect(same.cells[at(same, 'code:b')]).toMatchObject({ outputs: output, execution_count: 7 });
  const changed = mergeRebuild(ran, build(changeLecture(FIRST_LECTURE, { pick: 5, at: 1 }))).notebook;
  expect(changed.cells[at(changed, 'code:b')]).toMatchObject({ source: 'b = 1\nprint(b)', outputs: [] });
});

test('the diff names each cell that differs and quotes the words', () => {
  const after = edit(edit(edit(build(), 'edit', PARAGRAPH, 3), 'add', 'slide:a'), 'delete', 'code:b');
  expect(describeDiff(diffNotebooks(build(), after))).toBe(`cell 5 added (markdown)
    + My note 7
cell 8 changed (narration)
    [72000](https://v.example/?t=72000) S3 the [-thing3-] {+reader7+} does3 and makes3 more3 like3. S4 ...
cell 9 removed (code)
    - b = 0
    - print(b)
3 cells differ, 19 are the same
`);
});

test("two people's copies become one, with both versions of a contested cell", () => {
  const ann = edit(edit(build(), 'edit', PARAGRAPH, 3, 1), 'add', 'slide:a', 0, 1);
  const bob = edit(edit(edit(build(), 'edit', PARAGRAPH, 4, 2), 'edit', 'title', 0, 2), 'delete', 'slide:d');
  const { notebook, report } = mergeCopies([
    { name: 'Ann', notebook: ann },
    { name: 'Bob', notebook: bob },
  ]);
  const tagged = notebook.cells.map(({ source, metadata: { tags = [] } }) => `${tags.join()}: ${source.slice(0, 10)}`);
  expect(tagged.filter((line) => line.includes('by-'))).toEqual([
    'by-Bob: reader2 A ',
    'by-Ann: My note 1',
    'by-Ann,contested: [72000](ht',
    'by-Bob,contested: [72000](ht',
  ]);
  expect(report).toEqual({
    from: [
      { name: 'Ann', cells: 2 },
      { name: 'Bob', cells: 2 },
    ],
    contested: 1,
    deleted: 1,
  });
  expect(new Set(notebook.cells.map(({ id }) => id)).size).toBe(notebook.cells.length);
  expect(sources(mergeRebuild(notebook, build()).notebook)).toEqual(sources(notebook));
});
