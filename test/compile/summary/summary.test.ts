import { compileSummary, type SummaryInput } from '../../../src/compile/summary/summary.js';
import { compileTranscript } from '../../../src/compile/transcript.js';
import type { CompileInput } from '../../../src/compile/input.js';
import { normaliseWords } from '../../../src/compile/words.js';
import { loadPictures } from '../../../src/host/picture.js';
import { readShippedData } from '../../../src/host/data.js';
import type { Concept } from '../../../src/model/concept.js';
import type { Lecture } from '../../../src/model/lecture.js';
import { serializeNotebook } from '../../../src/notebook/format/serialize.js';
import { validateNotebook } from '../../../src/notebook/format/validate.js';
import { join } from 'node:path';
import { expectGolden } from '../../golden.js';

const place = { path: 'talk.vtt', line: 1 };
const SPEECH = [
  'Today we look at hash tables, and why they cost <almost> nothing.',
  'A bucket is one of the slots of the table, the place where we keep an entry.',
  'Two keys in one bucket: that is called a collision.',
  'So the bucket costs $5 and the collision costs *nothing*, they say.',
];

function inputOf(facts: Partial<Lecture> = {}): CompileInput {
  const sentences = SPEECH.map((text, nth) => ({
    words: text.split(' ').map((word, at) => ({ text: word, startMs: nth * 60_000 + at * 400 })),
    startMs: nth * 60_000,
    endMs: nth * 60_000 + 50_000,
    breakBefore: 0,
    place,
  }));
  const code = (content: string, cell: number) => ({
    kind: 'code' as const, atMs: 70_000 + cell * 1000, content, language: 'python', origin: { path: 'n.ipynb', cell }, place,
  }); // prettier-ignore
  const slide = {
    kind: 'slide' as const, atMs: 58_000, content: 'Buckets (again)', image: { path: 'b 1.png', mediaType: 'image/png' }, place,
  }; // prettier-ignore
  const lecture: Lecture = {
    title: 'Hash tables_*',
    lecturer: 'Ada [L]',
    video: 'https://youtu.be/x',
    language: 'en',
    visibility: 'public',
    cues: [],
    captures: [
      slide,
      code('import math\nbuckets = [[] for _ in range(8)]', 0),
      code('print(math.pi, len(buckets))', 1),
    ],
    chapters: [],
    courseNotebooks: [],
    pins: [],
    glossary: [],
    durationMs: 240_000,
    ...facts,
  };
  return {
    lecture,
    narration: { sentences, dropped: [] },
    sections: [
      { title: 'Start', level: 1, startMs: 0, endMs: 120_000, titleFrom: 'term' },
      { title: 'Collisions', level: 1, startMs: 120_000, endMs: 240_000, titleFrom: 'term' },
    ],
    paragraphs: sentences.map((_, from) => ({ from, to: from + 1 })),
    anchors: lecture.captures.map(() => 1),
    images: new Map([['b 1.png', { href: 'talk_files/b 1.png', mediaType: 'image/png' }]]),
    version: '1.2.3',
    spokenWords: SPEECH.flatMap(normaliseWords),
  };
}

const CONCEPTS: readonly Concept[] = [
  {
    term: 'bucket',
    variants: ['buckets'],
    score: 3,
    explainedAtMs: 60_000,
    mentionsMs: [60_400, 121_600, 181_000],
    definition: { text: SPEECH[1] ?? '', startMs: 60_000, endMs: 110_000, sure: true },
    related: ['collision'],
    names: ['buckets'],
  },
  {
    term: 'collision',
    variants: [],
    score: 2,
    explainedAtMs: 180_000,
    mentionsMs: [123_000, 182_000],
    definition: { text: SPEECH[3] ?? '', startMs: 180_000, endMs: 230_000, sure: false },
    related: ['bucket'],
  },
];

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);

function compile(facts: Partial<Lecture> = {}, options: Partial<SummaryInput> = {}) {
  const input = inputOf(facts);
  const transcriptNotebook = { name: 'talk.ipynb', notebook: compileTranscript(input).notebook };
  return compileSummary({
    ...input,
    concepts: CONCEPTS,
    name: 'talk.summary.ipynb',
    transcriptNotebook,
    renderSvg: () => PNG,
    ...options,
  });
}
const sourcesOf = (result: ReturnType<typeof compile>) => result.value.notebook.cells.map(({ source }) => source);
const partOf = (term: string, result = compile()) =>
  sourcesOf(result).find((source) => source.toLowerCase().startsWith(`## ${term}`)) ?? '';

