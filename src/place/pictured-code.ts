import type { Capture } from '../model/capture.js';
import { withRepeat } from './fold/slides.js';

/** Of a cell's lines so many must be on a picture for it to be on the screen; or so many of the picture's in a cell. */
const CELL_SHOWN = 0.6;
const PICTURE_COVERED = 0.8;
/** Shorter lines are in all code. */
const LEAST_LETTERS = 4;
const LEAST_LINES = 2;

/** A code cell of the course with its lines that tell it from others. */
interface LinedCell {
  readonly capture: Capture;
  readonly lines: ReadonlySet<string>;
}

/** A picture of code, and the cells that it shows. */
interface Sight {
  readonly picture: Capture;
  readonly shown: readonly { readonly cell: Capture; readonly share: number }[];
  /** Of the picture's lines, how many are in those cells. */
  readonly covered: number;
}

/**
 * A picture of code whose lines are those of cells of the course tells when these are on screen: each takes the time of
 * the picture that shows most of it, the first of several.
 * A picture that shows nothing else is remembered in the cell and stands no more itself.
 */
export function adoptPictured(captures: readonly Capture[]): readonly Capture[] {
  const pictures = captures.filter(({ read, origin }) => read?.code !== undefined && origin === undefined);
  if (pictures.length === 0) return captures;
  const cells = captures.flatMap((capture): readonly LinedCell[] =>
    capture.kind === 'code' && capture.origin !== undefined ? [{ capture, lines: linesOf(capture) }] : [],
  );
  const sights = pictures.map((picture) => lookAt(picture, cells)).filter(({ shown }) => shown.length > 0);
  const standing = new Map<Capture, Capture | undefined>();
  for (const { picture, shown, covered } of sights) {
    const home = shown.reduce((best, other) => (other.share > best.share ? other : best)).cell;
    for (const { cell } of shown) standing.set(cell, withTime(standing.get(cell) ?? cell, bestOf(cell, sights)));
    if (covered < PICTURE_COVERED) continue;
    standing.set(home, withRepeat(standing.get(home) ?? home, picture));
    standing.set(picture, undefined);
  }
  return captures.flatMap((capture) => (standing.has(capture) ? (standing.get(capture) ?? []) : [capture]));
}

const linesOf = ({ content }: Capture): ReadonlySet<string> =>
  new Set(
    content
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.length >= LEAST_LETTERS),
  );

/** Cells by how much of them is seen; a line counts for the first of them that has it. */
function lookAt(picture: Capture, cells: readonly LinedCell[]): Sight {
  const all = linesOf(picture);
  const left = new Set(all);
  const shown: { cell: Capture; share: number }[] = [];
  const seenOf = ({ lines }: LinedCell) => [...lines].filter((line) => left.has(line)).length;
  const candidates = cells.filter((cell) => seenOf(cell) > 0);
  while (candidates.length > 0) {
    const best = candidates.reduce((one, other) => (seenOf(other) > seenOf(one) ? other : one));
    candidates.splice(candidates.indexOf(best), 1);
    const seen = seenOf(best);
    const share = seen / best.lines.size;
    const isWhole = seen === best.lines.size && best.capture.content.length >= 3 * LEAST_LETTERS;
    const isShown = share >= CELL_SHOWN || seen >= PICTURE_COVERED * all.size;
    if (!isShown || (seen < LEAST_LINES && !isWhole)) continue;
    shown.push({ cell: best.capture, share });
    for (const line of best.lines) left.delete(line);
  }
  return { picture, shown, covered: all.size === 0 ? 0 : 1 - left.size / all.size };
}

/** The picture with a time that shows most of a cell, the first of several. */
function bestOf(cell: Capture, sights: readonly Sight[]): Capture | undefined {
  const seen = sights
    .flatMap(({ picture, shown }) => shown.map((one) => ({ ...one, picture })))
    .filter((one) => one.cell === cell && one.picture.atMs !== undefined)
    .toSorted((one, other) => other.share - one.share || (one.picture.atMs ?? 0) - (other.picture.atMs ?? 0));
  return seen[0]?.picture;
}

function withTime(cell: Capture, picture: Capture | undefined): Capture {
  if (cell.atMs !== undefined || picture?.atMs === undefined) return cell;
  const { atMs, placement } = picture;
  return { ...cell, atMs, ...(placement && { placement }) };
}

/** Code that was read off a picture stands under it: what was misread shows. */
export function showPictures(captures: readonly Capture[]): readonly Capture[] {
  return captures.flatMap((capture): readonly Capture[] => {
    const { read, image, atMs, endMs, placement, place } = capture;
    if (read?.code === undefined || image === undefined || capture.origin !== undefined) return [capture];
    const times = { atMs, ...(endMs !== undefined && { endMs }), ...(placement && { placement }) };
    return [{ kind: 'image', content: '', image, read, place, ...times }, capture];
  });
}
