import { readShippedData } from '../../src/host/data.js';
import { comesBack, dropParts } from '../../src/outline/titles/choose-name.js';
import type { Name } from '../../src/outline/names/find-names.js';
import { findDoings } from '../../src/outline/titles/doings.js';
import { gerundOf } from '../../src/outline/titles/gerunds.js';
import { beginLarge, withoutShouting } from '../../src/outline/titles/headings.js';
import { keyOfTitle } from '../../src/outline/titles/tell-apart.js';
import { nameSections } from '../../src/outline/titles/titles.js';
import { readNames } from '../../src/outline/names/names.js';
import { openLexicon } from '../../src/text/lexicon/lexicon.js';
import { lectureOf, say } from '../place/lecture.js';

const lexicon = openLexicon(readShippedData);

/**
 * What the second of three stretches is called when it opens with these sentences and then says others over and over.
 */
function titleOf(opening: readonly string[], then: readonly string[]): string | undefined {
  const middle = [
    ...opening,
    ...Array.from({ length: 30 - opening.length }, (_, nth) => then[nth % then.length] ?? ''),
  ];
  const other = Array.from({ length: 30 }, () => 'A tokenizer cuts text into tokens.');
  const narration = say(...[...other, ...middle, ...other].map((text, nth): [number, string] => [nth * 10, text]));
  const spans = [0, 300_000, 600_000].map((startMs) => ({
    startMs,
    endMs: startMs + 300_000,
    level: 1,
    title: undefined,
  }));
  return nameSections(spans, { lecture: lectureOf(narration), narration, lexicon })[1]?.title;
}

function doingsOf(text: string): readonly string[] {
  const narration = say([0, text]);
  const names = readNames(lectureOf(narration), narration, lexicon);
  return findDoings(names, 0, names.words.length, lexicon).map(({ title }) => title);
}

const WALK = ['And it turns.', 'The vertices and the connections turn.', 'Then it turns again.'];

test.each([
  ["So let's simply drop some connections, right?", 'Dropping connections'],
  ['Now we are going to actually compare the vertices and go on.', 'Comparing the vertices'],
])('where no name is good, what the lecturer sets out to do is a title: %s', (opening, title) =>
  expect(titleOf([opening], WALK)).toBe(title),
);

test('what is done to the topic tells more than its bare name', () =>
  expect(
    titleOf(['Okay, so now let us compute the squared error.'], ['The squared error grows.', 'This squared error.']),
  ).toBe('Computing the squared error'));

test('what may be done to anything stands before the name of the topic', () =>
  expect(
    titleOf(["So we're ready to train a model."], ['This model has a confusion matrix.', 'The confusion matrix.']),
  ).toBe('Training a model: confusion matrix'));

test('what is only said late, or of something else, leaves the name', () =>
  expect(
    titleOf(
      ['The confusion matrix is here.', 'A confusion matrix counts.', 'And I can compare the vertices.'],
      ['The confusion matrix.', 'Some vertices.'],
    ),
  ).toMatch(/^Confusion matrix/));

test.each([
  ["Let's test the forward pass.", 'Testing the forward pass'],
  [
    'The first thing we have to do is download and extract the data that we want.',
    'Downloading and extracting the data',
  ],
  ['We are going to be reading the source code of PyTorch together.', 'Reading the source code of PyTorch'],
  ["We're now ready to train a model.", 'Training a model'],
  ["Okay, so it's now time to train the network.", 'Training the network'],
  ['How do we make our model better?', 'Making the model better'],
  ['We zero the gradients of the discriminator, right.', 'Zeroing the gradients of the discriminator'],
  ['You can use all of these numbers to train this policy.', 'Training the policy'],
  ['I will show you how to create your own data set.', 'Creating your own data set'],
  ['So to create a data bunch, we can go on.', 'Creating a data bunch'],
])('what is done: %s', (text, title) => expect(doingsOf(text)).toContain(title));

test.each([
  ['it points at what is on screen', "Let's compute this. Now we execute these two."],
  ['only the screen shows it', "Let's click the button, then we scroll to the top."],
  ['its object is vague', 'We import some random crap, and we fix this problem.'],
  ['its object is a thing of an example', "We're going to be cooking dinner, and I cut the carrots of my wife."],
  ['its object goes on', "Let's learn the model free reinforcement learning way."],
  ['a word of it was drowned', "Let's create a satellite imagery [Music] classifier."],
  ['it is a condition', 'If we load the data it works.'],
])('nothing is done where %s', (_, text) => expect(doingsOf(text)).toEqual([]));

