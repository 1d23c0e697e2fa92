import type { Lecture } from '../model/lecture.js';
import { distinctNames, eponymsIn, fullNamesIn, type Eponym, type FullName } from './full-names.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { replaceStrings } from './strings.js';
import { wordCutter } from './words.js';
import {
  courseCode,
  courseMarkdown,
  identifiersIn,
  readWritten,
  slideTexts,
  spelledOnSlide,
  spelledProse,
} from './written.js';

/** How the lecture itself writes its words. */
export interface LectureTerms {
  /** Lower-case word to its spelling: `pytorch` to `PyTorch`. */
  readonly spellings: ReadonlyMap<string, string>;
  /** With the names and initials of slides: how a word that was said is written, too little to listen for it. */
  readonly shown: ReadonlyMap<string, string>;
  /** Names in its code: `untar_data`, `ImageDataBunch`, `plt`. */
  readonly identifiers: ReadonlySet<string>;
  /**
   * Names with their members as its code writes them, and the files that it names: `learn.recorder.plot`, `labels.csv`.
   */
  readonly members: ReadonlySet<string>;
  /** Lower-case words of its prose and comments, and how often they stand there. */
  readonly written: ReadonlyMap<string, number>;
  /** Words in the addresses that it links to or prints: `pytorch` of `https://download.pytorch.org/models`. */
  readonly addressed: ReadonlySet<string>;
  /** Lower-case pairs of words that stand side by side in its prose. */
  readonly pairs: ReadonlySet<string>;
  /** People, and what else has a first and a last name in it. */
  readonly fullNames: readonly FullName[];
  /** What is called by a person. */
  readonly eponyms: readonly Eponym[];
  /** Entries of its glossary of several words with capitals, word by word: `Lord Denning`. */
  readonly phrases: readonly (readonly string[])[];
}

/** A capital inside, or a digit after letters: such a spelling is meant, wherever it stands. */
const ODD = /\p{Ll}\p{Lu}|\p{Lu}{2}|^\p{Lu}+\d|^\p{Lu}\p{Ll}+\d/u;

/** Share of a word's uses that must have its spelling, and uses that a plain English word needs. */
const SHARE = 0.6;
const PLAIN_SHARE = 0.9;
const PLAIN_LEAST = 3;

/** Collects the spellings of glossary, notebooks, code, notes, slides and titles, in this order of trust. */
export function collectTerms(lecture: Lecture, lexicon: Lexicon): LectureTerms {
  const forms = new Map<string, Map<string, number>>();
  const written = new Map<string, number>();
  const pairs = new Set<string>();
  const identifiers = new Set<string>();
  const members = new Set<string>();
  const source = { forms, written, pairs };
  const notes = lecture.captures.flatMap(({ kind, content }) => (kind === 'note' ? [content] : []));
  for (const text of [...courseMarkdown(lecture), ...notes]) readMarkdown(text, source);
  for (const text of courseCode(lecture)) readCode(text, source, { identifiers, members });
  for (const title of titlesOf(lecture)) readTitle(title, source);
  const spellings = spellingsOf(forms, lecture, lexicon);
  for (const line of new Set(slideTexts(lecture).flatMap((text) => text.split('\n'))))
    for (const word of spelledOnSlide(line, lexicon)) countForm(forms, word);
  const shown = spellingsOf(forms, lecture, lexicon);
  for (const entry of lecture.glossary) readProse(`x ${entry}`, source);
  const addressed = new Set(addressesOf(lecture).flatMap(wordsOfAddress));
  const phrases = phrasesOf(lecture.glossary, lexicon);
  return { spellings, shown, identifiers, members, written, addressed, pairs, phrases, ...peopleOf(lecture, lexicon) };
}

type Forms = ReadonlyMap<string, ReadonlyMap<string, number>>;

function spellingsOf(
  forms: Forms,
  { lecturer = '', glossary }: Lecture,
  lexicon: Lexicon,
): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>();
  for (const [word, own] of forms) {
    const spelling = decide(word, own, lexicon);
    if (spelling !== undefined) spellings.set(word, spelling);
  }
  for (const name of lecturer.split(/[\s,]+/))
    if (!lexicon.lookUp(name.toLowerCase()).marks.includes('f') && name.length > 1)
      spellings.set(name.toLowerCase(), name);
  for (const entry of glossary) {
    const words = entry.split(/\s+/);
    for (const word of words) if (words.length === 1 || ODD.test(word)) spellings.set(word.toLowerCase(), word);
  }
  return spellings;
}

/**
 * `Lord Denning`. Who writes every entry with capitals, `Gradient Descent`, says nothing by those of plain words.
 */
function phrasesOf(glossary: readonly string[], lexicon: Lexicon): readonly (readonly string[])[] {
  const isPlain = (word: string) => lexicon.isWord(word.toLowerCase());
  const isMeant = glossary.some((entry) => /^\p{Ll}/u.test(entry) && isPlain(entry.split(/\s+/)[0] ?? ''));
  return glossary
    .map((entry) => entry.split(/\s+/).filter((word) => word !== ''))
    .filter((words) => words.length > 1 && words.some((word) => /\p{Lu}/u.test(word)))
    .filter((words) => isMeant || !words.every(isPlain));
}

function peopleOf(lecture: Lecture, lexicon: Lexicon): Pick<LectureTerms, 'fullNames' | 'eponyms'> {
  const { glossary, lecturer = '' } = lecture;
  const written = lecture.captures.flatMap(({ kind, content }) => (kind === 'code' ? [] : [content]));
  const prose = [...courseMarkdown(lecture), ...written].map(spelledProse);
  const code = courseCode(lecture).map((text) => text.slice(0, CODE_LETTERS));
  const texts = [...prose, ...titlesOf(lecture), lecturer, ...glossary.map((entry) => `x ${entry}`), ...code];
  return {
    fullNames: distinctNames(texts.flatMap((text) => fullNamesIn(text, lexicon))),
    eponyms: texts.flatMap((text) => eponymsIn(text, lexicon)),
  };
}

