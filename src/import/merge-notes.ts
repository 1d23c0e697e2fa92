import type { RootContent } from 'mdast';
import { numberFootnotes, parseMarkdown, rangeOf, textOf } from '../text/markdown/markdown-tree.js';
import { findReferences } from '../text/links/references.js';
import { cutLetters } from '../text/words.js';
import { cutPieces } from './pieces.js';

/** One person's notes. */
export interface Contribution {
  readonly author: string;
  readonly text: string;
}

interface MergedSection {
  /** The line of its heading as the first author wrote it; none for what stands above the first one. */
  readonly heading: string;
  readonly atMs: number;
  /** Blocks of each author, in the order of the authors. */
  readonly parts: { readonly author: string; readonly blocks: readonly string[] }[];
}

/**
 * Several people's notes of one lecture as one Markdown text: by the lecture's time where headings refer to it, then in
 * the order of writing; a heading that several have stands once, each one's notes below it under their name,
 * and what one said already is not said again.
 */
export function mergeNotes(contributions: readonly Contribution[]): string {
  const taken = new Set<string>();
  const notes = contributions.map(({ author, text }) => ({
    author,
    pieces: sectionsOf(withOwnFootnotes(text, taken)),
  }));
  const pieces = notes.flatMap((note) => note.pieces);
  const timed = new Map(pieces.filter(({ atMs }) => atMs !== undefined).map((piece) => [piece.key, piece]));
  const sections = new Map<string, MergedSection>();
  for (const { author, pieces } of notes) {
    let beforeMs = -1;
    for (const { key, blocks, ...piece } of pieces) {
      const { heading, atMs = beforeMs } = timed.get(key) ?? piece;
      beforeMs = atMs;
      const there = sections.get(key) ?? { heading, atMs, parts: [] };
      sections.set(key, { ...there, parts: [...there.parts, { author, blocks }] });
    }
  }
  const ordered = [...sections.values()].sort((a, b) => a.atMs - b.atMs);
  return `${ordered
    .map(writeSection)
    .filter((text) => text !== '')
    .join('\n\n')}\n`;
}

const plainTitle = (heading: string) => cutLetters(heading.replace(/\[[^\]]*\]/g, ' ')).join(' ');

interface AuthoredPiece {
  /** The words of its heading: pieces of several people with the same ones are one section. */
  readonly key: string;
  readonly heading: string;
  readonly atMs?: number | undefined;
  readonly blocks: readonly string[];
}

function sectionsOf(text: string): readonly AuthoredPiece[] {
  const tree = parseMarkdown(text);
  const source = (node: RootContent) => text.slice(...rangeOf(node));
  return cutPieces(tree, text, 0, { isCell: () => false }).map(({ nodes }) => {
    const [first, ...rest] = nodes;
    const isHeading = first?.type === 'heading';
    const times = isHeading ? findReferences(textOf(first)).flatMap(({ startMs }) => startMs ?? []) : [];
    const heading = isHeading ? source(first) : '';
    return { key: plainTitle(heading), heading, atMs: times[0], blocks: (isHeading ? rest : nodes).map(source) };
  });
}

/** A label that somebody else used gets a number, at each place and in front of its text. */
function withOwnFootnotes(text: string, taken: Set<string>): string {
  let renamed = text;
  for (const label of numberFootnotes([parseMarkdown(text)])) {
    let name = label;
    for (let nth = 2; taken.has(name); nth++) name = `${label}-${nth}`;
    taken.add(name);
    if (name !== label) renamed = renamed.split(`[^${label}]`).join(`[^${name}]`);
  }
  return renamed;
}

function writeSection({ heading, parts }: MergedSection): string {
  const said = new Set<string>();
  const written = parts.flatMap(({ author, blocks }) => {
    const fresh = blocks.flatMap((block) => withoutSaid(block, said));
    return fresh.length === 0 ? [] : [`**${author.replace(/([*_\\`[\]<])/g, '\\$1')}:**`, ...fresh];
  });
  return [...(heading === '' ? [] : [heading]), ...written].join('\n\n');
}

const plainText = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}$\\]+/gu, ' ')
    .trim();
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** A block without the sentences that stand in the section already; of lists, tables and code the whole is compared. */
function withoutSaid(block: string, said: Set<string>): readonly string[] {
  const isProse = /^[\p{L}\p{N}"'“(]/u.test(block) && !/\n {0,3}[-*+>#|`~]/.test(block);
  const sentences = isProse ? [...segmenter.segment(block)].map(({ segment }) => segment) : [block];
  const fresh = sentences.filter((sentence) => {
    const plain = plainText(sentence);
    if (plain !== '' && said.has(plain)) return false;
    said.add(plain);
    return true;
  });
  const text = fresh.join('').trim();
  return text === '' ? [] : [fresh.length === sentences.length ? block : text];
}