test.each([
  ['create', 'creating'],
  ['run', 'running'],
  ['fit', 'fitting'],
  ['see', 'seeing'],
  ['mimic', 'mimicking'],
  ['normalize', 'normalizing'],
  ['visit', 'visiting'],
])('the form of %s in -ing is %s', (verb, gerund) =>
  expect(gerundOf(verb, { before: 'to', hasObject: true }, lexicon)).toBe(gerund),
);

test('a topic that has a section already stands before what is said of it now', () => {
  const lines = [
    ...Array.from({ length: 30 }, () => 'The cost network is a cost network.'),
    ...Array.from({ length: 30 }, () => 'A tokenizer cuts text into tokens.'),
    ...Array.from({ length: 30 }, (_, nth) => (nth % 10 === 1 ? 'A partial derivative.' : 'The cost network falls.')),
    ...Array.from({ length: 30 }, () => 'A tokenizer cuts text into tokens.'),
  ];
  const narration = say(...lines.map((text, nth): [number, string] => [nth * 10, text]));
  const spans = [0, 300_000, 600_000, 900_000].map((startMs) => ({
    startMs,
    endMs: startMs + 300_000,
    level: 1,
    title: undefined,
  }));
  const titles = nameSections(spans, { lecture: lectureOf(narration), narration, lexicon }).map(({ title }) => title);
  expect(titles[2]).toBe('Cost network: partial derivative');
});

/** Four stretches of five minutes, of thirty sentences each; what the second and later ones are called. */
function titlesOf(...stretches: readonly (readonly string[])[]): readonly string[] {
  const lines = stretches.flatMap((said) => Array.from({ length: 30 }, (_, nth) => said[nth % said.length] ?? ''));
  const narration = say(...lines.map((text, nth): [number, string] => [nth * 10, text]));
  const spans = stretches.map((_, nth) => ({
    startMs: nth * 300_000,
    endMs: (nth + 1) * 300_000,
    level: 1,
    title: undefined,
  }));
  return nameSections(spans, { lecture: lectureOf(narration), narration, lexicon }).map(({ title }) => title);
}

const OTHER = ['A tokenizer cuts text into tokens.'];

test('a single word stands behind the topic that goes on, with the next where that is taken', () => {
  const [tensor, sum, gradients] = [
    { title: 'Tensor', key: 'tensor', worth: 3 },
    { title: 'Sum', key: 'sum', worth: 2.5 },
    { title: 'Gradients', key: 'gradient', worth: 2 },
  ] as const;
  expect(comesBack(tensor, [tensor, sum, gradients], ['gradient'])).toBe('Gradients: tensor');
  expect(comesBack(tensor, [tensor, sum, gradients], ['gradient', keyOfTitle('Gradients: tensor')])).toBe(
    'Gradients: sum',
  );
  expect(comesBack(tensor, [tensor, sum, gradients], [])).toBeUndefined();
  expect(comesBack(tensor, [tensor, { ...gradients, worth: 1 }], ['gradient'])).toBeUndefined();
});

test('a poor word stands behind the topic of the lecture that the opening speaks of, if only once', () => {
  const opening = ['So what is it for the cost network then.', ...Array.from({ length: 27 }, () => 'And it goes.')];
  const titles = titlesOf(OTHER, ['The cost network is there.'], OTHER, [...opening, 'A manifold.', 'A manifold.']);
  expect(titles[3]).toBe('Cost network: manifold');
});

test('what was before is not what comes now', () =>
  expect(
    titleOf(['So before we had stationarity, and now we have locality.'], ['Stationarity.', 'And locality.', 'Right.']),
  ).toMatch(/^Locality/));

test('a word of any subject is a title where speech at large hardly has it', () =>
  expect(titleOf(['The documentation is here.'], ['This documentation helps.', 'See it.'])).toBe('Documentation'));

