import fc from 'fast-check';
import type { Lecture } from '../../src/model/lecture.js';
import type { Narration } from '../../src/model/narration.js';
import { explainLecture } from '../../src/pipeline/pipeline.js';
import type { ExplainOptions } from '../../src/stages/stages.js';
import { cutParagraphs } from '../../src/text/narration/paragraphs.js';

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

const explain = (sentences: readonly string[], facts: Partial<Lecture> = {}, options: ExplainOptions = {}) => {
  const narration = narrationOf(sentences);
  const spoken = { lecture: lectureOf(facts), narration, sections: [], paragraphs: cutParagraphs(narration, []) };
  return explainLecture(spoken, options);
};
const definitionOf = async (term: string, ...sentences: readonly string[]) =>
  (await explain(sentences, {}, { topics: [term] })).value[0]?.definition;

describe('a sentence that says what a term is becomes its definition, without what opens and fills it', () => {
  test.each([
    ['overfitting', '', 'Training for too many epochs without more data is called overfitting.'],
    ['load factor', 'So the', 'The load factor is just the number of entries divided by the buckets.'],
    ['momentum', '', 'Momentum means that each step keeps some of the step before.'],
    ['CNN', 'And CNN', 'CNN stands for convolutional neural network in all of these papers.'],
    ['data loader', '', 'A data loader is something that grabs items and makes a batch of them.'],
    ['labels', '', 'In machine learning the labels refer to the thing that we try to predict.'],
    ['step size', 'Basically the', 'The step size says how far we go down the hill each time.'],
  ])('%s', async (term, opens, text) => {
    const said = opens === '' ? text : text.replace(/^\S+/, opens);
    const found = await definitionOf(
      term,
      'Welcome back to the course, everybody.',
      said,
      `Later we use ${term} again in the code.`,
    );
    expect(found).toEqual({ text, startMs: opens.includes(' ') ? 10_500 : 10_000, endMs: 19_000, sure: true });
  });
});

describe('what merely looks like a definition is not sure', () => {
  test.each([
    ['collision', 'Two equal numbers for two keys is what is called a collision attack these days.'],
    ['table', 'Down here there is a class called table that has all of the code in it.'],
    ['pixels', 'We have got the coding for what each one of these pixels means.'],
    ['accuracy', 'And what does accuracy mean that we should do with all of these pictures.'],
  ])('%s', async (term, sentence) => expect((await definitionOf(term, sentence))?.sure ?? false).toBe(false));
});

test('a sentence that points back brings the one before along', async () => {
  const before = 'The model gets better on the training set and worse on everything else.';
  const found = await definitionOf('overfitting', 'Now look at this.', before, 'That is what is called overfitting.');
  expect(found).toMatchObject({ text: `${before} That is what is called overfitting.`, startMs: 10_000, sure: true });
});

test('three words that name something bring what they name along', async () => {
  const before = 'The model knows the pictures it was trained on by heart and fails on all the others.';
  const found = await definitionOf('overfitting', 'Look at the plot.', before, "And that's called overfitting.");
  expect(found?.text).toBe(`${before} That's called overfitting.`);
});

test('what names a thing in a sentence that says it needs no sentence before', async () => {
  const said = 'When a model is trained and only predicts things, we call that inference.';
  const found = await definitionOf('inference', 'Most people use a plain server for their apps.', said);
  expect(found?.text).toBe(said);
});

test('a definition may end with the word that belongs to its verb', async () => {
  const said = 'The learning rate is the thing that we multiply the gradient by.';
  expect((await definitionOf('learning rate', 'Look at this line.', `So ${said}`))?.text).toBe(said);
});

test('what is told of a name in the next sentence defines it', async () => {
  const found = await definitionOf(
    'learning rate',
    'Your learning rate may be too high at first.',
    'The number below is our learning rate.',
    'So literally all it is is the thing that we multiply the gradient by.',
  );
  expect(found?.text).toContain('the thing that we multiply the gradient by');
  expect(found?.sure).toBe(true);
});

test.each([['What is momentum?'], ['So what does momentum do?'], ['What do we mean by momentum?']])(
  '%s is explained by its answer',
  async (question) => {
    const answer = 'Each step keeps some of the direction of the step before, so that it does not swing.';
    const found = await definitionOf('momentum', 'We saw momentum on the slide.', question, answer);
    expect(found?.text).toContain(answer);
  },
);

