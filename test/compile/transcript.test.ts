import { createCellMaker, idOf } from '../../src/compile/cells.js';
import { checkContract } from '../../src/compile/check/check.js';
import { keyOfCapture } from '../../src/compile/capture.js';
import type { CompileInput } from '../../src/compile/input.js';
import { headingHref, momentHref } from '../../src/compile/links.js';
import { formatClock } from '../../src/model/wording/clock.js';
import { compileTranscript } from '../../src/compile/transcript.js';
import { normaliseWords } from '../../src/compile/words.js';
import type { Cell } from '../../src/model/notebook.js';
import type { Capture } from '../../src/model/capture.js';
import type { Lecture } from '../../src/model/lecture.js';
import type { Sentence } from '../../src/model/narration.js';
import { validateNotebook } from '../../src/notebook/format/validate.js';
import { doWithin } from '../soon.js';

const place = { path: 'talk.vtt', line: 1 };

const sentence = (startMs: number, text: string, more: Partial<Sentence> = {}): Sentence => ({
  words: text.split(' ').map((word) => ({ text: word, startMs })),
  startMs,
  endMs: startMs + 4000,
  breakBefore: 0,
  place,
  ...more,
});

const code = (atMs: number, content: string, cell: number): Capture => ({
  kind: 'code',
  atMs,
  content,
  language: 'python',
  origin: { path: 'lesson.ipynb', cell },
  place,
});

/** A lecture of the given sentences, one paragraph each, with captures before the sentence of the given index. */
function inputOf(sentences: readonly Sentence[], captures: readonly (readonly [number, Capture])[] = []): CompileInput {
  const lecture: Lecture = {
    title: 'Talk & more',
    language: 'en',
    visibility: 'unlisted',
    video: 'https://youtu.be/ID',
    cues: [],
    captures: captures.map(([, capture]) => capture),
    chapters: [],
    courseNotebooks: [],
    pins: [],
    glossary: [],
    durationMs: 60_000,
  };
  const words = sentences.flatMap(({ words }) => words.flatMap(({ spoken, text }) => normaliseWords(spoken ?? text)));
  return {
    lecture,
    narration: { sentences, dropped: [] },
    sections: [
      { title: 'First', level: 1, startMs: 0, endMs: 10_000, titleFrom: 'chapter' },
      { title: 'First', level: 1, startMs: 10_000, endMs: 60_000, titleFrom: 'chapter' },
    ],
    paragraphs: sentences.map((_, nth) => ({ from: nth, to: nth + 1 })),
    anchors: captures.map(([anchor]) => anchor),
    images: new Map(),
    version: '1.0.0',
    spokenWords: words,
  };
}

const factsOf = (input: CompileInput) => ({
  path: 'x.ipynb',
  hasFile: () => true,
  lecture: { spokenWords: input.spokenWords, captureKeys: input.lecture.captures.map(keyOfCapture) },
});

const sources = (input: CompileInput) => compileTranscript(input).notebook.cells.map((cell) => cell.source);

test('speech, code and headings stand in order of time, each linked to its moment', () => {
  const input = inputOf(
    [sentence(0, 'Hello *there*.'), sentence(5000, 'Look.'), sentence(10_000, 'Now $5 more.')],
    [[1, code(5000, 'x = 1', 0)]],
  );
  expect(sources(input).slice(2)).toEqual([
    '## First\n\n[00:00](https://youtu.be/ID?t=0) – 00:10 · 10 s',
    '[00:00](https://youtu.be/ID?t=0) Hello \\*there\\*.',
    'x = 1',
    '[00:05](https://youtu.be/ID?t=5) Look.',
    '## First (2)\n\n[00:10](https://youtu.be/ID?t=10) – 01:00 · 1 min',
    '[00:10](https://youtu.be/ID?t=10) Now \\$5 more.',
  ]);
  expect(validateNotebook(compileTranscript(input).notebook, 'x.ipynb')).toEqual([]);
});

test('a speaker comes in bold where the speaker changes, a question of the audience as a quote', () => {
  const input = inputOf([
    sentence(0, 'Any questions?', { speaker: 'Ada' }),
    sentence(5000, 'Why?', { speaker: 'Bob', fromAudience: true }),
    sentence(6000, 'Because.', { speaker: 'Ada' }),
    sentence(7000, 'Really.', { speaker: 'Ada' }),
  ]);
  expect(sources(input)[3]?.split('\n\n')).toEqual([
    '[00:00](https://youtu.be/ID?t=0) **Ada:** Any questions?',
    '> [00:05](https://youtu.be/ID?t=5) **Bob:** Why?',
    '[00:06](https://youtu.be/ID?t=6) **Ada:** Because.',
    '[00:07](https://youtu.be/ID?t=7) Really.',
  ]);
  expect(checkContract(compileTranscript(input).notebook, factsOf(input)).problems).toEqual([]);
});

