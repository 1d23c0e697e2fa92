import { join, kindOfPath } from '../../host/read.js';
import type { Problem } from '../../model/problem.js';
import type { Terminal } from '../command.js';

/** What the argument `-` becomes, for yargs takes that for an empty one; problems name their lines so. */
export const STANDARD_INPUT = '<stdin>';

/** Standard input where one of the arguments asks for it. What cannot be had is a problem. */
export async function readInput(
  names: readonly string[],
  terminal: Terminal,
): Promise<{ readonly input?: Uint8Array; readonly problem?: Problem }> {
  const asked = names.filter((name) => name === STANDARD_INPUT).length;
  if (asked === 0) return {};
  if (asked > 1)
    return { problem: problem('"-" is given twice, and standard input can be read once', 'Give it once.') };
  const input = await terminal.input();
  if (input === undefined || input.length === 0)
    return {
      problem: problem(
        'nothing comes in on standard input',
        'Pipe something in: cat talk.vtt | nbscribe build - -o talk.ipynb.',
      ),
    };
  return { input };
}

const problem = (message: string, hint: string): Problem => ({ code: 'usage/input', level: 'error', message, hint });

/** Why one notebook cannot be written there: `run` and `merge` take no folder. */
export function wrongNotebookOutput(output: string | undefined): Problem | undefined {
  const wrong = wrongOutput(output);
  if (wrong !== undefined || output === undefined || output.endsWith('.ipynb')) return wrong;
  const hint = `Give -o a name that ends in .ipynb: -o ${join(output, 'talk.ipynb')}`;
  return { code: 'usage/output', level: 'error', message: `-o takes a notebook, not "${output}"`, hint };
}

/** Why a notebook cannot be written there, if it cannot: `-o x.html` would make a folder of that name. */
export function wrongOutput(output: string | undefined): Problem | undefined {
  if (output === undefined || /[/\\]$/.test(output)) return undefined;
  if (/\.ipynb$/.test(output)) return kindOfPath(output) === 'folder' ? folderOfThatName(output) : undefined;
  const [, extension] = /\.([a-z]{2,8})$/i.exec(output) ?? [];
  if (output === STANDARD_INPUT)
    return {
      ...problem('a notebook is not written to standard output', 'Give a file: -o talk.ipynb.'),
      code: 'usage/output',
    };
  if (extension === undefined) return undefined;
  const convert = CONVERTED[extension.toLowerCase()];
  const hint =
    convert === undefined
      ? `Give -o a name that ends in .ipynb, or a folder: -o ${output}/`
      : `Write talk.ipynb first, then: jupyter nbconvert --to ${convert} talk.ipynb. A folder of that name is -o ${output}/`;
  return { code: 'usage/output', level: 'error', message: `-o takes a notebook or a folder, not "${output}"`, hint };
}

const folderOfThatName = (output: string): Problem => ({
  code: 'usage/output',
  level: 'error',
  message: `"${output}" is a folder, and has the name of a notebook`,
  hint: `Give another name; into that folder it is -o ${join(output, 'talk.ipynb')}`,
});

/** What nbconvert calls the formats that people ask for by their extension. */
const CONVERTED: Readonly<Record<string, string>> = {
  html: 'html', htm: 'html', pdf: 'webpdf', md: 'markdown', markdown: 'markdown', py: 'script', tex: 'latex', rst: 'rst',
}; // prettier-ignore
