import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { conceptKey } from '../../src/course/index/concept-key.js';
import { courseConcepts, indexConcepts } from '../../src/course/index/course-concepts.js';
import type { LessonPart, Passage, PartConcept } from '../../src/course/part/part.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { validateNotebook } from '../../src/notebook/format/validate.js';
import { checkNotebook } from '../../src/build/check.js';
import { buildCourse } from '../../src/course/build/build-course.js';
import { nbscribe } from '../terminal.js';
import { courseOf, inline } from './course.js';

const concept = (term: string, more: Partial<PartConcept> = {}): PartConcept => ({
  ...{ term, variants: [], score: 1000, defined: true, definition: `${term} is explained.`, question: '' },
  ...{ explainedAtMs: 60_000, mentionsMs: [60_000], related: [], points: [], cell: `concept-${term}` },
  ...more,
});

const part = (lesson: string, concepts: readonly PartConcept[]): LessonPart => ({
  ...{ v: 1, lesson, id: `X${lesson}`, title: `Lesson ${lesson}`, language: 'en', visibility: 'public' },
  ...{
    durationMs: 600_000,
    words: 100,
    transcriptHash: lesson,
    summaryHash: '',
    sections: [],
    takeaways: [],
    names: [],
  },
  concepts,
});

const said = (lesson: string, ...texts: readonly string[]): readonly Passage[] =>
  texts.map((text, nth) => ({
    ...{
      id: `${lesson}@${nth}`,
      lesson,
      lecture: lesson,
      kind: 'speech',
      startMs: nth * 60_000,
      endMs: nth * 60_000 + 59_000,
    },
    ...{ section: '', text, concepts: [], language: 'en', visibility: 'public', cell: `cell-${nth}` },
  }));

test.each([
  ['mini-batch', 'Minibatches'],
  ['data set', 'dataset'],
  ['DataBunch', 'data bunches'],
  ['matrix', 'matrices'],
  ['vertex', 'vertices'],
  ['learning_rate', 'Learning rate'],
  ['policy', 'policies'],
  ['loss', 'losses'],
])('%s and %s are one concept', (a, b) => {
  expect(conceptKey(a)).toBe(conceptKey(b));
});

test.each([
  ['classifier', 'classification'],
  ['loss', 'loss function'],
  ['bias', 'bia'],
  ['generator', 'generation'],
])('%s and %s are two', (a, b) => {
  expect(conceptKey(a)).not.toBe(conceptKey(b));
});

test('a concept of several lessons stands once, with the definition of the lesson that explains it best, and every place', () => {
  const lessons = [
    {
      part: part('L1', [concept('learning rates', { defined: false })]),
      passages: said('L1', 'The learning rate.', 'No.'),
    },
    { part: part('L2', []), passages: said('L2', 'Set two learning_rates, then a rate.') },
    {
      part: part('L3', [
        concept('learning rate'),
        concept('momentum', { explainedAtMs: 90_000, definition: 'Momentum changes the learning rate.' }),
      ]),
      passages: said('L3', 'Learning Rate!'),
    },
  ];
  const found = courseConcepts(lessons);
  expect(found.map(({ term }) => term)).toEqual(['learning rate', 'momentum']);
  expect(found[0]?.best.part.lesson).toBe('L3');
  expect(found[0]?.places.map(({ part: { lesson }, passages }) => [lesson, passages.length])).toEqual([
    ['L1', 1],
    ['L2', 1],
    ['L3', 1],
  ]);
  expect(found[1]?.buildsOn).toEqual(['learning rate']);
});

test('of two definitions the clearer one is shown; what is only dwelt on, and explained badly, is nothing to look up', () => {
  const often = { mentionsMs: Array.from({ length: 12 }, (_, nth) => nth * 1000) };
  const lessons = [
    { part: part('L1', [concept('loss', { mark: 700, definition: 'The loss is one number.' })]), passages: [] },
    {
      part: part('L2', [
        concept('loss', { mark: 650, ...often, definition: 'For this one, the loss is the cost.' }),
        concept('machine', { defined: false, mark: 380, ...often }),
        concept('graph', { defined: false, mark: 620, ...often }),
        concept('overfitting', { mark: 480, definition: 'It fits what it saw. This is called overfitting.' }),
        concept('criterion', { mark: 480, definition: 'It is what is called criterion.' }),
      ]),
      passages: [],
    },
  ];
  const found = courseConcepts(lessons);
  expect(found.map(({ term, best }) => [term, best.part.lesson])).toEqual([
    ['loss', 'L1'],
    ['graph', 'L2'],
    ['overfitting', 'L2'],
  ]);
  expect(indexConcepts(lessons).others.map(({ term }) => term)).toEqual(['criterion', 'machine']);
});

