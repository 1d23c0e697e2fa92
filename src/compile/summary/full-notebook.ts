/** Places in the full notebook, for links from the summary. */
import type { Notebook } from '../../model/notebook.js';
import { encodeHref } from '../../text/links/href.js';

/** The transcript notebook as the summary sees it; every link is undefined where there is no such notebook on disk. */
export interface FullNotebook {
  /** Link to the notebook itself. */
  readonly href: string | undefined;
  /** Link to the narration cell in which a moment is spoken; JupyterLab scrolls to it. */
  hrefAt(ms: number): string | undefined;
  /** Link to the heading of the section that starts at a moment. */
  sectionHrefAt(ms: number): string | undefined;
}

/** `name` is the file name: both notebooks lie in one folder. */
export function openFullNotebook(
  { name, notebook }: { readonly name: string; readonly notebook: Notebook },
  isThere = true,
): FullNotebook {
  if (!isThere) return { href: undefined, hrefAt: () => undefined, sectionHrefAt: () => undefined };
  const file = encodeHref(name);
  const placesOf = (kind: string) =>
    notebook.cells.flatMap(({ id, metadata: { nbscribe } }) =>
      nbscribe?.kind === kind && id !== undefined ? [{ id, startMs: nbscribe.startMs ?? 0 }] : [],
    );
  const [spoken, sections] = [placesOf('narration'), placesOf('section')];
  const hrefIn = (places: readonly { id: string; startMs: number }[], ms: number): string => {
    const place = places.findLast(({ startMs }) => startMs <= ms) ?? places[0];
    return place === undefined ? file : `${file}#cell-id=${place.id}`;
  };
  return { href: file, hrefAt: (ms) => hrefIn(spoken, ms), sectionHrefAt: (ms) => hrefIn(sections, ms) };
}
