import { stripVTControlCharacters } from 'node:util';
import type { CodeCell } from '../../model/notebook.js';
import { quoteServer } from '../problems.js';
import type { Secret } from '../server/secret.js';

/** What an answer of the kernel says of a failure. */
interface Failure {
  readonly name: string;
  readonly value: string;
}

/** The name of an exception, and what is said to people: without colours, and without our token. */
export interface CellError {
  readonly name: string;
  readonly text: string;
}

/**
 * Why a cell failed. An object that cannot show itself (a graph without Graphviz) fails after the cell's code is over:
 * IPython then answers with the name "NoneType" and the value "None",
 * and the exception is in the outputs alone. Other kernels leave both empty.
 */
export function describeError(cell: CodeCell, failure: Failure, token: Secret): CellError {
  const isVoid = (failure.name === 'NoneType' && failure.value === 'None') || (!failure.name && !failure.value);
  const { name, value } = isVoid ? (lastError(cell) ?? { name: '', value: '' }) : failure;
  const shown = [name, value].map((part) => quoteServer(stripVTControlCharacters(part).trim(), token));
  const text = shown.filter((part) => part !== '').join(': ');
  return { name, text: text === '' ? 'the kernel gives no reason' : text };
}

function lastError({ outputs }: CodeCell): Failure | undefined {
  const error = outputs.findLast(({ output_type }) => output_type === 'error');
  if (error === undefined) return undefined;
  const textOf = (field: unknown) => (typeof field === 'string' ? field : '');
  const [name, value] = [textOf(error.ename), textOf(error.evalue)];
  const traceback = Array.isArray(error.traceback) ? error.traceback.map(textOf).join('\n') : '';
  return name === '' && value === '' ? { name, value: traceback.trim().split('\n').at(-1) ?? '' } : { name, value };
}

/** Programs that packages call, the words by which these name them, and what installs them. */
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/ExecutableNotFound|Graphviz|(?:execute|directory:) \W*dot\b/i, 'Graphviz (`apt install graphviz`)'],
  [/\bffmpeg\b/i, 'FFmpeg (`apt install ffmpeg`)'],
  [/\b(?:pdf|xe|lua)?latex\b|\bdvipng\b/i, 'LaTeX (`apt install texlive dvipng`)'],
  [/\bpandoc\b/i, 'Pandoc (`apt install pandoc`)'],
  [/\btesseract\b/i, 'Tesseract (`apt install tesseract-ocr`)'],
];

const MISSING =
  /not found|could not be found|no such file|unavailable|not available|not installed|make sure|wasn't found/i;

/** What to do where a program is missing, undefined where that is not the reason. */
export function hintForProgram(what: string): string | undefined {
  if (!MISSING.test(what)) return undefined;
  const [, program] = PROGRAMS.find(([words]) => words.test(what)) ?? [];
  return program && `The cell calls a program that is missing where the kernel runs: install ${program}.`;
}
