import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { writeFileAtomic } from '../../src/host/write.js';
import { isAll } from '../soon.js';
import { temporaryFolder } from '../temporary.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const fileIn = (text = 'old') => join(temporaryFolder({ 'lesson.ipynb': text }), 'lesson.ipynb');
const read = (path: string) => readFileSync(path, 'utf8');

/** Two writers are killed in each. */
const ROUNDS = isAll ? 100 : 10;

test('a file is written, and written again only when its bytes differ', () => {
  const path = fileIn();
  expect(writeFileAtomic(path, bytes('new')).value).toBe('written');
  utimesSync(path, 1, 1);
  expect(writeFileAtomic(path, bytes('new')).value).toBe('same');
  expect(statSync(path).mtimeMs).toBe(1000);
  expect(writeFileAtomic(path, bytes('newer')).value).toBe('written');
  expect(read(path)).toBe('newer');
  expect(readdirSync(join(path, '..'))).toEqual(['lesson.ipynb']);
});

test('permissions and symbolic links stay', () => {
  const path = fileIn();
  chmodSync(path, 0o640);
  const link = join(path, '../link.ipynb');
  symlinkSync('lesson.ipynb', link);
  expect(writeFileAtomic(link, bytes('new')).value).toBe('written');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(read(path)).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o640);
});

test('a save made meanwhile is not overwritten', () => {
  const path = fileIn('saved in JupyterLab');
  const { value, problems } = writeFileAtomic(path, bytes('new'), { expected: bytes('as read before') });
  expect(value).toBe('refused');
  expect(problems).toMatchObject([{ code: 'write/changed', level: 'error', place: { path } }]);
  expect(read(path)).toBe('saved in JupyterLab');
});

test('a file that appeared meanwhile is not overwritten', () => {
  expect(writeFileAtomic(fileIn('theirs'), bytes('new'), { expected: undefined }).value).toBe('refused');
});

test('the old file stays as .bak where asked', () => {
  const path = fileIn();
  writeFileAtomic(path, bytes('new'), { backup: true });
  expect(read(`${path}.bak`)).toBe('old');
});

test.each([
  ['a missing folder', 'missing/lesson.ipynb', 'the folder does not exist'],
  ['a file for a folder', 'file/lesson.ipynb', 'a part of the path is a file'],
  ['a folder of that name', 'folder', 'a folder has this name'],
])('%s is a problem with a hint, and nothing is left behind', (_, name, what) => {
  const folder = temporaryFolder({ file: 'x' });
  mkdirSync(join(folder, 'folder'));
  const { value, problems } = writeFileAtomic(join(folder, name), bytes('new'));
  expect(value).toBe('refused');
  expect(problems).toMatchObject([{ code: 'write/failed', message: expect.stringContaining(what) as string }]);
  expect(readdirSync(folder).sort()).toEqual(['file', 'folder']);
});

test('each old version is kept under a name of its own, the same one once', () => {
  const path = fileIn('one');
  for (const text of ['two', 'three', 'four']) writeFileAtomic(path, bytes(text), { backup: true });
  writeFileAtomic(path, bytes('one'));
  writeFileAtomic(path, bytes('five'), { backup: true });
  const names = readdirSync(join(path, '..')).sort();
  expect(names).toEqual(['lesson.ipynb', 'lesson.ipynb.bak', 'lesson.ipynb.bak.2', 'lesson.ipynb.bak.3']);
  expect(names.map((name) => read(join(path, '..', name)))).toEqual(['five', 'one', 'two', 'three']);
});

test('what is wanted and somebody else wrote meanwhile is there already', () => {
  expect(writeFileAtomic(fileIn('new'), bytes('new'), { expected: bytes('old') }).value).toBe('same');
});

test('a link that leads nowhere, a pipe and a read-only file are problems, and stay', () => {
  const folder = temporaryFolder({ 'locked.ipynb': 'old' });
  const path = (name: string) => join(folder, name);
  symlinkSync('nowhere.ipynb', path('dangling.ipynb'));
  spawnSync('mkfifo', [path('pipe.ipynb')]);
  chmodSync(path('locked.ipynb'), 0o444);
  const messages = ['dangling', 'pipe', 'locked'].map((name) => {
    const { value, problems } = writeFileAtomic(path(`${name}.ipynb`), bytes('new'));
    expect(value).toBe('refused');
    return problems[0]?.message;
  });
  expect(messages).toEqual([
    'cannot write: it is a link that leads nowhere; what was there is unchanged',
    'cannot write: it is a pipe or a device, not a file; what was there is unchanged',
    'cannot write: the file is read-only; what was there is unchanged',
  ]);
  expect(lstatSync(path('dangling.ipynb')).isSymbolicLink()).toBe(true);
  expect(lstatSync(path('pipe.ipynb')).isFIFO()).toBe(true);
  expect(read(path('locked.ipynb'))).toBe('old');
});

