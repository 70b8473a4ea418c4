import { quote, refuse } from '../../base/errors.ts';
import { checkPositive, checkWeights } from '../../numeric/argument.ts';
import { firstWhere } from '../../numeric/first-where.ts';
import { snapToWhole } from '../../numeric/order.ts';
import { checkLevel, completeLaw, type PortfolioLossLaw } from './loss-law.ts';

/** A law on whole multiples of a unit. */
export interface GridLossLaw extends PortfolioLossLaw {
  readonly unit: number;
  /** P(L = k · unit) for k = 0, 1, … */
  readonly masses: Float64Array;
  /** Probability of losses beyond the last mass; 0 where the law ends on its grid. */
  readonly beyond: number;
  /**
   * The quantile between two grid points, as the CreditRisk+ spreadsheet draws its percentiles.
   *
   *     (k − 1 + (level − P(L ≤ k − 1)) ÷ P(L = k)) · unit,  k the first with P(L ≤ k) ≥ level; 0 at k = 0
   */
  readonly interpolatedQuantile: (level: number) => number;
  /** E[f(L)] over the grid. */
  readonly expectation: (f: (loss: number) => number) => number;
}

export interface GridMasses {
  /** Above 0. */
  readonly unit: number;
  /** 0 or more each. */
  readonly masses: Float64Array;
  /** Of what lies beyond; 0 when left out. */
  readonly beyond?: number;
  /** The largest loss there can be; the last of the grid when left out. */
  readonly most?: number;
  /** Known from elsewhere; taken from the masses when left out. */
  readonly mean?: number;
  readonly deviation?: number;
}

/**
 * Reads a law off its masses. Sums run from the far end, so that tails keep their digits however small they are.
 *
 *     expected within a layer = ∫ P(L > x) dx from attach to detach
 *
 * @throws ARGUMENT_INVALID  a unit not above 0, masses that are none
 * @throws NO_SOLUTION       a quantile that lies beyond the grid
 * @complexity O(masses) once, and O(cells of the layer) each
 */
export function gridLaw(given: GridMasses): GridLossLaw {
  const { unit, masses, beyond = 0 } = given;
  checkPositive('gridLaw: unit', unit);
  checkWeights('gridLaw: masses', masses, masses.length);
  const grid = new Grid(masses, beyond);
  const last = masses.length - 1;
  const mean = given.mean ?? unit * grid.moment(1);
  const deviation =
    given.deviation ?? unit * Math.sqrt(masses.reduce((sum, mass, k) => sum + mass * (k - mean / unit) ** 2, 0));
  const law = completeLaw('gridLaw', {
    most: given.most ?? last * unit,
    mean,
    deviation,
    cdf: (x) => grid.upTo(Math.floor(cellOf(x, unit))),
    tail: (x) => grid.above(Math.floor(cellOf(x, unit))),
    reach: (x) => grid.above(Math.ceil(cellOf(x, unit)) - 1),
    quantile: (level) => unit * grid.first(level),
    expectedWithin: (attach, detach) => unit * grid.within(attach / unit, detach / unit, 1),
    squareWithin: (attach, detach) => unit * unit * grid.within(attach / unit, detach / unit, 2),
  });
  return {
    ...law,
    unit,
    masses,
    beyond,
    interpolatedQuantile: (level) => {
      checkLevel('gridLaw', level);
      const k = grid.first(level);
      if (k === 0) return 0;
      return unit * (k - 1 + Math.min(1, Math.max(0, (level - grid.upTo(k - 1)) / masses[k]!)));
    },
    expectation: (f) => masses.reduce((sum, mass, k) => (mass === 0 ? sum : sum + mass * f(k * unit)), 0),
  };
}

/** Where x lies in cells, whole where only rounding parts it from a whole number. */
function cellOf(x: number, unit: number): number {
  const cell = x / unit;
  return Number.isFinite(cell) ? snapToWhole(cell) : cell;
}

class Grid {
  readonly #masses: Float64Array;
  readonly #upTo: Float64Array;
  readonly #above: Float64Array;

  constructor(masses: Float64Array, beyond: number) {
    this.#masses = masses;
    this.#upTo = new Float64Array(masses.length);
    this.#above = new Float64Array(masses.length);
    let total = 0;
    let lost = 0;
    for (let k = 0; k < masses.length; k++) {
      const next = total + masses[k]!;
      lost += Math.abs(total) >= masses[k]! ? total - next + masses[k]! : masses[k]! - next + total;
      total = next;
      this.#upTo[k] = Math.min(1, total + lost);
    }
    let above = beyond;
    for (let k = masses.length - 1; k >= 0; k--) {
      this.#above[k] = above;
      above += masses[k]!;
    }
  }

  /** P(K ≤ k) */
  upTo(k: number): number {
    if (k < 0) return 0;
    return this.#upTo[Math.min(k, this.#upTo.length - 1)]!;
  }

  /** P(K > k) */
  above(k: number): number {
    if (k < 0) return 1;
    return this.#above[Math.min(k, this.#above.length - 1)]!;
  }

  /** The first k with P(K ≤ k) ≥ level, as either sum says: whichever keeps the digits. */
  first(level: number): number {
    const k = firstWhere(this.#upTo.length, (i) => this.#upTo[i]! >= level || this.#above[i]! <= 1 - level);
    if (k < this.#upTo.length) return k;
    const remedy = 'ask for a lower level, or make the grid longer';
    return refuse('NO_SOLUTION', { at: 'gridLaw: level', problem: 'beyond the grid', met: quote(level), remedy });
  }

  moment(power: 1 | 2): number {
    return this.#masses.reduce((sum, mass, k) => sum + mass * (power === 1 ? k : k * k), 0);
  }

  /** ∫ power·(x − from)^(power − 1)·P(K > x) dx from … to, in cells; all positive. */
  within(from: number, to: number, power: 1 | 2): number {
    const last = this.#masses.length - 1;
    let total = 0;
    for (let k = Math.floor(from); k < to && k < last; k++) {
      const low = Math.max(k, from) - from;
      const high = Math.min(k + 1, to) - from;
      total += this.#above[k]! * (power === 1 ? high - low : (high - low) * (high + low));
    }
    return total;
  }
}