test.each([
  [
    ['The confusion matrix is drawn.', 'And does the error rate fall?', 'Yeah, that is a great question.'],
    'Question: does the error rate fall',
  ],
  [['The confusion matrix is drawn.', 'And does the error rate fall?', 'It is a share.'], /^Confusion matrix/],
  [
    ['The confusion matrix is drawn.', 'And does the confusion matrix fall?', 'Yeah, that is a great question.'],
    /^Confusion matrix/,
  ],
])('a question that the lecturer praises is what follows, where it asks of something else: %s', (opening, title) =>
  expect(titleOf(opening, ['The confusion matrix.', 'This confusion matrix.', 'An error rate.'])).toMatch(title),
);

test.each([
  ['Welcome back to the third lesson.', 'Introduction'],
  ['So it is the third lesson.', 'Confusion matrix'],
])('a lecture that greets and names nothing much begins with an introduction: %s', (opening, title) => {
  const about = Array.from({ length: 24 }, (_, nth) => (nth % 3 === 0 ? 'A confusion matrix.' : 'And so on.'));
  const said = [opening, ...Array.from({ length: 5 }, () => 'And so on.'), ...about];
  expect(titlesOf(said, OTHER)[0]).toBe(title);
});

test('a question of the audience is its own title where it can stand alone', () =>
  expect(
    titleOf(['That is a great question.', 'How do you know how many images are enough?'], ['The images and images.']),
  ).toBe('Question: how do you know how many images are enough'));

test('what those who follow the course made is no topic of it', () =>
  expect(titleOf(["Let's look at a really cool project done by Jose."], ['The confusion matrix.'])).toBe(
    'Student work',
  ));

test.each([
  ['18.404 Lecture 2', /^Squared error/],
  ['UNIVERSITAT', /^Squared error/],
  ['Squared error &', /^Squared error$/],
  ['SQUARED ERROR', /^Squared error$/],
  ['MIT OpenCourseWare', /^Squared error/],
  ['Nothing o! squared error!', /^Squared error/],
])('of a slide %s no title is made as it stands', (content, title) => {
  const lines = Array.from({ length: 30 }, () => 'The squared error grows.');
  const other = Array.from({ length: 30 }, () => 'A tokenizer cuts text into tokens.');
  const narration = say(...[...lines, ...other].map((text, nth): [number, string] => [nth * 10, text]));
  const slide = { kind: 'slide' as const, content, title: content, atMs: 1000, place: { path: 'slides', line: 1 } };
  const spans = [0, 300_000].map((startMs) => ({ startMs, endMs: startMs + 300_000, level: 1, title: undefined }));
  const context = { lecture: lectureOf(narration, { captures: [slide] }), narration, lexicon };
  expect(nameSections(spans, context)[0]?.title).toMatch(title);
});

test.each([
  ['hash tree', 'Hash tree'],
  ['reveal key, revoke state', 'Reveal key, revoke state'],
  ['students’ AliceR', 'Students’ AliceR'],
  ['élan', 'Élan'],
  ['np.dot', 'np.dot'],
  ['iPhone', 'iPhone'],
  ['fit_one', 'fit_one'],
  ['x2 is', 'x2 is'],
  ['ßa', 'ßa'],
])('the title %s of a slide is %s', (title, wanted) => expect(beginLarge(title)).toBe(wanted));

test.each([
  ['STORMING', 'Storming'],
  ['RESULTS AND DISCUSSION', 'Results and discussion'],
  ['THE LSTM NETWORK', 'The LSTM network'],
  ['ARIMA', 'ARIMA'],
  ['MIT', 'MIT'],
  ['Storming', 'Storming'],
])('the title %s in capitals is %s', (title, wanted) =>
  expect(withoutShouting(title, (word) => lexicon.lookUp(word).listed)).toBe(wanted),
);

const nameOf = (title: string, worth: number): Name => ({ title, key: title.toLowerCase(), worth });

test('a word of a longer name that is taken is no name, except where nothing else is left', () => {
  const found = [nameOf('Filter kernel', 9), nameOf('Kernel', 5), nameOf('Edges', 1)];
  const titlesOf = (given: readonly Name[], taken: string) =>
    dropParts(given, ({ title }) => title === taken).map(({ title }) => title);
  expect(titlesOf(found, 'Filter kernel')).toEqual(['Filter kernel', 'Edges']);
  expect(titlesOf(found, 'Edges')).toEqual(['Filter kernel', 'Kernel', 'Edges']);
  expect(titlesOf([nameOf('Filter kernel', 2), nameOf('Kernel', 5)], 'Filter kernel')).toContain('Kernel');
});
