/**
 * What no grammar is made for is kept as it is written, byte for byte,
 * without minutes or gigabytes; the rest takes its share.
 */
import { exportMarkdown } from '../../src/export/export-markdown.js';
import { dialects } from '../../src/export/dialects/registry.js';
import { gfm } from '../../src/export/dialects/gfm.js';
import { importNotes } from '../../src/import/import-notes.js';
import { languageOfName } from '../../src/read/text-notebooks/languages.js';
import { cpuMsOf, doSoon, doWithin } from '../soon.js';

const times = (count: number, line: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => line(nth)).join('');
const read = (text: string) => importNotes(text, { path: 'notes.md', languageOfName });
const written = (text: string, dialect = gfm) =>
  exportMarkdown(read(text).value.notebook, { dialect, path: 'n.ipynb', folder: 'n_files' }).value?.texts.join('');

test.each([
  ['a table of 300 columns and 3,000 rows', `|${' a |'.repeat(300)}\n|${' - |'.repeat(300)}\n${times(3000, (nth) => `|${` ${nth} |`.repeat(300)}\n`)}`],
  ['a table of one huge row', `|${' a |'.repeat(30_000)}\n|${' - |'.repeat(30_000)}\n`],
  ['a list of 100,000 items', times(100_000, (nth) => `- item ${nth}\n`)],
  ['a line of 5 MB', 'word '.repeat(1_000_000)],
  ['a paragraph of 2 MB', times(50_000, (nth) => `words of line ${nth} that go on and on\n`)],
  ['100,000 links', times(100_000, (nth) => `[a${nth}](http://x.y/${nth}) `)],
  ['100,000 footnotes', `${times(100_000, (nth) => `t[^${nth}] `)}\n\n${times(100_000, (nth) => `[^${nth}]: why\n`)}`],
  ['100,000 definitions', times(100_000, (nth) => `[a${nth}]: /u\n`)],
  ['100,000 prices', 'it costs $5 or '.repeat(100_000)],
  ['100,000 stars', '*a_ '.repeat(100_000)],
  ['100,000 tildes', '~a'.repeat(100_000)],
  ['100,000 brackets', '[a]('.repeat(100_000)],
  ['2,000 quotes in each other', times(2000, (nth) => `${'> '.repeat(nth)}a\n`)],
  ['2,000 lists in each other', times(2000, (nth) => `${' '.repeat(2 * nth)}- a\n`)],
  ['a quote that goes on for 50,000 lines', `> a\n${'b\n'.repeat(50_000)}`],
  ['10,000 headings of two lines', 'T\n===\n'.repeat(10_000)],
  ['10,000 quotes between headings', '> a\n# b\n'.repeat(10_000)],
])('%s', (_, heavy) => {
  const text = `# Before\n\nOne [link][x].\n\n${heavy}\n\n# Behind\n\n[x]: /u\n`;
  const { problems } = doSoon(text, () => read(text));
  expect(problems.slice(0, 1)).toMatchObject([{ code: 'import/too-heavy', place: { path: 'notes.md', line: 5 } }]);
  expect(doSoon(text, () => written(text)) === text).toBe(true);
}); // prettier-ignore

test.each(['\n', '\r\n', ' \t\n'])('100,000 empty lines (%j), thrice, are empty lines', (empty) => {
  const gap = empty.repeat(100_000);
  const text = `# Before\n\nOne [link][x].\n${gap}words\n\n- a\n\n${empty.repeat(3000)}  of a\n\n# Behind[^n]\n\n[x]: /u\n${gap}[^n]: why\n${gap}`;
  const { value, problems } = doSoon(text, () => read(text));
  expect(problems).toEqual([]);
  const few = text.replaceAll(empty.repeat(1000), '').replace('words\n', 'words\n\n');
  expect(value.notebook.cells.map(({ source }) => source.replace(/\s+/g, ' '))).toEqual(
    read(few).value.notebook.cells.map(({ source }) => source.replace(/\s+/g, ' ')),
  );
  expect(doSoon(text, () => written(text)) === text).toBe(true);
});

/** Time grows with the length, not with its square. */
test.each([
  ['paragraphs', (nth: number) => `words of ${nth}\n\n`],
  ['alerts', (nth: number) => `> [!TIP]\n> do ${nth}\n\n`],
  ['items far apart', (nth: number) => `- item ${nth}\n\n`],
  ['footnotes', (nth: number) => `t[^${nth}]\n\n[^${nth}]: why\n\n`],
  ['cells of code', () => '```python\nx\n```\n\n'],
])('%s: five times as many take at most ten times as long', (_, line) => {
  const write = (count: number) => {
    const text = times(count, line);
    expect(written(text) === text).toBe(true);
  };
  write(300);
  const { ms } = cpuMsOf(() => write(600));
  expect(() => doWithin(ms * 10 + 200, () => write(3000))).not.toThrow();
}, 60_000); // prettier-ignore

test('a text that is parsed in parts is the same tree: links by name, footnotes, lines of problems', () => {
  const text = `See [one][x] and this[^a].\n\n${times(2500, (nth) => `Paragraph ${nth}.\n\n`)}[x]: /u\n\n[^a]: Why.\n\nMissing[^b].\n`;
  const { value, problems } = read(text);
  expect(value.notebook.cells[0]?.source).toMatch(/^See \[one\]\(\/u\) and this<sup>\[1\]\(#note-1\)<\/sup>\./);
  expect(problems).toMatchObject([{ code: 'import/no-footnote', place: { line: 5007 } }]);
});

test('a fence, comment or formula is never cut, and front matter stands at the start alone', () => {
  for (const [begin, end] of [['```python', '```'], ['<!--', '-->'], ['$$', '$$'], ['<pre>', '</pre>']]) {
    const text = `---\ntitle: T\n---\n\n${begin}\n${'line\n\n'.repeat(2500)}${end}\n\n---\na: b\n---\n`;
    const { cells } = read(text).value.notebook;
    expect(cells.map(({ source }) => source.split('line').length - 1).filter((count) => count > 0)).toEqual([2500]);
    expect(written(text) === text).toBe(true);
  }
}); // prettier-ignore

test.each(dialects.map((dialect) => [dialect.name, dialect] as const))(
  'a table that was too heavy is a table in %s',
  (_, dialect) => {
    const row = `|${' 1 |'.repeat(300)}\n`;
    const table = `|${' a |'.repeat(300)}\n|${' - |'.repeat(300)}\n${row.repeat(300)}`;
    expect(doSoon(table, () => written(`# T\n\n${table}`, dialect))).toContain(row);
  },
);
