import fc from 'fast-check';
import { readShippedData } from '../../src/host/data.js';
import type { Lecture } from '../../src/model/lecture.js';
import type { Narration } from '../../src/model/narration.js';
import { type OutlineOptions, outlineLecture } from '../../src/outline/outline.js';
import { lectureAbout, lectureOf, notebook, say, shot } from '../place/lecture.js';

/** A talk in which each topic is spoken about for five minutes and opened as lecturers do. */
const topics: readonly (readonly string[])[] = [
  [
    'a neural network has layers of neurons',
    'each layer multiplies weights',
    'the activations of a layer feed neurons',
  ],
  [
    'a loss function compares predictions',
    'the mean squared error is a loss function',
    'predictions with small error are fine',
  ],
  [
    'gradient descent walks downhill',
    'the gradient points uphill so gradient descent steps back',
    'a step follows the slope',
  ],
  [
    'a tokenizer cuts text into tokens',
    'the vocabulary of the tokenizer lists tokens',
    'rare tokens fall to the alphabet',
  ],
];
const talk: Narration = say(
  ...topics.flatMap((sentences, topic) =>
    Array.from({ length: 30 }, (_, nth): [number, string] => {
      const opening = nth === 0 && topic > 0 ? "Okay, so now let's look at something new: " : '';
      return [topic * 300 + nth * 10, `${opening}${sentences[nth % 3] ?? ''}.`];
    }),
  ),
);
type Sections = Pick<OutlineOptions, 'sections'>;
const outline = (lecture: Lecture = lectureOf(talk), options: Sections = {}, narration = talk) =>
  outlineLecture(lecture, narration, { ...options, readData: readShippedData }).value;
const starts = (lecture?: Lecture, options?: Sections) =>
  outline(lecture, options).map(({ startMs }) => startMs / 1000);

test('sections start where the topic turns', () => {
  expect(starts(undefined, { sections: 4 })).toEqual([0, 300, 600, 900]);
});

