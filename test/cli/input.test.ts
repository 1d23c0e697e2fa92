import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary.js';
import { nbscribe, nbscribeIn } from '../terminal.js';

const SRT = '1\n00:00:01,000 --> 00:00:03,000\nHello.\n';
const folder = temporaryFolder({
  'talk.srt': SRT,
  'talk.mp4': '',
  'other.mkv': '',
  'deck.pdf': '',
  'a.ipynb': '{}',
  'course/one/talk.srt': SRT,
  'course/two/talk.srt': SRT,
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
  [['build', at('talk.mp4')], 1, 'talk.srt" --video'],
  [['build', at('other.mkv')], 1, 'whisper'],
  [['build', at('deck.pdf')], 1, '[lecture/slides]'],
  [['build', at('course')], 1, '/*/'],
  [['build', at('talk.srt'), '--from', 'vtt'], 1, 'Did you mean webvtt?'],
])('%j is told what to do', async (args, code, what) => {
  const said = await nbscribe(...args);
  expect(said).toEqual({ code, out: '', err: expect.stringContaining(what) as string });
  expect(existsSync('x.ipynb') || existsSync('x.html')).toBe(false);
});

test('a transcript on standard input needs a name, and Ctrl-C ends a build with 130', async () => {
  expect(await nbscribeIn(piped, 'build', '-')).toMatchObject({ code: 2 });
  const out = at('never.ipynb');
  const said = await nbscribeIn({ signal: AbortSignal.abort() }, 'build', at('talk.srt'), '-o', out);
  expect({ code: said.code, written: existsSync(out) }).toEqual({ code: 130, written: false });
});
