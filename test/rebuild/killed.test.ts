import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAll } from '../soon.js';
import { temporaryFolder } from '../temporary.js';

const PROJECT = join(import.meta.dirname, '../..');
const CLI = join(PROJECT, 'dist/cli.js');
const LECTURE = join(PROJECT, 'transcripts/gradient-descent-by-hand');
/** `npm run test:all` kills ten times as many. */
const KILLS = isAll ? 200 : 20;
/** Some moments come after the end of a build: those builds are not killed, and count too. */
const LATEST_SHARE = 1.1;

/**
 * Builds onto `path`, killed after so many milliseconds; returns whether it was.
 * A build that fails by itself is an error.
 */
async function build(path: string, killAfterMs?: number): Promise<'killed' | 'ended'> {
  const child = spawn(process.execPath, [CLI, 'build', LECTURE, '-o', path], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => (said += String(text)));
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  if (code !== null && code !== 0) throw new Error(said);
  return code === null ? 'killed' : 'ended';
}

/** What an older version wrote, with a note of the reader: another text in one cell and in the title's stamp. */
function older(text: string): string {
  const notebook = JSON.parse(text) as { cells: object[]; metadata: { nbscribe: { version: string } } };
  notebook.metadata.nbscribe.version = '0.0.1';
  const mine = { cell_type: 'markdown', id: 'mine', metadata: {}, source: ['my own note'] };
  notebook.cells.splice(3, 0, mine);
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

const testIf = existsSync(CLI) ? test : test.skip;
if (!existsSync(CLI))
  console.warn('skipped: builds are killed only where dist/cli.js is there; make it with npm run build');

testIf(
  `a build killed at any of ${KILLS} moments leaves the old notebook or the new one`,
  async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'x.ipynb');
    await build(path);
    const old = older(readFileSync(path, 'utf8'));
    writeFileSync(path, old);
    const startedMs = performance.now();
    expect(await build(path)).toBe('ended');
    const lengthMs = performance.now() - startedMs;
    const rebuilt = readFileSync(path, 'utf8');
    const names = readdirSync(folder).sort();
    expect(rebuilt).toContain('my own note');
    expect(rebuilt).not.toBe(old);
    for (let kill = 0; kill < KILLS; kill++) {
      writeFileSync(path, old);
      const how = await build(path, Math.random() * lengthMs * LATEST_SHARE);
      const left = readFileSync(path, 'utf8');
      const what = left === rebuilt ? 'new' : left === old ? 'old' : left;
      expect(['killed old', 'killed new', 'ended new']).toContain(`${how} ${what}`);
      // At most the temporary file of the build just killed: those of earlier ones are gone.
      expect(readdirSync(folder).length).toBeLessThanOrEqual(names.length + 1);
    }
    expect(await build(path)).toBe('ended');
    expect(readFileSync(path, 'utf8')).toBe(rebuilt);
    expect(readdirSync(folder).sort()).toEqual(names);
  },
  600_000,
);
