import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary.js';
import { nbscribe, nbscribeIn } from '../terminal.js';

const SRT = '1\n00:00:01,000 --> 00:00:03,000\nHello.\n';
const folder = temporaryFolder({
  'talk.srt': SRT,
  'other.mkv': '',
  'deck.pdf': '',
  'a.ipynb': '{}',
  'real.ipynb': '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
  'note.md': '# A\n',
  'folder.ipynb/in': '',
  'folder.md/in': '',
  'course/one/talk.srt': SRT,
  'course/two/talk.srt': SRT,
  'above/zoom/talk.srt': SRT,
});
const at = (name: string) => join(folder, name);
const piped = { input: () => Promise.resolve(new TextEncoder().encode(SRT)) };

test('a transcript comes in on standard input', async () => {
  const out = at('out/talk.ipynb');
  const said = await nbscribeIn(piped, 'build', '-', '-o', out);
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(said.out).toContain('1 word -> 1 section');
  expect(existsSync(out)).toBe(true);
  expect((await nbscribeIn(piped, 'inspect', '-')).out).toContain('1 cue, 1 word\n');
});

test.each([
  [['build', '-', '-o', 'x.ipynb'], 2, 'nothing comes in on standard input'],
  [['build', at('talk.srt'), '-o', 'x.html'], 2, 'jupyter nbconvert --to html'],
  [['build', at('talk.srt'), '-o', '-'], 2, 'not written to standard output'],
  [['build', 'https://youtu.be/ID'], 1, 'yt-dlp --skip-download'],
  [['build', 'https://h/a.vtt'], 1, 'curl -LO'],
  [['build', at('a.ipynb')], 1, '[lecture/notebook]'],
  [['build', at('other.mkv')], 1, 'whisper'],
  [['build', at('deck.pdf')], 1, '[lecture/slides]'],
  [['build', at('deck.pdf')], 1, 'pdftotext talk.pdf talk.txt'],
  [['build', at('course')], 1, '/*/'],
  [['run', at('a.ipynb'), '-o', 'x.html'], 2, 'jupyter nbconvert --to html'],
  [['build', at('talk.srt'), '-o', at('folder.ipynb')], 2, 'is a folder, and has the name of a notebook'],
  [['run', at('a.ipynb'), '-o', at('folder.ipynb')], 2, 'is a folder, and has the name of a notebook'],
  [['import', at('note.md'), '-o', at('folder.ipynb')], 2, 'is a folder, and has the name of a notebook'],
  [['import', at('folder.md')], 1, 'is a folder'],
  [['export', at('real.ipynb'), '--to', 'gfm', '-o', at('folder.ipynb')], 1, 'is the name of a notebook'],
  [['run', at('a.ipynb'), '-o', 'x'], 2, '-o takes a notebook, not "x"'],
  [['merge', at('a.ipynb'), at('a.ipynb'), '-o', 'x.html'], 2, 'jupyter nbconvert --to html'],
  [['merge', at('a.ipynb'), at('a.ipynb'), '-o', at('course')], 2, '-o takes a notebook, not'],
  [['merge', at('a.ipynb'), at('a.ipynb'), '-o', '-'], 2, 'not written to standard output'],
  [['concepts', '-'], 2, 'nothing comes in on standard input'],
  [['concepts', '-', '-'], 2, 'standard input can be read once'],
  [['check', at('a.ipynb'), '--lecture', '-'], 2, 'nothing comes in on standard input'],
  [['convert', '-', 'x.vtt'], 2, 'nothing comes in on standard input'],
  [['convert', at('talk.srt'), '-'], 2, 'Add --to vtt | srt'],
  [['convert', at('talk.srt'), '-', '--to', 'vtt', '--json'], 2, 'both write to standard output'],
  [['convert', at('talk.srt'), 'x.pdf'], 2, 'Let it end in one of .vtt'],
  [['convert', at('course'), 'x.vtt'], 1, '/*/'],
  [['build', at('above')], 1, `Give that folder: ${at('above/zoom/')}`],
  [['convert', at('gone.srt'), 'x.vtt'], 1, 'cannot be read'],
  [['build', at('talk.srt'), '--from', 'vtt'], 2, 'Did you mean webvtt?'],
])('%j is told what to do', async (args, code, what) => {
  const said = await nbscribe(...args);
  expect(said).toEqual({ code, out: '', err: expect.stringContaining(what) as string });
  expect(existsSync('x.ipynb') || existsSync('x.html')).toBe(false);
});

