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
