import type { Notebook } from '../../src/model/notebook.js';
import { describeDiff, diffNotebooks } from '../../src/notebook/diff/diff.js';
import { mergeCopies } from '../../src/notebook/copies/merge-copies.js';
import { mergeRebuild } from '../../src/notebook/rebuild/rebuild.js';
import { describeRebuild } from '../../src/notebook/rebuild/report.js';
import { serializeNotebook } from '../../src/notebook/format/serialize.js';
import { buildLecture, buildSpoken, changeLecture, FIRST_LECTURE, type Lecture } from './lecture.js';
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
    [1:00](https://v.example/?t=72000) S3 the [-thing3-] {+reader7+} does3 and makes3 more3 like3. S4 ...
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
    'by-Ann,contested: [1:00](htt',
    'by-Bob,contested: [1:00](htt',
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

const EVERY_CUT_ELSEWHERE = changeLecture(FIRST_LECTURE, { pick: 9, at: 1 });
const rebuilt = (there: Notebook, lecture: Lecture) => {
  const { notebook, speech } = buildSpoken(lecture);
  return mergeRebuild(there, notebook, { speech }).notebook;
};
const told = (notebook: Notebook) =>
  sources(notebook).flatMap((source) => (/S\d/.test(source) ? [source.match(/S\d+|reader\d+/g)?.join(' ')] : []));

test('text beside an edited paragraph is cut where that begins and ends: no sentence twice, none lost', () => {
  expect(told(build(EVERY_CUT_ELSEWHERE)).slice(1, 5)).toEqual(['S2 S3 S4', 'S5', 'S6 S7', 'S8 S9 S10']);
  const after = rebuilt(edit(build(), 'edit', 'narration:92000', 2), EVERY_CUT_ELSEWHERE);
  expect(told(after).slice(1, 6)).toEqual(['S2 S3 S4', 'S5', 'S6 S7', 'S8 reader7 S9', 'S10']);
});

test('of a deleted paragraph no sentence comes back with a paragraph that reaches into it', () => {
  const after = rebuilt(edit(build(), 'delete', 'narration:92000'), EVERY_CUT_ELSEWHERE);
  expect(told(after).slice(1, 5)).toEqual(['S2 S3 S4', 'S5', 'S6 S7', 'S10']);
  expect(after.metadata.nbscribe).toMatchObject({ deletedMs: [[92_000, 100_000]] });
  const again = rebuilt(after, FIRST_LECTURE);
  expect(told(again)).toEqual(told(build()).filter((sentences) => sentences !== 'S8 S9'));
});

test('a tagged paragraph stays a cell of its own', () => {
  const after = rebuilt(edit(build(), 'tag', 'narration:92000'), EVERY_CUT_ELSEWHERE);
  expect(after.cells.filter(({ metadata }) => metadata.tags?.includes('mine7')).map(({ source }) => source)).toEqual([
    expect.stringMatching(/S8 .* S9 /) as string,
  ]);
});

test('a notebook without its speech is not cut: a paragraph beside an edit comes whole or not at all', () => {
  const there = edit(build(), 'edit', 'narration:92000', 2);
  const { notebook } = mergeRebuild(there, build(EVERY_CUT_ELSEWHERE));
  expect(told(notebook).slice(1, 6)).toEqual(['S2 S3 S4', 'S5', 'S6 S7', 'S8 reader7 S9', 'S11']);
});

test('what the reader made of speech that is no longer in the lecture stays', () => {
  const short = { ...FIRST_LECTURE, sentences: FIRST_LECTURE.sentences.slice(0, 16), captures: [] };
  const there = edit(edit(build(), 'edit', 'narration:124000', 3), 'add', 'narration:124000', 0, 8);
  const after = rebuilt(there, { ...short, cuts: short.cuts.filter((cut) => cut < 16) });
  expect(sources(after).slice(-2)).toEqual(sources(there).slice(-2));
  expect(rebuilt(after, FIRST_LECTURE).cells).toEqual(
    there.cells.map((cell) => expect.objectContaining({ source: cell.source }) as unknown),
  );
});
