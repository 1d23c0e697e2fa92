/** From LECTURE to notebooks on disk: runs the pipeline, keeps what a reader did, writes whole files, proves the result. */
import { checkContract, type CheckReport } from './compile/check/check.js';
import { keyOfCapture } from './compile/capture.js';
import { describeCaptures } from './compile/title.js';
import { escapeHref } from './compile/escape.js';
import { formatLength } from './compile/links.js';
import { readShippedData } from './host/data.js';
import { basename, dirname, join, kindOfPath, makeFolder, readBytes } from './host/read.js';
import { isContentName, removeOrphans } from './host/orphans.js';
import { problemOfTarget, writeFileAtomic, type Written } from './host/write.js';
import { counted } from './model/counted.js';
import type { Notebook, SideFile } from './model/notebook.js';
import type { Outcome, Problem } from './model/problem.js';
import type { Summary } from './model/summary.js';
import { parseNotebook } from './notebook/format/parse.js';
import { isAnotherLecture } from './notebook/stamp/is-another-lecture.js';
import { mergeRebuild } from './notebook/rebuild/rebuild.js';
import type { RebuildReport } from './notebook/rebuild/report.js';
import { serializeNotebook } from './notebook/format/serialize.js';
import { outputsOf, type Outputs } from './outputs.js';
import {
  compileLecture,
  loadLecture,
  saidWords,
  summarizeLecture,
  understandLecture,
  type CompiledNotebook,
  type CompileOptions,
  type LoadedLecture,
  type LoadOptions,
  type OnStage,
  type SummaryOptions,
  type UnderstandOptions,
  type UnderstoodLecture,
} from './pipeline.js';

/** How an existing notebook is treated. */
export interface RewriteOptions {
  /** Merges into a notebook that nbscribe did not write, as if all its cells were the reader's. */
  readonly force?: boolean;
  /** Says what would happen and writes nothing. */
  readonly dryRun?: boolean;
  /** Starts over; the old file stays as `.bak`. */
  readonly fresh?: boolean;
  /** Shows new versions of cells the reader edited beside theirs. */
  readonly showUpdates?: boolean;
}

export interface BuildOptions extends LoadOptions, UnderstandOptions, RewriteOptions, Omit<SummaryOptions, 'literal'> {
  /** A `.ipynb` file or a folder; the current folder by default. */
  readonly output?: string | undefined;
  readonly embed?: boolean;
  readonly dropOutputs?: boolean;
  /** Which notebooks: the transcript's (default), the summary's, or both. */
  readonly views?: readonly ('transcript' | 'summary')[];
  readonly version: string;
  readonly onStage?: OnStage;
  /** Aborting ends a build between two stages; nothing more is written then. */
  readonly signal?: AbortSignal | undefined;
}

/** One notebook that was written, or would be. */
export interface BuiltNotebook {
  readonly path: string;
  readonly view: 'transcript' | 'summary';
  readonly written: Written | 'not-written';
  readonly cells: number;
  /** What became of the cells of the notebook that was there. */
  readonly rebuild?: RebuildReport;
  /** For `--dry-run`: what would change, readable. */
  readonly diff?: string;
}

export interface BuildResult {
  readonly notebooks: readonly BuiltNotebook[];
  /** `122 min, 20.1k words, 68 slides, 94 code cells -> 31 sections, 212 cells; nothing lost`. */
  readonly summary: string;
}

/** Builds the notebooks of one lecture. Undefined, with nothing written, where a problem is an error. */
export async function buildLecture(path: string, options: BuildOptions): Promise<Outcome<BuildResult | undefined>> {
  const problems: Problem[] = [];
  const onStage = options.onStage ?? (() => undefined);
  const loaded = keep(loadLecture(path, options), problems);
  if (loaded === undefined || hasError(problems)) return { value: undefined, problems };
  if (await isInterrupted(options)) return { value: undefined, problems };
  const views = options.views ?? ['transcript'];
  const outputs = outputsOf(options.output, loaded.name, !views.includes('transcript'));
  const { output } = outputs;
  const proven = keep(await compileProven(loaded, output, options), problems);
  if (proven === undefined || hasError(problems)) return { value: undefined, problems };
  if (await isInterrupted(options)) return { value: undefined, problems };
  const { understood, compiled } = proven;
  const notebooks: BuiltNotebook[] = [];
  if (views.includes('transcript')) {
    const there = keep(await rewrite({ ...compiled, view: 'transcript', output }, options), problems);
    if (there !== undefined) notebooks.push(there);
  }
  if (await isInterrupted(options)) return { value: undefined, problems };
  if (views.includes('summary') && !hasError(problems)) {
    onStage('choosing concepts');
    const there = keep(await writeSummary({ loaded, understood, compiled, outputs }, options), problems);
    if (there !== undefined) notebooks.push(there);
  }
  if (hasError(problems)) return { value: undefined, problems };
  const complete = proven.complete && notebooks.length > 0;
  const summary = summarise({ compiled, understood, complete });
  return { value: { notebooks, summary }, problems };
}

