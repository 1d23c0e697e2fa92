import type { Problem } from '../../src/model/problem.js';
import { readLecture, type ReadLecture } from '../../src/read/lecture.js';
import { readOffset } from '../../src/read/folder/offset.js';
import { courseNotebook, folderOf, PIXEL } from '../lecture-files.js';

const SRT = '1\n00:00:01,000 --> 00:00:03,000\nHello and welcome.\n\n2\n00:00:04,000 --> 00:10:00,000\nThe end.\n';

const read = (files: Record<string, string | Uint8Array>, options = {}) =>
  readLecture(folderOf(files), { name: 'lesson-2', ...options });
const lectureOf = (value: ReadLecture | undefined) => value!.lecture;
const errors = (problems: readonly Problem[]) => problems.filter((problem) => problem.level === 'error');

test('a folder without a manifest is found out by names and content', () => {
  const { value, problems } = read({
    'captions.srt': SRT,
    'lesson.ipynb': courseNotebook('# Start', { code: 'x = 1' }),
    'slides/00-00-02.png': PIXEL,
    'code/00m05s.py': 'print(1)',
    'README.md': 'read me',
  });
  expect(problems).toEqual([]);
  expect(value!.found.map(({ path, as }) => `${as} ${path}`)).toEqual([
    'transcript captions.srt',
    'notebook lesson.ipynb',
    'captures code',
    'slides slides',
  ]);
  const { title, captures, courseNotebooks, durationMs } = lectureOf(value);
  expect(title).toBe('Lesson 2');
  expect(durationMs).toBe(600_000);
  expect(captures.map(({ kind, atMs }) => ({ kind, atMs }))).toEqual([
    { kind: 'code', atMs: 5000 },
    { kind: 'slide', atMs: 2000 },
    { kind: 'code', atMs: undefined },
  ]);
  expect(courseNotebooks[0]?.cells.map((cell) => cell.kind)).toEqual(['markdown', 'code']);
});

test('a manifest says everything, with its lines in problems', () => {
  const { value, problems } = read({
    'talk.srt': SRT,
    'lecture.yaml': [
      'title: "A: title"',
      'lesson: 2',
      'video: https://youtu.be/ID',
      'transcript: talk.srt',
      'lecturrer: Someone',
      'captures:',
      '  - { at: 00:00:02, kind: note, text: "**look**" }',
      'chapters:',
      '  - { at: 0, title: Start }',
      '  - { at: 1:75:00, title: Never }',
      'glossary: [PyTorch, 42]',
    ].join('\n'),
  });
  expect(problems).toMatchObject([
    { code: 'lecture/unknown-key', hint: 'Did you mean "lecturer"?', place: { path: 'lecture.yaml', line: 5 } },
    { code: 'lecture/bad-time', message: '"1:75:00" has 75 minutes', place: { path: 'lecture.yaml', line: 10 } },
  ]);
  expect(lectureOf(value)).toMatchObject({
    title: 'A: title',
    lesson: '2',
    video: 'https://youtu.be/ID',
    captures: [{ kind: 'note', atMs: 2000, content: '**look**' }],
    chapters: [{ startMs: 0, title: 'Start' }],
    glossary: ['PyTorch', '42'],
  });
});

test.each<[string, Record<string, string | Uint8Array>, string, RegExp]>([
  ['an empty folder', {}, 'lecture/no-transcript', /the folder is empty/],
  ['two transcripts', { 'a.srt': SRT, 'b.srt': SRT }, 'lecture/two-transcripts', /a\.srt, b\.srt/],
  ['broken YAML', { 'lecture.yaml': 'title: "x', 't.srt': SRT }, 'lecture/bad-yaml', /./],
  [
    'a path out of the folder',
    { 'lecture.yaml': 'transcript: ../t.srt', 't.srt': SRT },
    'lecture/path-outside',
    /"\.\.\/t\.srt"/,
  ],
  ['an absolute path', { 'lecture.yaml': 'captures: /etc/passwd', 't.srt': SRT }, 'lecture/path-outside', /passwd/],
  ['a transcript that is not there', { 'lecture.yaml': 'transcript: t.vtt' }, 'lecture/missing-file', /"t\.vtt"/],
  [
    'a folder where a notebook is named',
    { 'lecture.yaml': 'notebooks: [nb]', 'nb/a.ipynb': '{}', 't.srt': SRT },
    'lecture/folder',
    /"nb" is a folder/,
  ],
  ['a wrong type', { 'lecture.yaml': 'visibility: secret', 't.srt': SRT }, 'lecture/bad-value', /public, unlisted/],
  ['a manifest that is a list', { 'lecture.yaml': '- a\n- b', 't.srt': SRT }, 'lecture/bad-value', /not a list/],
  ['a notebook that is not JSON', { 'n.ipynb': '{"cells": [', 't.srt': SRT }, '', /./],
  [
    'a capture that is not there',
    { 'captures.csv': 'at,kind,file\n1,slide,no.png', 't.srt': SRT },
    'captures/missing-file',
    /no\.png/,
  ],
  ['a capture of no kind', { 'captures.csv': 'at,kind,text\n1,slied,x', 't.srt': SRT }, 'captures/bad-kind', /slied/],
  [
    'a time with 75 minutes',
    { 'captures.csv': 'at,kind,text\n1:75:00,note,x', 't.srt': SRT },
    'captures/bad-time',
    /75 minutes/,
  ],
  ['a manifest that is none', { 'captures.json': '{"a": 1}', 't.srt': SRT }, 'captures/bad-manifest', /list/],
  [
    'a CSV with a broken quote',
    { 'captures.csv': 'at,kind,text\n1,note,"x', 't.srt': SRT },
    'captures/bad-manifest',
    /CSV/,
  ],
])('%s ends in one clear error with a hint', (_, files, code, message) => {
  const { problems } = read(files);
  const [problem] = errors(problems);
  expect(errors(problems)).toHaveLength(1);
  expect(problem?.code).toContain(code);
  expect(problem?.message).toMatch(message);
  expect(problem?.hint).toMatch(/\w.*[.?]$/);
});

