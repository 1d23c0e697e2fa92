import type { IOutput } from '@jupyterlab/nbformat';

/** Colours of a terminal (ECMA-48, 8.3.117). */
const COLOURS = /\u001b\[[\d;]*m/g;

/** The text of an output: what was printed, the value's text, or the error. */
export function verbatimText(output: IOutput): string {
  const joined = joinText(fieldOf(output));
  return joined.replace(COLOURS, '');
}

function fieldOf(output: IOutput): unknown {
  if (output.output_type === 'stream') return output.text;
  if (output.output_type === 'error') return `${joinText(output.ename)}: ${joinText(output.evalue)}`;
  return 'data' in output ? (output.data as Readonly<Record<string, unknown>>)['text/plain'] : '';
}

function joinText(text: unknown): string {
  if (Array.isArray(text)) return text.filter((line) => typeof line === 'string').join('');
  return typeof text === 'string' ? text : '';
}
