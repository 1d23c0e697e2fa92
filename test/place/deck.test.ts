import type { Capture } from '../../src/model/capture.js';
import { placeCaptures } from '../../src/place/place.js';
import { lectureOf, say, talkOf } from './lecture.js';
import { doWithin } from '../soon.js';

const page = (
  number: number,
  title: string,
  content = '',
  more: Partial<Capture> & { slide?: number } = {},
): Capture => {
  const { slide = number - 1, ...capture } = more;
  return {
    kind: 'slide',
    atMs: undefined,
    title,
    content,
    deck: { path: 'slides.pdf', page: number, slide },
    place: { path: 'slides.pdf', line: 0 },
    ...capture,
  };
};

const DECK = [
  page(1, 'Sorting algorithms', 'Anna Teacher'),
  page(2, 'Bubble sort', 'swap neighbours until nothing moves'),
  page(3, 'Quicksort', 'choose a pivot\npartition the array'),
  page(4, 'Merge sort', 'divide in halves\nmerge sorted halves'),
];
const TALK = talkOf(
  8,
  [5, 'Welcome to sorting algorithms.'],
  [120, 'So bubble sort swaps neighbours.'],
  [130, 'It swaps neighbours until nothing moves.'],
  [240, 'Now quicksort chooses a pivot and partitions the array.'],
  [360, 'Next is merge sort, which divides in halves and merges sorted halves.'],
);

const placed = (captures: readonly Capture[], more: Parameters<typeof lectureOf>[1] = {}) =>
  placeCaptures(lectureOf(TALK, { captures, ...more }), TALK);

test('each page stands where it is talked about, with how sure that is', () => {
  const { captures } = placed(DECK).value;
  expect(captures.map(({ atMs = 0 }) => Math.floor(atMs / 10_000))).toEqual([0, 12, 24, 36]);
  for (const { placement } of captures.slice(1)) {
    expect(placement?.by).toBe('evidence');
    expect(placement?.confidence).toBeGreaterThan(0.2);
  }
  expect(captures.map(({ endMs }) => endMs)).toEqual([...captures.slice(1).map(({ atMs }) => atMs), undefined]);
});

test('known times hold, and pages between them stand between them', () => {
  const given = DECK.map((capture, nth) => (nth === 2 ? { ...capture, atMs: 100_000 } : capture));
  const { captures } = placed(given).value;
  expect(captures.map(({ deck }) => deck?.page)).toEqual([1, 2, 3, 4]);
  expect(captures[2]).toMatchObject({ atMs: 100_000, placement: { by: 'clock', confidence: 1 } });
  expect(captures[1]?.atMs).toBeLessThanOrEqual(100_000);
  expect(captures[3]?.atMs).toBe(360_000);
});

test('a page that the user pins stands there; one that is in no deck is a problem', () => {
  const { value, problems } = placed(DECK, {
    pins: [
      { path: 'slides.pdf', page: 2, atMs: 60_000 },
      { path: 'slides.pdf', page: 9, atMs: 70_000 },
    ],
  });
  expect(value.captures[1]).toMatchObject({ atMs: 60_000, placement: { by: 'pinned' } });
  expect(problems).toMatchObject([{ code: 'place/unknown-page' }]);
});

test('a page nobody speaks of stands beside the next, and says so', () => {
  const backup = page(5, 'Zygotes', 'meiosis');
  const { captures } = placed([...DECK, backup]).value;
  expect(captures.at(-1)).toMatchObject({ deck: { page: 5 }, placement: { by: 'neighbour', confidence: 0 } });
});

test('a deck of which no word is said is spread over the lecture', () => {
  const { captures } = placed([page(1, 'Zygotes'), page(2, ''), page(3, 'Meiosis')]).value;
  expect(captures.map(({ placement }) => placement?.by)).toEqual(['spread', 'spread', 'spread']);
  expect(captures[1]?.atMs).toBeGreaterThan(captures[0]?.atMs ?? 0);
});

