import { cuesOf, lectureOf, narrated, notebookOf, textOf } from './lecture.js';
import type { Lecture } from '../../src/model/lecture.js';

const course = notebookOf(
  [
    'markdown',
    'In this Jupyter Notebook we use PyTorch and numpy. With PyTorch and numpy you can do anything; TensorFlow too.',
  ],
  ['code', 'import numpy as np\nlearn.lr_find()\ndata = ImageDataBunch(path, learning_rate=1)\nuntar_data(url)'],
);
const said = (text: string, more: Partial<Lecture> = course) => narrated(lectureOf(cuesOf([text]), more));
const words = (text: string, more?: Partial<Lecture>) =>
  said(text, more).sentences.flatMap((sentence) => sentence.words);

test.each([
  ['We use numb pie here.', 'We use numpy here.'],
  ['We use pie torch here.', 'We use PyTorch here.'],
  ['Open a jupiter notebook now.', 'Open a Jupyter notebook now.'],
  ['We like tensor flow, too.', 'We like TensorFlow, too.'],
])('"%s" is read "%s"', (spoken, read) => expect(textOf(said(spoken)).replace('NumPy', 'numpy')).toBe(read));

test('what was said stays with the word', () => {
  expect(words('We use pie torch, always.')).toMatchObject([
    { text: 'We' },
    { text: 'use' },
    { text: 'PyTorch,', spoken: 'pie torch,' },
    { text: 'always.' },
  ]);
});

test.each([
  ['a lecture that does not know the name', 'We use numb pie here.', {}],
  ['a planet', 'We see jupiter rise.', course],
  ['a mark between the words', 'It is numb. Pie is good.', course],
  ['small words', 'They care as much as we do.', notebookOf(['markdown', 'We use Keras. And Keras is good.'])],
  [
    'a word that the lecture writes, too',
    'Open the jupiter notebook.',
    notebookOf(['markdown', 'Jupiter in a Jupyter Notebook, a jupiter notebook.']),
  ],
  ['two plain words', 'We try batch sizes here.', notebookOf(['markdown', 'the batchsize, our batchsize'])],
])('nothing is corrected because of %s', (_, text, more) =>
  expect(words(text, more).every((each) => each.spoken === undefined)).toBe(true),
);

describe('a well-known name that stands in an address of the material alone', () => {
  const printed = (outputText: string): Partial<Lecture> => {
    const cells = [{ kind: 'code', index: 0, source: 'learn = train(data)', outputText }] as const;
    return { courseNotebooks: [{ path: 'lesson.ipynb', language: 'python', cells }] };
  };
  const lines = [
    'the data set class in PI torch is small',
    'and so another pipe torch class',
    'we draw it with a torch',
  ];
  const heard = (more: Partial<Lecture>) => textOf(narrated(lectureOf(cuesOf(lines), more)));

  test('is heard: printed by code, linked, or in code', () => {
    const address = 'https://download.pytorch.org/models/resnet50.pth';
    const linked = notebookOf(['markdown', `See [the models](${address}).`]);
    for (const more of [
      printed(`Downloading: "${address}" to .cache`),
      linked,
      notebookOf(['code', `get("${address}")`]),
    ]) {
      expect(heard(more)).toMatch(/in PyTorch.*another PyTorch class.*with a torch/);
    }
  });

  test('is not heard of another address, nor is a name that nobody knows', () => {
    expect(heard(printed('https://download.example.org/models/resnet50.pth'))).not.toContain('PyTorch');
    expect(heard(printed('https://pietorch.org/models'))).not.toMatch(/pietorch/i);
  });

  test.each([
    ['https://www.kaggle.com/c/planet', 'in the next couple of weeks you cuddle a teddy bear'],
    ['https://github.com/fastai', 'you get a hub and you get up and go'],
    ['https://keras.io', 'they care as much as we do, and it carries on'],
  ])('words that only sound like it stay: %s', (address, spoken) => {
    const sentences = narrated(lectureOf(cuesOf([spoken]), printed(address))).sentences;
    expect(sentences.flatMap((sentence) => sentence.words).filter((word) => word.spoken !== undefined)).toEqual([]);
  });
});

