import { checkWithin } from '../../numeric/argument.ts';
import { bivariateTCdf } from '../../numeric/bivariate-t.ts';
import { exp, log } from '../../numeric/elementary.ts';
import { normalCdf, normalQuantile } from '../../numeric/normal.ts';
import { integratePanels, panelEdges, type Steep } from '../../numeric/panel-quadrature.ts';
import { root } from '../../numeric/root.ts';
import { type LogScaledChi, logScaledChi } from '../../numeric/scaled-chi.ts';
import { studentTQuantile } from '../../numeric/student-t.ts';
import { layerMoment, responseOf } from './large-pool.ts';
import { checkEqual, completeLaw, type EqualObligors, type PortfolioLossLaw } from './loss-law.ts';

/** Beyond this probit a share cannot be told from 0, or from 1. */
const FARTHEST = 40;

/** Equal obligors whose latent values share a chi-square besides the factor, so that they fail together far out. */
export interface StudentObligors extends EqualObligors {
  /** Degrees of freedom ν, whole or not, 0.5 … 1e6: the fewer, the more extremes come together. */
  readonly freedom: number;
}

export function checkStudent(at: string, obligors: StudentObligors): void {
  checkEqual(at, obligors);
  checkWithin(`${at}: freedom`, obligors.freedom, 0.5, 1e6);
}

/**
 * The large-pool limit under a Student t copula with one factor: default of i is (√ρ·Z + √(1 − ρ)·εᵢ) ÷ W ≤ t_ν⁻¹(p).
 *
 *     P(L ≤ x) = E_W[Φ((√(1 − ρ)·Φ⁻¹(x) − t_ν⁻¹(p)·W) ÷ √ρ)],  W² = χ²_ν ÷ ν
 *
 * One integral over ln W, its panels short where the integrand is a step: right for small ρ and large ν alike. Losses are
 * shares of the exposure at a loss given default of 1.
 *
 * @throws ARGUMENT_INVALID  a probability, correlation or number of degrees of freedom out of range
 * @source Frey, McNeil and Nyfeler, Copulas and credit models, Risk (October 2001)
 * @complexity some 50 µs a probability, 1 ms a quantile, 20 ms a layer
 */
export function studentLargePoolLaw(obligors: StudentObligors): PortfolioLossLaw {
  checkStudent('studentLargePoolLaw', obligors);
  const { probability, correlation, freedom } = obligors;
  const pool = new StudentPool(obligors);
  const both = bivariateTCdf(pool.threshold, pool.threshold, freedom, correlation);
  const tail = (x: number): number => (x < 0 ? 1 : x >= 1 ? 0 : pool.above(probitOf(x)));
  return completeLaw('studentLargePoolLaw', {
    most: 1,
    mean: probability,
    deviation: Math.sqrt(Math.max(0, both - probability * probability)),
    cdf: (x) => (x < 0 ? 0 : x >= 1 ? 1 : pool.below(probitOf(x))),
    tail,
    reach: (x) => (x <= 0 ? 1 : tail(x)),
    quantile: (level) => pool.quantile(level),
    expectedWithin: (attach, detach) => pool.layer(attach, detach, 1),
    squareWithin: (attach, detach) => pool.layer(attach, detach, 2),
  });
}

function probitOf(x: number): number {
  return x <= 0 ? -FARTHEST : normalQuantile(x);
}

class StudentPool {
  readonly threshold: number;
  readonly #load: number;
  readonly #own: number;
  readonly #correlation: number;
  readonly #scale: LogScaledChi;

  constructor({ probability, correlation, freedom }: StudentObligors) {
    this.threshold = studentTQuantile(probability, freedom);
    this.#correlation = correlation;
    this.#load = Math.sqrt(correlation);
    this.#own = Math.sqrt(1 - correlation);
    this.#scale = logScaledChi(freedom);
  }

  /** E_W of what depends on ln W, steep where Φ⁻¹(L) passes one of the given probits. */
  #over(f: (s: number) => number, probits: readonly number[]): number {
    const { low, high, longest, density } = this.#scale;
    const steep: Steep[] = [];
    for (const probit of probits) {
      const crossing = (this.#own * probit) / this.threshold;
      if (!(crossing > 0 && crossing < Infinity)) continue;
      const width = Math.abs(this.#load / (this.#own * probit));
      if (width < longest) steep.push({ at: log(crossing), width });
    }
    return integratePanels((s) => f(s) * density(s), panelEdges(low, high, longest, steep));
  }

  /** P(Φ⁻¹(L) ≤ probit). */
  below(probit: number): number {
    return Math.min(
      1,
      this.#over((s) => this.#chance(this.#own * probit - this.threshold * exp(s)), [probit]),
    );
  }

  /** P(Φ⁻¹(L) > probit). */
  above(probit: number): number {
    return Math.min(
      1,
      this.#over((s) => this.#chance(this.threshold * exp(s) - this.#own * probit), [probit]),
    );
  }

  /** P(√ρ·Z ≤ distance): without a common factor W alone decides. */
  #chance(distance: number): number {
    if (this.#load > 0) return normalCdf(distance / this.#load);
    return distance > 0 ? 1 : distance === 0 ? 0.5 : 0;
  }

  /** Solved on the side whose probability is the smaller, so that a level near 1 keeps its digits. */
  quantile(level: number): number {
    const upper = level > 0.5;
    const target = upper ? 1 - level : level;
    const miss = (probit: number): number => (upper ? target - this.above(probit) : this.below(probit) - target);
    return normalCdf(root(miss, -FARTHEST, FARTHEST).at);
  }

  layer(attach: number, detach: number, power: 1 | 2): number {
    const ends = [attach, detach].filter((x) => x > 0 && x < 1).map(normalQuantile);
    const given = (s: number): number => {
      const threshold = this.threshold * exp(s);
      if (this.#load > 0) return layerMoment(responseOf(threshold, this.#correlation), attach, detach, power);
      const excess = Math.min(Math.max(normalCdf(threshold) - attach, 0), detach - attach);
      return power === 1 ? excess : excess * excess;
    };
    return this.#over(given, ends);
  }
}
