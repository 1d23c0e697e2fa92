import fc from 'fast-check';
import type { Cue } from '../../../src/model/cue.js';
import { readTranscript } from '../../../src/read/transcript.js';
import { transcriptWriters } from '../../../src/read/write/registry.js';

const place = { path: 'talk', line: 1 };
const word = fc.stringMatching(/^[a-zA-Zé&.,'-]{1,9}$/).filter((text) => /[a-zé]/.test(text) && !text.includes('--'));
const text = fc
  .array(
    fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
    { minLength: 1, maxLength: 2 },
  )
  .map((lines) => lines.join('\n'));
/** Cues as `settle` leaves them: sorted, without overlap. */
const cues = fc
  .array(fc.tuple(text, fc.nat({ max: 5000 }), fc.integer({ min: 101, max: 9000 })), { minLength: 1, maxLength: 20 })
  .map((list) => {
    let nowMs = 0;
    return list.map(([said, gapMs, lengthMs]): Cue => {
      const startMs = nowMs + 300 + gapMs;
      nowMs = startMs + lengthMs;
      return { startMs, endMs: nowMs, text: said, place };
    });
  });

const writerOf = (extension: string) => transcriptWriters.find((writer) => writer.extension === extension);
const roundTrip = (extension: string, list: readonly Cue[]) => {
  const written = writerOf(extension)?.write({ cues: list }) ?? '';
  return readTranscript(`talk${extension}`, new TextEncoder().encode(written));
};
const bare = (list: readonly Cue[]) => list.map(({ startMs, endMs, text: said }) => ({ startMs, endMs, text: said }));

test.each(['.vtt', '.srt', '.json'])(
  '%s: what is written is read back, word for word and to the millisecond',
  (extension) => {
    fc.assert(
      fc.property(cues, (list) => {
        expect(bare(roundTrip(extension, list).value.cues)).toEqual(bare(list));
      }),
    );
  },
);

test('.txt: starts and words come back; ends and line ends are not written', () => {
  fc.assert(
    fc.property(cues, (list) => {
      const read = roundTrip('.txt', list).value.cues.map(({ startMs, text: said }) => [startMs, said]);
      expect(read).toEqual(list.map(({ startMs, text: said }) => [startMs, said.replace(/\n/g, ' ')]));
    }),
  );
});

const spoken: readonly Cue[] = [
  {
    startMs: 1000,
    endMs: 3000,
    text: 'if a < b & c --> d',
    speaker: 'Ada Lovelace',
    words: [{ text: 'if', startMs: 1000, endMs: 1500 }],
    place,
  },
  {
    startMs: 4000,
    endMs: 6000,
    text: 'then sort',
    speaker: 'Ada Lovelace',
    words: [
      { text: 'then', startMs: 4000, endMs: 5000 },
      { text: 'sort', startMs: 5000, endMs: 6000 },
    ],
    place,
  },
];

test.each(['.vtt', '.json'])('%s keeps speakers, arrows, and word times', (extension) => {
  const { cues: read } = roundTrip(extension, spoken).value;
  expect(read.map(({ speaker, text: said }) => [speaker, said])).toEqual(
    spoken.map(({ speaker, text: said }) => [speaker, said]),
  );
  expect(read[1]?.words).toEqual(spoken[1]?.words);
});

test.each(['.srt', '.txt'])('%s writes the speaker in front, and finds it again', (extension) => {
  expect(roundTrip(extension, spoken).value.cues.map(({ speaker }) => speaker)).toEqual([
    'Ada Lovelace',
    'Ada Lovelace',
  ]);
});

test('a blank line inside a caption does not end it', () => {
  const list = [{ startMs: 1000, endMs: 2000, text: 'one\n\n\ntwo', place }];
  expect(roundTrip('.vtt', list).value.cues[0]?.text).toBe('one\n\n\ntwo');
  expect(roundTrip('.srt', list).value.cues[0]?.text).toBe('one\n\n\ntwo');
});
