import type { Capture } from '../../model/capture.js';
import type { Deck, DeckPage } from './deck.js';
import { baseName } from '../files.js';
import { numberSlides } from './builds.js';
import { isMoment, knownTimes, type KnownVideo } from './known-times.js';

/** A deck and what its pictures are drawn from: hex digits that change with its bytes. */
export interface DrawableDeck {
  readonly deck: Deck;
  readonly hash: string;
}

/** Signs that programs set before an item of a list. */
const BULLET = /^(\s*)[▶►▸▪▫■□●○•◦‣⁃∙·❖➢➤✓–-]\s+/u;

/**
 * The pages of a deck as slides, each with its picture (which is drawn later)
 * and the time that the deck itself gives it.
 */
export function deckCaptures({ deck, hash }: DrawableDeck, known: KnownVideo): readonly Capture[] {
  const slides = numberSlides(deck.pages);
  const timesMs = knownTimes(deck.pages, known);
  const isFurniture = furnitureOf(deck.pages);
  const stem = baseName(deck.path).replace(/\.[^.]+$/, '');
  return deck.pages.map((page, nth): Capture => {
    const { number, label, title, lines, notes } = page;
    const links = page.links.filter((url) => !isFurniture(url) && (timesMs[nth] === undefined || !isMoment(url)));
    const name = `${stem}-${String(number).padStart(3, '0')}`;
    return {
      kind: 'slide',
      atMs: timesMs[nth],
      content: lines.map((line) => line.replace(BULLET, '$1')).join('\n'),
      ...(title !== undefined && { title }),
      image: { path: `${deck.path}/${name}.png`, mediaType: 'image/png', drawnFrom: hash.slice(0, 8) },
      deck: {
        path: deck.path,
        page: number,
        slide: slides[nth] ?? nth,
        ...(label !== undefined && { label }),
        ...(notes !== '' && { notes }),
        ...(links.length > 0 && { links }),
      },
      place: { path: deck.path, line: 0 },
    };
  });
}

/** Of a deck of so many pages, a link on this share of them is none of a page: a licence, the author's site. */
const FURNITURE_PAGES = 5;
const FURNITURE_SHARE = 0.3;

function furnitureOf(pages: readonly DeckPage[]): (url: string) => boolean {
  const counts = new Map<string, number>();
  for (const { links } of pages) for (const url of links) counts.set(url, (counts.get(url) ?? 0) + 1);
  return (url) => pages.length >= FURNITURE_PAGES && (counts.get(url) ?? 0) >= FURNITURE_SHARE * pages.length;
}

/** The same deck as PDF and as PowerPoint file: pictures from the one, what the speaker wrote from the other. */
export function withNotesOf(deck: Deck, other: Deck): Deck {
  const pages = deck.pages.map((page, nth): DeckPage => {
    const twin = other.pages[nth];
    if (twin === undefined) return page;
    const links = [...new Set([...page.links, ...twin.links])];
    return {
      ...page,
      ...(page.title === undefined && twin.title !== undefined && { title: twin.title }),
      lines: page.lines.length === 0 ? twin.lines : page.lines,
      notes: page.notes === '' ? twin.notes : page.notes,
      links,
      ...(twin.advanceMs !== undefined && { advanceMs: twin.advanceMs }),
    };
  });
  return { ...deck, pages };
}
