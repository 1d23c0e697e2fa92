import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary.js';

const root = join(import.meta.dirname, '..');
const docs = join(root, 'docs');
const pages = readdirSync(docs).map((name) => ({ name, text: readFileSync(join(docs, name), 'utf8') }));
const commandsOf = (text: string) =>
  [...text.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block = '']) => block.trim().split('\n'));
const withCommands = pages.filter(({ text }) => commandsOf(text).length > 0);

/** Enough for a section and a concept. */
const TALK = readFileSync(join(root, 'transcripts/gradient-descent-by-hand/lecture.vtt'), 'utf8');

test('there are pages with commands', () => {
  expect(withCommands.length).toBeGreaterThan(3);
});

test.each(withCommands)('every command of docs/$name does what it says, without a problem', ({ text }) => {
  const folder = temporaryFolder({ 'talk.vtt': TALK });
  const cli = join(root, 'dist/cli.js');
  for (const command of commandsOf(text)) {
    const script = `nbscribe() { "${process.execPath}" "${cli}" "$@"; }\n${command}`;
    expect([command, runShell(script, folder)]).toEqual([command, 'exit 0']);
  }
});

function runShell(script: string, cwd: string): string {
  try {
    execFileSync('bash', ['-c', script], { cwd, stdio: 'pipe' });
    return 'exit 0';
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: Buffer };
    return `exit ${status}: ${stderr.toString()}`;
  }
}

test('every page is linked from docs/README.md, and every link of a page leads somewhere', () => {
  const index = readFileSync(join(docs, 'README.md'), 'utf8');
  expect(pages.filter(({ name }) => name !== 'README.md' && !index.includes(`](${name})`))).toEqual([]);
  const links = pages.flatMap(({ text }) => [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => link));
  expect(links.filter((link) => !existsSync(join(docs, link)))).toEqual([]);
});
