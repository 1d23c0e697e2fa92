import fc from 'fast-check';
import type { Cell, Notebook } from '../../src/model/notebook.js';
import { CONTESTED_TAG, mergeCopies } from '../../src/notebook/copies/merge-copies.js';
import { findInPlace } from '../../src/compare/longest-run.js';
import { mergeRebuild } from '../../src/notebook/rebuild/rebuild.js';
import { buildLecture, buildSpoken, FIRST_LECTURE } from '../rebuild/lecture.js';
import { doWithin } from '../soon.js';
import { applyEdit, EDIT_NAMES, type Edit } from '../rebuild/reader.js';

const BASE = mergeRebuild(undefined, buildLecture(FIRST_LECTURE)).notebook;
const number = fc.nat({ max: 997 });
const edits = (firstNth: number) =>
  fc
    .array(fc.record({ what: fc.constantFrom(...EDIT_NAMES), at: number, to: number }), { maxLength: 6 })
    .map((list) => list.map((edit, index): Edit => ({ ...edit, nth: firstNth + index })));
const editCopy = (list: readonly Edit[]) => list.reduce(applyEdit, BASE);
/** What three people do to their copies, each with edits whose texts nobody else has. */
const people = fc.tuple(edits(100), edits(200), edits(300));

const merge = (notebooks: readonly Notebook[], base?: Notebook) =>
  mergeCopies(
    notebooks.map((notebook, nth) => ({ name: `P${nth}`, notebook })),
    base,
  ).notebook;
/** Texts that one person wrote: `My note 101`, `reader203`, and so on. */
const ownTexts = ({ cells }: Notebook) =>
  cells.flatMap(
    ({ source }) => source.match(/My note \d+|mine = \d+|reader\d+|All in my own words \d+|p\d+\.png/g) ?? [],
  );
const allText = ({ cells }: Notebook) => cells.map(({ source }) => source).join('\n');
const nameOf = (cell: Cell) => `${cell.metadata.nbscribe?.key ?? cell.id} ${cell.source}`;

/** With and without the notebook that all started from. */
const bases = fc.constantFrom(undefined, BASE);

test('whatever three people do to their copies, no text that one of them wrote is lost', () => {
  fc.assert(
    fc.property(people, bases, (lists, base) => {
      const notebooks = lists.map(editCopy);
      const merged = allText(merge(notebooks, base));
      expect(notebooks.flatMap(ownTexts).filter((text) => !merged.includes(text))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("the first copy's cells stay in their order", () => {
  fc.assert(
    fc.property(people, bases, (lists, base) => {
      const notebooks = lists.map(editCopy);
      // What a second one deleted and a third one edited comes back where the third one has it: two are enough here.
      const merged = merge(notebooks.slice(0, 2), base).cells.map(nameOf);
      // Of a cell that they doubled either one may be what another person edited.
      const places = notebooks[0]!.cells
        .map(nameOf)
        .filter((name, _, all) => all.indexOf(name) === all.lastIndexOf(name) && merged.includes(name))
        .map((name) => merged.indexOf(name));
      expect(findInPlace(places)).not.toContain(false);
    }),
    { numRuns: 300 },
  );
});

test('ids are unique, and a generated cell that nobody touched stands there once', () => {
  fc.assert(
    fc.property(people, bases, (lists, base) => {
      const notebooks = lists.map(editCopy);
      const { cells } = merge(notebooks, base);
      expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
      const ofKey = (list: readonly Cell[], { metadata }: Cell) =>
        list.filter((cell) => cell.metadata.nbscribe?.key === metadata.nbscribe?.key).map(({ source }) => source);
      const untouched = BASE.cells.filter((cell) =>
        notebooks.every((notebook) => ofKey(notebook.cells, cell).join('|') === cell.source),
      );
      expect(untouched.map((cell) => ofKey(cells, cell))).toEqual(untouched.map(({ source }) => [source]));
    }),
    { numRuns: 300 },
  );
});

test('a copy merged with itself, and a merged notebook merged with one of its copies, do not change', () => {
  fc.assert(
    fc.property(people, bases, (lists, base) => {
      const notebooks = lists.map(editCopy);
      const own = merge([notebooks[0]!, notebooks[0]!], base);
      expect(own.cells.map(({ source }) => source)).toEqual(notebooks[0]!.cells.map(({ source }) => source));
      expect(own.cells.flatMap(({ metadata }) => metadata.tags ?? [])).not.toContain(CONTESTED_TAG);
      const merged = merge(notebooks, base);
      expect(merge([merged, merged], base)).toEqual(merged);
    }),
    { numRuns: 300 },
  );
});

test('what one person merged or deleted, and a rebuild made its own, does not come back from another copy', () => {
  const { notebook: fresh, speech } = buildSpoken({ ...FIRST_LECTURE, cuts: [0, 4, 9, 14] });
  const rebuild = (notebook: Notebook) => mergeRebuild(notebook, fresh, { speech }).notebook;
  const at = (key: string) => BASE.cells.findIndex((cell) => cell.metadata.nbscribe?.key === key);
  const steps = [
    { what: 'merge', at: at('narration:92000'), to: 0, nth: 2 },
    { what: 'delete', at: at('narration:72000'), to: 0, nth: 3 },
  ] as const;
  const [ann, bob] = [rebuild(steps.reduce(applyEdit, BASE)), rebuild(BASE)];
  const merged = merge([bob, ann]);
  const told = ({ cells }: Notebook) => cells.flatMap(({ source }) => source.match(/\bS\d+\b/g) ?? []);
  expect(told(merged)).toEqual([...new Set(told(merged))]);
  expect(told(rebuild(merged))).toEqual(told(BASE).filter((name) => !['S3', 'S4'].includes(name)));
});

test('two copies with thousands of cells of their own are merged in seconds, and none is lost', () => {
  const own = (who: string): Notebook => ({
    ...BASE,
    cells: Array.from({ length: 4000 }, (_, nth) => ({
      cell_type: 'markdown',
      id: `${who}-${nth}`,
      metadata: {},
      source: `What ${who} thinks of it, ${nth}: ${'word '.repeat(100)}`,
    })),
  });
  expect(doWithin(5000, () => merge([own('ann'), own('bob')])).cells).toHaveLength(8000);
});
