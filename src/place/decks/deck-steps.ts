import type { Capture } from '../../model/capture.js';

/**
 * The build steps of a slide become its last page, which shows all of them, at the moment when the first one came; the
 * others are remembered in `earlier`. A slide ends where the next one of its deck begins.
 */
export function foldSteps(captures: readonly Capture[], slides: 'final' | 'all'): readonly Capture[] {
  const shown = slides === 'all' ? captures : foldPages(captures);
  return endPages(shown);
}

function foldPages(captures: readonly Capture[]): readonly Capture[] {
  const steps = new Map<string, Capture[]>();
  for (const capture of captures)
    if (capture.deck !== undefined) {
      const key = `${capture.deck.slide}:${capture.deck.path}`;
      const known = steps.get(key);
      if (known === undefined) steps.set(key, [capture]);
      else known.push(capture);
    }
  const standing = new Map<Capture, Capture>();
  for (const pages of steps.values()) {
    const [last, first] = [pages.at(-1), pages[0]];
    if (last !== undefined && first !== undefined) standing.set(last, pages.length === 1 ? last : folded(pages));
  }
  return captures.flatMap((capture) => (capture.deck === undefined ? [capture] : (standing.get(capture) ?? [])));
}

function folded(pages: readonly Capture[]): Capture {
  const last = pages.at(-1)!;
  const first = pages.reduce((one, other) => ((other.atMs ?? 0) < (one.atMs ?? 0) ? other : one));
  const steps = pages.slice(0, -1).map(({ atMs = 0, content, deck, place }) => ({
    atMs,
    content,
    path: place.path,
    ...(deck !== undefined && { page: deck.page }),
  }));
  return {
    ...last,
    atMs: first.atMs,
    ...(first.placement !== undefined && { placement: first.placement }),
    earlier: [...(last.earlier ?? []), ...steps],
  };
}

function endPages(captures: readonly Capture[]): readonly Capture[] {
  const startsMs = captures
    .flatMap(({ deck, atMs }) => (deck === undefined || atMs === undefined ? [] : [atMs]))
    .sort((one, other) => one - other);
  return captures.map((capture) => {
    const { deck, atMs = 0 } = capture;
    const endMs = deck === undefined ? undefined : startsMs.find((startMs) => startMs > atMs);
    return endMs === undefined || capture.endMs !== undefined ? capture : { ...capture, endMs };
  });
}
