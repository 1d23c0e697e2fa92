/** Markup that is said, noted, shown or given as a name is text. Each folder of `said/` is such a lecture. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { readMarkdown } from '../../src/text/markdown/markdown.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

const SAID = join(import.meta.dirname, 'said');
const names = readdirSync(SAID);

/** Builds both notebooks, checks both, and gives the first with what was said. */
async function build(name: string): Promise<{ notebook: Notebook; err: string }> {
  const folder = join(SAID, name);
  const files = readdirSync(folder);
  const lecture = files.length === 1 ? join(folder, files[0] ?? '') : folder;
  const path = join(temporaryFolder(), `${name}.ipynb`);
  const built = await nbscribe('build', lecture, '-o', path, '--summary');
  expect(built).toMatchObject({ code: 0, out: expect.stringContaining('nothing lost') as string });
  for (const args of [[path], [path.replace('.ipynb', '.summary.ipynb')], [path, '--lecture', lecture]])
    expect(await nbscribe('check', ...args)).toMatchObject({ code: 0 });
  return { notebook: parseNotebook(readFileSync(path, 'utf8'), path).value!, err: built.err };
}

const imagesIn = ({ cells }: Notebook) =>
  cells.flatMap(({ source, cell_type }) =>
    cell_type === 'markdown'
      ? readMarkdown(source).references.flatMap(({ kind, href }) => (kind === 'image' ? [href] : []))
      : [],
  );

test.each(names.filter((name) => !['note-missing-img', 'note-mul'].includes(name)))(
  '%s shows no image, and asks for none',
  async (name) => {
    const { notebook, err } = await build(name);
    expect(imagesIn(notebook)).toEqual([]);
    expect(err).not.toMatch(/\.png|fault/);
  },
);

test("a note's missing picture is a warning with its line, and the note stays as it is", async () => {
  const { notebook, err } = await build('note-missing-img');
  expect(err).toContain('notes/00-00-05.md:1: warning: there is no file "notes/missing.png"');
  expect(imagesIn(notebook)).toEqual(['missing.png']);
});

test('a picture whose name begins that of another leads to its own file', async () => {
  const { notebook } = await build('note-mul');
  const note = notebook.cells.find(({ metadata }) => metadata.nbscribe?.kind === 'note')?.source ?? '';
  const [, one, other, again, link] =
    /^!\[a\]\((\S+)\) !\[ab\]\((\S+)\) !\[t\]\((\S+) "title"\) \[link\]\((\S+)\)$/.exec(note) ?? [];
  expect(one).toMatch(/^note-mul_files\/a-[0-9a-f]{8}\.png$/);
  expect(other).toMatch(/^note-mul_files\/a\.png-[0-9a-f]{8}\.png$/);
  expect([again, link]).toEqual([one, one]);
});

test('what is no name of a language stands behind no fence: the code is text', async () => {
  const { notebook } = await build('nb-lang-inject');
  const shown = notebook.cells.filter(({ source }) => source.startsWith('```'));
  expect(shown.map(({ source }) => source)).toEqual(['```text\nprint(1)\n```']);
});
