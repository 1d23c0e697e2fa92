import type { Frame } from './frame.js';
import {
  COARSE,
  compareSamples,
  FINE,
  fitPage,
  likelyOf,
  sampleFrame,
  unmasked,
  WHOLE,
  withoutUnlikely,
} from './layout.js';
import type { Grid, Layout, Sample } from './layout.js';
import type { ScreenState } from './states.js';

/** What the pages of a deck look like; one that could not be drawn is undefined. */
export interface PagePictures {
  readonly pages: readonly (Frame | undefined)[];
  /** Width by height of a page. */
  readonly pageShape: number;
  /** Width by height of the video. */
  readonly frameShape: number;
}

/** The page that a state of the screen shows, from 0, and how alike they are, to 1. */
export interface PageMatch {
  readonly page: number;
  readonly likeness: number;
}

/** Pages that are less like the screen are not shown on it. */
const LEAST_LIKE = 0.6;
/** Build steps of a slide look nearly the same: of pages as like as that, the next one of the deck is taken. */
const TIE = 0.01;

/** Which page of the deck each state of the screen shows; undefined where it shows something else. */
export function matchPages(states: readonly ScreenState[], from: PagePictures): readonly (PageMatch | undefined)[] {
  const layout = findLayout(states, from);
  const pages = samplesOf(from, FINE);
  const likely = likelyOf(
    pages.flatMap((page) => (page === undefined ? [] : [page])),
    FINE.columns * FINE.rows,
  );
  let before = -1;
  return states.map((state): PageMatch | undefined => {
    const sample = withoutUnlikely(sampleFrame(state, layout, FINE), likely);
    const likeness = pages.map((page) => (page === undefined ? 0 : compareSamples(sample, page, likely.common)));
    const best = Math.max(...likeness, 0);
    if (best < LEAST_LIKE) return undefined;
    const alike = likeness.flatMap((one, page) => (one >= best - TIE ? [page] : []));
    const page = alike.find((one) => one > before) ?? alike[0] ?? 0;
    before = page;
    return { page, likeness: best };
  });
}

const samplesOf = ({ pages }: PagePictures, grid: Grid): readonly (Sample | undefined)[] =>
  pages.map((page) => page && sampleFrame(unmasked(page), WHOLE, grid));

/** As many states and pages as tell where slides stand. */
const MOST_STATES = 8;
const MOST_PAGES = 40;
/** A layout in which the states are as like is not improved on. */
const GOOD = 0.9;
/** A film that shows none of the pages is a little like one of them somewhere. */
const LEAST_FOUND = 0.75;

/**
 * Where pages stand in the picture: as large as it lets them be,
 * else the place and size at which they are most like it.
 */
function findLayout(states: readonly ScreenState[], from: PagePictures): Layout {
  const some = spread(states, MOST_STATES);
  const filling = fitPage(from.pageShape, from.frameShape, 1, [0.5, 0.5]);
  const roughly = rateLayouts(some, from, COARSE);
  if (roughly(filling).likeness >= GOOD) return filling;
  const rough = layoutsOf(from).map(roughly).reduce(better);
  const exactly = rateLayouts(some, from, FINE);
  let best = [filling, rough.layout].map(exactly).reduce(better);
  for (const step of [0.02, 0.01, 0.005]) best = neighboursOf(best.layout, step).map(exactly).reduce(better, best);
  return best.likeness >= LEAST_FOUND ? best.layout : filling;
}

/** How like the pages some states are where slides stand in a part of the picture. */
function rateLayouts(states: readonly ScreenState[], from: PagePictures, grid: Grid): (layout: Layout) => Rated {
  const pages = spread(
    samplesOf(from, grid).flatMap((page) => (page === undefined ? [] : [page])),
    MOST_PAGES,
  );
  const likely = likelyOf(pages, grid.columns * grid.rows);
  return (layout) => {
    const best = states.map((state) => {
      const sample = withoutUnlikely(sampleFrame(state, layout, grid), likely);
      return pages.reduce((most, page) => Math.max(most, compareSamples(sample, page, likely.common)), 0);
    });
    // Some states show something else, wherever the slides stand.
    const upper = best.toSorted((one, other) => other - one).slice(0, Math.ceil(best.length / 2));
    return { layout, likeness: mean(upper) };
  };
}

interface Rated {
  readonly layout: Layout;
  readonly likeness: number;
}

const better = (one: Rated, other: Rated) => (other.likeness > one.likeness ? other : one);
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

const SCALES = [1, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64, 0.6, 0.56, 0.52];
const PLACES = [0, 0.25, 0.5, 0.75, 1];

function layoutsOf({ pageShape, frameShape }: PagePictures): readonly Layout[] {
  return SCALES.flatMap((scale) =>
    PLACES.flatMap((right) => PLACES.map((down) => fitPage(pageShape, frameShape, scale, [right, down]))),
  );
}

/** A little larger, smaller, and to each side. */
function neighboursOf({ x, y, width, height }: Layout, step: number): readonly Layout[] {
  const sizes = [1 - step, 1, 1 + step];
  const moves = [-step, 0, step];
  return sizes.flatMap((size) =>
    moves.flatMap((right) =>
      moves.map((down) => ({
        x: x + right + (width * (1 - size)) / 2,
        y: y + down + (height * (1 - size)) / 2,
        width: width * size,
        height: height * size,
      })),
    ),
  );
}

/** So many of them, evenly. */
const spread = <Item>(items: readonly Item[], most: number): readonly Item[] =>
  items.length <= most
    ? items
    : Array.from({ length: most }, (_, nth) => items[Math.floor((nth * items.length) / most)]!);
