/**
 * What a course costs: 300 lectures of a quarter of an hour, cut from real ones, built by one child process and by two,
 * checked again unchanged, indexed; and a query over 1,000 lectures in memory.
 * `npm run bench:course`, NBSCRIBE_SHARED names the lectures.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLessonTexts } from '../src/course/part/lesson-part.js';
import { indexInMemory, openEngine } from '../src/course/search/engine.js';
import type { Cue } from '../src/model/cue.js';
import { loadLecture } from '../src/pipeline/pipeline.js';
import { webvttWriter } from '../src/read/write/webvtt.js';
import { cpuClock, measureProcess, type ProcessCost } from './measure.js';

const shared = join(process.env['NBSCRIBE_SHARED'] ?? '', 'lectures');
if (process.env['NBSCRIBE_SHARED'] === undefined || !existsSync(shared)) {
  console.error('skipped: name in NBSCRIBE_SHARED the folder of the lectures that are cut');
  process.exit(0);
}

const LECTURES = Number(process.argv[2] ?? 300);
const LENGTH_MS = 15 * 60_000;
const CLI = join(import.meta.dirname, '../dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'nbscribe-course-'));
const course = join(folder, 'course');

/** Starts as far apart as give that many pieces, over all lectures. */
function cutLectures(): void {
  const lectures = readdirSync(shared).flatMap((name) => loadLecture(join(shared, name)).value?.lecture ?? []);
  const total = lectures.reduce((sum, { durationMs }) => sum + Math.max(0, durationMs - LENGTH_MS), 0);
  const strideMs = total / LECTURES;
  const pieces = lectures.flatMap(({ cues, durationMs, title }) =>
    Array.from({ length: Math.ceil(Math.max(1, durationMs - LENGTH_MS) / strideMs) }, (_, nth) => ({
      title: `${title} ${nth + 1}`,
      cues: cues.filter(({ startMs }) => startMs >= nth * strideMs && startMs < nth * strideMs + LENGTH_MS),
    })),
  );
  pieces.slice(0, LECTURES).forEach(({ title, cues }, nth) => {
    const lesson = join(course, `lecture${String(nth + 1).padStart(3, '0')}`);
    mkdirSync(lesson, { recursive: true });
    writeFileSync(join(lesson, 'lecture.yaml'), `title: ${JSON.stringify(title)}\ntranscript: talk.vtt\n`);
    writeFileSync(join(lesson, 'talk.vtt'), webvttWriter.write({ cues: cues.map(since(cues[0]?.startMs ?? 0)) }));
  });
  writeFileSync(join(course, 'course.yaml'), 'title: Three hundred\nid: X\n');
}

const since =
  (fromMs: number) =>
  ({ startMs, endMs, text, place }: Cue): Cue => ({ startMs: startMs - fromMs, endMs: endMs - fromMs, text, place });

const measure = (...args: readonly string[]) => measureProcess([CLI, 'course', ...args, '--quiet']);

function show(what: string, { cpuMs, peakMb }: ProcessCost): void {
  const each = (cpuMs / LECTURES).toFixed(0);
  console.log(
    `${what.padEnd(28)}${(cpuMs / 1000).toFixed(1).padStart(8)} s CPU${each.padStart(7)} ms each${peakMb.toFixed(0).padStart(7)} MB`,
  );
}

/** Queries of one to three words that stand in the lectures, over as many copies as make 1,000 of them. */
function measureSearch(output: string): void {
  const names = readdirSync(course).filter((name) => name.startsWith('lecture'));
  const texts = names.flatMap((name) => loadLessonTexts(output, name).value ?? []);
  const copies = Array.from({ length: Math.ceil(1000 / texts.length) }, (_, nth) =>
    texts.map(({ passages }) => passages.map((passage) => ({ ...passage, lesson: `${passage.lesson}-${nth}` }))),
  );
  const passages = copies.flat().slice(0, 1000).flat();
  const engine = openEngine((nth) => passages[nth], indexInMemory(passages));
  const queries = [...new Set(texts.flatMap(({ part }) => part.concepts.map(({ term }) => term)))].slice(0, 200);
  const spent = queries.map((query) => {
    const spentMs = cpuClock();
    engine.search(query, 10);
    return spentMs();
  });
  const sorted = spent.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  console.log(
    `search of 1,000 lectures, ${passages.length} passages, ${queries.length} queries: ${at(0.5)} ms of CPU at the median, ${at(0.95)} at 95 %, ${at(1)} at most`,
  );
}

cutLectures();
const [one, two] = [join(folder, 'one'), join(folder, 'two')];
show('build --jobs 1', measure('build', course, '-o', one, '--jobs', '1'));
show('build --jobs 2', measure('build', course, '-o', two, '--jobs', '2'));
show('build, all unchanged', measure('build', course, '-o', one, '--jobs', '1'));
show('index', measure('index', course, '-o', one));
measureSearch(one);
rmSync(folder, { recursive: true, force: true });