test('the glossary knows names that stand nowhere else', () => {
  expect(textOf(said('This is the cooper netties way.', { glossary: ['Kubernetes', 'Cupernetis'] }))).toContain(
    'Cupernetis',
  );
});

test('an identifier that is said exactly becomes code', () => {
  expect(words('Then call lr find and image data bunch.').filter(({ code }) => code)).toMatchObject([
    { text: 'lr_find', spoken: 'lr find' },
    { text: 'ImageDataBunch.', spoken: 'image data bunch.' },
  ]);
  expect(words('Then call untar_data first.')[2]).toMatchObject({ text: 'untar_data', code: true });
});

test('plain English that is also an identifier stays prose', () => {
  expect(words('The learning rate is high.').some(({ code, spoken }) => code === true || spoken !== undefined)).toBe(
    false,
  );
});

test('literal narration corrects nothing', () => {
  const narration = narrated(lectureOf(cuesOf(['We use pie torch and lr find.']), course), { literal: true });
  expect(textOf(narration)).toBe('We use pie torch and lr find.');
});

const imageNet = { glossary: ['ImageNet'] };

test.each([
  ['Because image net the problem is solved.', 'Because ImageNet the problem is solved.', 'image net'],
  ['We took a image net model.', 'We took a ImageNet model.', 'image net'],
  ['Because image a net is hard.', 'Because image a net is hard.', undefined],
  ['Then the image net.', 'Then the ImageNet.', 'image net.'],
])('no word is lost beside a corrected name: "%s"', (spoken, read, was) => {
  expect(textOf(said(spoken, imageNet))).toBe(read);
  expect(words(spoken, imageNet).find(({ spoken: heard }) => heard !== undefined)?.spoken).toBe(was);
});

const typo = notebookOf(
  ['markdown', 'We draw with plotley. The plotley express chart, a plotley express.'],
  ['code', 'import plotly.express as px'],
);

test.each([
  ['a name that its code has', typo],
  ['a name known beyond it', notebookOf(['markdown', 'We draw with plotley express, a plotley express chart.'])],
])('%s is written as it is said, whatever the lecture calls it elsewhere', (_, more) =>
  expect(textOf(said('We use plotly express here.', more)).toLowerCase()).toBe('we use plotly express here.'),
);

const lesson = notebookOf(
  ['markdown', 'Kaggle runs competitions. Each Kaggle competition has data on Kaggle.'],
  ['code', "learn.save('one')\nlearn.recorder.plot()\npd.read_csv('labels.csv')\nx.argmax()\naccuracy_thresh(y)"],
);

test.each([
  ['Then learn dot recorder dot plot shows it.', 'learn.recorder.plot', 'learn dot recorder dot plot'],
  ['You can call learn dot save now.', 'learn.save', 'learn dot save'],
  ['It lies in labels dot csv there.', 'labels.csv', 'labels dot csv'],
  ['We use accuracy underscore thresh here.', 'accuracy_thresh', 'accuracy underscore thresh'],
  ['Then arg max finds it.', 'argmax', 'arg max'],
])('code that is read out is code: "%s"', (spoken, text, was) => {
  expect(words(spoken, lesson).find(({ code }) => code)).toMatchObject({ text, spoken: was });
});

test('a mishearing that is sure in one place is put right wherever it comes back', () => {
  const lines = ['we enter a kegel competition', 'so you go to kegel and look', 'and kegel tells you'];
  const narration = narrated(lectureOf(cuesOf(lines), lesson));
  expect(textOf(narration).match(/Kaggle/g)).toHaveLength(3);
});

