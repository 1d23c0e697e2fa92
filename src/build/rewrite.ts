/** A fresh notebook onto the one that is there: keeps what a reader did, writes whole files. */
import { dirname, join, makeFolder, readBytes } from '../host/read.js';
import { isContentName, removeOrphans } from '../host/orphans.js';
import { problemOfTarget, writeFileAtomic, type Written } from '../host/write.js';
import type { Notebook, SideFile } from '../model/notebook.js';
import { hasError, type Outcome, type Problem } from '../model/problem.js';
import { parseNotebook } from '../notebook/format/parse.js';
import { serializeNotebook } from '../notebook/format/serialize.js';
import { mergeRebuild } from '../notebook/rebuild/rebuild.js';
import type { RebuildReport } from '../notebook/rebuild/report.js';
import { isAnotherLecture } from '../notebook/stamp/is-another-lecture.js';
import { findNewerContract } from '../notebook/stamp/newer-contract.js';
import type { CompiledNotebook } from '../pipeline/pipeline.js';
import { VERSION } from '../version.js';

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

/** One notebook that was written, or would be. */
export interface BuiltNotebook {
  readonly path: string;
  readonly view: 'transcript' | 'summary' | 'course';
  readonly written: Written | 'not-written';
  readonly cells: number;
  /** What became of the cells of the notebook that was there. */
  readonly rebuild?: RebuildReport;
  /** For `--dry-run`: what would change, readable. */
  readonly diff?: string;
}

/** A notebook that was compiled, and where it goes. */
export interface DraftNotebook
  extends Pick<CompiledNotebook, 'notebook' | 'files'>, Partial<Pick<CompiledNotebook, 'speech'>> {
  readonly view: 'transcript' | 'summary' | 'course';
  readonly output: string;
}

/** Merges into what is there, then writes images first and the notebook last, whole. */
export async function rewriteNotebook(
  draft: DraftNotebook,
  options: RewriteOptions,
): Promise<Outcome<BuiltNotebook | undefined>> {
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
  { notebook: fresh, speech, output }: DraftNotebook,
  options: RewriteOptions,
): Promise<Outcome<Merged | undefined>> {
  if (before === undefined || options.fresh === true)
    return { value: { notebook: mergeRebuild(undefined, fresh).notebook }, problems: [] };
  const { value: existing, problems } = parseNotebook(new TextDecoder().decode(before), output);
  if (existing === undefined) return { value: undefined, problems: problems.map((one) => sayOfTarget(one, output)) };
  const newer = findNewerContract(existing, output, VERSION);
  if (newer.length > 0) return { value: undefined, problems: newer };
  const foreign = existing.metadata.nbscribe === undefined;
  if (foreign && options.force !== true) return { value: undefined, problems: [notOurs(output)] };
  if (!foreign && options.force !== true && isAnotherLecture(existing, fresh))
    return { value: undefined, problems: [ofAnother(output, existing, fresh)] };
  const showUpdates = options.showUpdates === true;
  const { notebook, report } = mergeRebuild(existing, fresh, { foreign, showUpdates, ...(speech && { speech }) });
  if (options.dryRun !== true) return { value: { notebook, rebuild: report }, problems: [] };
  const { diffNotebooks, describeDiff } = await import('../notebook/diff/diff.js');
  return { value: { notebook, rebuild: report, diff: describeDiff(diffNotebooks(existing, notebook)) }, problems: [] };
}

/** The fault is not in what was handed in. */
const sayOfTarget = (problem: Problem, output: string): Problem =>
  problem.code !== 'notebook/not-a-notebook'
    ? problem
    : {
        ...problem,
        message: `what "${output}" already holds is JSON, but no notebook`,
        hint: 'Choose another name with -o, or add --fresh: the old file stays as .bak.',
      };

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
