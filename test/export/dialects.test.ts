/**
 * Each dialect, rendered by the program that reads it: formulas, footnotes, tables,
 * code, images and headings are counted on both sides.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { marked } from 'marked';
import { exportMarkdown } from '../../src/export/export-markdown.js';
import { dialects } from '../../src/export/dialects/registry.js';
import { importNotes } from '../../src/import/import-notes.js';
import type { Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { languageOfName } from '../../src/read/text-notebooks/languages.js';
import { expectGolden } from '../golden.js';

const notebooks = join(import.meta.dirname, '../../notebooks');
const cases = join(import.meta.dirname, 'cases');
const text = readFileSync(join(cases, 'notes.md'), 'utf8');
const notes = importNotes(text, { path: 'notes.md', languageOfName }).value.notebook;
const dialectOf = (name: string) => dialects.find((one) => one.name === name)!;
const write = (notebook: Notebook, name: string) =>
  exportMarkdown(notebook, { dialect: dialectOf(name), path: 'n.ipynb', folder: 'n_files' }).value?.texts ?? [];

/** As its own cells, so that every dialect is written from the tree and none is copied. */
const edited: Notebook = {
  ...notes,
  cells: notes.cells.map((cell) =>
    cell.cell_type === 'code' ? cell : { ...cell, source: `${cell.source}\n\nAdded.` },
  ),
};

test.each(dialects)('$name writes the notes as its golden shows', ({ name, extension }) => {
  const golden = join(cases, `notes.${name}.golden${extension}`);
  expectGolden(write(name === 'gfm' ? withOne(notes) : notes, name).join('\n'), golden);
});

/** With a cell that was edited, so that not all is copied. */
const withOne = (notebook: Notebook): Notebook => ({
  ...notebook,
  cells: notebook.cells.map((cell, nth) => (nth === 0 ? { ...cell, source: `${cell.source}\n\nAdded.` } : cell)),
});

const samples = [
  'hash-tables-from-scratch',
  'gradient-descent-by-hand',
  'how-sure-is-an-average',
  'remember-your-answers',
];
const built = samples.flatMap((name) => [`${name}.ipynb`, `${name}.summary.ipynb`]);

