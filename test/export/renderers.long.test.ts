/**
 * Each dialect as a program that reads it sees it: formulas, footnotes, tables, code, pictures and headings are counted
 * in the notebook and in what is rendered. Quarto needs the network to be installed, and Obsidian a screen: pandoc,
 * which Quarto is made of, and markdown-it with what Obsidian documents stand in for them.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import MarkdownIt from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { marked } from 'marked';
import { dialects } from '../../src/export/dialects/registry.js';
import { exportMarkdown } from '../../src/export/export-markdown.js';
import { readBlocks } from '../../src/export/tree/blocks.js';
import { importNotes } from '../../src/import/import-notes.js';
import type { Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { serializeNotebook } from '../../src/notebook/format/serialize.js';
import { languageOfName } from '../../src/read/text-notebooks/languages.js';
import { walkTree } from '../../src/text/markdown/markdown-tree.js';
import { describeWhere, describeWithPython, onPath } from '../python.js';
import { temporaryFolder } from '../temporary.js';

const root = join(import.meta.dirname, '../..');

interface Counts {
  readonly formulas: number;
  readonly footnotes: number;
  readonly tables: number;
  readonly code: number;
  readonly images: number;
  readonly headings: number;
}

/** What stands in the notebook, which is what has to be seen. */
function countNotebook(notebook: Notebook): Counts {
  const found = new Map<Nodes['type'], number>();
  const isSummary = notebook.metadata.nbscribe?.view === 'summary';
  for (const { nodes, kind } of readBlocks(notebook, 'n_files').blocks)
    if (kind !== 'contents' || isSummary)
      for (const node of nodes) walkTree(node, ({ type }) => void found.set(type, (found.get(type) ?? 0) + 1));
  const sum = (...types: readonly Nodes['type'][]) => types.reduce((total, type) => total + (found.get(type) ?? 0), 0);
  return {
    formulas: sum('math', 'inlineMath'),
    footnotes: sum('footnoteReference'),
    tables: sum('table'),
    code: sum('code'),
    images: sum('image', 'imageReference'),
    headings: sum('heading'),
  };
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Of HTML; formulas are those that the renderer made, or left for MathJax to find. */
const countHtml = (html: string, formulas: RegExp): Counts => ({
  formulas: count(html.replace(/<pre[^]*?<\/pre>|<code[^]*?<\/code>/g, ''), formulas),
  footnotes: count(html, /<a[^>]*class="footnote-ref"|class="footnote-ref"><a/g),
  tables: count(html, /<table/g),
  code: count(html, /<pre/g),
  images: count(html, /<img/g),
  headings: count(html, /<h[1-6][ >]/g),
});

/**
 * `$..$` as discourse-math and Obsidian take it: no digit and no space right within, white space or punctuation around.
 */
const LEFT_FOR_MATHJAX = /\$\$[^$]+\$\$|(?<![\w$\\])\$(?![\s\d$])[^$\n]*[^$\s\\]\$(?![\w$])/g;

const write = (notebook: Notebook, name: string) => {
  const dialect = dialects.find((one) => one.name === name)!;
  const { value } = exportMarkdown(notebook, { dialect, path: 'n.ipynb', folder: 'n_files' });
  return value?.texts.join('\n') ?? '';
};

const notes = importNotes(readFileSync(join(import.meta.dirname, 'cases/notes.md'), 'utf8'), {
  path: 'notes.md',
  languageOfName,
}).value.notebook;

/** So that every dialect is written from the tree and no cell is copied. */
const edited: Notebook = {
  ...notes,
  cells: notes.cells.map((cell) =>
    cell.cell_type === 'code' ? cell : { ...cell, source: `${cell.source}\n\nAdded.` },
  ),
};

const samples = [
  'hash-tables-from-scratch',
  'gradient-descent-by-hand',
  'how-sure-is-an-average',
  'remember-your-answers',
];
const inputs: readonly (readonly [name: string, notebook: Notebook])[] = [
  ['notes', edited],
  ...samples
    .flatMap((name) => [name, `${name}.summary`])
    .map((name) => {
      const path = join(root, 'notebooks', `${name}.ipynb`);
      return [name, parseNotebook(readFileSync(path, 'utf8'), path).value!] as const;
    }),
];

/**
 * CommonMark has no formulas, footnotes and tables: they are code, a list at the end, and what docs/dialects.md says.
 */
const alike = (counts: Counts, ...left: readonly (keyof Counts)[]) =>
  Object.fromEntries(Object.entries(counts).filter(([name]) => !left.includes(name as keyof Counts)));

test('what is counted is there', () => {
  expect(countNotebook(notes)).toEqual({ formulas: 4, footnotes: 1, tables: 1, code: 3, images: 1, headings: 1 });
});

describe.each(inputs)('%s', (_, notebook) => {
  const wanted = countNotebook(notebook);

  test.each(['discourse', 'obsidian'])('%s, by markdown-it with its options', (name) => {
    const reader = new MarkdownIt({ html: true, breaks: true, linkify: true, typographer: name === 'discourse' });
    // Obsidian plays a video that is written as a picture.
    const text = write(notebook, name).replace(/^!\[[^\]]*\]\(https?:[^)]*\)$/m, '');
    expect(countHtml(reader.use(footnote).render(text), LEFT_FOR_MATHJAX)).toEqual(wanted);
  });

  test('gfm, by marked, which knows neither footnotes nor front matter', () => {
    const text = write(notebook, 'gfm').replace(/^---\n[^]*?\n---\n|^\[\^\w+\]: .*(?:\n+ {4}.*)*/gm, '');
    const html = marked.parse(text, { async: false });
    expect(alike(countHtml(html, LEFT_FOR_MATHJAX), 'footnotes')).toEqual(alike(wanted, 'footnotes'));
  });

  test('myst, by mystmd', () => {
    const folder = temporaryFolder({ 'n.md': write(notebook, 'myst') });
    const myst = join(root, 'node_modules/mystmd/dist/myst.cjs');
    const { stdout } = spawnSync(process.execPath, [myst, 'build', 'n.md', '--xml', '-o', 'n.xml'], { cwd: folder, encoding: 'utf8' }); // prettier-ignore
    const xml = readFileSync(join(folder, 'n.xml'), 'utf8');
    // It draws no diagrams in XML, and says so of each.
    const diagrams = count(write(notebook, 'myst'), /^```\{mermaid\}/gm);
    expect(stdout.replace(/.*(?:of "mermaid"|no config file|Cannot find image).*/g, '')).not.toMatch(/⛔|Could not/);
    expect({
      formulas: count(xml, /<(?:inline|disp)-formula\b/g),
      footnotes: count(xml, /<xref ref-type="fn"/g),
      tables: count(xml, /<table>/g),
      code: count(xml, /<code\b/g) + diagrams,
      images: count(xml, /<graphic\b/g),
      headings: count(xml, /<(?:article-title|title)>/g) - count(xml, /<caption>\s*<title>/g),
    }).toEqual(wanted);
  });
});

describeWhere(onPath('pandoc'), 'pandoc (apt-get install pandoc)')('pandoc', () => {
  const render = (text: string, from: string) =>
    spawnSync('pandoc', ['-f', from, '-t', 'html', '--mathml'], { input: text }).stdout.toString();

  describe.each(inputs)('%s', (_, notebook) => {
    const wanted = countNotebook(notebook);

    test.each([
      ['pandoc', 'markdown'],
      ['quarto', 'markdown'],
      ['gfm', 'gfm+footnotes+tex_math_dollars'],
    ])('%s, as %s', (name, from) => {
      const html = render(write(notebook, name), from);
      expect(countHtml(html, /<math/g)).toEqual(wanted);
      expect(html).not.toContain('class="citation"');
    });

    test('commonmark, where formulas are code and footnotes a list', () => {
      const counts = countHtml(render(write(notebook, 'commonmark'), 'commonmark'), /<math/g);
      expect(alike(counts, 'formulas', 'footnotes', 'code')).toEqual(alike(wanted, 'formulas', 'footnotes', 'code'));
      expect([counts.formulas, counts.footnotes]).toEqual([0, 0]);
      expect(counts.code).toBeGreaterThanOrEqual(wanted.code);
    });
  });
});

describeWithPython('jupytext nbconvert nbformat')('Jupytext and nbconvert', (python) => {
  const RENDER = `
import json, sys, jupytext, nbformat
from nbconvert import HTMLExporter
counts = []
for path, kind in json.loads(sys.argv[1]):
    text = open(path, encoding='utf-8').read()
    notebook = nbformat.reads(text, 4) if kind == 'ipynb' else jupytext.reads(text, fmt=kind)
    nbformat.validate(notebook)
    html, _ = HTMLExporter(template_name='basic', anchor_link_text='').from_notebook_node(notebook)
    counts.append([len([cell for cell in notebook.cells if cell.cell_type == 'code']), html])
print(json.dumps(counts))`;

  /** Code cells and the page of each file. */
  function render(files: readonly (readonly [text: string, kind: string])[]): readonly [code: number, html: string][] {
    const folder = temporaryFolder(Object.fromEntries(files.map(([text], nth) => [`${nth}`, text])));
    const paths = files.map(([, kind], nth) => [join(folder, `${nth}`), kind]);
    const { stdout, stderr } = spawnSync(python, ['-c', RENDER, JSON.stringify(paths)], { encoding: 'utf8', maxBuffer: 2 ** 28 }); // prettier-ignore
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as [number, string][];
  }

  test('see as many tables, pictures, headings and code in what is exported, and in what was imported', () => {
    const pages = render([
      ...inputs.map(([, notebook]) => [write(notebook, 'gfm'), 'md'] as const),
      ...inputs.map(([, notebook]) => [serializeNotebook(notebook), 'ipynb'] as const),
    ]);
    inputs.forEach(([name, notebook], nth) => {
      const { tables, images, headings } = countNotebook(notebook);
      for (const [, html] of [pages[nth]!, pages[nth + inputs.length]!]) {
        const seen = countHtml(html, /(?!)/);
        expect({ name, ...seen }).toMatchObject({ name, tables, images, headings });
      }
    });
    const python = inputs.map(([, { cells }]) => cells.filter(({ cell_type }) => cell_type === 'code').length);
    expect(pages.slice(0, inputs.length).map(([code]) => code)).toEqual(python);
    const [gfm = '', imported = ''] = [pages[0]?.[1], pages[inputs.length]?.[1]];
    for (const html of [gfm, imported]) expect(count(html, /\$\$?[^$]*\\alpha[^$]*\$\$?/g)).toBe(4);
    // Jupyter knows no footnotes: an import writes them so that it shows them all the same.
    expect([count(gfm, /\[\^wrap\]/g), count(imported, /\[\^wrap\]/g)]).toEqual([2, 0]);
    expect(count(imported, /<sup><a href="#note-\w+">/g)).toBe(1);
  }, 120_000);
});