test('a time beyond the end is a warning, and the capture stays', () => {
  const { value, problems } = read({ 't.srt': SRT, 'captures.csv': 'at,kind,text\n2:00:00,note,late' });
  expect(problems).toMatchObject([{ code: 'captures/beyond-the-end', level: 'warning', place: { line: 2 } }]);
  expect(lectureOf(value).captures).toHaveLength(1);
});

test('an unreadable image is a warning, and its place is kept', () => {
  const { value, problems } = read({ 't.srt': SRT, 'slides/00-01-00.png': 'not a picture' });
  expect(problems).toMatchObject([{ code: 'captures/unreadable-image', level: 'warning' }]);
  expect(lectureOf(value).captures).toMatchObject([{ kind: 'slide', atMs: 60_000 }]);
});

test('what nbscribe wrote is never taken for a course notebook', () => {
  const ours = JSON.parse(courseNotebook({ code: 'x' })) as { metadata: Record<string, unknown> };
  ours.metadata['nbscribe'] = { version: '0.1.0' };
  const { value } = read({ 't.srt': SRT, 'lesson.ipynb': JSON.stringify(ours) });
  expect(lectureOf(value).captures).toEqual([]);
});

test('an offset moves every time, and nothing starts before 0', () => {
  const { value } = read({ 't.srt': SRT, 'captures.csv': 'at,kind,text\n5,note,x' }, { offsetMs: -2000 });
  expect(lectureOf(value)).toMatchObject({ cues: [{ startMs: 0 }, { startMs: 2000 }], captures: [{ atMs: 3000 }] });
});

test('an offset that puts captions before the video begins is told', () => {
  const { value, problems } = read({ 't.srt': SRT }, { offsetMs: -3_600_000 });
  const { cues } = lectureOf(value);
  expect(problems).toMatchObject([
    {
      code: 'lecture/before-start',
      message: expect.stringContaining(`${cues.length} of ${cues.length} captions`) as string,
    },
  ]);
});

test('a picture that may not be opened is not said to be missing', () => {
  const files = folderOf({ 't.srt': SRT, 'slides/00-01-00.png': 'x' });
  const read = (path: string) => (path.endsWith('.png') ? undefined : files.read(path));
  const { problems } = readLecture({ ...files, read }, { name: 'talk' });
  expect(errors(problems)).toMatchObject([{ code: 'lecture/unreadable-file', place: { path: 'slides/00-01-00.png' } }]);
});

test('a folder that may not be looked into is not said to be empty', () => {
  const { problems } = readLecture({ ...folderOf({ 't.srt': SRT }), list: () => undefined }, { name: 'talk' });
  expect(errors(problems)).toMatchObject([{ code: 'lecture/unreadable-folder' }]);
});

test.each([
  ['+00:00:03', 3000],
  ['-2', -2000],
  ['1.5', 1500],
  ['soon', undefined],
])('the offset %s is %s ms', (written, ms) => expect(readOffset(written)).toBe(ms));

test.each(['lecture.yaml', 'captions.srt', 'lesson.ipynb', 'chapters.txt'])(
  'a %s that may not be read is told, and not taken for one that is not there',
  (closed) => {
    const there = {
      'captions.srt': SRT,
      'lecture.yaml': 'transcript: captions.srt\nnotebooks: [lesson.ipynb]\nchapters: chapters.txt\n',
      'lesson.ipynb': courseNotebook('# A'),
      'chapters.txt': '0:00 Start\n1:00 Middle\n2:00 End\n',
    };
    const files = folderOf(there);
    const read = (path: string) => (path === closed ? undefined : files.read(path));
    const { problems } = readLecture({ ...files, read }, { name: 'talk' });
    expect(errors(problems)).toMatchObject([
      { code: 'lecture/unreadable-file', message: expect.stringContaining(closed) as string, place: { path: closed } },
    ]);
  },
);
