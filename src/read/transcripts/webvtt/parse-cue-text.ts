/**
 * WebVTT cue text: https://www.w3.org/TR/webvtt1/#cue-text-parsing-rules
 * `tokenizeCueText` and `parseCueText` follow the standard to the letter;
 * `mendCueText` comes before them for captions by people.
 */
import { decodeHTML } from 'entities/decode';
import { collectTimestamp } from './file.js';

export type CueToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'start'; readonly name: string; readonly classes: readonly string[]; readonly annotation: string }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'time'; readonly text: string };

/** The WebVTT cue text tokenizer. A `<` always opens a tag; one that is never closed runs to the end of the text. */
export function tokenizeCueText(input: string): readonly CueToken[] {
  const tokens: CueToken[] = [];
  let at = 0;
  while (at < input.length) {
    const open = input.indexOf('<', at);
    if (open !== at) {
      tokens.push({ kind: 'text', text: decodeHTML(input.slice(at, open < 0 ? undefined : open)) });
      if (open < 0) break;
    }
    const close = input.indexOf('>', open);
    tokens.push(readTag(input.slice(open + 1, close < 0 ? undefined : close)));
    if (close < 0) break;
    at = close + 1;
  }
  return tokens;
}

function readTag(tag: string): CueToken {
  if (tag.startsWith('/')) return { kind: 'end', name: tag.slice(1) };
  if (/^\d/.test(tag)) return { kind: 'time', text: tag };
  const space = tag.search(/[ \t\n\f]/);
  const [name = '', ...classes] = (space < 0 ? tag : tag.slice(0, space)).split('.');
  const annotation =
    space < 0
      ? ''
      : decodeHTML(tag.slice(space + 1))
          .replace(/[ \t\n\f\r]+/g, ' ')
          .trim();
  return { kind: 'start', name, classes: classes.filter((one) => one !== ''), annotation };
}

/** A node of the tree the standard builds: `v`, `c` and so on with their children, text, or a timestamp. */
export type CueNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'time'; readonly ms: number }
  | {
      readonly kind: 'element';
      readonly name: string;
      readonly classes: readonly string[];
      /** Of `v` the voice, of `lang` the language. */
      readonly annotation: string;
      readonly children: readonly CueNode[];
    };

const ELEMENTS: ReadonlySet<string> = new Set(['c', 'i', 'b', 'u', 'ruby', 'rt', 'v', 'lang']);

interface Open {
  readonly name: string;
  readonly children: CueNode[];
}

/** The WebVTT cue text parsing rules: unknown tags vanish, a tag that is not closed runs to the end. */
export function parseCueText(input: string): readonly CueNode[] {
  const root: CueNode[] = [];
  const open: Open[] = [{ name: '', children: root }];
  for (const token of tokenizeCueText(input)) {
    const current = open.at(-1) as Open;
    if (token.kind === 'text') current.children.push(token);
    else if (token.kind === 'time') {
      const ms = readStamp(token.text);
      if (ms !== undefined) current.children.push({ kind: 'time', ms });
    } else if (token.kind === 'end') close(open, token.name);
    else if (ELEMENTS.has(token.name) && (token.name !== 'rt' || current.name === 'ruby')) {
      const { name, classes } = token;
      const annotation = name === 'v' || name === 'lang' ? token.annotation : '';
      const children: CueNode[] = [];
      current.children.push({ kind: 'element', name, classes, annotation, children });
      open.push({ name, children });
    }
  }
  return root;
}

function close(open: Open[], name: string): void {
  const current = open.at(-1) as Open;
  if (open.length > 1 && current.name === name) open.pop();
  else if (name === 'ruby' && current.name === 'rt') open.splice(-2);
}

/** The time of a timestamp tag; undefined when anything else stands in it. */
export function readStamp(text: string): number | undefined {
  const stamp = collectTimestamp(text, 0);
  return stamp?.at === text.length ? stamp.ms : undefined;
}

/**
 * Tags that captions carry: those of the standard,
 * and the HTML that converters leave. Anything else may be spoken code.
 */
const KNOWN = /(?:c|i|b|u|s|v|rt|br|em|lang|ruby|font|span|strong|div|p)(?=[\s.>/]|$)/iy;
const STAMP = /\d{1,9}:\d\d(?::\d\d)?[.,]\d{1,3}>/y;

/**
 * Text in which every `<` that opens no known tag (`x < y`, `vector<int>`) or is never closed is written `&lt;`, so
 * that the tokenizer keeps it; `<br>` becomes a line end. Linear: each `<` looks ahead to the next `>` at most.
 */
export function mendCueText(text: string): string {
  let out = '';
  let copied = 0;
  const lastClose = text.lastIndexOf('>');
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (at > lastClose || !opensTag(text, at)) {
      out += `${text.slice(copied, at)}&lt;`;
      copied = at + 1;
    } else if (/^<br\s?\/?>/i.test(text.slice(at, at + 6))) {
      out += `${text.slice(copied, at)}\n`;
      copied = text.indexOf('>', at) + 1;
    }
  }
  return copied === 0 ? text : out + text.slice(copied);
}

function opensTag(text: string, at: number): boolean {
  STAMP.lastIndex = at + 1;
  if (STAMP.test(text)) return true;
  KNOWN.lastIndex = text[at + 1] === '/' ? at + 2 : at + 1;
  return KNOWN.test(text) && tagCloses(text, at);
}

/** The longest tag that is believed: beyond it the `<` was text. */
const LONGEST_TAG = 300;

function tagCloses(text: string, at: number): boolean {
  const close = text.slice(at + 1, at + LONGEST_TAG).search(/[<>]/);
  return close >= 0 && text[at + 1 + close] === '>';
}
