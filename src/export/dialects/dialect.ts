import type { Nodes, RootContent } from 'mdast';
import type { Unsafe } from 'mdast-util-to-markdown';

/** A note, tip or warning in a box. */
export interface Alert {
  /** In lower case: `tip`. */
  readonly kind: string;
  /** Its own title, or the kind as a word. */
  readonly title: string;
  /** Whether its author folded it, and how it is shown first; undefined of one that does not fold. */
  readonly fold?: 'open' | 'closed' | undefined;
  readonly children: readonly RootContent[];
}

/**
 * What a dialect of Markdown can say, and how. One file each; a new one is such an object and a line in the registry.
 */
export interface Dialect {
  /** As `--to` names it. */
  readonly name: string;
  /** Who reads it. */
  readonly describe: string;
  readonly extension: '.md' | '.qmd';
  /** What it can't say, and what becomes of that: the table in `docs/dialects.md`. */
  readonly limits: readonly (readonly [what: string, becomes: string])[];
  readonly footnotes: 'references' | 'list';
  readonly maths: 'dollars' | 'code';
  readonly tables: 'pipes' | 'html';
  readonly tasks: 'boxes' | 'signs';
  readonly strikes: 'tildes' | 'html';
  /** A line that ends in the text would end on the page: lines of a paragraph are joined. */
  readonly joinsLines: boolean;
  /** Whether metadata may stand above the text between `---`. */
  readonly frontMatter: boolean;
  /** The info string of a fence that draws a diagram; undefined where none does. */
  readonly diagram?: string;
  alert(alert: Alert): readonly RootContent[];
  /** The link to a heading of the same text; undefined where that is only known when it is posted. */
  anchor?(title: string): string;
  /** Whether links between notes are written `[[note|text]]` there, where that is asked for. */
  readonly knowsWikilinks?: boolean;
  /** The text of an image with its size. */
  imageText?(alt: string, size: ImageSize): string;
  /** An element of HTML, or undefined where it is not shown there: the text in it stays. */
  readonly html?: (value: string) => string | undefined;
  /** A video where it should be seen, on a line of its own. */
  video?(url: string, startMs: number): string;
  /** What plain text must escape, beside what Markdown itself asks for. */
  readonly unsafe: readonly Unsafe[];
  /** Characters of one post. */
  readonly postChars?: number;
}

export interface ImageSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Text that stands in the output as it is. */
export const verbatim = (value: string): RootContent => ({ type: 'html', value });

/** `> [!TIP]`, as GitHub, Discourse and Obsidian know it; a title of its own stands in bold where they know none. */
export function quotedAlert(known: ReadonlySet<string> | undefined) {
  return ({ kind, title, fold, children }: Alert): readonly RootContent[] => {
    if (known !== undefined && !known.has(kind)) return boldAlert({ kind, title, children });
    const isOwn = title.toLowerCase() !== kind;
    const sign =
      known === undefined
        ? `[!${kind}]${FOLD_SIGNS[fold ?? 'none']}${isOwn ? ` ${title}` : ''}`
        : `[!${kind.toUpperCase()}]`;
    const head: RootContent = { type: 'paragraph', children: [{ type: 'html', value: sign }] };
    const [first, ...rest] = children;
    const bold = isOwn && known !== undefined ? [strongLine(title)] : [];
    if (first?.type !== 'paragraph' || bold.length > 0) return [quote([head, ...bold, ...children])];
    const joined: RootContent = { ...first, children: [{ type: 'html', value: `${sign}\n` }, ...first.children] };
    return [quote([joined, ...rest])];
  };
}

/** Obsidian's, behind the kind. */
const FOLD_SIGNS = { open: '+', closed: '-', none: '' } as const;

/** A quote that begins with its title in bold. */
export function boldAlert({ title, children }: Alert): readonly RootContent[] {
  const [first, ...rest] = children;
  if (first?.type !== 'paragraph') return [quote([strongLine(title), ...children])];
  const name: Nodes[] = [
    { type: 'strong', children: [{ type: 'text', value: title }] },
    { type: 'text', value: ': ' },
  ];
  return [quote([{ ...first, children: [...(name as typeof first.children), ...first.children] }, ...rest])];
}

/** A box between two lines of its own. */
export function fencedAlert(open: (alert: Alert) => string, close = ':::') {
  return (alert: Alert): readonly RootContent[] => [verbatim(open(alert)), ...alert.children, verbatim(close)];
}

/** Kinds of Obsidian, MyST and others, with what looks like them, the nearest first. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  hint: ['tip'],
  success: ['tip'],
  check: ['tip'],
  done: ['tip'],
  question: ['hint'],
  help: ['hint'],
  faq: ['hint'],
  attention: ['warning'],
  danger: ['caution'],
  error: ['caution'],
  failure: ['error', 'caution'],
  fail: ['error', 'caution'],
  missing: ['error', 'caution'],
  bug: ['error', 'caution'],
};

/** Of the kinds that a dialect knows the one that is most like another tool's; a note where none is. */
export const nearestKind = (kind: string, known: ReadonlySet<string>): string =>
  [kind, ...(ALIKE[kind] ?? [])].find((one) => known.has(one)) ?? 'note';

export const strongLine = (title: string): RootContent => ({
  type: 'paragraph',
  children: [{ type: 'strong', children: [{ type: 'text', value: title }] }],
});

const quote = (children: readonly RootContent[]): RootContent => ({
  type: 'blockquote',
  children: children as Extract<RootContent, { type: 'blockquote' }>['children'],
});

/** GitHub's five kinds, which Discourse has too. */
export const GITHUB_ALERTS: ReadonlySet<string> = new Set(['note', 'tip', 'important', 'warning', 'caution']);

/** GitHub's id of a heading: lower case, marks left out, spaces as `-`. */
export function githubAnchor(title: string): string {
  const plain = title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '');
  return `#${plain.replace(/ /g, '-')}`;
}

/** pandoc's: from the first letter on, with full stops. */
export function pandocAnchor(title: string): string {
  const plain = title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _.-]/gu, '')
    .replace(/\s+/g, '-');
  return `#${plain.replace(/^[^\p{L}]+/u, '') || 'section'}`;
}

/** Signs that pandoc and MyST read as citations, attributes, superscripts. */
export const CITATIONS: readonly Unsafe[] = [
  { character: '@', inConstruct: 'phrasing' },
  { character: '^', inConstruct: 'phrasing' },
  { character: '{', inConstruct: 'phrasing' },
];
