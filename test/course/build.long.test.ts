import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCourse } from '../../src/course/build/build-course.js';
import type { PlanOptions } from '../../src/course/plan/plan.js';
import { openPool } from '../../src/engines/pool.js';
import { nbscribe } from '../terminal.js';
import { bundle, courseOf, inline, SAMPLES, tree } from './course.js';

const planFor = (course: string, more: Partial<PlanOptions> = {}): PlanOptions => ({
  output: join(course, 'notebooks'),
  lesson: { summary: true },
  version: '0.0.0',
  ...more,
});

async function build(course: string, more: Partial<PlanOptions> = {}) {
  const { value, problems } = await buildCourse(course, { ...planFor(course, more), engine: inline });
  if (value === undefined) throw new Error(JSON.stringify(problems));
  return value;
}

const LESSON = 'gradient-descent-by-hand';

test('a course is built once, and again only where something changed', async () => {
  const course = courseOf();
  expect(await build(course)).toMatchObject({ built: 3, unchanged: 0, failed: [], complete: true });
  const before = tree(join(course, 'notebooks'));
  expect(await build(course)).toMatchObject({ built: 0, unchanged: 3 });
  expect(tree(join(course, 'notebooks'))).toEqual(before);

  appendFileSync(join(course, LESSON, 'lecture.vtt'), '\n2:00:00.000 --> 2:00:02.000\nOne more word.\n');
  expect(await build(course)).toMatchObject({ built: 1, unchanged: 2 });
  rmSync(join(course, 'notebooks', `${LESSON}.summary.ipynb`));
  expect(await build(course)).toMatchObject({ built: 1, unchanged: 2 });
  expect(await build(course, { version: '0.0.1' })).toMatchObject({ built: 3 });
  expect(await build(course, { version: '0.0.1', lesson: { summary: true, captions: 'keep' } })).toMatchObject({
    built: 3,
  });
});

test('a build that was killed before its stamp gives the same bytes', async () => {
  const course = courseOf([LESSON]);
  await build(course);
  const before = tree(join(course, 'notebooks'));
  rmSync(join(course, 'notebooks/.nbscribe/stamps'), { recursive: true });
  rmSync(join(course, 'notebooks', `${LESSON}.summary.ipynb`));
  expect(await build(course)).toMatchObject({ built: 1 });
  expect(tree(join(course, 'notebooks'))).toEqual(before);
});

test("a reader's edit is no reason to build; with verify it is told", async () => {
  const course = courseOf([LESSON]);
  await build(course);
  const path = join(course, 'notebooks', `${LESSON}.ipynb`);
  const edited = readFileSync(path, 'utf8').replace('# Gradient descent by hand', '# My gradient descent');
  writeFileSync(path, edited);
  expect(await build(course)).toMatchObject({ built: 0, edited: [] });
  expect(await build(course, { verify: true })).toMatchObject({ built: 0, edited: [LESSON] });
  expect(readFileSync(path, 'utf8')).toBe(edited);
});

