import { setImmediate } from 'node:timers/promises';
import type { Argv } from 'yargs';
import { expandPattern } from '../../host/pattern.js';
import { buildLecture, type BuildOptions } from '../../build/build.js';
import type { BuiltNotebook, RewriteOptions } from '../../build/rewrite.js';
import { counted } from '../../model/counted.js';
import type { Problem } from '../../model/problem.js';
import { describeRebuild } from '../../notebook/rebuild/report.js';
import type { Command, CommonOptions, ExitCode, Terminal } from '../command.js';
import { addLectureOptions, lectureOptions, type LectureOptions } from '../options/lecture-options.js';
import { groupLectures, onlineBeside, unfitOf, type NamedLecture } from '../options/lectures.js';
import { basename } from '../../host/read.js';
import { readInput, STANDARD_INPUT, wrongOutput } from '../options/input.js';
import { createProgress } from '../progress.js';
import { printJson, reportProblems } from '../report.js';
import { addSummaryOptions, summaryOptions, type SummaryCommandOptions } from '../options/summary-options.js';

/** Options of `build` and `summarize`. */
export interface BuildCommandOptions extends LectureOptions, SummaryCommandOptions {
  readonly lecture: readonly string[];
  readonly output?: string | undefined;
  readonly summary: boolean;
  readonly embed: boolean;
  readonly outputs: boolean;
  readonly force: boolean;
  readonly fresh: boolean;
  readonly dryRun: boolean;
  readonly showUpdates: boolean;
  readonly run: boolean;
}

const REBUILD = 'Onto an existing notebook:';

/** Declares what `build` and `summarize` share. */
export function addBuildOptions(yargs: Argv<CommonOptions>): Argv<CommonOptions & LectureOptions> {
  return addLectureOptions(
    addSummaryOptions(yargs)
      .positional('lecture', {
        type: 'string',
        array: true,
        describe: 'a transcript or video, or a folder that holds one',
      })
      .option('output', { alias: 'o', type: 'string', describe: 'notebook or folder to write (default: here)' })
      .option('embed', { type: 'boolean', default: false, describe: 'images inside the notebook, not beside it' })
      .option('outputs', { type: 'boolean', default: true, describe: "keep the course notebook's outputs" })
      .option('run', { type: 'boolean', default: false, describe: 'execute the code afterwards' })
      .option('dry-run', {
        type: 'boolean',
        default: false,
        group: REBUILD,
        describe: 'say what would change, write nothing',
      })
      .option('fresh', {
        type: 'boolean',
        default: false,
        group: REBUILD,
        describe: 'start over, keep the old file as .bak',
      })
      .option('show-updates', {
        type: 'boolean',
        default: false,
        group: REBUILD,
        describe: 'show new text beside cells you edited',
      })
      .option('force', {
        type: 'boolean',
        default: false,
        group: REBUILD,
        describe: 'merge into a notebook that nbscribe did not write',
      }),
  );
}

const command: Command<BuildCommandOptions> = {
  options: (yargs) =>
    addBuildOptions(yargs)
      .option('summary', { type: 'boolean', default: false, describe: 'write the summary notebook too' })
      .example('$0 build lesson2/ --summary', 'lesson2.ipynb and lesson2.summary.ipynb')
      .example('$0 build talk.vtt slides.pdf shots/ lesson.ipynb', 'from a transcript and what was shown')
      .example(
        '$0 build talk.mp4',
        'from a video with captions in it or beside it: what its screen shows, too',
      ) as unknown as Argv<BuildCommandOptions>,
  run: (options, terminal) => runBuild(options, terminal, options.summary ? ['transcript', 'summary'] : ['transcript']),
};

export default command;

interface Built {
  readonly lecture: string;
  readonly summary?: string;
  readonly notebooks: readonly BuiltNotebook[];
  readonly problems: readonly Problem[];
}

