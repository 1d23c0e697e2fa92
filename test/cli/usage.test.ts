import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

const SRT = '1\n00:00:01,000 --> 00:00:03,000\nHello, and welcome to the course.\n';
const folder = temporaryFolder({ 'talk.srt': SRT, 'lesson/talk.srt': SRT, '-odd.srt': SRT });
const talk = join(folder, 'talk.srt');

test('nbscribe alone shows what one can do, by examples, and succeeds', async () => {
  const { code, out, err } = await nbscribe();
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('nbscribe build talk.vtt');
  expect(out.split('\n').length).toBeLessThan(15);
});

test.each([[['help']], [['--help']], [['-h']]])('%j lists the commands on stdout', async (args) => {
  const { code, out, err } = await nbscribe(...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('nbscribe summarize <lecture..>');
});

test.each([[['help', 'build']], [['build', '--help']]])('%j tells the options of build', async (args) => {
  const { code, out } = await nbscribe(...args);
  expect(code).toBe(0);
  expect(out).toContain('--dry-run');
});

test('version is --version', async () => {
  expect((await nbscribe('version')).out).toBe((await nbscribe('--version')).out);
});

test('a lecture alone is built', async () => {
  const before = process.cwd();
  process.chdir(temporaryFolder());
  try {
    expect(await nbscribe(talk)).toMatchObject({ code: 0, err: '' });
    expect(await nbscribe('-q', join(folder, 'lesson'))).toEqual({ code: 0, out: '', err: '' });
    expect(readdirSync('.').sort()).toEqual(['lesson.ipynb', 'talk.ipynb']);
  } finally {
    process.chdir(before);
  }
});

test('a notebook alone is opened', async () => {
  const there = temporaryFolder({ 'x.ipynb': '{' });
  const { err } = await nbscribe('-q', join(there, 'x.ipynb'), '--server', 'ftp://x', '--no-browser');
  expect(err).toContain('--server is not the address of a server');
});

test('what begins with a dash is a file behind --, and a time behind --offset', async () => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    expect(await nbscribe('build', '--dry-run', '--', '-odd.srt')).toMatchObject({ code: 0, err: '' });
    expect(await nbscribe('build', 'talk.srt', '--dry-run', '--offset', '-00:00:01')).toMatchObject({ code: 0 });
  } finally {
    process.chdir(before);
  }
});

const VALUED = ['output', 'from', 'encoding', 'video', 'offset', 'sections', 'topics'];
const CHOSEN = ['fillers', 'captions', 'slides', 'snapshots'];

const WRONG: readonly (readonly [readonly string[], string])[] = [
  ...[...VALUED, ...CHOSEN].map((name) => [['build', talk, `--${name}`], `--${name} has no value`] as const),
  ...VALUED.map((name) => [['build', talk, `--${name}`, ''], `--${name} has no value`] as const),
  ...VALUED.map((name) => [['build', talk, `--${name}`, '--json'], `--${name} has no value`] as const),
  ...VALUED.map((name) => [['build', talk, `--${name}=a`, `--${name}=b`], `--${name} is given twice`] as const),
  ...CHOSEN.map((name) => [['build', talk, `--${name}`, 'odd'], `--${name} cannot be "odd". Give one of "`] as const),
  [['build', talk, '-o', 'a.ipynb', '--output', 'b.ipynb'], '--output is given twice'],
  [['build', talk, '--fillers', 'keep', '--fillers', 'drop'], '--fillers is given twice'],
  [['build', talk, '--summary=maybe'], '--summary takes no value'],
  [['build', talk, '--no-output'], 'Unknown option --no-output'],
  [['build', talk, '--summry'], 'Did you mean --summary?'],
  [['build', talk, '-x'], 'Unknown option -x.'],
  [['build', ''], 'LECTURE is empty'],
  [['inspect', talk, 'more'], 'there is no file or folder "more"'],
  [['inspect', talk, folder], `"${folder}" is more than \`nbscribe inspect <lecture> [decks..]\` takes`],
  [['merge', 'a', 'b', '-o', 'c', '--as'], '--as has no value'],
  [['run', 'x.ipynb', '--in-place', '-o', 'y.ipynb'], '--in-place and --output cannot be given together'],
  [['open', 'x.ipynb', '--token'], '--token has no value'],
  [['convert', talk], 'OUTPUT is missing'],
  [['convert', talk, talk], 'is the transcript itself'],
  [['course', 'mend'], 'ACTION cannot be "mend". Give one of "init"'],
  [['help', 'bild'], 'Did you mean build?'],
  [['no/such.vtt'], '"no/such.vtt" is no command, and there is no file or folder of that name'],
  ...['zero', '0', '-1', '1.5', '1e9', 'NaN', '', '9'.repeat(30)].flatMap((number) => [
    [['build', talk, '--concepts', number], `--concepts cannot be "${number}"`] as const,
    [['concepts', talk, '--top', number], `--top cannot be "${number}"`] as const,
    [
      ['build', talk, '--sections', number],
      number === '' ? '--sections has no value' : '--sections cannot be',
    ] as const,
  ]),
  [['summarize', talk, '--concepts', '3', '--concepts', '4'], '--concepts is given twice'],
  ...['-1', '1e12', 'soon', ''].map(
    (number) => [['run', 'x.ipynb', '--timeout', number], `--timeout cannot be "${number}"`] as const,
  ),
];

test.each(WRONG)('%j is wrong usage: 2, said in a line, and nothing is written', async (args, message) => {
  const { code, out, err } = await nbscribe(...args);
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringContaining(message) as string });
  expect(err).not.toMatch(/undefined|: \.|\n *at /);
  expect(existsSync('talk.ipynb')).toBe(false);
});

test.each([['--from'], ['--encoding']])('%s with a name that nothing has is a wrong use', async (option) => {
  const { code, err } = await nbscribe('build', talk, option, 'nonsense', '--dry-run');
  expect(code).toBe(2);
  expect(err).toContain('"nonsense"');
});
