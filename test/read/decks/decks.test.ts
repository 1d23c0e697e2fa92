import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Deck } from '../../../src/read/decks/deck.js';
import { numberSlides } from '../../../src/read/decks/builds.js';
import { deckCaptures, withNotesOf } from '../../../src/read/decks/captures.js';
import { findDecks } from '../../../src/read/decks/find.js';
import { readDeck } from '../../../src/read/decks/read-deck.js';
import { readPdf } from '../../../src/pipeline/read-pdf.js';
import { folderOf } from '../../lecture-files.js';
import { makePdf } from './make-pdf.js';

const fixture = (name: string) => Uint8Array.from(readFileSync(join(import.meta.dirname, 'fixtures', name)));
const open = (path: string, bytes: Uint8Array | undefined, isNamed = true) =>
  readDeck({ path, isNamed }, bytes, { readPdf });

async function deckFrom(path: string, bytes: Uint8Array): Promise<Deck> {
  const { value, problems } = await open(path, bytes);
  if (value === undefined) throw new Error(problems[0]?.message ?? 'no deck');
  return value;
}

const talk = { durationMs: 3_600_000 };

test('a PDF deck gives titles, lines and links, without the line at the foot of every page', async () => {
  const { pages } = await deckFrom('hashing.pdf', fixture('hashing.pdf'));
  expect(pages.map(({ title }) => title)).toEqual([
    'Hash tables from scratch',
    ...['Why not a list?', 'Why not a list?', 'Why not a list?', 'The hash function', 'Insert'],
    ...['Collisions', 'Collisions', 'Collisions', 'Load factor', 'Summary'],
  ]);
  expect(pages[9]?.links).toEqual(['https://youtu.be/VIDEOID?t=54']);
  expect(pages.flatMap(({ lines }) => lines).join('\n')).not.toMatch(/week 3/);
});

test('build steps are one slide', async () => {
  const { pages } = await deckFrom('hashing.pdf', fixture('hashing.pdf'));
  expect(numberSlides(pages)).toEqual([0, 1, 1, 1, 2, 3, 4, 4, 4, 5, 6]);
});

test('pages that lie on their side are read as one sees them', async () => {
  const [upright, rotated] = await Promise.all([
    deckFrom('a.pdf', fixture('hashing.pdf')),
    deckFrom('b.pdf', fixture('hashing-rotated.pdf')),
  ]);
  expect(rotated.pages.map(({ title, lines }) => [title, ...lines])).toEqual(
    upright.pages.map(({ title, lines }) => [title, ...lines]),
  );
});

test('a title that goes on in a second line is one', async () => {
  const { pages } = await deckFrom('two.pdf', makePdf([{ lines: ['Alpha', 'Beta', 'body text'], titleLines: 2 }]));
  expect(pages[0]).toMatchObject({ title: 'Alpha Beta', lines: ['body text'] });
});

test('a PowerPoint file is read in the order of its show, with notes and links, without hidden slides', async () => {
  const { value, problems } = await open('hashing.pptx', fixture('hashing.pptx'));
  expect(value?.pages.map(({ title }) => title)).toEqual([
    'Hash tables from scratch',
    'Why not a list?',
    'Load factor',
    'The hash function',
  ]);
  expect(value?.pages[1]?.notes).toBe('Ask who has used a phone book. Walk the list aloud.');
  expect(value?.pages[3]?.links).toEqual(['https://docs.python.org/3/library/functions.html#hash']);
  expect(problems.map(({ code }) => code)).toEqual(['decks/hidden']);
});

const noise = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251);
const oldPowerPoint = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...noise]);

