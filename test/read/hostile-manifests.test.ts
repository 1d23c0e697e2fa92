import fc from 'fast-check';
import { readLecture } from '../../src/read/lecture.js';
import { courseNotebook, folderOf, PIXEL } from '../lecture-files.js';
import { doSoon, seedsOr } from '../soon.js';

const VTT = 'WEBVTT\n\n00:00.000 --> 00:20.000\nHello and welcome to this lecture about gradient descent.\n';
const read = (files: Record<string, string | Uint8Array>, options = {}) =>
  readLecture(folderOf({ 'captions.vtt': VTT, ...files }), { name: 'lec', ...options });
const withManifest = (yaml: string) => read({ 'lecture.yaml': yaml });

/** Each alias stands for nine of those before it. */
const BOMB = ['a: &a [x,x,x,x,x,x,x,x,x]']
  .concat([...'bcdefghij'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(',')}]`))
  .join('\n');

test.each<[string, string, string, RegExp]>([
  ['a bomb of aliases', BOMB, 'lecture/bad-yaml', /aliases/],
  ['an alias of nothing', 'title: *nope', 'lecture/bad-yaml', /"\*nope" names an anchor/],
  ['a key that stands twice', 'title: A\nvideo: b.mp4\ntitle: C', 'lecture/bad-yaml', /"title" stands here again/],
  ['a depth of 20,000', `title: ${'['.repeat(20_000)}`, 'lecture/bad-yaml', /./],
  ['a level of -5', 'chapters: [{ at: 8, title: x, level: -5 }]', 'lecture/bad-value', /level from 1 to 4, not -5/],
  ['a level of 99', 'chapters: [{ at: 8, title: x, level: 99 }]', 'lecture/bad-value', /chapters\.0\.level/],
  ['a chapter without a title', 'chapters: [{ at: 5 }]', 'lecture/bad-value', /has no `title`/],
  ['a chapter that is a text', 'chapters: [Introduction]', 'lecture/bad-value', /chapters\.0` wants at, title/],
  ['a huge offset', 'offset: "999999999999999999999999:00:00"', 'lecture/bad-time', /longer than any recording/],
  ['an endless time', 'chapters: [{ at: .inf, title: x }]', 'lecture/bad-time', /"Infinity" is not a time/],
  ['a script as the video', 'video: "javascript:alert(1)"', 'lecture/bad-video', /neither a web address nor a file/],
  ['a script behind a tab', 'video: " java\\tscript:alert(1)"', 'lecture/bad-video', /neither/],
  ['data as the video', 'video: "data:text/html,<script>"', 'lecture/bad-video', /neither/],
  ['a page of 0', 'place: [{ file: a.pdf, page: 0, at: 5 }]', 'lecture/bad-value', /number of a page/],
  ['a place of nothing', 'place: [{ file: a.pdf, at: 5 }]', 'lecture/bad-value', /has no `cell` or `page`/],
  ['a cell of -1', 'place: [{ file: a.ipynb, cell: -1, at: 5 }]', 'lecture/bad-value', /number of a cell/],
])('%s is one clear error', (_, yaml, code, message) => {
  const { value, problems } = withManifest(yaml);
  const errors = problems.filter(({ level }) => level === 'error');
  expect(errors.map((problem) => problem.code)).toEqual([code]);
  expect(errors[0]?.message).toMatch(message);
  expect(errors[0]?.place).toEqual({ path: 'lecture.yaml', line: expect.any(Number) as number });
  expect(value?.lecture.cues).toHaveLength(1);
});

test('all unknown keys are told at once, with what was meant, and drop nothing', () => {
  const { value, problems } = withManifest(
    [
      'title: A',
      '__proto__: { x: 1 }',
      'constructor: 2',
      'lecturrer: B',
      'vidoe: C',
      'xyz: 1',
      'chapters:',
      '  - { at: 1, title: T, lvl: 2 }',
    ].join('\n'),
  );
  expect(problems.map(({ level }) => level)).toEqual(['warning']);
  for (const key of ['__proto__', 'constructor', 'lecturrer', 'vidoe', 'xyz', 'lvl'])
    expect(problems[0]?.message).toContain(`"${key}"`);
  expect(problems[0]?.hint).toMatch(/"lecturer" for "lecturrer".*"video" for "vidoe"/);
  expect(value?.lecture).toMatchObject({ title: 'A', chapters: [{ title: 'T', startMs: 1000 }] });
});

test('a wrong entry takes no other with it, and chapters come sorted', () => {
  const { value, problems } = withManifest(
    'chapters: [{ at: 5, title: "<b>x</b>" }, { at: 1, title: "a\\nb # c" }, { at: 5, title: "" }, { at: 9, end: 12, title: 7 }]',
  );
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('chapters.2.title') as string]);
  expect(value?.lecture.chapters.map(({ startMs, endMs, title }) => [startMs, endMs, title])).toEqual([
    [1000, undefined, 'a b # c'],
    [5000, undefined, '<b>x</b>'],
    [9000, 12_000, '7'],
  ]);
});

test.each([
  ['youtube.com/watch?v=abc', 'https://youtube.com/watch?v=abc'],
  ['www.youtube.com/watch?v=abc', 'https://www.youtube.com/watch?v=abc'],
  ['youtu.be/abc', 'https://youtu.be/abc'],
  ['//youtu.be/abc', 'https://youtu.be/abc'],
  ['<https://youtu.be/abc>', 'https://youtu.be/abc'],
  ['vimeo.com', 'https://vimeo.com'],
  ['HTTPS://youtu.be/abc', 'HTTPS://youtu.be/abc'],
  ['talk.mp4', 'talk.mp4'],
  ['videos/talk.mp4', 'videos/talk.mp4'],
  ['../talk.webm', '../talk.webm'],
  ['localhost:8080/talk.mp4', undefined],
])('the video %s is %s', (written, video) => {
  expect(withManifest(`video: "${written}"`).value?.lecture.video).toBe(video);
  expect(read({}, { video: written }).value?.lecture.video).toBe(video);
});