test('where nobody says "okay" the change of words alone tells', () => {
  const mute = {
    ...talk,
    sentences: talk.sentences.map((sentence) => ({
      ...sentence,
      words: sentence.words.filter(({ text }) => !/^(?:Okay,|so|now|let's|look|at|something|new:)$/.test(text)),
    })),
  };
  const coarse = outline(lectureOf(mute), { sections: 4 }, mute).map(({ startMs }) => startMs / 1000);
  for (const turn of [300, 600, 900])
    expect(Math.min(...coarse.map((at) => Math.abs(at - turn)))).toBeLessThanOrEqual(30);
});

test('the key term of a stretch names it, in the spelling of the lecture', () => {
  const spelt = {
    ...talk,
    sentences: talk.sentences.map((sentence) => ({
      ...sentence,
      words: sentence.words.map((word) => ({ ...word, text: word.text.replace('tokenizer', 'BPE-Tokenizer') })),
    })),
  };
  const titles = outline(lectureOf(spelt), { sections: 4 }, spelt).map(({ title }) => title);
  expect(titles[2]).toMatch(/^Gradient descent/);
  expect(titles[3]).toContain('BPE-Tokenizer');
  expect(new Set(titles).size).toBe(4);
});

test('a heading of the course notebook names the section in which its code stands, read as Markdown', () => {
  const book = notebook(
    'a.ipynb',
    'md:## The **descent** of [gradients](https://x.org) <a id="d"></a> :rocket: 🚀',
    'step(gradient)',
  );
  const lecture = lectureAbout(talk, book);
  const captures = lecture.captures.map((capture) => ({ ...capture, atMs: 640_000 }));
  const section = outline({ ...lecture, captures }, { sections: 4 }).find(({ titleFrom }) => titleFrom === 'heading');
  expect(section).toMatchObject({ startMs: 600_000, title: 'The descent of gradients' });
});

test('a hash in a code block is no heading', () => {
  const book = notebook('a.ipynb', 'md:```\n# not a heading\n```', 'step(gradient)');
  const lecture = lectureAbout(talk, book);
  const captures = lecture.captures.map((capture) => ({ ...capture, atMs: 640_000 }));
  expect(outline({ ...lecture, captures }, { sections: 4 }).map(({ titleFrom }) => titleFrom)).not.toContain('heading');
});

test('a slide names the section it opens, unless its title says nothing', () => {
  const slides = [shot(302, { kind: 'slide', title: 'Losses' }), shot(605, { kind: 'slide', title: 'Questions?' })];
  const captures = slides.map((slide) => ({ ...slide, placement: { by: 'clock', confidence: 1 } as const }));
  const sections = outline(lectureOf(talk, { captures }), { sections: 4 });
  expect(sections[1]).toMatchObject({ title: 'Losses', titleFrom: 'slide' });
  expect(sections[2]?.title).not.toMatch(/question/i);
});

test('the chapters of the user win and start at the nearest sentence', () => {
  const chapters = [
    { startMs: 603_000, title: '# The *second* half', place: { path: 'lecture.yaml', line: 4 } },
    { startMs: 0, title: 'The first half', place: { path: 'lecture.yaml', line: 3 } },
  ];
  expect(outline(lectureOf(talk, { chapters }))).toEqual([
    { title: 'The first half', level: 1, startMs: 0, endMs: 600_000, titleFrom: 'chapter' },
    { title: 'The second half', level: 1, startMs: 600_000, endMs: talk.sentences.at(-1)?.endMs, titleFrom: 'chapter' },
  ]);
});

test('what is said before the first chapter has a section of its own', () => {
  const chapters = [{ startMs: 300_000, title: 'Losses', place: { path: 'lecture.yaml', line: 3 } }];
  expect(outline(lectureOf(talk, { chapters })).map(({ startMs }) => startMs)).toEqual([0, 300_000]);
});

test('a lecture without speech, and one of a sentence, are one section', () => {
  const silent = { sentences: [], dropped: [] };
  expect(outline(lectureOf(silent), {}, silent)).toHaveLength(1);
  const short = say([3, 'Hello there.']);
  expect(outline(lectureOf(short), {}, short)).toMatchObject([{ startMs: 0, title: 'From 00:00', titleFrom: 'time' }]);
});

test('ten minutes get a handful of sections, three hours forty at most', () => {
  const long = say(
    ...Array.from({ length: 1080 }, (_, nth): [number, string] => [nth * 10, `word${nth % 97} goes on.`]),
  );
  expect(outline(lectureOf(long), {}, long).length).toBeLessThanOrEqual(41);
  const brief = { ...talk, sentences: talk.sentences.slice(0, 60) };
  expect(outline(lectureOf(brief), {}, brief).length).toBeGreaterThanOrEqual(3);
  expect(outline(lectureOf(brief), {}, brief).length).toBeLessThanOrEqual(6);
});

test('coarse sections are fewer', () => {
  expect(outline(undefined, { sections: 'coarse' }).length).toBeLessThan(
    outline(undefined, { sections: 'fine' }).length,
  );
});

const word = fc.constantFrom(
  'okay',
  'so',
  'gradient',
  'descent',
  'loss',
  "let's",
  'tokens',
  '[Music]',
  '12',
  '…',
  'Wi-Fi',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
const wanted = fc.oneof(fc.constantFrom('fine' as const, 'coarse' as const), fc.integer({ min: 1, max: 20 }));

test('sections start at sentences, without gaps, each with a title that is no piece of small talk', () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 60 }), wanted, (texts, sections) => {
      const narration = say(...texts.map((text, nth): [number, string] => [5 + nth * 7, text]));
      const lecture = lectureOf(narration);
      const found = outline(lecture, { sections }, narration);
      const sentenceStarts = new Set([0, ...narration.sentences.map(({ startMs }) => startMs)]);
      expect(found[0]?.startMs).toBe(0);
      expect(found.at(-1)?.endMs).toBe(lecture.durationMs);
      found.forEach(({ startMs, endMs, title }, nth) => {
        expect(sentenceStarts.has(startMs)).toBe(true);
        expect(found[nth + 1]?.startMs ?? endMs).toBe(endMs);
        expect(title).toMatch(/^(?:From \d|\p{Lu}|Wi-Fi)/u);
        expect(title).not.toMatch(/\b(?:okay|so|let's)\b/i);
      });
    }),
    { numRuns: 80 },
  );
});