test('the summary of a small talk', () => {
  const { value, problems } = compile();
  expect(problems).toEqual([]);
  expect(validateNotebook(value.notebook, 'talk.summary.ipynb')).toEqual([]);
  expectGolden(serializeNotebook(value.notebook), join(import.meta.dirname, 'talk.summary.ipynb.txt'));
});

test('every link lands: on a heading here, on a cell of the full notebook, or at a file', () => {
  const full = new Set(compileTranscript(inputOf()).notebook.cells.map(({ id }) => `talk.ipynb#cell-id=${id}`));
  const result = compile();
  const headings = sourcesOf(result).flatMap((source) =>
    [...source.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => `#${title.replace(/ /g, '-')}`),
  );
  const files = ['talk.ipynb', 'talk_files/b%201.png', ...result.value.files.map(({ path }) => path)];
  const links = sourcesOf(result).flatMap((source) =>
    [...source.matchAll(/\]\(([^)]+)\)/g)].map(([, href = '']) => href),
  );
  const lost = links.filter(
    (href) => !href.startsWith('https://youtu.be/x?t=') && ![...full, ...headings, ...files].includes(href),
  );
  expect(lost).toEqual([]);
  expect(links.length).toBeGreaterThan(15);
});

test('speech is text, never markup', () => {
  expect(partOf('collision')).toContain('costs \\$5 and the collision costs \\*nothing\\*, they say.');
});

test('a sure definition is told plainly, a passage is told as one', () => {
  expect(partOf('bucket')).toMatch(/^> A bucket is one of the slots/m);
  expect(partOf('collision')).toMatch(/^> \*In passing:\* So the bucket/m);
});

test('the slide on screen comes with the first concept explained under it', () => {
  expect(partOf('bucket')).toContain('![Buckets (again)](talk_files/b%201.png)');
  expect(partOf('collision')).not.toContain('](talk_files');
});

test('the set-up cell has the imports, and the code of a concept stands under it', () => {
  const cells = compile().value.notebook.cells.filter(({ cell_type }) => cell_type === 'code');
  expect(cells.map(({ source }) => source)).toEqual(['import math', 'import math\nbuckets = [[] for _ in range(8)]']);
});

test('without a video the times lead to the full notebook', () => {
  const { video, ...lecture } = inputOf().lecture;
  expect(video).toBeDefined();
  const input = { ...inputOf(), lecture };
  const transcriptNotebook = { name: 'talk.ipynb', notebook: compileTranscript(input).notebook };
  const { value } = compileSummary({
    ...input,
    concepts: CONCEPTS,
    name: 'talk.summary.ipynb',
    transcriptNotebook,
    renderSvg: () => PNG,
  });
  const text = value.notebook.cells.map(({ source }) => source).join('\n');
  expect(text).not.toContain('?t=');
  expect(text).toContain('[01:00](talk.ipynb#cell-id=');
});

test('the timeline names the sections as the headings do', () => {
  const input = inputOf();
  const sections = input.sections.map((section, nth) =>
    nth === 0 ? { ...section, title: input.lecture.title } : section,
  );
  let drawn = '';
  const renderSvg = (svg: string) => {
    drawn = svg;
    return PNG;
  };
  const text = sourcesOf(compile({}, { sections, renderSvg })).join('\n');
  expect(text).toContain('Introduction');
  expect(drawn.match(/>\d [^<]+</g)).toEqual(['>1 Introduction<', '>2 Collisions<']);
});

test('where every concept is defined outright, no count is repeated', () => {
  const concepts = CONCEPTS.map((concept) => ({ ...concept, definition: { ...concept.definition!, sure: true } }));
  const [title] = sourcesOf(compile({}, { concepts }));
  expect(title).toContain("condensed to 2 concepts in the lecturer's own words, each defined outright.");
});

test('a concept that nobody explains is not said to be in words', () => {
  const concepts = CONCEPTS.map(({ definition, ...concept }, nth) =>
    nth > 0 ? concept : { ...concept, definition: definition! },
  );
  const [title] = sourcesOf(compile({}, { concepts }));
  expect(title).toContain("condensed to 2 concepts, 1 of them defined outright in the lecturer's own words.");
});

test('embedded, the timeline is an attachment and no file', () => {
  const { value } = compile({}, { embed: true });
  expect(value.files).toEqual([]);
  expect(value.notebook.cells[1]).toMatchObject({ attachments: { 'timeline.png': { 'image/png': 'iVBORw==' } } });
  expect(value.notebook.cells[1]?.source).toContain('](attachment:timeline.png)');
});

