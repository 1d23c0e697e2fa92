import { join } from 'node:path';
import { openFolder } from '../../src/host/read.js';
import { readLecture } from '../../src/read/lecture.js';
import { folderOf, PIXEL } from '../lecture-files.js';

const VTT = 'WEBVTT\n\n00:01.000 --> 00:20.000\nHello and welcome to the lecture.\n';
const open = (folder: string) =>
  readLecture(openFolder(join(import.meta.dirname, 'fixtures/folders', folder)), { name: 'lesson' });
const read = (files: Record<string, string | Uint8Array>) => readLecture(folderOf(files), { name: 'lesson' });
const transcriptOf = ({ value }: ReturnType<typeof read>) => value?.found.find(({ as }) => as === 'transcript');
const unusedOf = ({ value }: ReturnType<typeof read>) =>
  (value?.found ?? []).filter(({ as }) => as === 'not used').map(({ path, saw }) => `${path}: ${saw}`);

test.each([
  ['zoom-folder/zoom', 'GMT20240115-150012_Recording.transcript.vtt', 2],
  ['whisper-all-formats/lecture', 'talk.json', 5],
  ['ytdlp-folder/yt', 'Hash Tables – Lecture 3 🎓 [AbCdEfGhIjK].en-orig.vtt', 5],
])('in %s one transcript is chosen, with the reason, and the rest is named', (folder, path, unused) => {
  const outcome = open(folder);
  expect(transcriptOf(outcome)).toMatchObject({ path, saw: expect.stringContaining('chosen from') as string });
  expect(unusedOf(outcome)).toHaveLength(unused);
  expect(outcome.problems.map(({ code, level }) => [code, level])).toEqual([['lecture/not-used', 'warning']]);
});

test('what yt-dlp knows of the video is taken', () => {
  expect(open('ytdlp-folder/yt').value?.lecture).toMatchObject({
    title: 'Hash Tables – Lecture 3 🎓',
    video: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    language: 'en',
    chapters: [{ title: 'Intro' }, { title: 'Calling' }],
  });
});

test('a recording of BigBlueButton has its title, and its slides with times and text', () => {
  const outcome = open('bbb-folder/rec');
  expect(outcome.value?.lecture).toMatchObject({
    title: 'Data structures 2',
    language: 'en-US',
    captures: [
      { kind: 'slide', atMs: 0, endMs: 86_900, content: 'Slide one: hash tables' },
      { kind: 'slide', atMs: 86_900, endMs: 261_500, content: 'Slide two: load factor' },
    ],
  });
  expect(unusedOf(outcome)).toEqual([]);
  expect(outcome.value?.lecture.video).toBe('video/webcams.webm');
});

test('the chat of a BigBlueButton recording comes along where lecture.yaml asks for it, its text as text', () => {
  const chat = (attributes: string) => `<chattimeline ${attributes} target="chat"/>`;
  const files = {
    'captions.vtt': VTT,
    'shapes.svg':
      '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image class="slide" in="0" out="9" xlink:href="a.png"/></svg>',
    'slides_new.xml': `<popcorn>${chat('in="1.5" name="Ann" message="Is *this* <a href=&quot;x&quot;>a list</a>?"')}${chat(
      'in="x" name="Bob" message="lost"',
    )}${chat('in="3" message="&lt;script&gt; &amp;amp;"')}</popcorn>`,
  };
  const notesOf = (more: Record<string, string>) =>
    read({ ...files, ...more }).value?.lecture.captures.filter(({ kind }) => kind === 'note') ?? [];
  expect(notesOf({})).toEqual([]);
  const notes = notesOf({ 'lecture.yaml': 'chat: true\n' });
  expect(notes.map(({ atMs }) => atMs)).toEqual([1500, 3000]);
  expect(notes[0]?.content).toMatch(/^\*\*Ann:\*\* Is \\\*this\\\*/);
  expect(notes.map(({ content }) => content).join('')).not.toContain('<script>');
  expect(read({ 'captions.vtt': VTT, 'lecture.yaml': 'chat: true\n' }).problems).toMatchObject([
    { code: 'lecture/chat' },
  ]);
});

test('slides of BigBlueButton come back, pass by, and make room for a shared screen', () => {
  const image = (href: string, times: string) => `<image class="slide" ${times} xlink:href="presentation/${href}"/>`;
  const { value } = read({
    'captions.vtt': VTT,
    'shapes.svg': `<svg xmlns:xlink="http://www.w3.org/1999/xlink">${[
      image('a.png', 'in="0.0 12.5" out="4.0 20"'),
      image('deskshare.png', 'in="4" out="5"'),
      image('b.png', 'in="5" out="5.4"'),
      image('b.png', 'in="6" out="12.5"'),
    ].join('')}</svg>`,
  });
  expect(value?.lecture.captures.map(({ atMs, title }) => [atMs, title])).toEqual([
    [0, 'presentation/a.png'],
    [6000, 'presentation/b.png'],
    [12_500, 'presentation/a.png'],
  ]);
});

