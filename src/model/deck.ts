/** The page of a deck that a slide shows. */
export interface PageOrigin {
  /** Path of the deck. */
  readonly path: string;
  /** From 1, as a viewer counts them. */
  readonly page: number;
  /** What the deck itself calls the page, where that is something else. */
  readonly label?: string;
  /** Number of the slide in its deck, from 0: the build steps of one slide share it. */
  readonly slide: number;
  /** What the speaker wrote beneath the page. */
  readonly notes?: string;
  /** Addresses that the page links to. */
  readonly links?: readonly string[];
}

/** One page as read. */
export interface DeckPage {
  readonly number: number;
  readonly label?: string;
  readonly title?: string;
  /** The other lines in reading order; deeper bullets are indented by two spaces each. */
  readonly lines: readonly string[];
  readonly notes: string;
  readonly links: readonly string[];
  /** Not shown in a presentation. */
  readonly hidden?: boolean;
  /** Milliseconds after which the recorded presentation went on to the next page. */
  readonly advanceMs?: number;
  /** Width by height; any unit. */
  readonly width: number;
  readonly height: number;
}

/** A deck of slides. */
export interface Deck {
  readonly path: string;
  readonly kind: 'pdf' | 'pptx';
  readonly pages: readonly DeckPage[];
}
