/**
 * Fits the weights of section starts on lectures for which a note-taker's sections are known, leaving one out at a time
 * to measure, and writes `src/outline/weights.ts` from all of them: `npm run fit:outline`. The lectures and the notes
 * (`lectures/`, `gold/A_*.json`) are read from the folder NBSCRIBE_SHARED, default `../shared`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readShippedData } from '../src/host/data.js';
import { FEATURES, readFeatures, scoreStarts, type Weights } from '../src/outline/features.js';
import { MARKERS } from '../src/outline/markers.js';
import { chooseStarts } from '../src/outline/segment.js';
import { readTalk, type Talk } from '../src/outline/talk.js';
import { loadLecture } from '../src/pipeline.js';
import { placeCaptures } from '../src/place/place.js';
import { narrate } from '../src/text/narrate.js';
import { fitLogistic } from './fit-logistic.js';

const shared = process.env['NBSCRIBE_SHARED'] ?? '../shared';

/** A sentence this near to the note-taker's section start counts as one; it falls as a bell. */
const NEAR_S = 8;
/** A time stamp that the note-taker set inside a section is a boundary to this part (fine sections only). */
const STAMP_WORTH = 0.3;
const PENALTY = 40;
/**
 * Coarse sections: a dozen boundaries a lecture are too few to fit. The fine weights, with what a speaker is used to say
 * counting less (other speakers say other things) and the change of vocabulary over five minutes counting more.
 */
const COARSE = { markers: 0.6, contrast: 0.8 };
/** Not seen in the lectures learned from. */
const BELIEVED = { audience: 0.6, turn: 0.2 };

type Grain = 'fine' | 'coarse';

interface Gold {
  readonly boundaries: readonly number[];
  readonly coarse_boundaries: readonly number[];
  readonly fine_boundaries: readonly number[];
}

interface Lesson {
  readonly id: string;
  readonly talk: Talk;
  readonly features: readonly Float32Array[];
  readonly durationMs: number;
  readonly gold: Gold;
}

function readLesson(id: string, gold: Gold): Lesson | undefined {
  const loaded = loadLecture(join(shared, 'lectures', `fastai-v3-${id}`)).value;
  if (loaded === undefined) return undefined;
  const narration = narrate(loaded.lecture, { readData: readShippedData }).value;
  const lecture = placeCaptures(loaded.lecture, narration).value;
  const talk = readTalk(narration, lecture.cues);
  return { id, talk, features: readFeatures(talk, lecture), durationMs: lecture.durationMs, gold };
}

const bell = (distance: number) => Math.exp(-0.5 * (distance / NEAR_S) ** 2);

function labelsOf({ talk, gold }: Lesson): Float64Array {
  const nearest = (times: readonly number[], atS: number) => Math.max(0, ...times.map((time) => bell(time - atS)));
  return Float64Array.from(talk.startMs, (startMs) => {
    const stamp = STAMP_WORTH * nearest(gold.fine_boundaries, startMs / 1000);
    return Math.max(stamp, nearest(gold.boundaries, startMs / 1000));
  });
}

function fit(lessons: readonly Lesson[], grain: Grain): Weights {
  const fitted = fitLogistic(
    lessons.map((lesson) => ({ features: lesson.features, labels: labelsOf(lesson) })),
    PENALTY,
  );
  const scale = (name: string) => (grain === 'coarse' && MARKERS.includes(name) ? COARSE.markers : 1);
  const extra = (name: string) => (grain === 'coarse' && name === 'contrast' ? COARSE.contrast : 0);
  const weights = FEATURES.map((name, nth) => [name, round((fitted[nth] ?? 0) * scale(name) + extra(name))] as const);
  const kept = weights.filter(([, weight]) => weight !== 0);
  return { bias: round(fitted[FEATURES.length] ?? 0), weights: { ...BELIEVED, ...Object.fromEntries(kept) } };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** F of starts against boundaries within a tolerance, one to one, both ascending (greedy is optimal on a line). */
function fScore(starts: readonly number[], boundaries: readonly number[], within: number): number {
  let [hits, nth] = [0, 0];
  for (const boundary of boundaries) {
    while (nth < starts.length && starts[nth]! < boundary - within) nth++;
    if (nth < starts.length && starts[nth]! <= boundary + within) {
      hits += 1;
      nth += 1;
    }
  }
  return (2 * hits) / Math.max(1, starts.length + boundaries.length);
}

function measure(lesson: Lesson, weights: Weights, grain: Grain): string {
  const { talk, features, durationMs, gold } = lesson;
  const starts = chooseStarts(scoreStarts(features, weights), talk.startMs, { durationMs, sections: grain });
  const times = starts.map((at) => talk.startMs[at]! / 1000).filter((time) => time > 15);
  const boundaries = grain === 'coarse' ? gold.coarse_boundaries : gold.boundaries;
  const scores = [15, 30, 60].map((within) => `F${within} ${fScore(times, boundaries, within).toFixed(2)}`);
  return `${lesson.id} ${grain}: ${times.length} of ${boundaries.length}, ${scores.join(' ')}`;
}

function main(): void {
  const folder = join(shared, 'gold');
  if (!existsSync(folder)) return console.log(`skipped: no ${folder}; set NBSCRIBE_SHARED`);
  const lessons = readdirSync(folder).flatMap((file) => {
    const [, id] = /^A_(lesson\d+)\.json$/.exec(file) ?? [];
    return id === undefined ? [] : (readLesson(id, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Gold) ?? []);
  });
  for (const grain of ['fine', 'coarse'] as const)
    for (const lesson of lessons)
      console.log(
        measure(
          lesson,
          fit(
            lessons.filter((other) => other !== lesson),
            grain,
          ),
          grain,
        ),
      );
  const fitted = { fine: fit(lessons, 'fine'), coarse: fit(lessons, 'coarse') };
  const text = JSON.stringify(fitted, null, 2).replace(/"(\w+)":/g, '$1:');
  const head = `import type { Weights } from './features.js';

/** Log odds of a section's start, fitted on lessons 1 to 3 of a deep-learning course by \`npm run fit:outline\`. */
export const WEIGHTS: { readonly fine: Weights; readonly coarse: Weights } = `;
  writeFileSync('src/outline/weights.ts', `${head}${text};\n`);
}

main();