/** Stages are synchronous: signals are only heard between them. */
async function isInterrupted({ signal }: BuildOptions): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve));
  return signal?.aborted === true;
}

function keep<Value>(outcome: Outcome<Value>, problems: Problem[]): Value {
  problems.push(...outcome.problems);
  return outcome.value;
}

const hasError = (problems: readonly Problem[]) => problems.some((problem) => problem.level === 'error');

const compileOptions = (
  output: string,
  { version, embed, dropOutputs, onStage, signal }: BuildOptions,
): CompileOptions => ({
  output,
  version,
  embed: embed === true,
  dropOutputs: dropOutputs === true,
  onStage,
  signal,
});

interface Proven {
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
 * Compiles the transcript notebook and proves it. Where words are not there as they were said, what the tool makes of them is at
 * fault, not the lecture: they are then written as they came, and that is said.
 */
async function compileProven(
  loaded: LoadedLecture,
  output: string,
  options: BuildOptions,
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
  options: BuildOptions,
): Promise<Outcome<Proven | undefined>> {
  const problems: Problem[] = [];
  const cacheFolder = options.dryRun === true ? undefined : output.replace(/(?:\.ipynb)?$/, '_files');
  const understood = keep(await understandLecture(loaded, { ...options, cacheFolder }, options.onStage), problems);
  options.onStage?.('writing the notebook');
  const compiled = keep(await compileLecture(loaded, understood, compileOptions(output, options)), problems);
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

interface Draft extends Pick<CompiledNotebook, 'notebook' | 'files'>, Partial<Pick<CompiledNotebook, 'speech'>> {
  readonly view: 'transcript' | 'summary';
  readonly output: string;
}

/** Merges into what is there, then writes images first and the notebook last, whole. */
async function rewrite(draft: Draft, options: BuildOptions): Promise<Outcome<BuiltNotebook | undefined>> {
  const { output, view } = draft;
  const unfit = problemOfTarget(output);
  if (unfit !== undefined) return { value: undefined, problems: [unfit] };
  const before = readBytes(output);
  const merged = await mergeWithExisting(before, draft, options);
  if (merged.value === undefined) return { value: undefined, problems: merged.problems };
  const { notebook, rebuild, diff } = merged.value;
  const facts = {
    path: output,
    view,
    cells: notebook.cells.length,
    ...(rebuild && { rebuild }),
    ...(diff !== undefined && { diff }),
  };
  if (options.dryRun === true) return { value: { ...facts, written: 'not-written' }, problems: merged.problems };
  const problems = [...merged.problems, ...makeFolder(dirname(output)), ...writeSideFiles(draft)];
  if (hasError(problems)) return { value: undefined, problems };
  const bytes = new TextEncoder().encode(serializeNotebook(notebook));
  const { value: written, problems: failed } = writeFileAtomic(output, bytes, {
    expected: before,
    backup: options.fresh === true,
  });
  problems.push(...failed);
  if (written === 'written') removeOrphans(output);
  return { value: hasError(problems) ? undefined : { ...facts, written }, problems };
}

interface Merged {
  readonly notebook: Notebook;
  readonly rebuild?: RebuildReport;
  readonly diff?: string;
}

async function mergeWithExisting(
  before: Uint8Array | undefined,
  { notebook: fresh, speech, output }: Draft,
  options: RewriteOptions,
): Promise<Outcome<Merged | undefined>> {
  if (before === undefined || options.fresh === true)
    return { value: { notebook: mergeRebuild(undefined, fresh).notebook }, problems: [] };
  const { value: existing, problems } = parseNotebook(new TextDecoder().decode(before), output);
  if (existing === undefined) return { value: undefined, problems };
  const foreign = existing.metadata.nbscribe === undefined;
  if (foreign && options.force !== true) return { value: undefined, problems: [notOurs(output)] };
  if (!foreign && options.force !== true && isAnotherLecture(existing, fresh))
    return { value: undefined, problems: [ofAnother(output, existing, fresh)] };
  const showUpdates = options.showUpdates === true;
  const { notebook, report } = mergeRebuild(existing, fresh, { foreign, showUpdates, ...(speech && { speech }) });
  if (options.dryRun !== true) return { value: { notebook, rebuild: report }, problems: [] };
  const { diffNotebooks, describeDiff } = await import('./notebook/diff/diff.js');
  return { value: { notebook, rebuild: report, diff: describeDiff(diffNotebooks(existing, notebook)) }, problems: [] };
}

/** Images before the notebook that shows them. One that a person drew on stays as it is. */
function writeSideFiles({ files, output }: { files: readonly SideFile[]; output: string }): readonly Problem[] {
  const folder = dirname(output);
  const folders = new Set(files.map((file) => dirname(join(folder, file.path))));
  const problems = [...folders].flatMap(makeFolder);
  if (hasError(problems)) return problems;
  for (const file of files) {
    const path = join(folder, file.path);
    // A name by content stands for one picture only: what is there under it was written with the same one.
    const expected = isContentName(path) ? { expected: undefined } : {};
    const { problems: failed } = writeFileAtomic(path, file.bytes, expected);
    problems.push(...failed.map((problem) => (problem.code === 'write/changed' ? drawnOn(path) : problem)));
  }
  return problems;
}

interface SummaryInput {
  readonly loaded: LoadedLecture;
  readonly understood: UnderstoodLecture;
  readonly compiled: CompiledNotebook;
  readonly outputs: Outputs;
}

async function writeSummary(from: SummaryInput, options: BuildOptions): Promise<Outcome<BuiltNotebook | undefined>> {
  const { understood, outputs } = from;
  const summarized = await summarizeLecture(understood, options);
  const drafted = await compileSummaryOf(from, summarized.value, options);
  const draft = {
    notebook: drafted.value.notebook,
    files: [...shownFiles(from, drafted.value), ...drafted.value.files],
  };
  const unsaid = proveSummary(draft.notebook, understood, outputs.summary);
  if (unsaid.length > 0) return { value: undefined, problems: [...summarized.problems, ...unsaid] };
  const written = await rewrite({ ...draft, view: 'summary', output: outputs.summary }, options);
  return { value: written.value, problems: [...summarized.problems, ...drafted.problems, ...written.problems] };
}

/** Holds every statement of the fresh summary against the words said, before a byte is written. */
function proveSummary(notebook: Notebook, { narration }: UnderstoodLecture, output: string): readonly Problem[] {
  const { problems } = checkContract(notebook, { path: output, hasFile: () => true, said: saidWords(narration) });
  return problems
    .filter(({ code }) => code === 'check/said')
    .map((problem) => ({ ...problem, hint: 'This is a fault of nbscribe: please report it with the lecture.' }));
}

/** The slides that the summary shows: images of the full notebook, which may not have been written. */
function shownFiles({ compiled }: SummaryInput, { notebook }: { notebook: Notebook }): readonly SideFile[] {
  const sources = notebook.cells.map((cell) => cell.source).join('\n');
  return compiled.files.filter((file) => sources.includes(escapeHref(file.path)));
}

async function compileSummaryOf(
  { compiled, understood, outputs: { summary, full } }: SummaryInput,
  value: Summary,
  options: BuildOptions,
): Promise<Outcome<{ notebook: Notebook; files: readonly SideFile[] }>> {
  const [{ compileSummary }, { loadPictures }] = await Promise.all([
    import('./compile/summary/summary.js'),
    import('./host/picture.js'),
  ]);
  const renderSvg = await loadPictures(readShippedData);
  // Without the full notebook beside it, a summary must not link to it.
  const linkFull = (options.views ?? []).includes('transcript') || (full !== summary && kindOfPath(full) === 'file');
  return compileSummary({
    ...compiled.input,
    ...{ linkFull },
    sections: understood.sections,
    summary: value,
    name: basename(summary),
    transcriptNotebook: { name: basename(full), notebook: compiled.notebook },
    version: options.version,
    renderSvg,
    embed: options.embed === true,
  });
}

interface Summarised {
  readonly compiled: CompiledNotebook;
  readonly understood: UnderstoodLecture;
  readonly complete: boolean;
}

/** One line that says what went in and what came out. */
function summarise({ compiled, understood, complete }: Summarised): string {
  const spoken = understood.spokenWords.length;
  const input = [
    formatLength(understood.lecture.durationMs),
    spoken < 1000 ? counted(spoken, 'word') : `${(spoken / 1000).toFixed(1)}k words`,
    ...describeCaptures(understood.lecture.captures),
  ];
  const made = `${counted(understood.sections.length, 'section')}, ${counted(compiled.notebook.cells.length, 'cell')}`;
  return `${input.join(', ')} -> ${made}${complete ? '; nothing lost' : ''}`;
}

const ofAnother = (path: string, { metadata }: Notebook, fresh: Notebook): Problem => {
  const view = metadata.nbscribe?.view;
  const what = view === fresh.metadata.nbscribe?.view ? 'the notebook of another lecture' : `a ${view} notebook`;
  return {
    code: 'build/another-lecture',
    level: 'error',
    message: `"${path}" is ${what}`,
    hint: 'Choose another name with -o, start over with --fresh (the old file stays as .bak), or merge with --force.',
  };
};

const drawnOn = (path: string): Problem => ({
  code: 'build/image-kept',
  level: 'warning',
  message: 'somebody changed this picture since it was written; it is kept as it is',
  hint: "Delete it, or move it elsewhere, to get the lecture's own again.",
  place: { path, line: 0 },
});

const notOurs = (path: string): Problem => ({
  code: 'build/not-ours',
  level: 'error',
  message: `"${path}" exists, and nbscribe did not write it`,
  hint: 'Choose another name with -o, or merge into it with --force: all its cells then count as yours.',
});
