import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { normaliseWords } from '../../src/compile/words.js';
import { rankConcepts } from '../../src/concepts/rank-lecture.js';
import { readShippedData } from '../../src/host/data.js';
import type { Capture } from '../../src/model/capture.js';
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

const slideOf = (content: string): Capture => ({
  kind: 'slide',
  atMs: 0,
  content,
  image: { path: 's.png', mediaType: 'image/png' },
  place: { path: 's.png', line: 1 },
});

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

test('nothing is shown twice, but for an answer and for what explains a concept in short and below', () => {
  const { questions, takeaways, ...rest } = summaryOf(TALK, { words: 300 });
  expect(questions).toEqual([]);
  const texts = statementsOf({ ...rest, takeaways: [], questions: [] }).map(textOfStatement);
  expect(new Set(texts).size).toBe(texts.length);
  const leads = rest.concepts.map(({ lead }) => textOfStatement(lead)).join('\n');
  const again = takeaways.map(textOfStatement).filter((text) => texts.includes(text));
  for (const text of again) expect(leads).toContain(text);
});

test('the budget is kept', () => {
  for (const words of [60, 100, 150])
    expect(
      statementsOf(summaryOf(TALK, { words })).reduce((sum, own) => sum + own.words.length, 0),
    ).toBeLessThanOrEqual(words * 1.01);
});

/** Each section says one thing of its own, at some length, amid talk that says nothing. */
function longTalk(things: readonly string[]): Summary {
  const perSection = things.map((thing, nth) => [
    `The ${thing} grows with the ${things.at(nth - 1)}, because both of them keep every entry that arrives.`,
    ...Array.from({ length: 9 }, () => 'And so we go on like that and then we see what comes out of it, right.'),
  ]);
  const narration = narrationOf(perSection.flat());
  const sections = things.map((thing, nth) => ({
    title: thing,
    level: 1,
    startMs: nth * 80_000,
    endMs: (nth + 1) * 80_000,
    titleFrom: 'term' as const,
  }));
  const paragraphs = sections.map((_, nth) => ({ from: nth * 10, to: nth * 10 + 10 }));
  const { value: terms } = rankConcepts(LECTURE, narration, { lexicon });
  return summarize({ lecture: LECTURE, narration, sections, paragraphs, terms, lexicon });
}

