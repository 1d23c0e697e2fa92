import type { Capture } from '../../model/capture.js';
import { type Change, compareThumbnails, studyThumbnail, type Thumbnail } from './thumbnails.js';

/** A slide that stands, and when its stretch began. */
interface StandingSlide {
  readonly slide: Capture;
  /** The capture of the input whose place it takes. */
  readonly source: Capture;
  readonly sinceMs: number;
}

/**
 * Folds the slides that have a time: one that repeats the slide before it (compression noise) or that it grows out of
 * (a bullet added) becomes one with it, as the last complete form, at the moment when it is complete; the others stay
 * in `earlier`. A slide that was shown before its neighbour links back with `returnOfMs`. Other captures pass through.
 */
export function foldSlides(
  captures: readonly Capture[],
  thumbnailOf: (capture: Capture) => Uint8Array | undefined,
): readonly Capture[] {
  // What the build steps of a deck are is known from the deck.
  const isSlide = ({ kind, atMs, deck }: Capture) => kind === 'slide' && atMs !== undefined && deck === undefined;
  const slides = captures.filter(isSlide).sort((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0));
  const thumbnails = new Map<string | undefined, Thumbnail>();
  for (const slide of slides) {
    const pixels = slide.image && thumbnailOf(slide);
    if (pixels !== undefined) thumbnails.set(slide.image?.path, studyThumbnail(pixels));
  }
  const change = (before: Capture, after: Capture) =>
    changeOf(before, after, [thumbnails.get(before.image?.path), thumbnails.get(after.image?.path)]);
  const done: StandingSlide[] = [];
  const firstWithText = new Map<string, StandingSlide>();
  for (const slide of slides) {
    const last = done[done.length - 1];
    const how = last === undefined ? 'other' : change(last.slide, slide);
    if (last !== undefined && how === 'same') done[done.length - 1] = { ...last, slide: withRepeat(last.slide, slide) };
    else if (last !== undefined && how === 'grown')
      done[done.length - 1] = { ...last, source: slide, slide: replacing(last.slide, slide) };
    else {
      const returns = (shown: StandingSlide) => change(slide, shown.slide) !== 'other';
      const again = slide.content === '' ? undefined : firstWithText.get(slide.content);
      const before =
        (again !== undefined && returns(again) ? again : undefined) ?? done.slice(-MOST_COMPARED).find(returns);
      const shown = before === undefined ? slide : { ...slide, returnOfMs: before.sinceMs };
      done.push({ slide: shown, source: slide, sinceMs: slide.atMs ?? 0 });
      if (again === undefined) firstWithText.set(slide.content, done[done.length - 1]!);
    }
  }
  const standing = new Map(done.map(({ slide, source }) => [source, slide]));
  return captures.flatMap((capture) => (isSlide(capture) ? (standing.get(capture) ?? []) : [capture]));
}

/** Slides that stood last, with which each is compared; one that stood earlier returns where its text is the same. */
const MOST_COMPARED = 300;

/** The later form stands; the earlier one is remembered. */
export function replacing(before: Capture, after: Capture): Capture {
  return { ...after, earlier: [...(before.earlier ?? []), formOf(before), ...(after.earlier ?? [])] };
}

/** The form that stood first stays where it was complete; its repetition is remembered, with what that stood for. */
export function withRepeat(capture: Capture, repeat: Capture): Capture {
  return { ...capture, earlier: [...(capture.earlier ?? []), ...(repeat.earlier ?? []), formOf(repeat)] };
}

const formOf = ({ atMs = 0, content, image, place }: Capture) => ({ atMs, content, path: image?.path ?? place.path });

/** Judged by the pixels where both are known, and never against what the texts say. */
function changeOf(before: Capture, after: Capture, [first, second]: readonly (Thumbnail | undefined)[]): Change {
  if (before.image !== undefined && before.image.path === after.image?.path) return 'same';
  const byPixels = first && second && compareThumbnails(first, second);
  const isRead = before.read !== undefined || after.read !== undefined;
  // What was read off pictures differs where they do not.
  if (byPixels === 'other' || (isRead && byPixels !== undefined)) return byPixels;
  return changeOfTexts(before, after) ?? byPixels ?? 'other';
}

/** Undefined where one of them has no text. */
function changeOfTexts(before: Capture, after: Capture): Change | undefined {
  const texts = [linesOf(before), linesOf(after)] as const;
  return texts[0].length > 0 && texts[1].length > 0 ? changeOfLines(...texts) : undefined;
}

const linesOf = ({ content }: Capture) =>
  content
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Grown where every line stays, in order, or is continued. */
function changeOfLines(before: readonly string[], after: readonly string[]): Change {
  let at = 0;
  for (const line of before) {
    while (at < after.length && after[at]?.startsWith(line) !== true) at++;
    if (at++ >= after.length) return 'other';
  }
  return before.join('\n') === after.join('\n') ? 'same' : 'grown';
}
