import { groupBy } from '../../compare/group-by.js';
import type { PageLine } from './lines.js';

/** How the slides of a handout lie on each page. */
export interface HandoutGrid {
  readonly columns: number;
  readonly rows: number;
}

/** A page with all its lines, as one reads it. */
export interface WholePage {
  readonly widthPt: number;
  readonly heightPt: number;
  /** The text runs along the height. */
  readonly isTurned?: boolean;
  readonly lines: readonly PageLine[];
}

/** A line, in shares of its page's width and height, `y` from the top. */
interface Mark {
  readonly page: number;
  readonly text: string;
  readonly leftX: number;
  readonly middleX: number;
  readonly y: number;
  /** Of the page's height. */
  readonly size: number;
}

/** Marks that all slides of a deck have at one place: on a handout they stand on a lattice. */
interface Lattice {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly xOf: (mark: Mark) => number;
  readonly support: number;
}

/** A page with fewer lines says nothing of its layout. */
const LEAST_LINES = 4;
/** One page may be laid out in any way. */
const LEAST_PAGES = 2;
/** So many tell the layout of all. */
const MOST_PAGES = 200;
/** On this share of the pages the marks must stand on the lattice. */
const SUPPORT = 0.5;

/**
 * How many slides stand on each page of a handout; undefined of a deck, a paper and anything else. Miniatures of slides
 * repeat the design: their titles (of one size, larger than what is below, with nothing larger above them), their
 * footers or their consecutive numbers stand on a lattice whose cells have the shape of slides. A slide of two columns
 * or four pictures has one title, and one footer.
 */
export function findGrid(pages: readonly WholePage[]): HandoutGrid | undefined {
  const looked = pages.slice(0, MOST_PAGES);
  const told = looked.filter((page) => page.lines.length >= LEAST_LINES && isPaper(page));
  if (told.length < Math.max(LEAST_PAGES, looked.length / 2)) return undefined;
  const marks = told.flatMap(marksOf);
  const shape = shapeOf(told[told.length >> 1]!);
  const found = [...byFurniture(marks, shape, told.length), ...byTitles(marks, shape, told.length)];
  const small = found.filter((lattice) => bodyPt(told) <= LARGEST_BODY_PT / Math.sqrt(slidesOf(lattice)));
  const best = small.toSorted((one, other) => slidesOf(other) - slidesOf(one) || other.support - one.support)[0];
  return best && { columns: best.xs.length, rows: best.ys.length };
}

const slidesOf = ({ xs, ys }: Lattice) => xs.length * ys.length;

/** The longer side by the shorter one of A, Letter, Legal and Tabloid: handouts are made to be printed. */
const PAPERS = [Math.SQRT2, 11 / 8.5, 14 / 8.5, 17 / 11];

function isPaper({ widthPt, heightPt }: WholePage): boolean {
  const shape = Math.max(widthPt, heightPt) / Math.max(1, Math.min(widthPt, heightPt));
  return PAPERS.some((paper) => Math.abs(shape / paper - 1) < 0.012);
}

/** Of one slide that fills a sheet of A4 the text is rarely larger; that of a miniature is smaller as the slide is. */
const LARGEST_BODY_PT = 26;
const A4_PT = Math.sqrt(595 * 842);

/** The median size of lines, as if on A4. */
function bodyPt(pages: readonly WholePage[]): number {
  const sizes = pages.flatMap(({ lines, widthPt, heightPt }) =>
    lines.map(({ sizePt }) => (sizePt * A4_PT) / Math.sqrt(widthPt * heightPt)),
  );
  return sizes.toSorted((one, other) => one - other)[sizes.length >> 1] ?? 0;
}

/** Width by height, as one reads. */
function shapeOf({ widthPt, heightPt, isTurned = false }: WholePage): number {
  const shape = widthPt / Math.max(1, heightPt);
  return isTurned ? 1 / shape : shape;
}

function marksOf({ widthPt, heightPt, isTurned = false, lines }: WholePage, page: number): readonly Mark[] {
  const [across, down] = isTurned ? [heightPt, widthPt] : [widthPt, heightPt];
  return lines.map(({ text, xPt, yPt, sizePt, widthPt: lengthPt }) => ({
    page,
    text,
    leftX: xPt / across,
    middleX: (xPt + lengthPt / 2) / across,
    y: 1 - yPt / down,
    size: sizePt / down,
  }));
}

