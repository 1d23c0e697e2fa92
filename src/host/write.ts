import { closeSync, fsyncSync, openSync, readFileSync, readdirSync, realpathSync, renameSync, statSync } from 'node:fs';
import { chmodSync, chownSync, lstatSync, unlinkSync, writeSync, type Stats } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Outcome, Problem } from '../model/problem.js';

export interface WriteOptions {
  /** The bytes that were on disk when the file was read: when others are there now, nothing is written. */
  readonly expected?: Uint8Array | undefined;
  /** Keeps the old file as `<path>.bak`, or where that is another one already as `<path>.bak.2` and so on. */
  readonly backup?: boolean;
}

export type Written = 'written' | 'same' | 'refused';

/**
 * Writes a file whole or not at all: into a temporary file beside it, fsync, rename. Does nothing when the same bytes
 * are there. Permissions, owner and symbolic links stay.
 * A full disk, a read-only folder or a file that changed meanwhile is a problem.
 *
 * The library write-file-atomic does most of this, but takes a short write on a full disk for success, cannot look at
 * the file once more just before the rename, and leaves temporary files that nobody can tell from others after a kill.
 */
export function writeFileAtomic(path: string, bytes: Uint8Array, options: WriteOptions = {}): Outcome<Written> {
  const unfit = problemOfTarget(path);
  if (unfit !== undefined) return { value: 'refused', problems: [unfit] };
  try {
    const target = resolveLink(path);
    removeStaleTemporaries(target);
    const there = readIfThere(target);
    if (there !== undefined && sameBytes(there, bytes)) return { value: 'same', problems: [] };
    if (!isAsExpected(there, options)) return { value: 'refused', problems: [changedMeanwhile(path)] };
    if (options.backup && there !== undefined) backUp(target, there);
    const replaced = replaceFile(target, bytes, () => isAsExpected(readIfThere(target), options));
    if (replaced) return { value: 'written', problems: [] };
    // Somebody else wrote meanwhile, perhaps the same.
    const now = readIfThere(target);
    if (now !== undefined && sameBytes(now, bytes)) return { value: 'same', problems: [] };
    return { value: 'refused', problems: [changedMeanwhile(path)] };
  } catch (error) {
    return { value: 'refused', problems: [cannotWrite(path, error)] };
  }
}

/** Why nothing can be written under a name, before anything is read or written there: a pipe is never ready. */
export function problemOfTarget(path: string): Problem | undefined {
  try {
    const link = lstatSync(path, { throwIfNoEntry: false });
    const reason = link && reasonAgainst(statSync(path, { throwIfNoEntry: false }));
    return reason && unfitTarget(path, ...reason);
  } catch (error) {
    // A folder on the way that is a file is told where the folder would be made.
    return codeOf(error) === 'ENOTDIR' ? undefined : cannotWrite(path, error);
  }
}

/** Why a file, undefined where a link leads nowhere, is not written to, and what to do. */
function reasonAgainst(file: Stats | undefined): readonly [string, string] | undefined {
  if (file === undefined) return ['it is a link that leads nowhere', 'Remove the link, or make the file it leads to.'];
  if (file.isDirectory()) return REASONS['EISDIR'];
  if (!file.isFile()) return ['it is a pipe or a device, not a file', 'Choose another name with -o.'];
  // A rename would replace it all the same, and root may write anything.
  const isReadOnly = (file.mode & 0o222) === 0;
  return isReadOnly
    ? ['the file is read-only', 'Allow writing (chmod u+w), or choose another name with -o.']
    : undefined;
}

/** Old versions are never overwritten: each gets the first free name, unless one of them is the same. */
function backUp(target: string, bytes: Uint8Array): void {
  for (let nth = 1; ; nth++) {
    const path = nth === 1 ? `${target}.bak` : `${target}.bak.${nth}`;
    const there = readIfThere(path);
    if (there !== undefined && sameBytes(there, bytes)) return;
    if (there === undefined && replaceFile(path, bytes, () => readIfThere(path) === undefined)) return;
  }
}

const SUFFIX = '.nbscribe-tmp';

/** Names may have 255 bytes in all. */
const LONGEST_NAME_BYTES = 120;

/** `.lesson.ipynb.`: what the temporary files of a target begin with; they are hidden in file browsers. */
function prefixOf(target: string): string {
  const name = basename(target);
  const short = Buffer.byteLength(name) <= LONGEST_NAME_BYTES;
  return `.${short ? name : createHash('sha256').update(name).digest('hex').slice(0, 32)}.`;
}