test('an input that cannot be used is told once, and tried again when it changed or is asked for', async () => {
  const course = courseOf([LESSON]);
  mkdirSync(join(course, 'broken'));
  writeFileSync(join(course, 'broken/talk.vtt'), 'WEBVTT\n');
  const first = await build(course);
  expect(first).toMatchObject({ built: 1, failed: [{ lesson: 'broken', kind: 'input', retry: 'never', attempts: 1 }] });
  expect(await build(course)).toMatchObject({ built: 0, failed: [{ lesson: 'broken', attempts: 0 }] });
  expect(await build(course, { retryFailed: true })).toMatchObject({ failed: [{ attempts: 1 }] });
  writeFileSync(join(course, 'broken/talk.vtt'), 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello there.\n');
  expect(await build(course)).toMatchObject({ built: 1, failed: [] });
});

test('a folder that cannot be written to is the fault of the machine: nothing is stamped', async () => {
  const course = courseOf(['one'], LESSON);
  mkdirSync(join(course, 'notebooks'));
  writeFileSync(join(course, 'notebooks/.nbscribe'), 'a file where a folder should be');
  expect(await build(course)).toMatchObject({ failed: [{ lesson: 'one', kind: 'io', retry: 'later' }] });
  rmSync(join(course, 'notebooks/.nbscribe'));
  expect(await build(course)).toMatchObject({ built: 1, failed: [] });
});

test('shards are disjoint, together the whole, and give the bytes of one machine', async () => {
  const course = courseOf();
  await build(course);
  const [one, other] = [join(course, 'notebooks'), join(course, 'shards')];
  let built = 0;
  // In another order than the course's: what a lesson leaves does not depend on what is there already.
  for (const nth of [3, 1, 2]) built += (await build(course, { output: other, shard: { nth, of: 3 } })).built;
  expect(built).toBe(SAMPLES.length);
  expect(tree(other)).toEqual(tree(one));
});

test('a lesson that kills, ends, overfills or never ends its process costs no other', async () => {
  const poisoned = ['killed', 'ended', 'thrown', 'greedy', 'endless'];
  const course = courseOf([...poisoned, 'well', 'sound'], LESSON);
  const engine = openPool({ jobs: 2, memoryMb: 96, timeoutMs: 30_000, script: bundle('poison-worker.ts') });
  const { value } = await buildCourse(course, { ...planFor(course), engine });
  expect(value).toMatchObject({ built: 2, complete: true });
  const kinds = value?.failed.map(({ lesson, kind, retry, attempts }) => [lesson, kind, retry, attempts]);
  expect(kinds).toEqual([
    ['ended', 'crash', 'later', 2],
    ['endless', 'timeout', 'later', 1],
    ['greedy', 'memory', 'later', 2],
    ['killed', 'crash', 'later', 2],
    ['thrown', 'crash', 'later', 2],
  ]);
  const messages = Object.fromEntries(
    value?.failed.map(({ lesson, problems }) => [lesson, problems[0]?.message]) ?? [],
  );
  expect(messages).toEqual({
    ended: 'the process of the lesson ended with code 7',
    endless: 'the lesson took longer than 30 s',
    greedy: 'the lesson needs more than 96 MB of memory',
    killed: 'the process of the lesson was ended by SIGKILL',
    thrown: 'the build of the lesson failed: a poisoned lesson',
  });
  // Nothing of it is remembered: the next run tries them again.
  expect(existsSync(join(course, 'notebooks/.nbscribe/stamps/killed.json'))).toBe(false);
}, 400_000);

test('the pool writes what one process writes', async () => {
  const course = courseOf();
  await build(course);
  const output = join(course, 'pooled');
  const engine = openPool({ jobs: 2, memoryMb: 512, timeoutMs: 60_000, script: bundle('poison-worker.ts') });
  await buildCourse(course, { ...planFor(course, { output }), engine });
  expect(tree(output)).toEqual(tree(join(course, 'notebooks')));
}, 400_000);

test('an interrupted build keeps what is whole, and the next goes on', async () => {
  const names = Array.from({ length: 12 }, (_, nth) => `lesson${nth}`);
  const course = courseOf(names, LESSON);
  const controller = new AbortController();
  const engine = openPool({ jobs: 2, memoryMb: 512, timeoutMs: 60_000, script: bundle('poison-worker.ts') });
  const stopped = await buildCourse(course, {
    ...planFor(course),
    engine,
    signal: controller.signal,
    onProgress: ({ built }) => built >= 2 && controller.abort(),
  });
  expect(stopped.value).toMatchObject({ complete: false, failed: [] });
  const { built, unchanged } = await build(course);
  expect(unchanged).toBeGreaterThanOrEqual(2);
  expect(built + unchanged).toBe(names.length);
}, 400_000);

test('commands plan, build and tell', async () => {
  const course = courseOf();
  const init = await nbscribe('course', 'init', course);
  expect(init).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(join(course, 'course.yaml'), 'utf8')).toContain('\n  - "hash-tables-from-scratch"\n');
  expect((await nbscribe('course', 'init', course)).code).toBe(1);
  const planned = await nbscribe('course', 'plan', course, '--json');
  expect(JSON.parse(planned.out)).toMatchObject({
    due: 3,
    lessons: [{ lesson: LESSON, state: 'new', due: true }, {}, {}],
  });
  expect((await nbscribe('course', 'status', course)).out).toContain('0 of 3 lessons built, 3 waiting');
  const keysWith = async (...options: readonly string[]) =>
    (JSON.parse((await nbscribe('course', 'plan', course, '--json', ...options)).out) as { lessons: { key: string }[] })
      .lessons[0]?.key;
  const keys = [await keysWith(), await keysWith('--numbers', 'digits'), await keysWith('--no-screen')];
  expect(new Set(keys).size).toBe(keys.length);
  expect(await nbscribe('course', 'build', course, '--shard', '4/3')).toMatchObject({ code: 2 });
  expect(await nbscribe('course', 'build', course, '--video', 'https://youtu.be/ID')).toMatchObject({ code: 2 });
  expect(await nbscribe('course', 'build', join(course, 'nowhere'))).toMatchObject({ code: 1 });
});
