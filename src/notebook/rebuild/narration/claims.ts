import { containment, countWords, MERGED, similarity } from '../../diff/word-similarity.js';
import { isWrittenAgain, SAME_PARAGRAPH, type ExistingCell } from '../existing-cells.js';
import { commonWords, isNarration, type FreshBuild, type WordRange } from '../fresh-cells.js';
import type { PreviousNarration } from './previous-narration.js';
import type { Speech } from './speech.js';
import type { TimeMap } from './time-map.js';

/** Narration of the last build as a run of words of the fresh speech, empty where nobody says it any more. */
export interface Claim extends PreviousNarration {
  readonly range: WordRange;
}

/** The fresh speech, and where moments of the last build lie in it. */
export interface FreshSpeech {
  readonly build: FreshBuild;
  readonly timeMap: TimeMap;
}

/**
 * Where the narration of the last build lies in the fresh speech,
 * one claim after the other. `generated`: all that is there.
 */
export function claimSpeech(
  previous: readonly PreviousNarration[],
  generated: readonly ExistingCell[],
  fresh: FreshSpeech,
): Claim[] {
  return mergeClaims(addSaidAgain(locateClaims(previous, fresh), generated, fresh), fresh.build.speech);
}

function locateClaims(previous: readonly PreviousNarration[], { build, timeMap }: FreshSpeech): Claim[] {
  const cellAt = new Map(build.cells.filter(isNarration).map((fresh) => [fresh.range.from, fresh]));
  let reached = 0;
  return previous.map((narration) => {
    const from = Math.max(reached, timeMap.wordAt(narration.startMs));
    const to = Math.max(from, timeMap.wordAt(narration.endMs));
    reached = to;
    const { holder } = narration;
    const fresh = cellAt.get(from);
    const isAgain = fresh?.range.to === to && holder !== undefined && isWrittenAgain(holder, fresh);
    return { ...narration, isUntouched: narration.isUntouched || isAgain, range: { from, to } };
  });
}

/**
 * Finds the speech of edited cells for which none was found by their times, in this build or an earlier one: at its old
 * moment, or where that would be now, if what is said there is like their text and nobody else's.
 */
function addSaidAgain(
  claims: readonly Claim[],
  generated: readonly ExistingCell[],
  { build, timeMap }: FreshSpeech,
): Claim[] {
  const found = new Set(claims.flatMap(({ holder, range }) => (range.from < range.to ? [holder] : [])));
  const isTaken = (range: WordRange) =>
    claims.some((claim) => !claim.isUntouched && commonWords(claim.range, range) > 0);
  const again = generated.flatMap((holder): Claim[] => {
    const { span, stamp } = holder;
    if (stamp.kind !== 'narration' || holder.isUntouched || span === undefined || found.has(holder)) return [];
    const range = [timeMap.wordNowAt, timeMap.wordAt]
      .map((wordAt) => ({ from: wordAt(span.startMs), to: wordAt(span.endMs) }))
      .find((at) => at.from < at.to && !isTaken(at) && saysLike(at, holder, build.speech));
    return range === undefined ? [] : [{ ...span, holder, isUntouched: false, opensHolder: true, range }];
  });
  if (again.length === 0) return [...claims];
  const holders = new Set(again.map(({ holder }) => holder));
  return [...claims.filter(({ holder }) => holder === undefined || !holders.has(holder)), ...again].sort(
    (one, other) => one.range.from - other.range.from,
  );
}

function saysLike(range: WordRange, holder: ExistingCell, speech: Speech): boolean {
  return similarity(countWords(wordsIn(range, speech)), holder.words()) >= SAME_PARAGRAPH;
}

/**
 * Gives deleted narration whose words stand in the edited narration beside it to that cell, into which it was merged,
 * and makes one claim of those of one holder that follow each other.
 */
function mergeClaims(claims: readonly Claim[], speech: Speech): Claim[] {
  const merged: Claim[] = [];
  claims.forEach((claim, at) => {
    const last = merged.at(-1);
    const next = () => claims.slice(at + 1).find(({ holder }) => holder !== undefined);
    const holder = claim.holder ?? findHost(claim, [last, next()], speech);
    const goesOn =
      last?.holder === holder && last?.isUntouched === claim.isUntouched && last.range.to === claim.range.from;
    if (!goesOn) merged.push({ ...claim, holder });
    else {
      const range = { from: last.range.from, to: claim.range.to };
      const opensHolder = last.opensHolder || claim.opensHolder;
      merged[merged.length - 1] = { ...last, endMs: claim.endMs, opensHolder, range };
    }
  });
  return merged;
}

/** The edited narration beside it that holds the words of a deleted one. */
function findHost({ range }: Claim, beside: readonly (Claim | undefined)[], speech: Speech): ExistingCell | undefined {
  const words = countWords(wordsIn(range, speech));
  const isHost = ({ holder, isUntouched }: Claim) =>
    holder?.stamp.kind === 'narration' && !isUntouched && !holder.isUntouched;
  return beside.find((one) => one && isHost(one) && containment(words, one.holder!.words()) >= MERGED)?.holder;
}

const wordsIn = ({ from, to }: WordRange, { words }: Speech) =>
  words
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');