/** Builds each lecture, one after the other; one that cannot be used does not keep the others from being built. */
export async function runBuild(
  options: BuildCommandOptions,
  terminal: Terminal,
  views: NonNullable<BuildOptions['views']>,
): Promise<ExitCode> {
  const [given, unreadable] = lectureOptions(options);
  const [asked, unusable] = summaryOptions(options);
  const wrong = [...unreadable, ...unusable];
  if (wrong.length > 0) return reportProblems(wrong, { ...options, json: false }, terminal) && 2;
  const lectures = groupLectures(options.lecture.flatMap(expandPattern));
  const several = lectures.length > 1;
  const refused = wrongOutput(options.output);
  if (refused !== undefined) return reportProblems([refused], { ...options, json: false }, terminal) && 2;
  const online = onlineBeside(lectures);
  if (online.length > 0) return reportProblems(online, { ...options, json: false }, terminal) && 2;
  const { input, problem } = await readInput(
    lectures.map(({ lecture }) => lecture),
    terminal,
  );
  const missing = problem ?? (input !== undefined ? needsName(options.output) : undefined);
  if (missing !== undefined) return reportProblems([missing], { ...options, json: false }, terminal) && 2;
  const output =
    several && options.output?.endsWith('.ipynb') !== true && options.output !== undefined
      ? `${options.output}/`
      : options.output;
  if (several && options.output?.endsWith('.ipynb') === true) {
    const unfit = unfitOf(lectures);
    const refusal = unfit.length > 0 ? unfit : [oneNotebook(lectures, options.output)];
    return reportProblems(refusal, { ...options, json: false }, terminal) && 2;
  }
  const done: Built[] = [];
  let code: ExitCode = 0;
  for (const { lecture, decks, recording, material } of lectures) {
    const progress = createProgress(options, terminal);
    const build = {
      ...given,
      ...asked,
      ...rewriteOptions(options),
      decks,
      recording,
      material,
      output,
      views,
      onStage: progress.stage,
      signal: terminal.signal,
    };
    const piped = lecture === STANDARD_INPUT ? { input, name: basename(output ?? '').replace(/\.ipynb$/, '') } : {};
    const { value, problems } = await buildLecture(lecture, { ...build, ...piped });
    progress.done();
    const ran = value !== undefined && options.run && !options.dryRun ? await runAll(value.notebooks, terminal) : [];
    const all = [...problems, ...ran];
    code = Math.max(code, reportProblems(all, options, terminal)) as ExitCode;
    done.push({ lecture, ...(value && { summary: value.summary }), notebooks: value?.notebooks ?? [], problems: all });
    if (value !== undefined && !options.json) describeBuilt(value.notebooks, value.summary, { options, terminal });
    // Lets Ctrl-C be heard.
    await setImmediate();
    if (terminal.signal.aborted)
      return interrupted(done.filter(({ notebooks }) => notebooks.length > 0).length, lectures.length, terminal);
  }
  if (options.json) printJson(several ? done : done[0], terminal);
  return code;
}

/** What was built is whole, and stays. */
function interrupted(built: number, lectures: number, terminal: Terminal): ExitCode {
  if (lectures > 1) terminal.err(`Interrupted: ${built} of ${counted(lectures, 'lecture')} were built.`);
  return 130;
}

/** What is no lecture is told before: these could be lectures, each by itself. */
function oneNotebook(names: readonly NamedLecture[], output: string): Problem {
  const shown = names.slice(0, 3).map(({ lecture }) => `"${lecture}"`);
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return {
    code: 'usage/output',
    level: 'error',
    message: `${shown.join(', ')}${more} are ${names.length} lectures, and "${output}" is one notebook`,
    hint:
      'Give -o a folder to build each. Part of the lecture before them are slides (.pdf, .pptx, .odp), course notebooks, ' +
      'pictures, folders of pictures, and its recording; what else belongs to a lecture goes into its folder.',
  };
}

/** What comes in on standard input has no name to call a notebook by. */
function needsName(output: string | undefined): Problem | undefined {
  if (output?.endsWith('.ipynb') === true) return undefined;
  const message = 'a transcript on standard input has no name to call the notebook by';
  return { code: 'usage/output', level: 'error', message, hint: 'Give one: -o talk.ipynb.' };
}

function rewriteOptions(options: BuildCommandOptions): RewriteOptions & Pick<BuildOptions, 'embed' | 'dropOutputs'> {
  const { embed, outputs, force, fresh, dryRun, showUpdates } = options;
  return { embed, dropOutputs: !outputs, force, fresh, dryRun, showUpdates };
}

async function runAll(notebooks: readonly BuiltNotebook[], terminal: Terminal): Promise<readonly Problem[]> {
  const { runNotebook } = await import('../../jupyter/index.js');
  const problems: Problem[] = [];
  const { signal, env, cwd } = terminal;
  for (const { path } of notebooks) problems.push(...(await runNotebook(path, { signal, env, cwd })).problems);
  return problems;
}

function describeBuilt(
  notebooks: readonly BuiltNotebook[],
  summary: string,
  { options, terminal }: { options: BuildCommandOptions; terminal: Terminal },
): void {
  for (const { path, written, rebuild, diff } of notebooks) {
    if (diff !== undefined) terminal.out(`${diff.trimEnd()}\n`);
    const kept = rebuild === undefined ? '' : ` (${describeRebuild(rebuild)})`;
    const how = written === 'not-written' ? 'would be written' : written === 'same' ? 'unchanged' : 'written';
    if (!options.quiet) terminal.out(`${path}: ${how}${kept}\n`);
  }
  if (!options.quiet) terminal.out(`${summary}\n`);
}
