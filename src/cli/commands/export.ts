import type { Argv } from 'yargs';
import { counted } from '../../model/counted.js';
import {
  exportNotebookFile,
  CHAPTER_FORMS,
  FORMATS,
  SITES,
  type ChapterForm,
  type PublishReport,
  type Site,
} from '../../publish/publish.js';
import type { Command, CommonOptions, ExitCode, Terminal } from '../command.js';
import { printJson, reportProblems } from '../report.js';

interface ExportCommandOptions extends CommonOptions {
  readonly notebook: string;
  readonly to: string;
  readonly output?: string | undefined;
  readonly section?: string | undefined;
  readonly frontMatter?: Site | undefined;
  readonly unreleased: readonly string[];
  readonly linksToUnreleased: 'refuse' | 'drop';
  readonly grain: 'fine' | 'coarse';
  readonly form?: ChapterForm | undefined;
  readonly embed: boolean;
  readonly wikilinks: boolean;
}

/** `nbscribe export NOTEBOOK --to FORMAT`. */
const command: Command<ExportCommandOptions> = {
  options: (yargs) =>
    yargs
      .positional('notebook', { type: 'string', demandOption: true, describe: 'a notebook (.ipynb)' })
      .option('to', { choices: FORMATS, demandOption: true, describe: 'what is written' })
      .option('output', {
        alias: 'o',
        type: 'string',
        describe: 'a file or folder, - for standard output; default: beside the notebook',
      })
      .option('section', { type: 'string', describe: 'only the section of this title' })
      .option('front-matter', { choices: SITES, describe: 'metadata above the text, for a blog' })
      .option('unreleased', {
        type: 'string',
        array: true,
        nargs: 1,
        default: [],
        describe: 'a host, path, video or lesson that is not out yet',
      })
      .option('links-to-unreleased', {
        choices: ['refuse', 'drop'],
        default: 'refuse',
        describe: 'what becomes of links to those',
      })
      .option('grain', {
        choices: ['fine', 'coarse'],
        default: 'fine',
        describe: 'of chapters: every section, or the main ones',
      })
      .option('form', {
        choices: CHAPTER_FORMS,
        describe: 'of chapters; default: as OUTPUT ends (.txt, .vtt, .ffmeta, .json)',
      })
      .option('wikilinks', {
        type: 'boolean',
        default: false,
        describe: 'of obsidian: [[note]] for links between notes',
      })
      .option('embed', { type: 'boolean', default: false, describe: 'of the page: pictures inside of it, one file' })
      .example('$0 export talk.ipynb --to html', 'a page with a player, the slides and search')
      .example('$0 export talk.summary.ipynb --to discourse', 'a forum post')
      .example(
        '$0 export talk.ipynb --section "The load factor" --to gfm --front-matter jekyll',
        'a blog post',
      ) as unknown as Argv<ExportCommandOptions>,
  run: runExport,
};

export default command;

async function runExport(options: ExportCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const { value, problems } = await exportNotebookFile(options.notebook, options);
  const code = reportProblems(problems, options, terminal);
  if (options.json) printJson({ notebook: options.notebook, to: options.to, ...value, problems }, terminal);
  if (value === undefined || code !== 0 || options.json) return code;
  if (value.written.length === 0) terminal.write(value.texts.join('\n'));
  else if (!options.quiet) terminal.err(describe(options.notebook, value));
  return code;
}

/** `talk.ipynb -> talk.discourse.md, 2 pictures to upload: a.png, b.png`. */
function describe(notebook: string, { written, texts, images }: PublishReport): string {
  const names = written.slice(0, texts.length).join(', ');
  const pictures = images.length === 0 ? '' : `; ${counted(images.length, 'picture')}: ${images.join(', ')}`;
  return `${notebook} -> ${names}${pictures}`;
}
