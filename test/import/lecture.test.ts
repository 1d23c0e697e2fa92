import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildLecture } from '../../src/build/build.js';
import { importNotesFile } from '../../src/notes/notes.js';
import { exportNotebookFile } from '../../src/publish/publish.js';
import { momentOfAddress } from '../../src/text/links/moment.js';
import { findReferences, sameLesson } from '../../src/text/links/references.js';
import { temporaryFolder } from '../temporary.js';

const sample = join(import.meta.dirname, '../../transcripts/hash-tables-from-scratch');
const cellsOf = (path: string) =>
  (
    JSON.parse(readFileSync(path, 'utf8')) as {
      cells: { id: string; metadata: Record<string, unknown>; source: string[] }[];
    }
  ).cells;

const NOTES = `# Mine

## The load factor

Under its section.

## Buckets

First, [EA1L4@7:40], then

- a point [12:40]
- another lesson [EA1L9@1:00], and [59:00]
`;

async function importInto(folder: string) {
  cpSync(sample, join(folder, 'lesson'), { recursive: true });
  writeFileSync(join(folder, 'notes.md'), NOTES);
  const options = { lecture: join(folder, 'lesson'), output: join(folder, 'l.ipynb'), version: '0' };
  return { options, ...(await importNotesFile(join(folder, 'notes.md'), options)) };
}

test('notes stand where they belong in the lecture, and what cannot be is told with its line', async () => {
  const folder = temporaryFolder();
  const { value, problems } = await importInto(folder);
  expect(value?.placed).toEqual({ byTime: 2, byTitle: 1, nowhere: 1 });
  expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([
    ['import/other-lesson', 12],
    ['import/past-end', 12],
  ]);
  const cells = cellsOf(join(folder, 'l.ipynb'));
  const before = (text: string) => {
    const at = cells.findIndex(({ source }) => source.join('').includes(text));
    const stamps = cells
      .slice(0, at)
      .flatMap(({ metadata }) => (metadata.nbscribe as { startMs?: number } | undefined)?.startMs ?? []);
    return Math.max(...stamps) / 1000;
  };
  expect(before('## Buckets')).toBeLessThanOrEqual(460);
  expect(before('a point')).toBeLessThanOrEqual(760);
  expect(before('Under its section')).toBeGreaterThan(900);
  const buckets = cells.find(({ source }) => source.join('').startsWith('## Buckets'));
  expect(buckets?.source.join('')).toContain(
    '[EA1L4@7:40](https://example.org/videos/hash-tables-from-scratch.mp4?t=460)',
  );
});

