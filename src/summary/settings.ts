/** How long a summary is. */
import type { Depth } from '../model/depth.js';

/** Share of the spoken words that is shown, and the most words. */
const DEPTHS: Readonly<Record<Depth, { readonly share: number; readonly most: number }>> = {
  brief: { share: 0.03, most: 500 },
  standard: { share: 0.092, most: 1500 },
  detailed: { share: 0.2, most: 3300 },
};
/** A talk of a few minutes has so few words that no explanation would fit: it may show more of them. */
const SHORT = { brief: 90, standard: 560, detailed: 900 } as const;
const SHORT_SHARE = { brief: 0.08, standard: 0.34, detailed: 0.5 } as const;

/** Two sentences: what is said in a minute may be shown nearly whole. */
const FEWEST_WORDS = 45;

/** Words of headings, section titles and links that a reader reads beside the speech. */
export const WORDS_BESIDE = { concept: 5, section: 3 };

/** Words to show of a lecture of `spoken` words. */
export function budgetOf(
  spoken: number,
  { words, depth = 'standard' }: { words?: number | undefined; depth?: Depth | undefined },
): number {
  if (words !== undefined) return words;
  const { share, most } = DEPTHS[depth];
  const short = Math.min(SHORT[depth], SHORT_SHARE[depth] * spoken);
  return Math.round(Math.min(most, Math.max(share * spoken, short, FEWEST_WORDS)));
}

const FEWEST_CONCEPTS = 4;
const MOST_CONCEPTS = 14;
const WORDS_EACH = 100;

/** Of `budget` words those that are left for speech. */
export function speechBudget(budget: number, { concepts, sections }: { concepts: number; sections: number }): number {
  const beside = WORDS_BESIDE.concept * concepts + WORDS_BESIDE.section * sections;
  return Math.max(budget / 2, budget - beside);
}

/** Concepts that are explained well in that many words. */
export function conceptCount(budget: number): number {
  return Math.max(3, Math.min(MOST_CONCEPTS, Math.round(FEWEST_CONCEPTS + budget / WORDS_EACH / 1.4)));
}

/** Takeaways that a summary of that many words has room for. */
export const takeawayCount = (budget: number): number => (budget < 200 ? 0 : budget < 600 ? 3 : budget < 1200 ? 5 : 7);
