/**
 * What a course writes: headings and prose of its Markdown, names in its code, titles.
 * The words of each are cut by `words.ts`.
 */
import { Lexer, type Token, type Tokens } from 'marked';
import type { Lecture } from '../model/lecture.js';
import { isMostlyLarge } from './full-names.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { dialectFor, lexMarkdown } from './markdown/markdown.js';
import { wordCutter } from './words.js';

/** A heading as it is written, without its signs. */
export interface WrittenHeading {
  readonly markdown: string;
  /** 1 for the highest. */
  readonly depth: number;
  /** Index in the text at which it begins. */
  readonly at: number;
}

export interface WrittenMarkdown {
  readonly headings: readonly WrittenHeading[];
  /** All that is no heading, as it stands. */
  readonly prose: string;
}

/** Most cells have no heading, and need not be read. */
const MAY_HAVE_HEADINGS = /^ {0,3}(?:#|[^\n]+\n {0,3}[=-])/m;

/**
 * Tells the headings of a Markdown text from its prose: `#` in a block of code is neither.
 * Text that is nested too deep is prose.
 */
export function readWritten(markdown: string): WrittenMarkdown {
  // As long as before, so that places hold.
  const text = markdown.replace(/\r\n/g, ' \n').replace(/\r/g, '\n');
  const isPlain = !MAY_HAVE_HEADINGS.test(text);
  const blocks = isPlain ? undefined : lexMarkdown(text, (source) => new Lexer(dialectFor(source)).blockTokens(source));
  if (blocks === undefined) return { headings: [], prose: markdown };
  const headings: WrittenHeading[] = [];
  const prose: string[] = [];
  let at = 0;
  for (const block of blocks) {
    if (block.type === 'heading') {
      const { text: title, depth } = block as Tokens.Heading;
      headings.push({ markdown: title, depth, at });
    } else prose.push(block.raw);
    at += block.raw.length;
  }
  return { headings, prose: prose.join('') };
}

/** Longer titles are sentences. */
const LONGEST_TITLE = 70;

/** Letters that are read of a title, its markup included. */
const MOST_READ = 5000;

/** A title as a reader sees it, without markup. */
export function shownTitle(markdown: string): string {
  const [line = ''] = markdown.replace(/^\s*#+\s*/, '').split('\n', 1);
  const read = line.slice(0, MOST_READ);
  const tokens = lexMarkdown(read, (source) => Lexer.lexInline(source, dialectFor(source)));
  return decodeEntities(plainText(tokens ?? []))
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * That without pictures and final signs, as a name of what follows; empty for one without a letter, and for a sentence.
 */
export function titleOf(markdown: string): string {
  const title = shownTitle(markdown)
    .replace(/:[a-z][a-z0-9_+-]*:/g, ' ')
    .replace(/\p{Extended_Pictographic}\uFE0F?/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s:.,;]+$/, '');
  return title.length > LONGEST_TITLE || !/\p{L}/u.test(title) ? '' : title;
}

/** The text of inline tokens; HTML tags and images have none. */
function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'html' || token.type === 'image') return ' ';
      if ('tokens' in token && token.tokens !== undefined) return plainText(token.tokens);
      return 'text' in token ? String(token.text) : ' ';
    })
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

const decodeEntities = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_all, name: string) => ENTITIES[name] ?? ' ');

/** Prose without what says nothing of how words are written: code, links' addresses and tags. */
export const spelledProse = (markdown: string): string =>
  markdown
    .replace(/```[^]*?(?:```|$)/g, '\n')
    .replace(/`[^`\n]*`/g, ' ')
    .replace(/\]\((?:[^()\s]|\([^()\s]*\))*\)/g, '] ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/<\/?[a-z][^<>]{0,500}>/gi, ' ');

/** So many signs without a space are data, such as a picture in base64 or a script made small. */
const DATA = /(?<!\S)\S{2000,}/g;

/** Code or text without the data in it, which names nothing. */
export const withoutData = (text: string): string => text.replace(DATA, ' ');

/** Names and numbers in code, in their order: `1e-3` is a number, not the name `e`. */
export const namesAndNumbersIn = (code: string): readonly string[] =>
  code.match(/[\p{L}_][\p{L}\p{M}\p{N}_]*|\d+(?:\.\d+)?(?:e-?\d+)?/gu) ?? [];

/** The names alone. */
export const identifiersIn = (code: string): readonly string[] =>
  namesAndNumbersIn(code).filter((name) => !/^\d/.test(name));

/** The Markdown of the course's notebooks, cell by cell. */
export const courseMarkdown = ({ courseNotebooks }: Lecture): readonly string[] =>
  courseNotebooks.flatMap(({ cells }) => cells.flatMap(({ kind, source }) => (kind === 'markdown' ? [source] : [])));

/** The headings of the course's notebooks. */
export const courseHeadings = (lecture: Lecture): readonly string[] =>
  courseMarkdown(lecture).flatMap((source) => readWritten(source).headings.map(({ markdown }) => markdown));

/** The code of the course's notebooks, then what else was on screen: the cells of the notebooks are captures, too. */
export const courseCode = ({ courseNotebooks, captures }: Lecture): readonly string[] => [
  ...courseNotebooks.flatMap(({ cells }) => cells.flatMap(({ kind, source }) => (kind === 'code' ? [source] : []))),
  ...captures.flatMap(({ kind, content, origin }) => (kind === 'code' && origin === undefined ? [content] : [])),
];

/** All that is written on each slide. */
export const slideTexts = ({ captures }: Lecture): readonly string[] =>
  captures.flatMap(({ kind, title = '', content }) => (kind === 'slide' ? [`${title}\n${content}`] : []));

const cutForms = wordCutter({ joinedBy: '', keepCase: true });

const INITIALS = /^\p{Lu}{2,}s?$/u;
const NAME = /^\p{Lu}\p{Ll}{3,}$/u;
const SMALL = /^\p{Ll}[\p{Ll}\p{N}]+$/u;

/** `gp` and `cg` are words, too; log2 of the share below which one of so many letters is rather read as initials. */
const FEW_LETTERS = 3;
const SELDOM = -18;

/**
 * Words whose spelling a line of a slide tells: all that it writes small, and of what is no English word the initials
 * and the names, unless it Writes Many Words Large or SHOUTS.
 */
export function spelledOnSlide(line: string, lexicon: Lexicon): readonly string[] {
  const isPlain = (word: string) => lexicon.isWord(word) && !lexicon.lookUp(word).marks.includes('p');
  const mayBeInitials = (word: string) =>
    !isPlain(word) || (word.length <= FEW_LETTERS && lexicon.lookUp(word).background < SELDOM);
  const isTitle = isMostlyLarge(line, isPlain);
  const isLoud = !/\p{Ll}{2}/u.test(line);
  return cutForms(line.replace(/(?<!\w)\w*_\w*/g, ' ')).filter((form, at) => {
    if (SMALL.test(form)) return true;
    if (INITIALS.test(form)) return !isLoud && mayBeInitials(form.toLowerCase());
    return NAME.test(form) && at > 0 && !isTitle && !isPlain(form.toLowerCase());
  });
}