test('a key that was not filled in says nothing, and neither does the title of a scaffold', () => {
  const { value, problems } = withManifest('title: Title of the lecture\nvideo:\nchapters:\nglossary:\n');
  expect(problems).toEqual([]);
  expect(value?.lecture.title).toBe('Lec');
});

test('nothing that steers a terminal is in a problem', () => {
  const escape = '\x1b]0;pwn\x07\x1b[2J';
  const { problems } = read({
    'lecture.yaml': `"\\e]0;pwn\\a": 1\n`,
    'captures.csv': `at,kind,file,${escape}\n5,slide,"${escape}.png",1\n${escape},note,x\n5,${escape},x\n`,
  });
  expect(problems.length).toBeGreaterThan(3);
  expect(problems.map(({ message, hint }) => message + hint).join('')).not.toMatch(/[\0-\x1f\x7f-\x9f]/);
});

test('a semicolon in a text parts nothing, and a line that is too wide takes no other with it', () => {
  const { value, problems } = read({ 'captures.csv': 'at,kind,text\n1,note,a; b\n2,note,c, d\n3,note,e\n' });
  expect(value?.lecture.captures.map(({ content }) => content)).toEqual(['a; b', 'e']);
  expect(problems).toMatchObject([{ code: 'captures/bad-manifest', place: { line: 3 } }]);
});

test('times of captures beyond any recording are errors, one a line', () => {
  const { value, problems } = read({
    'captures.csv': `at,kind,text\n99999999999999:00:00,note,x\n${'9'.repeat(400)},note,y\n5,note,z\n`,
  });
  expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([
    ['captures/bad-time', 2],
    ['captures/bad-time', 3],
  ]);
  expect(value?.lecture.captures).toHaveLength(1);
});

test('what lecture.yaml lists itself is told when it is no capture', () => {
  const { problems } = withManifest('captures:\n  - { at: 5, kind: note, text: x }\n  - 7\n');
  expect(problems).toMatchObject([{ code: 'captures/bad-manifest', place: { path: 'lecture.yaml', line: 3 } }]);
});

test('many rows are read in no time, and too many are told', () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => `${at % 20},note,row ${at}`);
  const { value, problems } = read({ 'captures.csv': `at,kind,text\n${rows.join('\n')}\n` });
  expect(value?.lecture.captures).toHaveLength(20_000);
  expect(problems.map(({ code }) => code)).toEqual(['captures/too-many']);
}, 5000);

test('a manifest of 220 kB is read in no time', () => {
  const chapters = Array.from({ length: 3000 }, (_, at) => `  - { at: ${at}, title: "Chapter number ${at}", lvl: 2 }`);
  const keys = Array.from({ length: 5000 }, (_, at) => `key${at}: ${at}`);
  const { value } = withManifest(`chapters:\n${chapters.join('\n')}\n${keys.join('\n')}\n`);
  expect(value?.lecture.chapters).toHaveLength(3000);
}, 5000);

const VALID: Record<string, string> = {
  'lecture.yaml':
    'title: A\nvideo: https://x.org/v\nchapters:\n  - { at: 0, title: "Start", level: 1 }\ncaptures: &c\n  - { at: 5, kind: note, text: "x" }\nglossary: [a, b]\nplace: [{ file: n.ipynb, cell: 0, at: 5 }]\noffset: +3\n',
  'captures.csv': 'at,kind,file,text\n00:00:05,slide,a.png,\n6,code,,"print(1)"\n',
  'captures.json': '[{"at": "0:05", "kind": "note", "text": "x"}, {"at": 6, "kind": "code", "text": "y"}]',
  'n.ipynb': courseNotebook('# T', { code: 'x = 1', output: '1' }),
  's.qmd': '---\ntitle: x\njupyter: python3\n---\n\n```{python}\nx = 1\n```\n',
  'chapters.txt': '0:00 Start\n0:10 End\n',
  'notes/00-00-05.md': '# A\n\n![p](../a.png)\n\n```python\nx\n```\n',
};
const damage = fc.record({
  name: fc.constantFrom(...Object.keys(VALID)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.integer({ min: 0, max: 12 }),
  put: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom(
      '*c',
      '&c',
      '{',
      '[',
      '"',
      '- ',
      ': ',
      '\0',
      '<<: ',
      '\x1b[2J',
      'null',
      '-1',
      '1e999',
      '---\n',
      '__proto__',
    ),
  ),
});

test('damaged manifests and course files are read or told, and never thrown', () => {
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
      const files = { ...VALID };
      for (const { name, at, cut, put } of damages) {
        const text = files[name] ?? '';
        const from = Math.floor(at * text.length);
        files[name] = text.slice(0, from) + put + text.slice(from + cut);
      }
      const { value, problems } = doSoon(JSON.stringify(files), () => read({ ...files, 'a.png': PIXEL }));
      expect(value !== undefined || problems.length > 0).toBe(true);
      for (const { message, hint, place } of problems) {
        expect(message + hint).not.toMatch(/undefined|\[object|NaN/);
        expect(place?.path ?? 'lecture').not.toBe('');
      }
      for (const { atMs } of value?.lecture.captures ?? [])
        expect(atMs === undefined || Number.isSafeInteger(atMs)).toBe(true);
    }),
    { numRuns: seedsOr(50) },
  );
}, 600_000);
