import fc from 'fast-check';
import { explainConcepts, type ExplainOptions } from '../../src/concepts/explain.js';
import { readShippedData } from '../../src/host/data.js';
import type { Lecture } from '../../src/model/lecture.js';
import { textOfSentence, type Narration } from '../../src/model/narration.js';

const place = { path: 'talk.vtt', line: 1 };

/** Sentences of speech, ten seconds apart; words half a second apart. */
function narrationOf(sentences: readonly string[]): Narration {
  return {
    sentences: sentences.map((text, nth) => ({
      words: text.split(' ').map((word, at) => ({ text: word, startMs: nth * 10_000 + at * 500 })),
      startMs: nth * 10_000,
      endMs: nth * 10_000 + 9_000,
      breakBefore: 0,
      place,
    })),
    dropped: [],
  };
}

const lectureOf = (facts: Partial<Lecture> = {}): Lecture => ({
  title: 'Talk',
  language: 'en',
  visibility: 'public',
  cues: [],
  captures: [],
  chapters: [],
  courseNotebooks: [],
  pins: [],
  glossary: [],
  durationMs: 600_000,
  ...facts,
});

const explain = (sentences: readonly string[], facts: Partial<Lecture> = {}, options: Partial<ExplainOptions> = {}) =>
  explainConcepts(lectureOf(facts), narrationOf(sentences), { readData: readShippedData, ...options });
const definitionOf = (term: string, ...sentences: readonly string[]) =>
  explain(sentences, {}, { topics: [term] }).value[0]?.definition;

describe('a sentence that says what a term is becomes its definition', () => {
  test.each([
    ['learning rate', 'The learning rate is the thing that we multiply the gradient by.'],
    ['overfitting', 'Training for too many epochs without more data is called overfitting.'],
    ['load factor', 'So the load factor is just the number of entries divided by the buckets.'],
    ['momentum', 'Momentum means that each step keeps some of the step before.'],
    ['CNN', 'And CNN stands for convolutional neural network in all of these papers.'],
    ['data loader', 'A data loader is something that grabs items and makes a batch of them.'],
    ['labels', 'In machine learning the labels refer to the thing that we try to predict.'],
    ['parameters', 'Parameters, also known as weights, are the numbers that you are updating.'],
    ['classifier', 'And classifiers are functions that take pixels and return a probability.'],
    ['step size', 'Basically the step size basically says how far we go down the hill each time.'],
  ])('%s', (term, sentence) => {
    const found = definitionOf(
      term,
      'Welcome back to the course, everybody.',
      sentence,
      `Later we use ${term} again in the code.`,
    );
    expect(found).toEqual({ text: sentence, startMs: 10_000, endMs: 19_000, sure: true });
  });
});

describe('what merely looks like a definition is not sure', () => {
  test.each([
    ['loss', 'The validation loss is a number that we print after each epoch of training.'],
    ['collision', 'Two equal numbers for two keys is what is called a collision attack these days.'],
    ['table', 'Down here there is a class called table that has all of the code in it.'],
    ['pixels', 'We have got the coding for what each one of these pixels means.'],
    ['accuracy', 'And what does accuracy mean that we should do with all of these pictures.'],
  ])('%s', (term, sentence) => expect(definitionOf(term, sentence)?.sure ?? false).toBe(false));
});

test('a sentence that points back brings the one before along', () => {
  const before = 'The model gets better on the training set and worse on everything else.';
  expect(definitionOf('overfitting', 'Now look at this.', before, "That's called overfitting.")).toMatchObject({
    text: `${before} That's called overfitting.`,
    startMs: 10_000,
    sure: true,
  });
});

test.each([
  ['a lower-case start', ['And then we look at the', 'momentum is a thing that keeps the steps together over time.']],
  [
    'a cut behind an article',
    ['We always come back to the.', 'Momentum is a thing that keeps the steps together over time.'],
  ],
  ['a hanging start', ['We do this.', 'Because momentum is a thing that keeps the steps together over time.']],
  ['a cut end', ['We do this.', 'Momentum is a thing that keeps the steps of the.']],
])('no definition starts or ends in the middle: %s', (_, sentences) =>
  expect(definitionOf('momentum', ...sentences)).toBeUndefined(),
);

test('a question waits for its answer', () => {
  const answer = 'We keep some of the last step and add the new one to it each time.';
  expect(definitionOf('momentum', 'What is momentum?', answer)?.text).toBe(`What is momentum? ${answer}`);
});

test('two terms never share one explanation', () => {
  const sentences = [
    'Gradient descent is a way to find the lowest loss by walking downhill.',
    'The lowest loss is what gradient descent looks for all the time.',
  ];
  const { value } = explain(sentences, {}, { topics: ['gradient descent', 'lowest loss'] });
  const texts = value.map(({ definition }) => definition?.text);
  expect(new Set(texts).size).toBe(2);
});

