import { leanOfPauses } from '../../src/text/restore/pauses.js';
import { tokenize } from '../../src/text/tokens.js';
import { cuesOf } from './lecture.js';

const spoken = (starts: readonly number[]) =>
  tokenize(
    cuesOf(['x']).map((cue) => ({
      ...cue,
      text: starts.map(() => 'word').join(' '),
      // As captions have it: each word lasts until the next one.
      words: starts.map((startMs, at) => ({ text: 'word', startMs, endMs: starts[at + 1] ?? startMs + 300 })),
    })),
  );

test('a word that lasts too long is followed by silence, which speaks for an end', () => {
  const starts = Array.from({ length: 20 }, (_, at) => at * 300 + (at > 9 ? 1500 : 0));
  const lean = [...leanOfPauses(spoken(starts))];
  expect(lean[9]).toBeGreaterThan(1);
  expect(lean.filter((value) => value !== 0)).toHaveLength(1);
});

test('where every word is followed by silence, it says nothing', () => {
  expect([...leanOfPauses(spoken([0, 2000, 4000, 6000, 8000]))]).toEqual([0, 0, 0, 0, 0]);
});
