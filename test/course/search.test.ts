import fc from 'fast-check';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCourse } from '../../src/course/build/build-course.js';
import { readCache, writeCache } from '../../src/course/search/cache.js';
import { indexPassages, openEngine, savedIndex } from '../../src/course/search/engine.js';
import type { Searched } from '../../src/course/search/searched.js';
import { snippetOf } from '../../src/course/search/snippet.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';
import { courseOf, inline } from './course.js';

const passage = (lesson: string, nth: number, text: string, kind: Searched['kind'] = 'speech'): Searched => ({
  ...{ lesson, startMs: nth * 30_000, endMs: (nth + 1) * 30_000, section: '', text, cell: `${lesson}-${nth}`, kind },
});

const PASSAGES = [
  passage('one', 0, 'We talk about the learning'),
  passage('one', 1, 'x = fit(learning)', 'code'),
  passage('one', 1, 'rate, and how momentum changes it.'),
  passage('one', 2, 'A rate of learning is something else. Naïve Bayes is too.'),
  passage('two', 0, 'Momentum carries a step on. Momentum!'),
  passage('two', 1, '状态转移方程很重要'),
];

const searchIn = (passages: readonly Searched[]) =>
  openEngine((nth) => passages[nth], savedIndex(indexPassages(passages)));
const cellsFor = (query: string) =>
  searchIn(PASSAGES)
    .search(query, 10)
    .hits.map(({ passage: { cell } }) => cell);

test('words are found whatever their case and accents, the best passage first', () => {
  expect(cellsFor('MOMENTUM')).toEqual(['two-0', 'one-1']);
  expect(cellsFor('naive bayes')).toEqual(['one-2']);
  expect(cellsFor('方程')).toEqual(['two-1']);
  expect(cellsFor('nothing zzz')).toEqual([]);
});

test('a phrase is found across the end of a passage, with code shown between; quotes want it alone', () => {
  const { hits } = searchIn(PASSAGES).search('"learning rate"', 10);
  expect(hits.map(({ passage: { cell }, isPhrase }) => [cell, isPhrase])).toEqual([['one-0', true]]);
  expect(hits[0]?.atMs).toBeGreaterThanOrEqual(20_000);
  expect(cellsFor('learning rate')[0]).toBe('one-0');
  expect(cellsFor('learning rate').length).toBeGreaterThan(2);
  expect(cellsFor('"rate, and how"')).toEqual(['one-1']);
});

test.each([
  ['momentun', 'momentum'],
  ['mometum', 'momentum'],
  ['momnetum', 'momentum'],
  ['lerning rate', 'learning rate'],
])('%s is searched as %s', (written, meant) => {
  const { corrected, hits } = searchIn(PASSAGES).search(written, 10);
  expect(corrected).toBe(meant);
  expect(hits.length).toBeGreaterThan(0);
});

test.each(['momentum', 'xyzzy', 'rat', 'fit'])('%s is not corrected', (word) => {
  expect(searchIn(PASSAGES).search(word, 10).corrected).toBeUndefined();
});

const words = fc.array(fc.stringMatching(/^[a-zé"\\\n ]{0,12}$/), { minLength: 1, maxLength: 6 });

test('a cache finds what the index finds, whatever stands in the passages', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), words, (texts, query) => {
      const passages = texts.map((text, nth) => passage(nth % 2 === 0 ? 'a' : 'b', nth, text.join(' ')));
      const index = indexPassages(passages);
      const text = writeCache({ state: 's', lessons: [], passages, index });
      const cache = readCache(text, 's');
      if (cache === undefined) throw new Error('no cache');
      const fresh = openEngine((nth) => passages[nth], savedIndex(index)).search(query.join(' '), 10);
      expect(openEngine(cache.passageAt, cache.saved).search(query.join(' '), 10)).toEqual(fresh);
      expect(readCache(text, 'other')).toBeUndefined();
      expect(readCache(text.slice(0, 10), 's')).toBeUndefined();
    }),
  );
});

test('a snippet is of the text, and shows where the words stand densest', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 600 }), (text) => {
      const shown = snippetOf(text, ['a'])
        .map((part) => part.text)
        .join('');
      expect(text).toContain(shown.replace(/^… | …$/g, ''));
    }),
  );
  const long = `${'word '.repeat(100)}the learning rate is here ${'more '.repeat(100)}`;
  expect(
    snippetOf(long, ['learning', 'rate'])
      .filter(({ isHit }) => isHit)
      .map(({ text }) => text),
  ).toEqual(['learning', 'rate']);
});

