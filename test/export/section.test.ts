import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { discourse } from '../../src/export/dialects/discourse.js';
import { exportMarkdown, type ExportOptions } from '../../src/export/export-markdown.js';
import { SITES } from '../../src/export/front-matter.js';
import { gfm } from '../../src/export/dialects/gfm.js';
import { conceptFactsOf } from '../../src/export/lecture-facts.js';
import { quarto } from '../../src/export/dialects/quarto.js';
import type { Cell, Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { leaksOf, ruleOf } from '../../src/text/links/released.js';
import { doWithin } from '../soon.js';

const read = (name: string) =>
  parseNotebook(readFileSync(join(import.meta.dirname, '../../notebooks', name), 'utf8'), name).value!;
const notebook = read('hash-tables-from-scratch.ipynb');
const concepts = conceptFactsOf(read('hash-tables-from-scratch.summary.ipynb'));
const write = (from: Notebook, options: Partial<ExportOptions> = {}) =>
  exportMarkdown(from, { dialect: gfm, path: 'n.ipynb', folder: 'f', ...options });
const textOf = (from: Notebook, options: Partial<ExportOptions> = {}) =>
  write(from, options).value?.texts.join('\n') ?? '';

const notes = (...sources: string[]): Notebook => ({
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
  cells: sources.map((source, nth): Cell => ({ cell_type: 'markdown', id: `c${nth}`, metadata: {}, source })),
});

test('a section alone has its text, the terms it takes for known with a footnote each, and credit', () => {
  const text = textOf(notebook, { section: 'the LOAD factor', concepts });
  expect(text.match(/^#+ .*$/gm)).toEqual(['## The load factor']);
  expect(text).toMatch(
    /- \*\*hash function\*\*: A hash function is a function that takes a key of any length .* the same key\.\[\^term-1\]/,
  );
  expect(text).toMatch(/^\[\^term-1\]: Hash tables from scratch, \[03:02\]\(\S+\?t=182\)$/m);
  expect(text).toContain('the section “The load factor” alone');
});

test('a section that is not there is told with the nearest one', () => {
  const { value, problems } = write(notebook, { section: 'The lode factor' });
  expect(value).toBeUndefined();
  expect(problems).toMatchObject([{ code: 'export/no-section', hint: 'Did you mean "The load factor"?' }]);
});

test.each(SITES)('front matter for %s is YAML with the title, which is not said twice', (frontMatter) => {
  const text = textOf(notebook, { section: 'The load factor', frontMatter });
  const [, yaml = '', body = ''] = /^---\n([^]*?)---\n\n([^]*)$/.exec(text) ?? [];
  expect(parse(yaml)).toMatchObject({ title: 'The load factor', author: 'Mara Lindqvist' });
  expect(body).not.toContain('# The load factor');
});

test('Quarto gets the moment beside the address of the video', () => {
  expect(textOf(notebook, { dialect: quarto, section: 'The load factor' })).toContain(
    '{{< video https://example.org/videos/hash-tables-from-scratch.mp4 start="760" >}}',
  );
});

test('posts are not too long, carry their footnotes, and are numbered', () => {
  const parts = Array.from(
    { length: 30 },
    (_, nth) => `## Part ${nth}\n\n${`Word ${nth} 🎓. `.repeat(180)}[^${nth}]\n\n[^${nth}]: note ${nth}`,
  );
  const { value, problems } = write(notes('# All', ...parts, `\`\`\`text\n${'line\n'.repeat(9000)}\`\`\``), {
    dialect: discourse,
  });
  const posts = value?.texts ?? [];
  expect(posts.length).toBeGreaterThan(3);
  for (const post of posts) {
    expect([...post].length).toBeLessThanOrEqual(32_000);
    const referred = [...post.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, label]) => label);
    expect([...post.matchAll(/^\[\^(\d+)\]:/gm)].map(([, label]) => label)).toEqual(referred);
  }
  expect(posts[1]).toMatch(/^\*All, part 2 of \d+\*\n/);
  expect(posts.join('\n').match(/^line$/gm)).toHaveLength(9000);
  expect(problems).toMatchObject([{ code: 'export/discourse-posts', level: 'warning' }]);
});

const SECRET =
  'See [it](https://www.youtube.com/watch?v=AAAAAAAAAAA&t=90), ![s](/videos/part2/a.png), [EA1L9@3:10].\n\n```python\n# https://youtu.be/AAAAAAAAAAA\nx = 1\n```';
const unreleased = ['https://youtu.be/AAAAAAAAAAA', '/videos/part2', 'EA1L9'];

test('what leads to something unreleased is refused: links, pictures, references, comments in code', () => {
  const { value, problems } = write(notes(SECRET), { unreleased, lineOf: () => 7 });
  expect(value).toBeUndefined();
  expect(problems.map(({ code, level, place }) => [code, level, place])).toEqual(
    Array.from({ length: 4 }, () => ['export/unreleased', 'error', { path: 'n.ipynb', line: 7 }]),
  );
});

test('or taken out, and the text stays', () => {
  const text = textOf(notes(SECRET), { unreleased, linksToUnreleased: 'drop' });
  expect(text).not.toMatch(/AAAAAAAAAAA|part2|EA1L9/);
  expect(text).toContain('See it');
  expect(text).toContain('x = 1');
});

test.each([
  ['https://youtu.be/AAAAAAAAAAA?t=4', true],
  ['http://m.youtube.com/watch?app=x&v=AAAAAAAAAAA', true],
  ['https://www.youtube-nocookie.com/embed/AAAAAAAAAAA', true],
  ['https://youtu.be/BBBBBBBBBBB', false],
  ['https://anywhere.org/videos/part2/b.mp4', true],
  ['https://anywhere.org/videos/part22/b.mp4', false],
  ['videos/part2/b.mp4', true],
])('%s is unreleased: %s', (url, wanted) => {
  expect(ruleOf(url, unreleased) !== undefined).toBe(wanted);
});

test('a lesson is found in text without a time only in brackets', () => {
  expect(leaksOf('[ea1l9] EA1L9 [EA1L8@1:00]', unreleased)).toEqual([{ found: '[ea1l9]', rule: 'EA1L9' }]);
});

test('two hours take little time beyond the parse of the notebook', () => {
  const long: Notebook = { ...notebook, cells: Array.from({ length: 6 }, () => notebook.cells).flat() };
  textOf(notebook);
  // 0.5 s on a machine of its own; others run beside the tests.
  expect(doWithin(2000, () => textOf(long)).length).toBeGreaterThan(1000);
});