const TALK = [
  'Today we train a data bunch with a learning rate.',
  'The data bunch holds the pictures, and the learning rate says how far we step.',
  'A data bunch is something that binds together the training set and the validation set.',
  'If the learning rate is too high, the validation set tells us so.',
  'So the validation set matters, the learning rate matters, and the data bunch is convenient.',
];

test('every mention has its moment, ascending', () => {
  const { value } = explain(TALK, {}, { topics: ['learning rate'] });
  // Words 8, 8, 2 and 6 of their sentences, counted from 0.
  expect(value[0]?.mentionsMs).toEqual([4000, 14_000, 31_000, 43_000]);
});

test('code gives a term its spelling and the names it goes by', () => {
  const captures = [{ kind: 'code' as const, atMs: 0, content: 'data = DataBunch(path)\nlr_find(data)', place }];
  const { value } = explain(TALK, { captures });
  const terms = value.map(({ term }) => term);
  expect(terms).toContain('DataBunch');
  expect(value.find(({ term }) => term === 'DataBunch')).toMatchObject({
    names: ['DataBunch'],
    variants: ['data bunch'],
  });
  expect(value.find(({ term }) => term === 'learning rate')?.names).toEqual(['lr_find']);
});

test('the glossary has the last word on spelling', () => {
  const { value } = explain(TALK, { glossary: ['Data-Bunch'] });
  expect(value.map(({ term }) => term)).toContain('Data-Bunch');
});

test('topics come as asked, in that order, with all their mentions', () => {
  const { value, problems } = explain(TALK, {}, { topics: ['validation set', 'DataBunch', 'pictures'] });
  expect(problems).toEqual([]);
  expect(value.map(({ mentionsMs }) => mentionsMs.length)).toEqual([3, 4, 1]);
});

test('a topic that is never said is a problem that names the nearest terms', () => {
  const { value, problems } = explain(TALK, {}, { topics: ['learning rates', 'weight decay'] });
  expect(value).toHaveLength(1);
  expect(problems).toMatchObject([
    { code: 'concepts/never-said', level: 'warning', hint: expect.stringContaining('"') as string },
  ]);
  expect(problems[0]?.message).toContain('"weight decay"');
});

test('a lecture without terms says so', () => {
  expect(explain(['And so it was.'])).toMatchObject({ value: [], problems: [{ code: 'concepts/none' }] });
});

/** Ten minutes of talk that says nothing outright: its words alone make it long enough. */
const CHATTER = Array.from(
  { length: 110 },
  (_, nth) => `We climb the stairs once more and count step ${nth} of the tower.`,
);

test('what a short lecture defines is a core concept, though it is said but once', () => {
  const defined = [
    'Throwing out an entry to make room for a new one is called eviction.',
    'A greedy method is a method that always takes what looks best right now.',
    'Recursion depth is the number of calls that wait for one another.',
    'The deeper the recursion goes, the longer we wait.',
  ];
  const terms = explain([...CHATTER, ...defined]).value.map(({ term }) => term);
  expect(terms).toEqual(expect.arrayContaining(['eviction', 'greedy method', 'recursion depth']));
});

test('ten concepts from eight minutes of speech on, fifteen for two hours, fewer for a few minutes', () => {
  const names = ['eviction', 'recursion', 'memoization', 'hashing', 'chaining', 'tensor', 'gradient', 'entropy', 'overfitting',
    'momentum', 'epoch', 'perceptron', 'softmax', 'dropout', 'regression', 'convolution', 'embedding', 'segmentation']; // prettier-ignore
  const defined = names.flatMap((name) => [
    `The ${name} is the thing we look at.`,
    `So ${name} matters.`,
    `The ${name}!`,
  ]);
  const twice = [...defined, ...defined];
  const long = Array.from({ length: 14 }, () => CHATTER).flat();
  const counts = [twice.slice(0, 60), [...CHATTER, ...twice], [...long, ...twice]].map(
    (talk) => explain(talk).value.length,
  );
  expect(counts).toEqual([4, 10, 15]);
});

test('the name in "called a cache hit" is the whole of it', () => {
  const said = [
    'The place where the answers are kept is called a cache.',
    "When it is there, that's called a cache hit.",
  ];
  expect(definitionOf('cache', ...said, 'The cache grows.')?.text).toBe(said[0]);
});

