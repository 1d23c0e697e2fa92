import { importNotes } from '../../src/import/import-notes.js';
import { importTextCells } from '../../src/import/text-cells.js';
import { languageOfName } from '../../src/read/text-notebooks/languages.js';
import { readTextNotebook } from '../../src/read/text-notebooks/read.js';

const cellsOf = (text: string) => importNotes(text, { path: 'notes.md', languageOfName }).value.notebook.cells;
const sourcesOf = (text: string) => cellsOf(text).map(({ source }) => source);
const source = (text: string) => sourcesOf(text).join('\n---\n');

test('headings begin cells, and fences in the kernel language are code with what they printed', () => {
  const text = '# A\n\ntext\n\n```python\nprint(1)\n```\n\n```text\n1\n```\n\n## B\n\n```js\nrun()\n```\n';
  const [first, code, last] = cellsOf(text);
  expect([first?.source, code?.source, last?.source]).toEqual(['# A\n\ntext', 'print(1)', '## B\n\n```js\nrun()\n```']);
  expect(code).toMatchObject({ cell_type: 'code', outputs: [{ output_type: 'stream', name: 'stdout', text: '1\n' }] });
});

test('the language that most fences are written in is the kernel, and one that is asked for before it', () => {
  const text = '```r\nx <- 1\n```\n\n```julia\ny = 2\n```\n\n```R\nz <- 3\n```\n';
  const { notebook } = importNotes(text, { path: 'n.md', languageOfName }).value;
  expect(notebook.metadata.kernelspec?.language).toBe('R');
  expect(notebook.cells.map(({ cell_type }) => cell_type)).toEqual(['code', 'markdown', 'code']);
  const asked = importNotes(text, { path: 'n.md', languageOfName, kernel: { language: 'julia' } }).value.notebook;
  expect(asked.cells.map(({ cell_type }) => cell_type)).toEqual(['markdown', 'code', 'markdown']);
});

test('a language that no block has is told, with the one that would run', () => {
  const text = 'a\n\n```python\nx = 1\n```\n\n```text\nout\n```\n';
  const told = (language: string) => importNotes(text, { path: 'n.md', languageOfName, kernel: { language } }).problems;
  expect(told('cobol')).toEqual([
    expect.objectContaining({
      code: 'import/other-language',
      level: 'warning',
      message: expect.stringMatching(/no block of code is of cobol.* blocks of python are shown/) as string,
      hint: expect.stringContaining('--language python') as string,
      place: { path: 'n.md', line: 3 },
    }),
  ]);
  expect(told('python')).toEqual([]);
  expect(importNotes('only words\n', { path: 'n.md', languageOfName, kernel: { language: 'R' } }).problems).toEqual([]);
});

test.each([
  ['footnotes lead to their text', 'a[^x]\n\n[^x]: why\n', 'a<sup>[1](#note-1)</sup>\n\n1. <a id="note-1"></a>why'],
  ['alerts are quotes with a name', '> [!TIP]\n> do\n', '> **Tip**  \n> do'],
  ['alerts of other tools keep their title', '> [!info]- Read on\n> do\n', '> **Read on**  \n> do'],
  ['money is no maths', 'costs $5, or $6\n', 'costs \\$[](#)5, or \\$[](#)6'],
  ['money that is escaped is no maths either', 'costs \\$5, or \\$6\n', 'costs \\$[](#)5, or \\$[](#)6'],
  ['money beside a formula', 'costs $5, and $x$\n', 'costs \\$[](#)5, and $x$'],
  ['one dollar alone needs nothing', 'costs $5\n', 'costs $5'],
  ['money in code is code', '`$5` and `$6`, a $7 and a $8\n', '`$5` and `$6`, a \\$[](#)7 and a \\$[](#)8'],
  ['money in a link', '[$5 or $6](/a)\n', '[\\$<span></span>5 or \\$<span></span>6](/a)'],
  ['formulas of GitHub', 'a $`x`$\n\n```math\ny\n```\n', 'a $x$\n\n$$\ny\n$$'],
  ['links by name lead where their definition in another cell says', '# A\n\n[b] [c][b] [b][]\n\n# B\n\n[b]: /u "T"\n',
    '# A\n\n[b](/u "T") [c](/u "T") [b](/u "T")\n---\n# B\n\n[b]: /u "T"'],
  ['a folded part is one cell', '<details>\n\n# In\n\n```python\nx\n```\n\n</details>\n\n# Out\n', '<details>\n\n# In\n\n```python\nx\n```\n\n</details>\n---\n# Out'],
  ['a fence that shows a fence', '````md\n```python\nx\n```\n````\n', '````md\n```python\nx\n```\n````'],
  ['tildes are fences', '~~~python\nx\n~~~\n', 'x'],
  ['a fence in a list is no cell', '- a\n\n  ```python\n  x\n  ```\n', '- a\n\n  ```python\n  x\n  ```'],
  ['line ends of Windows', '# A\r\n\r\ntext\r\n', '# A\n\ntext'],
  ['front matter is no cell', '---\ntitle: T\n---\n\ntext\n', 'text'],
  ['nothing', '', ''],
])('%s', (_, text, wanted) => {
  expect(source(text)).toBe(wanted);
}); // prettier-ignore

test('a footnote without a text is told with its line', () => {
  const { problems } = importNotes('a\n\nb[^x]\n', { path: 'notes.md', languageOfName });
  expect(problems).toMatchObject([{ code: 'import/no-footnote', place: { path: 'notes.md', line: 3 } }]);
});

test.each([
  ['a.qmd', '---\ntitle: T\njupyter: python3\n---\n\n# A\n\nb[^1]\n\n```{python}\nx = 1\n```\n\n[^1]: note\n', ['markdown', 'code', 'markdown']],
  ['a.Rmd', '# A\n\n```{r}\nx <- 1\n```\n', ['markdown', 'code']],
  ['a.md', '---\nkernelspec:\n  name: python3\n---\n\n# A\n\n```{code-cell}\nx = 1\n```\n', ['markdown', 'code']],
  ['a.py', '# %% [markdown]\n# # A\n\n# %%\nx = 1\n', ['markdown', 'code']],
  ['b.py', '# Databricks notebook source\n# MAGIC %md\n# MAGIC # A\n\n# COMMAND ----------\n\nx = 1\n', ['markdown', 'code']],
])('%s becomes cells through the reader of course material', (path, text, kinds) => {
  const { cells } = importTextCells(readTextNotebook(path, text), { path });
  expect(cells.map(({ cell_type }) => cell_type)).toEqual(kinds);
  expect(cells.map((one) => one.source).join('\n')).not.toContain('[^1]');
}); // prettier-ignore

test('a note nested a thousand deep takes no time', () => {
  expect(cellsOf(`${'> '.repeat(2000)}deep\n`)).toHaveLength(1);
});