test('a corrected name keeps what was heard, and check takes it back', () => {
  const numpy = { text: 'numpy,', spoken: 'numb pie', startMs: 0 };
  const spoken = sentence(0, 'We use');
  const input = inputOf([{ ...spoken, words: [...spoken.words, numpy, { text: 'lr_find', startMs: 0, code: true }] }]);
  const notebook = compileTranscript(input).notebook;
  expect(notebook.cells[3]?.source).toBe('[00:00](https://youtu.be/ID?t=0) We use numpy, `lr_find`');
  expect(notebook.cells[3]?.metadata.nbscribe?.['corrections']).toEqual([{ at: 2, was: 'numb pie', now: 'numpy,' }]);
  const report = checkContract(notebook, factsOf(input));
  expect(report.findings.find(({ what }) => what === 'words')).toMatchObject({
    ok: true,
    detail: expect.stringContaining('1 misheard') as string,
  });
});

test('check sees a word that is gone, one that is twice, and a capture that is gone', () => {
  const input = inputOf([sentence(0, 'One two three.')], [[0, code(0, 'x', 0)]]);
  const notebook = compileTranscript(input).notebook;
  const broken = (change: (source: string) => string) => ({
    ...notebook,
    cells: notebook.cells.map((cell) => {
      const stamp = cell.metadata.nbscribe;
      if (stamp?.kind !== 'narration') return cell;
      const source = change(cell.source);
      return { ...cell, source, metadata: { nbscribe: { ...stamp, hash: hashOf(source) } } };
    }),
  });
  const codes = (changed: typeof notebook) => checkContract(changed, factsOf(input)).problems.map(({ code }) => code);
  expect(codes(notebook)).toEqual([]);
  expect(codes(broken((source) => source.replace(' two', '')))).toEqual(['check/words']);
  expect(codes(broken((source) => source.replace('two', 'two two')))).toEqual(['check/words']);
  const cells = notebook.cells.filter((cell) => cell.cell_type !== 'code');
  const written = notebook.metadata.nbscribe?.written.filter((key) => !key.startsWith('code:')) ?? [];
  const without = { ...notebook, cells, metadata: { nbscribe: { ...notebook.metadata.nbscribe!, written } } };
  expect(codes(without)).toEqual(['check/captures']);
});

test('check counts what a reader deleted', () => {
  const input = inputOf([sentence(0, 'One two three.')], [[0, code(0, 'x', 0)], [0, code(0, 'y', 1)]]); // prettier-ignore
  const { notebook } = compileTranscript(input);
  const cells = notebook.cells.filter(({ source }) => source !== 'x');
  const { findings, problems } = checkContract({ ...notebook, cells }, factsOf(input));
  expect(problems).toEqual([]);
  expect(findings.find(({ what }) => what === 'captures')?.detail).toBe(
    '1 capture, each once; 1 deleted by the reader',
  );
});

test('check finds all words in order where a reader moved a paragraph', () => {
  const input = inputOf([sentence(0, 'One two.'), sentence(5000, 'Three.'), sentence(12_000, 'Four.')]);
  const { notebook } = compileTranscript(input);
  const words = (cells: typeof notebook.cells) =>
    checkContract({ ...notebook, cells }, factsOf(input)).findings.find(({ what }) => what === 'words')?.ok;
  expect(words([...notebook.cells].reverse())).toBe(true);
  expect(words(notebook.cells.filter((cell) => !cell.source.includes('Three')))).toBe(true);
  const twice = notebook.cells.map((cell) => ({ ...cell, source: cell.source.replace('Four', 'Three') }));
  const stamped = twice.map((cell) => {
    const stamp = cell.metadata.nbscribe!;
    return { ...cell, metadata: { nbscribe: { ...stamp, hash: hashOf(cell.source) } } };
  });
  expect(words(stamped)).toBe(false);
});

test('a long lecture stays within 500 cells', () => {
  const many = Array.from({ length: 3000 }, (_, nth) => sentence(nth * 3000, 'word '.repeat(60).trim()));
  const cells = compileTranscript(inputOf(many)).notebook.cells.length;
  expect(cells).toBeGreaterThan(100);
  expect(cells).toBeLessThanOrEqual(500);
});

