/** Equally probable stretches of an input, on each of which the value is taken for a straight line. */
const STRETCHES = 20;
/** Groups of scenarios, each left out once to see how much the share depends on it. */
const GROUPS = 16;

const SUMS = 6; // of 1, x, x², v, v², x·v, with x and v taken from where they are centred

/** How much of the variance of a value comes with one input. */
export interface Contribution {
  /** Var(E[value | input]) ÷ Var(value); by chance it may fall a little below 0. */
  readonly share: number;
  readonly standardError: number;
  /** Mean value while the input is in the lowest and in the highest tenth of its law. */
  readonly inLowestTenth: number;
  readonly inHighestTenth: number;
}

/**
 * Gathers, scenario by scenario, what share of the variance of a value one input brings: its first-order index, by
 * straight lines on 20 equally probable stretches of the input, with the share that chance alone would explain taken off.
 *
 *     share = 1 − (Σ residuals² ÷ (n − p)) ÷ (Σ (value − mean)² ÷ (n − 1)),  p = coefficients of the lines
 *     standard error by the jackknife over 16 groups of scenarios
 *
 * Independent inputs of a sum have shares that add up to 1; what is missing comes from inputs acting together. Where
 * inputs are correlated each share also holds what the input brings through the others, and the sum may pass 1.
 *
 * @source I. Sobol, Sensitivity estimates for nonlinear mathematical models (1993), for the index; E. Plischke, E.
 *   Borgonovo, C. Smith, Global sensitivity measures from given data, EJOR 226 (2013), for its estimate from one sample
 */
export class ContributionTally {
  readonly #sums = new Float64Array(GROUPS * STRETCHES * SUMS);
  readonly #centres: Float64Array;
  readonly #valueCentre: number;

  /**
   * @param at           the input at a probability
   * @param valueCentre  some value near which the values lie
   */
  constructor(at: (p: number) => number, valueCentre: number) {
    this.#centres = Float64Array.from({ length: STRETCHES }, (_, stretch) => at((stretch + 0.5) / STRETCHES));
    this.#valueCentre = valueCentre;
  }

  /** One scenario: its number, the probability that the input was drawn at, the input and the value. */
  add(scenario: number, p: number, input: number, value: number): void {
    const stretch = Math.min(Math.floor(p * STRETCHES), STRETCHES - 1);
    const sums = this.#sums;
    const from = ((scenario % GROUPS) * STRETCHES + stretch) * SUMS;
    const x = input - this.#centres[stretch]!;
    const v = value - this.#valueCentre;
    sums[from]! += 1;
    sums[from + 1]! += x;
    sums[from + 2]! += x * x;
    sums[from + 3]! += v;
    sums[from + 4]! += v * v;
    sums[from + 5]! += x * v;
  }

  /** The share, or nothing where the value does not vary or scenarios are too few. */
  result(): Contribution | undefined {
    const share = shareOf(this.#total());
    const without = Array.from({ length: GROUPS }, (_, group) => shareOf(this.#total(group)));
    if (share === undefined || without.includes(undefined)) return undefined;
    const shares = without as readonly number[];
    const mean = shares.reduce((sum, one) => sum + one, 0) / GROUPS;
    const spread = shares.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
    const tenth = STRETCHES / 10;
    return {
      share,
      standardError: Math.sqrt(((GROUPS - 1) / GROUPS) * spread),
      inLowestTenth: this.#meanOver(0, tenth),
      inHighestTenth: this.#meanOver(STRETCHES - tenth, STRETCHES),
    };
  }

  /** The sums of each stretch over all groups but one. */
  #total(leftOut = -1): Float64Array {
    const total = new Float64Array(STRETCHES * SUMS);
    for (let group = 0; group < GROUPS; group++) {
      if (group === leftOut) continue;
      for (let i = 0; i < total.length; i++) total[i]! += this.#sums[group * total.length + i]!;
    }
    return total;
  }

  #meanOver(from: number, to: number): number {
    const total = this.#total();
    let [count, sum] = [0, 0];
    for (let stretch = from; stretch < to; stretch++) {
      count += total[stretch * SUMS]!;
      sum += total[stretch * SUMS + 3]!;
    }
    return this.#valueCentre + (count === 0 ? 0 : sum / count);
  }
}

/** One less the adjusted share of the variance that the lines leave. */
function shareOf(total: Float64Array): number | undefined {
  let [count, sum, squares, residual, coefficients] = [0, 0, 0, 0, 0];
  for (let from = 0; from < total.length; from += SUMS) {
    const [n, x, xx, v, vv, xv] = total.subarray(from, from + SUMS) as unknown as Six;
    if (n === 0) continue;
    count += n;
    sum += v;
    squares += vv;
    const spread = xx - (x * x) / n;
    const joint = xv - (x * v) / n;
    const isLine = spread > 1e-12 * xx;
    residual += vv - (v * v) / n - (isLine ? (joint * joint) / spread : 0);
    coefficients += isLine ? 2 : 1;
  }
  const variance = (squares - (sum * sum) / count) / (count - 1);
  if (!(variance > 0) || count <= coefficients) return undefined;
  return 1 - Math.max(residual, 0) / (count - coefficients) / variance;
}

type Six = readonly [number, number, number, number, number, number];
