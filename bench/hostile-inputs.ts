/** Lectures that no person would make, and that an algorithm with a hidden square takes for ever over. */
import type { Capture } from '../src/model/capture.js';
import type { Cue } from '../src/model/cue.js';
import type { CourseNotebook, Lecture } from '../src/model/lecture.js';

const place = { path: 'made-up', line: 1 };
const CUE_MS = 3000;

/** Text of about so many characters; what repeats is chosen so that a greedy pattern matches almost to its end. */
const TEXTS: Readonly<Record<string, (size: number) => string>> = {
  'one long word': (size) => 'abc'.repeat(size / 3),
  'capitals without a space': (size) => 'ACGT'.repeat(size / 4),
  'a capital and one long word': (size) => `A${'a'.repeat(size)}`,
  'a long word and capitals': (size) => `${'a'.repeat(size / 2)}${'A'.repeat(size / 2)}`,
  'capitals and digits': (size) => 'A1b2'.repeat(size / 4),
  'camel case': (size) => 'fooBar'.repeat(size / 6),
  digits: (size) => '0123456789'.repeat(size / 10),
  'digits and points': (size) => '1.'.repeat(size / 2),
  underscores: (size) => 'a_'.repeat(size / 2),
  hyphens: (size) => 'a-'.repeat(size / 2),
  apostrophes: (size) => "a'".repeat(size / 2),
  'only marks': (size) => '.,;:!?'.repeat(size / 6),
  'full stops': (size) => '.'.repeat(size),
  'marks with spaces': (size) => '. '.repeat(size / 2),
  'opening brackets': (size) => '([{<'.repeat(size / 4),
  'closing brackets': (size) => ')]}>'.repeat(size / 4),
  'open links': (size) => '[a]('.repeat(size / 4),
  'open images': (size) => '![a'.repeat(size / 3),
  'open tags': (size) => '<a '.repeat(size / 3),
  backticks: (size) => '`a ``b '.repeat(size / 7),
  'open fences': (size) => '```\na\n~~~\n'.repeat(size / 10),
  quotes: (size) => `"a 'b `.repeat(size / 6),
  'quotes without a partner': (size) => `'${'"a'.repeat(size / 4)}${'\\"'.repeat(size / 4)}`,
  backslashes: (size) => '"\\'.repeat(size / 2),
  stars: (size) => '**a *b _c '.repeat(size / 10),
  dollars: (size) => '$a $$b '.repeat(size / 7),
  'hashes in words': (size) => `${'#'.repeat(size / 2)}a`.repeat(2),
  hashes: (size) => '# '.repeat(size / 2),
  'headings of one letter': (size) => '# a\n'.repeat(size / 4),
  spaces: (size) => `a${' '.repeat(size)}b`,
  'line ends': (size) => `a${'\n'.repeat(size)}b`,
  'words on one line': (size) => words(size, ' '),
  'a word on each line': (size) => words(size, '\n'),
  'one word again and again': (size) => 'gradient '.repeat(size / 9),
  'capital words': (size) => 'Gradient Descent '.repeat(size / 17),
  'never the same word': (size) => Array.from({ length: size / 8 }, (_, at) => `w${letters(at)}x`).join(' '),
  'words joined by of': (size) => 'rate of change of '.repeat(size / 18),
  'small words': (size) => 'and so it is that '.repeat(size / 18),
  'addresses without an end': (size) => `https://${'a.b/'.repeat(size / 4)}`,
  'letters beyond the plane': (size) => '𝒜𝓑'.repeat(size / 4),
  'combining marks': (size) => `e${'\u0301'.repeat(size)}`,
  'chinese without a space': (size) => '深度学习'.repeat(size / 4),
  assignments: (size) => 'x = y\n'.repeat(size / 6),
  'comment signs': (size) => '# // '.repeat(size / 5),
  'imports without an end': (size) => `import ${'a, '.repeat(size / 3)}`,
};

function words(size: number, between: string): string {
  const all =
    'the gradient of a loss tells each layer where its weight should move and the learner takes a small step'.split(
      ' ',
    );
  return Array.from({ length: size / 5 }, (_, at) => all[(at * 7) % all.length]).join(between);
}

