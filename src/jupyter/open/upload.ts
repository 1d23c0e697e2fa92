import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Environment } from '../../host/process.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { holdsSame, makeFolder, readVersion, saveFile } from './contents.js';
import type { UploadFile, Version } from './contents.js';
import { answerProblem, failed, serverProblem } from '../problems.js';
import { openUploadRecord } from './upload-record.js';
import type { UploadRecord } from './upload-record.js';
import type { Server } from '../server/server.js';

export interface UploadOptions {
  /** Folder on the server, with `/`; default its root. */
  readonly folder?: string | undefined;
  /** Overwrites what changed there. */
  readonly force?: boolean | undefined;
  readonly env: Environment;
  readonly signal?: AbortSignal | undefined;
}

/** What an upload did. */
export interface Upload {
  /** The notebook's path on the server. */
  readonly path: string;
  readonly saved: readonly string[];
  /** Those that said the same there already. */
  readonly same: readonly string[];
}

/** A file, and what is to be done with it. `version` is that on the server, where it is known. */
interface Plan {
  readonly file: UploadFile;
  readonly action: 'save' | 'same' | 'conflict';
  readonly version?: Version;
}

/**
 * Puts a notebook and the images in its `_files/` folder on a server. A file there that is neither what it was after
 * the last upload from here nor what is to be written is a conflict: then nothing at all is written, unless forced.
 */
export async function uploadNotebook(
  server: Server,
  notebook: string,
  options: UploadOptions,
): Promise<Outcome<Upload | undefined>> {
  const folder = (options.folder ?? '').replace(/^\/+|\/+$/g, '');
  const files = filesOf(notebook).map(({ path, bytes }) => ({
    path: folder === '' ? path : `${folder}/${path}`,
    bytes,
  }));
  const [first] = files;
  if (first === undefined) return failed(cannotRead(notebook));
  const record = openUploadRecord(server.url, options.env);
  const plans: Plan[] = [];
  for (const file of files) {
    const plan = await planFor(server, file, { ...options, record });
    if ('code' in plan) return failed(plan);
    plans.push(plan);
  }
  const conflicts = plans.filter(({ action }) => action === 'conflict');
  if (conflicts.length > 0 && !options.force) return failed(conflictProblem(server, conflicts));
  const problem = await carryOut(server, plans, { ...options, record });
  if (problem !== undefined) return failed(problem);
  const pathsOf = (same: boolean) =>
    plans.filter(({ action }) => (action === 'same') === same).map(({ file }) => file.path);
  return { value: { path: first.path, saved: pathsOf(false), same: pathsOf(true) }, problems: [] };
}

interface UploadStep {
  readonly record: UploadRecord;
  readonly signal?: AbortSignal | undefined;
}

async function planFor(server: Server, file: UploadFile, { record, signal }: UploadStep): Promise<Plan | Problem> {
  const version = await readVersion(server, file.path, signal);
  if (version === undefined) return { file, action: 'save' };
  if (typeof version !== 'string') return answerProblem(server, version);
  if (await holdsSame(server, file, signal)) return { file, action: 'same', version };
  return { file, action: record.versionOf(file.path) === version ? 'save' : 'conflict', version };
}

async function carryOut(
  server: Server,
  plans: readonly Plan[],
  { record, signal }: UploadStep,
): Promise<Problem | undefined> {
  const toSave = plans.filter(({ action }) => action !== 'same');
  for (const folder of new Set(toSave.map(({ file }) => dirname(file.path)))) {
    const refusal = folder === '.' ? undefined : await makeFolder(server, folder, signal);
    if (refusal !== undefined) return answerProblem(server, refusal);
  }
  for (const { file, action, version } of plans) {
    const now = action === 'same' ? (version ?? '') : await saveFile(server, file, signal);
    if (typeof now !== 'string') return answerProblem(server, now);
    record.note(file.path, now);
  }
  record.close();
  return undefined;
}

/** The notebook first, then every file of `<notebook>_files/`, by paths with `/` relative to the notebook's folder. */
function filesOf(notebook: string): readonly UploadFile[] {
  const folder = dirname(notebook);
  const sideFolder = `${basename(notebook, '.ipynb')}_files`;
  const read = (path: string): readonly UploadFile[] => {
    try {
      return statSync(join(folder, path)).isDirectory()
        ? readdirSync(join(folder, path))
            .sort()
            .flatMap((name) => read(`${path}/${name}`))
        : [{ path, bytes: readFileSync(join(folder, path)) }];
    } catch {
      return [];
    }
  };
  const [first, ...none] = read(basename(notebook));
  return first === undefined ? none : [first, ...read(sideFolder)];
}

function conflictProblem(server: Server, conflicts: readonly Plan[]): Problem {
  const names = conflicts
    .map(({ file }) => `"${file.path}"`)
    .slice(0, 3)
    .join(', ');
  const more = conflicts.length > 3 ? ` and ${conflicts.length - 3} more` : '';
  return serverProblem(
    'conflict',
    `on ${server.url} ${names}${more} changed since the last upload, or came from elsewhere; nothing was uploaded`,
    'Download what is there first, upload to another folder with --folder, or overwrite it with --force.',
  );
}

function cannotRead(notebook: string): Problem {
  return { ...serverProblem('cannot-read', `cannot read "${notebook}"`, 'Give the path of a notebook (.ipynb).') };
}
