import { quote, refuse } from '../../base/errors.ts';
import { exp, log, log1p } from '../../numeric/elementary.ts';
import { normalCdf, normalDensity } from '../../numeric/normal.ts';

/** Beyond this many standard deviations a factor has no weight in double precision. */
const BOUND = 8.5;
const MOST_NODES = 2048;
/** The rule errs by e^(−2π² (width ÷ step)²): halving these steps changes no more than the last digit. */
const WIDEST_STEP = 1 / 10;
const STEPS_IN_KERNEL = 1.5;
const STEEPNESS = 0.156;
/** Below this power of e a mass is worked out by its logarithm. */
const UNDERFLOW = -700;

/** A cohort followed over some years. */
export interface Cohort {
  readonly obligors: number;
  /** So many defaults at most. */
  readonly most: number;
  readonly years: number;
  /** Asset correlation, above 0 and below 1. */
  readonly correlation: number;
  /** Correlation of the common factor from one year to the next, 0 … 0.99. */
  readonly yearCorrelation: number;
}

/**
 * Chance that a cohort sees few defaults over some years whose common factors hang together.
 *
 *     S₁ … S_T normal, correlation of S_s and S_t = ϑ^|s − t|
 *     p(s) = Φ((threshold − √ρ s) ÷ √(1 − ρ)) for each who is alive, in each year
 *     V_t(s, d) = Σₓ Binomial(x; n − d, p(s)) E[V_{t+1}(S, d + x) | s],  V_{T+1} = 1 for d ≤ most
 *
 * The number of defaults so far and the year's factor are all that the past says of the future, so the T-fold integral comes
 * down to sums over one factor, by the trapezoidal rule, which for these smooth functions is exact to rounding.
 *
 * @complexity years × (nodes² × defaults + nodes × defaults²) a threshold; 171 nodes as a rule
 */
export class DefaultCountChain {
  readonly #cohort: Cohort;
  readonly #nodes: Float64Array;
  readonly #step: number;
  /** How the factor moves from one node to all; from which node on, and so many. */
  readonly #moves: readonly { readonly first: number; readonly weights: Float64Array }[];

  constructor(cohort: Cohort) {
    const { correlation, yearCorrelation, most, years } = cohort;
    this.#cohort = cohort;
    const own = Math.sqrt(1 - yearCorrelation * yearCorrelation);
    const steep = Math.sqrt((correlation / (1 - correlation)) * (most + 1));
    const widest = Math.min(WIDEST_STEP, own / STEPS_IN_KERNEL, STEEPNESS / steep);
    const count = 2 * Math.ceil(BOUND / widest) + 1;
    if (count > MOST_NODES) {
      const problem = 'correlations and defaults so high that the years cannot be summed over';
      refuse('ARGUMENT_INVALID', { at: 'lowDefaultProbabilities', problem, met: quote(cohort) });
    }
    this.#step = (2 * BOUND) / (count - 1);
    this.#nodes = Float64Array.from({ length: count }, (_, i) => i * this.#step - BOUND);
    this.#moves = years === 1 ? [] : Array.from(this.#nodes, (from) => this.#moveFrom(yearCorrelation * from, own));
  }

  #moveFrom(mean: number, own: number): { readonly first: number; readonly weights: Float64Array } {
    const place = (z: number): number => (z + BOUND) / this.#step;
    const first = Math.max(0, Math.floor(place(mean - BOUND * own)));
    const last = Math.min(this.#nodes.length - 1, Math.ceil(place(mean + BOUND * own)));
    const weights = Float64Array.from({ length: last - first + 1 }, (_, k) => {
      return (this.#step / own) * normalDensity((this.#nodes[first + k]! - mean) / own);
    });
    return { first, weights };
  }

  /** The chance at the threshold Φ⁻¹(yearly default probability). */
  chanceOfFew(threshold: number): number {
    const { most, years, correlation } = this.#cohort;
    const [load, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
    const count = this.#nodes.length;
    const yearly = this.#nodes.map((s) => normalCdf((threshold - load * s) / own));
    let later = Array.from({ length: most + 1 }, () => new Float64Array(count).fill(1));
    const masses = new Float64Array(most + 1);
    for (let year = years; year >= 1; year--) {
      const expected = year === years ? later : later.map((values) => this.#expected(values));
      later = Array.from({ length: year === 1 ? 1 : most + 1 }, () => new Float64Array(count));
      for (let i = 0; i < count; i++) {
        for (const [before, now] of later.entries()) {
          this.#fillMasses(masses, before, yearly[i]!);
          let sum = 0;
          for (let x = 0; x <= most - before; x++) sum += masses[x]! * expected[before + x]![i]!;
          now[i] = sum;
        }
      }
    }
    let total = 0;
    for (let i = 0; i < count; i++) total += this.#step * normalDensity(this.#nodes[i]!) * later[0]![i]!;
    return total;
  }

  /** Mean of next year's values, given this year's factor. */
  #expected(values: Float64Array): Float64Array {
    return Float64Array.from(this.#moves, ({ first, weights }) => {
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += weights[k]! * values[first + k]!;
      return sum;
    });
  }

  /** Chances of 0, 1 … further defaults among those who are left. */
  #fillMasses(masses: Float64Array, before: number, p: number): void {
    const { obligors, most } = this.#cohort;
    const left = obligors - before;
    if (p === 1) {
      masses.fill(0); // all who are left default, and they are more than may
      return;
    }
    const none = left * log1p(-p);
    if (none > UNDERFLOW) {
      let mass = exp(none);
      for (let x = 0; x <= most - before; x++) {
        masses[x] = mass;
        mass *= ((left - x) / (x + 1)) * (p / (1 - p));
      }
      return;
    }
    let logMass = none;
    for (let x = 0; x <= most - before; x++) {
      masses[x] = exp(logMass);
      logMass += log((left - x) / (x + 1)) + log(p) - log1p(-p);
    }
  }
}
