import { readdirSync } from 'node:fs';
import { readState, retryFailed } from '../../src/engines/queue/state.js';
import type { QueueServer } from '../../src/engines/queue/server.js';
import { until } from '../until.js';
import { Postgres, POSTGRES } from './postgres.js';
import { isAlive, openQueue, QueuedCourse, startWorker } from './queue.js';
import { hasRedis, RedisServer } from './redis.js';

/** A server that a test may kill. */
interface KillableServer {
  readonly url: string;
  kill(): () => Promise<void>;
  stop(): void;
}

const servers: readonly [string, boolean, string, () => Promise<KillableServer>][] = [
  ['Redis', hasRedis, 'redis-server', () => RedisServer.start()],
  ['PostgreSQL', POSTGRES !== undefined, 'postgresql', () => Promise.resolve(new Postgres(POSTGRES ?? ''))],
];

const LONGEST_MS = 300_000;

for (const [name, isThere, debian] of servers)
  if (!isThere)
    console.warn(`skipped: queues on ${name} are tried only where it is; get it with apt-get install ${debian}`);

describe.each(servers.filter(([, isThere]) => isThere))('on %s', (_name, _isThere, _debian, start) => {
  let server: KillableServer;
  let count = 0;
  const open: QueueServer[] = [];

  beforeAll(async () => void (server = await start()), LONGEST_MS);
  afterAll(async () => {
    await Promise.all(open.splice(0).map((queue) => queue.close()));
    server.stop();
  });

  /** A course in a queue of its own. */
  async function begin(...lessons: readonly string[]) {
    const course = new QueuedCourse(lessons, `0.0.${++count}`);
    const queue = await openQueue(server.url, course.version);
    open.push(queue);
    return { course, queue };
  }

  test(
    'a worker that is killed leaves no child behind, and its lessons to others; submitted twice is once',
    async () => {
      const { course, queue } = await begin('held-1', 'held-2', 'one', 'two');
      expect((await course.submit(queue)).queued).toEqual(['held-1', 'held-2', 'one', 'two']);
      const killed = startWorker(server.url, course);
      await until(() => course.runs().length === 2);
      expect(await course.submit(queue)).toMatchObject({ queued: [], waiting: ['held-1', 'held-2', 'one', 'two'] });
      killed.child.kill('SIGKILL');
      expect(await killed.ended).toBe('SIGKILL');
      await until(() => !course.runs().some(({ pid }) => isAlive(pid)));

      course.say('go');
      const others = [startWorker(server.url, course, { jobs: 1 }), startWorker(server.url, course, { jobs: 1 })];
      expect(await Promise.all(others.map(({ ended }) => ended))).toEqual([0, 0]);
      const ran = course
        .runs()
        .map(({ lesson }) => lesson)
        .sort();
      expect(ran).toEqual(['held-1', 'held-1', 'held-2', 'held-2', 'one', 'two']);
      expect(await readState(queue)).toMatchObject({ waiting: 0, active: 0, completed: 4, failed: [] });
      expect(course.built()).toEqual(await course.builtAlone());
      expect(await course.submit(queue)).toMatchObject({ queued: [], waiting: [] });
    },
    LONGEST_MS,
  );

  test(
    'a server that is killed and comes back loses nothing: its workers wait for it, or leave when told to',
    async () => {
      const { course, queue } = await begin('held-1', 'held-2', 'one');
      await course.submit(queue);
      const leaving = startWorker(server.url, course, { jobs: 1, drain: false });
      const worker = startWorker(server.url, course, { jobs: 1 });
      await until(() => course.runs().length === 2);
      const restart = server.kill();
      await until(() => [leaving, worker].every(({ said }) => said().some(({ isThere }) => isThere === false)));
      leaving.child.kill('SIGTERM');
      expect(await leaving.ended).toBe(0);
      expect(course.runs().filter(({ pid }) => isAlive(pid))).toHaveLength(1);
      course.say('go');
      await restart();
      expect(await worker.ended).toBe(0);
      expect(worker.said()).toContainEqual({ isThere: true });
      const again = await openQueue(server.url, course.version);
      open.push(again);
      expect(await readState(again)).toMatchObject({ waiting: 0, active: 0, completed: 3, failed: [] });
      expect(course.built()).toEqual(await course.builtAlone());
    },
    LONGEST_MS,
  );

  test(
    'lessons that crash, never end, overfill or throw fail alone, and are retried when asked',
    async () => {
      const { course, queue } = await begin('endless', 'greedy', 'killed', 'thrown', 'ill', 'well');
      await course.submit(queue);
      const first = startWorker(server.url, course, { jobs: 3, memoryMb: 96, timeoutMs: 20_000 });
      expect(await first.ended).toBe(0);
      const { failed, completed } = await readState(queue);
      expect(completed).toBe(1);
      const told = failed.map(({ name, kind, attempts, problems }) => [name, kind, attempts, problems[0]?.message]);
      expect(told.sort()).toEqual([
        ['all/course/endless', 'timeout', 1, 'all/course/endless: the lesson took longer than 20 s'],
        ['all/course/greedy', 'memory', 2, 'all/course/greedy: the lesson needs more than 96 MB of memory'],
        ['all/course/ill', 'crash', 2, 'all/course/ill: the build of the lesson failed: an ill lesson'],
        ['all/course/killed', 'crash', 2, 'all/course/killed: the process of the lesson was ended by SIGKILL'],
        ['all/course/thrown', 'crash', 2, 'all/course/thrown: the build of the lesson failed: a poisoned lesson'],
      ]);
      const kept = JSON.stringify(await queue.queue.getJobs(['failed', 'completed']));
      expect(kept).not.toContain(course.root);

      expect((await course.submit(queue)).failed).toHaveLength(5);
      course.say('healed');
      expect(await retryFailed(queue, ['ill'])).toEqual({ retried: ['all/course/ill'], problems: [] });
      expect(await startWorker(server.url, course).ended).toBe(0);
      expect(await readState(queue)).toMatchObject({ completed: 2, failed: { length: 4 } });
    },
    LONGEST_MS,
  );

  test(
    'a lesson that takes longer than the lock is built once',
    async () => {
      const { course, queue } = await begin('slow');
      await course.submit(queue);
      const workers = [startWorker(server.url, course), startWorker(server.url, course)];
      expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
      expect(course.runs()).toHaveLength(1);
    },
    LONGEST_MS,
  );

  test(
    'a lesson that is delivered twice, to processes of one pid, is whole',
    async () => {
      const { course, queue } = await begin('held');
      await course.submit(queue);
      const env = { NBSCRIBE_TEST_PID: '4242' };
      const asleep = startWorker(server.url, course, { env });
      await until(() => course.runs().length === 1);
      // Without a sign of life from it, its lesson goes to the other; then both build it.
      asleep.child.kill('SIGSTOP');
      const other = startWorker(server.url, course, { env });
      await until(() => course.runs().length === 2);
      course.say('go');
      asleep.child.kill('SIGCONT');
      expect(await Promise.all([asleep.ended, other.ended])).toEqual([0, 0]);
      expect(await readState(queue)).toMatchObject({ waiting: 0, active: 0, completed: 1, failed: [] });
      expect(course.built()).toEqual(await course.builtAlone());
    },
    LONGEST_MS,
  );

  test(
    'a worker takes no lesson of another version, nor one that is not as it was submitted',
    async () => {
      const { course, queue } = await begin('one');
      await course.submit(queue);
      const other = { ...course, version: '0.1.99' };
      expect(await startWorker(server.url, other).ended).toBe(0);
      const theirs = await openQueue(server.url, other.version);
      open.push(theirs);
      expect((await readState(theirs)).others).toContainEqual({ version: course.version, waiting: 1 });

      // The same names lead to other files.
      const elsewhere = new QueuedCourse(['two'], course.version);
      expect(await startWorker(server.url, elsewhere).ended).toBe(0);
      const { failed } = await readState(queue);
      expect(failed).toMatchObject([{ name: 'all/course/one', kind: 'stale', problems: [{ code: 'queue/stale' }] }]);
      expect(course.runs()).toEqual([]);
      await retryFailed(queue, []);
      expect(await startWorker(server.url, course).ended).toBe(0);
      expect(await readState(queue)).toMatchObject({ completed: 1, failed: [] });
    },
    LONGEST_MS,
  );

  test(
    'a worker that is told to stop gives back what it has not done, in time, and leaves no child',
    async () => {
      const { course, queue } = await begin('held', 'one');
      await course.submit(queue);
      const worker = startWorker(server.url, course, { jobs: 1, graceMs: 100, drain: false });
      await until(() => course.runs().length === 1);
      worker.child.kill('SIGTERM');
      expect(await worker.ended).toBe(0);
      expect(course.runs().filter(({ pid }) => isAlive(pid))).toEqual([]);
      expect(await readState(queue)).toMatchObject({ waiting: 2, active: 0, failed: [] });
      course.say('go');
      expect(await startWorker(server.url, course).ended).toBe(0);
      expect(course.built()).toEqual(await course.builtAlone());
      expect(readdirSync(course.output).filter((file) => file.includes('nbscribe-tmp'))).toEqual([]);
    },
    LONGEST_MS,
  );
});
