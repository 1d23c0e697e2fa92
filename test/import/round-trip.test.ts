/**
 * A note that is imported and exported again is the note, byte for byte:
 * over every Markdown file that lies in node_modules.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { exportMarkdown } from '../../src/export/export-markdown.js';
import { gfm } from '../../src/export/dialects/gfm.js';
import { importNotes } from '../../src/import/import-notes.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { serializeNotebook } from '../../src/notebook/format/serialize.js';
import { validateNotebook } from '../../src/notebook/format/validate.js';
import { languageOfName } from '../../src/read/text-notebooks/languages.js';
import { seedsOr } from '../soon.js';

const modules = join(import.meta.dirname, '../../node_modules');
const notes = readdirSync(modules, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:md|markdown)$/i.test(name))
  .sort();
/** All of them where there is time, else every so many. */
const step = process.env.NBSCRIBE_SEEDS === undefined ? Math.max(1, Math.floor(notes.length / 60)) : 1;
const tried = notes.filter((_, nth) => nth % step === 0);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function comesBack(text: string): string | undefined {
  const { notebook } = importNotes(text, { path: 'notes.md', languageOfName }).value;
  // Through the file, as a user's notebook goes.
  const file = serializeNotebook(notebook);
  const read = parseNotebook(file, 'notes.ipynb').value;
  if (read === undefined) return undefined;
  expect(validateNotebook(read, 'notes.ipynb')).toEqual([]);
  const { value } = exportMarkdown(read, { dialect: gfm, path: 'notes.ipynb', folder: 'notes_files' });
  return value?.texts.join('');
}

test('there are at least 200 Markdown files to try', () => {
  expect(notes.length).toBeGreaterThan(200);
});

test('each comes back byte for byte, as a valid notebook', () => {
  const wrong = tried.flatMap((name) => {
    let text: string;
    try {
      text = decoder.decode(readFileSync(join(modules, name)));
    } catch {
      return [];
    }
    if (text.length > 200_000) return [];
    return comesBack(text) === text ? [] : [name];
  });
  expect(wrong).toEqual([]);
}, 300_000);

const line = fc.constantFrom(
  '# Title', 'text', '', '  ', '```python', '```', '~~~', '````md', '> [!TIP]', '> quote', '> > deep', '$5, or $6', '$x$', '$$', '- item', '  - inner',
  '1. one', '[^1]', '[^1]: note', '    indented', '\tTab', '[a][b]', '[b]: /url', '<div>', '</div>', '<details>', '</details>', '<!--', '-->', '| a | b |', '| - | - |',
  '---', '***', '![p](a b.png)', '![p][b]', '`code', '\\$5', '&amp; &dollar;', 'html <b>x</b>', '```text', '```{python}', '[12:40] here', '\u0000', '\uFEFF', '{#id}',
); // prettier-ignore
const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '');

test('so does any text of Markdown signs, whatever its line ends', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(line, end), { maxLength: 30 }), (lines) => {
      const text = lines.map(([one, sign]) => one + sign).join('');
      expect(comesBack(text)).toBe(text);
    }),
    { numRuns: seedsOr(60) },
  );
}, 300_000);
