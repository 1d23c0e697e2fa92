/**
 * Tells when the reader scrolls a notebook: by wheel, touch, keys or scroll bar.
 * What we scroll ourselves does not count.
 */

/** A browser scrolls smoothly for a while after a key. */
const INTENT_MS = 600;
/** The end of a drag of the scroll bar is not always told: an old one counts no more. */
const DRAG_MS = 20_000;

const KEYS: ReadonlySet<string> = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' ', 'j', 'k']);

/** `nodeOf` is the notebook's element, undefined where there is none; it is asked at every event. */
export function watchScrolling(nodeOf: () => HTMLElement | undefined, onScroll: () => void): void {
  let meantUntil = 0;
  const isIn = (event: Event): event is Event & { target: Element } =>
    event.target instanceof Element && nodeOf()?.contains(event.target) === true;
  const mean = (ms: number) => (meantUntil = Date.now() + ms);
  const listen = <Kind extends keyof DocumentEventMap>(kind: Kind, hear: (event: DocumentEventMap[Kind]) => void) =>
    document.addEventListener(kind, hear, { passive: true, capture: true });

  for (const kind of ['wheel', 'touchmove'] as const) listen(kind, (event) => void (isIn(event) && mean(INTENT_MS)));
  listen('keydown', (event) => {
    // A modifier makes another command of it; while one types, nothing follows anyway.
    if (KEYS.has(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey && isIn(event)) mean(INTENT_MS);
  });
  // Beside all cells there is the scroll bar, and the blank margin, where nothing scrolls.
  listen('pointerdown', (event) => void (isIn(event) && event.target.closest('.jp-Cell') === null && mean(DRAG_MS)));
  listen('pointerup', () => void (meantUntil > Date.now() + INTENT_MS && mean(INTENT_MS)));
  listen('scroll', (event) => {
    // A long output scrolls by itself.
    if (Date.now() < meantUntil && isIn(event) && event.target.closest('.jp-Cell') === null) onScroll();
  });
}
