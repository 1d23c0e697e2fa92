import { collectEvidence } from '../../src/concepts/evidence.js';
import { readShippedData } from '../../src/host/data.js';
import type { Lecture } from '../../src/model/lecture.js';
import { splitIdentifier } from '../../src/text/identifiers.js';
import { openLexicon } from '../../src/text/lexicon/lexicon.js';
import { replaceStrings } from '../../src/text/strings.js';
import { collectTerms } from '../../src/text/terms.js';

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
])('%s takes no longer than its length asks for', (_, work) => {
  const start = process.cpuUsage();
  work();
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
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
