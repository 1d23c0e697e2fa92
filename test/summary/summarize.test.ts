import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { normaliseWords } from '../../src/compile/words.js';
import { rankConcepts } from '../../src/concepts/rank-lecture.js';
import { readShippedData } from '../../src/host/data.js';
import type { Lecture } from '../../src/model/lecture.js';
import { textOfSentence, type Narration, type Sentence } from '../../src/model/narration.js';
import { textOfStatement, type Statement, type Summary } from '../../src/model/summary.js';
import { summarize, type SummarizeOptions } from '../../src/summary/summarize.js';
import { openLexicon } from '../../src/text/lexicon/lexicon.js';

const lexicon = openLexicon(readShippedData);

interface Said {
  readonly text: string;
  readonly speaker?: string;
  readonly fromAudience?: boolean;
}

function narrationOf(said: readonly (string | Said)[]): Narration {
  const sentences = said.map((given, nth): Sentence => {
    const { text, ...who } = typeof given === 'string' ? { text: given } : given;
    const words = text.split(/\s+/).map((word, at) => ({ text: word, startMs: nth * 8000 + at * 250 }));
    return {
      words,
      startMs: nth * 8000,
      endMs: nth * 8000 + 7500,
      breakBefore: 0,
      place: { path: 'x', line: 1 },
      ...who,
    };
  });
  return { sentences, dropped: [] };
}

const LECTURE: Lecture = {
  title: 'Hash tables', language: 'en', visibility: 'public', cues: [], captures: [], chapters: [], courseNotebooks: [], pins: [],
  glossary: [], durationMs: 600_000,
}; // prettier-ignore

function summaryOf(
  said: readonly (string | Said)[],
  options: SummarizeOptions = {},
  facts: Partial<Lecture> = {},
): Summary {
  const narration = narrationOf(said);
  const lecture = { ...LECTURE, ...facts };
  const sections = [
    { title: 'Buckets', level: 1, startMs: 0, endMs: said.length * 4000, titleFrom: 'term' as const },
    {
      title: 'Collisions',
      level: 1,
      startMs: said.length * 4000,
      endMs: said.length * 8000,
      titleFrom: 'term' as const,
    },
  ];
  const paragraphs = [{ from: 0, to: said.length }];
  const { value: terms } = rankConcepts(lecture, narration, { lexicon });
  return summarize({ lecture, narration, sections, paragraphs, terms, lexicon }, options);
}

const statementsOf = ({ takeaways, concepts, minorTerms, sectionPoints, questions }: Summary): readonly Statement[] => [
  ...takeaways,
  ...concepts.flatMap(({ lead, points }) => [lead, ...points]),
  ...minorTerms.map(({ statement }) => statement),
  ...sectionPoints.flat(),
  ...questions.flatMap(({ question, answer }) => [question, answer]),
];

const TALK = [
  'Okay, so today, um, we are going to look at hash tables.',
  'A bucket is a slot of the table that holds the entries with one index.',
  'You know, the bucket is found from the hash value, because the remainder of a division is an index.',
  'A hash function is a function that takes a key and turns it into a whole number.',
  'If the hash function is bad then many keys end up in the same bucket and every lookup becomes slow.',
  'When two keys land in the same bucket, that is called a collision.',
  'You cannot avoid a collision, because there are more keys than buckets.',
  'The load factor is the number of entries divided by the number of buckets.',
  'If the load factor is too high, then the chains become long and each lookup takes more steps.',
  'So we double the table as soon as the load factor is above three quarters.',
  'With chaining, each bucket holds a list of pairs, and a collision makes the list longer.',
  'Chaining means that each bucket holds a short list of pairs.',
  'Open the notebook and click on the second tab, please.',
  'Now the bucket of the key Ada is number three, as you can see here.',
  'A good hash function spreads the keys evenly over the buckets, so that each bucket has about the same load.',
];

