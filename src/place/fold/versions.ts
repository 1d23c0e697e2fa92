import type { Capture } from '../../model/capture.js';
import { withRepeat } from './slides.js';

/** Shorter code is in many notebooks by chance. */
const LEAST_LETTERS = 12;

/**
 * Two notebooks are versions of one where so many cells,
 * and this share of the smaller one's, are the same word for word.
 */
const LEAST_SHARED = 4;
const SHARED = 0.6;

/** The code cells of one notebook, by their code. */
interface NotebookVersion {
  readonly path: string;
  readonly cells: Map<string, Capture[]>;
  /** How sure the places of its cells are, in all: how much of it is talked about. */
  heard: number;
}

/**
 * Where two course notebooks are versions of one (`lesson.ipynb`, `lesson-solution.ipynb`) each cell that both have
 * stands once: that of the version which is talked about more,
 * with the other's remembered in `earlier`. A cell whose time is given stays.
 */
export function foldVersions(captures: readonly Capture[]): readonly Capture[] {
  const versions = readVersions(captures);
  const standing = new Map<Capture, Capture | undefined>();
  versions.forEach((version, nth) => {
    for (const better of versions.slice(0, nth)) if (areVersions(better, version)) foldInto(better, version, standing);
  });
  if (standing.size === 0) return captures;
  return captures.flatMap((capture) => (standing.has(capture) ? (standing.get(capture) ?? []) : [capture]));
}

/** What is talked about more comes first. */
function readVersions(captures: readonly Capture[]): readonly NotebookVersion[] {
  const versions = new Map<string, NotebookVersion>();
  for (const capture of captures) {
    if (capture.kind !== 'code' || capture.origin === undefined) continue;
    const { path } = capture.origin;
    const version = versions.get(path) ?? { path, cells: new Map<string, Capture[]>(), heard: 0 };
    versions.set(path, version);
    if (capture.placement?.by !== 'spread' && capture.placement?.by !== 'neighbour')
      version.heard += capture.placement?.confidence ?? 0;
    const key = capture.content.replace(/\s+/g, '');
    if (key.length < LEAST_LETTERS) continue;
    const same = version.cells.get(key);
    if (same === undefined) version.cells.set(key, [capture]);
    else same.push(capture);
  }
  return [...versions.values()].sort((a, b) => b.heard - a.heard);
}

function areVersions(one: NotebookVersion, other: NotebookVersion): boolean {
  let shared = 0;
  for (const key of one.cells.keys()) if (other.cells.has(key)) shared += 1;
  return shared >= LEAST_SHARED && shared >= SHARED * Math.min(one.cells.size, other.cells.size);
}

const isGiven = ({ placement }: Capture): boolean => placement?.by === 'pinned' || placement?.by === 'clock';

/** The first of the same cells goes into the first, the second into the second. */
function foldInto(
  better: NotebookVersion,
  version: NotebookVersion,
  standing: Map<Capture, Capture | undefined>,
): void {
  for (const [key, cells] of version.cells) {
    const stay = (better.cells.get(key) ?? []).filter(
      (cell) => !standing.has(cell) || standing.get(cell) !== undefined,
    );
    cells.forEach((cell, nth) => {
      const into = stay[nth];
      if (into === undefined || standing.has(cell) || isGiven(cell)) return;
      standing.set(into, withRepeat(standing.get(into) ?? into, cell));
      standing.set(cell, undefined);
    });
  }
}
