import { counted } from '../../model/counted.js';
import { importNotesFile, type ImportReport } from '../../notes/notes.js';
import type { Command, CommonOptions, ExitCode, Terminal } from '../command.js';
import { wrongNotebookOutput } from '../options/input.js';
import { printJson, reportProblems } from '../report.js';

interface ImportCommandOptions extends CommonOptions {
  readonly notes: string;
  readonly output?: string | undefined;
  readonly lecture?: string | undefined;
  readonly language?: string | undefined;
  readonly author?: string | undefined;
  readonly force: boolean;
}

/** `nbscribe import NOTES.md`: notes become a notebook, alone or among the cells of their lecture. */
const command: Command<ImportCommandOptions> = {
  options: (yargs) =>
    yargs
      .positional('notes', {
        type: 'string',
        demandOption: true,
        describe: 'Markdown (.md), Quarto (.qmd), R Markdown (.Rmd), MyST, or a script with cells (.py)',
      })
      .option('output', { alias: 'o', type: 'string', describe: 'the notebook (.ipynb); default: beside the notes' })
      .option('lecture', { type: 'string', describe: 'put the notes where they belong in this lecture' })
      .option('language', { type: 'string', describe: 'language of the code that runs, where the notes say none' })
      .option('author', { type: 'string', describe: 'whose notes they are, where the front matter says none' })
      .option('force', { type: 'boolean', default: false, describe: 'write over a notebook that somebody wrote in' })
      .example('$0 import notes.md', 'notes.ipynb; export --to gfm gives notes.md back, byte for byte')
      .example('$0 import notes.md --lecture lesson2/', 'my notes in lesson2.ipynb, at the moments they refer to'),
  run: runImport,
};

export default command;

async function runImport(options: ImportCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const refused = wrongNotebookOutput(options.output);
  if (refused !== undefined) return reportProblems([refused], { ...options, json: false }, terminal) && 2;
  const { value, problems } = await importNotesFile(options.notes, { ...options, version: NBSCRIBE_VERSION });
  if (options.json) printJson({ notes: options.notes, ...value, problems }, terminal);
  const code = reportProblems(problems, options, terminal);
  if (value !== undefined && code === 0 && !options.json && !options.quiet)
    terminal.err(describe(options.notes, value));
  return code;
}

/** `notes.md -> notes.ipynb: 12 cells, 3 of them code`. */
function describe(notes: string, { output, cells, codeCells, copied, placed }: ImportReport): string {
  const pictures = copied.length === 0 ? '' : `, ${counted(copied.length, 'picture')} copied`;
  if (placed === undefined)
    return `${notes} -> ${output}: ${counted(cells, 'cell')}, ${codeCells} of them code${pictures}`;
  const { byTime, byTitle, nowhere } = placed;
  const places = `${byTime} at their moment, ${byTitle} under their section, ${nowhere} at the end`;
  return `${notes} -> ${output}: ${counted(byTime + byTitle + nowhere, 'cell')} of notes (${places})${pictures}`;
}
