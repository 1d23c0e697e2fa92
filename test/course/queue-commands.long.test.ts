import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nbscribeIn } from '../terminal.js';
import { temporaryFolder } from '../temporary.js';
import { until } from '../until.js';
import { courseOf, tree } from './course.js';
import { isAlive } from './queue.js';
import { hasRedis, RedisServer } from './redis.js';

const PROJECT = join(import.meta.dirname, '../..');
const CLI = join(PROJECT, 'dist/cli.js');
const PASSWORD = 'ge:heim/1';

/** What everybody on the machine can read of every process. */
function argumentsOfAll(): string {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => (isAlive(Number(pid)) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '')).join('\n');
}

const canRun = hasRedis && existsSync(CLI);
if (!canRun)
  console.warn('skipped: commands of queues need dist/cli.js (npm run build) and Redis (apt-get install redis-server)');
const testIf = canRun ? test : test.skip;

testIf(
  'a course is submitted, built by a worker, looked at and tried again; nobody sees the password',
  async () => {
    const server = await RedisServer.start(PASSWORD);
    try {
      const root = temporaryFolder({ 'course/course.yaml': 'title: Course\n', 'course/empty/talk.vtt': 'WEBVTT\n' });
      courseOf(['one', 'two'], 'gradient-descent-by-hand', join(root, 'course'));
      const env = { NBSCRIBE_QUEUE: server.url, NBSCRIBE_ROOTS: `all=${root}` };
      const nbscribe = (...args: readonly string[]) => nbscribeIn({ env }, ...args);
      const submit = () => nbscribe('submit', join(root, 'course'), '-o', join(root, 'out'));
      expect(await submit()).toMatchObject({
        code: 0,
        out: 'Course: queued 3, there already 0, unchanged 0, failed 0\n',
      });
      const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string };
      const dist = (...args: readonly string[]) =>
        spawnSync(process.execPath, [CLI, ...args], { env: { ...process.env, ...env }, encoding: 'utf8' });
      expect(dist('status').stdout).toBe('3 waiting, 0 at work, 0 failed, 0 done within a day\n');

      const worker = spawn(process.execPath, [CLI, 'worker', '--jobs', '2'], { env: { ...process.env, ...env } });
      let said = '';
      worker.stderr.on('data', (text) => (said += String(text)));
      const ended = new Promise((resolve) => worker.once('close', resolve));
      await until(() => said.includes('all/course/empty: not built, input'));
      const seen = argumentsOfAll();
      await until(() => ['one', 'two'].every((name) => said.includes(`all/course/${name}: built`)));
      worker.kill('SIGINT');
      expect(await ended).toBe(130);
      expect(said).toContain(`nbscribe ${version} works for redis://***@127.0.0.1:`);
      for (const text of [said, seen]) expect(text).not.toMatch(/heim/);

      const status = dist('status', '--json');
      expect(JSON.parse(status.stdout)).toMatchObject({
        completed: 2,
        failed: [{ name: 'all/course/empty', kind: 'input', attempts: 1 }],
      });
      expect(status.status).toBe(1);
      expect(dist('retry', 'one')).toMatchObject({ status: 1, stdout: '0 jobs wait again\n' });
      expect(dist('retry', 'empty')).toMatchObject({ status: 0, stdout: '1 job waits again\n' });
      const drained = dist('worker', '--drain', '--json');
      expect(JSON.parse(drained.stdout)).toMatchObject({
        built: 0,
        failed: [{ lesson: 'all/course/empty', kind: 'input' }],
      });
      expect(drained.status).toBe(1);

      // Mended, and one notebook lost: both are built anew, and the failed job of before is gone.
      cpSync(join(root, 'course/one/lecture.vtt'), join(root, 'course/empty/talk.vtt'));
      rmSync(join(root, 'out/two.ipynb'));
      const again = dist('submit', join(root, 'course'), '-o', join(root, 'out'));
      expect(again.stdout).toBe(
        'Course: queued 2, there already 0, unchanged 1, failed 0\n1 failed job of before taken out\n',
      );
      expect(dist('worker', '--drain', '-q').status).toBe(0);
      dist('course', 'build', join(root, 'course'), '-o', join(root, 'alone'), '-q');
      expect(tree(join(root, 'out'))).toEqual(tree(join(root, 'alone')));
    } finally {
      server.stop();
    }
  },
  300_000,
);

(existsSync(CLI) ? test : test.skip)('without the packages of queues, one line says how to get them', () => {
  const folder = temporaryFolder();
  cpSync(join(PROJECT, 'dist'), join(folder, 'dist'), { recursive: true });
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'dist/cli.js'), 'status', '--queue', 'redis://127.0.0.1:1'],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe(
    'error: the package "bullmq" is not installed [queue/no-package]\n' +
      '    Install it beside nbscribe: npm install -g bullmq@~6.7 ioredis@5\n',
  );
  expect(status).toBe(3);
});
