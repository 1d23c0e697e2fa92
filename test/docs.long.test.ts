import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs';
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

/** Pages whose indented commands need what no test has: a film, JupyterLab, a registry, slides of one's own. */
const NEED_MORE = ['video.md', 'panel.md', 'library.md', 'lecture-folder.md'];

/** Indented blocks, in the order of the page; README's are those about notes. */
const blocksOf = (text: string) =>
  [...text.matchAll(/(?:^ {4}\S.*\n)+/gm)].map(([block]) => block.trim().split(/\n {4}/));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const tasks = [
  ...pages.flatMap(({ name, text }) => [{ name: `docs/${name}`, blocks: blocksOf(text) }]),
  { name: 'README.md', blocks: blocksOf(readme).filter((block) => block.some((line) => /^nbscribe (?:import|export)/.test(line))) },
].filter(({ name, blocks }) => !NEED_MORE.includes(name.slice(5)) && blocks.flat().some((line) => line.startsWith('nbscribe '))); // prettier-ignore

const NOTES = {
  'notes.md': '# My notes\n\n## The load factor\n\nThe part that is taken[^1].\n\n[^1]: At most 0.75.\n\n## Buckets [7:40]\n\n```python\nprint(hash("a") % 8)\n```\n',
  'ann.md': '# Hash tables\n\n## Buckets [7:40]\n\nA bucket is a list.\n',
  'bob.md': '# Hash tables\n\n## Buckets\n\nA bucket is a list. It costs $5.\n',
  'eve.md': '---\nauthor: Eve\n---\n\n## The load factor [12:40]\n\nKeep it low.\n',
}; // prettier-ignore

test('the pages about notes have commands', () => {
  const wanted = ['anki', 'blog-post', 'forum-post', 'import', 'page', 'wiki'].map((name) => `docs/${name}.md`);
  expect(tasks.map(({ name }) => name)).toEqual(expect.arrayContaining([...wanted, 'README.md']));
});

describe('what the pages tell of notes', () => {
  const built = temporaryFolder(NOTES);
  beforeAll(() => {
    cpSync(join(root, 'transcripts/hash-tables-from-scratch'), join(built, 'lesson2'), { recursive: true });
    expect(runNbscribe('nbscribe build lesson2/ --summary', built).status).toBe(0);
  }, 60_000);

  test.each(tasks)(
    'the commands of $name do it, write the files that are named, and print what is shown',
    ({ blocks }) => {
      const folder = temporaryFolder({});
      cpSync(built, folder, { recursive: true });
      for (const block of blocks) {
        let said = '';
        for (const line of block) {
          if (!line.startsWith('nbscribe ')) {
            expect(said.split('\n')).toContain(line);
            continue;
          }
          const run = runNbscribe(line, folder);
          said = run.said;
          expect([line, run.status, said]).toEqual([line, 0, expect.not.stringMatching(/^(?:error|warning)/m)]);
          const [, file] = /#.*?([\w./-]+\.(?:ipynb|md|txt|html))(?=[\s,;]|$)/.exec(line) ?? [];
          if (file !== undefined) expect([line, existsSync(join(folder, file))]).toEqual([line, true]);
        }
      }
    },
    120_000,
  );
});

function runNbscribe(line: string, cwd: string) {
  const script = `nbscribe() { "${process.execPath}" "${join(root, 'dist/cli.js')}" "$@"; }\n${line}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

test('every page is linked from docs/README.md, and every link of a page leads somewhere', () => {
  const index = readFileSync(join(docs, 'README.md'), 'utf8');
  expect(pages.filter(({ name }) => name !== 'README.md' && !index.includes(`](${name})`))).toEqual([]);
  const links = pages.flatMap(({ text }) => [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => link));
  expect(links.filter((link) => !existsSync(join(docs, link)))).toEqual([]);
});
