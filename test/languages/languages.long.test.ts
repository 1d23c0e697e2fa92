/**
 * Lectures in six languages, each with the terms that one would put on an
 * exam sheet, written down before any was built.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkContract } from '../../src/compile/check/check.js';
import { openLanguage } from '../../src/language/open.js';
import { textOfSentence } from '../../src/model/narration.js';
import { textOfStatement } from '../../src/model/summary.js';
import {
  compileLecture,
  explainLecture,
  loadLecture,
  summarizeLecture,
  understandLecture,
} from '../../src/pipeline/pipeline.js';
import { readData } from '../text/lecture.js';

const CODES = ['de', 'es', 'fr', 'pt', 'ru', 'zh'];
const folder = (code: string) => join(import.meta.dirname, code);
const fileOf = (code: string, kind: string) =>
  join(folder(code), readdirSync(folder(code)).find((name) => name.startsWith(kind)) ?? kind);

async function understand(path: string) {
  const { value: loaded } = loadLecture(path);
  if (loaded === undefined) throw new Error(`cannot load ${path}`);
  const { value: understood, problems } = await understandLecture(loaded);
  return { loaded, understood, problems };
}

/** Forms of the terms on the sheet by their stems. */
async function sheetOf(code: string) {
  const language = (await openLanguage(code, readData))!;
  const keyOf = (term: string) => term.toLowerCase().split(' ').map(language.stem).join(' '); // prettier-ignore
  const lines = readFileSync(join(folder(code), 'terms.txt'), 'utf8')
    .trim()
    .split('\n');
  const terms = new Set(lines.flatMap((line) => line.split('|').map((term) => keyOf(term.trim()))));
  return { language, isOnSheet: (term: string) => terms.has(keyOf(term)) };
}

/** Words of a term or title, by spaces where there are any. */
const wordsOf = (text: string) => text.toLowerCase().split(/[\s'’]+/);

describe.each(CODES)('a lecture in %s', (code) => {
  test('is told by its words, nothing lost', async () => {
    const { loaded, understood, problems } = await understand(fileOf(code, 'lecture'));
    expect(understood.lecture).toMatchObject({ language: code, languageFrom: 'words' });
    expect(problems).toEqual([]);
    const { value } = await compileLecture(loaded, understood, { output: 'talk.ipynb' });
    const lecture = { spokenWords: understood.spokenWords, captureKeys: [] };
    const report = checkContract(value.notebook, { path: 'talk.ipynb', isFresh: true, hasFile: () => true, lecture });
    expect(report.problems).toEqual([]);
  });

  test('has at least eight of its first ten concepts on the sheet, and none begins or ends with a small word', async () => {
    const { understood } = await understand(fileOf(code, 'lecture'));
    const { value: concepts } = await explainLecture(understood, { concepts: 10 });
    const { language, isOnSheet } = await sheetOf(code);
    const terms = concepts.map(({ term }) => term);
    expect(terms).toHaveLength(10);
    const missed = concepts
      .filter(({ term, variants }) => ![term, ...variants].some(isOnSheet))
      .map(({ term }) => term);
    expect({ terms, missed: missed.length }).toEqual({ terms, missed: Math.min(2, missed.length) });
    const edges = terms.flatMap((term) => [wordsOf(term)[0] ?? '', wordsOf(term).at(-1) ?? '']);
    const isStop = (word: string) => language.isDeterminer(word) || language.isOpener(word) || language.isAsking(word);
    expect(edges.filter(isStop)).toEqual([]);
  });

  test('has titles that are terms of it, not starts of sentences', async () => {
    const { understood } = await understand(fileOf(code, 'lecture'));
    const { language } = await sheetOf(code);
    const titles = understood.sections.map(({ title }) => title);
    expect(titles.length).toBeGreaterThanOrEqual(4);
    expect(new Set(titles).size).toBe(titles.length);
    const opens = (word: string) =>
      language.isDeterminer(word) || language.isOpener(word) || language.isPointing(word) || language.isAsking(word);
    expect(titles.filter((title) => opens(wordsOf(title)[0] ?? ''))).toEqual([]);
    expect(titles.filter((title) => title.length > 40)).toEqual([]);
  });

  test('has a summary that explains each concept with its own words', async () => {
    const { understood } = await understand(fileOf(code, 'lecture'));
    const { value: summary } = await summarizeLecture(understood);
    const { narration } = understood;
    expect(summary.concepts.length).toBeGreaterThanOrEqual(6);
    const said = narration.sentences.map(textOfSentence);
    for (const { term, variants, lead } of summary.concepts) {
      const text = textOfStatement(lead).toLowerCase();
      expect([term, ...variants].some((form) => text.includes(form.toLowerCase()))).toBe(true);
      expect(lead.to - lead.from).toBe(said.slice(lead.from, lead.to).length);
    }
    const leads = summary.concepts.map(({ lead }) => lead.from);
    expect(new Set(leads).size).toBe(leads.length);
    expect(summary.concepts.filter(({ defined }) => defined).length).toBeGreaterThanOrEqual(
      summary.concepts.length / 2,
    );
  });

  test('keeps the words of captions without marks, cut into sentences, and says so once', async () => {
    const { loaded, understood, problems } = await understand(fileOf(code, 'captions'));
    expect(understood.lecture.language).toBe(code);
    expect(problems.map((problem) => problem.code)).toEqual(['text/no-punctuation']);
    const lengths = understood.narration.sentences.map(({ words }) => words.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(48);
    const { value } = await compileLecture(loaded, understood, { output: 'talk.ipynb' });
    const lecture = { spokenWords: understood.spokenWords, captureKeys: [] };
    const report = checkContract(value.notebook, { path: 'talk.ipynb', isFresh: true, hasFile: () => true, lecture });
    expect(report.problems).toEqual([]);
  });
});

test('a definition leads before a sentence that only lists the term or names a longer one', async () => {
  const { understood } = await understand(fileOf('es', 'lecture'));
  const { value: summary } = await summarizeLecture(understood);
  const leads = new Map(summary.concepts.map(({ term, lead }) => [term, textOfStatement(lead)]));
  expect(leads.get('pila')).toMatch(/^Una pila es una estructura de datos/);
  expect(leads.get('grafo')).toMatch(/^Un grafo es un conjunto de nodos unidos por aristas/);
});
