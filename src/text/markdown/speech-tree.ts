import type { Paragraph, PhrasingContent, Root } from 'mdast';

/** `[12:34](https://youtu.be/ID?t=754) `, as builds write it before a paragraph. */
const TIME = /^\[([\d:]+)\]\(((?:[^\s()<>\\&]|&(?![A-Za-z\d#]{1,40};)|\\[()])+)\) /;
/** The speaker where another one begins. */
const NAME = /^\*\*([^*_\\`[\]<>&$~@:/]+:)\*\* (?=\S)/;
/**
 * What the whole grammar has to look at: marks that are not escaped (`_` in a word is none),
 * entities, addresses that become links.
 */
const MARKUP = /[*[\]<$~\t\r\n\0\uE0D0]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?:#|[A-Za-z\d]+;)|https?:|www\.|@|  $/iu;
/** What the grammar has rules of its own for in code as well. */
const BREAKS = /[\t\r\n\0]/;
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/**
 * Paragraphs of speech as builds write them: a time link, words, escaped signs, code. They are nearly all of a
 * transcript, and the whole grammar takes thirty times as long for the same tree.
 * Undefined where there is anything else. Nodes have no positions.
 */
export function parseSpeech(markdown: string): Root | undefined {
  const children: Root['children'] = [];
  for (const line of markdown.split('\n\n')) {
    const isQuoted = line.startsWith('> ');
    const paragraph = parseLine(isQuoted ? line.slice(2) : line);
    if (paragraph === undefined) return undefined;
    children.push(isQuoted ? { type: 'blockquote', children: [paragraph] } : paragraph);
  }
  return { type: 'root', children };
}

function parseLine(line: string): Paragraph | undefined {
  const [time, clock = '', href = ''] = TIME.exec(line) ?? [];
  if (time === undefined || line.trimEnd() !== line) return undefined;
  const rest = line.slice(time.length);
  const [name, speaker = ''] = NAME.exec(rest) ?? [];
  const words = parseWords(rest.slice(name?.length ?? 0));
  if (words === undefined) return undefined;
  const link: PhrasingContent = {
    type: 'link',
    title: null,
    url: href.replace(/\\([()])/g, '$1'),
    children: [{ type: 'text', value: clock }],
  };
  const named: readonly PhrasingContent[] =
    name === undefined ? [] : [{ type: 'strong', children: [{ type: 'text', value: speaker }] }];
  return {
    type: 'paragraph',
    children: joinTexts([link, text(' '), ...named, ...(name ? [text(' ')] : []), ...words]),
  };
}

const text = (value: string): PhrasingContent => ({ type: 'text', value });

/** Words with escapes and code; undefined where something else is in them. */
function parseWords(source: string): readonly PhrasingContent[] | undefined {
  const found: PhrasingContent[] = [];
  let plain = '';
  let at = 0;
  while (at < source.length) {
    const next = source.slice(at).search(/[\\`]/);
    const end = next < 0 ? source.length : at + next;
    plain += source.slice(at, end);
    at = end;
    if (source[at] === '\\') {
      const escaped = source[at + 1] ?? '';
      if (!PUNCTUATION.test(escaped)) return undefined;
      if (MARKUP.test(plain)) return undefined;
      found.push(text(plain), text(escaped));
      plain = '';
      at += 2;
    } else if (source[at] === '`') {
      const [ticks = ''] = /^`+/.exec(source.slice(at)) ?? [];
      const close = closing(source, at + ticks.length, ticks.length);
      const inside = source.slice(at + ticks.length, close);
      if (close === undefined || BREAKS.test(inside) || MARKUP.test(plain)) return undefined;
      found.push(text(plain), { type: 'inlineCode', value: codeOf(inside) });
      plain = '';
      at = close + ticks.length;
    }
  }
  if (MARKUP.test(plain)) return undefined;
  return [...found, text(plain)];
}

/** Where a run of exactly so many backticks begins. */
function closing(source: string, from: number, count: number): number | undefined {
  for (const run of source.slice(from).matchAll(/`+/g)) if (run[0].length === count) return from + run.index;
  return undefined;
}

/** One space at either side stands for the ticks' sake, where there is more than spaces. */
const codeOf = (inside: string) =>
  inside.startsWith(' ') && inside.endsWith(' ') && /[^ ]/.test(inside) ? inside.slice(1, -1) : inside;

/** Texts that follow each other are one; empty ones are none. */
function joinTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') joined[joined.length - 1] = text(last.value + node.value);
    else if (node.type !== 'text' || node.value !== '') joined.push(node);
  }
  return joined;
}
