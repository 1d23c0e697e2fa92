import { decodeHTML } from 'entities/decode';

/** A tag or the text between two tags, references resolved. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string; readonly at: number }
  | {
      readonly kind: 'tag';
      /** Lower case, with a slash where it closes: `/p`. */
      readonly name: string;
      readonly attribute: (name: string) => string | undefined;
      readonly at: number;
    };

/** The longest tag that is believed. */
const LONGEST_TAG = 2000;

/**
 * Cuts HTML into tags and text as a browser would see them, in one pass;
 * comments are neither. A `<` that opens nothing is text.
 */
export function readHtml(html: string): readonly HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let from = 0;
  const say = (to: number) => {
    if (to > from) tokens.push({ kind: 'text', text: decodeHTML(html.slice(from, to)), at: from });
  };
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', Math.max(open + 1, from))) {
    const isComment = html.startsWith('<!--', open);
    const close = isComment ? html.indexOf('-->', open + 4) : html.slice(open, open + LONGEST_TAG).indexOf('>');
    const end = isComment ? close + 3 : open + close + 1;
    if (close < 0 || !/^<(?:!|\/?[a-z])/i.test(html.slice(open, open + 3))) continue;
    say(open);
    if (!isComment) tokens.push(tagOf(html.slice(open + 1, end - 1), open));
    from = end;
  }
  say(html.length);
  return tokens;
}

function tagOf(inside: string, at: number): HtmlToken {
  const name = /^\/?[a-z][\w:-]*/i.exec(inside)?.[0].toLowerCase() ?? '';
  const attribute = (wanted: string) => {
    const value = new RegExp(`[\\s"']${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(inside);
    return value === null ? undefined : decodeHTML(value[1] ?? value[2] ?? value[3] ?? '');
  };
  return { kind: 'tag', name, attribute, at };
}

/** Tags after which a new line begins. */
export const isBreak = (name: string): boolean => /^\/?(?:p|br|div|li|h[1-6]|tr)$/.test(name) && name !== '/br';

/** Gives the line, from 1, of ascending offsets in a text. */
export function lineCounter(text: string): (at: number) => number {
  let [line, seen] = [1, 0];
  return (at) => {
    for (let end = text.indexOf('\n', seen); end >= 0 && end < at; end = text.indexOf('\n', seen)) {
      line++;
      seen = end + 1;
    }
    return line;
  };
}
