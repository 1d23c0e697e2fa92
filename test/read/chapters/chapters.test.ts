import { readChapters } from '../../../src/read/chapters/chapters.js';

const read = (path: string, text: string) => {
  const { value, problems } = readChapters(path, new TextEncoder().encode(text));
  return {
    chapters: value.map(({ startMs, endMs, title, level, place }) => [startMs, endMs, title, level, place.line]),
    problems,
  };
};

test('the list in a video description, among its other lines', () => {
  const { chapters, problems } = read(
    'talk.description',
    'A talk of 10:30 minutes, see https://example.org/a:12\n\n0:00 Intro\n(01:05) - Sorting – fast\n1. 12:34 Questions\n• 1:02:03 Thanks\n\nMore text.',
  );
  expect(problems).toEqual([]);
  expect(chapters).toEqual([
    [0, undefined, 'Intro', undefined, 3],
    [65_000, undefined, 'Sorting – fast', undefined, 4],
    [754_000, undefined, 'Questions', undefined, 5],
    [3_723_000, undefined, 'Thanks', undefined, 6],
  ]);
});

test('a description with the time behind the title', () => {
  expect(
    read('d.txt', 'Intro - 0:00\nSorting: 1:05\nThanks 12:34').chapters.map(([ms, , title]) => [ms, title]),
  ).toEqual([
    [0, 'Intro'],
    [65_000, 'Sorting'],
    [754_000, 'Thanks'],
  ]);
});

test('.info.json: chapters, without the filler at the start', () => {
  const json = {
    id: 'x',
    chapters: [
      { start_time: 0, end_time: 5.5, title: '<Untitled Chapter 1>' },
      { start_time: 5.5, end_time: 60, title: 'Sorting' },
    ],
  };
  expect(read('x.info.json', JSON.stringify(json, null, 1)).chapters).toEqual([
    [5500, 60_000, 'Sorting', undefined, 9],
  ]);
});

test('.info.json without chapters: those of its description', () => {
  const json = { chapters: null, description: 'Hi\n0:00 Intro\n1:00 Sorting\n2:00 End' };
  expect(read('x.info.json', JSON.stringify(json)).chapters).toHaveLength(3);
});

test('Podcasting 2.0 chapters, without those that are not for the table of contents', () => {
  const json = {
    version: '1.2.0',
    chapters: [
      { startTime: 0, title: 'Intro' },
      { startTime: 9, title: 'Ad', toc: false },
      { startTime: 60.25, title: 'Sorting' },
    ],
  };
  expect(read('chapters.json', JSON.stringify(json)).chapters.map(([ms]) => ms)).toEqual([0, 60_250]);
});

test('WebVTT chapters', () => {
  expect(
    read('chapters.vtt', 'WEBVTT\n\nSlide 1\n00:00:00.000 --> 00:01:00.000\nIntro &amp; <i>aims</i>\n').chapters,
  ).toEqual([[0, 60_000, 'Intro & aims', undefined, 4]]);
});

test('ffmetadata: time bases and escapes', () => {
  const text =
    ';FFMETADATA1\ntitle=Talk\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=12500\nEND=60000\ntitle=Sorting \\= order \\; \\# 1\n[STREAM]\ntitle=x\n[CHAPTER]\nSTART=60000000000\nEND=61000000000\ntitle=End';
  expect(read('meta.txt', text).chapters).toEqual([
    [12_500, 60_000, 'Sorting = order ; # 1', undefined, 3],
    [60_000, 61_000, 'End', undefined, 10],
  ]);
});

test('Podlove chapters inside a feed', () => {
  const text =
    '<rss xmlns:psc="http://podlove.org/simple-chapters"><channel><item><psc:chapters version="1.2">\n<psc:chapter start="0" title="Intro"/>\n<psc:chapter start="3:07.5" title="Sorting"/></psc:chapters></item></channel></rss>';
  expect(read('feed.xml', text).chapters).toEqual([
    [0, undefined, 'Intro', undefined, 2],
    [187_500, undefined, 'Sorting', undefined, 3],
  ]);
});

test('Matroska XML: nested atoms are a level deeper', () => {
  const text = `<Chapters><EditionEntry><ChapterAtom><ChapterTimeStart>00:00:00.000000000</ChapterTimeStart>
<ChapterDisplay><ChapterString>Part</ChapterString></ChapterDisplay><ChapterAtom>
<ChapterTimeStart>01:02:05.500000000</ChapterTimeStart><ChapterDisplay><ChapterString>Inner</ChapterString></ChapterDisplay>
</ChapterAtom></ChapterAtom></EditionEntry></Chapters>`;
  expect(read('c.xml', text).chapters).toEqual([
    [0, undefined, 'Part', 1, 1],
    [3_725_500, undefined, 'Inner', 2, 2],
  ]);
});

test('OGM chapters', () => {
  expect(
    read('c.txt', 'CHAPTER01=00:00:00.000\nCHAPTER01NAME=Intro\nCHAPTER02=00:01:00.000').chapters.map(
      ([ms, , title]) => [ms, title],
    ),
  ).toEqual([
    [0, 'Intro'],
    [60_000, 'Chapter 2'],
  ]);
});

test('a file without chapters is told so, with what to write', () => {
  const { chapters, problems } = read('notes.txt', 'Nothing here.');
  expect(chapters).toEqual([]);
  expect(problems).toMatchObject([
    { code: 'chapters/none', level: 'error', hint: expect.stringContaining('0:00') as string },
  ]);
});

test('a DOCTYPE is refused', () => {
  expect(read('c.xml', '<!DOCTYPE x [<!ENTITY a "b">]><Chapters/>').problems).toMatchObject([
    { code: 'transcript/doctype', level: 'error' },
  ]);
});

test('the contents of Panopto: a title that stands on, as its build steps do, is one chapter', () => {
  const Timestamps = [
    { Caption: 'Load factor', Time: 80.5, Duration: 20, EventTargetType: 'PowerPoint', ObjectSequenceNumber: 3 },
    { Caption: 'Hashing', Time: 3, Duration: 7, EventTargetType: 'PowerPoint', ObjectSequenceNumber: 1 },
    { Caption: 'Hashing', Time: 10, Duration: 70.5, EventTargetType: 'PowerPoint', ObjectSequenceNumber: 2 },
    { Caption: null, Time: 90, Duration: 5, EventTargetType: 'PowerPoint' },
    { Caption: 'A question', Time: 95, Duration: 0, EventTargetType: 'UserCreated' },
  ];
  const text = JSON.stringify({ Delivery: { SessionName: 'Lecture 3', Timestamps } });
  expect(read('DeliveryInfo.json', text).chapters.map((chapter) => chapter.slice(0, 3))).toEqual([
    [3000, 80_500, 'Hashing'],
    [80_500, 100_500, 'Load factor'],
    [95_000, undefined, 'A question'],
  ]);
});