(existsSync('/dev/zero') ? test : test.skip)('a device that never ends is not read', async () => {
  const said = await nbscribe('build', '/dev/zero', '-o', at('x.ipynb'));
  expect(said).toMatchObject({ code: 1, err: expect.stringContaining('is there, but cannot be read') as string });
});

test('a transcript on standard input needs a name, and Ctrl-C ends a build with 130', async () => {
  expect(await nbscribeIn(piped, 'build', '-')).toMatchObject({ code: 2 });
  const out = at('never.ipynb');
  const said = await nbscribeIn({ signal: AbortSignal.abort() }, 'build', at('talk.srt'), '-o', out);
  expect({ code: said.code, written: existsSync(out) }).toEqual({ code: 130, written: false });
});

const SHORT = 'WEBVTT\n\n00:01.000 --> 00:03.000\nHello.\n';

test.each([
  ['a file', {}, [at('talk.srt')], 'talk.srt (srt)'],
  ['a folder', {}, [at('course/one')], 'talk.srt (srt)'],
  ['standard input', piped, ['-'], '<stdin> (srt)'],
])('convert takes %s, and writes to standard output', async (_, surroundings, input, from) => {
  const said = await nbscribeIn(surroundings, 'convert', ...input, '-', '--to', 'vtt');
  expect({ code: said.code, out: said.out }).toEqual({ code: 0, out: SHORT.replaceAll('00:0', '00:00:0') });
  expect(said.err).toContain(`1 caption of `);
  expect(said.err).toContain(`${from} -> standard output`);
});

test('of a folder convert takes the transcript that its manifest names, as a build would', async () => {
  const lecture = temporaryFolder({
    'a.srt': SRT,
    'b.srt': SRT.replace('Hello', 'Bye'),
    'lecture.yaml': 'transcript: b.srt\n',
  });
  expect((await nbscribe('convert', lecture, '-', '--to', 'txt', '-q')).out).toBe('[00:00:01.000] Bye.\n');
  const out = join(lecture, 'odd.name');
  expect(await nbscribe('convert', lecture, out, '--to', 'srt', '-q')).toEqual({ code: 0, out: '', err: '' });
  expect(readFileSync(out, 'utf8')).toBe(SRT.replace('Hello', 'Bye'));
});

test.each([
  ['a transcript', SRT.replace('Hello', 'Hash table. The hash table grows'), 1000],
  ['a text', 'A hash table keeps keys. The hash table grows.', 2],
  [
    'a notebook',
    JSON.stringify({
      cells: [
        { cell_type: 'markdown', id: 'a', metadata: {}, source: 'The hash table grows, the hash table shrinks.' },
      ],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    }),
    4,
  ],
])('concepts reads %s from standard input', async (_, text, at) => {
  const input = () => Promise.resolve(new TextEncoder().encode(text));
  const { code, out } = await nbscribeIn({ input }, 'concepts', '-', '--json');
  expect(code).toBe(0);
  const terms = JSON.parse(out) as readonly { term: string; mentions: readonly number[] }[];
  expect(terms.find(({ term }) => term === 'hash table')?.mentions[0]).toBe(at);
});

test('concepts --jsonl reads its lines from standard input', async () => {
  const input = () => Promise.resolve(new TextEncoder().encode('{"id": 7, "text": "A hash table. The hash table."}\n'));
  const { code, out } = await nbscribeIn({ input }, 'concepts', '-', '--jsonl');
  expect({ code, id: (JSON.parse(out) as { id: unknown }).id }).toEqual({ code: 0, id: 7 });
});

test('check holds a notebook against the transcript on standard input', async () => {
  const notebook = at('checked/talk.ipynb');
  expect(await nbscribe('build', at('talk.srt'), '-o', notebook)).toMatchObject({ code: 0 });
  expect(await nbscribeIn(piped, 'check', notebook, '--lecture', '-')).toMatchObject({ code: 0, err: '' });
  const other = { input: () => Promise.resolve(new TextEncoder().encode(SRT.replace('Hello', 'Good bye'))) };
  expect(await nbscribeIn(other, 'check', notebook, '--lecture', '-')).toMatchObject({ code: 1 });
});
