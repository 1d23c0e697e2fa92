/** The part and the passages of a lesson, kept beside the notebooks that they are made of. */
import { dirname, join, makeFolder, readBytes } from '../../host/read.js';
import { writeFileAtomic } from '../../host/write.js';
import { hasError, keep, type Outcome, type Problem } from '../../model/problem.js';
import { isObject } from '../../notebook/format/json.js';
import { sha256Of } from '../../notebook/format/hash.js';
import { parseNotebook } from '../../notebook/format/parse.js';
import { STATE_FOLDER } from '../plan/stamp.js';
import { makePart, type LessonNotebooks } from './make-part.js';
import type { LessonPart, Passage } from './part.js';
import { passagesOf } from './passages.js';

export const notebookPath = (lesson: string) => `${lesson}.ipynb`;
export const summaryNotebookPath = (lesson: string) => `${lesson}.summary.ipynb`;
export const partPath = (lesson: string) => `${STATE_FOLDER}/parts/${lesson}.json`;
export const passagesPath = (lesson: string) => `${STATE_FOLDER}/passages/${lesson}.ndjson`;

export interface LessonTexts {
  readonly part: LessonPart;
  readonly passages: readonly Passage[];
}

/**
 * Makes both of the notebooks of an output. Undefined where the lesson is not built, or its notebook cannot be read.
 */
export function readLessonTexts(output: string, lesson: string): Outcome<LessonTexts | undefined> {
  const bytes = readBytes(join(output, notebookPath(lesson)));
  if (bytes === undefined) return { value: undefined, problems: [] };
  const problems: Problem[] = [];
  const transcript = keep(parseNotebook(decode(bytes), join(output, notebookPath(lesson))), problems);
  if (transcript === undefined) return { value: undefined, problems };
  const other = readBytes(join(output, summaryNotebookPath(lesson)));
  const summary = other && keep(parseNotebook(decode(other), join(output, summaryNotebookPath(lesson))), problems);
  const hashes = { transcriptHash: sha256Of(bytes), summaryHash: other === undefined ? '' : sha256Of(other) };
  const notebooks: LessonNotebooks = { lesson, transcript, summary, ...hashes };
  const part = makePart(notebooks);
  return { value: { part, passages: passagesOf(transcript, part) }, problems };
}

/** What the build left, where the notebooks are still the same; else it is made of them as they are now. */
export function loadLessonTexts(output: string, lesson: string): Outcome<LessonTexts | undefined> {
  const part = readJson(join(output, partPath(lesson)));
  const hashOf = (path: string) => {
    const bytes = readBytes(join(output, path));
    return bytes === undefined ? '' : sha256Of(bytes);
  };
  const isCurrent =
    isPart(part) &&
    part.transcriptHash === hashOf(notebookPath(lesson)) &&
    part.summaryHash === hashOf(summaryNotebookPath(lesson));
  if (!isCurrent) return readLessonTexts(output, lesson);
  const bytes = readBytes(join(output, passagesPath(lesson)));
  if (bytes === undefined) return readLessonTexts(output, lesson);
  const lines = new TextDecoder().decode(bytes).split('\n').filter(Boolean);
  return { value: { part, passages: lines.map((line) => JSON.parse(line) as Passage) }, problems: [] };
}

const isPart = (data: unknown): data is LessonPart => isObject(data) && data.v === 1 && Array.isArray(data.concepts);

function readJson(path: string): unknown {
  const bytes = readBytes(path);
  try {
    return bytes === undefined ? undefined : (JSON.parse(new TextDecoder().decode(bytes)) as unknown);
  } catch {
    return undefined;
  }
}

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Writes both; the part last, for it says what both were made of. */
export function writeLessonTexts(output: string, { part, passages }: LessonTexts): readonly Problem[] {
  const lines = passages.map((passage) => `${JSON.stringify(passage)}\n`).join('');
  const put = (path: string, text: string): readonly Problem[] => {
    const problems = makeFolder(dirname(join(output, path)));
    if (hasError(problems)) return problems;
    return writeFileAtomic(join(output, path), new TextEncoder().encode(text)).problems;
  };
  const failed = put(passagesPath(part.lesson), lines);
  return hasError(failed) ? failed : put(partPath(part.lesson), `${JSON.stringify(part)}\n`);
}
