import type { Argv } from 'yargs';
import { searchCourse, type CourseHit, type CourseHits } from '../../../course/search/search-course.js';
import { openInBrowser } from '../../../host/browser.js';
import { join } from '../../../host/read.js';
import { counted } from '../../../model/counted.js';
import { formatClock } from '../../../model/wording/clock.js';
import type { Command, CommonOptions, ExitCode, Terminal } from '../../command.js';
import { numberOf } from '../../options/number.js';
import { printJson, reportProblems } from '../../report.js';
import type { CourseOptions } from './course-options.js';

interface SearchOptions extends CommonOptions {
  readonly words: readonly string[];
  readonly in?: string | undefined;
  readonly most?: number | undefined;
  readonly open: boolean;
}

const MOST = 10;

const command: Command<SearchOptions> = {
  options: (yargs) =>
    yargs
      .positional('words', {
        type: 'string',
        array: true,
        describe: 'what is said, shown or noted; "in quotes" as it stands',
      })
      .option('in', { type: 'string', describe: 'folder of the course or its notebooks (default: here)' })
      .option('most', {
        type: 'string',
        coerce: numberOf('most', { least: 1, most: 1000 }),
        describe: `how many passages (default: ${MOST})`,
      })
      .option('open', { type: 'boolean', default: false, describe: 'open the first one: the moment in the video' })
      .example('$0 search gradient descent', 'passages of all lessons, the best first')
      .example(
        '$0 search \'"learning rate finder"\' --open',
        'just these words side by side',
      ) as unknown as Argv<SearchOptions>,
  run: runSearch,
};

export default command;

async function runSearch(options: SearchOptions, terminal: Terminal): Promise<ExitCode> {
  const query = options.words.join(' ');
  const { value, problems } = searchCourse(options.in ?? '.', query, options.most ?? MOST);
  const code = reportProblems(problems, options, terminal);
  if (options.json) printJson({ v: 1, query, ...(value && documentOf(value)), problems }, terminal);
  else if (value !== undefined) describe(value, query, terminal);
  const [first] = value?.hits ?? [];
  if (options.open && first !== undefined) await openFirst(first, value?.output ?? '', terminal);
  return code;
}

/** What was found as data: snippets as plain text. */
function documentOf({ hits, lessons, corrected }: CourseHits) {
  return {
    lessons,
    ...(corrected !== undefined && { searchedFor: corrected }),
    hits: hits.map(({ snippet, ...hit }) => ({ ...hit, text: snippet.map(({ text }) => text).join('') })),
  };
}

function describe({ hits, lessons, corrected, output }: CourseHits, query: string, terminal: Terminal): void {
  if (corrected !== undefined) terminal.out(`searched for ${corrected}\n`);
  if (hits.length === 0) terminal.out(`nothing in ${counted(lessons, 'lesson')} says "${query}"\n`);
  for (const { id, title, section, atMs, snippet, url, notebook, cell } of hits) {
    const shown = snippet.map(({ text, isHit }) => (isHit ? `*${text}*` : text)).join('');
    terminal.out(`${id}@${formatClock(atMs)}  ${title}${section === '' ? '' : ` › ${section}`}\n`);
    terminal.out(`  ${shown.replaceAll('\n', ' ')}\n  ${url ?? `${join(output, notebook)}#cell-id=${cell}`}\n`);
  }
}

async function openFirst({ url, notebook }: CourseHit, output: string, terminal: Terminal): Promise<void> {
  if (url === undefined)
    terminal.err(`The lesson has no video on the web; its notebook: nbscribe open "${join(output, notebook)}"`);
  else if (!(await openInBrowser(url, terminal.env))) terminal.err(`No browser could be opened: ${url}`);
}

/** `nbscribe course search DIR WORDS`: the same as `nbscribe search WORDS --in DIR`. */
export async function runCourseSearch(options: CourseOptions, terminal: Terminal): Promise<ExitCode> {
  const { query: words = [], folder, output, json, quiet } = options;
  if (words.length > 0) return runSearch({ words, in: output ?? folder, open: false, json, quiet }, terminal);
  terminal.err('WORDS is missing: what to search for.');
  return 2;
}
