import { readShippedData } from '../../src/host/data.js';
import type { Narration } from '../../src/model/narration.js';
import { readSpeech, type SummarySpeech } from '../../src/summary/sentences/candidates.js';
import type { Trait } from '../../src/summary/sentences/readability.js';
import { strengthAt } from '../../src/summary/terms/strength.js';
import { isJunk, measureTerms, rankTerms } from '../../src/summary/terms/terms.js';
import { TERMS } from '../../src/summary/weights.js';
import { Words } from '../../src/summary/sentences/words.js';
import { openLexicon } from '../../src/text/lexicon/lexicon.js';

const words = new Words(openLexicon(readShippedData));

function speechOf(...said: readonly string[]): SummarySpeech {
  const sentences = said.map((text, nth) => ({
    words: text.split(' ').map((word, at) => ({ text: word, startMs: nth * 8000 + at * 250 })),
    startMs: nth * 8000,
    endMs: nth * 8000 + 7500,
    breakBefore: 0,
    place: { path: 'x', line: 1 },
  }));
  const narration: Narration = { sentences, dropped: [] };
  return readSpeech(narration, words, { literal: true });
}

const traitOf = (sentence: string, trait: Trait): number => speechOf(sentence).whole[0]?.traits[trait] ?? 0;

test.each([
  ['What is the thickness of this vector.', 1],
  ['How many do we have of the load factor.', 1],
  ['Why is the gradient zero at the bottom.', 1],
  ['How many ways are there for ten stairs.', 1],
  ['How many rolls you buy is up to you.', 0],
  ['What is new is that the table grows.', 0],
  ['What we need is a table that grows.', 0],
  ['How fast it is depends on the table.', 0],
])('a question is known by its order where its mark is missing: %s', (sentence, asks) => {
  expect(traitOf(sentence, 'question')).toBe(asks);
});

test.each([
  ['Whereas if the first split is taken, the rest of the string is rejected.', true],
  ['In this case, the second machine reads the rest of the string.', true],
  ['Here the second version stands in the notes of the lecture.', false],
  ['The second machine reads the rest of the string.', false],
])('what leans on the sentence before is shown with it, what begins something is not: %s', (sentence, together) => {
  const { candidates } = speechOf('The machine waits until the first part of the string is accepted.', sentence);
  expect(candidates.some(({ kind }) => kind === 'pair')).toBe(together);
});

test.each([
  ['We are going to introduce an important concept called nondeterminism.', true],
  ["We're going to prove closure properties for the class of regular languages.", true],
  ['We first proved that the two systems are equivalent.', true],
  ["Let's figure out a more principled way to learn.", true],
  ['Your support will help MIT OpenCourseWare continue to offer educational resources for free.', true],
  ['The following content is provided under a Creative Commons license.', true],
  ['We are going to add a new state that accepts the empty string.', false],
  ['The proof introduces a state for every subset.', false],
])('what is only promised is an announcement, what is done is none: %s', (sentence, announces) => {
  expect(traitOf(sentence, 'announces') > 0).toBe(announces);
});

test.each([
  ['In this case, the file name is a string.', 1],
  ['The only difference is the sampler.', 1],
  ['The sampler is the only difference.', 0],
  ['Therefore the space is called latent.', 1],
  ['The latent space holds the position.', 0],
])('an opening that takes something for granted leans back: %s', (sentence, leans) => {
  expect(traitOf(sentence, 'leansBack')).toBe(leans);
});

test.each([
  ['To jump into it to start processing, what might be the second half.', 1],
  ['To train the network, we need the gradients of the loss.', 0],
])('an infinitive in front needs a clause behind it: %s', (sentence, hangs) => {
  expect(traitOf(sentence, 'hangingStart')).toBe(hangs);
});

test('"the first network is a ..." is one of them, "a network is a ..." says what it is', () => {
  const strengthOf = (text: string, start: number) =>
    strengthAt(
      text.split(' ').flatMap((word) => words.cut(word)),
      start,
      1,
    ).value;
  expect(strengthOf('The first network is a thing that we use today', 2)).toBeLessThan(1);
  expect(strengthOf('A network is a thing that we train on data', 1)).toBeGreaterThan(2);
});

test.each([
  ['M1', ['M1 is a machine that accepts the first part.', 'M1 is a copy of the table.'], true],
  ['x', ['We take x and x is a number that we know.', 'Then x is the input.'], true],
  ['Jannek', ['Jannek is a man who likes this.', 'Jannek keeps saying that tables are slow.'], true],
  ['Jannek', ['Jannek is a table that grows by itself.', 'Jannek is fast.'], false],
  ['bucket', ['A bucket is a slot that holds entries.', 'The bucket says where to look.'], false],
])('a symbol and a person are no concepts, a name that is said to be a thing may be one: %s %#', (term, said, junk) => {
  const context = { title: '', sectionTitles: [], shown: [] };
  const concept = { term, variants: [], score: 1, explainedAtMs: 0, mentionsMs: [0], related: [] };
  const [ranked] = rankTerms(measureTerms(speechOf(...said), [concept], context), TERMS);
  expect(ranked && isJunk(ranked, context)).toBe(junk);
});
