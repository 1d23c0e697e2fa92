import { dropLeaps } from '../../src/place/chains/leaps.js';
import type { Stand } from '../../src/place/stand.js';

const at = (minute: number, by: Stand['placement']['by'] = 'evidence'): Stand => ({
  atMs: minute * 60_000,
  placement: { by, confidence: 0.5 },
});
/** Minutes at which the links of a chain stay; `-` where one lost its place. */
function kept(minutes: readonly number[], givenAt: readonly number[] = []): string {
  const given = minutes.map((minute, nth) => (givenAt.includes(nth) ? at(minute, 'pinned') : undefined));
  const stands: (Stand | undefined)[] = minutes.map((minute, nth) => given[nth] ?? at(minute));
  dropLeaps(stands, given);
  return stands.map((stand) => (stand === undefined ? '-' : stand.atMs / 60_000)).join(' ');
}

test.each([
  ['the last cell, half an hour after the others, loses its place', [1, 2, 3, 4, 5, 40], '1 2 3 4 5 -'],
  ['so do the first two, half an hour before them', [1, 2, 40, 41, 42, 43, 44], '- - 40 41 42 43 44'],
  ['and a few on both sides', [1, 40, 41, 42, 43, 90, 91], '- 40 41 42 43 - -'],
  ['two leaps in a row are one', [1, 20, 40, 41, 42, 43, 44], '- - 40 41 42 43 44'],
  ['six minutes are no leap', [1, 2, 3, 4, 10], '1 2 3 4 10'],
  ['half of a chain is no chance', [1, 2, 3, 4, 40, 41, 42, 43], '1 2 3 4 40 41 42 43'],
  ['a chain of three has no others to go beside', [1, 2, 40], '1 2 40'],
])('%s', (_name, minutes, expected) => expect(kept(minutes)).toBe(expected));

test('a time that is given stays, and nothing before it is taken', () => {
  expect(kept([1, 2, 3, 4, 5, 40], [5])).toBe('1 2 3 4 5 40');
  expect(kept([1, 2, 3, 4, 40, 41], [4])).toBe('1 2 3 4 40 41');
});
