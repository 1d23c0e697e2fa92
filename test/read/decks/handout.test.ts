import { readDeck } from '../../../src/read/decks/read-deck.js';
import { readPdfHere } from '../../../src/pipeline/read-pdf.js';
import { makePdf, type PageText, type PlacedText } from './make-pdf.js';

const WORDS =
  'hash table key bucket load factor chain probe insert delete search resize memory cache line array list node';

/** So many words, other ones for each number. */
function words(count: number, from: number): string {
  const all = WORDS.split(' ');
  return Array.from({ length: count }, (_, nth) => all[(from * 7 + nth * 5) % all.length]).join(' ');
}

/** A slide of 960 by 540 points. */
type Slide = readonly PlacedText[];

const put = (text: string, xPt: number, yPt: number, sizePt: number): PlacedText => ({ text, xPt, yPt, sizePt });

const linesAt = (xPt: number, yPt: number, { count = 5, sizePt = 22, from = 0, wide = 3 } = {}): Slide =>
  Array.from({ length: count }, (_, nth) => put(words(wide, from + nth), xPt, yPt + nth * sizePt * 1.4, sizePt));

const titleOf = (nth: number) => put(`About ${words(2, nth)}`, 60, 80, 40);
const footerOf = (nth: number) => [put('CS101 Data structures', 60, 520, 12), put(String(nth + 1), 880, 520, 12)];

/** Slides as most are: a title, and from two to seven lines. */
const plainSlide = (nth: number): Slide => [
  titleOf(nth),
  ...linesAt(60, 160, { count: 2 + ((nth * 3) % 6), from: nth, wide: 5 }),
];
const withFooter = (nth: number): Slide => [...plainSlide(nth), ...footerOf(nth)];
/** Pictures have no words, so that footers alone tell. */
const pictureSlide = (nth: number): Slide => [
  put(words(2, nth), 100 + ((nth * 137) % 500), 100 + ((nth * 71) % 300), 14 + (nth % 5) * 3),
  ...footerOf(nth),
];

interface Paper {
  readonly widthPt: number;
  readonly heightPt: number;
  /** Between slides and around them, of the paper's width. */
  readonly gap: number;
}
const STANDING: Paper = { widthPt: 595, heightPt: 842, gap: 0.04 };
const LYING: Paper = { widthPt: 842, heightPt: 595, gap: 0.04 };
const TIGHT = { gap: 0 };

/** Slides printed as programs print handouts: as large as they go, the number of the page below. */
function printHandout(
  slides: readonly Slide[],
  [columns, rows]: readonly [number, number],
  paper: Paper,
): readonly PageText[] {
  const { widthPt, heightPt, gap } = paper;
  const [cellWidth, cellHeight] = [
    (widthPt * (1 - gap * (columns + 1))) / columns,
    (heightPt * (1 - gap * (rows + 3))) / rows,
  ];
  const scale = Math.min(cellWidth / 960, cellHeight / 540);
  const place = (slide: Slide, nth: number): Slide => {
    const left = widthPt * gap + (nth % columns) * (cellWidth + widthPt * gap) + (cellWidth - 960 * scale) / 2;
    const top =
      heightPt * gap * 2 + Math.floor(nth / columns) * (cellHeight + heightPt * gap) + (cellHeight - 540 * scale) / 2;
    return slide.map(({ text, xPt, yPt, sizePt }) => put(text, left + xPt * scale, top + yPt * scale, sizePt * scale));
  };
  const perPage = columns * rows;
  return Array.from({ length: Math.ceil(slides.length / perPage) }, (_, page) => ({
    lines: [],
    widthPt,
    heightPt,
    placed: [
      ...slides.slice(page * perPage, (page + 1) * perPage).flatMap(place),
      put(String(page + 1), widthPt - 40, heightPt - 20, 9),
    ],
  }));
}

/** What is said of a deck that is not taken. */
async function messageFor(pages: readonly PageText[], isNamed = false): Promise<string | undefined> {
  const { value, problems } = await readDeck({ path: 'slides.pdf', isNamed }, makePdf(pages), { readPdf: readPdfHere });
  return value === undefined ? `${problems[0]?.message}; ${problems[0]?.hint}` : undefined;
}

const slidesOf = (slide: (nth: number) => Slide, count = 26) => Array.from({ length: count }, (_, nth) => slide(nth));

const GRIDS: readonly (readonly [string, readonly [number, number], Paper])[] = [
  ['two above each other', [1, 2], STANDING],
  ['two beside each other', [2, 1], { ...LYING, ...TIGHT }],
  ['three above each other', [1, 3], STANDING],
  ['four, standing', [2, 2], STANDING],
  ['four, lying', [2, 2], LYING],
  ['four without a gap', [2, 2], { ...LYING, ...TIGHT }],
  ['six, standing', [2, 3], STANDING],
  ['six, lying', [3, 2], LYING],
  ['eight without a gap', [2, 4], { ...STANDING, ...TIGHT }],
  ['nine', [3, 3], LYING],
  ['nine on Letter', [3, 3], { widthPt: 612, heightPt: 792, gap: 0.03 }],
];

describe.each([
  ['titles', plainSlide],
  ['titles and footers', withFooter],
  ['footers alone', pictureSlide],
] as const)('handouts of slides with %s', (_, slide) => {
  test.each(GRIDS)('%s are found, and cut by what the hint says', async (__, grid, paper) => {
    const message = await messageFor(printHandout(slidesOf(slide), grid, paper));
    const [columns, rows] = grid;
    expect(message).toContain(`the deck "slides.pdf" is a handout: ${columns * rows} slides a page`);
    expect(message).toContain(`mutool poster -x ${columns} -y ${rows} `);
  });
});

