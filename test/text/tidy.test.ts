import fc from 'fast-check';
import { keepSentence, tidySentence } from '../../src/text/tidy/tidy.js';
import { doWithin } from '../soon.js';

const tidy = (sentence: string) => tidySentence(sentence.split(' ')).parts[0]?.words.join(' ');
const clauses = (sentence: string) =>
  tidySentence(sentence.split(' '))
    .parts.slice(1)
    .map(({ words }) => words.join(' '));

describe('spoken becomes written by leaving words out', () => {
  test.each([
    ['fillers', 'The um loss uh goes down.', 'The loss goes down.'],
    ['openers, several of them', 'Okay, so, you know, the loss goes down.', 'The loss goes down.'],
    [
      'words said twice',
      'We take the the gradient and we take and we take a step.',
      'We take the gradient and we take a step.',
    ],
    ['a contraction said again in full', "It's it is a matrix of numbers.", 'It is a matrix of numbers.'],
    ['a restart', 'We take the, we take a small step.', 'We take a small step.'],
    ['a correction', 'It is a matrix, sorry, a vector of numbers.', 'It is a vector of numbers.'],
    ['an aside about the class', 'The loss, as we saw last week, goes down slowly.', 'The loss, goes down slowly.'],
    ['hedges', 'It is kind of a list of slots or something like that.', 'It is a list of slots.'],
    ['empty adverbs', 'You actually multiply the weights.', 'You multiply the weights.'],
    ['a tag question', 'The loss goes down, right?', 'The loss goes down.'],
    [
      'what we are going to do',
      "What we're going to do is we're going to sort the list.",
      "We're going to sort the list.",
    ],
    ['a lone because', 'Because the table is full of long chains.', 'The table is full of long chains.'],
  ])('%s', (_, said, written) => expect(tidy(said)).toBe(written));
});

describe('what carries sense stays', () => {
  test.each([
    'It is just a list of numbers.',
    'So far the table has three entries.',
    'This kind of table is called a map.',
    'On the right hand side stands the loss.',
    'It works really well on images.',
    'One one zero is the code of the letter.',
    'It does not really matter here.',
    'In other words the loss goes down.',
    'Is it a list of pairs?',
  ])('%s', (sentence) => expect(tidy(sentence)).toBe(sentence));
});

test('a run-on is cut into clauses that stand', () => {
  const said =
    "If the learning rate is too high then the loss goes up and so you never reach the bottom of the bowl, and that's why we begin with a small one and then raise it.";
  expect(clauses(said)).toContain("That's why we begin with a small one and then raise it.");
  expect(clauses(said)).toContain('If the learning rate is too high then the loss goes up.');
});

test('a quotation mark at a word that goes is handed to the next one', () => {
  expect(tidy('He calls it "um the bowl" of the loss.')).toBe('He calls it "the bowl" of the loss.');
});

test('where a speaker mends what was meant and it is not found, that is told', () => {
  expect(tidySentence('Sorry the mean goes down slowly.'.split(' ')).unmended).toBe(true);
});

const WORDS =
  `the a so um like you know okay because if it's it is sorry matrix gradient loss goes down up and but we take step
  right? then, that, just really kind of I mean, "quoted words" constructor toString __proto__ don't x=3 … -- é 数`.split(
    /\s+/,
  );
const anySentence = fc.array(
  fc.oneof(
    fc.constantFrom(...WORDS),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((word) => !/\s/.test(word)),
  ),
  {
    minLength: 1,
    maxLength: 70,
  },
);

test('any sentence: what stays are its words in their order, letters unchanged but for the first one’s case', () => {
  const letters = (word: string) => (word.match(/[\p{L}\p{N}]+/gu) ?? []).join('').toLowerCase();
  fc.assert(
    fc.property(anySentence, (words) => {
      for (const part of tidySentence(words).parts) {
        expect([...part.kept].sort((a, b) => a - b)).toEqual(part.kept);
        expect(new Set(part.kept).size).toBe(part.kept.length);
        expect(part.words.map(letters)).toEqual(part.kept.map((at) => letters(words[at] ?? '')));
      }
    }),
  );
});

test('any sentence of content words stays as it is', () => {
  const content = fc.constantFrom(...'gradient matrix loss bucket entry table kernel weight vector chain'.split(' '));
  fc.assert(
    fc.property(fc.uniqueArray(content, { minLength: 3, maxLength: 10 }), (words) => {
      expect(tidySentence(words).parts[0]?.kept).toEqual(words.map((_, at) => at));
    }),
  );
});

test('no word is left out of what is kept literally', () => {
  expect(keepSentence('Um so the the loss.'.split(' ')).parts[0]?.words.join(' ')).toBe('Um so the the loss.');
});

test('time grows with the length of a sentence, not faster', () => {
  const words = Array.from({ length: 20_000 }, (_, nth) => WORDS[(nth * 7) % WORDS.length] ?? '');
  expect(doWithin(5000, () => tidySentence(words)).parts.length).toBeGreaterThan(0);
});
