import fc from 'fast-check';
import { readTranscript } from '../../../src/read/transcript.js';
import { doSoon, isAll, seedsOr } from '../../soon.js';
import { places } from './places.js';

/** Words that no fixture has; put together of letters, so that they are no time, tag or name. */
const word = fc.stringMatching(/^q[a-z]{3,7}x$/);

test.each(['ttml', 'youtube-srv1', 'youtube-srv3'])('there are places in %s', (format) => {
  expect(places.filter((place) => place.format === format).length).toBeGreaterThan(3);
});

/** Everything a user gets to see: cues, names, title, chapters, and the problems that quote what was left out. */
function shown({ value, problems }: ReturnType<typeof readTranscript>): string {
  return [
    ...value.cues.map(({ text, speaker = '' }) => `${speaker} ${text}`),
    ...value.chapters.map(({ title }) => title),
    value.title ?? '',
    ...problems.map(({ message }) => message),
  ].join(' ');
}

test('there are places to put words in', () => {
  expect(places.length).toBeGreaterThan(300);
  expect(new Set(places.map(({ format }) => format)).size).toBeGreaterThan(25);
});

test('words put anywhere into a file are read or quoted in a problem, soon', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.array(word, { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      ({ name, before, after }, words, dot) => {
        const isLine = before.endsWith('\n') || before === '';
        const added = ` ${words.join(' ')}${dot ? '.' : ''}`;
        const text = before + (isLine ? `${added.trim()}\n` : added) + after;
        const result = doSoon(text, () => readTranscript(name, new TextEncoder().encode(text)));
        const seen = shown(result);
        const lost = words.filter((one) => !seen.includes(one));
        if (lost.length > 0) throw new Error(`lost ${lost.join(' ')} in ${name}:\n${text.slice(-2000)}\n${seen}`);
      },
    ),
    { numRuns: seedsOr(150), seed: 12 },
  );
});

test('600 words put on one line at any place are read, or a problem quotes them', () => {
  const words = Array.from(
    { length: 600 },
    (_, nth) => `q${nth.toString(26).replace(/\d/g, (digit) => 'klmnoprstu'[Number(digit)] ?? '')}ax`,
  );
  for (const { name, before, after } of isAll ? places : places.filter((_, nth) => nth % 10 === 0)) {
    const text = `${before}${before.endsWith('\n') ? '' : ' '}${words.join(' ')}.${before.endsWith('\n') ? '\n' : ''}${after}`;
    const { value, problems } = readTranscript(name, new TextEncoder().encode(text));
    const [read, told] = [shown({ value, problems: [] }), shown({ value, problems })];
    const lost = words.filter((one) => !read.includes(one));
    // A problem quotes the beginning of what it left out.
    if (lost.length > 0 && !told.includes(lost[0] ?? ''))
      throw new Error(`lost ${lost.length} words from ${lost[0]} in ${name}, after ${before.slice(-60)}`);
  }
});

test('data among the captions is no word: it is left out and told, what stands around it stays', () => {
  const data = 'a.Zé'.repeat(15_000);
  const text = `1\n00:00:01,000 --> 00:00:02,000\nBefore ${data} behind it.\n\n2\n00:00:02,000 --> 00:00:03,000\n${data}\n\n3\n00:00:03,000 --> 00:00:04,000\nAnd on.\n`;
  const { value, problems } = doSoon(text, () => readTranscript('talk.srt', new TextEncoder().encode(text)));
  expect(value.cues.map((cue) => cue.text)).toEqual(['Before  behind it.', 'And on.']);
  expect(problems).toMatchObject([{ code: 'srt/no-word', level: 'warning', place: { path: 'talk.srt', line: 2 } }]);
  expect(problems[0]?.message).toMatch(/^more than 50,000 letters without a space are no words and were left out: "a\.Zé.*, 2 times/);
}); // prettier-ignore

test.each([
  ['我们今天来讲一下梯度下降的基本概念', 5],
  ['วันนี้เราจะมาเรียนรู้เกี่ยวกับการเรียนรู้เชิงลึก', 3],
])('an hour and more of %s on one line without a space is speech, and takes its time', (said, hoursAtLeast) => {
  const text = said.repeat(Math.ceil(240_000 / said.length));
  const { value } = doSoon(text, () => readTranscript('talk.txt', new TextEncoder().encode(text)));
  expect(value.cues.map((cue) => cue.text).join('')).toBe(text);
  expect(value.cues.at(-1)?.endMs).toBeGreaterThan(hoursAtLeast * 3_600_000);
});
