import { jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { decodeFrames, findFfmpeg } from '../../src/host/video/ffmpeg.js';
import { HEIGHT_PX, WIDTH_PX } from '../../src/read/video/frame.js';
import { readStates } from '../../src/read/video/states.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe, nbscribeIn } from '../terminal.js';

/** The words of a picture are read from nine of them. */
jest.setTimeout(240_000);

const FIXTURES = join(import.meta.dirname, '../read/video/fixtures');
const FILM = join(FIXTURES, 'lecture.mp4');
const DECK = join(import.meta.dirname, '../read/decks/fixtures/hashing.pdf');
const SRT = '1\n00:00:01,000 --> 00:01:10,000\nHello and welcome to hash tables.\n';

const tools = findFfmpeg();
if (tools === undefined) console.warn('videos are not tried: `apt install ffmpeg`');
const withFfmpeg = tools === undefined ? test.skip : test;

function folderWith(...files: readonly string[]): string {
  const folder = temporaryFolder({});
  for (const file of files) copyFileSync(file, join(folder, file.slice(file.lastIndexOf('/') + 1)));
  return folder;
}

interface Stamped {
  readonly source: readonly string[];
  readonly metadata: {
    readonly nbscribe?: {
      kind: string;
      startMs: number;
      source?: { path: string; page?: number };
      earlier?: unknown[];
    };
  };
}
const cellsOf = (path: string) => (JSON.parse(readFileSync(path, 'utf8')) as { cells: Stamped[] }).cells;
const slidesOf = (path: string) => cellsOf(path).filter(({ metadata }) => metadata.nbscribe?.kind === 'slide');
const startsOf = (path: string) => slidesOf(path).map(({ metadata }) => (metadata.nbscribe?.startMs ?? 0) / 1000);

/** `lecture.gold.json`: what the screen of the film showed. */
interface Shown {
  readonly start: number;
  readonly key: string;
  readonly kind: 'page' | 'build';
}
const gold = JSON.parse(readFileSync(join(FIXTURES, 'lecture.gold.json'), 'utf8')) as readonly Shown[];
const pages = gold.filter(({ kind }) => kind === 'page');

withFfmpeg('of the film every change of the slide is seen, to a second and a half, and no other', async () => {
  const size = { widthPx: WIDTH_PX, heightPx: HEIGHT_PX, perSecond: 2 };
  const states = await readStates(decodeFrames(tools!, FILM, { stream: 0, ...size }));
  const starts = states.map(({ startMs }) => startMs / 1000);
  const seen = pages.filter(({ start }) => starts.some((other) => Math.abs(other - start) <= 1.5));
  const right = starts.filter((start) => pages.some((page) => Math.abs(page.start - start) <= 1.5));
  expect(seen.length / pages.length).toBeGreaterThanOrEqual(0.94);
  expect(right.length / starts.length).toBe(1);
});

withFfmpeg(
  'a film alone becomes a notebook: its captions, its chapters, what its screen shows, and links into it',
  async () => {
    const folder = folderWith(FILM);
    const out = join(folder, 'out/lecture.ipynb');
    const said = await nbscribe('build', join(folder, 'lecture.mp4'), '-o', out);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('156 words, 9 slides');
    expect(startsOf(out)).toEqual(pages.map(({ start }) => start));
    const text = cellsOf(out)
      .map(({ source }) => source.join(''))
      .join('\n');
    expect(text).toContain('](../lecture.mp4#t=29)');
    expect(text).toContain('## Collisions and load');
    expect(text).toContain('shown before at [00:19]');
    const pictures = readdirSync(join(folder, 'out/lecture_files')).filter((name) => name.endsWith('.jpg'));
    expect(pictures).toHaveLength(9);
    expect((await nbscribe('check', out, '--lecture', join(folder, 'lecture.mp4'))).code).toBe(0);
  },
);

withFfmpeg('progress is told by the minute; a rebuild looks at no frame again, and changes nothing', async () => {
  const folder = folderWith(FILM);
  const out = join(folder, 'lecture.ipynb');
  const args = ['build', join(folder, 'lecture.mp4'), '-o', out];
  const { err } = await nbscribeIn({ nowMs: slowClock() }, ...args);
  expect(err).toContain('watching the video, minute 1 of 2 ...');
  expect(err).toContain('taking pictures of the video, 9 of 9 ...');
  const before = readFileSync(out);
  const said = await nbscribeIn({ nowMs: slowClock() }, ...args);
  expect(said.err).not.toMatch(/watching|taking pictures/);
  expect(readFileSync(out)).toEqual(before);
});

/** A clock by which everything takes longer than a second: all progress is told. */
function slowClock(): () => number {
  let nowMs = 0;
  return () => (nowMs += 5000);
}

withFfmpeg(
  'with a deck beside it the pages stand where the screen shows them, sharp; the editor stays a picture',
  async () => {
    const folder = folderWith(FILM, DECK);
    const out = join(folder, 'lecture.ipynb');
    const said = await nbscribe(
      'build',
      join(folder, 'lecture.mp4'),
      join(folder, 'hashing.pdf'),
      '-o',
      out,
      '--quiet',
    );
    expect(said.code).toBe(0);
    const shown = slidesOf(out).map(({ metadata: { nbscribe: stamp } }) => [
      stamp!.startMs / 1000,
      stamp!.source?.page,
    ]);
    expect(shown).toEqual([
      [0, 1],
      [6, 4],
      [19, 5],
      [29, 6],
      [37, undefined],
      [51, 9],
      [64, 10],
      [71, undefined],
      [75, 11],
    ]);
    const text = slidesOf(out)
      .map(({ source }) => source.join(''))
      .join('\n');
    expect(text).not.toContain('about [');
    expect(text).toMatch(/\[01:11\]\(lecture.mp4#t=71\) Slide · The hash function, shown before at \[00:19\]/);
  },
);

withFfmpeg(
  'captions beside a film, in a folder, in lecture.yaml and on the command line go before those in it',
  async () => {
    const folder = folderWith(FILM);
    writeFileSync(join(folder, 'lecture.srt'), SRT);
    writeFileSync(join(folder, 'other.srt'), SRT.replace('Hello', 'Goodbye'));
    const transcriptOf = async (...names: string[]) =>
      (await nbscribe('inspect', ...names.map((name) => join(folder, name)), '--no-screen')).out;
    expect(await transcriptOf('lecture.mp4')).toContain('transcript lecture.srt');
    expect(await transcriptOf('lecture.mp4', 'other.srt')).toContain('transcript other.srt');
    expect(await transcriptOf('other.srt', 'lecture.mp4')).toMatch(/transcript other.srt[^]*video {6}lecture.mp4/);
  },
);

withFfmpeg('a folder with nothing but a film and slides is a lecture', async () => {
  const folder = folderWith(FILM, DECK);
  const { code, out } = await nbscribe('inspect', folder);
  expect(code).toBe(0);
  expect(out).toContain('transcript lecture.mp4/captions.en.vtt');
  expect(out).toMatch(/00:01:04 0\.\d+ hashing.pdf 10: Load factor \(its time is known\)/);
});

withFfmpeg('slides with times are enough: no film is looked at, nor with --no-screen', async () => {
  const folder = folderWith(FILM);
  mkdirSync(join(folder, 'slides'));
  for (const name of ['00-00-02.jpg', '00-00-20.jpg', '00-00-40.jpg'])
    copyFileSync(join(DECK, '../photo.jpg'), join(folder, 'slides', name));
  expect((await nbscribe('inspect', folder, '--slides', 'all')).out).toContain('3 slides\n');
  expect((await nbscribe('inspect', join(folder, 'lecture.mp4'), '--no-screen')).out).not.toContain('slides');
});

withFfmpeg('what is no film says so, and the words are there all the same', async () => {
  const folder = temporaryFolder({ 'talk.mp4': 'no film at all', 'talk.srt': SRT });
  const said = await nbscribe('build', join(folder, 'talk.mp4'), '-o', join(folder, 'talk.ipynb'));
  expect(said).toMatchObject({ code: 0, err: expect.stringContaining('is no video that can be read') as string });
  expect(
    cellsOf(join(folder, 'talk.ipynb'))
      .map(({ source }) => source.join(''))
      .join('\n'),
  ).toContain('talk.mp4#t=1');
});

withFfmpeg('a film that is a list of addresses is not followed', async () => {
  const list = '#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n';
  const folder = temporaryFolder({ 'talk.mp4': list, 'talk.srt': SRT });
  const said = await nbscribe('build', join(folder, 'talk.mp4'), '-o', join(folder, 'talk.ipynb'));
  expect(said).toMatchObject({ code: 0, err: expect.stringContaining('[video/unreadable]') as string });
});

withFfmpeg('a film with its captions inside is opened once for them and for its screen', async () => {
  const folder = folderWith(FILM);
  const programs = temporaryFolder({});
  const log = join(programs, 'opened.txt');
  const ffprobe = join(programs, 'ffprobe');
  writeFileSync(ffprobe, `#!/bin/sh\necho >> "${log}"\nexec "${tools!.ffprobe}" "$@"\n`, { mode: 0o755 });
  const { PATH = '' } = process.env;
  process.env['PATH'] = `${programs}${delimiter}${PATH}`;
  try {
    for (const lecture of [join(folder, 'lecture.mp4'), folder]) {
      writeFileSync(log, '');
      expect((await nbscribe('inspect', lecture)).out).toContain('9 slides');
      expect(readFileSync(log, 'utf8')).toBe('\n');
    }
  } finally {
    process.env['PATH'] = PATH;
  }
});

withFfmpeg('a film without captions says how to make some', async () => {
  const folder = temporaryFolder({});
  const film = join(folder, 'mute.mp4');
  spawnSync('ffmpeg', ['-v', 'quiet', '-i', FILM, '-map', '0:v', '-c', 'copy', '-t', '2', film]);
  expect(await nbscribe('build', film)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/no captions in[^]*whisper/) as string,
  });
  expect(await nbscribe('build', folder)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/no captions in[^]*whisper/) as string,
  });
});

