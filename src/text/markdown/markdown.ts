/**
 * What Markdown shows and where it leads, by marked's tokens:
 * in a code span, a fence or a comment nothing is an image or a link.
 */
import { Lexer, type Token, type Tokens } from 'marked';

/**
 * An image, clip or link. `href` is as written, but for escapes;
 * `range` is where it stands in the text, where it could be found.
 */
export interface MarkdownReference {
  readonly kind: 'image' | 'link';
  readonly href: string;
  readonly range?: readonly [from: number, to: number];
}

export interface MarkdownParts {
  readonly references: readonly MarkdownReference[];
  /** The Markdown of each heading, without its signs. */
  readonly headings: readonly string[];
  /** Names that HTML gives to places: `<a id="here">`. */
  readonly anchors: readonly string[];
}

/** Nobody quotes a quote so often; marked takes the square of it, and then overflows the stack. */
const QUOTED_TOO_DEEP = /^(?:[ \t]*>){200}/m;

/** Nobody has a list in a list so often; marked reads what is in a list again for each list around it. */
const DEEPEST_LIST = 100;
const LIST_ITEM = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]/gm;

/** Whether lists stand in lists so often: each item is indented more than the one that it belongs to. */
function listsTooDeep(text: string): boolean {
  const around: number[] = [];
  for (const [, { length: indent } = ''] of text.matchAll(LIST_ITEM)) {
    while ((around.at(-1) ?? -1) >= indent) around.pop();
    if (around.push(indent) > DEEPEST_LIST) return true;
  }
  return false;
}

/**
 * A run in which marked looks for an address of mail from each letter anew, and takes the square of it. GitHub's
 * dialect does that; a text that holds such a run is read as plain Markdown,
 * in which bare addresses are no links and tables are text.
 */
const LONG_RUN = /(?<![a-z0-9.!#$%&'*+/=?^_`{|}~@-])[a-z0-9.!#$%&'*+/=?^_`{|}~@-]{3000}/i;

/** Options of marked for a text, so that it takes no square of its length. */
export const dialectFor = (text: string) => ({ gfm: !LONG_RUN.test(text) });

/** What a lexer of marked makes of a text; undefined where it is nested too deep for it. */
export function lexMarkdown<Tokens>(text: string, lex: (source: string) => Tokens): Tokens | undefined {
  if (QUOTED_TOO_DEEP.test(text) || listsTooDeep(text)) return undefined;
  try {
    return lex(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/** Reads Markdown. Text that is nested too deep has no parts. */
export function readMarkdown(text: string): MarkdownParts {
  const reading = new Reading(text);
  reading.readAll(lexMarkdown(text, (source) => new Lexer(dialectFor(source)).lex(source)) ?? []);
  return reading;
}

/** Before the destination in `[x](<a b.png> "title")` and in `[x]: a.png`. */
const BEFORE_HREF = /\][(:]\s*<?/g;

/** An element that shows a file. A tag is not looked for beyond the next `<`: each place is looked at once. */
const SHOWN = /<(?:img|video|audio|source)\b[^<>]*?\ssrc\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))/gi;

const NAMED = /<[a-z][^\s<>]*\b[^<>]*?\s(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))/gi;

/**
 * Walks the tokens in the order of the text; `#at` is behind what was read.
 * Lists and quotes take signs off, so lines are looked for.
 */
class Reading implements MarkdownParts {
  readonly references: MarkdownReference[] = [];
  readonly headings: string[] = [];
  readonly anchors: string[] = [];
  #at = 0;

  constructor(private readonly text: string) {}

  readAll(tokens: readonly Token[]): void {
    tokens.forEach((token) => this.#read(token));
  }

  #read(token: Token): void {
    if (token.type === 'image') this.#readTarget('image', token as Tokens.Image);
    else if (token.type === 'link') this.#readTarget('link', token as Tokens.Link);
    else if (token.type === 'def') this.#readDefinition(token as Tokens.Def);
    else if (token.type === 'html') this.#readHtml(token.raw);
    else if (token.type === 'code') (token as Tokens.Code).text.split('\n').forEach((line) => this.#pass(line));
    else if (token.type === 'codespan' || token.type === 'escape') this.#pass(token.raw);
    else {
      if (token.type === 'heading') this.headings.push((token as Tokens.Heading).text);
      this.readAll(childrenOf(token));
    }
  }

  /** Moves behind the text, and returns where it begins; undefined where it does not stand there as it is. */
  #pass(text: string): number | undefined {
    const from = this.text.indexOf(text, this.#at);
    if (text === '' || from < 0) return undefined;
    this.#at = from + text.length;
    return from;
  }

  #readTarget(kind: 'image' | 'link', token: Tokens.Image | Tokens.Link): void {
    const from = this.#pass(token.raw);
    const behind = this.#at;
    if (from !== undefined) this.#at = from;
    if (kind === 'link') this.readAll(token.tokens ?? []);
    this.#at = behind;
    this.#pushFound(kind, token, from);
  }

  #readDefinition(token: Tokens.Def): void {
    this.#pushFound('link', token, this.#pass(token.raw));
  }

  /** A reference with the place of its destination in the text, where that can be found. */
  #pushFound(kind: 'image' | 'link', { raw, href }: { raw: string; href: string }, from: number | undefined): void {
    const places =
      from === undefined ? [] : [...raw.matchAll(BEFORE_HREF)].map((found) => found.index + found[0].length);
    // In a link that shows an image the image's comes first.
    if (kind === 'link') places.reverse();
    const range = places.map((at) => rangeOf(raw, href, at)).find((found) => found !== undefined);
    if (range === undefined || from === undefined) this.references.push({ kind, href });
    else this.references.push({ kind, href, range: [from + range[0], from + range[1]] });
  }

  #readHtml(raw: string): void {
    const from = this.#pass(raw);
    const html = raw.replace(/<!--[^]*?(?:-->|$)/g, (comment) => ' '.repeat(comment.length));
    for (const found of html.matchAll(SHOWN)) {
      const href = found[1] ?? found[2] ?? found[3] ?? '';
      if (from === undefined) this.references.push({ kind: 'image', href });
      else this.#push('image', href, from + found.index + found[0].lastIndexOf(href));
    }
    for (const [, double, single, bare] of html.matchAll(NAMED)) this.anchors.push(double ?? single ?? bare ?? '');
  }

  #push(kind: 'image' | 'link', href: string, from: number): void {
    this.references.push({ kind, href, range: [from, from + href.length] });
  }
}

/** Where `href` stands at a place of the text, its signs perhaps escaped. */
function rangeOf(text: string, href: string, from: number): readonly [number, number] | undefined {
  let at = from;
  for (let nth = 0; nth < href.length; nth++, at++) {
    if (text[at] === '\\' && text[at + 1] === href[nth] && href[nth] !== '\\') at++;
    else if (text[at] !== href[nth]) return undefined;
  }
  return [from, at];
}

function childrenOf(token: Token): readonly Token[] {
  if (token.type === 'list') return (token as Tokens.List).items;
  if (token.type !== 'table') return (token as Tokens.Generic).tokens ?? [];
  const { header, rows } = token as Tokens.Table;
  return [...header, ...rows.flat()].flatMap((cell) => cell.tokens);
}
