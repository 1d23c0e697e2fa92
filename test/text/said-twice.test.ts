import { END, NONE, PAUSE, type MarkClass } from '../../src/text/restore/marks.js';
import { pairAsides, partSaidTwice } from '../../src/text/restore/said-twice.js';

const WRITTEN = ['', ',', '.', '?'];

/** `found`: words with the marks that the model set. */
function part(found: string, open: 0 | 1 = 1, setMarks = partSaidTwice): string {
  const written = found.split(' ');
  const marks = written.map((word): MarkClass => (word.endsWith('.') ? END : word.endsWith(',') ? PAUSE : NONE));
  const words = written.map((word) => word.replace(/[.,]$/, ''));
  const parted = setMarks(words, marks, new Uint8Array(words.length).fill(open));
  return words.map((word, at) => word + WRITTEN[parted[at] ?? NONE]).join(' ');
}

test.each([
  ['that is how we do. it it is slow', 'that is how we do it. it is slow'],
  ['we put the key, there there it is', 'we put the key there, there it is'],
  ['it is very very slow', 'it is very, very slow'],
])('"%s" becomes "%s"', (found, parted) => expect(part(found)).toBe(parted));

test.each([
  'that is it. so so it is slow',
  'that is how it it works',
  'that that is how it is',
  'you had had it. it, it was',
])('"%s" stays', (found) => expect(part(found)).toBe(found));

test('marks that the transcript has stay', () =>
  expect(part('we do. it it is very very slow', 0)).toBe('we do. it it is very very slow'));

describe('an aside has a comma on either side', () => {
  test.each([
    ['it will you know, help us', 'it will, you know, help us'],
    ['and because you know, it helps', 'and because, you know, it helps'],
  ])('"%s" becomes "%s"', (found, paired) => expect(part(found, 1, pairAsides)).toBe(paired));

  test.each(['as you know, it helps', 'it helps. you know, it does', 'do you know, it helps', 'it will you know help'])(
    '"%s" stays',
    (found) => expect(part(found, 1, pairAsides)).toBe(found),
  );

  test('what the transcript has stays', () =>
    expect(part('it will you know, help', 0, pairAsides)).toBe('it will you know, help'));
});