test.each([
  ['a word that has its own meaning', 'A cougar is a cat and the cougar hunts. Each cougar and a cougar cub.'],
  ['a word that the lecture never names', 'The cattle of the farm eat grass.'],
])('%s stays', (_, spoken) => expect(textOf(said(spoken, lesson))).toBe(spoken));

const databases = { glossary: ['SQLite', 'MySQL'] };

test('plain words that only begin and end like a name are no crowd of its mishearings', () => {
  const lines = [
    'i use sqlite here and so you say begin and update accounts set balance equals balance minus one',
    'and then update accounts set balance equals balance plus one and then commit',
    'in the left one i say begin and select balance from accounts and then select balance again',
  ];
  const narration = narrated(lectureOf(cuesOf(lines), databases));
  expect(textOf(narration).match(/\b(?:set|select) balance/g)).toHaveLength(4);
});

test('a name with SQL in it is heard as it is said', () => {
  const text = textOf(said('You can use sequel light or my sequel here, and a sequel is a second film.', databases));
  expect(text).toBe('You can use SQLite or MySQL here, and a sequel is a second film.');
});

/** Slides as decks write them: many words large, names of code among them. */
const slides = (...pages: readonly string[]): Partial<Lecture> => ({
  captures: pages.map((content, at) => ({ kind: 'slide', atMs: at * 1000, content, place: { path: 'deck.pdf', line: at + 1 } })),
}); // prettier-ignore

describe('words of English that sound like something on a slide are what was said', () => {
  test.each([
    [
      'a contraction',
      [
        "so you can't go back",
        "and you can't spend it",
        "because I can't do anything",
        "it can't grow",
        "we can't see",
      ],
      slides('coinA goes to coinB', 'sign coinB and coinB'),
    ],
    [
      'another form of the word, beside a word that stands before it',
      ['the kernel matrices are large', 'a finite automaton reads it', 'the conjugate gradient is steep'],
      slides('Iterative Approximation of the Kernel Matrix', 'We build Finite Automata', 'With Conjugate Gradients'),
    ],
    [
      'a technical word that films do not say',
      ['then take the cosine of it', 'the numerator is large', 'an iterative method'],
      slides('Gaussian and Gaussian noise', 'raise MemoryError and MemoryError'),
    ],
    [
      'what code abbreviates',
      ['she has the private key', 'give me the private key', 'a private key is secret'],
      slides('AliceR privKey and BobR privKey', 'the privKey signs', 'the privKey'),
    ],
    ['two words', ['then comes the op end and more'], slides('append the list', 'append and append')],
    ['the name itself', ['the true gaussian process is here'], slides('Gaussian processes, a Gaussian process')],
  ] as const)('%s', (_, lines, more) => {
    const said = narrated(lectureOf(cuesOf(lines), more)).sentences.flatMap((sentence) => sentence.words);
    expect(said.flatMap(({ spoken, text, code }) => (spoken === undefined ? [] : [{ spoken, text, code }]))).toEqual(
      [],
    );
  });

  test('nor does a slide that Writes Words Large give them capitals', () => {
    const lines = ['a kernel matrix is here', 'and finite automata are there'];
    const more = slides('The Kernel Matrix', 'On Finite Automata', 'Of Kernel Matrix and Finite Automata');
    expect(textOf(narrated(lectureOf(cuesOf(lines), more))).toLowerCase()).not.toBe('');
    expect(textOf(narrated(lectureOf(cuesOf(lines), more)))).not.toMatch(/Kernel|Matrix|Finite|Automata/);
  });

  test('one word of the subject, said again and again beside another, is no crowd of mishearings', () => {
    const lines = Array.from({ length: 9 }, (_, nth) => `so the ${nth === 4 ? 'parser' : 'partial'} cholesky is good`);
    const more = notebookOf(['markdown', 'We use PyTorch. The models of PyTorch, and PyTorch again.']);
    expect(textOf(narrated(lectureOf(cuesOf(lines), more)))).not.toContain('PyTorch');
  });
});
