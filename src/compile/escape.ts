/**
 * Makes speech stand in Markdown as it was said: a transcript is text, never markup. Takes one paragraph or word; what would be
 * read as emphasis, code, a link, HTML, an entity, maths or a bare URL is escaped.
 */
export function escapeMarkdown(text: string): string {
  return breakMaths(escapeSigns(text), EMPTY_LINK);
}

function escapeSigns(text: string): string {
  return text
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/\\/g, '&#92;')
    .replace(/[`*[\]<>$~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/\b(https?|ftp)(?=:\/\/)/gi, '$1\\')
    .replace(/\bwww(?=\.)/gi, '$&\\')
    .replace(/(?<=[\w.+-])@(?=[\w-]+\.)/g, '\\@')
    .replace(/(?<=^\s*\d+)([.)])(?=\s|$)/, '\\$1')
    .replace(/^(\s*)([#+\-=:])/, '$1\\$2');
}

/** Shows nothing, but cuts the text in two where it stands. In the text of a link another link cannot stand, hence the span. */
const EMPTY_LINK = '[](#)';
const EMPTY_SPAN = '<span></span>';

/**
 * JupyterLab looks for maths on the rendered page, where an escape is no longer seen: two dollars in one paragraph, or a
 * backslash before a bracket, would be typeset. It looks within one run of text, so the run is cut after each such sign.
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
    .replace(/&#92;/g, '\\')
    .replace(/&amp;/g, '&');
}

/** For a heading: escaped, one line, no trailing `#` that would close it. */
export function escapeHeading(title: string): string {
  return breakMaths(escapeSigns(title.replace(/\s+/g, ' ').trim()), EMPTY_SPAN).replace(/(#+)$/, '\\$1');
}

/** For the text of an image or link. */
export function escapeLabel(text: string): string {
  return breakMaths(escapeSigns(text.replace(/\s+/g, ' ').trim()), EMPTY_SPAN);
}

/** A destination in parentheses: spaces, parentheses, quotes and controls percent-encoded, the rest as it is. */
export function escapeHref(href: string): string {
  return href.replace(
    /[\s()<>"'\\\u0000-\u001f]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** A code span that holds any text, with a fence longer than the backticks inside it. */
export function codeSpan(code: string): string {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(code) ? ' ' : '';
  return `${fence}${pad}${code}${pad}${fence}`;
}

/** A fenced block whose fence is longer than any run of backticks inside it. */
export function fenced(code: string, info = ''): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${info}\n${code}\n${fence}`;
}