test('code of another language is shown, not run', () => {
  const input = inputOf(
    [sentence(0, 'So.')],
    [
      [0, code(0, 'x', 0)],
      [0, { ...code(1, 'select 1', 1), language: 'sql' }],
    ],
  );
  const shown = compileTranscript(input).notebook.cells.find((cell) => cell.source.includes('select'));
  expect(shown).toMatchObject({ cell_type: 'markdown', source: '```sql\nselect 1\n```' });
});

test.each([
  ['https://youtu.be/ID', 'https://youtu.be/ID?t=754'],
  ['https://www.youtube.com/watch?v=ID', 'https://www.youtube.com/watch?v=ID&t=754'],
  ['https://www.youtube.com/watch?v=ID&t=3', 'https://www.youtube.com/watch?v=ID&t=754'],
  ['https://youtu.be/ID?t=3', 'https://youtu.be/ID?t=754'],
  ['https://vimeo.com/1#x', 'https://vimeo.com/1?t=754#x'],
  ['../my talk (1).mp4', '../my%20talk%20%281%29.mp4#t=754'],
])('the moment of %s', (video, href) => expect(momentHref(video, 754_321)).toBe(href));

test('times and headings read as JupyterLab has them', () => {
  expect([0, 59_999, 3_600_000].map(formatClock)).toEqual(['00:00', '00:59', '1:00:00']);
  expect(headingHref('What is  C++?')).toBe('#What-is-C++?');
  expect(headingHref("It's done (2)")).toBe("#It's-done-\\(2\\)");
});

test.each(['Über alles', 'Say "hi"', 'a < b', '你好'])(
  'the heading %s, which JupyterLab finds by no text, has an anchor',
  (title) => {
    const input = inputOf([sentence(0, 'So.')]);
    const sections = [{ ...input.sections[0]!, title }, input.sections[1]!];
    const notebook = compileTranscript({ ...input, sections }).notebook;
    const [, id = ''] = /<a id="([a-z0-9-]+)">/.exec(notebook.cells[2]?.source ?? '') ?? [];
    expect(notebook.cells[1]?.source).toContain(`](#${id})`);
    expect(checkContract(notebook, factsOf(input)).problems).toEqual([]);
  },
);