test('build steps become their last page, from when the first one came', () => {
  const steps = [
    page(2, 'Bubble sort', 'swap neighbours', { slide: 1 }),
    page(3, 'Bubble sort', 'swap neighbours\nuntil nothing moves', { slide: 1 }),
  ];
  const { captures } = placed([DECK[0]!, ...steps]).value;
  expect(captures).toHaveLength(2);
  expect(captures[1]).toMatchObject({ atMs: 120_000, deck: { page: 3 }, earlier: [{ page: 2, atMs: 120_000 }] });
  const all = placeCaptures(lectureOf(TALK, { captures: [DECK[0]!, ...steps] }), TALK, { slides: 'all' }).value;
  expect(all.captures).toHaveLength(3);
});

test('of two decks the one that is talked about first comes first', () => {
  const other = (capture: Capture): Capture => ({ ...capture, deck: { ...capture.deck!, path: 'a.pdf' } });
  const { captures } = placed([...DECK.slice(2).map(other), ...DECK.slice(0, 2)]).value;
  expect(captures.map(({ title }) => title)).toEqual(['Sorting algorithms', 'Bubble sort', 'Quicksort', 'Merge sort']);
});

test('an automaton is talked about where a page is of automata, a matrix where it is of matrices', () => {
  const talk = talkOf(
    8,
    [0, 'Here is a vertex, and another vertex.'],
    [60, 'Take a matrix.'],
    [120, 'This automaton stops.'],
  );
  const captures = [page(1, 'Vertices'), page(2, 'Matrices'), page(3, 'Automata')];
  const value = placeCaptures(lectureOf(talk, { captures }), talk).value;
  expect(value.captures.map(({ atMs }) => atMs)).toEqual([0, 60_000, 120_000]);
});

test('scripts without spaces are compared by pairs of letters', () => {
  const talk = say([0, '今日は並べ替えについて話します'], [60, '次は深層学習の話です'], [90, '深層学習は面白い']);
  const captures = [page(1, '並べ替え'), page(2, '深層学習')];
  const value = placeCaptures(lectureOf(talk, { captures }), talk).value;
  expect(value.captures.map(({ atMs }) => atMs)).toEqual([0, 60_000]);
});

test('a deck of a thousand pages takes seconds, not minutes', () => {
  const captures = Array.from({ length: 1000 }, (_, nth) => page(nth + 1, `Topic ${nth}`, `point a${nth} and b${nth}`));
  expect(doWithin(10_000, () => placed(captures)).value.captures).toHaveLength(1000);
});

/** Ten topics, of each so many sentences, with the words that all lectures share. */
const TOPICS = ['sorting', 'hashing', 'graphs', 'trees', 'stacks', 'queues', 'heaps', 'lists', 'strings', 'matrices'];
const LESSON = talkOf(
  20,
  ...TOPICS.flatMap((topic, nth) =>
    Array.from({ length: 8 }, (_, of): [number, string] => [
      nth * 120 + of * 15,
      `We look at ${topic} ${of === 0 ? 'now' : 'and'} the next example number ${of} in practice.`,
    ]),
  ),
);
const deckOf = (titles: readonly string[]) =>
  titles.map((title, nth) => page(nth + 1, title, `an example of ${title} in practice`));

test('a deck that is not of the lecture is told, and nothing is sure of its pages', () => {
  const given = (captures: readonly Capture[]) => placeCaptures(lectureOf(LESSON, { captures }), LESSON);
  expect(given(deckOf(TOPICS)).problems).toEqual([]);
  const { value, problems } = given(deckOf(['Rome', 'Athens', 'Sparta', 'Carthage', 'Egypt', 'Persia', 'Troy']));
  expect(problems).toMatchObject([{ code: 'place/other-deck', level: 'warning' }]);
  expect(problems[0]?.message).toContain('nothing to do with the pages of "slides.pdf"');
  expect(value.captures.map(({ placement }) => placement?.confidence)).toEqual(Array.from({ length: 7 }, () => 0));
  const known = deckOf(['Rome', 'Athens', 'Sparta', 'Carthage', 'Egypt']).map((capture) => ({
    ...capture,
    atMs: 1000,
  }));
  expect(given(known).problems).toEqual([]);
});