test.each(built)('%s is written in every dialect without a problem', (name) => {
  const notebook = parseNotebook(readFileSync(join(notebooks, name), 'utf8'), name).value!;
  for (const dialect of dialects) {
    const { value, problems } = exportMarkdown(notebook, { dialect, path: name, folder: 'x' });
    expect(problems.filter(({ code }) => code !== 'export/licence-unknown')).toEqual([]);
    expect(value?.texts).toHaveLength(1);
    expect(value?.texts[0]).toMatch(/_From “.*”.*Changes: .*\._\n$/s);
    expect(value?.texts[0]).not.toMatch(/cell-id=|\[\]\(#\)|<span><\/span>/);
  }
});

const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0;

test('a forum sees no line ends, one footnote, a table, and no sign of emoji', () => {
  const forum = new MarkdownIt({ html: true, breaks: true, linkify: true, typographer: true }).use(footnote);
  const html = forum.render(write(notes, 'discourse').join('\n'));
  expect(count(html, /<sup class="footnote-ref"/g)).toBe(1);
  expect(count(html, /<table>/g)).toBe(1);
  expect(count(html, /<h1>/g)).toBe(1);
  expect(count(html, /<img /g)).toBe(1);
  // Within the formula and the alert only, which Discourse's own plugins take.
  expect(count(html.replace(/\$\$[^]*?\$\$|\[!TIP\]<br>/g, ''), /<br>/g)).toBe(0);
});

test('GitHub sees the table, the tasks and the code', () => {
  const html = marked.parse(write(edited, 'gfm').join('\n'), { async: false });
  expect([count(html, /<table>/g), count(html, /<input/g), count(html, /class="language-/g)]).toEqual([1, 2, 3]);
});

const pandoc = spawnSync('pandoc', ['--version']).status === 0;
if (!pandoc) process.stderr.write('skipped: dialects by pandoc: needs pandoc (apt-get install pandoc)\n');

(pandoc ? test : test.skip).each([
  ['pandoc', 'markdown'],
  ['quarto', 'markdown'],
  ['commonmark', 'commonmark'],
  ['gfm', 'gfm'],
])('pandoc reads %s as %s: as many parts as were written', (name, from) => {
  const run = spawnSync('pandoc', ['-f', from, '-t', 'html', '--mathml'], { input: write(edited, name).join('\n') });
  const html = run.stdout.toString();
  expect(count(html, /class="citation"/g)).toBe(0);
  expect(count(html, /<table/g)).toBe(1);
  expect(count(html, /<h1/g)).toBe(1);
  expect(count(html, /<img/g)).toBe(1);
  if (from !== 'markdown') return;
  expect(count(html, /<math/g)).toBe(4);
  expect(count(html, /class="footnote-ref"/g)).toBe(1);
  expect(html).toContain('costs $5, or $6');
});

test.each(dialects)('docs/dialects.md says what $name cannot', ({ name, describe, limits }) => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/dialects.md'), 'utf8');
  expect(page).toContain(`\n## ${name}\n\n${describe}.\n`);
  for (const [what, becomes] of limits) expect(page).toContain(`| ${what} | ${becomes} |`);
});

test('the title that an author gave an alert stands in every dialect', () => {
  const cell = { cell_type: 'markdown' as const, id: 'a', metadata: {}, source: '> [!WARNING] Mind the gap\n> it' };
  for (const { name } of dialects)
    expect(write({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }, name).join()).toContain(
      'Mind the gap',
    );
});

test.each([
  ['myst', '> [!TIP]\n> it', ':::{tip}\n\nit\n\n:::'],
  ['myst', '> [!TIP] Read on\n> it', ':::{admonition} Read on\n:class: tip\n\nit\n\n:::'],
  ['myst', '> [!danger]\n> it', ':::{danger}\n\nit\n\n:::'],
  ['myst', '> [!bug]- Open\n> it', ':::{admonition} Open\n:class: error dropdown\n\nit\n\n:::'],
  ['myst', '> [!abstract]+\n> it', ':::{admonition} Abstract\n:class: note dropdown\n:open:\n\nit\n\n:::'],
  ['quarto', '> [!info]- More\n> it', '::: {.callout-note title="More" collapse="true"}\n\nit\n\n:::'],
  ['quarto', '> [!danger]\n> it', '::: {.callout-caution title="Danger"}\n\nit\n\n:::'],
  ['obsidian', '> [!info]- More\n> it', '> [!info]- More\n> it'],
  ['obsidian', '> [!info]+\n> it', '> [!info]+\n> it'],
  ['discourse', '> [!info]- "More"\n> it', '[details="More"]\n\nit\n\n[/details]'],
  ['discourse', '> [!info]+ More\n> it', '[details="More" open]\n\nit\n\n[/details]'],
] as const)('in %s, %j keeps its kind, its title and its fold: %j', (name, source, wanted) => {
  const cell = { cell_type: 'markdown' as const, id: 'a', metadata: {}, source };
  expect(write({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }, name)).toEqual([`${wanted}\n`]);
}); // prettier-ignore

test.each([
  ['> [!TIP]\n> Do it.', '> [!TIP]\n> Do it.'],
  ['> [!WARNING] Mind\n> it', '> [!WARNING]\n>\n> **Mind**\n>\n> it'],
  ['<details><summary>More <b>of</b> "it"</summary>\n\nHidden **text**\n\n</details>', '[details="More of it"]\n\nHidden **text**\n\n[/details]'],
  ['<details>\n<summary>All</summary>\nin one\n</details>', '[details="All"]\nin one\n[/details]'],
  ['<details>\n\nx\n\n</details>', '[details="Details"]\n\nx\n\n[/details]'],
  ['Press <kbd>Ctrl</kbd>, <span style="x">so</span>.', 'Press <kbd>Ctrl</kbd>, so.'],
  ['<div><kbd>a</kbd> <script>b</script></div>', '<kbd>a</kbd> b'],
  ['<!-- no -->\n\n<a id="x"></a>\n\nyes', 'yes'],
])('the forum is given of %j: %j', (source, wanted) => {
  const cell = { cell_type: 'markdown' as const, id: 'a', metadata: {}, source };
  expect(write({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }, 'discourse')).toEqual([`${wanted}\n`]);
}); // prettier-ignore