describe('nbscribe search', () => {
  let course = '';
  beforeAll(async () => {
    course = courseOf();
    await buildCourse(course, {
      output: join(course, 'notebooks'),
      lesson: { summary: true },
      version: '0.0.0',
      engine: inline,
    });
  }, 120_000);

  test('finds passages with their moment, from the course, its notebooks or below', async () => {
    mkdirSync(join(course, 'notebooks/deep/er'), { recursive: true });
    const said = await nbscribe('search', 'lod', 'factor', '--in', course, '--json');
    expect(said.code).toBe(0);
    const found = JSON.parse(said.out) as { searchedFor?: string; hits: readonly Record<string, unknown>[] };
    expect(found.hits[0]).toMatchObject({ lesson: 'hash-tables-from-scratch', title: 'Hash tables from scratch' });
    expect(String(found.hits[0]?.url)).toMatch(
      /^https:\/\/example\.org\/videos\/hash-tables-from-scratch\.mp4\?t=\d+$/,
    );
    const below = await nbscribe('search', 'lod', 'factor', '--in', join(course, 'notebooks/deep/er'), '--json');
    expect(below.out).toBe(said.out);
    expect((await nbscribe('course', 'search', course, 'bootstrap')).out).toContain('How sure is an average?');
  });

  test('says what it searched for, and where nothing is', async () => {
    expect((await nbscribe('search', 'bootstrpa', '--in', course)).out).toMatch(/^searched for bootstrap\n/);
    expect((await nbscribe('search', 'xqzwv', '--in', course)).out).toBe('nothing in 3 lessons says "xqzwv"\n');
    expect(await nbscribe('search', 'word', '--in', temporaryFolder())).toMatchObject({
      code: 1,
      err: expect.stringContaining('holds no notebooks of a course') as string,
    });
  });

  test('a damaged notebook beside the others is a warning; notebooks far below are those of something else', async () => {
    const folder = temporaryFolder({ 'broken.ipynb': '{', 'node_modules/a.ipynb': '{', 'a/b/c/d/deep.ipynb': '{' });
    cpSync(join(course, 'notebooks/gradient-descent-by-hand.ipynb'), join(folder, 'talk.ipynb'));
    const { code, out, err } = await nbscribe('search', 'gradient', '--in', folder);
    expect({ code, hits: out.includes('Gradient descent by hand') }).toEqual({ code: 0, hits: true });
    expect(err.match(/: (?:warning|error): /g)).toEqual([': warning: ']);
    expect(err).toContain('broken.ipynb:');
  });

  test('passages go to a search server, one line each, with what it must filter by', async () => {
    writeFileSync(join(course, 'course.yaml'), 'title: A course\nid: AC1\nvisibility: unlisted\n');
    const { out, code } = await nbscribe('course', 'export-search', course);
    expect(code).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.length).toBeGreaterThan(100);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(lines.every(({ id }) => /^[\w-]+$/.test(String(id)))).toBe(true);
    expect(lines[0]).toMatchObject({
      course: 'AC1',
      lecture: 'AC1/gradient-descent-by-hand',
      startMs: 720,
      lang: 'en',
      visibility: 'unlisted',
    });
    const bulk = (await nbscribe('course', 'export-search', course, '--form', 'bulk')).out.trimEnd().split('\n');
    expect(bulk.length).toBe(2 * lines.length);
    expect(bulk[0]).toBe('{"index":{"_id":"AC1/gradient-descent-by-hand@720"}}');
    rmSync(join(course, 'course.yaml'));
  });

  test('a notebook that changed is searched as it is now', async () => {
    const path = join(course, 'notebooks/gradient-descent-by-hand.ipynb');
    const notebook = JSON.parse(readFileSync(path, 'utf8')) as { cells: object[] };
    notebook.cells.push({ cell_type: 'markdown', id: 'mine', metadata: {}, source: ['My note on **quokkas**.'] });
    writeFileSync(path, JSON.stringify(notebook));
    const { out } = await nbscribe('search', 'quokkas', '--in', course, '--json');
    expect(JSON.parse(out)).toMatchObject({ hits: [{ kind: 'note', cell: 'mine' }] });
  });

  test('the state folder may be missing', async () => {
    rmSync(join(course, 'notebooks/.nbscribe'), { recursive: true });
    expect((await nbscribe('search', 'bootstrap', '--in', join(course, 'notebooks'))).out).toContain('How sure');
    expect(existsSync(join(course, 'notebooks/.nbscribe/search.ndjson'))).toBe(true);
  });
});