test('each concept has an explanation that says what it is, in the order of teaching', () => {
  const { concepts } = summaryOf(TALK, { words: 200 });
  const leads = new Map(concepts.map(({ term, lead }) => [term, textOfStatement(lead)]));
  expect(leads.get('bucket')).toMatch(/^A bucket is a slot of the table that holds the entries with one index\./);
  expect(leads.get('load factor')).toMatch(
    /^The load factor is the number of entries divided by the number of buckets\./,
  );
  expect(leads.get('collision')).toMatch(/^When two keys land in the same bucket, that is called a collision\./);
  expect(concepts.map(({ lead }) => lead.startMs)).toEqual(
    concepts.map(({ lead }) => lead.startMs).sort((a, b) => a - b),
  );
  expect(concepts.map(({ question }) => question)).toEqual(
    expect.arrayContaining(['What is a bucket?', 'What is the load factor?', 'What is chaining?']),
  );
});

test('announcements, the class and the screen are not shown', () => {
  const text = statementsOf(summaryOf(TALK, { words: 150 }))
    .map(textOfStatement)
    .join(' ');
  expect(text).not.toMatch(/today|click on|as you can see/);
});

test('nothing is shown twice, but for an answer', () => {
  const { questions, ...rest } = summaryOf(TALK, { words: 300 });
  expect(questions).toEqual([]);
  const texts = statementsOf({ ...rest, questions: [] }).map(textOfStatement);
  expect(new Set(texts).size).toBe(texts.length);
});

test('the budget is kept', () => {
  for (const words of [60, 100, 150])
    expect(
      statementsOf(summaryOf(TALK, { words })).reduce((sum, own) => sum + own.words.length, 0),
    ).toBeLessThanOrEqual(words * 1.01);
});

test('deeper tells more', () => {
  const [brief, standard, detailed] = (['brief', 'standard', 'detailed'] as const).map(
    (depth) =>
      statementsOf(summaryOf([...TALK, ...TALK.map((text) => text.replace('bucket', 'slot'))], { depth })).length,
  ) as [number, number, number];
  expect(brief).toBeLessThan(standard);
  expect(standard).toBeLessThanOrEqual(detailed);
});

test('what was asked for is told, all of it, in that order, and nothing else', () => {
  const narration = narrationOf(TALK);
  const { value: terms } = rankConcepts(LECTURE, narration, { lexicon, topics: ['load factor', 'bucket'] });
  const input = {
    lecture: LECTURE,
    narration,
    sections: [],
    paragraphs: [{ from: 0, to: TALK.length }],
    terms,
    lexicon,
  };
  const summary = summarize(input, { asked: true, words: 200 });
  expect(summary.concepts.map(({ term }) => term)).toEqual(['load factor', 'bucket']);
  expect(summary).toMatchObject({ takeaways: [], minorTerms: [], questions: [] });
});

test('literally, sentences keep all their words', () => {
  const narration = narrationOf(TALK);
  for (const { from, to, words } of statementsOf(summaryOf(TALK, { literal: true, words: 300 })))
    expect(textOfStatement({ words })).toBe(narration.sentences.slice(from, to).map(textOfSentence).join(' '));
});

test('a question from the room stands with its answer, and the two speakers are never joined', () => {
  const asked = {
    text: 'So why do we need a prime number of buckets in the table?',
    speaker: 'Student',
    fromAudience: true,
  };
  const said: (string | Said)[] = [
    ...TALK.map((text) => ({ text, speaker: 'Mara' })),
    asked,
    { text: 'You need a prime number because keys with a common factor would share few buckets.', speaker: 'Mara' },
  ];
  const { questions } = summaryOf(said, { words: 300 });
  expect(questions.map(({ question, answer }) => [textOfStatement(question), textOfStatement(answer)])).toEqual([
    [
      'Why do we need a prime number of buckets in the table?',
      'You need a prime number because keys with a common factor would share few buckets.',
    ],
  ]);
});

