import type { Capture } from '../../model/capture.js';
import type { Narration } from '../../model/narration.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { findPath, rateStarts, type Bounds, type DeckPath, type Witness } from './deck-path.js';
import { cutUnits, weighPages, type Unit } from './deck-words.js';
import { isForeign } from './foreign.js';
import type { Stand } from '../stand.js';

/** A page of a deck, by the index of its capture. */
interface DeckPicture {
  readonly capture: Capture;
  readonly index: number;
  /** Of its deck; of pictures that are one in the order of their names, their folder. */
  readonly path: string;
}

/** Fewer pictures than this are no deck that somebody goes through, but single things that are talked about. */
const LEAST_PICTURES = 5;

const isPicture = ({ kind, deck, atMs, read }: Capture) =>
  deck === undefined && atMs === undefined && (kind === 'slide' || read?.code !== undefined);
const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/** More decks than this are taken in the order in which they came: the orders to try would be too many. */
const MOST_ORDERED = 3;

/**
 * When each page of the lecture's decks was shown, by the index of its capture. Pages whose time is known stand there
 * and say between what times the others were; the others are found by what is said: pages come in order, some are
 * skipped, none comes twice. Of several decks the order is tried that the words speak for.
 */
export function placeDecks(
  captures: readonly Capture[],
  narration: Narration,
  durationMs: number,
): Outcome<ReadonlyMap<number, Stand>> {
  const areDeck = captures.filter(isPicture).length >= LEAST_PICTURES;
  const pages = captures.flatMap((capture, index) =>
    capture.deck !== undefined || (areDeck && isPicture(capture))
      ? [{ index, capture, path: capture.deck?.path ?? folderOf(capture.place.path) }]
      : [],
  );
  if (pages.every(({ capture }) => capture.atMs !== undefined)) return { value: new Map(), problems: [] };
  const units = cutUnits(narration);
  const orders = ordersOf(decksOf(pages)).map((decks) => decks.flat());
  const tried = orders.map((order) => tryOrder(order, units));
  const [first, ...others] = tried;
  const best = others.reduce((one, other) => ((other?.path.score ?? 0) > (one?.path.score ?? 0) ? other : one), first);
  if (best === undefined) return { value: spreadPages(pages, durationMs), problems: [] };
  const stands = standPages(best, units, durationMs);
  const areOwn = pages.some(({ capture }) => capture.atMs !== undefined || capture.deck === undefined);
  if (areOwn || !isForeign(best.witness, best.path)) return { value: stands, problems: [] };
  const guesses = [...stands].map(([index, stand]) => [index, withoutTrust(stand)] as const);
  return { value: new Map(guesses), problems: [ofAnotherLecture(pages)] };
}

const withoutTrust = (stand: Stand): Stand => ({ ...stand, placement: { ...stand.placement, confidence: 0 } });

function ofAnotherLecture(pages: readonly DeckPicture[]): Problem {
  const paths = [...new Set(pages.map(({ path }) => path))];
  const names = paths.map((path) => `"${path}"`).join(' and ');
  return {
    code: 'place/other-deck',
    level: 'warning',
    message: `what is said has nothing to do with the pages of ${names}: the times of all of them are guesses`,
    hint: 'Give the deck of this lecture; where it is that, say in lecture.yaml when some of its pages were shown (`place:`).',
    place: { path: paths[0] ?? '', line: 0 },
  };
}

function decksOf(pages: readonly DeckPicture[]): readonly (readonly DeckPicture[])[] {
  const decks = new Map<string, DeckPicture[]>();
  for (const page of pages) {
    const deck = decks.get(page.path);
    if (deck === undefined) decks.set(page.path, [page]);
    else deck.push(page);
  }
  return [...decks.values()];
}

function ordersOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length > MOST_ORDERED || items.length < 2) return [items];
  return items.flatMap((first, at) => ordersOf(items.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}

interface Tried {
  readonly pages: readonly DeckPicture[];
  readonly witness: Witness;
  readonly path: DeckPath;
}

/** Undefined where no word of the pages is said, and where known times leave no way. */
function tryOrder(pages: readonly DeckPicture[], units: readonly Unit[]): Tried | undefined {
  const evidence = weighPages(
    pages.map(({ capture }) => capture),
    units,
  );
  if (evidence === undefined) return undefined;
  const witness = { units, evidence, bounds: boundsOf(pages, units), pageCount: pages.length };
  const path = findPath(witness);
  return Number.isFinite(path.score) ? { pages, witness, path } : undefined;
}

/**
 * Known times as `[number of the page, ms]`, later pages later;
 * one that returns to an earlier page says nothing of its neighbours.
 */
function anchorsOf(pages: readonly DeckPicture[]): readonly (readonly [page: number, atMs: number])[] {
  const known = pages.flatMap(({ capture: { atMs } }, page) => (atMs === undefined ? [] : [[page, atMs] as const]));
  return known
    .filter(
      ([, atMs], nth) =>
        known.slice(0, nth).filter(([, otherMs]) => otherMs > atMs).length +
          known.slice(nth + 1).filter(([, otherMs]) => otherMs < atMs).length <=
        known.length / 4,
    )
    .filter(([, atMs], nth, kept) => kept.slice(0, nth).every(([, otherMs]) => otherMs <= atMs));
}

function boundsOf(pages: readonly DeckPicture[], units: readonly Unit[]): Bounds {
  const anchors = anchorsOf(pages);
  const last = pages.length - 1;
  let passed = 0;
  const bounds = units.map(({ startMs }): readonly [number, number] => {
    while ((anchors[passed]?.[1] ?? Infinity) <= startMs) passed++;
    const [least = 0] = anchors[passed - 1] ?? [];
    const [next = last + 1] = anchors[passed] ?? [];
    return [least, Math.max(least, next - 1)];
  });
  return (unit) => bounds[unit] ?? [0, last];
}

/** Pages of the path stand at the unit where they come; one that it skips stands where the next one does. */
function standPages({ pages, witness, path }: Tried, units: readonly Unit[], durationMs: number) {
  const stands = new Map<number, Stand>();
  const sure = rateStarts(witness, path);
  const starts = new Map<number, number>();
  path.pages.forEach((page, at) => {
    if (!starts.has(page)) starts.set(page, units[at]?.startMs ?? 0);
  });
  let nextMs = durationMs;
  for (let page = pages.length - 1; page >= 0; page--) {
    const { capture, index } = pages[page]!;
    const startMs = starts.get(page);
    nextMs = capture.atMs ?? startMs ?? nextMs;
    if (capture.atMs !== undefined) continue;
    const confidence = startMs === undefined ? 0 : (sure.get(page) ?? 0);
    stands.set(index, {
      atMs: nextMs,
      placement: { by: startMs === undefined ? 'neighbour' : 'evidence', confidence },
    });
  }
  return stands;
}

/** Pages without a word of the speech stand evenly between those whose time is known. */
function spreadPages(pages: readonly DeckPicture[], durationMs: number): ReadonlyMap<number, Stand> {
  const anchors = [[-1, 0] as const, ...anchorsOf(pages), [pages.length, durationMs] as const];
  const stands = new Map<number, Stand>();
  pages.forEach(({ capture, index }, page) => {
    if (capture.atMs !== undefined) return;
    const after = anchors.findIndex(([anchor]) => anchor > page);
    const [from, fromMs] = anchors[after - 1] ?? [0, 0];
    const [to, toMs] = anchors[after] ?? [pages.length, durationMs];
    const atMs = Math.round(fromMs + ((toMs - fromMs) * (page - from)) / (to - from));
    stands.set(index, { atMs, placement: { by: 'spread', confidence: 0 } });
  });
  return stands;
}
