/**
 * Makes speech stand in Markdown as it was said: a transcript is text, never markup. Takes one line or word; what would be read
 * as emphasis, code, a link, HTML, an entity, maths or a bare URL is escaped. A backslash becomes an entity, since JupyterLab
 * takes `\\(` for maths.
 */
export function escapeMarkdown(text: string): string {
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

/** Takes back what `escapeMarkdown` did. */
export function unescapeMarkdown(text: string): string {
  return text
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
    .replace(/&#92;/g, '\\')
    .replace(/&amp;/g, '&');
}

/** For a heading: escaped, one line, no trailing `#` that would close it. */
export function escapeHeading(title: string): string {
  return escapeMarkdown(title.replace(/\s+/g, ' ').trim()).replace(/(#+)$/, '\\$1');
}

/** For the text of an image or link. */
export function escapeLabel(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' ').trim());
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
