import { formatClock } from '../model/wording/clock.js';
import { escapeHeading, escapeHref } from '../text/markdown/escape.js';
import type { PlacedImage } from './input.js';
import { encodeHref } from '../text/links/href.js';
import { fileNameOf, isAddress } from '../text/links/video-address.js';

/** `47 min`, `2 h 02 min`; under a minute `40 s`. */
export function formatLength(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return `${Math.round(ms / 1000)} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** The moment in the video: `?t=` (whole seconds) for a URL, `#t=` for a local file. */
export function momentHref(video: string, ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (!isAddress(video)) return `${encodeHref(fileNameOf(video))}#t=${seconds}`;
  if (!/^https?:\/\//i.test(video)) return escapeHref(`${video.replace(/#.*$/, '')}#t=${seconds}`);
  const [address = '', fragment] = video.split('#', 2);
  const bare = address.replace(/([?&])t=[^&]*(&|$)/, '$1').replace(/[?&]$/, '');
  const href = `${bare}${bare.includes('?') ? '&' : '?'}t=${seconds}`;
  return escapeHref(fragment === undefined ? href : `${href}#${fragment}`);
}

/** Where an image of a notebook stands: beside it, or inside it as an attachment. */
export const imageHref = ({ href, base64 }: PlacedImage): string =>
  base64 === undefined ? encodeHref(href) : `attachment:${href}`;

/**
 * A quiet link to a moment: `[12:34](https://youtu.be/ID?t=754)`;
 * without a video it leads to `elsewhere`, a place in the notebook.
 */
export function timeLink(video: string | undefined, ms: number, elsewhere: string): string {
  return `[${formatClock(ms)}](${video === undefined ? elsewhere : momentHref(video, ms)})`;
}

/** Characters that a browser leaves as they are in a link's fragment, so that JupyterLab finds the heading by them. */
const FOUND_BY_TEXT = /^[ !#-;=?-_a-~]*$/;

/**
 * A heading with JupyterLab's id of it: its text with spaces as `-`, case kept;
 * where that is not found, an anchor of its own.
 */
export function headingHref(title: string): string {
  const text = title.replace(/\s+/g, ' ').trim();
  if (!FOUND_BY_TEXT.test(text)) return `#${anchorOf(text)}`;
  return `#${text.replace(/ /g, '-').replace(/[()\\]/g, '\\$&')}`;
}

/** The heading itself, `## Title`; one that JupyterLab cannot find by its text has an anchor above it. */
export function headingLine(level: number, title: string): string {
  const text = title.replace(/\s+/g, ' ').trim();
  const line = `${'#'.repeat(Math.min(6, level))} ${escapeHeading(text)}`;
  return FOUND_BY_TEXT.test(text) ? line : `<a id="${anchorOf(text)}"></a>\n\n${line}`;
}

/** A name in ASCII for a heading that has none: from its characters (FNV-1a), the same in every build. */
function anchorOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return `h-${(hash >>> 0).toString(16).padStart(8, '0')}`;
}