test('where no length was asked for, a section that has something to say has a sentence', () => {
  const things = ['queue', 'heap', 'tree', 'graph', 'ledger', 'cache', 'buffer', 'stack', 'matrix', 'tensor', 'journal', 'archive',
    'index', 'catalogue', 'register', 'pool', 'arena', 'vector', 'rope', 'trie', 'bitmap', 'sketch', 'filter', 'funnel', 'mailbox',
    'spool', 'vault', 'depot', 'locker', 'barrel', 'basket', 'hamper', 'crate']; // prettier-ignore
  const shown = new Set(statementsOf(longTalk(things)).map(({ startMs }) => Math.floor(startMs / 80_000)));
  const bare = things.filter((_, nth) => !shown.has(nth));
  expect(bare).toEqual([]);
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

test('a deck has no cover and no thanks for a concept, and no formula whose lines were lost on the way', () => {
  const place = { path: 'deck.pdf', line: 1 };
  const page = (nth: number, title: string, content: string) => ({
    kind: 'slide' as const,
    atMs: 4000 * (nth - 1),
    title,
    content: `${title}\n${content}`,
    image: { path: `${nth}.png`, mediaType: 'image/png' },
    deck: { path: 'deck.pdf', page: nth, slide: nth - 1 },
    place,
  });
  const captures = [
    page(1, 'Load factor and its friends', 'A lecture'),
    page(2, 'Load factor', 'load factor = 12 n / m'),
    page(3, 'Load factor: thank you', 'Licensed under CC BY'),
  ];
  const found = (deck: typeof captures) =>
    summaryOf(TALK, { words: 200 }, { captures: deck }).concepts.find(({ term }) => term === 'load factor');
  expect(found(captures)).toMatchObject({ slide: 1 });
  expect(found(captures)?.formula).toBeUndefined();
  expect(found([captures[0]!, captures[2]!])?.slide).toBeUndefined();
});

test('what is in short says what concepts are; nobody of an example is one', () => {
  const { takeaways, concepts } = summaryOf(
    [
      'A hash function is a function that takes a key of any length and turns it into a whole number.',
      'Alice says she wants to send a key to Bob, and Alice knows that Bob has the hash function.',
      'A collision is when two different keys of the table land in the same bucket.',
      'Alice wants her bucket now, and we are going to give it to her in a minute.',
      'The load factor is the number of entries of the table divided by the number of buckets.',
      'Alice sends the blue key, and Alice says the bucket had it.',
      'Because every key of the table has one bucket, the hash function finds the bucket without a search.',
      'A bucket is a place of the table that holds the entries of some keys.',
      'So the collision of two keys costs a search of the bucket, and the load factor tells how long that search is.',
    ],
    { words: 320 },
    { captures: [slideOf('Alice and Bob share a hash function')] },
  );
  const said = takeaways.map(textOfStatement);
  expect(said.length).toBeGreaterThanOrEqual(3);
  expect(said.join(' ')).not.toContain('Alice');
  expect(said).toContain(
    'A hash function is a function that takes a key of any length and turns it into a whole number.',
  );
  expect(concepts.map(({ term }) => term)).not.toContain('Alice');
});

test('what a lecturer says again at the end is in short, what is to be done then is not', () => {
  const { takeaways } = summaryOf(
    [
      ...TALK,
      'So, to sum up.',
      'A hash function finds the bucket of a key without a search.',
      'Two keys of one bucket share a list, and the load factor keeps that list short.',
      'A table with many entries gets twice as many buckets.',
      'For next week please read the chapter about trees in the book.',
      'Trees keep their keys in order, and a hash function does not.',
    ],
    { words: 320 },
  );
  const said = takeaways.map(textOfStatement);
  expect(said).toContain('A table with many entries gets twice as many buckets.');
  expect(said.join(' ')).not.toMatch(/trees/i);
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
  const { LEADS, WORTH, TERMS } = await import('../../src/summary/weights.js');
  expect([WORTH.stem.length, WORTH.pair.length, TERMS.length, LEADS.length]).toEqual([16, 22, 9, 40]);
  expect(readFileSync('src/summary/weights.ts', 'utf8')).toContain('npm run train:summary');
});

const SHOP = [
  'The shop is on the corner, and the shop opens early in the morning.',
  'We go to the shop and buy ten rolls from the shelf in the shop.',
  'A sample is just the part of the population that you can look at.',
  'A sample stands for the population only if it was taken at random.',
  'The population is the set of all the rolls that the bakery bakes.',
  'The standard error tells how far the mean of a sample lies from that of the population.',
  'If the sample gets four times as large, the standard error becomes half as big.',
  'The sign in the shop says fifty, and the shop has many rolls.',
];

test('a thing of an example is no concept, and a definition leads before what only speaks of its term', () => {
  const { concepts } = summaryOf(SHOP, { words: 120 }, { title: 'Averages' });
  expect(concepts.map(({ term }) => term)).not.toContain('shop');
  const lead = concepts.find(({ term }) => term === 'sample')?.lead;
  expect(lead && textOfStatement(lead)).toMatch(/^A sample is just the part of the population/);
});

test('what an explanation takes along belongs to it', () => {
  const { concepts } = summaryOf(
    [
      'The learning rate is a thing that we multiply the gradient by.',
      'An epoch is one complete run through all of the data.',
      'If the learning rate is too high, the loss explodes in the first epoch.',
      'Each epoch shows the model every image once, and the learning rate stays the same.',
    ],
    { words: 80 },
  );
  const leads = concepts.map(({ lead }) => textOfStatement(lead));
  expect(leads.filter((text) => text.includes('multiply') && text.includes('complete run'))).toEqual([]);
});

test('an answer goes on as long as it speaks of the same', () => {
  const { questions } = summaryOf([
    ...TALK,
    { text: 'Why do we double the table?', fromAudience: true },
    'We double the table because the load factor would grow with every entry.',
    'If the load factor grows, then every lookup walks along longer chains.',
    'Those chains are what makes a lookup slow in the end.',
    'Tomorrow the weather will be nice, and everybody goes swimming in lakes.',
  ]);
  const answer = questions.map((question) => textOfStatement(question.answer)).join(' ');
  expect(answer).toMatch(/^We double the table because .* longer chains\. Those chains are what makes a lookup slow/);
  expect(answer).not.toContain('weather');
});

test('what is not said outright is asked for by what there is to know', () => {
  const { concepts } = summaryOf(TALK, { words: 200 });
  for (const { defined, question } of concepts)
    expect(question).toMatch(defined ? /^What (?:is|are) / : /^What should you know about /);
});

test('what is given its name aloud, if only once, is told with what it means', () => {
  const collapse =
    'When the generator gives the same image for every input, that is called mode collapse, which means all points fall into one.';
  const { concepts, minorTerms } = summaryOf([...TALK, collapse], { words: 300 });
  const told = [
    ...concepts.map(({ term, lead }) => ({ term, text: textOfStatement(lead) })),
    ...minorTerms.map(({ term, statement }) => ({ term, text: textOfStatement(statement) })),
  ];
  expect(told.find(({ term }) => term === 'mode collapse')?.text).toContain('all points fall into one');
});

test('a name that is wished for is no term; one that is given keeps the capitals inside', () => {
  const termsOf = (said: string) => {
    const { concepts, minorTerms } = summaryOf([...TALK, said], { words: 300 });
    return [...concepts, ...minorTerms].map(({ term }) => term);
  };
  const what = 'which means all coins of the table are made by one of them.';
  expect(termsOf(`There is a site that makes coins of your own, and this is called TadgeCoin, ${what}`)).toContain(
    'TadgeCoin',
  );
  for (const wish of ['I want it to be called', 'it should be called'])
    expect(termsOf(`There is a site that makes coins of your own, you say, ${wish} TadgeCoin, ${what}`)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^tadgecoin$/i)]),
    );
});

test('a condition, what was had once, and a role that somebody speaks of define nothing', () => {
  const said = [
    ...TALK,
    'If the bucket is a full one, it should be a low number that comes out of the other side of it.',
    'We had a bucket, which are the dudes in the south, which are making the fake entries all day.',
    "I'm still a little confused on the role of the bucket when the other side is the one that comes out.",
  ];
  const bucket = summaryOf(said).concepts.find(({ term }) => term === 'bucket');
  expect(textOfStatement(bucket!.lead)).toContain('is a slot of the table');
});

test('a concept has at least twelve words under its heading; what is said in fewer stands among the terms', () => {
  const { concepts } = summaryOf([...TALK, ...TALK.map((text) => text.replace('table', 'map'))]);
  for (const { lead, points } of concepts)
    expect([lead, ...points].reduce((sum, { words }) => sum + words.length, 0)).toBeGreaterThanOrEqual(12);
});
