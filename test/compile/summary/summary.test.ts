import { compileSummary, type SummaryInput } from '../../../src/compile/summary/summary.js';
import { compileTranscript } from '../../../src/compile/transcript.js';
import type { CompileInput } from '../../../src/compile/input.js';
import { normaliseWords } from '../../../src/compile/words.js';
import { loadPictures } from '../../../src/host/picture.js';
import { readShippedData } from '../../../src/host/data.js';
import { checkSaid } from '../../../src/compile/check/said.js';
import type { Lecture } from '../../../src/model/lecture.js';
import type { Statement, Summary, SummaryConcept } from '../../../src/model/summary.js';
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

/** A statement that keeps all words of sentence `nth`, or those at `kept`. */
function say(nth: number, kept?: readonly number[]): Statement {
  const sentence = inputOf().narration.sentences[nth]!;
  const words = (kept ?? sentence.words.map((_, at) => at)).map((at) => sentence.words[at]!);
  return { words, startMs: words[0]!.startMs, endMs: sentence.endMs, from: nth, to: nth + 1, roles: [] };
}

const CONCEPTS: readonly SummaryConcept[] = [
  {
    term: 'bucket',
    variants: ['buckets'],
    score: 3,
    explainedAtMs: 60_000,
    mentionsMs: [60_400, 121_600, 122_000, 181_000],
    lead: say(1),
    defined: true,
    question: 'What is a bucket?',
    points: [{ ...say(0, [0, 1, 2, 3, 4, 5]), nested: false }],
    related: ['collision'],
    names: ['buckets'],
    slide: 0,
  },
  {
    term: 'collision',
    variants: [],
    score: 2,
    explainedAtMs: 120_000,
    mentionsMs: [123_000, 182_000],
    lead: say(2),
    defined: true,
    question: 'What is a collision?',
    points: [{ ...say(3), nested: false }],
    formula: { text: 'p = 1/m', kind: 'tex' },
    related: ['bucket'],
  },
];
const SUMMARY: Summary = {
  takeaways: [say(1), say(2), say(3)],
  concepts: CONCEPTS,
  minorTerms: [{ term: 'slot', statement: say(1) }],
  sectionPoints: [[{ ...say(0), nested: false }], []],
  questions: [{ question: say(0), answer: say(3) }],
};

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);