describe('a passage is whole sentences that dwell on the concept', () => {
  const passageOf = (...sentences: readonly string[]) => definitionOf('momentum', ...sentences)?.text;
  const dwelling = [
    'So with momentum the last step counts too, because the next one keeps some of it.',
    'Without momentum the steps go back and forth between the walls of the valley.',
  ];
  const aside = 'We turn momentum on in the next cell of this notebook, and then I show you.';

  test('two sentences or more, where most is said of it', () => {
    expect(passageOf('We begin with the data.', aside, 'There is more.', ...dwelling)).toBe(dwelling.join(' '));
  });

  test('one stray sentence is none', () => expect(passageOf('Yes.', dwelling[0] ?? '', 'Right.')).toBeUndefined());

  test.each(['It then goes', 'They then go', 'And then we go', 'Which goes', 'Goes'])('"%s" begins none', (start) => {
    const hanging = `${start} on with momentum, because the next step keeps some of the last one.`;
    expect(passageOf('Is that so?', hanging, dwelling[1] ?? '') ?? '').not.toContain(hanging);
  });

  test('no question is part of one', () => {
    expect(passageOf('Does momentum help us in the valley?', dwelling[0] ?? '')).toBeUndefined();
  });

  test('nor is a sentence that breaks off', () => {
    expect(passageOf('So momentum keeps the steps of the last...', dwelling[0] ?? '')).toBeUndefined();
  });
});

describe('in passing only what tells something of the term is quoted', () => {
  const quoted = (...sentences: readonly string[]) => definitionOf('momentum', ...sentences)?.text !== undefined;
  const more = 'We always take the next step too, because the slope depends on the place.';
  test.each([
    ['its subject', 'Now as the momentum goes up, the path always gets wider in the valley.'],
    ['with an aside', 'So momentum, for us, keeps the path always straight in the long valley.'],
    ['what something is', 'A rolling ball is just momentum whenever the valley is long and narrow.'],
    ['compared with', 'You never want a slope which is always less than the momentum.'],
    ['a clause under it', 'With momentum, the last step counts too whenever the next one is taken.'],
  ])('%s', (_, sentence) => expect(quoted(sentence, more)).toBe(true));
  test.each([
    ['a part of something else', 'The cheaper ones have 8 units of momentum in the narrow part of the valley.'],
    ['done with', 'Hopefully you always agree that anybody can do momentum because of the slope.'],
    ['one of a list', 'Words like slope and momentum are always used because the valley is narrow.'],
  ])('not %s', (_, sentence) => expect(quoted(sentence, more)).toBe(false));
});

test('a term inside a longer one gets its own words, and none if it is never said alone', () => {
  const long = 'Stochastic gradient descent is a method that looks at a few points in each step.';
  const own = 'Gradient descent means walking downhill along the slope of the loss.';
  const both = explain([long, own, long, own, 'Gradient descent is slow.', long]).value;
  const textOf = (term: string) => both.find((concept) => concept.term.toLowerCase() === term)?.definition?.text;
  expect(textOf('stochastic gradient descent')).toBe(long);
  expect(textOf('gradient descent')).toBe(own);
  const alone = explain([long, long, long]).value.map(({ term }) => term.toLowerCase());
  expect(alone).toContain('stochastic gradient descent');
  expect(alone).not.toContain('gradient descent');
});

const anySentence = fc
  .array(
    fc.constantFrom(
      'a',
      'the',
      'loss',
      'is',
      'called',
      'learning',
      'rate',
      'So',
      'that',
      'it',
      'means',
      'rate.',
      'Data,',
      'of',
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((words) => words.join(' '));

test('a definition is literal: a run of whole sentences of the narration', () => {
  fc.assert(
    fc.property(fc.array(anySentence, { maxLength: 12 }), (sentences) => {
      const narration = narrationOf(sentences);
      const whole = narration.sentences.map(textOfSentence).join(' ');
      const { value } = explainConcepts(lectureOf(), narration, { readData: readShippedData });
      for (const { definition, mentionsMs, related, term } of value) {
        if (definition) expect(whole).toContain(definition.text);
        expect([...mentionsMs].sort((a, b) => a - b)).toEqual(mentionsMs);
        expect(related).not.toContain(term);
      }
    }),
  );
});

test('the moment of a concept is where its quote begins, also where it is quoted in passing', () => {
  const quote =
    'If the momentum is too small, the path is always slow. If the momentum is too large, the path always overshoots.';
  const chatter = Array.from({ length: 6 }, () => 'momentum and momentum and again momentum.');
  const before = Array.from({ length: 20 }, () => 'Let us look at this one here for a while.');
  const { value } = explain([...quote.split(/(?<=\.) /), ...before, ...chatter], {}, { topics: ['momentum'] });
  expect(value).toMatchObject([{ explainedAtMs: 0, definition: { text: quote, startMs: 0, sure: false } }]);
});
