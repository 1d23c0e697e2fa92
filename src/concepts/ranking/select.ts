/** From scored candidates to terms: variants merged, fragments of longer terms left out. */
import { stemTerm } from '../../text/words.js';
import type { TermCandidate } from './candidates.js';
import type { Tokens } from './tokens.js';
import type { TermFeatures, Profile } from './weights.js';

/** A term with the places where it stands. */
export interface Term {
  /** As it is mostly written. */
  readonly term: string;
  /** Other forms that were merged into it. */
  readonly variants: readonly string[];
  /** Higher is more central; comparable within one text only. */
  readonly score: number;
  /** Offsets into the text in UTF-16 units, ascending. */
  readonly mentions: readonly number[];
}

/** A candidate with its score. */
export interface Scored extends TermCandidate {
  readonly score: number;
  readonly features: TermFeatures;
}

/** A chosen term with the candidates that were merged into it. */
export interface ChosenTerm extends Scored {
  /** Singular words, lower case. */
  readonly words: readonly string[];
  readonly merged: readonly Scored[];
}

/** A fragment that hardly occurs outside the longer term is none of its own: at most this many times as often. */
const FRAGMENT_RATIO = 1.15;
/** A longer form takes a term's place when it is at least this share of its occurrences. */
const LONG_FORM_RATIO = 0.8;

/** Takes the best `top` terms from `scored`, which is sorted by falling score. */
export function selectTerms(tokens: Tokens, scored: readonly Scored[], top: number, profile: Profile): ChosenTerm[] {
  const chosen: (ChosenTerm & { merged: Scored[]; key: string })[] = [];
  const byStem = new Map<string, number>();
  const byKey = new Map<string, number>();
  const byInitials = new Map<string, number>();
  for (const candidate of scored) {
    if (chosen.length >= top) break;
    const words = wordsOf(tokens, candidate);
    const key = ` ${words.join(' ')} `;
    const stem = words.map(stemTerm).join('');
    const initials = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : '';
    const twin = byStem.get(stem) ?? acronymOf(candidate, words, initials);
    if (twin !== undefined) {
      chosen[twin]!.merged.push(candidate);
      continue;
    }
    if (isFragment(candidate, key)) continue;
    const shorter = longFormOf(candidate, key);
    const place = shorter >= 0 ? shorter : chosen.length;
    const replaced = chosen[shorter];
    const merged = replaced ? [replaced, ...replaced.merged] : [];
    chosen[place] = { ...candidate, score: replaced?.score ?? candidate.score, words, key, merged };
    byStem.set(stem, place);
    byKey.set(words.join(' '), place);
    if (initials && !byInitials.has(initials)) byInitials.set(initials, place);
  }
  return chosen;

  /** "CNN" where "convolutional neural network" is chosen, and the other way round. */
  function acronymOf({ features }: Scored, words: readonly string[], initials: string): number | undefined {
    if (words.length === 1) return features.weirdMin > 3 ? byInitials.get(words[0]!) : undefined;
    return initials.length > 2 ? byKey.get(initials) : undefined;
  }

  function isFragment({ length, positions }: Scored, key: string): boolean {
    const frequency = positions.length;
    if (frequency < 3) return false;
    let covered = 0;
    for (const longer of chosen) {
      if (longer.length <= length || !longer.key.includes(key)) continue;
      if (frequency <= longer.positions.length * FRAGMENT_RATIO) return true;
      covered += longer.positions.length;
    }
    return covered > 0 && (frequency - covered) / frequency < profile.leastFree;
  }

  function longFormOf({ length, positions }: Scored, key: string): number {
    if (length === 1 || positions.length < 3) return -1;
    return chosen.findIndex(
      (term) =>
        term.length < length && key.includes(term.key) && positions.length >= term.positions.length * LONG_FORM_RATIO,
    );
  }
}

/** The singular words of a candidate. */
export function wordsOf({ lemmas, vocabulary }: Tokens, { length, positions }: TermCandidate): string[] {
  const start = positions[0]!;
  return Array.from({ length }, (_, k) => vocabulary.words[lemmas[start + k]!]!);
}

/**
 * The way each candidate is mostly written, then its other ways, most frequent first. A capital at the start of a
 * sentence tells nothing: it counts only where the phrase stands nowhere else.
 */
export function spellingsOf(tokens: Tokens, candidates: readonly TermCandidate[]): string[] {
  return [...new Set(candidates.flatMap((candidate) => spellingsOfOne(tokens, candidate)))];
}

function spellingsOfOne({ text, starts, ends, breaks, glued }: Tokens, { length, positions }: TermCandidate): string[] {
  const counts = new Map<string, number>();
  for (const start of positions) {
    let spelling = '';
    for (let at = start; at < start + length; at++) {
      if (at > start) spelling += glued[at] ? text.charAt(ends[at - 1]!) : ' ';
      spelling += text.slice(starts[at], ends[at]);
    }
    counts.set(spelling, (counts.get(spelling) ?? 0) + (breaks[start] === 2 ? 1 / 1024 : 1));
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([spelling]) => spelling);
}