function compile(facts: Partial<Lecture> = {}, options: Partial<SummaryInput> = {}) {
  const input = inputOf(facts);
  const transcriptNotebook = { name: 'talk.ipynb', notebook: compileTranscript(input).notebook };
  return compileSummary({
    ...input,
    summary: SUMMARY,
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

test('a concept is told as notes are: lead, points with their moments, formula, slide, where else', () => {
  expect(partOf('bucket').split('\n\n')).toEqual([
    '## Bucket',
    '> A bucket is one of the slots of the table, the place where we keep an entry. [01:00](https://youtu.be/x?t=60)\u00a0[¶](talk.ipynb#cell-id=narration-60000-548212)',
    '- Today we look at hash tables, [00:00](https://youtu.be/x?t=0)',
    '![Buckets (again)](talk_files/b%201.png)',
    'Related: [Collision](#Collision) · Also in: [Collisions](talk.ipynb#cell-id=section-Collisions-4ee1d8) (3×)',
  ]);
  expect(partOf('collision')).toContain('\n\n$$p = 1/m$$\n\n');
});

test('the parts around the concepts stand in the order in which one studies', () => {
  const headings = sourcesOf(compile()).flatMap((source) => source.match(/^## .*$/gm) ?? []);
  expect(headings).toEqual([
    '## In short', '## Bucket', '## Collision', '## More terms', '## Section by section', '## Questions from the room', '## Check yourself',
  ]); // prettier-ignore
});

test('a section without a point of its own leads to the concepts that are explained there', () => {
  expect(partOf('section by section')).toMatch(
    /\*\*\[Collisions\]\([^)]*\)\*\* .*\n {2}- → \[Collision\]\(#Collision\)$/,
  );
});

test('each concept is asked for, and its answer is folded', () => {
  const part = partOf('check yourself');
  expect(part.match(/<summary>[^<]*<\/summary>/g)).toEqual([
    '<summary>What is a bucket?</summary>',
    '<summary>What is a collision?</summary>',
  ]);
  expect(part).toContain('</summary>\n\n> A bucket is one');
});

describe('the proof that all of it was said', () => {
  const said = inputOf().narration.sentences.flatMap(({ words }) =>
    words.flatMap(({ text, startMs }) => normaliseWords(text).map((word) => ({ word, startMs }))),
  );
  test.each([
    ['with the lecture', said],
    ['without it', undefined],
  ])('%s it holds, and fails for one changed word of any line', (_, words) => {
    const { notebook } = compile().value;
    expect(checkSaid(notebook, words)).toMatchObject({ unsaid: [], changed: false });
    const lines = notebook.cells.flatMap((cell, nth) =>
      cell.cell_type === 'markdown' && nth > 0
        ? cell.source
            .split('\n')
            .flatMap((line, at) => (/^\s*[->].*\d:\d\d/.test(line) && !/^- \*\*\[/.test(line) ? [{ nth, at }] : []))
        : [],
    );
    expect(lines.length).toBeGreaterThan(8);
    for (const { nth, at } of lines) {
      const cells = notebook.cells.map((cell, own) => {
        const changed = cell.source
          .split('\n')
          .map((line, row) => (row === at ? line.replace(/ (?:the|one|of|look) /, ' zebra ') : line));
        return own === nth ? { ...cell, source: changed.join('\n') } : cell;
      });
      expect(checkSaid({ ...notebook, cells }, words).unsaid).toHaveLength(1);
    }
  });

  test('a mark in front of a point is no word of it', () => {
    const { notebook } = compile().value;
    const marked = (text: string) => ({
      ...notebook,
      cells: notebook.cells.map((cell) => ({ ...cell, source: cell.source.replace(/^- (?=[A-Z])/gm, `- ${text}`) })),
    });
    expect(
      marked('*Why:* ')
        .cells.map(({ source }) => source)
        .join(),
    ).toContain('*Why:*');
    expect(checkSaid(marked('*Why:* '), said).unsaid).toEqual([]);
    expect(checkSaid(marked('*why not* '), said).unsaid.length).toBeGreaterThan(0);
  });

  test('words that are moved are not said so', () => {
    const { notebook } = compile().value;
    const cells = notebook.cells.map((cell) => ({
      ...cell,
      source: cell.source.replace('one of the slots', 'the slots of one'),
    }));
    expect(checkSaid({ ...notebook, cells }, said).unsaid.length).toBeGreaterThan(0);
  });

  test('where the sentences kept with it are changed too, that is told', () => {
    const notebook = JSON.parse(JSON.stringify(compile().value.notebook).replaceAll('slots', 'spots')) as ReturnType<
      typeof compile
    >['value']['notebook'];
    expect(checkSaid(notebook, undefined)).toMatchObject({ unsaid: [], changed: true });
  });

  test('what a reader adds without a time is theirs', () => {
    const { notebook } = compile().value;
    const cells = notebook.cells.map((cell) => ({ ...cell, source: `${cell.source}\n- My own thought on this.` }));
    expect(checkSaid({ ...notebook, cells }, said).unsaid).toEqual([]);
  });
});

test('the code of a concept stands under it, without imports that it does not use', () => {
  const cells = compile().value.notebook.cells.filter(({ cell_type }) => cell_type === 'code');
  expect(cells.map(({ source }) => source)).toEqual(['buckets = [[] for _ in range(8)]']);
});

test('without a video the times lead to the full notebook', () => {
  const { video, ...lecture } = inputOf().lecture;
  expect(video).toBeDefined();
  const input = { ...inputOf(), lecture };
  const transcriptNotebook = { name: 'talk.ipynb', notebook: compileTranscript(input).notebook };
  const { value } = compileSummary({
    ...input,
    summary: SUMMARY,
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

test('the title says how much of the lecture it is', () => {
  const [title] = sourcesOf(compile());
  expect(title).toContain("4 min, 51 words, 2 sections; here 2 concepts in 137 words, each one the lecturer's own.");
});

test('embedded, the timeline is an attachment and no file', () => {
  const { value } = compile({}, { embed: true });
  expect(value.files).toEqual([]);
  expect(value.notebook.cells[2]).toMatchObject({ attachments: { 'timeline.png': { 'image/png': 'iVBORw==' } } });
  expect(value.notebook.cells[2]?.source).toContain('](attachment:timeline.png)');
});

test('the metadata names each concept with its cell', () => {
  const { metadata, cells } = compile().value.notebook;
  expect(metadata.nbscribe).toMatchObject({ view: 'summary', version: '1.2.3' });
  const named = metadata.nbscribe?.concepts?.map(
    ({ cell }) => cells.find(({ id }) => id === cell)?.source.split('\n')[0],
  );
  expect(named).toEqual(['## Bucket', '## Collision']);
});

test('the metadata holds the whole summary, so that nothing has to be read from Markdown', () => {
  const nbscribe = compile().value.notebook.metadata.nbscribe as unknown as Record<string, unknown>;
  const text = { text: SPEECH[1], startMs: 60_000, endMs: 110_000, said: SPEECH[1] };
  expect(nbscribe['takeaways']).toHaveLength(3);
  expect(nbscribe['moreTerms']).toEqual([{ term: 'slot', ...text }]);
  expect(nbscribe['sections']).toMatchObject([
    { title: 'Start', points: [{ text: SPEECH[0] }] },
    { title: 'Collisions' },
  ]);
  expect(nbscribe['questions']).toMatchObject([{ question: { text: SPEECH[0] }, answer: { text: SPEECH[3] } }]);
  expect(nbscribe['concepts']).toMatchObject([
    {
      term: 'bucket', lead: text, points: [{ text: 'Today we look at hash tables,', said: SPEECH[0] }], question: 'What is a bucket?',
      slide: { image: 'talk_files/b 1.png', title: 'Buckets (again)', startMs: 58_000 },
      code: [{ source: 'buckets = [[] for _ in range(8)]' }],
    },
    { term: 'collision', formula: { text: 'p = 1/m', kind: 'tex' } },
  ]); // prettier-ignore
});

test('a concept that is called like another part gets a heading of its own', () => {
  const concepts = [{ ...CONCEPTS[0]!, term: 'more terms' }, CONCEPTS[1]!];
  const headings = sourcesOf(compile({}, { summary: { ...SUMMARY, concepts } })).flatMap(
    (source) => source.match(/^## More.*$/gm) ?? [],
  );
  expect(headings).toEqual(['## More terms (2)', '## More terms']);
});

test('no concepts: the notebook stands, and the problem says what to do', () => {
  const { value, problems } = compile({}, { summary: { ...SUMMARY, concepts: [] } });
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
  const bare = CONCEPTS[1]!;
  const concepts = terms.map((term, nth) => ({
    ...bare,
    term,
    mentionsMs: [180_000],
    related: [terms[nth - 1] ?? 'élan'],
  }));
  const input = { ...inputOf({ captures }), anchors: [1] };
  const transcriptNotebook = { name: 'talk.ipynb', notebook: compileTranscript(input).notebook };
  const result = compileSummary({
    ...input,
    summary: { ...SUMMARY, concepts, takeaways: [], minorTerms: [], questions: [] },
    name: 'talk.summary.ipynb',
    transcriptNotebook,
    renderSvg: () => PNG,
  });
  const headings = sourcesOf(result).flatMap((source) => source.match(/^## .*$/gm) ?? []);
  const written = [
    'Bucket',
    'lr_find',
    'HashTable',
    'numpy array',
    'bisect',
    'K-means',
    'resnet34',
    'Élan',
    'Section by section',
    'Check yourself',
  ];
  expect(headings.map((heading) => heading.replace(/\\/g, ''))).toEqual(written.map((title) => `## ${title}`));
  expect(result.value.notebook.metadata.nbscribe?.concepts?.map(({ term }) => term)).toEqual(terms);
  expect(sourcesOf(result).join('\n')).toContain('[Bucket](#Bucket)');
});

describe('without a full notebook on disk nothing links to it', () => {
  const { video = '', ...unfilmed } = inputOf().lecture;
  test.each([
    ['with a video', { ...unfilmed, video }, /^- \*\*\[Start\]\(https:\/\/youtu\.be\/x\?t=0\)\*\* \[00:00\]/m],
    ['without one', unfilmed, /^- \*\*Start\*\* 00:00$/m],
  ])('%s', (_, lecture, outline) => {
    const input = { ...inputOf(), lecture };
    const transcriptNotebook = { name: 'talk.ipynb', notebook: compileTranscript(input).notebook };
    const options = {
      summary: SUMMARY,
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
