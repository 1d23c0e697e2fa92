/** Which language a lecture is taken for, what is said of it, and what is left out where too little is known. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

const folder = temporaryFolder();
const textOf = (code: string, file: string) => readFileSync(join(import.meta.dirname, code, file), 'utf8');

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const captions = (lines: readonly string[]) =>
  lines.map((line, nth) => `${nth + 1}\n00:00:${String(3 * nth).padStart(2, '0')},000 --> 00:00:${String(3 * nth + 2).padStart(2, '0')},500\n${line}\n`).join('\n'); // prettier-ignore

const CZECH = captions([
  'Dobrý den, začínáme. Dnes budeme mluvit o vyhledávání.',
  'Binární vyhledávání je metoda, která půlí interval v každém kroku.',
  'Pokud je seznam seřazený, je to velmi rychlé.',
  'Jinak použijeme lineární vyhledávání, které prochází všechny prvky.',
]);

test('in a language that is not known, sections stand by time, no concept is chosen, and one problem says so', async () => {
  const path = write('prednaska.srt', CZECH);
  const run = await nbscribe('build', path, '--summary', '-o', join(folder, 'cs/'));
  expect(run.code).toBe(0);
  expect(run.err.match(/warning:/g)).toHaveLength(1);
  expect(run.err).toContain('too little is known of Czech ("cs")');
  expect(run.out).toContain('nothing lost');
  const concepts = await nbscribe('concepts', path);
  expect(concepts.out).toBe('');
});

test('a file that says English over Chinese words is taken for Chinese, and that is told', async () => {
  const run = await nbscribe('inspect', write('talk.en.srt', textOf('zh', 'lecture.srt')));
  expect(run.out).toContain('zh, told by its words');
  expect(run.err).toContain('the lecture says "en", its words are Chinese');
});

test('what lecture.yaml says wins over the words', async () => {
  const own = temporaryFolder({ 'talk.srt': textOf('de', 'lecture.srt'), 'lecture.yaml': 'language: fr\n' });
  const run = await nbscribe('inspect', own, '--json');
  expect(JSON.parse(run.out)).toMatchObject({ lecture: { language: 'fr', languageFrom: 'user' } });
});

test('code and English words in a German talk leave it German', async () => {
  const lines = ['import numpy as np', 'np.random.seed(0)', 'for i in range(10): print(i)', 'Und jetzt machen wir eine Schleife über die Liste', "df.groupby('x').mean()", 'Das ist die Ausgabe der Funktion, die wir gestern geschrieben haben']; // prettier-ignore
  const run = await nbscribe('inspect', write('code.srt', captions(lines)));
  expect(run.out).toContain(', de, told by its words');
});

test.each([
  ['capitals only', (text: string) => text.toUpperCase()],
  ['none', (text: string) => text.toLowerCase()],
])('German with %s still gives nouns', async (_, change) => {
  const run = await nbscribe('concepts', write('german.srt', change(textOf('de', 'lecture.srt'))), '--top', '8');
  const found = run.out.toLowerCase();
  const sheet = ['pivotelement', 'laufzeit', 'mergesort', 'o-notation', 'rekursion', 'basisfall', 'schlüsselfunktion'];
  expect(sheet.filter((term) => found.includes(term)).length).toBeGreaterThanOrEqual(4);
  expect(found).not.toMatch(/\b(?:und|sie|ist|das)\b/);
});

test('headings are in the language of the lecture, or in the one that is asked for', async () => {
  const path = write('talk.srt', textOf('de', 'lecture.srt'));
  const sourcesOf = async (...args: readonly string[]) => {
    const output = join(folder, `ui-${args.length}.ipynb`);
    await nbscribe('summarize', path, '-o', output, '--quiet', ...args);
    return readFileSync(output, 'utf8');
  };
  const german = await sourcesOf();
  expect(german).toContain('## Kurz gesagt');
  expect(german).toContain('Was bedeutet „binäre Suche“?');
  expect(german).not.toMatch(/In short|Section by section|Check yourself|Related:/);
  expect(await sourcesOf('--ui-language', 'en')).toContain('## In short');
  const wrong = await nbscribe('build', path, '--ui-language', 'klingon');
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('--ui-language cannot be "klingon"');
});

test('a summary in Chinese lists its moments where their names cannot be drawn', async () => {
  const output = join(folder, 'zh.ipynb');
  await nbscribe('summarize', write('zh.srt', textOf('zh', 'lecture.srt')), '-o', output, '--quiet');
  const text = readFileSync(output, 'utf8');
  expect(text).not.toContain('![');
  expect(text).toMatch(/"- 0\d:\d\d 动态规划/);
});

test('an edited Chinese paragraph stays through a rebuild, and nothing is told twice', async () => {
  const path = write('again.srt', textOf('zh', 'lecture.srt'));
  const output = join(folder, 'again.ipynb');
  await nbscribe('build', path, '-o', output, '--quiet');
  const edited = readFileSync(output, 'utf8').replace('这就是递归', '这就是递归（我的笔记）');
  writeFileSync(output, edited);
  const run = await nbscribe('build', path, '-o', output);
  expect(run.code).toBe(0);
  const after = readFileSync(output, 'utf8');
  expect(after.match(/我的笔记/g)).toHaveLength(1);
  expect(after.match(/从前有座山，山里有座庙/g)).toHaveLength(1);
});
