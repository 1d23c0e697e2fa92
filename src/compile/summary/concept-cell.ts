/** One concept as Markdown: what it is in the lecturer's words, when, the slide shown then, what it goes with. */
import type { Concept } from '../../model/concept.js';
import { escapeHref, escapeLabel, escapeMarkdown } from '../escape.js';
import type { PlacedImage } from '../input.js';
import { formatClock, headingHref, headingLine, momentHref } from '../links.js';
import { counted } from '../title.js';
import type { Detail } from './budget.js';
import type { FullNotebook } from './full-notebook.js';

export interface ConceptView {
  readonly video: string | undefined;
  readonly full: FullNotebook;
  /** Headings of all concepts in the notebook, by term. */
  readonly headings: ReadonlyMap<string, string>;
  readonly detail: Detail;
  /** The slide on screen while it is explained. */
  readonly slide?: { readonly image: PlacedImage; readonly title: string } | undefined;
}

/** The cell's source. Speech is escaped; every time leads to the video and to the cell of the full notebook. */
export function renderConcept(concept: Concept, view: ConceptView): string {
  const heading = view.headings.get(concept.term) ?? concept.term;
  const parts = [
    headingLine(2, heading),
    quoteOf(concept, view),
    whenOf(concept, view),
    slideOf(view),
    view.detail.related ? relatedOf(concept, view) : '',
    view.detail.mentions ? mentionsOf(concept, view) : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The explanation as a block quote; a passage that merely dwells on the term says so. */
function quoteOf({ definition }: Concept, view: ConceptView): string {
  if (definition === undefined) return '';
  const from = definition.sure ? '' : '*In passing:* ';
  return `> ${from}${escapeMarkdown(definition.text)} — ${linkPair(definition.startMs, view)}`;
}

/** A term that is explained within this time of its first mention is explained at once. */
const AT_ONCE_MS = 20_000;

function whenOf({ mentionsMs, explainedAtMs, definition }: Concept, view: ConceptView): string {
  const [first = 0] = mentionsMs;
  const word = definition?.sure === true ? 'explained' : 'dwelt on';
  const together = Math.abs(first - explainedAtMs) < AT_ONCE_MS;
  if (!view.detail.counts) return definition === undefined ? linkPair(explainedAtMs, view) : '';
  const when = together ? `and ${word}` : `${linkPair(first, view)} · ${word}`;
  return `First said ${when} ${linkPair(explainedAtMs, view)} · ${counted(mentionsMs.length, 'mention')}`;
}

/** `[12:34](video) [¶](full notebook)`; without a video the time itself leads to the full notebook. */
export function linkPair(ms: number, { video, full }: Pick<ConceptView, 'video' | 'full'>): string {
  const place = full.hrefAt(ms);
  if (place === undefined) return timeOf(ms, video);
  return video === undefined ? `[${formatClock(ms)}](${place})` : timeOf(ms, video) + inFull(place);
}

/** The place in the full notebook, on one line with the time before it. */
const inFull = (place: string): string => `\u00a0[¶](${place})`;

/** A moment as a link to the video; without one as plain text. */
export function timeOf(ms: number, video: string | undefined): string {
  return video === undefined ? formatClock(ms) : `[${formatClock(ms)}](${momentHref(video, ms)})`;
}

function slideOf({ slide }: ConceptView): string {
  if (slide === undefined) return '';
  const { image, title } = slide;
  return `![${escapeLabel(title)}](${image.base64 === undefined ? escapeHref(image.href) : `attachment:${image.href}`})`;
}

function relatedOf({ related }: Concept, { headings }: ConceptView): string {
  const links = related.flatMap((term) => {
    const heading = headings.get(term);
    return heading === undefined ? [] : [`[${escapeLabel(term)}](${headingHref(heading)})`];
  });
  return links.length === 0 ? '' : `Goes with ${links.join(', ')}`;
}

/** Below this many mentions the line above has said it all. */
const FEWEST_LISTED = 3;

/** Every mention as a link, those of one cell of the full notebook in one group, folded away. */
function mentionsOf({ mentionsMs }: Concept, { video, full }: ConceptView): string {
  if (mentionsMs.length < FEWEST_LISTED) return '';
  const groups = new Map<string, string[]>();
  for (const ms of mentionsMs) {
    const place = full.hrefAt(ms) ?? '';
    const time = video === undefined && place !== '' ? [] : [timeOf(ms, video)];
    groups.set(place, [...(groups.get(place) ?? []), ...time]);
  }
  const list = [...groups].map(([place, times], nth) => {
    if (times.length === 0) return `[${nth + 1}](${place})`;
    return place === '' ? times.join(' ') : times.join(' ') + inFull(place);
  });
  return `<details><summary>All mentions</summary>\n\n${list.join(' · ')}\n\n</details>`;
}
