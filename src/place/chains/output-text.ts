import type { Capture } from '../../model/capture.js';

type Output = NonNullable<Capture['outputs']>[number];

/** What the reader of the cell sees printed: text, the cells of tables, the name and message of an error. */
export const textOfOutputs = (outputs: readonly Output[]): string => outputs.map(textOf).join('\n');

function textOf(output: Output): string {
  if (output.output_type === 'error') return `${stringOf(output['ename'])} ${stringOf(output['evalue'])}`;
  if (typeof output['text'] === 'string') return output['text'];
  const data = output['data'] as Record<string, unknown> | null | undefined;
  const html = stringOf(data?.['text/html']);
  if (html.includes('<table')) return withoutTags(html);
  return stringOf(data?.['text/plain']).replace(/^<[\w.]+ (?:object|size) [^\n]*>$|^<[\w.]+ object>$/gm, '');
}

const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The text between tags and outside of style sheets, which many tables bring along. */
function withoutTags(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    parts.push(html.slice(at, open));
    const end = html.startsWith('<style', open) ? html.indexOf('</style>', open) : open;
    const close = html.indexOf('>', Math.max(open, end));
    at = close < 0 || end < 0 ? html.length : close + 1;
  }
  return parts.join(' ');
}
