import type { Capture } from '../../model/capture.js';
import type { Pin } from '../../model/lecture.js';
import type { CourseMaterial } from '../captures/notebook.js';

/** Course material in which each cell stands once, and where the repeated ones went. */
export interface Overlap {
  readonly materials: readonly CourseMaterial[];
  /** By `cell:path` of a cell that was left out, the cell that stands for it. */
  readonly moved: ReadonlyMap<string, { readonly path: string; readonly cell: number }>;
}

/** Shorter cells (`df.head()`) are the same by chance, unless a neighbour is the same too. */
const LONG_LETTERS = 40;

interface Twin {
  readonly capture: Capture;
  readonly before: string;
  readonly after: string;
  outputs: Capture['outputs'];
}

/**
 * A cell that a notebook read before has already is left out: a lesson and its solutions, a notebook and the script of
 * it. What stands twice in one notebook stays twice. Outputs that only the later one has are kept.
 */
export function dropRepeated(materials: readonly CourseMaterial[]): Overlap {
  const seen = new Map<string, Twin[]>();
  const moved = new Map<string, { path: string; cell: number }>();
  const kept = materials.map((material) => {
    const keys = material.captures.map(keyOf);
    const own: [string, Twin][] = [];
    const used = new Map<string, number>();
    material.captures.forEach((capture, at) => {
      const [key = '', before = '', after = ''] = [keys[at], keys[at - 1], keys[at + 1]];
      const nth = used.get(key) ?? 0;
      const twin = seen.get(key)?.[nth];
      if (twin === undefined || !isRepeat(twin, { key, before, after })) {
        own.push([key, { capture, before, after, outputs: capture.outputs }]);
        return;
      }
      used.set(key, nth + 1);
      if ((twin.outputs ?? []).length === 0) twin.outputs = capture.outputs;
      if (capture.origin !== undefined && twin.capture.origin !== undefined)
        moved.set(nameOf(capture.origin), twin.capture.origin);
    });
    for (const [key, twin] of own) {
      const twins = seen.get(key);
      if (twins === undefined) seen.set(key, [twin]);
      else twins.push(twin);
    }
    return own.map(([, twin]) => twin);
  });
  return {
    moved,
    materials: materials.map(({ notebook }, at) => ({
      notebook,
      captures: (kept[at] ?? []).map(({ capture, outputs }) => (outputs ? { ...capture, outputs } : capture)),
    })),
  };
}

const isRepeat = (twin: Twin, { key, before, after }: { key: string; before: string; after: string }) =>
  key.replace(/\s/g, '').length >= LONG_LETTERS || twin.before === before || twin.after === after;

/** Code with its language; blank lines and spaces at line ends make no difference. */
const keyOf = ({ content, language = '' }: Capture) =>
  [language, ...content.split('\n').map((line) => line.trimEnd())].filter((line) => line !== '').join('\n');

const nameOf = ({ path, cell }: { readonly path: string; readonly cell: number }) => `${cell}:${path}`;

/** Pins of cells that were left out, on those that stand for them. */
export function movePins(pins: readonly Pin[], { moved, materials }: Overlap): readonly Pin[] {
  const paths = materials.map(({ notebook }) => notebook.path);
  return pins.map((pin) => {
    const path = paths.find((known) => known === pin.path) ?? paths.find((known) => known.endsWith(`/${pin.path}`));
    const target =
      path === undefined || pin.cell === undefined ? undefined : moved.get(nameOf({ path, cell: pin.cell }));
    return target === undefined ? pin : { ...pin, ...target };
  });
}