test('a rebuild keeps them, and a second import puts none twice and leaves what was edited', async () => {
  const folder = temporaryFolder();
  const { options } = await importInto(folder);
  const once = readFileSync(options.output, 'utf8');
  await buildLecture(options.lecture, { output: options.output, version: '0' });
  expect(readFileSync(options.output, 'utf8')).toBe(once);
  writeFileSync(options.output, once.replace('Under its section.', 'Edited by hand.'));
  await importNotesFile(join(folder, 'notes.md'), options);
  const texts = cellsOf(options.output).map(({ source }) => source.join(''));
  expect(texts.filter((text) => text.includes('Edited by hand.'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('Under its section.'))).toHaveLength(0);
  expect(texts.filter((text) => text.startsWith('## Buckets'))).toHaveLength(1);
});

test.each([
  ['[ DL1v3L5@1:54:00 ][ Notes ]', [{ lesson: 'DL1v3L5', startMs: 6840_000, from: 0, to: 28 }]],
  ['x [dl1v3l5@20:24] y', [{ lesson: 'dl1v3l5', startMs: 1224_000 }]],
  ['DL1v3L4@12:40-15:03', [{ startMs: 760_000, endMs: 903_000 }]],
  ['[12:40]', [{ startMs: 760_000, label: '12:40' }]],
  ['DL1v3L4 @ 90s', [{ startMs: 90_000 }]],
  ['[12:70]', []],
  ['[12:40](url) and [12:40]: x', []],
  ['me@host1:80 https://a.b/DL1v3L5@1:00', []],
  ['[HTML5]', []],
])('references in %s', (text, wanted) => {
  const found = findReferences(text);
  expect(found).toHaveLength(wanted.length);
  expect(found).toMatchObject(wanted);
});

test('a lesson without a time counts where the lesson is known', () => {
  const isKnown = (lesson: string) => sameLesson(lesson, 'DL1v3L04');
  expect(findReferences('[dl1v3L4] [HTML5] [DL1v3L4 Notes]', isKnown)).toHaveLength(2);
});

test.each([
  ['https://youtu.be/abc?t=754', 754_000],
  ['https://www.youtube.com/watch?v=abc&t=12m34s', 754_000],
  ['talk.mp4#t=12:34', 754_000],
  ['https://example.org/a', undefined],
])('the moment of %s', (url, wanted) => {
  expect(momentOfAddress(url)).toBe(wanted);
});

test.each([
  ['line ends of Windows', '# A\r\n\r\nb\r\n'],
  ['a byte-order mark', '\uFEFF---\ntitle: T\n---\n\n# A\n'],
  ['mixed line ends', 'a\r\n\nb\r'],
  ['nothing', ''],
])('a file with %s comes back byte for byte', async (_, text) => {
  const folder = temporaryFolder({ 'n.md': text });
  const path = join(folder, 'n.md');
  expect((await importNotesFile(path, { version: '0' })).problems).toEqual([]);
  const { value } = await exportNotebookFile(join(folder, 'n.ipynb'), { to: 'gfm', output: '-' });
  expect(value?.texts).toEqual([text]);
});

test('what is no text is refused, and a notebook that somebody wrote in is not written over', async () => {
  const folder = temporaryFolder({ 'nul.md': 'a\0b', 'n.md': '# A\n' });
  expect((await importNotesFile(join(folder, 'nul.md'), { version: '0' })).problems).toMatchObject([
    { code: 'import/not-text' },
  ]);
  expect((await importNotesFile(join(folder, 'n.md'), { version: '0', language: 'r;rm' })).problems).toMatchObject([
    { code: 'import/language', level: 'error' },
  ]);
  const options = { version: '0', output: join(folder, 'n.ipynb') };
  await importNotesFile(join(folder, 'n.md'), options);
  writeFileSync(options.output, readFileSync(options.output, 'utf8').replace('"# A"', '"# B"'));
  const again = await importNotesFile(join(folder, 'n.md'), options);
  expect(again.problems).toMatchObject([{ code: 'import/exists', level: 'error' }]);
  expect(readFileSync(options.output, 'utf8')).toContain('# B');
});

test('a notebook is no note, and what is not UTF-8 is told how to be', async () => {
  const folder = temporaryFolder({ 'n.ipynb': '{}', 'old.md': Buffer.from('# Gr\u00fc\u00dfe\n', 'latin1') });
  const refused = await importNotesFile(join(folder, 'n.ipynb'), { version: '0', output: join(folder, 'o.ipynb') });
  expect(refused.problems).toMatchObject([{ code: 'import/notebook', level: 'error' }]);
  const { problems } = await importNotesFile(join(folder, 'old.md'), { version: '0' });
  expect(problems).toMatchObject([{ level: 'warning', hint: 'Save the notes as UTF-8.' }]);
});

test('a picture that two links name is copied once', async () => {
  const folder = temporaryFolder({ 'n.md': '![a](<a b.png>) ![b](a%20b.png)\n', 'a b.png': 'x' });
  const { value } = await importNotesFile(join(folder, 'n.md'), { version: '0', output: join(folder, 'o/n.ipynb') });
  expect(value?.copied).toEqual(['a b.png']);
});

test('a time that is none is told with its line', async () => {
  const folder = temporaryFolder({ 'n.md': '# A\n\nSee EA1L4@12:70.\n' });
  cpSync(sample, join(folder, 'lesson'), { recursive: true });
  const options = { lecture: join(folder, 'lesson'), output: join(folder, 'l.ipynb'), version: '0' };
  const { problems } = await importNotesFile(join(folder, 'n.md'), options);
  expect(problems).toMatchObject([{ code: 'import/no-time', place: { line: 3 } }]);
});

test.each([
  ['---\ntitle: [broken\n---\n\n# Hi\n', 2],
  ['---\ntitle: A\nauthor: "x\n---\n\n# Hi\n', 3],
  ['---\nonly words\n---\n\n# Hi\n', 1],
])('front matter that says nothing is told with its line, and stays as it is: %j', async (text, line) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'n.md'), text);
  const { value, problems } = await importNotesFile(join(folder, 'n.md'), { version: '0' });
  expect(problems).toMatchObject([{ code: 'import/front-matter', level: 'warning', place: { line } }]);
  expect(value).toBeDefined();
});

test('front matter that can be read, and a rule further down, are no news', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'n.md'), '---\n# a comment\ntitle: A\n---\n\n# Hi\n\n---\n\nmore\n');
  expect((await importNotesFile(join(folder, 'n.md'), { version: '0' })).problems).toEqual([]);
});
