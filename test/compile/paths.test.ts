import fc from 'fast-check';
import { join } from 'node:path';
import { momentHref } from '../../src/compile/links.js';
import { decodeHref, encodeHref } from '../../src/text/links/href.js';
import { isSameVideo } from '../../src/text/links/video-address.js';
import { readMarkdown } from '../../src/text/markdown/markdown.js';
import { PIXEL } from '../lecture-files.js';
import { seedsOr } from '../soon.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

const NAME_PARTS = [
  '#',
  '?',
  '%',
  '%20',
  '%zz',
  ' ',
  '\u00a0',
  '\u202f',
  '&',
  '&copy;',
  '$',
  '`',
  '|',
  '(',
  ')',
  '[',
  ']',
];
const OTHERS = [
  'a',
  'B',
  '1',
  'é',
  'e\u0301',
  '中',
  '🙂',
  '"',
  "'",
  '<',
  '>',
  '*',
  '_',
  '~',
  '!',
  ';',
  '=',
  '+',
  '@',
  ':',
  '\\',
];
const name = fc
  .array(fc.constantFrom(...NAME_PARTS, ...OTHERS), { minLength: 1, maxLength: 8 })
  .map((parts) => `x${parts.join('')}y`);

test('a link to a file of any name leads there', () => {
  fc.assert(
    fc.property(name, name, (folder, file) => {
      const path = `${folder}/${file}.png`;
      const [reference, ...others] = readMarkdown(`![a picture](${encodeHref(path)})`).references;
      expect(others).toEqual([]);
      expect(reference?.kind).toBe('image');
      expect(decodeHref((reference?.href ?? '').replace(/[?#].*$/, ''))).toBe(path);
    }),
    { numRuns: seedsOr(300) },
  );
});

test('a link to a moment of a film of any name leads there', () => {
  fc.assert(
    fc.property(name, (file) => {
      const href = momentHref(`${file}.mp4`, 61_000);
      const [path = '', moment, ...others] = href.split('#');
      expect([decodeHref(path), moment, others]).toEqual([`${file}.mp4`, 't=61', []]);
    }),
    { numRuns: seedsOr(300) },
  );
});

test('a film whose name holds a sign of addresses is known by its links', () => {
  for (const file of ['a#1.mp4', 'why?.mp4', '100%.mp4', 'q & a.mp4', 'Lecture1: a#b.mp4', 'x+:#y.mp4'])
    expect(isSameVideo(momentHref(file, 5000), file)).toBe(true);
});

const SRT = '1\n00:00:01,000 --> 00:00:09,000\nHello and welcome to hash tables.\n';

test.each([
  'CS 61A #7',
  'why? because',
  '100% sure',
  'a%20b',
  'R&D',
  'Größe 中文 🙂',
  'fünf\u00a0x\u202fy',
  "it's (new) [1]",
  'CS101:intro',
  '$a$',
])('a lecture and a notebook called %s are built, checked and summarized with their picture', async (called) => {
  const folder = temporaryFolder({
    [`${called}/talk.srt`]: SRT,
    [`${called}/slides/00-00-02 ${called}.png`]: PIXEL,
  });
  const out = join(folder, called, `${called}.ipynb`);
  const built = await nbscribe('build', join(folder, called), '--summary', '-o', out);
  expect(built).toMatchObject({ code: 0, err: '' });
  const checked = await nbscribe('check', out, '--lecture', join(folder, called));
  expect(checked).toMatchObject({ code: 0, out: expect.stringContaining('1 image is there') as string });
  expect((await nbscribe('check', out.replace('.ipynb', '.summary.ipynb'))).code).toBe(0);
  const exported = await nbscribe('export', out, '--to', 'commonmark', '-o', join(folder, 'out', 'notes.md'));
  expect(exported).toMatchObject({ code: 0, err: expect.stringContaining('; 1 picture: ') as string });
});
