import { siteVideoOf } from '../../text/links/video-address.js';
import type { DeckPage } from './deck.js';

/** `&t=125`, `#t=1h2m3s`, `?start=90`, `#t=01:02:03`. */
const MOMENT =
  /[?&#](?:t|start|time_continue)=(?:(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?|(?:(\d+):)?(\d+):(\d\d))(?=[&#]|$)/;
/** Whether an address leads to a moment of a video. */
export const isMoment = (url: string): boolean => MOMENT.test(url);

/** So many pages must link into one video before that is the lecture's. */
const LEAST_LINKED = 3;
/** Recorded presentations have a time on nearly every slide. */
const RECORDED_SHARE = 0.8;

/** What is known of the lecture's video. */
export interface KnownVideo {
  readonly video?: string | undefined;
  readonly durationMs: number;
}

/** A minute past the last caption is still the end of a lecture. */
const GRACE_MS = 60_000;

/**
 * The moments that a deck gives for its pages: links into the video of the lecture,
 * else the timings of a recorded presentation.
 */
export function knownTimes(pages: readonly DeckPage[], known: KnownVideo): readonly (number | undefined)[] {
  const times = linkedTimes(pages, known.video) ?? recordedTimes(pages);
  const fits = times?.every((atMs = 0) => atMs <= known.durationMs + GRACE_MS) === true;
  return times !== undefined && fits ? times : pages.map(() => undefined);
}

interface Moment {
  readonly page: number;
  readonly video: string;
  readonly atMs: number;
}

/** Of the videos that pages link into, one that rises with the pages: an example shown twice does not. */
function linkedTimes(
  pages: readonly DeckPage[],
  video: string | undefined,
): readonly (number | undefined)[] | undefined {
  const moments = pages.flatMap(({ links }, page) => links.flatMap((url) => momentOf(url, page)));
  const own = idOf(video ?? '');
  const videos = new Set(moments.map((moment) => moment.video));
  const rising = [...videos]
    .filter((other) => own === undefined || (idOf(other) ?? own) === own)
    .map((other) => firstOfPages(moments.filter((moment) => moment.video === other)))
    .filter((all) => all.length >= LEAST_LINKED && isRising(all))
    .toSorted((one, other) => other.length - one.length);
  const [best] = rising;
  if (best === undefined) return undefined;
  const times = new Map(best.map(({ page, atMs }) => [page, atMs]));
  return pages.map((_, page) => times.get(page));
}

/** What the site calls a video. */
const idOf = (url: string) => siteVideoOf(url)?.id;

function firstOfPages(moments: readonly Moment[]): readonly Moment[] {
  return moments.filter(({ page }, nth) => moments.findIndex((other) => other.page === page) === nth);
}

const isRising = (moments: readonly Moment[]) =>
  moments.every(({ atMs }, nth) => atMs >= (moments[nth - 1]?.atMs ?? 0)) &&
  (moments.at(-1)?.atMs ?? 0) > (moments[0]?.atMs ?? 0);

function momentOf(url: string, page: number): readonly Moment[] {
  const found = MOMENT.exec(url);
  if (found === null || found[0].endsWith('=')) return [];
  const [, h = '0', m = '0', s = '0', hours = '0', minutes, seconds = '0'] = found;
  const parts = minutes === undefined ? [h, m, s] : [hours, minutes, seconds];
  const [a = 0, b = 0, c = 0] = parts.map(Number);
  const atMs = (a * 3600 + b * 60 + c) * 1000;
  return Number.isSafeInteger(atMs) ? [{ page, video: url.replace(MOMENT, '').replace(/[?&#]+$/, ''), atMs }] : [];
}

/** After "Rehearse timings" or "Record slide show" each slide says how long it was shown. */
function recordedTimes(pages: readonly DeckPage[]): readonly number[] | undefined {
  const recorded = pages.filter(({ advanceMs = 0 }) => advanceMs > 0).length;
  const lengths = new Set(pages.map(({ advanceMs }) => advanceMs));
  // One length for all is a show that runs by itself.
  if (recorded < LEAST_LINKED || recorded < RECORDED_SHARE * (pages.length - 1) || lengths.size < LEAST_LINKED)
    return undefined;
  let atMs = 0;
  return pages.map(({ advanceMs = 0 }) => (atMs += advanceMs) - advanceMs);
}