test('a file that others hold may be written later; a link that leads nowhere never', () => {
  const folder = temporaryFolder({ 'saved.ipynb': 'theirs' });
  symlinkSync('nowhere.ipynb', join(folder, 'dangling.ipynb'));
  const meanwhile = writeFileAtomic(join(folder, 'saved.ipynb'), bytes('ours'), { expected: bytes('before') });
  const missing = writeFileAtomic(join(folder, 'none', 'a.ipynb'), bytes('ours'));
  const dangling = writeFileAtomic(join(folder, 'dangling.ipynb'), bytes('ours'));
  expect([meanwhile, missing, dangling].map(({ problems }) => problems[0]?.retry)).toEqual([
    'later',
    'later',
    undefined,
  ]);
});

test('the wanted bytes that somebody else wrote meanwhile are no conflict', () => {
  const path = join(temporaryFolder({ 'a.ipynb': 'wanted' }), 'a.ipynb');
  expect(writeFileAtomic(path, bytes('wanted'), { expected: bytes('before') })).toEqual({
    value: 'same',
    problems: [],
  });
});

test('a name as long as a system takes can be written', () => {
  const path = join(temporaryFolder(), `${'é'.repeat(120)}.ipynb`);
  expect(writeFileAtomic(path, bytes('new')).value).toBe('written');
});

test("temporary files of this machine's killed builds go with the next write, those of others stay", () => {
  const path = fileIn();
  const folder = join(path, '..');
  const here = hostname()
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .slice(0, 40);
  const dead = spawnSync('true').pid;
  const [gone, ...kept] = [
    `.lesson.ipynb.${here}.${dead}.0a1b2c3d.nbscribe-tmp`,
    `.lesson.ipynb.${here}.${process.ppid}.0a1b2c3d.nbscribe-tmp`,
    `.lesson.ipynb.another-machine.${dead}.0a1b2c3d.nbscribe-tmp`,
    `.other.ipynb.${here}.${dead}.0a1b2c3d.nbscribe-tmp`,
  ];
  for (const name of [gone, ...kept]) writeFileSync(join(folder, name ?? ''), 'half');
  writeFileAtomic(path, bytes('new'));
  expect(readdirSync(folder).sort()).toEqual([...kept, 'lesson.ipynb'].sort());
});

function bundleWriter(folder: string): string {
  const outfile = join(folder, 'write-forever.mjs');
  const entryPoints = [join(import.meta.dirname, 'write-forever.ts')];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm' });
  return outfile;
}

test('when the disk takes only a part, the old file is whole and the problem says why', () => {
  const folder = temporaryFolder({ 'out/lesson.ipynb': 'old' });
  const path = join(folder, 'out/lesson.ipynb');
  const script = `ulimit -f 64; exec "${process.execPath}" "${bundleWriter(folder)}" "${path}" 1000000 once`;
  const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(JSON.parse(stdout)).toMatchObject({ value: 'refused', problems: [{ code: 'write/failed' }] });
  expect(read(path)).toBe('old');
  expect(readdirSync(join(folder, 'out'))).toEqual(['lesson.ipynb']);
});

test(`killed at ${2 * ROUNDS} random moments, two at a time, a build leaves the old notebook or the new one, whole`, async () => {
  const folder = temporaryFolder({ 'out/lesson.ipynb': 'A'.repeat(3_000_000) });
  const [writer, path] = [bundleWriter(folder), join(folder, 'out/lesson.ipynb')];
  const whole = ['A', 'B'].map((letter) => letter.repeat(3_000_000));
  for (let round = 0; round < ROUNDS; round++) {
    await Promise.all([killSoon(writer, path), killSoon(writer, path)]);
    expect(whole.includes(read(path))).toBe(true);
    // Two were killed: at most their two are left, those of earlier rounds are gone.
    expect(readdirSync(join(folder, 'out')).length).toBeLessThanOrEqual(3);
  }
  writeFileAtomic(path, bytes('done'));
  expect(readdirSync(join(folder, 'out'))).toEqual(['lesson.ipynb']);
}, 120_000);

async function killSoon(writer: string, path: string): Promise<void> {
  const child = spawn(process.execPath, [writer, path, '3000000'], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 25));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
}
