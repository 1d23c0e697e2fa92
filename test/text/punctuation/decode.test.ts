import { decodeMarks } from '../../../src/text/punctuation/decode.js';
import { CLASSES, COMMA, NOTHING, QUESTION, STOP } from '../../../src/text/punctuation/model.js';
import { viewOf } from '../../../src/text/punctuation/view.js';

const WRITTEN = ['', ',', '.', '?'];

interface Given {
  /** Words behind which nothing may be set. */
  readonly closed?: readonly string[];
  /** Words behind which another speaker begins. */
  readonly turns?: readonly string[];
  /** Log odds added to an end behind a word. */
  readonly lean?: Readonly<Record<string, number>>;
}

/** Marks where the model is sure of those in `said`: `,` `.` `?`, with `~` for a guess at a full stop. */
function decode(said: string, { closed = [], turns = [], lean = {} }: Given = {}): string {
  const written = said.split(' ');
  const words = written.map((word) => word.replace(/[,.?~]$/, ''));
  const odds = new Float64Array(words.length * CLASSES).fill(Math.log(0.02));
  written.forEach((word, at) => {
    const mark = { ',': COMMA, '.': STOP, '?': QUESTION, '~': STOP }[word.slice(-1)] ?? NOTHING;
    odds[at * CLASSES + mark] = Math.log(word.endsWith('~') ? 0.4 : 0.94);
    if (word.endsWith('~')) odds[at * CLASSES + NOTHING] = Math.log(0.56);
  });
  const marks = decodeMarks(odds, viewOf(words), {
    open: Uint8Array.from(words, (word) => (closed.includes(word) ? 0 : 1)),
    marks: new Uint8Array(words.length),
    ends: Uint8Array.from(words, (word) => (turns.includes(word) ? 1 : 0)),
    lean: Float64Array.from(words, (word) => lean[word] ?? 0),
  });
  return words.map((word, at) => word + WRITTEN[marks[at] ?? NOTHING]).join(' ');
}

test('what the model is sure of is set, and the last word ends a sentence', () =>
  expect(decode('when it is full, we make it larger. then we go on')).toBe(
    'when it is full, we make it larger. then we go on.',
  ));

test('a question mark needs the form of a question, or much surer odds', () => {
  expect(decode('so what is a hash. it is a number')).toBe('so what is a hash. it is a number.');
  expect(decode('so what is a hash? it is a number')).toBe('so what is a hash? it is a number.');
});

test('a guess at an end is not taken where it would make a very short sentence', () => {
  expect(decode('we put all of the keys here~ then they go')).toBe('we put all of the keys here then they go.');
  const long = 'we put all of the keys into a larger table with sixteen buckets and every one of them goes to a';
  expect(decode(`${long} ${long} place~ ${long} ${long} place`)).toContain('place. we');
});

test('nothing is set where nothing may stand', () =>
  expect(decode('the three of them share bucket, six, and that is it', { closed: ['bucket'] })).toBe(
    'the three of them share bucket six, and that is it.',
  ));

test('a comma is left where only an end is ruled out', () => {
  const lean = { same: -Infinity };
  expect(decode('the steps should stay the same. however big it is', { lean })).toBe(
    'the steps should stay the same, however big it is.',
  );
  expect(decode('the steps should stay the same, however big it is', { lean })).toBe(
    'the steps should stay the same, however big it is.',
  );
});

test('another speaker begins a sentence, whatever the model says', () =>
  expect(decode('that is all I have can you show it again', { turns: ['have'] })).toBe(
    'that is all I have. can you show it again?',
  ));
