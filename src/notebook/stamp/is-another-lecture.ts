import type { Notebook } from '../../model/notebook.js';
import { notebookStampOf, stampOf } from './stamp.js';

/** Every notebook has these, and most narrations begin at the same few moments: they tell no lecture from another. */
const COMMON_KINDS: ReadonlySet<string> = new Set(['title', 'contents', 'timeline']);

/**
 * Whether an existing notebook is of another lecture than the fresh one, or the other view of it: onto such a notebook
 * nothing is merged. A lecture that only got another title still shares captures,
 * sections or paragraphs. False where it is not ours.
 */
export function isAnotherLecture(existing: Notebook, fresh: Notebook): boolean {
  const [there, now] = [notebookStampOf(existing), notebookStampOf(fresh)];
  if (there === undefined || now === undefined) return false;
  if (there.view !== now.view) return true;
  if (titleOf(there.lecture) === titleOf(now.lecture)) return false;
  const names = new Set(namesOf(fresh));
  return !namesOf(existing).some((name) => names.has(name));
}

/** What the cells are known by: key and hash for narration, whose keys name only a moment. */
function namesOf({ cells }: Notebook): string[] {
  return cells.flatMap((cell) => {
    const { key, kind, hash } = stampOf(cell) ?? {};
    if (key === undefined || kind === undefined || COMMON_KINDS.has(kind)) return [];
    return [kind === 'narration' || kind === 'section' ? `${key} ${hash}` : key];
  });
}

/** The reader, or another program, may have damaged the stamp. */
const titleOf = (lecture: unknown): unknown => (lecture as { readonly title?: unknown } | undefined)?.title;
