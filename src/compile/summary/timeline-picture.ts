/** The timeline as a picture: beside the notebook, or attached to its cell. */
import type { SideFile } from '../../model/notebook.js';
import { sha256Of } from '../../notebook/format/hash.js';
import { encodeBase64 } from '../../notebook/format/base64.js';
import { escapeLabel } from '../../text/markdown/escape.js';
import type { PlacedImage } from '../input.js';
import { imageHref } from '../links.js';
import type { LinkTargets, SummaryInput } from './input.js';
import { timeOf } from './lines.js';
import { describeTimeline, drawTimeline } from './timeline.js';

/** The timeline's Markdown, the picture, and the file it is in unless it is attached. */
export interface TimelinePicture {
  readonly source: string;
  /** None where its names cannot be drawn. */
  readonly image: PlacedImage | undefined;
  readonly files: readonly SideFile[];
}

/** Scripts that the letters we ship do not have: they would be drawn as empty boxes. */
export const NOT_DRAWN =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Thai}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** A picture; a list of the concepts by time where their names cannot be drawn. */
export function drawTimelinePicture(input: SummaryInput, targets: LinkTargets): TimelinePicture {
  const { lecture, sections, summary } = input;
  const names = [...sections.map(({ title }) => title), ...summary.concepts.map(({ term }) => term)];
  if (names.some((name) => NOT_DRAWN.test(name))) {
    const lines = summary.concepts.map(({ term, lead }) => `- ${timeOf(lead.startMs, targets)} ${escapeLabel(term)}`);
    return { source: lines.join('\n'), image: undefined, files: [] };
  }
  const drawn = {
    title: lecture.title,
    durationMs: lecture.durationMs,
    sections,
    concepts: summary.concepts,
    messages: input.messages,
  };
  const bytes = input.renderSvg(drawTimeline(drawn));
  // Named by content as every image beside a notebook: one that a reader drew on is then known, and kept.
  const hash = sha256Of(bytes).slice(0, 8);
  const path = `${input.name.replace(/\.ipynb$/, '')}_files/timeline-${hash}.png`;
  const embed = input.embed === true;
  const image: PlacedImage = embed
    ? { href: 'timeline.png', mediaType: 'image/png', base64: encodeBase64(bytes) }
    : { href: path, mediaType: 'image/png' };
  const source = `![${escapeLabel(describeTimeline(drawn))}](${imageHref(image)})`;
  return { source, image, files: embed ? [] : [{ path, bytes }] };
}