interface Counts {
  readonly forms: Map<string, Map<string, number>>;
  readonly written: Map<string, number>;
  readonly pairs: Set<string>;
}

function decide(word: string, forms: ReadonlyMap<string, number>, lexicon: Lexicon): string | undefined {
  const total = [...forms.values()].reduce((sum, count) => sum + count, 0);
  const [form, count] = [...forms].reduce((best, each) => (each[1] > best[1] ? each : best));
  if (form === word || word.length < 2) return undefined;
  if (ODD.test(form)) return count >= SHARE * total && !lexicon.lookUp(word).marks.includes('f') ? form : undefined;
  const plain = lexicon.lookUp(word).listed;
  if (plain) return count >= PLAIN_LEAST && count >= PLAIN_SHARE * total ? form : undefined;
  return count >= 2 && count >= SHARE * total ? form : undefined;
}

const ADDRESS = /https?:\/\/[\w.-]+[^\s)>"'\]]{0,300}/g;

/** In all that is written, code and what it printed. */
function addressesOf({ courseNotebooks, captures }: Lecture): readonly string[] {
  const cells = courseNotebooks.flatMap((notebook) => notebook.cells);
  const texts = [
    ...cells.flatMap(({ source, outputText }) => [source, outputText]),
    ...captures.flatMap(({ content, origin }) => (origin === undefined ? [content] : [])),
  ];
  return texts.flatMap((text) => text.slice(0, CODE_LETTERS).match(ADDRESS) ?? []);
}

const wordsOfAddress = (address: string): readonly string[] =>
  address
    .replace(/^https?:\/\//, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length >= SHORTEST_ADDRESSED);

const SHORTEST_ADDRESSED = 4;

function* titlesOf(lecture: Lecture): Generator<string> {
  yield lecture.title;
  if (lecture.course !== undefined) yield lecture.course;
  for (const { title } of lecture.chapters) yield title;
  for (const { kind, title, content } of lecture.captures) {
    if (title !== undefined) yield title;
    if (kind === 'slide' || kind === 'image') yield content;
  }
}

const cutForms = wordCutter({ joinedBy: '', keepCase: true });

/** Words with their capitals; numbers, and `2nd`, have no spelling. */
const cutWritten = (text: string) => cutForms(text).filter((form) => /^\p{L}/u.test(form));

/** The first word of a sentence says nothing about spelling, nor does a heading. */
function readMarkdown(markdown: string, counts: Counts): void {
  const { headings, prose } = readWritten(markdown);
  readProse(prose, counts);
  for (const heading of headings) readProse(heading.markdown, counts, true);
}

function readProse(markdown: string, counts: Counts, isHeading = false): void {
  for (const sentence of spelledProse(markdown)
    .replace(/(?<!\w)\w*_\w*/g, ' ')
    .split(/(?<=[.!?:])\s+|\n/)) {
    const words = cutWritten(sentence);
    words.forEach((word, at) => {
      const before = words[at - 1];
      if (before !== undefined) counts.pairs.add(`${before} ${word}`.toLowerCase());
      count(counts.written, word.toLowerCase());
      if (ODD.test(word) || (at > 0 && !isHeading)) countForm(counts.forms, word);
    });
  }
}

/** Titles and slides write Many Words Large; only odd spellings count. */
function readTitle(title: string, counts: Counts): void {
  for (const word of cutWritten(title)) {
    count(counts.written, word.toLowerCase());
    if (/\p{Ll}\p{Lu}|^\p{Lu}\p{Ll}*\d/u.test(word)) countForm(counts.forms, word);
  }
}

/** How much of a cell's code is read: more was made by a program, and no name of it is said. */
const CODE_LETTERS = 1_000_000;

const FILE = /^[\w-]{1,60}\.[a-z][a-z0-9]{1,4}$/;

interface CodeNames {
  readonly identifiers: Set<string>;
  readonly members: Set<string>;
}

function readCode(code: string, counts: Counts, { identifiers, members }: CodeNames): void {
  const keepFile = (text: string) => {
    if (FILE.test(text)) members.add(text);
    return ' ';
  };
  const bare = replaceStrings(code.slice(0, CODE_LETTERS), keepFile).replace(/(?:#|\/\/).*$/gm, ' ');
  for (const [chain] of bare.matchAll(/[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+/g)) addMembers(chain, members);
  for (const name of identifiersIn(bare)) {
    identifiers.add(name);
    if (/\p{Ll}\p{Lu}/u.test(name) && !name.includes('_')) countForm(counts.forms, name);
  }
}

/** `learn.recorder.plot` is also `learn.recorder` and `recorder.plot`. */
function addMembers(chain: string, members: Set<string>): void {
  const parts = chain.split('.').slice(0, MOST_MEMBERS);
  for (let from = 0; from < parts.length - 1; from++)
    for (let to = from + 2; to <= parts.length; to++) members.add(parts.slice(from, to).join('.'));
}

/** Nobody says longer chains. */
const MOST_MEMBERS = 5;

function countForm(forms: Map<string, Map<string, number>>, word: string): void {
  const key = word.toLowerCase();
  let own = forms.get(key);
  if (own === undefined) forms.set(key, (own = new Map<string, number>()));
  count(own, word);
}

const count = (counts: Map<string, number>, word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
