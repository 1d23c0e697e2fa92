/** From LECTURE to notebooks on disk: runs the pipeline, proves the result, writes it onto what is there. */
import { formatLength } from '../compile/links.js';
import { basename, kindOfPath } from '../host/read.js';
import { countWords } from '../model/wording/count-words.js';
import { counted } from '../model/counted.js';
import { hearInterrupt } from '../stages/interrupt.js';
import { hasError, keep, type Outcome, type Problem } from '../model/problem.js';
import { outputsOf, type Outputs } from './outputs.js';
import {
  compileSummary,
  describeCaptures,
  loadLecture,
  summarizeLecture,
  type CompiledNotebook,
  type LoadOptions,
  type OnStage,
  type SummaryOptions,
  type UnderstandOptions,
  type UnderstoodLecture,
} from '../pipeline/pipeline.js';
import { compileProven, proveSummary, type Proven } from './prove.js';
import { rewriteNotebook, type BuiltNotebook, type RewriteOptions } from './rewrite.js';

export interface BuildOptions extends LoadOptions, UnderstandOptions, RewriteOptions, Omit<SummaryOptions, 'literal'> {
  /** A `.ipynb` file or a folder; the current folder by default. */
  readonly output?: string | undefined;
  readonly embed?: boolean;
  readonly dropOutputs?: boolean;
  /** Which notebooks: the transcript's (default), the summary's, or both. */
  readonly views?: readonly ('transcript' | 'summary')[];
  /** What the notebooks say wrote them; default: the version of this package. */
  readonly version?: string | undefined;
  readonly onStage?: OnStage;
  /** Aborting ends a build between two stages; nothing more is written then. */
  readonly signal?: AbortSignal | undefined;
}

export interface BuildResult {
  readonly notebooks: readonly BuiltNotebook[];
  /** `122 min, 20.1k words, 68 slides, 94 code cells -> 31 sections, 212 cells; nothing lost`. */
  readonly summary: string;
}

/**
 * Builds the notebooks of one lecture.
 * Undefined, with nothing written, where a problem is an error or the signal was aborted.
 */
export async function buildLecture(
  path: string,
  options: BuildOptions = {},
): Promise<Outcome<BuildResult | undefined>> {
  const problems: Problem[] = [];
  try {
    const value = await build(path, options, problems);
    return { value: hasError(problems) ? undefined : value, problems };
  } catch (error) {
    // Stages throw the signal's reason where they hear of it.
    if (options.signal?.aborted === true) return { value: undefined, problems };
    throw error;
  }
}

async function build(path: string, options: BuildOptions, problems: Problem[]): Promise<BuildResult | undefined> {
  const { signal, views = ['transcript'] } = options;
  const onStage = options.onStage ?? (() => undefined);
  const loaded = keep(loadLecture(path, options), problems);
  if (loaded === undefined || hasError(problems)) return undefined;
  await hearInterrupt(signal);
  const outputs = outputsOf(options.output, loaded.name, !views.includes('transcript'));
  const { output } = outputs;
  const cacheFolder = options.dryRun === true ? undefined : output.replace(/(?:\.ipynb)?$/, '_files');
  const proven = keep(await compileProven(loaded, output, { ...options, cacheFolder }), problems);
  if (proven === undefined || hasError(problems)) return undefined;
  await hearInterrupt(signal);
  const { understood, compiled } = proven;
  const notebooks: BuiltNotebook[] = [];
  if (views.includes('transcript')) {
    const there = keep(await rewriteNotebook({ ...compiled, view: 'transcript', output }, options), problems);
    if (there !== undefined) notebooks.push(there);
  }
  await hearInterrupt(signal);
  if (views.includes('summary') && !hasError(problems)) {
    onStage('summarize');
    const there = keep(await writeSummary({ proven, outputs }, options), problems);
    if (there !== undefined) notebooks.push(there);
  }
  const complete = proven.complete && notebooks.length > 0;
  return { notebooks, summary: summarise({ compiled, understood, complete }) };
}

interface WithOutputs {
  readonly proven: Proven;
  readonly outputs: Outputs;
}

async function writeSummary(
  { proven, outputs }: WithOutputs,
  options: BuildOptions,
): Promise<Outcome<BuiltNotebook | undefined>> {
  const { understood, compiled } = proven;
  const { summary: output, full } = outputs;
  const problems: Problem[] = [];
  const summary = keep(await summarizeLecture(understood, options), problems);
  await hearInterrupt(options.signal);
  // Without the full notebook beside it, a summary must not link to it.
  const isFullThere = (options.views ?? []).includes('transcript') || (full !== output && kindOfPath(full) === 'file');
  const drafted = await compileSummary(compiled, summary, {
    output: basename(output),
    embed: options.embed,
    transcript: isFullThere ? basename(full) : undefined,
  });
  await hearInterrupt(options.signal);
  const unsaid = proveSummary(drafted.value.notebook, understood, output);
  if (unsaid.length > 0) return { value: undefined, problems: [...problems, ...unsaid] };
  const value = keep(await rewriteNotebook({ ...drafted.value, view: 'summary', output }, options), problems);
  return { value, problems };
}

interface Summarised {
  readonly compiled: CompiledNotebook;
  readonly understood: UnderstoodLecture;
  readonly complete: boolean;
}

/** One line that says what went in and what came out. */
function summarise({ compiled, understood, complete }: Summarised): string {
  const { lecture, spokenWords } = understood;
  const spoken = countWords(
    lecture.cues.map(({ text }) => text),
    spokenWords.length,
  );
  const input = [
    formatLength(lecture.durationMs),
    spoken < 1000 ? counted(spoken, 'word') : `${(spoken / 1000).toFixed(1)}k words`,
    ...describeCaptures(lecture.captures),
  ];
  const made = `${counted(understood.sections.length, 'section')}, ${counted(compiled.notebook.cells.length, 'cell')}`;
  return `${input.join(', ')} -> ${made}${complete ? '; nothing lost' : ''}`;
}
