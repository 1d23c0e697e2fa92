import fc from 'fast-check';
import { join } from 'node:path';
import { spokenWordsOf } from '../../src/compile/check/words.js';
import type { SpokenNotebook } from '../../src/compile/transcript.js';
import type { Cue } from '../../src/model/cue.js';
import type { Cell, Notebook } from '../../src/model/notebook.js';
import { hashSource } from '../../src/notebook/format/hash.js';
import { mergeRebuild } from '../../src/notebook/rebuild/rebuild.js';
import { compileLecture, loadLecture, understandLecture, type LoadedLecture } from '../../src/pipeline/pipeline.js';
import { applyEdit, EDIT_NAMES } from './reader.js';

/** A sample lecture, as its captions might be found a second time. Words stay: each is known by its place among all. */
const FOLDER = join(import.meta.dirname, '../../transcripts/remember-your-answers');
const retimed = (change: (ms: number) => number) => (cue: Cue) => {
  const { words, ...rest } = cue;
  const timed = words?.map((word) => ({ ...word, startMs: change(word.startMs), endMs: change(word.endMs) }));
  return { ...rest, startMs: change(cue.startMs), endMs: change(cue.endMs), ...(timed && { words: timed }) };
};
const VERSIONS: Readonly<Record<string, (lecture: LoadedLecture['lecture']) => LoadedLecture['lecture']>> = {
  'as it was': (lecture) => lecture,
  'without slides and code': (lecture) => ({ ...lecture, captures: [] }),
  'half its slides': (lecture) => ({ ...lecture, captures: lecture.captures.filter((_, nth) => nth % 2 === 0) }),
  'all 3.2 s later': (lecture) => ({ ...lecture, cues: lecture.cues.map(retimed((ms) => ms + 3200)) }),
  'an advertisement of 30 s in the middle': (lecture) => ({
    ...lecture,
    cues: lecture.cues.map(retimed((ms) => (ms > 300_000 ? ms + 30_000 : ms))),
  }),
  'only its first five minutes': (lecture) => ({
    ...lecture,
    cues: lecture.cues.filter(({ startMs }) => startMs < 300_000),
    captures: lecture.captures.filter(({ atMs = 0 }) => atMs < 300_000),
  }),
  'without its minutes two to four': (lecture) => ({
    ...lecture,
    cues: lecture.cues.filter(({ startMs }) => startMs < 120_000 || startMs > 240_000),
  }),
  'captions timed anew': (lecture) => ({
    ...lecture,
    cues: lecture.cues.map(retimed((ms) => Math.max(0, ms + Math.round(180 * Math.sin(ms))))),
  }),
};
/** Versions in which some of the speech is missing. */
const SHORT = ['only its first five minutes', 'without its minutes two to four'];
const builds = new Map<string, SpokenNotebook>();

beforeAll(async () => {
  for (const [name, change] of Object.entries(VERSIONS)) {
    const { value: loaded } = loadLecture(FOLDER);
    if (loaded === undefined) throw new Error('no sample');
    const changed = { ...loaded, lecture: change(loaded.lecture) };
    const { value: understood } = await understandLecture(changed);
    const { value } = await compileLecture(changed, understood, { output: 'x.ipynb', version: '1' });
    builds.set(name, value);
  }
}, 120_000);

const isNarration = (cell: Cell) => cell.metadata.nbscribe?.kind === 'narration';
const isAsWritten = (cell: Cell) =>
  cell.metadata.nbscribe?.hash === hashSource(cell.source) && cell.cell_type === 'markdown';
const wordsOf = (cells: readonly Cell[]) => cells.filter(isNarration).flatMap(spokenWordsOf);

test('narration may be cut before any words: none is lost, and each piece begins at its word', () => {
  const { notebook, speech } = builds.get('as it was')!;
  const cuts = fc.uniqueArray(fc.nat({ max: speech.words.length - 1 }), { maxLength: 40 });
  fc.assert(
    fc.property(cuts, (words) => {
      const cut = speech.cutBefore(words.sort((one, other) => one - other));
      expect(wordsOf(cut.notebook.cells)).toEqual(wordsOf(notebook.cells));
      const pieces = cut.notebook.cells.filter(isNarration);
      expect(pieces.map(({ metadata }) => metadata.nbscribe?.startMs)).toEqual(
        cut.firstWords.map((word) => speech.words[word]?.startMs),
      );
      expect(words.filter((word) => !cut.firstWords.includes(word))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

/** Which words of the lecture a notebook holds as they were written: their places among all words, in order. */
function placesOf(notebook: Notebook, { notebook: fresh }: SpokenNotebook): readonly number[] {
  const all = wordsOf(fresh.cells);
  const cells = notebook.cells
    .filter((cell) => isNarration(cell) && isAsWritten(cell))
    .sort((one, other) => (one.metadata.nbscribe?.startMs ?? 0) - (other.metadata.nbscribe?.startMs ?? 0));
  let at = 0;
  return cells.flatMap((cell) => {
    const words = spokenWordsOf(cell);
    while (at < all.length && !words.every((word, nth) => all[at + nth] === word)) at++;
    return words.map(() => at++);
  });
}

const edits = fc.array(
  fc.record({
    what: fc.constantFrom(...EDIT_NAMES.filter((name) => name !== 'copy')),
    at: fc.nat({ max: 997 }),
    to: fc.nat({ max: 997 }),
  }),
  { minLength: 1, maxLength: 8 },
);

test('exactly the words that nobody edited or deleted stand as written after a rebuild with any other captions', () => {
  const property = fc.property(
    edits,
    fc.constantFrom(...Object.keys(VERSIONS).filter((name) => !SHORT.includes(name))),
    (steps, version) => {
      const before = builds.get('as it was')!;
      const built = mergeRebuild(undefined, before.notebook).notebook;
      const there = steps.reduce((notebook, step, nth) => applyEdit(notebook, { ...step, nth: nth + 1 }), built);
      const after = builds.get(version)!;
      const { notebook } = mergeRebuild(there, after.notebook, { speech: after.speech });
      expect(placesOf(notebook, after)).toEqual(placesOf(there, before));
      expect(mergeRebuild(notebook, after.notebook, { speech: after.speech }).notebook).toEqual(notebook);
    },
  );
  fc.assert(property, { seed: 20261123, numRuns: 150 });
}, 120_000);

test('captions that lack a part for a while lose no word of the reader, and none of the lecture once they are whole again', () => {
  const property = fc.property(edits, fc.constantFrom(...SHORT), (steps, version) => {
    const [whole, part] = [builds.get('as it was')!, builds.get(version)!];
    const built = mergeRebuild(undefined, whole.notebook).notebook;
    const there = steps.reduce((notebook, step, nth) => applyEdit(notebook, { ...step, nth: nth + 1 }), built);
    const short = mergeRebuild(there, part.notebook, { speech: part.speech }).notebook;
    expect(mergeRebuild(short, part.notebook, { speech: part.speech }).notebook).toEqual(short);
    const { notebook } = mergeRebuild(short, whole.notebook, { speech: whole.speech });
    const readers = there.cells.filter((cell) => !isNarration(cell) || !isAsWritten(cell)).map(({ source }) => source);
    const own = readers.filter((source) => !built.cells.some((cell) => cell.source === source));
    const texts = new Set(notebook.cells.map(({ source }) => source));
    expect(own.filter((source) => !texts.has(source))).toEqual([]);
    const now = new Set(placesOf(notebook, whole));
    expect(placesOf(there, whole).filter((place) => !now.has(place))).toEqual([]);
  });
  fc.assert(property, { seed: 20261123, numRuns: 100 });
}, 120_000);