/** Footers with the same words, and numbers that count on from slide to slide. */
function byFurniture(marks: readonly Mark[], shape: number, pageCount: number): readonly Lattice[] {
  const groups = groupBy(marks, ({ text }) => text.replace(/\d+/g, '#'));
  return [...groups].flatMap(([key, group]) => {
    if (group.length < 2 * LEAST_PAGES) return [];
    const isNumber = !/\p{L}{3}/u.test(key);
    if (isNumber && !key.includes('#')) return [];
    let last = 0;
    const counts = (hits: readonly Mark[]) => {
      const numbers = isNumber ? runOf(hits) : [];
      const goesOn = numbers !== undefined && (!isNumber || (numbers[0] ?? 0) > last);
      last = numbers?.at(-1) ?? last;
      return goesOn;
    };
    return latticesOf(group, { shape, pageCount, marks, accepts: counts });
  });
}

const numberOf = ({ text }: Mark) => Number(/\d{1,4}/.exec(text)?.[0] ?? NaN);

/** Numbers of slides that go up by one, along rows or columns; undefined of others. */
function runOf(hits: readonly Mark[]): readonly number[] | undefined {
  const numbers = hits.map(numberOf).toSorted((one, other) => one - other);
  const orders = [hits, hits.toSorted((one, other) => one.leftX - other.leftX || one.y - other.y)];
  const isRun = numbers.every((number, nth) => number === (numbers[0] ?? 0) + nth);
  const isInOrder = orders.some((order) => order.every((mark, nth) => numberOf(mark) === numbers[nth]));
  return isRun && isInOrder ? numbers : undefined;
}

/** Sizes that differ by less are one. */
const SAME_SIZE = 0.08;
/** A title is larger than what it stands above. */
const LARGER = 1.08;

function byTitles(marks: readonly Mark[], shape: number, pageCount: number): readonly Lattice[] {
  const sizes = [...new Set(marks.map(({ size }) => Math.round(size * 500) / 500))].filter((size) => size > 0);
  const pages = groupBy(marks, ({ page }) => page);
  return sizes.flatMap((size) => {
    const group = marks.filter((mark) => Math.abs(mark.size - size) <= SAME_SIZE * size && /\p{L}{2}/u.test(mark.text));
    if (group.length < 2 * LEAST_PAGES) return [];
    const ofPage = groupBy(group, ({ page }) => page);
    const areTitles = (hits: readonly Mark[], { rowPitch, columnPitch }: Pitches) => {
      const { page = 0 } = hits[0] ?? {};
      const others = pages.get(page) ?? [];
      const topY = Math.min(...hits.map(({ y }) => y));
      const isTopped = others.some((other) => other.size > LARGER * size && other.y < topY - 0.005);
      const lead = hits.filter((hit) => isAbove(hit, others, { rowPitch, columnPitch }));
      const beside = (ofPage.get(page) ?? []).filter((mark) => isBeside(mark, hits));
      return !isTopped && lead.length >= hits.length / 2 && beside.length < hits.length / 2;
    };
    return latticesOf(group, { shape, pageCount, marks, accepts: areTitles });
  });
}

const LEAST_BELOW = 2;

/**
 * Whether a mark stands in the row of others and is none of them: what has its like beside it is the head of a column.
 */
const isBeside = (mark: Mark, hits: readonly Mark[]) =>
  !hits.includes(mark) && hits.some(({ y }) => Math.abs(y - mark.y) < SAME_PLACE);

interface Pitches {
  /** Of the page's height, and of its width. */
  readonly rowPitch: number;
  readonly columnPitch: number;
}

/** Whether smaller text stands below a title in its cell, and none of its size. */
function isAbove(title: Mark, others: readonly Mark[], { rowPitch, columnPitch }: Pitches): boolean {
  const below = others.filter(
    ({ y, middleX }) =>
      y > title.y && y < title.y + 0.9 * rowPitch && Math.abs(middleX - title.middleX) < 0.5 * columnPitch,
  );
  const smaller = below.filter(({ size }) => size * LARGER < title.size);
  return smaller.length >= LEAST_BELOW && smaller.length > below.length / 2;
}

interface LatticeOptions {
  readonly shape: number;
  readonly pageCount: number;
  readonly marks: readonly Mark[];
  /** Whether the marks of one page, in reading order, are those of slides. */
  readonly accepts: (hits: readonly Mark[], pitches: Pitches) => boolean;
}

/** Places nearer than this share of the page are one. */
const SAME_PLACE = 0.012;
const MOST_ROWS = 5;

