/** One lecture to learn from: a row per feature, a column per sentence, and how far each sentence is a boundary. */
export interface Example {
  readonly features: readonly Float32Array[];
  /** 0 to 1. */
  readonly labels: Float64Array;
}

/** Rows of facts, each with a first one that says nothing, and their labels; `fitLogistic` has its bias last. */
export function exampleOf(rows: readonly (readonly number[])[], labels: readonly (boolean | number)[]): Example {
  const width = (rows[0]?.length ?? 1) - 1;
  const features = Array.from({ length: width }, (_, nth) =>
    Float32Array.from([0, ...rows.map((row) => row[nth + 1] ?? 0)]),
  );
  return { features, labels: Float64Array.from([0, ...labels.map(Number)]) };
}

/** Logistic regression with an L2 penalty (none on the bias), by Newton's method. The bias comes last. */
export function fitLogistic(examples: readonly Example[], penalty: number): Float64Array {
  const size = (examples[0]?.features.length ?? 0) + 1;
  const weights = new Float64Array(size);
  for (let step = 0; step < 30; step++) {
    const gradient = weights.map((weight, at) => (at === size - 1 ? 0 : -penalty * weight));
    const curvature = Array.from({ length: size }, (_, at) => {
      const row = new Float64Array(size);
      row[at] = at === size - 1 ? 1e-6 : penalty;
      return row;
    });
    for (const example of examples) addExample(example, weights, gradient, curvature);
    const change = solve(curvature, gradient);
    change.forEach((value, at) => (weights[at]! += value));
    if (Math.hypot(...change) < 1e-6) break;
  }
  return weights;
}

function addExample(
  { features, labels }: Example,
  weights: Float64Array,
  gradient: Float64Array,
  curvature: readonly Float64Array[],
): void {
  const size = weights.length;
  const row = new Float64Array(size).fill(1);
  for (let at = 1; at < labels.length; at++) {
    let score = weights[size - 1]!;
    for (let nth = 0; nth < size - 1; nth++) score += weights[nth]! * (row[nth] = features[nth]![at]!);
    const chance = 1 / (1 + Math.exp(-score));
    const spread = chance * (1 - chance);
    for (let nth = 0; nth < size; nth++) {
      gradient[nth]! += (labels[at]! - chance) * row[nth]!;
      for (let other = 0; other < size; other++) curvature[nth]![other]! += spread * row[nth]! * row[other]!;
    }
  }
}

/** Gaussian elimination with pivoting; the matrix is overwritten. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column; row < size; row++)
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    [right[column], right[pivot]] = [right[pivot]!, right[column]!];
    for (let row = column + 1; row < size; row++) {
      const factor = matrix[row]![column]! / matrix[column]![column]!;
      for (let at = column; at < size; at++) matrix[row]![at]! -= factor * matrix[column]![at]!;
      right[row]! -= factor * right[column]!;
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let at = row + 1; at < size; at++) right[row]! -= matrix[row]![at]! * right[at]!;
    right[row]! /= matrix[row]![row]!;
  }
  return right;
}
