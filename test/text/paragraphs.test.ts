import fc from 'fast-check';
import type { Narration, Sentence } from '../../src/model/narration.js';
import { cuesOf, lectureOf, narrated } from './lecture.js';
import { cutParagraphs, sentenceBoundaryNear } from '../../src/text/narration/paragraphs.js';

const sentence = (startMs: number, words: number, more: Partial<Sentence> = {}): Sentence => ({
  words: Array.from({ length: words }, () => ({ text: 'word', startMs })),
  startMs,
  endMs: startMs + 900,
  breakBefore: 0,
  place: { path: 'talk.vtt', line: 1 },
  ...more,
});
const narration = (...sentences: Sentence[]): Narration => ({ sentences, dropped: [] });
const evenly = (count: number, words: number) =>
  narration(...Array.from({ length: count }, (_, at) => sentence(at * 1000, words)));

test('a capture stands at the sentence boundary nearest to its time', () => {
  const talk = narration(sentence(1000, 5), sentence(5000, 5), sentence(9000, 5));
  expect([0, 1000, 2900, 3100, 6900, 7100, 9300, 9600, 99_000].map((atMs) => sentenceBoundaryNear(talk, atMs))).toEqual(
    [0, 0, 0, 1, 1, 2, 2, 3, 3],
  );
});

test('something shown in a silent video stands at its start', () => {
  expect(sentenceBoundaryNear(narration(), 5000)).toBe(0);
  expect(cutParagraphs(narration(), [5000])).toEqual([]);
});

test('a paragraph has 40 to 120 words', () => {
  const lengths = cutParagraphs(evenly(60, 13), []).map(({ from, to }) => (to - from) * 13);
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(39);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(120);
});

test('a paragraph begins where the break is', () => {
  const talk = narration(...evenly(12, 10).sentences.map((each, at) => ({ ...each, breakBefore: at === 5 ? 1 : 0.1 })));
  expect(cutParagraphs(talk, [])).toEqual([
    { from: 0, to: 5 },
    { from: 5, to: 12 },
  ]);
});

test('another speaker begins another paragraph', () => {
  const talk = narration(sentence(0, 5, { speaker: 'Ann' }), sentence(1000, 5, { speaker: 'Bo' }), sentence(2000, 5));
  expect(cutParagraphs(talk, [])).toHaveLength(3);
});

test('so does one without a name', () => {
  const lines = ['That is how it goes.', '>> Can we use the mean instead?', '>> Yes, it is the same up to a factor.'];
  const talk = narrated(lectureOf(cuesOf(lines)));
  expect(cutParagraphs(talk, []).map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
});

test('a question from the audience stands alone', () => {
  const talk = narration(sentence(0, 50), sentence(1000, 8, { fromAudience: true }), sentence(2000, 50));
  expect(cutParagraphs(talk, [])).toHaveLength(3);
});

test('a sentence longer than a paragraph stays whole', () => {
  expect(cutParagraphs(narration(sentence(0, 400), sentence(9000, 300)), [])).toHaveLength(2);
});

const speech = fc.array(
  fc.tuple(fc.nat(5000), fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true })),
);

test('every sentence is in one paragraph, in order, and none spans a hard break', () => {
  fc.assert(
    fc.property(speech, fc.array(fc.nat(200_000)), (parts, breaks) => {
      let startMs = 0;
      const talk = narration(
        ...parts.map(([gap, words, breakBefore]) => sentence((startMs += gap), words, { breakBefore })),
      );
      const sorted = breaks.sort((a, b) => a - b);
      const paragraphs = cutParagraphs(talk, sorted);
      expect(paragraphs.flatMap(({ from, to }) => talk.sentences.slice(from, to))).toEqual(talk.sentences);
      for (const at of sorted.map((atMs) => sentenceBoundaryNear(talk, atMs)))
        expect(paragraphs.filter(({ from, to }) => from < at && at < to)).toEqual([]);
    }),
  );
});
