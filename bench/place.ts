/**
 * Placing and outlining made-up lectures of growing length: `npm run bench:place`. CPU time, not the clock on the wall;
 * the first line is cold, as a user meets it. Time should grow with words times cells for placing, with words for the
 * outline: the last column divides by that and should stay level.
 */
import { readShippedData } from '../src/host/data.js';
import type { CourseCell, Lecture } from '../src/model/lecture.js';
import type { Narration } from '../src/model/narration.js';
import { outlineLecture } from '../src/outline/outline.js';
import { placeCaptures } from '../src/place/place.js';
import { cpuClock } from './measure.js';

const WORD_MS = 360;
const WORDS_A_SENTENCE = 15;

/** A generator of the same numbers every time (Park and Miller, 1988). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

/** Words drawn as speech has them: few often, many seldom, the topic moving on. */
function makeNarration(words: number): Narration {
  const draw = random(7);
  const word = (at: number) => {
    const rank = Math.floor(4000 ** (draw(10_000) / 10_000));
    return draw(4) === 0 ? `topic${Math.floor(at / 80) % 400}` : `word${rank}`;
  };
  const sentences = Array.from({ length: Math.ceil(words / WORDS_A_SENTENCE) }, (_, nth) => {
    const first = nth * WORDS_A_SENTENCE;
    const spoken = Array.from({ length: WORDS_A_SENTENCE }, (_word, at) => ({
      text: word(first + at),
      startMs: (first + at) * WORD_MS,
    }));
    const [startMs, endMs] = [first * WORD_MS, (first + WORDS_A_SENTENCE) * WORD_MS];
    return { words: spoken, startMs, endMs, breakBefore: 0, place: { path: 'made-up', line: nth + 1 } };
  });
  return { sentences, dropped: [] };
}

function makeLecture(narration: Narration, codeCells: number): Lecture {
  const draw = random(11);
  const durationMs = narration.sentences.at(-1)?.endMs ?? 0;
  const cells = Array.from({ length: codeCells * 2 }, (_, index): CourseCell => {
    const topic = `topic${Math.floor((index / (codeCells * 2)) * Math.min(400, durationMs / WORD_MS / 80))}`;
    const names = Array.from({ length: 6 }, () => `word${draw(4000)}`);
    return index % 2 === 0
      ? { kind: 'markdown', index, source: `## About ${topic}\n\nHere ${names.join(' ')} matter.`, outputText: '' }
      : {
          kind: 'code',
          index,
          source: `${names[0]}_${names[1]} = ${topic}(${names.slice(2).join(', ')})`,
          outputText: '',
        };
  });
  const path = 'course.ipynb';
  const captures = cells.flatMap(({ kind, index, source }) =>
    kind === 'code'
      ? [{ kind, atMs: undefined, content: source, origin: { path, cell: index }, place: { path, line: index } }]
      : [],
  );
  const cues = narration.sentences.map(({ startMs, endMs, words, place }) => ({
    startMs,
    endMs,
    text: words.map(({ text }) => text).join(' '),
    place,
  }));
  const empty = { chapters: [], pins: [], glossary: [] };
  const courseNotebooks = [{ path, language: 'python', cells }];
  return {
    title: 'Made up',
    language: 'en',
    visibility: 'public',
    cues,
    captures,
    courseNotebooks,
    durationMs,
    ...empty,
  };
}

function cpuMs<Value>(work: () => Value): [Value, number] {
  const spentMs = cpuClock();
  const value = work();
  return [value, spentMs()];
}

console.log('words   cells   place ms  outline ms  place ns / (word x cell)  outline us / word');
for (const [words, cells] of [
  [20_000, 240],
  [20_000, 240],
  [10_000, 240],
  [20_000, 120],
  [20_000, 480],
  [40_000, 240],
  [40_000, 480],
] as const) {
  const narration = makeNarration(words);
  const lecture = makeLecture(narration, cells);
  const [placed, placeMs] = cpuMs(() => placeCaptures(lecture, narration).value);
  const [, outlineMs] = cpuMs(() => outlineLecture(placed, narration, { readData: readShippedData }));
  const shares = [(placeMs * 1e6) / (words * cells), (outlineMs * 1000) / words];
  console.log(
    [words, cells, placeMs.toFixed(0), outlineMs.toFixed(0), ...shares.map((share) => share.toFixed(0))]
      .map((value) => String(value).padEnd(9))
      .join(' '),
  );
}
