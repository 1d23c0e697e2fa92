import { readTranscript } from '../../../src/read/transcript.js';

const encode = (text: string) => new TextEncoder().encode(text);
const clock = (ms: number) => new Date(ms).toISOString().slice(11, 23);

/** WebVTT of `[start, end, text]`. */
function captions(cues: readonly (readonly [number, number, string])[]): readonly string[] {
  const lines = cues.map(([start, end, text]) => `${clock(start)} --> ${clock(end)}\n${text}\n\n`);
  return readTranscript('talk.vtt', encode(`WEBVTT\n\n${lines.join('')}`)).value.cues.map(({ text }) => text);
}

const SPEECH = [
  [0, 2000, 'Is a list a tuple?'],
  [2000, 3000, 'No.'],
  [3000, 4000, 'No.'],
  [4000, 6000, 'A list can be changed.'],
  [6000, 8000, 'A tuple cannot.'],
] as const;

test('what is said twice in captions that touch stays two', () => {
  expect(captions(SPEECH)).toEqual(SPEECH.map(([, , text]) => text));
});

test('captions at the same time are said once', () => {
  expect(captions([...SPEECH.slice(0, 2), [2000, 3000, 'No.'], ...SPEECH.slice(3)])).toHaveLength(4);
});

test('in a file that has frames also those that touch are one caption', () => {
  const frames = captions([[0, 2000, 'Is a list a tuple?'], ...SPEECH]);
  expect(frames.filter((text) => text === 'No.')).toHaveLength(1);
});

test('captions of which each is written in touching frames are said once', () => {
  const frames = ['a list', 'a tuple', 'a set'].flatMap((text, nth) =>
    [0, 1, 2].map((frame) => [nth * 900 + frame * 300, nth * 900 + (frame + 1) * 300, text] as const),
  );
  expect(captions(frames)).toEqual(['a list', 'a tuple', 'a set']);
});

test('a loop of Whisper keeps its words, however many of the captions it has, and is told', () => {
  const loop = [0, 1, 2, 3, 4, 5].map(
    (nth) => `${clock(nth * 3000)} --> ${clock((nth + 1) * 3000)}\nThank you for watching.\n`,
  );
  const { value, problems } = readTranscript('talk.vtt', encode(`WEBVTT\n\n${loop.join('\n')}`));
  expect(value.cues).toHaveLength(6);
  expect(problems).toMatchObject([{ code: 'webvtt/loop', level: 'warning', place: { path: 'talk.vtt', line: 3 } }]);
  expect(problems[0]?.message).toContain('6 captions in a row: "Thank you for watching."');
});

test('captions of which the next begins with the last line roll, those that are all the same do not', () => {
  const rolling = captions([
    [0, 2000, 'one\ntwo'],
    [2000, 4000, 'two\nthree'],
    [4000, 6000, 'three\nfour'],
    [6000, 8000, 'four\nfive'],
    [8000, 8010, 'five'],
  ]);
  expect(rolling.join(' ').split(/\s+/)).toEqual(['one', 'two', 'three', 'four', 'five']);
  const same = [0, 1, 2, 3, 4].map((nth) => [nth * 2000, (nth + 1) * 2000, 'No.\nNo.'] as const);
  expect(captions(same)).toHaveLength(5);
});