/** The lattices on which a group of marks stands, on many pages. */
function latticesOf(group: readonly Mark[], options: LatticeOptions): readonly Lattice[] {
  const { pageCount } = options;
  const rows = seriesOf(places(group, ({ y }) => y, pageCount));
  return [(mark: Mark) => mark.leftX, (mark: Mark) => mark.middleX].flatMap((xOf) => {
    const columns = seriesOf(places(group, xOf, pageCount));
    return rows.flatMap((ys) =>
      columns.flatMap((xs): readonly Lattice[] => {
        if (xs.length * ys.length < 2) return [];
        const support = supportOf(group, { xs, ys, xOf }, options);
        return support < SUPPORT ? [] : [{ xs, ys, xOf, support }];
      }),
    );
  });
}

/** Where marks stand on many pages, in order. */
function places(group: readonly Mark[], of: (mark: Mark) => number, pageCount: number): readonly number[] {
  const sorted = group.toSorted((one, other) => of(one) - of(other));
  const found: number[] = [];
  for (let from = 0; from < sorted.length;) {
    const start = of(sorted[from]!);
    let to = from;
    while (to < sorted.length && of(sorted[to]!) - start <= 2 * SAME_PLACE) to++;
    const cluster = sorted.slice(from, to);
    if (new Set(cluster.map(({ page }) => page)).size >= SUPPORT * 0.8 * pageCount)
      found.push(cluster.reduce((sum, mark) => sum + of(mark), 0) / cluster.length);
    from = to;
  }
  return found;
}

/** A lattice spans the page: this share of it at least, and no more than all. */
const SPAN = 0.6;
const spansPage = (share: number) => share >= SPAN && share <= 1.04;

/** Every series of places at even steps that spans the page; a single place is one, too. */
function seriesOf(at: readonly number[]): readonly (readonly number[])[] {
  const series = at.flatMap((first, nth) =>
    at.slice(nth + 1).flatMap((second): readonly (readonly number[])[] => {
      const step = second - first;
      if (step * MOST_ROWS < SPAN) return [];
      const all = [first, second];
      for (;;) {
        const next = at.find((place) => Math.abs(place - (all.at(-1) ?? 0) - step) <= 2 * SAME_PLACE);
        if (next === undefined) break;
        all.push(next);
      }
      const before = at.some((place) => Math.abs(first - step - place) <= 2 * SAME_PLACE);
      return before || all.length > MOST_ROWS || !spansPage(step * all.length) ? [] : [all];
    }),
  );
  return [...series, ...at.map((place) => [place])];
}

/** Width by height of what one slide has of the page. */
const CELL_SHAPES = [0.6, 2.5] as const;
/** Of two slides beside each other the page is filled in its middle alone: the columns of one slide go further. */
const BAND = 0.72;

/** On which share of the pages the marks stand on the lattice, and are those of slides. */
function supportOf(
  group: readonly Mark[],
  { xs, ys, xOf }: Omit<Lattice, 'support'>,
  { shape, pageCount, marks, accepts }: LatticeOptions,
): number {
  const pitches = { rowPitch: pitchOf(ys), columnPitch: pitchOf(xs) };
  const cell = (shape * pitches.columnPitch) / pitches.rowPitch;
  if (cell < CELL_SHAPES[0] || cell > CELL_SHAPES[1]) return 0;
  if (ys.length === 1 && extentOf(marks) > BAND) return 0;
  const isOn = (value: number, at: readonly number[]) => at.some((place) => Math.abs(place - value) <= 2 * SAME_PLACE);
  const pages = groupBy(
    group.filter((mark) => isOn(mark.y, ys) && isOn(xOf(mark), xs)),
    ({ page }) => page,
  );
  const supporting = [...pages].filter(([page, hits]) => {
    const inOrder = hits.toSorted((one, other) => one.y - other.y || one.leftX - other.leftX);
    // The last page is full by chance alone.
    const wanted = page === pageCount - 1 ? 2 : SPAN * xs.length * ys.length;
    return hits.length >= Math.max(2, wanted) && accepts(inOrder, pitches);
  });
  return supporting.length < LEAST_PAGES ? 0 : supporting.length / pageCount;
}

const pitchOf = (places: readonly number[]) =>
  places.length < 2 ? 1 : (places.at(-1)! - places[0]!) / (places.length - 1);

/** From the highest to the lowest line that stands on several pages. */
function extentOf(marks: readonly Mark[]): number {
  const ys = marks.map(({ y }) => y).toSorted((one, other) => one - other);
  return (ys[Math.floor(ys.length * 0.97)] ?? 1) - (ys[Math.floor(ys.length * 0.03)] ?? 0);
}