const letters = (number: number): string =>
  [...number.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('');

const cue = (text: string, nth: number): Cue => ({ startMs: nth * CUE_MS, endMs: (nth + 1) * CUE_MS, text, place });

const SPEECH = Array.from({ length: 40 }, (_, nth) =>
  cue(`So the gradient descent of layer ${nth} is a step downhill. The loss is what we look at.`, nth),
);

const BASE: Lecture = {
  title: 'A lecture',
  language: 'en',
  visibility: 'public',
  cues: SPEECH,
  captures: [],
  chapters: [],
  courseNotebooks: [],
  pins: [],
  glossary: [],
  durationMs: SPEECH.length * CUE_MS,
};

const withCues = (cues: readonly Cue[]): Lecture => ({ ...BASE, cues, durationMs: cues.length * CUE_MS });
const withCaptures = (captures: readonly Capture[]): Lecture => ({ ...BASE, captures });

function withCourse(kind: 'code' | 'markdown', sources: readonly string[]): Lecture {
  const cells = sources.map((source, index) => ({ kind, index, source, outputText: '' }));
  const notebook: CourseNotebook = { path: 'lesson.ipynb', language: 'python', cells };
  const captures = sources.map((content, cell): Capture => ({
    kind: 'code',
    atMs: undefined,
    content,
    language: 'python',
    origin: { path: 'lesson.ipynb', cell },
    place,
  }));
  return { ...BASE, courseNotebooks: [notebook], captures: kind === 'code' ? captures : [] };
}

/** Where such a text may stand. */
const POSITIONS: Readonly<Record<string, (text: string) => Lecture>> = {
  'in one cue': (text) => withCues([...SPEECH, cue(text, SPEECH.length)]),
  'in a code cell': (text) => withCourse('code', [text]),
  'in a Markdown cell': (text) => withCourse('markdown', [text]),
  'in a timed snapshot': (text) =>
    withCaptures([0, 1].map((nth) => ({ kind: 'code', atMs: nth * 30_000, content: text + nth, place }))),
  'in a note': (text) => withCaptures([{ kind: 'note', atMs: 30_000, content: text, place }]),
  'on two slides': (text) =>
    withCaptures(
      [0, 1].map((nth) => ({ kind: 'slide', atMs: nth * 30_000, content: `${text} ${nth}`, title: text, place })),
    ),
  'in the titles': (text) => ({ ...BASE, title: text, lecturer: text, chapters: [{ startMs: 0, title: text, place }] }),
  'in the glossary': (text) => ({ ...BASE, glossary: [text] }),
};

const times = <Item>(count: number, make: (nth: number) => Item) =>
  Array.from({ length: count }, (_, nth) => make(nth));

/** Much of something small; `size` divided by what one of it weighs. */
const CROWDS: Readonly<Record<string, (size: number) => Lecture>> = {
  'cues of one word': (size) => withCues(times(size / 6, (nth) => cue(nth % 9 === 0 ? 'gradient.' : 'step', nth))),
  'cues of one mark': (size) => withCues(times(size / 6, (nth) => cue(nth % 2 === 0 ? '.' : '-', nth))),
  'cues of one sentence': (size) => withCues(times(size / 6, (nth) => cue(`Step ${letters(nth)}.`, nth))),
  'cues at one moment': (size) => withCues(times(size / 30, () => cue('So the gradient goes down.', 0))),
  'a speaker for each cue': (size) =>
    withCues(times(size / 30, (nth) => ({ ...cue('So the gradient goes down.', nth), speaker: `Speaker ${nth}` }))),
  chapters: (size) => ({
    ...BASE,
    chapters: times(size / 3, (nth) => ({ startMs: nth, title: `Part ${nth}`, place })),
  }),
  'chapters of one title': (size) => ({
    ...withCues(times(size / 30, (nth) => cue('So the gradient goes down.', nth))),
    chapters: times(size / 30, (nth) => ({ startMs: nth * CUE_MS, title: 'Part', place })),
  }),
  'snapshots, all different': (size) =>
    withCaptures(times(size / 20, (nth) => ({ kind: 'code', atMs: nth * 10, content: `x${nth} = ${nth * 7}`, place }))),
  'snapshots, each a line longer': (size) =>
    withCaptures(
      times(Math.sqrt(size), (nth) => ({ kind: 'code', atMs: nth * 10, content: `a${nth}\n`.repeat(nth + 1), place })),
    ),
  'snapshots, all the same': (size) =>
    withCaptures(times(size / 20, (nth) => ({ kind: 'code', atMs: nth * 10, content: 'x = 1', place }))),
  'slides, all different': (size) =>
    withCaptures(
      times(size / 20, (nth) => ({ kind: 'slide', atMs: nth * 10, content: `Slide ${nth} on ${nth * 7}`, place })),
    ),
  'slides, all the same': (size) =>
    withCaptures(times(size / 20, (nth) => ({ kind: 'slide', atMs: nth * 10, content: 'The same words here', place }))),
  'slides without a word': (size) =>
    withCaptures(times(size / 20, (nth) => ({ kind: 'slide', atMs: nth * 10, content: '', title: `${nth}`, place }))),
  'outputs without code': (size) =>
    withCaptures(times(size / 20, (nth) => ({ kind: 'output', atMs: nth * 10, content: `${nth}`, place }))),
  'notes at one moment': (size) =>
    withCaptures(times(size / 20, (nth) => ({ kind: 'note', atMs: 1000, content: `Note ${nth}`, place }))),
  'code cells, all different': (size) =>
    withCourse(
      'code',
      times(size / 30, (nth) => `w${letters(nth)} = gradient(${nth})`),
    ),
  'code cells, all the same': (size) =>
    withCourse(
      'code',
      times(size / 30, () => 'gradient(1)'),
    ),
  'Markdown cells with headings': (size) =>
    withCourse(
      'markdown',
      times(size / 30, (nth) => `## The part ${letters(nth)}`),
    ),
  pins: (size) => ({
    ...withCourse(
      'code',
      times(size / 60, (nth) => `x = ${nth}`),
    ),
    pins: times(size / 60, (cell) => ({ path: 'lesson.ipynb', cell, atMs: (cell * 7919) % 100_000 })),
  }),
  'glossary entries': (size) => ({ ...BASE, glossary: times(size / 8, (nth) => `Pyt${letters(nth)}ch`) }),
};

/** Every hostile lecture, by name, for a size in characters. */
export const HOSTILE: ReadonlyMap<string, (size: number) => Lecture> = new Map([
  ...Object.entries(POSITIONS).flatMap(([where, lectureOf]) =>
    Object.entries(TEXTS).map(
      ([what, textOf]) => [`${what} ${where}`, (size: number) => lectureOf(textOf(size))] as const,
    ),
  ),
  ...Object.entries(CROWDS),
]);
