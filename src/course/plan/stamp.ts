/** What a finished lesson leaves: written last, so that a build that was killed is built again, to the same bytes. */
import { dirname, join, kindOfPath, makeFolder, readBytes } from '../../host/read.js';
import { removeFile, writeFileAtomic } from '../../host/write.js';
import { hasError, type Problem } from '../../model/problem.js';
import { isObject } from '../../notebook/format/json.js';
import { sha256Of } from '../../notebook/format/hash.js';

/** Where a course keeps what is no notebook, below its output. */
export const STATE_FOLDER = '.nbscribe';

export interface LessonStamp {
  readonly v: 1;
  readonly key: string;
  readonly nbscribe: string;
  /** Path below the output, and SHA-256. */
  readonly outputs: readonly (readonly [path: string, sha256: string])[];
  /** How many warnings the build told. */
  readonly warnings: number;
  /** The input cannot be used: it is not tried again until it, the options or the version change. */
  readonly failed?: readonly Pick<Problem, 'code' | 'message' | 'hint' | 'place'>[];
}

export const stampPath = (output: string, lesson: string) => join(output, STATE_FOLDER, 'stamps', `${lesson}.json`);

/** Undefined where there is none, or none that can be read: the lesson is then built. */
export function readStamp(output: string, lesson: string): LessonStamp | undefined {
  const bytes = readBytes(stampPath(output, lesson));
  if (bytes === undefined) return undefined;
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!isObject(data) || data.v !== 1 || typeof data.key !== 'string' || !Array.isArray(data.outputs))
      return undefined;
    return data as unknown as LessonStamp;
  } catch {
    return undefined;
  }
}

/** Writes the stamp of a lesson whose outputs are all there. */
export function writeStamp(output: string, lesson: string, stamp: LessonStamp): readonly Problem[] {
  const path = stampPath(output, lesson);
  const problems = makeFolder(dirname(path));
  if (hasError(problems)) return problems;
  return writeFileAtomic(path, new TextEncoder().encode(`${JSON.stringify(stamp)}\n`)).problems;
}

/** A lesson that is being built has no stamp: what lies there may be half of each build. */
export const removeStamp = (output: string, lesson: string): void => removeFile(stampPath(output, lesson));

/** How the outputs are, against what the stamp says. Bytes are looked at where that is asked. */
export function stateOfOutputs(
  output: string,
  { outputs }: LessonStamp,
  verify: boolean,
): 'there' | 'missing' | 'edited' {
  if (outputs.some(([path]) => kindOfPath(join(output, path)) !== 'file')) return 'missing';
  const isEdited = verify && outputs.some(([path, hash]) => sha256Of(readBytes(join(output, path)) ?? '') !== hash);
  return isEdited ? 'edited' : 'there';
}
