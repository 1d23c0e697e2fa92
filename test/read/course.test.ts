import { readLecture } from '../../src/read/lecture.js';
import { courseNotebook, folderOf } from '../lecture-files.js';

const SRT = '1\n00:00:01,000 --> 00:10:00,000\nHello and welcome.\n';
const read = (files: Record<string, string>) => {
  const { value, problems } = readLecture(folderOf({ 't.srt': SRT, ...files }), { name: 'lesson' });
  return { ...value!.lecture, found: value!.found, problems };
};
const notebook = (metadata: object, ...outputs: object[]) =>
  JSON.stringify({
    nbformat: 4,
    metadata,
    cells: [{ cell_type: 'code', metadata: {}, execution_count: null, source: 'factor(x^2 - 1)', outputs }],
  });

test('a notebook without a minor version is read', () => {
  const { captures, problems } = read({ 'n.ipynb': notebook({ language_info: { name: 'python' }, orig_nbformat: 4 }) });
  expect(problems).toEqual([]);
  expect(captures).toMatchObject([{ content: 'factor(x^2 - 1)', language: 'python' }]);
});

test.each<[string, object, string]>([
  [
    'Sage, which calls itself Python',
    { kernelspec: { name: 'sagemath', display_name: 'Sage', language: 'sage' }, language_info: { name: 'python' } },
    'sage',
  ],
  ['R by its kernel alone', { kernelspec: { name: 'ir', display_name: 'R' } }, 'R'],
  ['an environment of Python', { kernelspec: { name: 'conda-env-ml-py', display_name: 'ML' } }, 'python'],
  ['C++ of xeus', { kernelspec: { name: 'xcpp17', display_name: 'C++17', language: 'C++17' } }, 'c++17'],
])('the language of the kernel is kept: %s', (_, metadata, language) => {
  const { courseNotebooks, captures } = read({ 'n.ipynb': notebook(metadata) });
  expect([courseNotebooks[0]?.language, captures[0]?.language]).toEqual([language, language]);
});

test('a name of a language that is markup is told and not used', () => {
  const bad = 'x`\n\n<img src=x onerror=alert(1)>\n';
  const { captures, problems } = read({
    'n.ipynb': notebook({ language_info: { name: bad } }),
    'captures.csv': `at,kind,text,language\n5,code,print(1),"evil\`\n\n<img>"\n`,
  });
  expect(problems.map(({ code, level }) => [code, level])).toEqual([
    ['notebook/bad-language', 'warning'],
    ['captures/bad-language', 'warning'],
  ]);
  expect(captures.map(({ language }) => language)).toEqual(['text', 'python']);
});

test('a widget without its state keeps its text', () => {
  const widget = { 'application/vnd.jupyter.widget-view+json': { model_id: 'a' } };
  const output = (data: object) => ({ output_type: 'display_data', metadata: {}, data });
  const { captures } = read({ 'n.ipynb': notebook({}, output({ ...widget, 'text/plain': ['0/1'] }), output(widget)) });
  expect(captures[0]?.outputs).toEqual([output({ 'text/plain': '0/1' })]);
});

const LONG = 'class Table:\n    def __init__(self, size):\n        self.buckets = [None] * size';

test('of two notebooks that overlap each cell is given once, with the outputs of either', () => {
  const { captures, found } = read({
    'a.ipynb': courseNotebook({ code: 'import numpy' }, { code: LONG }, { code: 'x = 1' }, { code: 'df.head()' }),
    'b.ipynb': courseNotebook(
      { code: 'import numpy' },
      { code: `${LONG}\n`, output: 'ok' },
      { code: 'new()' },
      { code: 'df.head()' },
    ),
  });
  expect(captures.map(({ content, origin }) => `${origin?.path} ${content.slice(0, 9)}`)).toEqual([
    'a.ipynb import nu',
    'a.ipynb class Tab',
    'a.ipynb x = 1',
    'a.ipynb df.head()',
    'b.ipynb new()',
  ]);
  expect(captures[1]?.outputs).toHaveLength(1);
  expect(found.at(-1)?.saw).toMatch(/^1 code cell, python; 3 more/);
});

test('what is the same by chance stays, and what one notebook shows twice stays twice', () => {
  const { captures } = read({
    'a.ipynb': courseNotebook({ code: 'a()' }, { code: 'df.head()' }, { code: LONG }, { code: LONG }),
    'b.ipynb': courseNotebook({ code: 'b()' }, { code: 'df.head()' }, { code: 'c()' }, { code: LONG }),
  });
  expect(captures.map(({ content }) => content.slice(0, 9))).toEqual([
    ...['a()', 'df.head()', 'class Tab', 'class Tab'],
    ...['b()', 'df.head()', 'c()'],
  ]);
});

test('a notebook and its script are one, and a pin of the left-out cell still holds', () => {
  const { captures, pins } = read({
    'lesson.py': `# %%\n# %matplotlib inline\nimport numpy as np\n\n# %%\n${LONG}\n`,
    'lesson.ipynb': courseNotebook('# Title', { code: '%matplotlib inline\nimport numpy as np' }, { code: LONG }),
    'lecture.yaml': 'place: [{ file: lesson.py, cell: 1, at: "0:30" }]\n',
  });
  expect(captures.map(({ origin }) => origin)).toEqual([
    { path: 'lesson.ipynb', cell: 1 },
    { path: 'lesson.ipynb', cell: 2 },
  ]);
  expect(pins).toEqual([{ path: 'lesson.ipynb', cell: 2, atMs: 30_000 }]);
});
