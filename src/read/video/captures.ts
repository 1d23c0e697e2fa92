import type { Capture, ImageFile } from '../../model/capture.js';
import { formatFullClock } from '../../model/wording/clock.js';
import type { PageMatch } from './match-pages.js';
import type { ScreenState } from './states.js';

/** A state of the screen, and which of the lecture's captures is the page that it shows. */
export interface ShownState {
  readonly state: ScreenState;
  readonly match?: PageMatch | undefined;
}

/** The video that states were read from. */
export interface WatchedVideo {
  readonly path: string;
  /** Hex digits that change with its bytes. */
  readonly hash: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Captures with what a video shows, and the pictures that they still want. */
export interface AddedScreen {
  readonly captures: readonly Capture[];
  readonly stills: readonly { readonly image: ImageFile; readonly atMs: number }[];
  /** Pages that come back: the picture of the page under another name. */
  readonly repeats: readonly { readonly image: ImageFile; readonly page: ImageFile }[];
}

/**
 * The captures of a lecture with what its video shows: pages of decks get the moment at which they came on the screen,
 * and stand for it; what is no page becomes a slide of its own,
 * whose picture is taken later. `match.page` counts in `captures`.
 */
export function addScreen(
  captures: readonly Capture[],
  shown: readonly ShownState[],
  video: WatchedVideo,
): AddedScreen {
  const timed = new Map<number, Capture>();
  const fresh: Capture[] = [];
  const stills: { image: ImageFile; atMs: number }[] = [];
  const repeats: { image: ImageFile; page: ImageFile }[] = [];
  for (const { state, match } of joinRuns(shown)) {
    const page = match === undefined ? undefined : captures[match.page];
    if (match === undefined || page === undefined) {
      const image = imageOf(state, video);
      stills.push({ image, atMs: state.pictureMs });
      fresh.push(pictureOf(state, image, video));
    } else if (timed.has(match.page)) {
      const again = shownAgain(state, timed.get(match.page) ?? page, video);
      if (again.image && page.image) repeats.push({ image: again.image, page: page.image });
      fresh.push(again);
    } else {
      const placement = { by: 'clock', confidence: Math.min(1, match.likeness) } as const;
      for (const [step, atMs] of stepsOf(captures, match.page, state))
        if (!timed.has(step)) timed.set(step, timedPage(captures[step]!, { atMs, placement, endMs: state.endMs }));
    }
  }
  return { captures: [...captures.map((capture, at) => timed.get(at) ?? capture), ...fresh], stills, repeats };
}

/** A page whose time is known already keeps it. */
const timedPage = (page: Capture, time: Pick<Capture, 'atMs' | 'endMs' | 'placement'>): Capture =>
  page.atMs === undefined ? { ...page, ...time } : page;

/** Neighbouring states that show one page are one: something else moved on the screen. */
function joinRuns(shown: readonly ShownState[]): readonly ShownState[] {
  const joined: ShownState[] = [];
  for (const one of shown) {
    const last = joined.at(-1);
    if (last?.match === undefined || last.match.page !== one.match?.page) joined.push(one);
    else joined[joined.length - 1] = { ...last, state: { ...last.state, endMs: one.state.endMs } };
  }
  return joined;
}

/**
 * The build steps before a page, which were folded into its state, and the page itself,
 * with the moments at which they came.
 */
function stepsOf(
  captures: readonly Capture[],
  page: number,
  state: ScreenState,
): readonly (readonly [number, number])[] {
  const { path, slide } = captures[page]?.deck ?? {};
  const steps = [page];
  for (let at = page - 1; at >= 0; at--) {
    const { deck, atMs } = captures[at]!;
    if (deck?.path !== path || deck?.slide !== slide || atMs !== undefined) break;
    steps.unshift(at);
  }
  // Some steps are seen as one, where little is added: none is said to have come earlier than it did.
  const timesMs = steps.length === state.buildsMs.length + 1 ? [state.startMs, ...state.buildsMs] : [];
  return steps.map((step, nth) => [step, timesMs[nth] ?? state.startMs]);
}

/** Pictures of wider videos are taken smaller. */
const WIDEST_PX = 1280;

function imageOf({ pictureMs }: ScreenState, { path, hash, widthPx, heightPx }: WatchedVideo): ImageFile {
  const width = Math.min(WIDEST_PX, widthPx);
  return {
    path: `${path}/${fileName(pictureMs)}.jpg`,
    mediaType: 'image/jpeg',
    widthPx: width,
    heightPx: Math.round((heightPx * width) / widthPx),
    drawnFrom: hash,
  };
}

/** What was added bit by bit is one slide from when it began, as the build steps of a deck are. */
function pictureOf(state: ScreenState, image: ImageFile, { path }: WatchedVideo): Capture {
  const { startMs, endMs, buildsMs, returnOfMs } = state;
  const steps = [startMs, ...buildsMs].slice(0, -1);
  return {
    kind: 'slide',
    atMs: startMs,
    endMs,
    content: '',
    image,
    ...(steps.length > 0 && { earlier: steps.map((atMs) => ({ atMs, content: '', path: image.path })) }),
    ...(returnOfMs !== undefined && { returnOfMs }),
    place: { path, line: 0 },
  };
}

/** A page that comes back: a link to where it was first, and its picture once more, under a name of its own. */
function shownAgain({ startMs, endMs }: ScreenState, page: Capture, { path }: WatchedVideo): Capture {
  const { title, image, atMs } = page;
  return {
    kind: 'slide',
    atMs: startMs,
    endMs,
    content: '',
    ...(title !== undefined && { title }),
    ...(image && { image: { ...image, path: `${path}/${fileName(startMs)}.png` } }),
    ...(atMs !== undefined && { returnOfMs: atMs }),
    place: { path, line: 0 },
  };
}

/** `00-12-34`, with milliseconds where there are some. */
function fileName(ms: number): string {
  const rest = ms % 1000;
  const clock = formatFullClock(ms - rest).replaceAll(':', '-');
  return rest === 0 ? clock : `${clock}-${String(rest).padStart(3, '0')}`;
}
