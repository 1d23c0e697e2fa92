import { CLASSES, loadModel, markOdds } from '../../../src/text/punctuation/model.js';
import { readData } from '../lecture.js';

const model = loadModel(readData('text/punctuation/weights.bin'));
const speech = `so what is a gradient it is the slope of the loss and we go down it step by step okay does that make
  sense if it does not then please ask because everything that follows builds on it`.split(/\s+/);
const long = Array.from({ length: 6000 }, (_, at) => speech[at % speech.length] ?? '');

test('the shipped weights are at most 600 KB', () => {
  expect(readData('text/punctuation/weights.bin').length).toBeLessThanOrEqual(600 * 1024);
});

test('the odds of a place are those of four classes', () => {
  const odds = markOdds(model, speech);
  for (let at = 0; at < odds.length; at += CLASSES) {
    const total = [...odds.subarray(at, at + CLASSES)].reduce((sum, log) => sum + Math.exp(log), 0);
    expect(total).toBeCloseTo(1, 6);
  }
});

test('long texts are worked on in windows, and it does not show', () => {
  const whole = markOdds(model, long);
  const from = 1800;
  const part = markOdds(model, long.slice(from, 4400));
  const difference = part.map((log, at) => Math.abs(Math.exp(log) - Math.exp(whole[at + from * CLASSES] ?? 0)));
  expect(Math.max(...difference.subarray(100 * CLASSES, 2500 * CLASSES))).toBeLessThan(0.15);
});

test('no words, no odds', () => expect(markOdds(model, [])).toHaveLength(0));

test('a file that is no model is refused', () => {
  expect(() => loadModel(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]))).toThrow('not a punctuation model');
});
