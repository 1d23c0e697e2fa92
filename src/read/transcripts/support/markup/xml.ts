import { SaxesParser } from 'saxes';
import { decodeHTML } from 'entities/decode';

/** An element; names are local (no prefix), lower case only where the format says so. */
export interface XmlElement {
  readonly name: string;
  /** Namespace prefix, or empty. */
  readonly prefix: string;
  /** By local name, prefix dropped, in the order of the file. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
  readonly line: number;
}

export interface XmlDocument {
  readonly path: string;
  readonly root: XmlElement;
  /** The first thing that is not well-formed; what was read up to there is kept. */
  readonly broken?: { readonly what: string; readonly line: number };
}

/** Deeper than any transcript; everything below is dropped and reported. */
const DEEPEST = 256;

interface Building {
  name: string;
  prefix: string;
  attributes: Record<string, string>;
  children: (Building | string)[];
  line: number;
}

/** Whether text begins as XML does: a tag, a declaration or a comment. */
export function looksLikeXml(text: string): boolean {
  return /^\s*<(?:\?xml|!--|!DOCTYPE|[A-Za-z_][\w.:-]*[\s>/])/i.test(text.slice(0, 500));
}

/**
 * Parses; never throws. A DOCTYPE is refused, so that no entity can be declared;
 * undefined when there is no element at all.
 */
export function parseXml(path: string, text: string): XmlDocument | 'refused' | undefined {
  const builder = new Builder();
  const broken = builder.run(text);
  if (builder.refused) return 'refused';
  return builder.root && { path, root: builder.root, ...(broken && { broken }) };
}

/** References that writers of captions take from HTML, though XML does not know them. */
const HTML_NAMES = [
  'nbsp',
  'hellip',
  'ndash',
  'mdash',
  'lsquo',
  'rsquo',
  'ldquo',
  'rdquo',
  'copy',
  'eacute',
  'lrm',
  'rlm',
];

class StopParsing extends Error {}

class Builder {
  root: Building | undefined;
  refused = false;
  readonly #open: Building[] = [];
  #fault: { what: string; line: number } | undefined;

  run(text: string): { what: string; line: number } | undefined {
    const parser = new SaxesParser({ position: true });
    for (const name of HTML_NAMES) parser.ENTITIES[name] = decodeHTML(`&${name};`);
    const fail = (what: string) => (this.#fault ??= { what, line: parser.line });
    parser.on('error', (error) => {
      // What a browser would forgive is forgiven: an unknown entity stays as it is written.
      if (/undefined entity|disallowed character|text data outside/.test(error.message)) return;
      fail(error.message.replace(/^[\d:]*\s*/, ''));
      if (/unclosed|unexpected end/.test(error.message)) return;
      throw new StopParsing();
    });
    parser.on('doctype', () => {
      this.refused = true;
      throw new StopParsing();
    });
    parser.on('opentag', (tag) => this.#begin(tag.name, tag.attributes as Record<string, string>, parser.line, fail));
    parser.on('closetag', () => this.#open.pop());
    parser.on('text', (chars) => this.#open.at(-1)?.children.push(chars));
    parser.on('cdata', (chars) => this.#open.at(-1)?.children.push(chars));
    try {
      for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536));
      parser.close();
    } catch (error) {
      if (!(error instanceof StopParsing)) fail('it is not well-formed');
    }
    return this.#fault;
  }

  #begin(name: string, attributes: Record<string, string>, line: number, fail: (what: string) => unknown): void {
    const colon = name.indexOf(':');
    const element: Building = {
      name: name.slice(colon + 1),
      prefix: colon < 0 ? '' : name.slice(0, colon),
      attributes: localNames(attributes),
      children: [],
      line,
    };
    if (this.#open.length >= DEEPEST) {
      fail(`more than ${DEEPEST} tags inside each other`);
      throw new StopParsing();
    }
    if (this.#open.length === 0) this.root ??= element;
    this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
  }
}

function localNames(attributes: Record<string, string>): Record<string, string> {
  const local: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('xmlns')) continue;
    const short = name.slice(name.indexOf(':') + 1);
    if (short !== '__proto__') local[short] ??= value;
  }
  return local;
}

/** Elements of that name directly inside; of any name without one. */
export function elementsOf(parent: XmlElement, name?: string): readonly XmlElement[] {
  const elements = parent.children.filter((child) => typeof child !== 'string');
  return name === undefined ? elements : elements.filter((child) => child.name === name);
}

/** The first element of that name anywhere below, in the order of the file. */
export function findElement(parent: XmlElement, name: string): XmlElement | undefined {
  for (const child of elementsOf(parent)) {
    const found = child.name === name ? child : findElement(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All text below, in order. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** An element and all below it, in the order of the file. */
export const elementsIn = (element: XmlElement): readonly XmlElement[] => [
  element,
  ...elementsOf(element).flatMap((child) => elementsIn(child)),
];
