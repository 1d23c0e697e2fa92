import fc from 'fast-check';
import { extractConcepts, type ExtractOptions, type Term } from '../../src/concepts/extract.js';
import { extractByTfIdf } from '../../src/concepts/ranking/tfidf.js';
import { readShippedData } from '../../src/host/data.js';

const extract = (text: string, options: Partial<ExtractOptions> = {}): readonly Term[] =>
  extractConcepts(text, { readData: readShippedData, ...options });
const termsOf = (text: string, options: Partial<ExtractOptions> = {}) => extract(text, options).map(({ term }) => term);

/** A talk of two minutes. */
const TALK = `
So today we look at hash tables. A hash table keeps each entry in a bucket, and the hash function says which bucket it is.
When two keys land in the same bucket that is called a collision. You can't avoid a collision, but a good hash function makes
collisions rare. Now the load factor is the number of entries for each bucket. If the load factor grows, the collisions grow too,
so we make more buckets and move each entry. That is what people call resizing. And resizing sounds slow, but the hash function is
fast, and resizing happens so rarely that it doesn't matter. So remember: hash function, bucket, collision, load factor.`;

test('the terms of a talk come before its everyday words', () => {
  const best = termsOf(TALK, { profile: 'speech', top: 6 });
  expect(best).toEqual(expect.arrayContaining(['hash function', 'load factor', 'resizing']));
  expect(best.join(' ')).not.toMatch(/today|people|number|thing/);
});

test('a mention is an offset at which the term, or a variant, stands', () => {
  for (const { term, variants, mentions } of extract(TALK, { profile: 'speech' })) {
    expect(mentions.length).toBeGreaterThan(0);
    for (const at of mentions) expect([term, ...variants].some((form) => TALK.slice(at).startsWith(form))).toBe(true);
    expect([...mentions].sort((a, b) => a - b)).toEqual(mentions);
  }
});

test('plural, hyphen and spelling variants are one term, under the form that is said most', () => {
  const text =
    'We split the data set. Each data set has a data-set card. Two data sets differ. This data set is large.';
  const [first] = extract(text);
  expect(first).toMatchObject({ term: 'data set', mentions: [13, 28, 43, 62, 85] });
  expect(first?.variants).toEqual(expect.arrayContaining(['data sets', 'data-set']));
});

test('an acronym joins the phrase it stands for', () => {
  const text = `A convolutional neural network sees edges. The convolutional neural network, or CNN, is deep. A CNN learns.
    Train the CNN again. The convolutional neural network wins, so the CNN wins.`;
  const found = extract(text).find(({ term, variants }) =>
    [term, ...variants].includes('convolutional neural network'),
  );
  expect([found?.term, ...(found?.variants ?? [])]).toContain('CNN');
});

test('a fragment of a longer term is no term of its own', () => {
  const text =
    'Gradient boosting machines win. Gradient boosting machines overfit. We tune gradient boosting machines. '.repeat(
      2,
    );
  const terms = termsOf(text).map((term) => term.toLowerCase());
  expect(terms).toContain('gradient boosting machines');
  expect(terms).not.toEqual(expect.arrayContaining(['boosting']));
  expect(terms).not.toEqual(expect.arrayContaining(['gradient boosting']));
});

test('the first names of people are no terms of a talk', () => {
  const text = `${TALK} Rachel, do we have a question? Yes, Rachel. Thanks Rachel. So Rachel asks about the load factor.`;
  expect(termsOf(text, { profile: 'speech', top: 8 })).not.toContain('Rachel');
});

test('capitals at the start of a sentence do not decide how a term is written', () => {
  const [first] = extract('Entropy grows. Entropy is heat. Entropy counts states. We say that entropy grows.');
  expect(first?.term).toBe('entropy');
});

test('no term crosses a comma or the end of a sentence', () => {
  const terms = termsOf(
    'We use matrix, vector spaces. Tensor algebra is next. We use matrix, vector spaces. Tensor algebra is next.',
  );
  expect(terms.filter((term) => /matrix vector|spaces tensor/i.test(term))).toEqual([]);
});

test.each([
  ['nothing', ''],
  ['function words', 'and so it was, and then they did it.'],
  ['marks', '--- ... ???'],
])('a text of %s has no terms', (_, text) => expect(extract(text)).toEqual([]));

test('talk is recognised: its profile is that of speech', () => {
  const long = TALK.repeat(4).replace(/So today/g, "So you know, we're just gonna say");
  const paper = 'Entropy bounds the compression rate of a stationary source. Huffman codes attain the bound. '.repeat(
    40,
  );
  expect(extract(long)).toEqual(extract(long, { profile: 'speech' }));
  expect(extract(paper)).toEqual(extract(paper, { profile: 'document' }));
  expect(extract(long, { profile: 'document' })).not.toEqual(extract(long, { profile: 'speech' }));
});

test('other alphabets are words too', () => {
  const [first] = extract('Übermaß, Größe; Übermaß. (Übermaß)');
  expect(first?.term).toBe('Übermaß');
});

test('line ends make no difference to the terms', () => {
  expect(termsOf(TALK.replaceAll('\n', '\r\n'))).toEqual(termsOf(TALK));
});

const word = fc.constantFrom(
  'the',
  'hash',
  'hash',
  'table',
  'Table',
  'is',
  'a',
  'of',
  "don't",
  'lr_find',
  'x',
  '3',
  'É',
  '...',
  ',',
  '?',
  '\n',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
);

test('any text gives at most the terms asked for, each once, best first, and nothing throws', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 8 }), (text, top) => {
      for (const profile of ['speech', 'document'] as const) {
        const terms = extract(text, { profile, top });
        expect(terms.length).toBeLessThanOrEqual(top);
        expect(new Set(terms.map(({ term }) => term)).size).toBe(terms.length);
        expect(terms.every(({ score }) => Number.isFinite(score))).toBe(true);
      }
    }),
  );
});

test('TF-IDF, the baseline, ranks by repetition and survives words that are properties of objects', () => {
  const text = 'The constructor calls toString. A constructor of a constructor is a constructor. '.repeat(30);
  const terms = extractByTfIdf(text, { readData: readShippedData, top: 3 });
  expect(terms[0]?.term).toBe('constructor');
  expect(terms).toHaveLength(3);
});