test('a recording of Opencast has its title, its video, and its slides with times, pictures and what was read off them', () => {
  const outcome = open('opencast-folder/rec');
  const folder = 'attachments';
  expect(outcome.value?.lecture).toMatchObject({
    title: 'Hash tables, lecture 3',
    language: 'en',
    video: 'media/presentation.webm',
    captures: [
      {
        atMs: 0,
        endMs: 86_920,
        content: 'Hash tables\nkeys and buckets',
        image: { path: `${folder}/5f1c/presentation_0.png` },
      },
      { atMs: 86_920, endMs: 240_000, content: 'Load factor', image: { path: `${folder}/6a2d/presentation_1.png` } },
    ],
  });
  expect(unusedOf(outcome)).toEqual([]);
  expect(outcome.problems).toEqual([
    expect.objectContaining({
      code: 'captures/opencast',
      message: 'of 3 slides of the recording 1 has no picture here; 1 without text is left out',
      place: { path: 'manifest.xml', line: 43 },
    }),
  ]);
});

test('a catalogue of segments alone, and the answer of a server, have the times of the slides, too', () => {
  const segment = (at: string, length: string, text: string) => `<VideoSegment><MediaTime><MediaRelTimePoint>${at}
    </MediaRelTimePoint><MediaDuration>${length}</MediaDuration></MediaTime><VideoText><Text>${text}</Text></VideoText></VideoSegment>`;
  const segments = [segment('T00:00:00:0F25', 'PT01M', 'Keys'), segment('T00:01:00:5F25', 'PT02S739N1000F', 'Values')];
  const ofSegments = read({ 'captions.vtt': VTT, 'segments.xml': `<Mpeg7>${segments.join('')}</Mpeg7>` });
  const timesOf = ({ value }: ReturnType<typeof read>) =>
    value?.lecture.captures.map(({ atMs, endMs, content }) => [atMs, endMs, content]);
  expect(timesOf(ofSegments)).toEqual([
    [0, 60_000, 'Keys'],
    [60_200, 62_939, 'Values'],
  ]);
  const attachment = { type: 'presentation/segment+preview', ref: 'track:1;time=T00:00:05:0F1000', id: '9' };
  const mediapackage = {
    title: 'Trees',
    attachments: { attachment: { ...attachment, url: 'https://x.org/static/1/9/a.png' } },
    segments: { segment: [{ time: '5000', duration: '7000', text: 'Roots' }] },
  };
  const answer = JSON.stringify({ 'search-results': { result: { mediapackage } } });
  const ofAnswer = read({ 'captions.vtt': VTT, 'episode.json': answer, '9/a.png': PIXEL });
  expect(ofAnswer.value?.lecture).toMatchObject({
    title: 'Trees',
    captures: [{ atMs: 5000, endMs: 12_000, content: 'Roots', image: { path: '9/a.png' } }],
  });
  expect([ofSegments, ofAnswer].flatMap(unusedOf)).toEqual([]);
});

test.each([
  [
    '<mediapackage><attachments><attachment type="presentation/segment+preview" ref="time=T1:2:3"><url>../../a.png</url>',
    0,
  ],
  [
    '<mediapackage><attachments><attachment type="presentation/segment+preview" ref="time=soon"><url>a.png</url></attachment>',
    0,
  ],
  [
    '<Mpeg7><VideoSegment><MediaTime><MediaRelTimePoint>T99999:99:99:9F0</MediaRelTimePoint></MediaTime></VideoSegment>',
    0,
  ],
  ['<mediapackage></mediapackage>', 0],
])('a media package that is damaged, or leads elsewhere, keeps no lecture from being read: %s', (xml, slides) => {
  const { value, problems } = read({ 'captions.vtt': VTT, 'manifest.xml': xml });
  expect(value?.lecture.captures).toHaveLength(slides);
  expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
});

test('pictures with the time of day are in the order they were taken, with that time', () => {
  const { value, problems } = open('screenshot-clock-names/lecture');
  expect(value?.lecture.captures.map(({ atMs, place }) => [atMs, /at (.*) PM/.exec(place.path)?.[1]])).toEqual([
    [undefined, '12.58.10'],
    [undefined, '1.05.30'],
    [undefined, '1.20.02'],
  ]);
  expect(value?.lecture.captures.map(({ takenAtMs = 0 }) => new Date(takenAtMs).toISOString().slice(11, 19))).toEqual([
    ...['12:58:10', '13:05:30', '13:20:02'],
  ]);
  expect(problems).toEqual([]);
});

