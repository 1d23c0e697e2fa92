/** Holds a notebook on disk against the format, the contract and its lecture. */
import { checkContract, type CheckReport } from '../compile/check/check.js';
import type { SaidWord } from '../compile/check/said.js';
import { keyOfCapture } from '../compile/capture.js';
import { normaliseWords } from '../compile/words.js';
import { dirname, join, kindOfPath, readContent } from '../host/read.js';
import { counted } from '../model/counted.js';
import type { Narration } from '../model/narration.js';
import type { Notebook } from '../model/notebook.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { UnderstoodLecture } from '../model/understood.js';
import { readNotebook } from '../notebook/format/read-notebook.js';
import { validateNotebook } from '../notebook/format/validate.js';
import { findNewerContract } from '../notebook/stamp/newer-contract.js';
import { VERSION } from '../version.js';

/** What `check` holds a notebook against. */
export type CheckedLecture = Pick<UnderstoodLecture, 'lecture' | 'spokenWords' | 'narration'>;

/**
 * Reads a notebook and holds it against the format and the contract;
 * with its lecture at hand, also against every word of it.
 */
export function checkNotebook(path: string, understood?: CheckedLecture): Outcome<CheckReport | undefined> {
  const { value: notebook, problems } = readNotebook(readContent(path), path);
  if (notebook === undefined) return { value: undefined, problems };
  const newer = findNewerContract(notebook, path, VERSION);
  if (newer.length > 0) return { value: undefined, problems: newer };
  return checkParsed(notebook, path, { understood, problems });
}

function checkParsed(
  notebook: Notebook,
  path: string,
  from: { understood: CheckedLecture | undefined; problems: readonly Problem[] },
): Outcome<CheckReport> {
  const invalid = validateNotebook(notebook, path);
  const facts = from.understood && {
    spokenWords: from.understood.spokenWords,
    captureKeys: from.understood.lecture.captures.map(keyOfCapture),
  };
  const hasFile = (relative: string) => kindOfPath(join(dirname(path), relative)) !== 'missing';
  const said = from.understood && saidWords(from.understood.narration);
  const report = checkContract(notebook, { path, hasFile, said, ...(facts && { lecture: facts }) });
  const valid = {
    what: 'cells' as const,
    ok: invalid.length === 0,
    detail: `${counted(notebook.cells.length, 'cell')}, ${invalid.length === 0 ? 'valid' : counted(invalid.length, 'fault')}`,
  };
  return {
    value: { ...report, findings: [valid, ...report.findings] },
    problems: [...from.problems, ...invalid, ...report.problems],
  };
}

/** The narration as `check` compares it. */
export const saidWords = ({ sentences }: Narration): readonly SaidWord[] =>
  sentences.flatMap(({ words }) =>
    words.flatMap(({ text, startMs }) => normaliseWords(text).map((word) => ({ word, startMs }))),
  );
