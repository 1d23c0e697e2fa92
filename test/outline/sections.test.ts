import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fScore } from '../../bench/train-sections-score.js';
import { readShippedData } from '../../src/host/data.js';
import type { Section } from '../../src/model/section.js';
import { chooseParts } from '../../src/outline/sections/parts.js';
import { phrasesAround } from '../../src/outline/sections/phrases.js';
import { readSectionModel, scoreStarts } from '../../src/outline/sections/section-model.js';
import { chooseStarts } from '../../src/outline/sections/segment.js';
import { readTalk } from '../../src/outline/talk.js';
import { loadLecture, understandLecture } from '../../src/pipeline/pipeline.js';
import { stemWord } from '../../src/text/words.js';
import { lectureOf, say } from '../place/lecture.js';

/** Sections and titles that a person wrote by reading the transcripts, before looking at the tool's. */
const read = JSON.parse(readFileSync(join(import.meta.dirname, 'sections-by-reading.json'), 'utf8')) as Record<
  string,
  [atS: number, title: string][]
>;

async function sectionsOf(sample: string): Promise<readonly Section[]> {
  const loaded = loadLecture(join(import.meta.dirname, '../../transcripts', sample)).value;
  if (loaded === undefined) throw new Error(`no ${sample}`);
  const sections = read[sample]?.length ?? 1;
  return (await understandLecture(loaded, { sections })).value.sections;
}

const stemsOf = (title: string) =>
  (title.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word) => stemWord(word));

describe.each(['gradient-descent-by-hand', 'remember-your-answers', 'hash-tables-from-scratch'])('%s', (sample) => {
  const theirs = read[sample] ?? [];

  test('most sections start where a reader puts them', async () => {
    const starts = (await sectionsOf(sample)).map(({ startMs }) => startMs / 1000).filter((atS) => atS > 15);
    const told = theirs.map(([atS]) => atS).filter((atS) => atS > 15);
    expect(fScore(starts, told, 15)).toBeGreaterThan(0.5);
  });

  test('half of those have a word of the title that the reader gave', async () => {
    const sections = await sectionsOf(sample);
    const pairs = theirs.flatMap(([atS, title]) => {
      const near = sections.find(({ startMs }) => startMs > 0 && Math.abs(startMs / 1000 - atS) <= 15);
      return near === undefined ? [] : [stemsOf(near.title).some((stem) => stemsOf(title).includes(stem))];
    });
    expect(pairs.filter(Boolean).length).toBeGreaterThanOrEqual(pairs.length / 2);
  });
});

test('phrases show what is said around a start, and no word of a subject', () => {
  const words = ['any questions'.split(' '), "okay so let's look at tensors".split(' ')];
  const general = new Set(['any', 'questions', 'okay', 'so', "let's", 'look', 'at']);
  const found = phrasesAround(words, 1, general);
  for (const phrase of ["^okay so let's look", "let's look at", 'look at *', '<any questions$', '<questions'])
    expect(found).toContain(phrase);
  expect([...found].join(' ')).not.toContain('tensors');
  expect(found).not.toContain('*');
});

test('a sentence that opens a topic is a likelier start than one that goes on', () => {
  const lines = [
    'We add the two of them.',
    'And this gives the same number.',
    "Okay, so next let's talk about caches.",
  ];
  const narration = say(...Array.from({ length: 60 }, (_, nth): [number, string] => [nth * 6, lines[nth % 3] ?? '']));
  const talk = readTalk(narration, []);
  const { fine: scores } = scoreStarts(talk, lectureOf(narration).durationMs, readSectionModel(readShippedData));
  const mean = (rest: number) => [...scores].filter((_, at) => at % 3 === rest).reduce((sum, each) => sum + each, 0);
  expect(mean(2)).toBeGreaterThan(mean(0));
  expect(mean(2)).toBeGreaterThan(mean(1));
});

test('no fine section is shorter than 40 seconds, where there is room for all', () => {
  const startMs = Float64Array.from({ length: 1800 }, (_, nth) => nth * 4000);
  const scores = startMs.map((_, nth) => (nth % 5 === 0 ? 3 : -3));
  const starts = chooseStarts(scores, startMs, { durationMs: 7_200_000, sections: 'fine' });
  expect(starts).toHaveLength(26);
  starts.slice(1).forEach((at, nth) => expect(startMs[at]! - startMs[starts[nth]!]!).toBeGreaterThanOrEqual(40_000));
});

test('the introduction may be short where the other sections are long, and weighs no less than a later start', () => {
  const startMs = Float64Array.from({ length: 360 }, (_, nth) => nth * 10_000);
  const scores = startMs.map((_, nth) => ([7, 100, 190, 280].includes(nth) ? 1 : -3));
  const options = { durationMs: 3_600_000, sections: 4 };
  expect(chooseStarts(scores, startMs, { ...options, introduced: true })).toContain(7);
  expect(chooseStarts(scores, startMs, options)).toEqual([0, 100, 190, 280]);
});

test('a long lecture has parts of several sections, a short one has none', () => {
  const startMs = Float64Array.from({ length: 26 }, (_, nth) => nth * 277_000);
  const scores = startMs.map((_, nth) => (nth % 4 === 0 ? 2 : -4));
  const starts = [...startMs.keys()];
  const parts = [...chooseParts(starts, { startMs, durationMs: 7_200_000, scores })];
  expect(parts).toEqual([0, 4, 8, 12, 16, 20, 24]);
  const few = { startMs: startMs.slice(0, 10), durationMs: 2_700_000, scores: scores.slice(0, 10) };
  expect(chooseParts(starts.slice(0, 10), few)).toEqual(new Set());
});