test('a slide and a formula come with the concept that they are about, not with what was said meanwhile', () => {
  const place = { path: 'x', line: 1 };
  const image = (path: string) => ({ path, mediaType: 'image/png' });
  const slides = [
    {
      kind: 'slide' as const,
      atMs: 0,
      content: 'Load factor\nentries / buckets',
      title: 'Load factor',
      image: image('load.png'),
      place,
    },
    {
      kind: 'slide' as const,
      atMs: 8000,
      content: 'Thanks to all of you',
      title: 'Welcome',
      image: image('hello.png'),
      place,
    },
  ];
  const cells = [
    {
      kind: 'markdown' as const,
      index: 0,
      source: '## Load factor\n\nThe load factor is $$\\alpha = n / m$$',
      outputText: '',
    },
  ];
  const { concepts } = summaryOf(
    TALK,
    { words: 200 },
    { captures: slides, courseNotebooks: [{ path: 'n.ipynb', language: 'python', cells }] },
  );
  expect(concepts.find(({ term }) => term === 'load factor')).toMatchObject({
    slide: 0,
    formula: { text: '\\alpha = n / m', kind: 'tex' },
  });
  expect(concepts.find(({ term }) => term === 'bucket')?.slide).toBeUndefined();
});

test('another language is told whole, none of its words judged as English', () => {
  const german = [
    'Also ein Eimer ist ein Fach der Tabelle, in dem die Einträge liegen.',
    'Die Hashfunktion macht aus einem Schlüssel eine Zahl, und so findet man den Eimer der Tabelle.',
    'Wenn zwei Schlüssel im selben Eimer liegen, dann heißt das Kollision, und die Hashfunktion war schlecht.',
    'So wird die Tabelle langsam, sobald die Eimer voll sind und die Hashfunktion nichts mehr hilft.',
  ];
  const summary = summaryOf(
    [...german, ...german.map((text) => `${text} Nochmals.`)],
    { words: 200 },
    { language: 'de' },
  );
  const narration = narrationOf([...german, ...german.map((text) => `${text} Nochmals.`)]);
  for (const { from, to, words } of statementsOf(summary))
    expect(textOfStatement({ words })).toBe(narration.sentences.slice(from, to).map(textOfSentence).join(' '));
});

test('any lecture: every statement was said by one speaker, in that order, and is not empty of content', () => {
  const pool = [
    ...TALK.flatMap((text) => text.split(' ')),
    ..."um sorry, I mean, right? \"so the the it's constructor 数学 … don't".split(' '),
  ];
  const sentence = fc.record({
    text: fc.oneof(
      fc.array(fc.constantFrom(...pool), { minLength: 1, maxLength: 40 }).map((words) => `${words.join(' ')}.`),
      fc.constantFrom(...TALK),
    ),
    speaker: fc.constantFrom('Mara', 'Ann'),
    fromAudience: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 30 }), fc.integer({ min: 50, max: 400 }), (said, words) => {
      const narration = narrationOf(said);
      for (const statement of statementsOf(summaryOf(said, { words }))) {
        const own = narration.sentences.slice(statement.from, statement.to);
        expect(new Set(own.map(({ speaker, fromAudience }) => `${speaker} ${fromAudience}`)).size).toBe(1);
        const spoken = own.flatMap((sentence) => normaliseWords(textOfSentence(sentence)));
        let at = 0;
        for (const word of spoken) if (word === normaliseWords(textOfStatement(statement))[at]) at++;
        expect(at).toBe(normaliseWords(textOfStatement(statement)).length);
        expect(at).toBeGreaterThan(0);
      }
    }),
    { numRuns: 60 },
  );
});

test('the weights are those of the facts', async () => {
  const { WORTH, TERMS } = await import('../../src/summary/weights.js');
  expect([WORTH.stem.length, WORTH.pair.length, TERMS.length]).toEqual([16, 22, 9]);
  expect(readFileSync('src/summary/weights.ts', 'utf8')).toContain('npm run train:summary');
});
