import { percentOf } from '../links/href.js';

/**
 * Makes speech stand in Markdown as it was said: a transcript is text, never markup. Takes one paragraph or word; what
 * would be read as emphasis, code, a link, HTML, an entity, maths or a bare URL is escaped.
 */
export function escapeMarkdown(text: string): string {
  return breakMaths(escapeSigns(text), EMPTY_LINK);
}

/** One line of somebody's text, such as a name. */
export function escapeLine(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' ').trim());
}

function escapeSigns(text: string): string {
  return text
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/\\/g, '&#92;')
    .replace(/[`*[\]<>$~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/(https?|ftp)(?=:\/\/)/gi, '$1\\')
    .replace(/www(?=\.)/gi, '$&\\')
    .replace(/(?<=[\w.+-])@(?=[\w-]+\.)/g, '\\@')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*)([#+\-=:])/, '$1\\$2');
}

/**
 * Shows nothing, but cuts the text in two where it stands.
 * In the text of a link another link cannot stand, hence the span.
 */
const EMPTY_LINK = '[](#)';
const EMPTY_SPAN = '<span></span>';

/**
 * JupyterLab looks for maths on the rendered page, where an escape is no longer seen: two dollars in one paragraph, or
 * a backslash before a bracket, would be typeset.
 * It looks within one run of text, so the run is cut after each such sign.
 */
export function breakMaths(markdown: string, cut = EMPTY_LINK): string {
  const dollars = markdown.split('\\$').length - 1;
  const escaped = markdown.replace(/&#92;(?=\\?[([]|begin\\?\{|end\\?\{)/g, `&#92;${cut}`);
  return dollars < 2 ? escaped : escaped.replace(/\\\$(?!\[\]\(#\)|<span>)/g, `\\$${cut}`);
}

/** Takes back what `escapeMarkdown` did. */
export function unescapeMarkdown(text: string): string {
  return text
    .replaceAll(EMPTY_LINK, '')
    .replaceAll(EMPTY_SPAN, '')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
    .replace(/&#(91|92|93);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&amp;/g, '&');
}

/** For a heading: escaped, one line, no trailing `#` that would close it. */
export function escapeHeading(title: string): string {
  return breakMaths(escapeSigns(title.replace(/\s+/g, ' ').trim()), EMPTY_SPAN).replace(/(?<!#)#+$/, '\\$&');
}

/**
 * For the text of an image or link.
 * marked takes `\[` in it as `[`, and looks for images and links once more: so by their numbers.
 */
export function escapeLabel(text: string): string {
  const escaped = escapeSigns(text.replace(/\s+/g, ' ').trim());
  return breakMaths(escaped.replaceAll('\\[', '&#91;').replaceAll('\\]', '&#93;'), EMPTY_SPAN);
}

/** A destination in parentheses: spaces, parentheses, quotes and controls percent-encoded, the rest as it is. */
export function escapeHref(href: string): string {
  return href.replace(/[\s()<>"'\\\u0000-\u001f]/g, percentOf);
}

/** A code span that holds any text, with a fence longer than the backticks inside it. */
export function codeSpan(code: string): string {
  const fence = '`'.repeat(longestTicks(code) + 1);
  const pad = /^`|`$/.test(code) ? ' ' : '';
  return `${fence}${pad}${code}${pad}${fence}`;
}

/** The name of a language that may stand behind a fence: `python`, `c++`, `objective-c`. */
const LANGUAGE = /^[\p{L}\p{N}_][\p{L}\p{N}_+#.-]{0,39}$/u;

/**
 * A fenced block whose fence is longer than any run of backticks inside it. What is no name of a language is left out.
 */
export function fenced(code: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestTicks(code) + 1));
  return `${fence}${LANGUAGE.test(language) ? language : ''}\n${code}\n${fence}`;
}

function longestTicks(code: string): number {
  let longest = 0;
  for (const [ticks] of code.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  return longest;
}
