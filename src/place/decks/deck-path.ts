import type { Unit } from './deck-words.js';
import { PAGE_SURENESS, PAGE_TURNS } from '../settings.js';

/** Nobody turns more pages at once; looking further takes the square of their number. */
const MOST_STEPS = 400;

/** Pages that may be on screen during a unit, `[from, to]`: what is known of times. */
export type Bounds = (unit: number) => readonly [from: number, to: number];

/** The page of each unit and the path's score. */
export interface DeckPath {
  readonly pages: Int32Array;
  readonly score: number;
}

/** Evidence by unit and page, with the units. */
export interface Witness {
  readonly units: readonly Unit[];
  readonly evidence: readonly Float64Array[];
  readonly bounds: Bounds;
  readonly pageCount: number;
}

const stepCost = (steps: number) => (steps === 0 ? 0 : PAGE_TURNS.next + PAGE_TURNS.skip * Math.log2(steps));
const firstScore = (page: number) => (page === 0 ? 0 : -PAGE_TURNS.next / 2 - PAGE_TURNS.skip * Math.log2(1 + page));
const easeOf = ({ isTurn, pauseMs }: Unit) =>
  (isTurn ? PAGE_TURNS.turn : 0) +
  PAGE_TURNS.pause * Math.min(1, Math.max(0, pauseMs - PAGE_TURNS.pauseFromMs) / PAGE_TURNS.pauseSpanMs);

/** The likeliest pages: forward only, some skipped (Viterbi, 1967). */
export function findPath({ units, evidence, bounds, pageCount }: Witness): DeckPath {
  const costs = Float64Array.from({ length: pageCount }, (_, steps) => stepCost(steps));
  const from = units.map(() => new Int32Array(pageCount));
  let best = new Float64Array(pageCount);
  units.forEach((unit, at) => {
    const [least, most] = bounds(at);
    const next = new Float64Array(pageCount).fill(-Infinity);
    const ease = easeOf(unit);
    for (let page = least; page <= most; page++) {
      let [score, source] = at === 0 ? [firstScore(page), page] : [best[page]!, page];
      for (let steps = 1; at > 0 && steps <= Math.min(page, MOST_STEPS); steps++) {
        const turned = best[page - steps]! - costs[steps]! + ease;
        if (turned >= score) [score, source] = [turned, page - steps];
      }
      from[at]![page] = source;
      next[page] = score + (evidence[at]?.[page] ?? 0);
    }
    best = next;
  });
  let page = best.indexOf(Math.max(...best));
  const score = best[page] ?? 0;
  const pages = new Int32Array(units.length);
  for (let at = units.length - 1; at >= 0; at--) {
    pages[at] = page;
    page = from[at]?.[page] ?? page;
  }
  return { pages, score };
}

/**
 * How sure each start of a page on the path is, 0 to 1:
 * likely after it, unlikely before (forward-backward; Rabiner, 1989).
 */
export function rateStarts(witness: Witness, { pages }: DeckPath): ReadonlyMap<number, number> {
  const { units } = witness;
  const chances = posteriors(witness);
  const sure = new Map<number, number>();
  units.forEach(({ startMs }, at) => {
    const page = pages[at]!;
    if (at > 0 && pages[at - 1] === page) return;
    const meanOver = (first: number, step: 1 | -1, within: (ms: number) => boolean) => {
      let [sum, count] = [0, 0];
      for (let nth = first; units[nth] !== undefined && within(units[nth]!.startMs); nth += step, count++)
        sum += chances[nth]?.[page] ?? 0;
      return count === 0 ? 0 : sum / count;
    };
    const after = meanOver(at, 1, (ms) => ms < startMs + PAGE_SURENESS.afterMs);
    const before = meanOver(at - 1, -1, (ms) => ms > startMs - PAGE_SURENESS.beforeMs);
    sure.set(page, Math.max(0, after * (1 - PAGE_SURENESS.likelyBefore * before)));
  });
  return sure;
}

/** Probability of each page during each unit. */
function posteriors({ units, evidence, bounds, pageCount }: Witness): readonly Float64Array[] {
  const weights = Float64Array.from({ length: pageCount }, (_, steps) =>
    Math.exp(-stepCost(steps) * PAGE_SURENESS.temper),
  );
  const likelihoods = units.map((_, at) => {
    const [least, most] = bounds(at);
    return Float64Array.from({ length: pageCount }, (_value, page) =>
      page < least || page > most ? 0 : Math.exp((evidence[at]?.[page] ?? 0) * PAGE_SURENESS.temper),
    );
  });
  const turn = (at: number) => Math.exp(easeOf(units[at]!) * PAGE_SURENESS.temper);
  const forward: Float64Array[] = [];
  units.forEach((_, at) => {
    const before = forward[at - 1];
    const ease = at === 0 ? 1 : turn(at);
    const chances = new Float64Array(pageCount);
    for (let page = 0; page < pageCount; page++) {
      let sum = before?.[page] ?? Math.exp(firstScore(page) * PAGE_SURENESS.temper);
      if (before !== undefined)
        for (let steps = 1; steps <= Math.min(page, MOST_STEPS); steps++)
          sum += before[page - steps]! * weights[steps]! * ease;
      chances[page] = sum * likelihoods[at]![page]!;
    }
    forward.push(normalised(chances));
  });
  let back = new Float64Array(pageCount).fill(1);
  const both: Float64Array[] = [];
  for (let at = units.length - 1; at >= 0; at--) {
    both[at] = normalised(Float64Array.from(forward[at]!, (chance, page) => chance * back[page]!));
    if (at === 0) break;
    const heard = Float64Array.from(back, (chance, page) => chance * likelihoods[at]![page]!);
    const ease = turn(at);
    const earlier = new Float64Array(pageCount);
    for (let page = 0; page < pageCount; page++) {
      let sum = heard[page]!;
      for (let steps = 1; steps <= MOST_STEPS && page + steps < pageCount; steps++)
        sum += weights[steps]! * ease * heard[page + steps]!;
      earlier[page] = sum;
    }
    back = normalised(earlier);
  }
  return both;
}

function normalised(values: Float64Array): Float64Array<ArrayBuffer> {
  const sum = values.reduce((total, value) => total + value, 0) || 1;
  return Float64Array.from(values, (value) => value / sum);
}
