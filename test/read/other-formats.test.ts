import { readTranscript } from '../../src/read/transcript.js';

/** The first lines of files that hold words and times, and what they are told to be. */
const OTHERS: Readonly<Record<string, string>> = {
  'SCC captions': 'Scenarist_SCC V1.0\n\n00:00:00:22\t9425 9425 94ad 94ad 9470 d7e5 6c63\n',
  'a Praat TextGrid': 'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\n',
  RTTM: 'SPEAKER talk 1 0.10 3.20 <NA> <NA> ada <NA> <NA>\nSPEAKER talk 1 3.40 1.20 <NA> <NA> bob <NA> <NA>\n',
  CTM: 'talk 1 0.10 0.30 welcome 0.98\ntalk 1 0.40 0.10 to 0.99\ntalk 1 0.50 0.50 graphs 0.97\n',
  'an edit decision list':
    'TITLE: Lecture\nFCM: NON-DROP FRAME\n\n001  AX  V  C  00:00:00:00 00:00:04:00 00:00:00:00 00:00:04:00\n',
  'rich text': '{\\rtf1\\ansi Welcome to graphs.\\par}',
};

test.each(Object.entries(OTHERS))('%s is told as such and no word is made of it', (name, text) => {
  const { value, problems } = readTranscript('talk.txt', new TextEncoder().encode(text));
  expect(value.cues).toEqual([]);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toContain(`the file is ${name}`);
  expect(problems[0]?.hint).toBeTruthy();
});

test('a sentence with its time behind it is no name', () => {
  const text = 'Welcome to graphs. (0:05)\nToday we talk about nodes. (1:10)\nAnd edges, too. (2:20)\n';
  const { value } = readTranscript('talk.txt', new TextEncoder().encode(text));
  expect(value.cues.map(({ startMs, text: said }) => [startMs, said])).toEqual([
    [5000, 'Welcome to graphs.'],
    [70_000, 'Today we talk about nodes.'],
    [140_000, 'And edges, too.'],
  ]);
});