/** Folders are shared between machines, whose process numbers are their own. */
const thisHost = () =>
  hostname()
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .slice(0, 40) || 'host';

/** `.lesson.ipynb.<host>.<pid>.<random>.nbscribe-tmp`: known as ours when its process is gone. */
const temporaryName = (target: string) =>
  `${prefixOf(target)}${thisHost()}.${process.pid}.${randomBytes(4).toString('hex')}${SUFFIX}`;

/** Returns false, with nothing changed, when `mayReplace` says no at the last moment. */
function replaceFile(target: string, bytes: Uint8Array, mayReplace: () => boolean): boolean {
  const temporary = join(dirname(target), temporaryName(target));
  try {
    writeDurably(temporary, bytes);
    copyPermissions(target, temporary);
    if (!mayReplace()) {
      unlinkSync(temporary);
      return false;
    }
    renameSync(temporary, target);
  } catch (error) {
    removeFile(temporary);
    throw error;
  }
  syncFolder(dirname(target));
  return true;
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    // A disk that fills up takes part of the bytes first and fails only on the next call.
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function copyPermissions(from: string, to: string): void {
  const stats = statSync(from, { throwIfNoEntry: false });
  if (stats === undefined) return;
  try {
    chownSync(to, stats.uid, stats.gid);
  } catch {
    // Only root may give files away; the owner is then the one who writes.
  }
  chmodSync(to, stats.mode & 0o7777);
}

/** Makes the rename itself last; not every system can open a folder, and the file is whole without it. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    return;
  }
}

/** Temporary files of this target whose process, on this machine, was killed. */
function removeStaleTemporaries(target: string): void {
  const before = `${prefixOf(target)}${thisHost()}.`;
  for (const name of readdirSync(dirname(target))) {
    if (!name.startsWith(before) || !name.endsWith(SUFFIX)) continue;
    const [pid] = name.slice(before.length).split('.');
    const path = join(dirname(target), name);
    if (/^[1-9]\d*$/.test(pid ?? '') && (!isRunning(Number(pid)) || isOld(path))) removeFile(path);
  }
}

/** No write takes an hour: by then the process number belongs to someone else. */
function isOld(path: string): boolean {
  const changedMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - changedMs > 3_600_000;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function resolveLink(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes a file; one that is not there, or cannot be removed, stays so. */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    return;
  }
}

function isAsExpected(there: Uint8Array | undefined, options: WriteOptions): boolean {
  if (!('expected' in options)) return true;
  if (there === undefined || options.expected === undefined) return there === options.expected;
  return sameBytes(there, options.expected);
}

const sameBytes = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

function changedMeanwhile(path: string): Problem {
  return {
    code: 'write/changed',
    level: 'error',
    message: 'the file was saved by someone else meanwhile; nothing was written',
    hint: 'Run the same command again: it takes the new state into account.',
    retry: 'later',
    place: { path, line: 0 },
  };
}

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ['the disk is full', 'Free some space and run the same command again.'],
  EDQUOT: ['your disk quota is used up', 'Free some space and run the same command again.'],
  EACCES: ['no permission to write here', 'Choose another folder with -o, or change the permissions.'],
  EPERM: ['no permission to write here', 'Choose another folder with -o, or change the permissions.'],
  EROFS: ['this disk is read-only', 'Choose another folder with -o.'],
  ENOENT: ['the folder does not exist', 'Create it, or choose another one with -o.'],
  EFBIG: ['the file is larger than this system lets you write', 'Raise the limit, or build without --embed.'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'Choose another path with -o.'],
  ELOOP: ['a link leads back to itself', 'Remove the link, or choose another name with -o.'],
  EISDIR: ['a folder has this name', 'Choose another name with -o.'],
};

function cannotWrite(path: string, error: unknown): Problem {
  const [reason, hint] = REASONS[codeOf(error)] ?? [String(error), 'Choose another folder with -o.'];
  return { ...unfitTarget(path, reason, hint), retry: 'later' };
}

const unfitTarget = (path: string, reason: string, hint: string): Problem => ({
  code: 'write/failed',
  level: 'error',
  message: `cannot write: ${reason}; what was there is unchanged`,
  hint,
  place: { path, line: 0 },
});
