/**
 * The panel in other JupyterLabs than the one at hand: `npm run nightly:panel` makes an environment for each, runs the
 * checks of `test/browser/panel.test.ts` in it, and compiles the panel against JupyterLab's real types.
 * `npm run nightly:panel -- 4.0 types` does some. `NBSCRIBE_VENVS` names a folder that keeps the environments.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** What pip installs for each. */
const LABS: Readonly<Record<string, readonly string[]>> = {
  '4.0': ['jupyterlab~=4.0.13'],
  '4.3': ['jupyterlab~=4.3.0'],
  pre: ['--pre', '--upgrade', 'jupyterlab'],
  notebook7: ['notebook~=7.0'],
};

const root = join(import.meta.dirname, '..');
const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
const scratch = mkdtempSync(join(tmpdir(), 'nbscribe-nightly-'));
const venvs = process.env.NBSCRIBE_VENVS ?? scratch;

/** Whether it ended well; what it said is shown where it did not. */
function succeeds(command: string, args: readonly string[], options: { cwd?: string; env?: object } = {}): boolean {
  const env = { ...process.env, ...options.env };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: options.cwd ?? root, env, encoding: 'utf8' });
  if (status !== 0) console.error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return status === 0;
}

function worksIn(name: string, packages: readonly string[]): boolean {
  const venv = join(venvs, name);
  const python = join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const isMade = existsSync(python) || succeeds('python3', ['-m', 'venv', venv]);
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages, 'ipykernel'];
  if (!isMade || !succeeds(python, install)) return false;
  const test = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', 'test/browser/panel'];
  return succeeds(process.execPath, test, { env: { NBSCRIBE_PYTHON: python, NBSCRIBE_SEEDS: '1' } });
}

/** What the panel takes from other rooms, and what that takes. */
function shared(): readonly string[] {
  const found = new Set<string>();
  const importsOf = (file: string) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.[^']+)\.js'/g)].map(
      ([, path = '']) => `${relative(root, join(root, dirname(file), path))}.ts`,
    );
  const add = (file: string): void => {
    if (file.endsWith('.css.ts') || found.has(file)) return;
    if (!file.startsWith('src/panel/')) found.add(file);
    importsOf(file)
      .filter((next) => !next.startsWith('src/panel/'))
      .forEach(add);
  };
  for (const name of readdirSync(join(root, 'src/panel'), { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.ts') && !name.endsWith('.d.ts')) add(`src/panel/${name}`);
  return [...found];
}

/** The source beside the real packages, without our own description of them. */
function fitsRealTypes(): boolean {
  const folder = join(scratch, 'types');
  for (const path of ['src/panel', ...shared()]) cpSync(join(root, path), join(folder, path), { recursive: true });
  rmSync(join(folder, 'src/panel/types/lab.d.ts'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const packages = ['application', 'apputils', 'notebook', 'settingregistry', 'statedb', 'ui-components'];
  const install = [
    'install',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    ...packages.map((name) => `@jupyterlab/${name}@4`),
  ];
  return (
    succeeds('npm', install, { cwd: folder }) &&
    succeeds(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(folder, 'src/panel')])
  );
}

const checks = [
  ...Object.entries(LABS).map(([name, packages]) => ({ name, run: () => worksIn(name, packages) })),
  { name: 'types', run: fitsRealTypes },
].filter(({ name }) => isWanted(name));
const failed = checks.filter(({ name, run }) => {
  const isGood = run();
  console.log(`${name}: ${isGood ? 'good' : 'FAILED'}`);
  return !isGood;
});
rmSync(scratch, { recursive: true, force: true });
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
console.log(`panel of nbscribe ${version}: ${checks.length - failed.length} of ${checks.length} good`);
process.exitCode = failed.length > 0 ? 1 : 0;
