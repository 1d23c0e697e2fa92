/** The timeline as a picture: beside the notebook, or attached to its cell. */
import type { SideFile } from '../../model/notebook.js';
import { sha256Of } from '../../notebook/format/hash.js';
import { encodeBase64 } from '../../notebook/format/base64.js';
import { escapeHref, escapeLabel } from '../escape.js';
import type { PlacedImage } from '../input.js';
import type { SummaryInput } from './input.js';
import { describeTimeline, drawTimeline } from './timeline.js';

/** The timeline's Markdown, the picture, and the file it is in unless it is attached. */
export interface TimelinePicture {
  readonly source: string;
  readonly image: PlacedImage;
  readonly files: readonly SideFile[];
}

export function drawTimelinePicture(input: SummaryInput): TimelinePicture {
  const { lecture, sections, summary } = input;
  const drawn = { title: lecture.title, durationMs: lecture.durationMs, sections, concepts: summary.concepts };
  const bytes = input.renderSvg(drawTimeline(drawn));
  // Named by content as every image beside a notebook: one that a reader drew on is then known, and kept.
  const hash = sha256Of(bytes).slice(0, 8);
  const path = `${input.name.replace(/\.ipynb$/, '')}_files/timeline-${hash}.png`;
  const embed = input.embed === true;
  const image: PlacedImage = embed
    ? { href: 'timeline.png', mediaType: 'image/png', base64: encodeBase64(bytes) }
    : { href: path, mediaType: 'image/png' };
  const href = embed ? `attachment:${image.href}` : escapeHref(image.href);
  const source = `![${escapeLabel(describeTimeline(drawn))}](${href})`;
  return { source, image, files: embed ? [] : [{ path, bytes }] };
}
