import fc from 'fast-check';
import { splitNote } from '../../../src/read/captures/note.js';
import { readScript } from '../../../src/read/captures/script.js';
import { timeInName } from '../../../src/read/captures/shot-name.js';
import { readTime } from '../../../src/read/captures/time.js';
import { readRow } from '../../../src/read/captures/capture.js';
import { readManifestRows } from '../../../src/read/captures/manifest.js';
import { readCaptureFolder } from '../../../src/read/captures/folder.js';
import { folderOf, PIXEL } from '../../lecture-files.js';

test.each([
  ['00:12:34', 754_000],
  ['12:34', 754_000],
  ['137:36', 8_256_000],
  ['754', 754_000],
  ['12m34s', 754_000],
  ['1h2m3s', 3_723_000],
  ['00:00:01,5', 1500],
  ['0:0:1.25', 1250],
])('%s is read as %i ms', (written, ms) => expect(readTime(written)).toEqual({ ms }));

test.each(['1:75:00', '1:00:75', '12:75', 'noon', '', '-3', '1:2:3:4'])('"%s" is refused with a reason', (written) =>
  expect(readTime(written)).toEqual({ why: expect.stringMatching(/\w/) as string }),
);

test.each([
  ['00-12-34.png', 754_000],
  ['slide-00h12m34s.png', 754_000],
  ['12m34s.py', 754_000],
  ['t=754.png', 754_000],
  ['00_12_34_500.png', 754_500],
  ['lecture 01.02.03.jpg', 3_723_000],
  ['12-34.png', 754_000],
  ['03.png', undefined],
  ['slide12.png', undefined],
  ['2024-01-15 board.png', undefined],
  ['1-75-00.png', undefined],
])('the name %s carries %s ms', (name, ms) => expect(timeInName(name)).toBe(ms));

test('a script is cut at its %% marks; markdown cells are prose', () => {
  const { notebook, captures } = readScript(
    'a.py',
    '# %% [markdown]\n# # Title\n# text\n# %% load\nimport os\n\n# %%\nprint(1)\n',
  );
  expect(notebook.cells.map(({ kind, source }) => ({ kind, source }))).toEqual([
    { kind: 'markdown', source: '# Title\ntext' },
    { kind: 'code', source: 'import os' },
    { kind: 'code', source: 'print(1)' },
  ]);
  expect(captures).toMatchObject([
    { title: 'load', origin: { cell: 1 }, place: { line: 5 } },
    { origin: { cell: 2 }, place: { line: 8 } },
  ]);
});

test('a script without marks is one cell, also in other languages', () => {
  expect(readScript('a.js', 'let x = 1;\n').captures).toMatchObject([
    { content: 'let x = 1;', language: 'javascript' },
  ]);
  expect(readScript('a.jl', 'x = 1 # %% not a mark').captures).toHaveLength(1);
});

test('a note is cut at fences in the language of the kernel, others stay prose', () => {
  const note = '# Idea\n\ntext\n\n```python\nx = 1\n```\n\nmore\n\n```sql\nselect 1\n```\n';
  const pieces = splitNote(note, 'python');
  expect(pieces.map(({ kind, code, line }) => ({ kind, code, line }))).toEqual([
    { kind: 'note', code: undefined, line: 1 },
    { kind: 'code', code: 'x = 1', line: 5 },
    { kind: 'note', code: undefined, line: 9 },
  ]);
  expect(pieces.map((piece) => piece.raw).join('')).toBe(note);
});

const markdownLine = fc.constantFrom(
  '# h',
  'text',
  '',
  '```python',
  '```',
  '1. ',
  '- a',
  '    code',
  '> q',
  '| a |',
  '---',
  '~~~',
);

test('no byte of a note is lost', () => {
  fc.assert(
    fc.property(fc.array(markdownLine), fc.constantFrom('\n', '\r\n'), (lines, end) => {
      const pieces = splitNote(lines.join(end), 'python');
      expect(pieces.map((piece) => piece.raw).join('')).toBe(lines.join('\n'));
    }),
  );
});

const manifests: Record<string, string> = {
  'captures.csv': 'at,kind,file,title\n00:01:00,slide,a.png,"One, two"\n2:00,code,b.py,\n',
  'captures.tsv': 'at\tkind\tfile\ttitle\n00:01:00\tslide\ta.png\tOne, two\n2:00\tcode\tb.py\n',
  'captures.yaml':
    '- {at: 00:01:00, kind: slide, file: a.png, title: "One, two"}\n- at: "2:00"\n  kind: code\n  file: b.py\n',
  'captures.json':
    '[{"at": "00:01:00", "kind": "slide", "file": "a.png", "title": "One, two"},\n {"at": 120, "kind": "code", "file": "b.py"}]',
};

test.each(Object.entries(manifests))('%s gives the same captures', (path, text) => {
  const files = folderOf({ 'a.png': PIXEL, 'b.py': 'print(2)\n', 'a.txt': 'Words on the slide\n' });
  const { value: rows, problems } = readManifestRows(path, text);
  const read = rows.map((row) => readRow(row, { files, language: 'python', folder: '' }));
  expect([...problems, ...read.flatMap((outcome) => outcome.problems)]).toEqual([]);
  expect(read.flatMap((outcome) => outcome.value)).toMatchObject([
    {
      kind: 'slide',
      atMs: 60_000,
      title: 'One, two',
      content: 'Words on the slide',
      image: { widthPx: 1, mediaType: 'image/png' },
    },
    { kind: 'code', atMs: 120_000, content: 'print(2)', language: 'python' },
  ]);
  expect(rows.map((row) => row.place.line)).toEqual(
    path.endsWith('.json') ? [1, 2] : path.endsWith('.yaml') ? [1, 2] : [2, 3],
  );
});

test('in a folder of captures, what carries no time is named', () => {
  const files = folderOf({ 'c/00-01-00.py': 'x', 'c/helper.py': 'y', 'c/1.png': PIXEL });
  const { value, problems } = readCaptureFolder('c', { files, language: 'python', folder: '' });
  expect(value.map(({ kind, atMs }) => ({ kind, atMs }))).toEqual([
    { kind: 'code', atMs: 60_000 },
    { kind: 'slide', atMs: undefined },
  ]);
  expect(problems).toMatchObject([
    { code: 'captures/no-time', message: expect.stringContaining('c/helper.py') as string },
  ]);
});

test('the relative images of a note come along', () => {
  const files = folderOf({
    'notes/n.md': 'see ![the map](pics/my%20map.png "title") and ![far](https://x.org/a.png)',
    'notes/pics/my map.png': PIXEL,
  });
  const row = { fields: { at: '1', kind: 'note', file: 'notes/n.md' }, place: { path: 'captures.csv', line: 2 } };
  const { value, problems } = readRow(row, { files, language: 'python', folder: '' });
  expect(problems).toEqual([]);
  expect(value[0]?.links).toMatchObject([{ href: 'pics/my%20map.png', image: { path: 'notes/pics/my map.png' } }]);
});