test('the metadata names each concept with its cell', () => {
  const { metadata, cells } = compile().value.notebook;
  expect(metadata.nbscribe).toMatchObject({ view: 'summary', version: '1.2.3' });
  const named = metadata.nbscribe?.concepts?.map(
    ({ cell }) => cells.find(({ id }) => id === cell)?.source.split('\n')[0],
  );
  expect(named).toEqual(['## Bucket', '## Collision']);
});

test('a concept that is called like the outline gets a heading of its own', () => {
  const concepts = [{ ...CONCEPTS[0]!, term: 'Outline' }, CONCEPTS[1]!];
  const headings = sourcesOf(compile({}, { concepts })).flatMap((source) => source.match(/^## .*$/gm) ?? []);
  expect(headings).toEqual(['## Outline (2)', '## Collision', '## Outline']);
});

test('no concepts: the notebook stands, and the problem says what to do', () => {
  const { value, problems } = compile({}, { concepts: [] });
  expect(validateNotebook(value.notebook, 'x')).toEqual([]);
  expect(problems).toMatchObject([
    { code: 'summary/no-concepts', hint: expect.stringContaining('--topics') as string },
  ]);
});

test('the picture has the same bytes on every machine', async () => {
  const renderSvg = await loadPictures(readShippedData);
  const { value } = compile({}, { renderSvg });
  const again = compile({}, { renderSvg: await loadPictures(readShippedData) });
  const bytes = value.files[0]?.bytes ?? new Uint8Array();
  expect([...bytes.subarray(0, 4)]).toEqual([...PNG]);
  expect(Buffer.from(bytes).equals(Buffer.from(again.value.files[0]?.bytes ?? []))).toBe(true);
  const { createHash } = await import('node:crypto');
  expectGolden(`${createHash('sha256').update(bytes).digest('hex')}\n`, join(import.meta.dirname, 'timeline.sha256'));
});

test('headings begin with a capital, names of code stay as they are, and links land on them', () => {
  const terms = ['bucket', 'lr_find', 'HashTable', 'numpy array', 'bisect', 'k-means', 'resnet34', 'élan'];
  const captures = [{ kind: 'code' as const, atMs: 0, content: 'import bisect', language: 'python', place }];
  const { definition, ...bare } = CONCEPTS[1]!;
  const concepts = terms.map((term, nth) => ({
    ...bare,
    term,
    mentionsMs: [180_000],
    related: [terms[nth - 1] ?? 'élan'],
  }));
  expect(definition).toBeDefined();
  const input = { ...inputOf({ captures }), anchors: [1] };
  const transcriptNotebook = { name: 'talk.ipynb', notebook: compileTranscript(input).notebook };
  const result = compileSummary({
    ...input,
    concepts,
    name: 'talk.summary.ipynb',
    transcriptNotebook,
    renderSvg: () => PNG,
  });
  const headings = sourcesOf(result).flatMap((source) => source.match(/^## .*$/gm) ?? []);
  const written = ['Bucket', 'lr_find', 'HashTable', 'numpy array', 'bisect', 'K-means', 'resnet34', 'Élan', 'Outline'];
  expect(headings.map((heading) => heading.replace(/\\/g, ''))).toEqual(written.map((title) => `## ${title}`));
  expect(result.value.notebook.metadata.nbscribe?.concepts?.map(({ term }) => term)).toEqual(terms);
  expect(sourcesOf(result).join('\n')).toContain('[bucket](#Bucket)');
});

describe('without a full notebook on disk nothing links to it', () => {
  const { video = '', ...unfilmed } = inputOf().lecture;
  test.each([
    ['with a video', { ...unfilmed, video }, /^1\. \[00:00\]\(https:\/\/youtu\.be\/x\?t=0\) Start/m],
    ['without one', unfilmed, /^1\. Start/m],
  ])('%s', (_, lecture, outline) => {
    const input = { ...inputOf(), lecture };
    const transcriptNotebook = { name: 'talk.ipynb', notebook: compileTranscript(input).notebook };
    const options = {
      concepts: CONCEPTS,
      name: 'talk.summary.ipynb',
      transcriptNotebook,
      renderSvg: () => PNG,
      linkFull: false,
    };
    const text = sourcesOf(compileSummary({ ...input, ...options })).join('\n');
    expect(text).not.toMatch(/talk\.ipynb(?!_)|¶|full notebook|\]\(\)|undefined/);
    expect(text).toMatch(outline);
    expect(text).toContain('01:00');
  });
});