test('a deck beside the slides that were made from it is not shown again, unless it is named', () => {
  const slides = { 'slides/00-00-01.png': PIXEL, 'slides/00-00-03.png': PIXEL, 'slides/00-00-05.png': PIXEL };
  const files = { 'talk.srt': SRT, 'deck.pdf': '%PDF', ...slides };
  const outcome = readLecture(folderOf(files), { name: 'x' });
  expect(outcome.value?.decks).toEqual([]);
  expect(unusedOf(outcome)).toEqual([
    expect.stringMatching(/^deck\.pdf: a slide deck beside slides as images/) as string,
  ]);
  const named = readLecture(folderOf({ ...files, 'lecture.yaml': 'slides: deck.pdf' }), { name: 'x' });
  expect(named.value?.decks).toMatchObject([{ path: 'deck.pdf', isNamed: true }]);
});

const SRT = '1\n00:00:01,000 --> 00:00:09,000\nHello and welcome to the lecture.\n';
const LONGER = `${SRT}\n2\n00:00:10,000 --> 00:09:00,000\nToday we look at hash tables, at buckets and at collisions.\n`;

test.each<[string, Record<string, string>, string]>([
  ['the spoken language', { 'a.de-orig.vtt': VTT, 'a.en.vtt': VTT }, 'a.de-orig.vtt'],
  ['the language of the lecture', { 'a.de.vtt': VTT, 'a.en.vtt': VTT, 'lecture.yaml': 'language: de' }, 'a.de.vtt'],
  ['English before others', { 'a.de.vtt': VTT, 'a.en.vtt': VTT, 'a.fr.vtt': VTT }, 'a.en.vtt'],
  ['no language before one', { 'a.de.vtt': VTT, 'a.vtt': VTT }, 'a.vtt'],
  ['speakers', { 'a.srt': SRT, 'a.vtt': VTT.replace('Hello', '<v Ann>Hello') }, 'a.vtt'],
  ['the whole', { 'a.srt': LONGER, 'a.vtt': VTT }, 'a.srt'],
  ['the talk of the recording', { 'a.srt': SRT, 'b.srt': SRT, 'b.mp4': '' }, 'b.srt'],
  ['a text alone', { 'talk.md': '# Hash tables\n\nHello, this is a lecture about hash tables.\n' }, 'talk.md'],
])('of several files is taken: %s', (_, files, path) => {
  expect(transcriptOf(read(files))?.path).toBe(path);
});

test('pictures that a note shows and the video that is named are used', () => {
  const outcome = read({
    'captions.vtt': VTT,
    'notes/00-00-05.md': '![a](../pictures/a.svg)',
    'pictures/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    'talk.mp4': '',
    'lecture.yaml': 'video: talk.mp4',
  });
  expect(outcome.problems).toEqual([]);
  expect(unusedOf(outcome)).toEqual([]);
});

test('files that are not read are named with what to do', () => {
  const outcome = read({
    'captions.vtt': VTT,
    'deck.pdf': '%PDF',
    'deck.key': 'PK',
    'data/x.csv': '1',
    'README.md': '',
  });
  expect(unusedOf(outcome)).toEqual([
    expect.stringMatching(/^data\/: a folder/) as string,
    expect.stringMatching(/^deck\.key: a slide deck that is not read; export it as PDF/) as string,
  ]);
  expect(outcome.problems).toMatchObject([{ code: 'lecture/not-used', level: 'warning' }]);
});

test.each([
  [['talk - Copy.vtt', 'talk.vtt', 'talk.vtt.bak', 'talk.vtt~'], 'talk.vtt'],
  [['Copy of talk.srt', 'talk.srt'], 'talk.srt'],
  [['talk (1).vtt', 'talk (2).vtt', 'talk.vtt'], 'talk.vtt'],
  [['talk copy 2.vtt', 'talk copy.vtt', 'talk.vtt'], 'talk.vtt'],
  [['talk (Kopie).vtt', 'talk.vtt'], 'talk.vtt'],
])('of copies %j the file itself is taken', (names, path) => {
  const outcome = read(Object.fromEntries(names.map((name) => [name, VTT])));
  expect(transcriptOf(outcome)?.path).toBe(path);
});

test('what a platform says of its text is no title and no word of the lecture', () => {
  const notice = '[Auto-generated transcript. Edits may have been applied for clarity.]';
  const { value, problems } = read({ 'talk_Captions.txt': `${notice}\n\n0:00\nWelcome.\n\n0:12\nToday.\n` });
  expect(value?.lecture.title).toBe('Lesson');
  expect(value?.lecture.cues.map(({ text }) => text)).toEqual(['Welcome.', 'Today.']);
  expect(problems.map(({ message }) => message).join()).toContain(notice);
});
