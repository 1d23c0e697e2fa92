import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmdirSync, statSync, unlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** `03-intro-1f2e3d4c.png`: named by content, as a build names what it writes beside a notebook. */
const CONTENT_NAME = /-([0-9a-f]{8})\.[a-z0-9]+$/;

/**
 * Removes images of earlier builds from `<notebook>_files/` that no notebook shows any more, and returns their names.
 * Only what is surely ours goes: a file whose name carries the hash of its own bytes. A copy, a merge or notes of a
 * reader, above, beside or below the notebook, may show it too; where not all can be looked at, it stays. An image that
 * was scaled down keeps its original's hash, so it stays.
 */
export function removeOrphans(notebookPath: string): readonly string[] {
  const folder = join(dirname(notebookPath), `${basename(notebookPath).replace(/\.ipynb$/, '')}_files`);
  const named = namesIn(folder).filter(isContentName);
  const orphans = notShown(resolve(notebookPath), named).filter((name) => isAsNamed(join(folder, name)));
  const removed = orphans.filter((name) => attempt(() => unlinkSync(join(folder, name))));
  // Fails, as it should, while anything is left in it.
  if (removed.length > 0) attempt(() => rmdirSync(folder));
  return removed;
}

/** Whether a name carries a hash: of the bytes it was written with, or of those that these were made from. */
export const isContentName = (path: string) => CONTENT_NAME.test(path);

/** Whether a file is as its name says, so that nobody changed it since it was written. */
function isAsNamed(path: string): boolean {
  const hash = hashIn(path);
  if (hash === undefined) return false;
  const bytes = readFile(path);
  return bytes !== undefined && createHash('sha256').update(bytes).digest('hex').startsWith(hash);
}

/** The hashes that a text may name pictures by. */
const ANY_HASH = /-([0-9a-f]{8})\./g;

const hashIn = (name: string) => CONTENT_NAME.exec(name)?.[1];

/** What may show an image. */
const DOCUMENT = /\.(?:ipynb|md|markdown|qmd|rmd|html?|tex|rst)$/i;

/** Documents are looked for this many folders below the one above the notebook, and no more than so many of them. */
const DEEPEST = 4;
const MOST_DOCUMENTS = 2000;

/**
 * Those of the names that no document around the notebook holds; none where there are too many documents, or one cannot
 * be read. What a document may hold is looked for by the hashes in it, all of them at once,
 * and no further than until all are found.
 */
function notShown(notebook: string, names: readonly string[]): readonly string[] {
  const wanted = new Map(names.map((name) => [name, hashIn(name)]));
  const searched = new Set<string>();
  /** Whether all could be looked at. */
  const search = (documents: ReadonlySet<string>): boolean => {
    for (const path of documents) {
      if (wanted.size === 0) return true;
      if (searched.has(path)) continue;
      searched.add(path);
      const text = readFile(path)?.toString('latin1');
      if (text === undefined) return false;
      const hashes = new Set(Array.from(text.matchAll(ANY_HASH), ([, hash]) => hash));
      for (const [name, hash] of wanted) if (hashes.has(hash)) wanted.delete(name);
    }
    return true;
  };
  // Nearly always it shows them all itself.
  if (!search(new Set([notebook])) || wanted.size === 0) return [];
  const documents = new Set<string>();
  // Below the notebook far down; in the folder above and those beside it no further: it may be anybody's home.
  findDocuments(dirname(notebook), DEEPEST, documents);
  findDocuments(dirname(dirname(notebook)), 1, documents);
  return documents.size <= MOST_DOCUMENTS && search(documents) ? [...wanted.keys()] : [];
}

/** Gathers documents, down to a depth, until there are too many. A folder that may not be read is somebody else's. */
function findDocuments(folder: string, depth: number, into: Set<string>): void {
  for (const entry of entriesOf(folder) ?? []) {
    if (into.size > MOST_DOCUMENTS) return;
    const path = join(folder, entry.name);
    if (DOCUMENT.test(entry.name)) into.add(path);
    else if (entry.isDirectory() && depth > 0 && !isHidden(entry.name)) findDocuments(path, depth - 1, into);
  }
}

/** Jupyter's own copies, version control, libraries. */
const isHidden = (name: string) => name.startsWith('.') || name === 'node_modules' || name === '__pycache__';

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

const namesIn = (folder: string) => (entriesOf(folder) ?? []).map(({ name }) => name).sort();

/** Of what is no file, such as a pipe, nothing is read. */
function readFile(path: string): Buffer | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
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
