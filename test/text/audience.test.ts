import { cuesOf, lectureOf, narrated, textOf } from './lecture.js';
import { cutParagraphs } from '../../src/text/narration/paragraphs.js';

const asked = (...lines: string[]) =>
  narrated(lectureOf(cuesOf(lines)))
    .sentences.filter(({ fromAudience }) => fromAudience === true)
    .map(({ words }) => words.map(({ text }) => text).join(' '));

test('a question without a name is from the room where the lecturer repeats it', () => {
  expect(
    asked('That is all.', 'Why do we use two of them?', 'So the question was why we use two.', 'Well, it helps.'),
  ).toEqual(['Why do we use two of them?']);
});

test('a question that is marked with Q is from the room, its answer is not', () => {
  expect(asked('Let us see.', 'Q. How many are enough? What are ways to tell?', 'A. Yes, many.', 'Fine.')[0]).toBe(
    'Q. How many are enough?',
  );
});

test.each([
  ['a question that the lecturer asks and answers', ['Why do we do that?', 'Because it works.']],
  ['a question about a question', ['The question is what to do.', 'We do it.']],
])('%s is not', (_, lines) => expect(asked(...lines)).toEqual([]));

test('paragraphs that a person typed are kept', () => {
  const paragraph = (n: number) =>
    `This is paragraph ${n} and it has a first sentence of many words. Then comes another one that goes on for long. And then comes the third with still more words in it.`;
  const narration = narrated(lectureOf(cuesOf([1, 2, 3, 4].map(paragraph))));
  expect(cutParagraphs(narration, []).map(({ from, to }) => to - from)).toEqual([3, 3, 3, 3]);
});

test('what is heard beside the words is no part of a sentence', () => {
  const text = textOf(
    narrated(lectureOf(cuesOf(['so we are done with this part [background music] and now we start the next one']))),
  );
  expect(text).toContain('[background music]');
  expect(text).not.toContain('[Background');
});