const [LEFT, RIGHT] = [60, 520];
const head = (xPt: number, yPt: number, nth: number) => put(words(2, nth + xPt), xPt, yPt, 28);

/** Layouts of one slide that have something of a handout. */
const LAYOUTS: Readonly<Record<string, (nth: number) => Slide>> = {
  'two columns': (nth) => [
    titleOf(nth),
    ...linesAt(LEFT, 160, { from: nth }),
    ...linesAt(RIGHT, 160, { from: nth + 3 }),
  ],
  'two columns with heads': (nth) => [
    titleOf(nth),
    ...[LEFT, RIGHT].flatMap((xPt) => [head(xPt, 150, nth), ...linesAt(xPt, 200, { from: nth, sizePt: 18 })]),
  ],
  'two languages': (nth) =>
    [LEFT, RIGHT].flatMap((xPt) => [head(xPt, 70, nth), ...linesAt(xPt, 140, { count: 9, from: nth })]),
  'code and text': (nth) => [
    titleOf(nth),
    ...linesAt(LEFT, 150, { count: 12, sizePt: 16, from: nth }),
    ...linesAt(RIGHT, 150, { from: nth }),
  ],
  'four pictures': (nth) => [
    titleOf(nth),
    ...[LEFT, RIGHT].flatMap((xPt) => [300, 500].map((yPt) => put(`Figure ${nth}: ${words(3, nth)}`, xPt, yPt, 16))),
  ],
  'four quarters': (nth) => [
    titleOf(nth),
    ...[LEFT, RIGHT].flatMap((xPt) =>
      [150, 340].flatMap((yPt) => [
        head(xPt, yPt, nth),
        ...linesAt(xPt, yPt + 40, { count: 4, sizePt: 18, from: nth }),
      ]),
    ),
  ],
  'four quarters without a title': (nth) =>
    [LEFT, RIGHT].flatMap((xPt) =>
      [60, 310].flatMap((yPt) => [head(xPt, yPt, nth), ...linesAt(xPt, yPt + 50, { count: 5, sizePt: 20, from: nth })]),
    ),
  'numbered boxes': (nth) => [
    titleOf(nth),
    ...[LEFT, RIGHT].flatMap((xPt, column) =>
      [150, 340].map((yPt, row) => put(String(2 * row + column + 1), xPt, yPt, 36)),
    ),
    ...linesAt(120, 180, { count: 3, from: nth }),
  ],
  'a table of numbers': (nth) => [
    titleOf(nth),
    ...Array.from({ length: 20 }, (_, at) => put(String(nth * 20 + at), 60 + (at % 4) * 220, 170 + (at >> 2) * 70, 20)),
  ],
  'one word in all corners': (nth) => [
    ...plainSlide(nth),
    ...[20, 860].flatMap((xPt) => [20, 530].map((yPt) => put('OpenCourseWare', xPt, yPt, 10))),
  ],
  'three lines and their notes': (nth) =>
    [80, 240, 400].flatMap((yPt) => [
      head(LEFT, yPt, nth + yPt),
      ...linesAt(LEFT, yPt + 40, { count: 2, sizePt: 18, from: nth }),
    ]),
};

describe.each([
  ['16:9', 960, 540],
  ['4:3', 720, 540],
  ['A4', 842, 595],
] as const)('slides on %s', (_, widthPt, heightPt) => {
  test.each(Object.entries(LAYOUTS))('with %s are a deck', async (__, layout) => {
    const toPage = ({ text, xPt, yPt, sizePt }: PlacedText) =>
      put(text, (xPt * widthPt) / 960, (yPt * heightPt) / 540, (sizePt * heightPt) / 540);
    const pages = slidesOf((nth) => [...layout(nth), ...footerOf(nth)], 14).map((slide): PageText => {
      return { lines: [], widthPt, heightPt, placed: slide.map(toPage) };
    });
    expect(await messageFor(pages)).toBeUndefined();
    expect(await messageFor(pages.slice(0, 3))).toBeUndefined();
  });
});

/** A word for each number. */
const lettersOf = (number: number) => String.fromCharCode(97 + (number % 26), 97 + (Math.floor(number / 26) % 26), 97);

test('a paper that was only found is none of a lecture, and what that means for a deck is said', async () => {
  const pages = Array.from({ length: 4 }, (_, page): PageText => {
    const placed = Array.from({ length: 30 }, (__, nth) =>
      put(`${words(8, nth)} ${lettersOf(page * 30 + nth)}`, 60, 80 + nth * 15, 11),
    );
    return { lines: [], widthPt: 595, heightPt: 842, placed };
  });
  const paper = pages.map((page, nth) => ({ ...page, lines: [`Part ${words(1, nth)}`] }));
  expect(await messageFor(paper)).toMatch(/upright pages, as papers have[^]*named in lecture.yaml/);
  expect(await messageFor(paper, true)).toBeUndefined();
});

test('a handout that is named is taken page by page, with a warning that says how to cut it', async () => {
  const handout = makePdf(printHandout(slidesOf(withFooter), [2, 2], LYING));
  const { value, problems } = await readDeck({ path: 'slides.pdf', isNamed: true }, handout, { readPdf: readPdfHere });
  expect(value?.pages).toHaveLength(7);
  expect(problems).toEqual([
    expect.objectContaining({
      code: 'decks/handout',
      level: 'warning',
      message: 'the deck "slides.pdf" looks like a handout, 4 slides a page: each page counts as one slide',
      hint: expect.stringContaining('mutool poster -x 2 -y 2 in.pdf out.pdf') as string,
    }),
  ]);
});
