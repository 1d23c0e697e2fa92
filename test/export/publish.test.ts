/** Exports on disk: where they go, and what is said where they can't. */
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportNotebookFile, type PublishOptions } from '../../src/publish/publish.js';
import { temporaryFolder } from '../temporary.js';

const source = '# A\n\n![p](a.png) ![q](b.png) ![r](sub/c.png)';
const NOTEBOOK = JSON.stringify({
  cells: [{ cell_type: 'markdown', id: 'a', metadata: {}, source }],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder({ 'n.ipynb': NOTEBOOK, 'a.png': 'a', 'b.png': 'b', ...files });
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'sub/c.png'), 'c');
  return folder;
}

const write = (folder: string, output: string, options: Partial<PublishOptions> = {}, name = 'n.ipynb') =>
  exportNotebookFile(join(folder, name), { to: 'gfm', ...options, output: join(folder, output) });

test.each([
  ['page', 'html', 'page/n.html'],
  ['page', 'gfm', 'page/n.gfm.md'],
  ['page/deep', 'quarto', 'page/deep/n.qmd'],
  ['page.html', 'html', 'page.html'],
])('-o %s --to %s writes %s', async (output, to, file) => {
  const folder = folderWith();
  const { value } = await write(folder, output, { to });
  expect(value?.written[0]).toBe(join(folder, file));
  expect(readFileSync(join(folder, file), 'utf8')).not.toBe('');
});

test('pictures go along into a folder', async () => {
  const folder = folderWith();
  await write(folder, 'page', { to: 'html' });
  expect(readdirSync(join(folder, 'page'), { recursive: true }).sort()).toEqual(['a.png', 'b.png', 'n.html', 'sub', 'sub/c.png']); // prettier-ignore
});

test('a notebook is never written over, whatever -o says', async () => {
  const folder = folderWith();
  for (const output of ['n.ipynb', 'other.ipynb']) {
    const { value, problems } = await write(folder, output);
    expect([value, problems[0]?.code, problems.length]).toEqual([undefined, 'export/over-notebook', 1]);
  }
  expect(readFileSync(join(folder, 'n.ipynb'), 'utf8')).toBe(NOTEBOOK);
  expect(readdirSync(folder)).not.toContain('other.ipynb');
});

test('a folder that cannot be made is told once', async () => {
  const folder = folderWith({ taken: '' });
  chmodSync(join(folder, 'taken'), 0o444);
  const { value, problems } = await write(folder, 'taken/x/');
  expect(value).toBeUndefined();
  expect(problems.map(({ code }) => code)).toEqual(['write/no-folder']);
});

test.each([
  ['talk.vtt', 'WEBVTT\n', 'nbscribe build'],
  ['talk.json', '{"segments": []}', 'nbscribe build'],
  ['notes.md', '# Notes\n', 'nbscribe import'],
])('%s is no notebook: it is said how to make one', async (name, text, command) => {
  const folder = folderWith({ [name]: text });
  const { value, problems } = await write(folder, 'x.md', {}, name);
  expect([value, problems.length]).toEqual([undefined, 1]);
  expect(problems[0]?.message).toContain('is no notebook');
  expect(problems[0]?.hint).toContain(`${command} "${join(folder, name)}"`);
});
