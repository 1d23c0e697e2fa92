/**
 * Coarse sections: a straight line over the same features without the neighbours, for few talks tell where parts start.
 */
import type { Features } from '../src/outline/sections/features.js';
import type { Grain } from '../src/outline/sections/section-model.js';
import { fitLogistic } from './fit-logistic.js';

const PENALTY = 30;

/** Columns that hardly ever change say nothing. */
const LEAST_DEVIATION = 1e-3;

/** One talk to learn from. */
export interface CoarseLesson {
  readonly features: Features;
  readonly labels: Float64Array;
}

export function fitCoarse(lessons: readonly CoarseLesson[]): Grain {
  const rowsOf = ({ around, once }: Features) => [...around, ...once];
  const width = rowsOf(lessons[0]!.features).length;
  const columns = Array.from({ length: width }, (_, nth) =>
    describe(lessons.map(({ features }) => rowsOf(features)[nth]!)),
  );
  const examples = lessons.map(({ features, labels }) => ({
    labels,
    features: rowsOf(features).map((row, nth) =>
      Float32Array.from(row, (value) => (value - columns[nth]!.mean) / columns[nth]!.deviation),
    ),
  }));
  const weights = fitLogistic(examples, PENALTY);
  return {
    reach: 0,
    mean: columns.map(({ mean }) => mean),
    deviation: columns.map(({ deviation }) => deviation),
    networks: [{ linear: Array.from(weights.subarray(0, width), round), bias: round(weights[width]!), hidden: [] }],
  };
}

function describe(rows: readonly Float64Array[]): { mean: number; deviation: number } {
  let [count, sum, squares] = [0, 0, 0];
  for (const row of rows)
    for (const value of row) {
      count += 1;
      sum += value;
      squares += value * value;
    }
  const spread = Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
  return spread < LEAST_DEVIATION ? { mean: 0, deviation: 1 } : { mean: round(sum / count), deviation: round(spread) };
}

const round = (value: number) => Math.round(value * 1000) / 1000;
