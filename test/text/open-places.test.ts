import { END, NONE, type MarkClass } from '../../src/text/restore/marks.js';
import { openPlaces } from '../../src/text/restore/open-places.js';

/** Words of which each of so many in a row ends with a mark. */
const runs = (...lengths: readonly number[]): MarkClass[] =>
  lengths.flatMap((length) => [...Array.from({ length: length - 1 }, () => NONE), END] as MarkClass[]);

/** Lengths of the runs that are left to the model. */
function opened(...lengths: readonly number[]): number[] {
  const open = openPlaces(runs(...lengths));
  const starts = lengths.map((_, nth) => lengths.slice(0, nth).reduce((sum, length) => sum + length, 0));
  return lengths.filter((_, nth) => open[starts[nth] ?? 0] === 1);
}

const many = (length: number, times: number): readonly number[] => Array.from({ length: times }, () => length);

test('a long run is open, one of twenty words is not where marks are set with care', () =>
  expect(opened(...many(9, 30), 40, 20, ...many(9, 30))).toEqual([40]));

test('where many runs are too long, shorter ones are open, too', () => {
  const careless = [...many(9, 12), 40, ...many(9, 12), 20, 15, ...many(9, 12), 45, 35];
  expect(opened(...careless)).toEqual([40, 20, 45, 35]);
});

test('a file without marks is open', () => expect([...openPlaces(many(0, 100).map(() => NONE))]).not.toContain(0));