test('the verb may stand behind another name of the term', async () => {
  const said = 'The gradient or the derivative, tells you how changing a weight would change the loss.';
  const found = await definitionOf('gradient', 'The gradient goes this way and we go there too.', said);
  expect(found).toMatchObject({ text: said, sure: true });
});

test('what belongs to another term is not taken along', async () => {
  const rate = 'The learning rate is a thing that we multiply the gradient by.';
  const epoch = 'An epoch is one complete run through all of the data that we multiply.';
  const { value } = await explain([rate, epoch], {}, { topics: ['learning rate', 'epoch'] });
  expect(value.map(({ definition }) => definition?.text)).toEqual([rate, epoch]);
});

test('no definition breaks off', async () => {
  expect(
    await definitionOf('momentum', 'We do this.', 'Momentum is a thing that keeps the steps of the.'),
  ).toBeUndefined();
});

test('what a longer term is, the term inside it is not', async () => {
  const said = 'The validation loss is a number that we print after each epoch of training.';
  const { value } = await explain([said], {}, { topics: ['validation loss', 'loss'] });
  expect(value.map(({ definition }) => definition?.text)).toEqual([said, undefined]);
});

test('a question that is answered does not explain without its answer', async () => {
  const answer = 'The step size says how far the weights move along the slope after each batch.';
  const found = await definitionOf('step size', 'What is the step size?', answer);
  expect(found?.text).toContain(answer);
});

