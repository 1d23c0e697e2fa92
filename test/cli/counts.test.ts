import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../../src/model/counted.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

const SRT = '1\n00:00:01,000 --> 00:00:03,000\nHello.\n';
const folder = temporaryFolder({
  'talk.srt': SRT,
  'lesson/talk.srt': SRT,
  'lesson/captures.csv': 'time,kind,content\n00:00:02,code,x = 1\n',
  'lesson/chapters.txt': '00:00 Start\n',
  'lesson/slides/00-00-01.png': 'no picture',
});
const at = (name: string) => join(folder, name);

/** `1 words`, `1 code cells`, `1 entries with`: a noun in the plural behind a lone 1. */
const ONE_OF_MANY =
  /(?<![\w.,:/-])1 (?:code |misheard |generated |more )?(?!is\b|was\b|has\b|this\b|leads\b|stands\b)[a-z]{2,}[^s\W]s\b/;

test('a number and its noun agree', () => {
  expect([0, 1, 2].map((count) => counted(count, 'word'))).toEqual(['0 words', '1 word', '2 words']);
  expect([1, 2].map((count) => counted(count, 'entry', 'entries'))).toEqual(['1 entry', '2 entries']);
  expect('1 words').toMatch(ONE_OF_MANY);
  expect('found 1 code cells').toMatch(ONE_OF_MANY);
  expect('1 word, 2 cells').not.toMatch(ONE_OF_MANY);
});

test('of a lecture of one word no command says "1 words"', async () => {
  mkdirSync(at('out'));
  const commands = [
    ['inspect', at('talk.srt')],
    ['inspect', at('lesson')],
    ['build', at('lesson'), '--summary', '-o', at('out/')],
    ['build', at('lesson'), '--summary', '-o', at('out/')],
    ['check', at('out/lesson.ipynb'), at('out/lesson.summary.ipynb')],
    ['check', at('out/lesson.ipynb'), '--lecture', at('talk.srt')],
    ['diff', at('out/lesson.ipynb'), at('out/lesson.ipynb')],
    ['merge', at('out/lesson.ipynb'), at('out/lesson.ipynb'), '-o', at('out/both.ipynb')],
    ['merge', at('out/lesson.ipynb'), '--as', 'a', '--as', 'b', '-o', at('out/one.ipynb')],
    ['concepts', at('talk.srt'), at('lesson')],
    ['convert', at('talk.srt'), at('out/talk.vtt')],
  ];
  for (const args of commands) {
    const { out, err } = await nbscribe(...args);
    expect([args, out + err]).not.toEqual([args, '']);
    expect(out + err).not.toMatch(ONE_OF_MANY);
  }
  for (const name of readdirSync(at('out')).filter((file) => file.endsWith('.ipynb')))
    expect(readFileSync(at(`out/${name}`), 'utf8')).not.toMatch(ONE_OF_MANY);
});

test('what a reader saw is counted so too', () => {
  const fixtures = join(import.meta.dirname, '../read/transcripts/fixtures');
  const expected = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.expected'),
  );
  expect(expected.length).toBeGreaterThan(80);
  for (const name of expected)
    expect(readFileSync(join(fixtures, name), 'utf8').split('\n', 1)[0]).not.toMatch(ONE_OF_MANY);
});
