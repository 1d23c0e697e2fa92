import { Lexer, type Token } from 'marked';
import type { Lecture } from '../model/lecture.js';
import { dialectFor, lexMarkdown } from '../text/markdown.js';

/** A heading of a course notebook, or of a slide, at the moment it is on screen. */
export interface Heading {
  readonly title: string;
  readonly atMs: number;
  readonly from: 'heading' | 'slide';
  readonly depth: number;
}

/** Longer ones are sentences. */
const LONGEST = 70;

/** Letters that are read of a title, its markup included. */
const MOST_READ = 5000;

/** The headings of the lecture by time: a notebook's stands where the next code cell below it does. */
export function headingsOf(lecture: Lecture): readonly Heading[] {
  const headings: Heading[] = [];
  const cellMs = new Map<string, number>();
  for (const { origin, atMs, placement, kind, title, content } of lecture.captures) {
    if (atMs === undefined || placement?.by === 'spread') continue;
    if (origin !== undefined) cellMs.set(`${origin.cell}:${origin.path}`, atMs);
    const text = kind === 'slide' ? cleanTitle(title ?? firstLine(content)) : '';
    if (text !== '') headings.push({ title: text, atMs, from: 'slide', depth: 1 });
  }
  for (const { path, cells } of lecture.courseNotebooks) {
    let waiting: Omit<Heading, 'atMs'>[] = [];
    for (const { kind, index, source } of cells) {
      const atMs = cellMs.get(`${index}:${path}`);
      if (kind === 'markdown') waiting.push(...readHeadings(source));
      if (atMs === undefined) continue;
      headings.push(...waiting.map((heading) => ({ ...heading, atMs })));
      waiting = [];
    }
  }
  return headings.sort((a, b) => a.atMs - b.atMs);
}

const lex = (markdown: string) =>
  lexMarkdown(markdown, (source): readonly Token[] => new Lexer(dialectFor(source)).lex(source));

function readHeadings(markdown: string): Omit<Heading, 'atMs'>[] {
  if (!/^ {0,3}(?:#|[^\n]+\n[=-]{2,})/m.test(markdown)) return [];
  return (lex(markdown) ?? []).flatMap((token) => {
    if (token.type !== 'heading') return [];
    const title = tidy(plainText(token.tokens ?? []));
    return title === '' ? [] : [{ title, from: 'heading' as const, depth: (token as { depth: number }).depth }];
  });
}

/** A title without markup: what a reader of the heading sees. */
export function cleanTitle(markdown: string): string {
  const [line = ''] = markdown.replace(/^\s*#+\s*/, '').split('\n', 1);
  return tidy(plainText(lex(line.slice(0, MOST_READ)) ?? []));
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

function tidy(text: string): string {
  const plain = text
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_all, name: string) => ENTITIES[name] ?? ' ')
    .replace(/:[a-z][a-z0-9_+-]*:/g, ' ')
    .replace(/\p{Extended_Pictographic}\uFE0F?/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s:.,;]+$/, '');
  return plain.length > LONGEST || !/\p{L}/u.test(plain) ? '' : plain;
}

const firstLine = (text: string) => text.split('\n').find((line) => line.trim() !== '') ?? '';