test.each([
  ['locked.pdf', fixture('hashing-user-pw.pdf'), /wants a password/],
  ['cut.pdf', fixture('hashing.pdf').slice(0, 4000), /is no PDF that can be read/],
  ['noise.pdf', noise, /is no PDF/],
  ['empty.pdf', new Uint8Array(), /is empty/],
  ['gone.pdf', undefined, /cannot be read/],
  ['noise.pptx', noise, /is no PowerPoint file/],
  ['old.pptx', oldPowerPoint, /wants a password, or is of an older PowerPoint/],
  ['no-slides.pptx', zipSync({ 'ppt/presentation.xml': strToU8('<p:presentation/>') }), /no slides/],
])('%s is a problem that says what is wrong', async (path, bytes, says) => {
  const { value, problems } = await open(path, bytes);
  expect(value).toBeUndefined();
  expect(problems).toMatchObject([{ level: 'error', message: expect.stringMatching(says) as string }]);
  const found = await open(path, bytes, false);
  expect(found.problems.map(({ level }) => level)).toEqual(['warning']);
});

test('a page of a poster is a page', async () => {
  const { pages } = await deckFrom('huge.pdf', fixture('huge-page.pdf'));
  expect(pages).toMatchObject([{ number: 1, width: 20000 }]);
});

test('a paper that only lies there is no deck; one that is named is', async () => {
  const paper = makePdf([{ lines: ['On hashing', 'We show that'], widthPt: 595, heightPt: 842 }]);
  expect((await open('paper.pdf', paper, false)).problems[0]?.message).toMatch(/upright pages/);
  expect((await deckFrom('paper.pdf', paper)).pages).toHaveLength(1);
});

const linked = (...seconds: readonly number[]) =>
  makePdf(
    seconds.map((at, nth) => ({
      lines: [`Topic ${'abcdef'[nth] ?? ''}xyz`],
      link: `https://youtu.be/ABCDEFGHIJK?t=${at}`,
    })),
  );

test('links into the video of the lecture are the times of the pages', async () => {
  const deck = await deckFrom('linked.pdf', linked(10, 75, 300));
  const timesOf = (known: { video?: string; durationMs: number }) =>
    deckCaptures({ deck, hash: 'x' }, known).map(({ atMs }) => atMs);
  expect(timesOf(talk)).toEqual([10_000, 75_000, 300_000]);
  expect(timesOf({ ...talk, video: 'https://www.youtube.com/watch?v=ABCDEFGHIJK' })).toEqual([10_000, 75_000, 300_000]);
  expect(timesOf({ ...talk, video: 'https://www.youtube.com/watch?v=AnotherOne1' })).toEqual(Array(3).fill(undefined));
  expect(timesOf({ durationMs: 100_000 })).toEqual(Array(3).fill(undefined));
});

test('links that jump about are references, not times', async () => {
  const deck = await deckFrom('linked.pdf', linked(300, 75, 10));
  expect(deckCaptures({ deck, hash: 'x' }, talk).map(({ atMs }) => atMs)).toEqual(Array(3).fill(undefined));
});

/** The fixture with the seconds that each slide was shown, as a recorded show has them. */
function recorded(...advanceMs: readonly number[]): Uint8Array {
  const parts = unzipSync(fixture('hashing.pptx'));
  const changed = Object.entries(parts).map(([name, bytes]) => {
    const number = /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1];
    if (number === undefined) return [name, bytes] as const;
    const text = new TextDecoder().decode(bytes);
    const transition = `<p:transition advTm="${advanceMs[Number(number) - 1] ?? 0}"/>`;
    return [name, strToU8(text.replace('</p:cSld>', `</p:cSld>${transition}`))] as const;
  });
  return zipSync(Object.fromEntries(changed));
}

test('the timings of a recorded presentation are the times of its slides', async () => {
  const deck = await deckFrom('recorded.pptx', recorded(5000, 7000, 9000, 11_000, 13_000));
  const times = deckCaptures({ deck, hash: 'x' }, talk).map(({ atMs }) => atMs ?? -1);
  expect(times[0]).toBe(0);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(new Set(times).size).toBe(4);
  const even = await deckFrom('even.pptx', recorded(5000, 5000, 5000, 5000, 5000));
  expect(deckCaptures({ deck: even, hash: 'x' }, talk).map(({ atMs }) => atMs)).toEqual(Array(4).fill(undefined));
});

