/** Which notebooks of a folder may be the summary of one of them. */

export interface FolderEntry {
  readonly name: string;
  readonly path: string;
  readonly type?: string;
  readonly size?: number | null;
}

/** Each is read whole: more would be felt on a slow line. */
const MOST_READ = 6;
/** A summary is short, and has its pictures beside it. */
const MOST_BYTES = 3_000_000;

/** `NAME.summary.ipynb` first, then those whose names begin alike or say that they are summaries, at most six. */
export function likelySummaries(path: string, entries: readonly FolderEntry[]): readonly string[] {
  const stem = stemOf(path.replace(/^.*\//, ''));
  const rank = ({ name }: FolderEntry): number => {
    if (name === `${stem}.summary.ipynb`) return 0;
    if (stemOf(name).startsWith(stem) || stem.startsWith(stemOf(name))) return 1;
    return /summar|short|brief|concept|resum|résum|zusammenfass/i.test(name) ? 2 : 3;
  };
  const isOther = ({ name, type = 'notebook', size }: FolderEntry) =>
    type === 'notebook' &&
    name.endsWith('.ipynb') &&
    !path.endsWith(`/${name}`) &&
    name !== path &&
    (size ?? 0) <= MOST_BYTES;
  return entries
    .filter(isOther)
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_READ)
    .map(({ entry }) => entry.path);
}

const stemOf = (name: string) => name.replace(/(?:\.summary)?\.ipynb$/, '');
