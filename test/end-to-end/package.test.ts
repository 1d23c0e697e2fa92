import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary.js';

const root = join(import.meta.dirname, '../..');

/** npm sets these for the script it runs; a fresh install must not see them. */
const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(npm_|NODE_OPTIONS)/i.test(key)));

test('the package, installed in an empty folder, builds a notebook and serves as a typed library', () => {
  const folder = temporaryFolder({
    'package.json': '{"name": "user", "type": "module", "private": true}',
    'talk.vtt': 'WEBVTT\n\n00:01.000 --> 00:04.000\nHello from a fresh install.\n',
    'use.mjs': `import { buildLecture, validateNotebook, parseNotebook } from 'nbscribe';
      import { readFileSync } from 'node:fs';
      const { value, problems } = await buildLecture('talk.vtt', { output: 'lib.ipynb', version: '1' });
      const { value: notebook } = parseNotebook(readFileSync('lib.ipynb', 'utf8'), 'lib.ipynb');
      console.log(JSON.stringify([value.notebooks[0].path, problems.length, validateNotebook(notebook, '').length]));`,
    'typed.ts': `import { buildLecture, type Lecture, type Outcome } from 'nbscribe';
      const titleOf = (lecture: Lecture): string => lecture.title;
      export const use = (lecture: Lecture): Promise<Outcome<unknown>> => buildLecture(titleOf(lecture), { version: '1' });`,
  });
  const run = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  // dist/ is fresh: `npm test` bundles first. Packing must not bundle again while other tests read it.
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: root, env });
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  run('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', `./${tarball}`);

  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const bin = join(folder, 'node_modules/.bin/nbscribe');
  expect(run(bin, '--version').trim()).toBe(version);
  expect(run(bin, 'build', 'talk.vtt', '--summary')).toContain('nothing lost');
  expect(readFileSync(join(folder, 'talk.ipynb'), 'utf8')).toContain('Hello from a fresh install.');
  expect(JSON.parse(run(process.execPath, 'use.mjs'))).toEqual(['lib.ipynb', 0, 0]);
  expect(existsSync(join(folder, 'node_modules/natural'))).toBe(false);

  const compilerOptions = { noEmit: true, strict: true, module: 'nodenext', target: 'es2022', types: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['typed.ts'] }));
  const typed = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { cwd: folder, env, encoding: 'utf8' });
  expect(typed.stdout).toBe('');
}, 240_000);
