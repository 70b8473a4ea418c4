/**
 * What each case says in the height, at the target, of a plane laid through the cases: the height is Σ weightᵢ · valueᵢ.
 *
 *     Σ wᵢ·(vᵢ − a − Σⱼ bⱼ·dᵢⱼ)² + Σⱼ penaltyⱼ·bⱼ²  smallest, height a;   penaltyⱼ = ridge · Σ wᵢ·dᵢⱼ²
 *
 * The weights add up to 1 and may be below 0. Attributes in which no case differs from the target take no part. Without
 * attributes this is the weighted mean.
 *
 * @param differences  by case and attribute: case less target
 * @param say          weight of each case, 0 or more, not all 0
 * @param ridge        above 0, so that attributes that move together share what they explain
 * @source W. Cleveland, Robust Locally Weighted Regression, JASA 74 (1979); A. Hoerl, R. Kennard, Technometrics 12 (1970)
 */
export function localLinearWeights(
  differences: readonly Float64Array[],
  say: Float64Array,
  ridge: number,
): Float64Array {
  const width = differences[0]?.length ?? 0;
  const power = Float64Array.from({ length: width }, (_, j) => weightedSum(say, (i) => differences[i]![j]! ** 2));
  const active = [...power.keys()].filter((j) => power[j]! > 0);
  // columns of mean square 1: the matrix then has a diagonal of 1 + ridge whatever the units
  const total = weightedSum(say, () => 1);
  const scale = active.map((j) => Math.sqrt(total / power[j]!));
  const rows = differences.map((row) => active.map((j, a) => row[j]! * scale[a]!));
  const slopes = active.map((_, a) => weightedSum(say, (i) => rows[i]![a]!) / total);
  const matrix = active.map((_, a) =>
    active.map((__, b) => weightedSum(say, (i) => rows[i]![a]! * rows[i]![b]!) / total + (a === b ? ridge : 0)),
  );
  // height = Σ w·v·(1 − x·g)/Σ w·(1 − x·g) with g = M⁻¹·mean x: the first row of the inverse of the bordered matrix
  const g = solveDefinite(matrix, slopes);
  const raw = say.map((w, i) => w * (1 - rows[i]!.reduce((sum, x, a) => sum + x * g[a]!, 0)));
  const all = weightedSum(raw, () => 1);
  return raw.map((each) => each / all);
}

function weightedSum(weights: Float64Array, of: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * of(i);
  return sum;
}

/** x with M·x = y for a symmetric matrix whose eigenvalues are all above 0. */
function solveDefinite(matrix: readonly (readonly number[])[], y: readonly number[]): number[] {
  const n = y.length;
  const lower: number[][] = [];
  for (let i = 0; i < n; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!;
      for (let k = 0; k < j; k++) rest -= row[k]! * (lower[j] ?? row)[k]!;
      row.push(j === i ? Math.sqrt(rest) : rest / lower[j]![j]!);
    }
    lower.push(row);
  }
  const x = [...y];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}