test('keys and ids are unique and fit nbformat', () => {
  const maker = createCellMaker();
  const ids = ['a/b.png', 'a/b.png', 'a-b-png', 'x'.repeat(200), 'слайд'].map(
    (key) => maker.markdown('slide', key, { source: '' }).id,
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
  expect(idOf('title')).toBe('title');
});

const hashOf = (source: string) => createCellMaker().markdown('note', 'k', { source }).metadata.nbscribe!.hash;

test('a link to a heading that the reader deleted is theirs; one that nobody took away is a fault', () => {
  const { notebook } = compileTranscript(inputOf([sentence(0, 'One.'), sentence(12_000, 'Two.')]));
  const isSecond = (key = '') => key === 'section:First (2)';
  const without = { ...notebook, cells: notebook.cells.filter(({ metadata }) => !isSecond(metadata.nbscribe?.key)) };
  const report = checkContract(without, { path: 'x.ipynb', hasFile: () => true });
  expect(report.problems).toEqual([]);
  expect(report.findings.find(({ what }) => what === 'links')?.detail).toContain('the reader changed or deleted');
  const stamp = notebook.metadata.nbscribe!;
  const never = { ...stamp, written: stamp.written.filter((key) => !isSecond(key)) };
  const codes = checkContract({ ...without, metadata: { nbscribe: never } }, { path: 'x.ipynb', hasFile: () => true });
  expect(codes.problems.map(({ code }) => code)).toEqual(['check/links']);
});

test('one heading that the reader deleted does not excuse links to others', () => {
  const { notebook } = compileTranscript(inputOf([sentence(0, 'One.'), sentence(12_000, 'Two.')]));
  const isSection = (cell: Cell) => cell.metadata.nbscribe?.kind === 'section';
  const stamp = notebook.metadata.nbscribe!;
  // Of both sections that are gone, one was never written.
  const written = stamp.written.filter((key) => key !== 'section:First');
  const without = { ...notebook, cells: notebook.cells.filter((cell) => !isSection(cell)) };
  const report = checkContract(
    { ...without, metadata: { nbscribe: { ...stamp, written } } },
    { path: 'x.ipynb', hasFile: () => true },
  );
  expect(report.problems.map(({ code }) => code)).toEqual(['check/links']);
});

test('a name said rightly before a misheard one is not taken back for it', () => {
  const words = ['ImageNet,', 'then'].map((text) => ({ text, startMs: 0 }));
  const corrected = { text: 'ImageNet.', spoken: 'image net.', startMs: 0 };
  const input = inputOf([{ ...sentence(0, 'x'), words: [...words, corrected] }]);
  expect(checkContract(compileTranscript(input).notebook, factsOf(input)).problems).toEqual([]);
});

test('a correction that stands for a word more than it holds is no proof', () => {
  const corrected = { text: 'ImageNet', spoken: 'image net the', startMs: 0 };
  const input = inputOf([{ ...sentence(0, 'x'), words: [corrected] }]);
  const { problems } = checkContract(compileTranscript(input).notebook, { ...factsOf(input), isFresh: true });
  expect(problems).toMatchObject([{ code: 'check/words', fault: 'nbscribe' }]);
});

test('many captures of one name are keyed in no time', () => {
  const maker = createCellMaker();
  const makeMany = () => {
    for (let nth = 0; nth < 32_000; nth++) maker.markdown('note', 'note:same', { source: '' });
  };
  expect(() => doWithin(3000, makeMany)).not.toThrow();
});

test('parts of a long lecture stand in the contents and above their first section, each with one target of its own', () => {
  const input = inputOf([sentence(0, 'One.'), sentence(10_000, 'Two.')]);
  const [one, two] = input.sections;
  const { notebook } = compileTranscript({ ...input, sections: [{ ...one!, part: 'First' }, two!] });
  const sources = notebook.cells.map(({ source }) => (Array.isArray(source) ? source.join('') : source));
  expect(sources[1]).toContain(
    '- **[First (3)](#First-\\(3\\))**\n  - [00:00](https://youtu.be/ID?t=0) [First](#First)\n',
  );
  expect(sources.find((source) => source.startsWith('## First (3)'))).toMatch(/^## First \(3\)\n\n### First\n\n/);
  expect(sources.some((source) => source.startsWith('### First (2)\n'))).toBe(true);
  expect(notebook.metadata.nbscribe?.sections).toHaveLength(2);
});

/** Code that stands by its order alone. */
const silent = (atMs: number, content: string, cell: number): Capture => ({
  ...code(atMs, content, cell),
  placement: { by: 'neighbour', confidence: 0.4 },
});
const talk = [sentence(0, 'one.'), sentence(20_000, 'two.'), sentence(40_000, 'three.')];

test('a heap of cells that nobody talks about is folded under a line that counts them', () => {
  const heap = [0, 1, 2, 3].map((cell) => [2, silent(40_000, `x${cell} = 1`, cell)] as const);
  const { cells } = compileTranscript(inputOf(talk, heap)).notebook;
  const at = cells.findIndex(({ metadata }) => metadata.nbscribe?.kind === 'heap');
  expect(cells[at]?.source).toBe('*4 code cells not talked about, folded:*');
  const hidden = cells.map(({ metadata }, nth) => (metadata['jupyter'] === undefined ? -1 : nth - at));
  expect(hidden.filter((nth) => nth >= 0)).toEqual([1, 2, 3, 4]);
  expect(cells[at + 1]?.metadata['jupyter']).toEqual({ outputs_hidden: true, source_hidden: true });
});

test('few cells that nobody talks about, cells with talk between them, and cells that are talked about stay open', () => {
  const apart = [1, 1, 2, 2].map((anchor, cell) => [anchor, silent(anchor * 20_000, `x${cell} = 1`, cell)] as const);
  const heard = [0, 1, 2, 3].map((cell) => [2, code(40_000, `y${cell} = 1`, cell + 4)] as const);
  const { cells } = compileTranscript(inputOf(talk, [...apart, ...heard])).notebook;
  expect(
    cells.filter(({ metadata }) => metadata['jupyter'] !== undefined || metadata.nbscribe?.kind === 'heap'),
  ).toEqual([]);
});

test('a doubtful place is marked by a tag, and counted below the heading of its section', () => {
  const guessed: Capture = { ...code(20_000, 'x = 1', 0), placement: { by: 'evidence', confidence: 0.33 } };
  const { cells } = compileTranscript(
    inputOf(talk, [
      [1, guessed],
      [2, code(40_000, 'y = 1', 1)],
    ]),
  ).notebook;
  expect(cells.filter(({ metadata }) => metadata.tags?.includes('doubtful-place') === true)).toHaveLength(1);
  const headings = cells.filter(({ metadata }) => metadata.nbscribe?.kind === 'section').map(({ source }) => source);
  expect(headings[0]).not.toContain('guess');
  expect(headings[1]).toMatch(/ · 1 of 2 code cells placed by guess$/);
});
