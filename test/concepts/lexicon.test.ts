import { readShippedData } from '../../src/host/data.js';
import { openLexicon, singularOf } from '../../src/text/lexicon/lexicon.js';

const lexicon = openLexicon(readShippedData);

test('every word of the data is found, with its own line', () => {
  const [, ...lines] = new TextDecoder().decode(readShippedData('text/lexicon/spoken.txt')).trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(40_000);
  const wrong = lines.filter((line) => {
    const [word = '', , frequency = '', marks = ''] = line.split(' ');
    const entry = lexicon.lookUp(word);
    return entry.marks !== marks || entry.listed !== (frequency !== '-');
  });
  expect(wrong).toEqual([]);
});

test.each(['', 'aaaaaa', 'zzzzzz', 'hyperparametrization', 'naïve', '🙂'])(
  '%j is not there, and that is no fault',
  (word) => {
    expect(lexicon.lookUp(word)).toMatchObject({ listed: false, marks: '' });
  },
);

test('common words are more common than rare ones, and unlisted ones are rarest', () => {
  const [the, house, tensor] = ['the', 'house', 'backpropagation'].map((word) => lexicon.lookUp(word).background);
  expect(the).toBeGreaterThan(house ?? 0);
  expect(house).toBeGreaterThan(tensor ?? 0);
});

test.each([
  ['learning', 'ing'], ['quickly', 'adverb'], ['convolutional', 'adjective'], ['tensor', 'noun'], ['34', 'number'], ['the', 'function'],
])('%s is of class %s', (word, wordClass) => expect(lexicon.lookUp(word).wordClass).toBe(wordClass)); // prettier-ignore

test.each([
  ['matrices', 'matrice'], ['losses', 'loss'], ['classes', 'class'], ['boxes', 'box'], ['categories', 'category'], ['sets', 'set'],
  ['loss', 'loss'], ['bias', 'bias'], ['status', 'status'], ['analysis', 'analysis'], ['is', 'is'], ['gas', 'gas'],
])('the singular of %s is %s', (word, singular) => expect(singularOf(word)).toBe(singular)); // prettier-ignore

test.each([
  'cosine',
  'numerator',
  'matrices',
  'automata',
  'gradients',
  'iterating',
  'parser',
  "can't",
  "that's",
  'running',
])('English has the word %s', (word) => expect(lexicon.isWord(word)).toBe(true));

test.each(['kaggle', 'pytorch', 'camvid', 'fastai', 'reznor', "kaggle's", '', '🙂'])('English has no word %j', (word) =>
  expect(lexicon.isWord(word)).toBe(false),
);

test('the further words are sorted, each once, and none is listed', () => {
  const words = new TextDecoder().decode(readShippedData('text/lexicon/words.txt')).trimEnd().split('\n');
  expect(words.length).toBeGreaterThan(40_000);
  expect(words).toEqual([...new Set(words)].sort());
  expect(words.filter((word) => lexicon.lookUp(word).listed || !lexicon.isWord(word))).toEqual([]);
});
