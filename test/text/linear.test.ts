import { escapeHeading, escapeMarkdown } from '../../src/text/markdown/escape.js';
import { collectEvidence } from '../../src/concepts/evidence.js';
import { tokenizeSpeech } from '../../src/concepts/speech.js';
import { readShippedData } from '../../src/host/data.js';
import type { Lecture } from '../../src/model/lecture.js';
import type { Narration } from '../../src/model/narration.js';
import { countWords } from '../../src/model/wording/count-words.js';
import { titleOf } from '../../src/text/written.js';
import { headingsOf } from '../../src/outline/titles/headings.js';
import { chooseStarts } from '../../src/outline/sections/segment.js';
import { placeCaptures } from '../../src/place/place.js';
import { readTranscript } from '../../src/read/transcript.js';
import { splitIdentifier } from '../../src/text/identifiers.js';
import { openLexicon } from '../../src/text/lexicon/lexicon.js';
import { replaceStrings } from '../../src/text/strings.js';
import { readMarkdown } from '../../src/text/markdown/markdown.js';
import { collectTerms } from '../../src/text/terms.js';
import { readMarks } from '../../src/text/tidy/pieces.js';
import { doWithin } from '../soon.js';

const LECTURE: Lecture = {
  title: 'A talk',
  language: 'en',
  visibility: 'public',
  cues: [],
  captures: [],
  chapters: [],
  courseNotebooks: [],
  pins: [],
  glossary: [],
  durationMs: 0,
};

const withCell = (kind: 'code' | 'markdown', source: string): Lecture => ({
  ...LECTURE,
  courseNotebooks: [{ path: 'a.ipynb', language: 'python', cells: [{ kind, index: 0, source, outputText: '' }] }],
});

/** Captures that are all different, ten a second. */
const withCaptures = (kind: 'code' | 'slide', count: number): Lecture => ({
  ...LECTURE,
  durationMs: count * 100,
  captures: Array.from({ length: count }, (_, nth) => ({
    kind,
    atMs: nth * 100,
    content: `x${nth} = ${nth * 7}`,
    place: { path: 'captures.csv', line: nth + 1 },
  })),
});

const withSlide = (content: string): Lecture => ({
  ...LECTURE,
  captures: [{ kind: 'slide', atMs: 0, content, place: { path: 'captures.csv', line: 2 } }],
});

/** Sentences that have no marks, as in captions that came without. */
const sentencesOf = (count: number): Narration => ({
  dropped: [],
  sentences: Array.from({ length: count }, (_, nth) => ({
    words: 'so the rate of change is'.split(' ').map((text) => ({ text, startMs: nth * 1000 })),
    startMs: nth * 1000,
    endMs: nth * 1000 + 900,
    breakBefore: 0,
    place: { path: 'talk.vtt', line: nth + 1 },
  })),
});

const SILENCE: Narration = { sentences: [], dropped: [] };
const EACH_SECOND = Float64Array.from({ length: 200_000 }, (_, nth) => nth * 1000);
const SECTIONS = { durationMs: 200_000_000, sections: 'fine' } as const;
const encode = (text: string) => new TextEncoder().encode(text);

const lexicon = openLexicon(readShippedData);

/** Where time grows with the square, these take minutes; growing with the length, some milliseconds. */
const SIZE = 400_000;