describe('course.ipynb', () => {
  let course = '';
  const output = () => join(course, 'notebooks');
  const index = () => join(output(), 'course.ipynb');
  const sourceOf = (path: string) =>
    parseNotebook(readFileSync(path, 'utf8'), path)
      .value?.cells.map(({ source }) => source)
      .join('\n\n') ?? '';

  beforeAll(async () => {
    course = courseOf();
    writeFileSync(join(course, 'course.yaml'), 'title: A course\nid: AC1\nlicence: CC0-1.0\n');
    const plan = { output: output(), lesson: { summary: true }, version: '0.0.0' };
    await buildCourse(course, { ...plan, engine: inline });
  }, 120_000);

  test('shows lessons, concepts with places, a table and names, and every link leads somewhere', async () => {
    const said = await nbscribe('course', 'index', course);
    expect(said).toMatchObject({ code: 0, err: '' });
    const text = sourceOf(index());
    expect(text).toContain('### AC1L1 Gradient descent by hand');
    expect(text).toMatch(
      /### hash function\n\n> .*\[AC1L2@\d+:\d\d\]\(https:\/\/example\.org\/videos\/hash-tables-from-scratch\.mp4\?t=\d+\)\u00a0\[¶\]\(hash-tables-from-scratch\.ipynb#cell-id=narration-/,
    );
    expect(text).toContain('## Concepts and lessons');
    expect(text).toMatch(/\| `HashTable` \| \[AC1L2@/);
    const notebook = parseNotebook(readFileSync(index(), 'utf8'), index()).value;
    expect(notebook && validateNotebook(notebook, index())).toEqual([]);
    const ids = new Set(
      ['gradient-descent-by-hand', 'hash-tables-from-scratch', 'how-sure-is-an-average'].flatMap((name) =>
        [`${name}.ipynb`, `${name}.summary.ipynb`].flatMap((file) =>
          (parseNotebook(readFileSync(join(output(), file), 'utf8'), file).value?.cells ?? []).map(
            ({ id }) => `${file}#cell-id=${id}`,
          ),
        ),
      ),
    );
    const links = [...text.matchAll(/\]\(([^()\s]+\.ipynb#cell-id=[^()\s]+)\)/g)].map(([, href = '']) => href);
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter((href) => !ids.has(href))).toEqual([]);
    expect(checkNotebook(index()).problems).toEqual([]);
  });

  test('a second run changes nothing; what a reader wrote and deleted stays so', async () => {
    const before = readFileSync(index(), 'utf8');
    expect((await nbscribe('course', 'index', course)).out).toContain('unchanged');
    expect(readFileSync(index(), 'utf8')).toBe(before);
    const notebook = JSON.parse(before) as { cells: { id: string; source: string[] }[] };
    const [first, second] = notebook.cells.filter(({ id }) => id.startsWith('concept-'));
    if (first === undefined || second === undefined) throw new Error('no concepts');
    first.source = ['### My own words'];
    notebook.cells = notebook.cells.filter((cell) => cell !== second);
    writeFileSync(index(), JSON.stringify(notebook));
    await nbscribe('course', 'index', course, '--order', 'name');
    const after = sourceOf(index());
    expect(after).toContain('### My own words');
    expect(after).not.toContain(second.source.join('').slice(0, 60));
  });

  test('orders differ, the concepts do not', async () => {
    const headings = async (order: string) => {
      await nbscribe('course', 'index', course, '--fresh', '--order', order);
      return (
        sourceOf(index())
          .split('## Concepts\n')[1]
          ?.match(/^### .*/gm) ?? []
      );
    };
    const [newest, taught, name] = [await headings('newest'), await headings('taught'), await headings('name')];
    expect([...newest].sort()).toEqual([...taught].sort());
    expect(name).toEqual([...taught].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    expect(newest).not.toEqual(taught);
  });

  test('a lesson that is not out is nowhere in it', async () => {
    writeFileSync(
      join(course, 'course.yaml'),
      'title: A course\nid: AC1\nlessons:\n  - gradient-descent-by-hand\n  - { folder: hash-tables-from-scratch, visibility: unreleased }\n',
    );
    const said = await nbscribe('course', 'index', course, '--fresh');
    expect(said.out).toContain('1 lesson not out yet, and left out');
    expect(readFileSync(index(), 'utf8')).not.toMatch(/hash.?(?:table|function)|bucket|load factor/i);
    expect(existsSync(join(output(), 'hash-tables-from-scratch.ipynb'))).toBe(true);
  });

  test('a notebook that a reader edited is read as it is now', async () => {
    writeFileSync(join(course, 'course.yaml'), 'title: A course\nid: AC1\nlessons: [gradient-descent-by-hand]\n');
    const path = join(output(), 'gradient-descent-by-hand.summary.ipynb');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"term": "loss"', '"term": "forfeit"'));
    await nbscribe('course', 'index', course, '--fresh');
    expect(sourceOf(index())).toContain('- forfeit: ');
  });
});