test('a deck in both forms has the pages of one and the notes of the other', async () => {
  const pptx = await deckFrom('hashing.pptx', fixture('hashing.pptx'));
  const pdf = await deckFrom('hashing.pdf', makePdf(pptx.pages.map(({ title = '' }) => ({ lines: [title] }))));
  expect(withNotesOf(pdf, pptx).pages[3]).toMatchObject({ title: 'The hash function', notes: 'Draw the buckets.' });
});

test('decks are found in the order people number them; hidden files and locks are none', () => {
  const files = folderOf({
    'part10.pdf': 'x',
    'part9.pdf': 'x',
    '~$part9.pptx': 'x',
    '.x.pdf': 'x',
    'slides/b.pptx': 'x',
  });
  expect(findDecks(files).map(({ path }) => path)).toEqual(['part9.pdf', 'part10.pdf', 'slides/b.pptx']);
});

/** A PowerPoint file of one slide, with the parts that it leads to. */
function pptxOf(slide: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const relation = (nth: number, type: string, target: string) =>
    `<Relationship Id="r${nth}" Type="http://x.org/relationships/${type}" Target="${target}"/>`;
  const leads = Object.keys(parts).map((path, nth) =>
    relation(nth, path.replace(/^.*\/|\d*\.xml$/g, ''), `../${path}`),
  );
  const files = {
    'ppt/presentation.xml':
      '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="r0"/></p:sldIdLst><p:sldSz cx="960" cy="540"/></p:presentation>',
    'ppt/_rels/presentation.xml.rels': `<Relationships>${relation(0, 'slide', 'slides/slide1.xml')}</Relationships>`,
    'ppt/slides/slide1.xml': `<p:sld><p:cSld><p:spTree>${slide}</p:spTree></p:cSld></p:sld>`,
    'ppt/slides/_rels/slide1.xml.rels': `<Relationships>${leads.join('')}</Relationships>`,
    ...Object.fromEntries(Object.entries(parts).map(([path, xml]) => [`ppt/${path}`, xml])),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])));
}

const textBox = (y: number, size: number, text: string) =>
  `<p:sp><p:spPr><a:xfrm><a:off x="0" y="${y}"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:rPr sz="${size}"/><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;

test('a slide whose title was typed into a text box has it; one without large text has none', async () => {
  const { pages } = await deckFrom('a.pptx', pptxOf(textBox(300, 2400, 'grows') + textBox(20, 4000, 'Load factor')));
  expect(pages).toMatchObject([{ title: 'Load factor', lines: ['grows'] }]);
  const even = await deckFrom('b.pptx', pptxOf(textBox(20, 2400, 'one') + textBox(300, 2400, 'two')));
  expect(even.pages[0]).toMatchObject({ lines: ['one', 'two'] });
  expect(even.pages[0]?.title).toBeUndefined();
  const below = await deckFrom('c.pptx', pptxOf(textBox(20, 2400, 'one') + textBox(400, 4000, 'Thank you')));
  expect(below.pages[0]?.title).toBeUndefined();
});

test('the words of charts and diagrams are those of their slide', async () => {
  const paragraph = (text: string) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`;
  const chart = `<c:chart><c:title><c:rich>${paragraph('Probes by load')}</c:rich></c:title><c:cat><c:strRef><c:strCache>
    <c:pt><c:v>linear</c:v></c:pt><c:pt><c:v>double</c:v></c:pt></c:strCache></c:strRef></c:cat>
    <c:val><c:numRef><c:numCache><c:pt><c:v>1.5</c:v></c:pt></c:numCache></c:numRef></c:val></c:chart>`;
  const diagram = `<dgm:dataModel><dgm:ptLst><dgm:pt><dgm:t>${paragraph('Hash')}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`;
  const bytes = pptxOf(textBox(20, 4000, 'Probing'), {
    'charts/chart1.xml': chart,
    'diagrams/diagramData1.xml': diagram,
  });
  const { pages } = await deckFrom('a.pptx', bytes);
  expect(pages[0]?.lines).toEqual(['Probing', 'Probes by load', 'linear', 'double', 'Hash']);
});
