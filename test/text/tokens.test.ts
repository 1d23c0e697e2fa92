import { tokenize } from '../../src/text/tokens.js';
import { cuesOf } from './lecture.js';

const texts = (...lines: string[]) => tokenize(cuesOf(lines)).map(({ text }) => text);

test('every word of the cues is a token, whatever the spaces', () => {
  expect(texts('  one\ttwo\nthree ', '', 'four')).toEqual(['one', 'two', 'three', 'four']);
});

test('a sign joins the word before it', () => {
  expect(texts('it works - mostly', '... or so ♪')).toEqual(['it', 'works -', 'mostly ...', 'or', 'so ♪']);
});

test('a sign at the very start stands alone, so that nothing is lost', () => {
  expect(texts('... and so on')).toEqual(['...', 'and', 'so', 'on']);
});

test('>> is another speaker, not a word', () => {
  const tokens = tokenize(cuesOf(['is it clear', '>> yes', '>>> next']));
  expect(tokens.map(({ text, turn }) => (turn ? `|${text}` : text))).toEqual(['is', 'it', 'clear', '|yes', '|next']);
});

test('x >> 2 in the middle of speech about code is a turn at worst, and the number stays', () => {
  expect(texts('shift it x >> 2')).toContain('2');
});

test('a new speaker begins a turn', () => {
  const tokens = tokenize(cuesOf(['Ann: hello', 'Ann: there', 'Bo: hi'], true));
  expect(tokens.map(({ turn }) => turn)).toEqual([false, false, true]);
});

test('words without times share the time of their cue', () => {
  const [first, second] = tokenize(cuesOf(['aaaa aaaa']));
  expect([first?.startMs, first?.endMs, second?.startMs, second?.endMs]).toEqual([0, 1000, 1000, 2000]);
});

test('words with times keep them', () => {
  const words = [
    { text: 'so', startMs: 100, endMs: 200 },
    { text: 'now', startMs: 1500, endMs: 1900 },
  ];
  const [cue] = cuesOf(['so now']);
  expect(tokenize(cue === undefined ? [] : [{ ...cue, words }]).map(({ startMs }) => startMs)).toEqual([100, 1500]);
});
