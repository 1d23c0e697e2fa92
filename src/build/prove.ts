/** Holds what was compiled against the lecture before a byte is written. */
import { checkContract, type CheckReport } from '../compile/check/check.js';
import { keyOfCapture } from '../compile/capture.js';
import { saidWords } from './check.js';
import { dirname, join, kindOfPath } from '../host/read.js';
import { hearInterrupt } from '../stages/interrupt.js';
import type { Notebook } from '../model/notebook.js';
import { hasError, keep, type Outcome, type Problem } from '../model/problem.js';
import type { UnderstoodLecture } from '../model/understood.js';
import {
  compileLecture,
  understandLecture,
  type CompiledNotebook,
  type CompileOptions,
  type LoadedLecture,
  type OnStage,
  type UnderstandOptions,
} from '../pipeline/pipeline.js';

interface ProveOptions extends UnderstandOptions, Omit<CompileOptions, 'output'> {
  readonly onStage?: OnStage | undefined;
}

/** A transcript notebook that holds every word and capture. */
export interface Proven {
  readonly understood: UnderstoodLecture;
  readonly compiled: CompiledNotebook;
  /** Every word, capture, link and image is there. */
  readonly complete: boolean;
}

/** Ways to write the words, each nearer to how they came than the one before; the first is as asked. */
const PLAINER: readonly UnderstandOptions[] = [
  {},
  { literal: true },
  { literal: true, captions: 'keep', fillers: 'keep' },
];

/**
 * Compiles the transcript notebook and proves it. Where words are not there as they were said, what the tool makes of
 * them is at fault, not the lecture: they are then written as they came, and that is said.
 */
export async function compileProven(
  loaded: LoadedLecture,
  output: string,
  options: ProveOptions,
): Promise<Outcome<Proven | undefined>> {
  let doubt: string | undefined;
  let outcome: Outcome<Proven | undefined> = { value: undefined, problems: [] };
  for (const plainer of PLAINER) {
    outcome = await compileOnce(loaded, output, { ...options, ...plainer });
    const lostWords = outcome.problems.find(({ code, fault }) => code === 'check/words' && fault === 'nbscribe');
    if (lostWords === undefined) break;
    doubt ??= lostWords.message;
  }
  const told = doubt === undefined || outcome.value === undefined ? [] : [writtenLiterally(output, doubt)];
  return { value: outcome.value, problems: [...outcome.problems, ...told] };
}

async function compileOnce(
  loaded: LoadedLecture,
  output: string,
  options: ProveOptions,
): Promise<Outcome<Proven | undefined>> {
  const problems: Problem[] = [];
  const understood = keep(await understandLecture(loaded, options, options.onStage), problems);
  await hearInterrupt(options.signal);
  options.onStage?.('compile');
  const compiled = keep(await compileLecture(loaded, understood, { ...options, output }), problems);
  await hearInterrupt(options.signal);
  const { findings, problems: found } = prove(compiled, understood, output);
  problems.push(...found);
  const complete = findings.every((finding) => finding.ok);
  return { value: hasError(problems) ? undefined : { understood, compiled, complete }, problems };
}

/** Holds the fresh notebook against every word and capture of the lecture before a byte is written. */
function prove(
  { notebook, files }: CompiledNotebook,
  { spokenWords, lecture }: UnderstoodLecture,
  output: string,
): CheckReport {
  const written = new Set(files.map((file) => file.path));
  return checkContract(notebook, {
    path: output,
    isFresh: true,
    hasFile: (relative) => written.has(relative) || kindOfPath(join(dirname(output), relative)) !== 'missing',
    lecture: { spokenWords, captureKeys: lecture.captures.map(keyOfCapture) },
  });
}

const writtenLiterally = (path: string, doubt: string): Problem => ({
  code: 'build/literal',
  level: 'warning',
  message: `a word could not be proved to stand as it was said (${doubt}); all words stand as they came`,
  hint: 'Nothing is lost. Please report it with the lecture.',
  place: { path, line: 0 },
  fault: 'nbscribe',
});

/** Holds every statement of the fresh summary against the words said, before a byte is written. */
export function proveSummary(notebook: Notebook, { narration }: UnderstoodLecture, output: string): readonly Problem[] {
  const { problems } = checkContract(notebook, { path: output, hasFile: () => true, said: saidWords(narration) });
  return problems
    .filter(({ code }) => code === 'check/said')
    .map((problem) => ({ ...problem, hint: 'This is a fault of nbscribe: please report it with the lecture.' }));
}
