/**
 * Cards are what Anki's own rules make of the file (https://docs.ankiweb.net/importing/text-files.html): header lines
 * first, later lines that begin with `#` left out as comments, fields by the separator,
 * a field that begins with a quote read as CSV.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { decodeHTML } from 'entities';
import fc from 'fast-check';
import type { Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { exportAnki } from '../../src/export/study/anki.js';
import { seedsOr } from '../soon.js';

interface Note {
  readonly front: string;
  readonly back: string;
  readonly tags: readonly string[];
}

const HEADERS = ['separator', 'html', 'notetype', 'deck', 'tags column'];

const TAG = /^[\p{L}\p{N}\p{M}-]+(?:::[\p{L}\p{N}\p{M}-]+)?$/u;

/** Strict: what Anki would guess or mend is an error here. */
function importIntoAnki(file: string): { readonly headers: ReadonlyMap<string, string>; readonly notes: readonly Note[] } {
  if (!file.endsWith('\n') || /\r|\0|\uFEFF/.test(file)) throw new Error('no lines of text');
  const lines = file.slice(0, -1).split('\n');
  const headers = new Map<string, string>();
  while (lines[0]?.startsWith('#')) {
    const [, name = '', value = ''] = /^#([a-z ]+):(.*)$/.exec(lines.shift() ?? '') ?? [];
    if (!HEADERS.includes(name) || headers.has(name) || value === '') throw new Error(`no header: ${name}`);
    headers.set(name, value);
  }
  const notes = lines.map((line): Note => {
    if (line.startsWith('#')) throw new Error(`a comment, and no card: ${line}`);
    const fields = line.split('\t');
    if (fields.some((field) => field.startsWith('"'))) throw new Error(`CSV: ${line}`);
    const [front = '', back = '', tags = ''] = fields;
    if (fields.length !== 3 || shown(front) === '') throw new Error(`${fields.length} fields: ${line}`);
    return { front, back, tags: tags.split(' ') };
  });
  const fronts = new Set(notes.map(({ front }) => front));
  if (fronts.size !== notes.length) throw new Error('two cards are one');
  return { headers, notes };
} // prettier-ignore

/** What a card shows; no tag may stand in it but those that we write, and nothing that Anki takes for its own. */
function shown(field: string): string {
  expect(field.replace(/<\/?(?:ul|li|span)>|<br>|<\/?a(?: href="https?:[^"<>]*")?>/g, '')).not.toMatch(/[<>]/);
  expect(field).not.toMatch(/\[(?:sound:|anki:|latex\]|\$)/i);
  return decodeHTML(field.replace(/<[^>]*>/g, ''));
}

const cards = (notebook: Notebook) => exportAnki(notebook, { path: 'n.ipynb' }).value ?? '';
const plain = (text: string) => text.replace(/[\s\0-\x1f\x7f]+/g, ' ').trim();

const notebooks = join(import.meta.dirname, '../../notebooks');
const samples = readdirSync(notebooks).filter((name) => name.endsWith('.summary.ipynb'));

test.each(samples)('every card of %s', (name) => {
  const notebook = parseNotebook(readFileSync(join(notebooks, name), 'utf8'), name).value!;
  const { headers, notes } = importIntoAnki(cards(notebook));
  expect([...headers.keys()]).toEqual(HEADERS);
  const { concepts = [], questions = [] } = notebook.metadata.nbscribe as unknown as { concepts?: unknown[]; questions?: unknown[] };
  expect(notes).toHaveLength(concepts.length + questions.length);
  for (const { back, tags } of notes) {
    expect(shown(back)).toMatch(/\d\d:\d\d$/);
    expect(tags).toEqual([expect.stringMatching(TAG)]);
  }
}); // prettier-ignore

const nasty = fc.array(
  fc.constantFrom('\t', '"', '""', '\n', '\r\n', '#', '#deck:x', '<b>', '</div>', '<script>', '&amp;', '&', '\\(', '\\)', '\\[', '$x$', '{{c1::a}}', '[sound:a.mp3]', '[latex]', '[$]', ';', ',', '::', '\0', '\u2028', ' ', 'word', 'é', '数'),
  { maxLength: 6 },
).map((parts) => parts.join('')); // prettier-ignore

function notebookOf(texts: readonly string[], about: string): Notebook {
  const concepts = texts.map((term, nth) => ({
    term, question: nth % 2 === 0 ? '' : term, definition: term, points: [{ text: term }], explainedAtMs: nth * 1000, score: 1, mentionsMs: [], cell: 'x',
  })); // prettier-ignore
  const lecture = { title: about, course: about, lesson: about, video: 'https://example.org/v.mp4' };
  const nbscribe = {
    version: '0',
    view: 'summary' as const,
    written: [],
    deleted: [],
    sections: [],
    lecture,
    concepts,
  };
  return { cells: [], metadata: { nbscribe }, nbformat: 4, nbformat_minor: 5 };
}

test('whatever the words are, each is a card that shows them', () => {
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1, maxLength: 6 }), nasty, (texts, about) => {
      const { headers, notes } = importIntoAnki(cards(notebookOf(texts, about)));
      expect(notes.map(({ front }) => shown(front))).toEqual([...new Set(texts.map(plain))].filter((text) => text !== ''));
      for (const { front, back, tags } of notes) {
        expect(shown(back)).toContain(shown(front));
        // Maths where the words have its signs would show something else.
        expect(`${front}${back}`).not.toMatch(/\\[()[\]]/);
        expect(tags).toEqual([expect.stringMatching(TAG)]);
      }
      expect(headers.get('deck')?.split('::').every((name) => name.trim() !== '')).toBe(true);
    }),
    { numRuns: seedsOr(200) },
  );
}); // prettier-ignore

test('a second import updates: the same front, whatever became of the back', () => {
  const [once] = importIntoAnki(cards(notebookOf(['load factor'], 'T'))).notes;
  const changed = notebookOf(['load factor'], 'T');
  const [concept] = changed.metadata.nbscribe!.concepts!;
  const later = { ...changed.metadata.nbscribe!, concepts: [{ ...concept!, definition: 'Something else.' }] };
  const [again] = importIntoAnki(cards({ ...changed, metadata: { nbscribe: later } })).notes;
  expect(again?.front).toBe(once?.front);
  expect(again?.back).not.toBe(once?.back);
});
