import fc from 'fast-check';
import { isAll } from '../soon.js';
import { playOffers, playSequence, sequences, type Step } from './sequence.js';

/**
 * `npm test` plays every tenth of what `npm run test:all` does,
 * which sets `NBSCRIBE_SEEDS`; `npm run nightly` plays others.
 */
const played = (count: number) => (isAll ? count : count / 10);

/** The same sequences on every machine. */
const RUNS = [
  { seed: 20261123, numRuns: played(2500) },
  { seed: 7, numRuns: played(2500) },
];

test.each(RUNS)(
  'whatever a reader does and however the lecture changes, a rebuild keeps its promises ($numRuns from seed $seed)',
  (parameters) => {
    fc.assert(
      fc.property(sequences, (steps) => {
        expect(playSequence(steps)).toEqual([]);
      }),
      parameters,
    );
  },
  600_000,
);

test('offers of new versions are the same twice, and go where nobody asks for them', () => {
  const offers = fc.property(sequences, (steps) => {
    expect(playOffers(steps)).toEqual([]);
  });
  fc.assert(offers, { seed: 20261123, numRuns: played(700) });
}, 300_000);

const edit = (what: Extract<Step, { edit: unknown }>['edit'], at: number, to = 0): Step => ({ edit: what, at, to });
const rebuild = (...changes: readonly (readonly [pick: number, at: number])[]): Step => ({
  rebuild: changes.map(([pick, at]) => ({ pick, at })),
});

/** Each was a fault once. */
const MENDED: Readonly<Record<string, readonly Step[]>> = {
  'all paragraphs are cut elsewhere twice, and a heading moves past some': [
    ...[edit('add', 12), edit('add', 11), rebuild([9, 1]), edit('edit', 8), rebuild([9, 0], [6, 10])],
  ],
  'two marked paragraphs become one': [
    ...[rebuild([7, 485]), edit('collapse', 895), edit('add', 829), edit('add', 245), edit('merge', 0)],
    ...[edit('move', 634, 548), edit('collapse', 341), rebuild([9, 0])],
  ],
  'a tagged paragraph becomes two': [rebuild([6, 386], [10, 451]), edit('tag', 278), rebuild([9, 5])],
  'a pause comes before the last, tagged paragraph is over': [
    edit('collapse', 759),
    rebuild([12, 971]),
    rebuild([0, 0]),
  ],
  'the first paragraphs are rewritten, and a pause comes after them': [
    ...[edit('add', 6), edit('rewrite', 643), edit('merge', 552), rebuild([12, 490])],
  ],
  'the paragraph beside a rewritten one is all that says a pause came': [
    ...[edit('retype', 486), rebuild([10, 0], [12, 345]), edit('add', 0), rebuild([0, 0])],
  ],
  'a pause comes within a paragraph whose last words were mended': [
    ...[edit('add', 0), rebuild([4, 602]), edit('merge', 13), rebuild([1, 711], [12, 63]), rebuild([0, 0])],
  ],
  "a reader's copy has the id of a cell that was deleted": [
    ...[edit('move', 19, 300), rebuild([10, 73], [7, 466]), edit('copy', 75, 226), edit('edit', 27, 179)],
    ...[edit('retype', 769, 191), edit('attach', 545, 27), edit('delete', 235), edit('delete', 250)],
    ...[edit('undo', 485), rebuild([12, 91])],
  ],
  'a paragraph was moved below a heading and merged there': [
    ...[edit('move', 560, 982), rebuild([9, 352]), edit('merge', 128), rebuild([0, 0])],
  ],
  'two paragraphs after a pause were merged, and another pause comes before both': [
    ...[rebuild([12, 375], [11, 674]), rebuild([7, 835]), edit('merge', 812, 40), edit('addCode', 272, 451)],
    ...[rebuild([12, 415])],
  ],
  'a pause after a tagged paragraph comes and goes': [
    ...[edit('merge', 0), edit('tag', 293), rebuild([12, 859]), rebuild([12, 805])],
  ],
  'a pause comes beside text that was moved, tagged, split and rewritten': [
    ...[edit('tag', 9, 265), edit('split', 696, 989), edit('retype', 426, 271), edit('move', 894, 71)],
    ...[
      edit('tag', 929, 486),
      edit('rewrite', 262, 847),
      rebuild([12, 314]),
      edit('rewrite', 1, 8),
      rebuild([12, 529]),
    ],
  ],
  'a merged paragraph that holds a pause is deleted after a rebuild': [
    ...[rebuild([12, 35], [7, 958]), edit('add', 0), edit('merge', 159), rebuild([9, 79]), edit('delete', 246)],
    ...[rebuild([0, 0])],
  ],
  'speech after a pause was deleted, and another pause comes within the paragraph before it': [
    ...[edit('copy', 126, 29), rebuild([12, 179], [6, 661]), rebuild([9, 265]), edit('attach', 233, 619)],
    ...[edit('copy', 771, 63), rebuild([0, 249]), edit('delete', 285, 38), rebuild([12, 430])],
  ],
  'captions are timed anew after a paragraph was tagged': [rebuild([9, 0]), edit('tag', 323), rebuild([11, 0])],
};

test.each(Object.entries(MENDED))('promises are kept when %s', (_, steps) => {
  expect(playSequence(steps)).toEqual([]);
});