test('two terms never share one explanation', async () => {
  const sentences = [
    'Gradient descent is a way to find the lowest loss by walking downhill.',
    'The lowest loss is what gradient descent looks for all the time.',
  ];
  const { value } = await explain(sentences, {}, { topics: ['gradient descent', 'lowest loss'] });
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

test('every mention has its moment, ascending', async () => {
  const { value } = await explain(TALK, {}, { topics: ['learning rate'] });
  // Words 8, 8, 2 and 6 of their sentences, counted from 0.
  expect(value[0]?.mentionsMs).toEqual([4000, 14_000, 31_000, 43_000]);
});

test('code gives a term its spelling and the names it goes by', async () => {
  const captures = [{ kind: 'code' as const, atMs: 0, content: 'data = DataBunch(path)\nlr_find(data)', place }];
  const { value } = await explain(TALK, { captures });
  const terms = value.map(({ term }) => term);
  expect(terms).toContain('DataBunch');
  expect(value.find(({ term }) => term === 'DataBunch')).toMatchObject({
    names: ['DataBunch'],
    variants: ['data bunch'],
  });
  expect(value.find(({ term }) => term === 'learning rate')?.names).toEqual(['lr_find']);
});

test('the glossary has the last word on spelling', async () => {
  const { value } = await explain(TALK, { glossary: ['Data-Bunch'] });
  expect(value.map(({ term }) => term)).toContain('Data-Bunch');
});

test('topics come as asked, in that order, with all their mentions', async () => {
  const { value, problems } = await explain(TALK, {}, { topics: ['validation set', 'DataBunch', 'pictures'] });
  expect(problems).toEqual([]);
  expect(value.map(({ mentionsMs }) => mentionsMs.length)).toEqual([3, 4, 1]);
});

test('a topic that is never said is a problem that names the nearest terms', async () => {
  const { value, problems } = await explain(TALK, {}, { topics: ['learning rates', 'weight decay'] });
  expect(value).toHaveLength(1);
  expect(problems).toMatchObject([
    { code: 'concepts/never-said', level: 'warning', hint: expect.stringContaining('"') as string },
  ]);
  expect(problems[0]?.message).toContain('"weight decay"');
});

test('a lecture without terms says so', async () => {
  expect(await explain(['And so it was.'])).toMatchObject({ value: [], problems: [{ code: 'concepts/none' }] });
});

/** Ten minutes of talk that says nothing outright: its words alone make it long enough. */
const CHATTER = Array.from(
  { length: 110 },
  (_, nth) => `We climb the stairs once more and count step ${nth} of the tower.`,
);

test('what a short lecture defines is a core concept, though it is said but once', async () => {
  const defined = [
    'Throwing out an entry to make room for a new one is called eviction.',
    'A greedy method is a method that always takes what looks best right now.',
    'Recursion depth is the number of calls that wait for one another.',
    'The deeper the recursion goes, the longer we wait.',
  ];
  const terms = (await explain([...CHATTER, ...defined])).value.map(({ term }) => term);
  expect(terms).toEqual(expect.arrayContaining(['eviction', 'greedy method', 'recursion depth']));
});

test('ten concepts from eight minutes of speech on, fifteen for two hours, fewer for a few minutes', async () => {
  const names = ['eviction', 'recursion', 'memoization', 'hashing', 'chaining', 'tensor', 'gradient', 'entropy', 'overfitting',
    'momentum', 'epoch', 'perceptron', 'softmax', 'dropout', 'regression', 'convolution', 'embedding', 'segmentation']; // prettier-ignore
  const defined = names.flatMap((name) => [
    `The ${name} is the thing we look at.`,
    `So ${name} matters.`,
    `The ${name}!`,
  ]);
  const twice = [...defined, ...defined];
  const long = Array.from({ length: 14 }, () => CHATTER).flat();
  const talks = [twice.slice(0, 60), [...CHATTER, ...twice], [...long, ...twice]];
  const counts = await Promise.all(talks.map(async (talk) => (await explain(talk)).value.length));
  expect(counts).toEqual([4, 10, 15]);
});

test('the name in "called a cache hit" is the whole of it', async () => {
  const said = [
    'The place where the answers are kept is called a cache.',
    "When it is there, that's called a cache hit.",
  ];
  expect((await definitionOf('cache', ...said, 'The cache grows.'))?.text).toBe(said[0]);
});

describe('where nothing says outright what a term is, what tells most of it explains it', () => {
  const dwelling = [
    'So with momentum the last step counts too, because the next one keeps some of it.',
    'Without momentum the steps go back and forth between the walls of the valley.',
  ];

  test('what is on the screen or comes next does not', async () => {
    const aside = 'We turn momentum on in the next cell of this notebook, and then I show you.';
    const found = await definitionOf('momentum', 'We begin with the data.', aside, 'There is more.', ...dwelling);
    expect(found).toMatchObject({ sure: false });
    expect(found?.text).not.toContain('cell');
  });

  test('nor does a question, or a sentence that breaks off', async () => {
    expect(await definitionOf('momentum', 'Does momentum help us in the valley?')).toBeUndefined();
    expect(await definitionOf('momentum', 'So momentum keeps the steps of the last...')).toBeUndefined();
  });
});

test('a term inside a longer one gets its own words, and none if it is never said alone', async () => {
  const long = 'Stochastic gradient descent is a method that looks at a few points in each step.';
  const own = 'Gradient descent means walking downhill along the slope of the loss.';
  const both = (await explain([long, 'Now look.', own, 'Gradient descent is slow.', long, long])).value;
  const textOf = (term: string) => both.find((concept) => concept.term.toLowerCase() === term)?.definition?.text;
  expect(textOf('stochastic gradient descent')).toContain(long);
  expect(textOf('gradient descent')).toBe(own);
  const alone = (await explain([long, long, long])).value.map(({ term }) => term.toLowerCase());
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

test('a definition is literal: words of the lecture in their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anySentence, { maxLength: 12 }), async (sentences) => {
      const said = lettersOf(sentences.join(' '));
      const { value } = await explain(sentences);
      for (const { definition, mentionsMs, related, term } of value) {
        if (definition !== undefined) expect(isPartOf(lettersOf(definition.text), said)).toBe(true);
        expect([...mentionsMs].sort((a, b) => a - b)).toEqual(mentionsMs);
        expect(related).not.toContain(term);
      }
    }),
  );
});

const lettersOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}']+/gu) ?? [];

/** Whether the words stand in the others in their order. */
function isPartOf(words: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const word of all) if (word === words[at]) at++;
  return at === words.length;
}

test('the moment of a concept is where its quote begins, also where it is quoted in passing', async () => {
  const quote =
    'If the momentum is too large, the path always overshoots the bottom of the valley because it is too fast.';
  const chatter = Array.from({ length: 6 }, () => 'momentum and momentum and again momentum.');
  const before = Array.from({ length: 20 }, () => 'Let us look at this one here for a while.');
  const { value } = await explain([quote, ...before, ...chatter], {}, { topics: ['momentum'] });
  expect(value).toMatchObject([{ explainedAtMs: 0, definition: { text: quote, startMs: 0, sure: false } }]);
});