test.each<[string, () => unknown]>([
  ['a run of capitals', () => splitIdentifier('ACGT'.repeat(SIZE / 4))],
  ['quotes behind backslashes', () => replaceStrings('"\\'.repeat(SIZE / 2), () => '')],
  ['code of such quotes', () => collectTerms(withCell('code', `'${'"\\'.repeat(SIZE / 2)}`), lexicon)],
  ['links that do not end', () => collectTerms(withCell('markdown', '[a]('.repeat(SIZE / 4)), lexicon)],
  ['a class name without a second capital', () => collectEvidence(withCell('code', `A${'a'.repeat(SIZE)}`))],
  [
    'identifiers that share a word',
    () => collectEvidence(withCell('code', Array.from({ length: SIZE / 80 }, (_, nth) => `rate_x${nth}`).join(' '))),
  ],
  ['digits in speech', () => escapeMarkdown('0123456789'.repeat(SIZE / 10))],
  ['hashes in a title', () => escapeHeading(`${'#'.repeat(SIZE)}a`)],
  ['a row of numbers as the title of a slide', () => headingsOf(withSlide(`# ${'1280 '.repeat(SIZE / 5)}`))],
  [
    'a cell of imports with one line behind them',
    () => placeCaptures(withCell('code', `${'import a\n'.repeat(5000)}x`), SILENCE),
  ],
  ['closing quotes without a word', () => readMarks(`${'”'.repeat(50_000)}a`)],
  ['underscores in Markdown', () => readMarkdown('a_'.repeat(SIZE / 2))],
  ['underscores in the title of a slide', () => titleOf('a_'.repeat(SIZE / 2))],
  ['a code cell of 20 MB', () => collectTerms(withCell('code', 'value = step(1)\n'.repeat(20e6 / 16)), lexicon)],
  ['snapshots of 10,000 pieces of code', () => placeCaptures(withCaptures('code', 10_000), SILENCE)],
  [
    'a picture in the code',
    () => collectEvidence(withCell('code', `img = "${'iVBORw0KGgo+AAAN/SUhEUg2'.repeat(100_000)}"`)),
  ],
  [
    'lists in lists',
    () => readMarkdown(Array.from({ length: 1500 }, (_, nth) => `${'  '.repeat(nth)}- so`).join('\n')),
  ],
  ['the speech of 40,000 sentences', () => tokenizeSpeech(sentencesOf(40_000), lexicon)],
  ['words of Chinese without a space', () => countWords(['我们今天来讲一下深度学习的基本概念'.repeat(SIZE / 16)], 1)],
  ['10,000 slides', () => placeCaptures(withCaptures('slide', 10_000), SILENCE)],
  ['a cut of 200,000 sentences', () => chooseStarts(new Float64Array(200_000), EACH_SECOND, SECTIONS)],
  ['100,000 lines with a time', () => readTranscript('talk.txt', encode('0:01 a\n'.repeat(100_000)))],
  ['two million brackets', () => readTranscript('talk.txt', encode(`0:01 a\n0:02 ${'['.repeat(2e6)}\n0:09 b\n`))],
  [
    'facts above the first time',
    () => readTranscript('talk.txt', encode(`${'Date: x\n'.repeat(5e4)}0:01 a\n0:02 b\n0:03 c`)),
  ],
])('%s takes no longer than its length asks for', (_, work) => {
  expect(() => doWithin<unknown>(5000, work)).not.toThrow();
});

test.each([
  ['f("a") + \'b\'', 'f(<a>) + <b>'],
  [`# don't "x" 'y'`, `# don<t "x" >y'`],
  [`"it's" 'say "no"'`, `<it's> <say "no">`],
  [String.raw`"a\"b" "c\\" d"`, String.raw`<a\"b> <c\\> d"`],
  ['"open\n"closed"', '"open\n<closed>'],
  [`"open 'closed'`, `"open <closed>`],
  ['none', 'none'],
])('the strings of %j', (code, expected) => {
  expect(replaceStrings(code, (text) => `<${text}>`)).toBe(expected);
});

test.each([
  ['ImageDataBunch.from_name_re', 'image data bunch from name re'],
  ['HTTPServer2x', 'http server 2x'],
  ['ABCDef', 'abc def'],
  ['parseXMLFile', 'parse xml file'],
  ['ACGT', 'acgt'],
])('the words of %s', (identifier, words) => {
  expect(splitIdentifier(identifier).join(' ')).toBe(words);
});
