/** Ranks the terms of tokenised text: candidates, measure, weights, selection. */
import { findCandidates, type TermCandidate, type IsDefined } from './candidates.js';
import { createMeasure } from './measure.js';
import { selectTerms, type ChosenTerm, type Scored } from './select.js';
import type { Tokens } from './tokens.js';
import type { TermFeatures, Profile, Weights } from './weights.js';

export interface RankOptions {
  readonly profile: Profile;
  readonly top: number;
  /** Changes the facts of a candidate by what is known beside the text. */
  readonly adjust?: (features: TermFeatures, candidate: TermCandidate) => void;
  /** Phrases that are candidates however rarely they are said. */
  readonly isDefined?: IsDefined;
}

/** The best terms of a text, best first. Deterministic; linear in the text. */
export function rankTerms(tokens: Tokens, options: RankOptions): ChosenTerm[] {
  return selectTerms(tokens, scoreCandidates(tokens, options), options.top, options.profile);
}

/** All candidates with their scores, best first. */
export function scoreCandidates(tokens: Tokens, { profile, adjust, isDefined }: Omit<RankOptions, 'top'>): Scored[] {
  const measure = createMeasure(tokens);
  const facts = Object.keys(profile.weights) as (keyof Weights)[];
  const scored: Scored[] = [];
  for (const candidate of findCandidates(tokens, isDefined)) {
    const features = measure(candidate);
    if (!features) continue;
    adjust?.(features, candidate);
    let score = 0;
    for (const fact of facts) score += (profile.weights[fact] ?? 0) * features[fact];
    scored.push({ length: candidate.length, positions: candidate.positions, score, features });
  }
  return scored.sort((a, b) => b.score - a.score || b.positions.length - a.positions.length);
}