test('without ffmpeg a build says how to get it, and goes on without the screen', async () => {
  const folder = folderWith(FILM);
  const before = process.env['NBSCRIBE_VIDEO'];
  process.env['NBSCRIBE_VIDEO'] = 'none';
  try {
    const none = await nbscribe('build', join(folder, 'lecture.mp4'), '-o', join(folder, 'x.ipynb'));
    expect(none).toMatchObject({
      code: 1,
      err: expect.stringMatching(/without ffmpeg[^]*apt install ffmpeg/) as string,
    });
    expect(existsSync(join(folder, 'x.ipynb'))).toBe(false);
    writeFileSync(join(folder, 'lecture.srt'), SRT);
    const said = await nbscribe('build', join(folder, 'lecture.mp4'), '-o', join(folder, 'x.ipynb'));
    expect(said).toMatchObject({ code: 0, err: expect.stringContaining('[video/no-ffmpeg]') as string });
    expect(cellsOf(join(folder, 'x.ipynb')).length).toBeGreaterThan(2);
  } finally {
    if (before === undefined) delete process.env['NBSCRIBE_VIDEO'];
    else process.env['NBSCRIBE_VIDEO'] = before;
  }
});

withFfmpeg('Ctrl-C while a film is looked at leaves nothing behind, and no program at work', async () => {
  const folder = folderWith(FILM);
  const stop = new AbortController();
  const err = (text: string) => {
    if (text.includes('watching')) stop.abort();
  };
  const terminal = { nowMs: slowClock(), err, signal: stop.signal };
  const { code } = await nbscribeIn(terminal, 'build', join(folder, 'lecture.mp4'), '-o', join(folder, 'x.ipynb'));
  expect(code).toBe(130);
  expect(readdirSync(folder)).toEqual(['lecture.mp4']);
});
