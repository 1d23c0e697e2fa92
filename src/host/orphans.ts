import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmdirSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** `03-intro-1f2e3d4c.png`: named by content, as a build names what it writes beside a notebook. */
const CONTENT_NAME = /-([0-9a-f]{8})\.[a-z0-9]+$/;

/**
 * Removes images of earlier builds from `<notebook>_files/` that the notebook no longer names, and returns their names. Only
 * what is surely ours goes: a file whose name carries the hash of its own bytes. `text` is the notebook's file as written: whoever
 * names an image in it, a reader's cell too, keeps it. An image that was scaled down keeps its original's hash, so it stays.
 */
export function removeOrphans(notebookPath: string, text: string): readonly string[] {
  const folder = join(dirname(notebookPath), `${basename(notebookPath).replace(/\.ipynb$/, '')}_files`);
  const orphans = namesIn(folder).filter((name) => !text.includes(name) && isOurs(folder, name));
  const removed = orphans.filter((name) => attempt(() => unlinkSync(join(folder, name))));
  // Fails, as it should, while anything is left in it.
  if (removed.length > 0) attempt(() => rmdirSync(folder));
  return removed;
}

function isOurs(folder: string, name: string): boolean {
  const [, hash] = CONTENT_NAME.exec(name) ?? [];
  if (hash === undefined) return false;
  let bytes: Uint8Array | undefined;
  attempt(() => (bytes = readFileSync(join(folder, name))));
  return bytes !== undefined && createHash('sha256').update(bytes).digest('hex').startsWith(hash);
}

function namesIn(folder: string): readonly string[] {
  let names: readonly string[] = [];
  attempt(() => (names = readdirSync(folder).sort()));
  return names;
}

/** Cleaning up is no reason to fail: whether it worked. */
function attempt(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
