import { CollateralView } from '../../domain/credit-loss.ts';
import { parseWith } from '../../domain/parse.ts';
import { checkInside, checkWithin } from '../../numeric/argument.ts';
import { bivariateNormalCdf } from '../../numeric/bivariate-normal.ts';
import { exp, log, log1p } from '../../numeric/elementary.ts';
import { gaussLegendre, type QuadratureRule } from '../../numeric/gauss-quadrature.ts';
import { normalCdf, normalDensity, normalQuantile, normalTail } from '../../numeric/normal.ts';
import { root } from '../../numeric/root.ts';

const NODES = 128;
/** Beyond this many standard deviations there is no weight in double precision. */
const BOUND = 8.5;

let rule: QuadratureRule | undefined;

/** The borrower on whose default the pledge is sold, and how its worth hangs together with his fortune. */
export interface WrongWay {
  /** Default probability over the horizon, above 0 and below 1. */
  readonly defaultProbability: number;
  /** Correlation of what the pledge brings with the borrower's assets, 0 … 0.99. */
  readonly correlation: number;
  /** Level of the tail figures, above 0 and below 1. */
  readonly level: number;
}

/** The law of the loss given default. */
export interface LossLaw {
  /** Chance of no sale once the borrower has defaulted: with correlation above the unconditional one. */
  readonly noSaleProbability: number;
  /** Chance that everything owed is recovered. */
  readonly fullRecovery: number;
  readonly mean: number;
  /** Smallest loss not exceeded with the level's probability. */
  readonly quantile: number;
  /** Mean of the worst 1 − level of cases. */
  readonly shortfall: number;
}

/**
 * Loss given default as a distribution with an atom at no sale, given that the borrower did default.
 *
 *     rank Y of what the pledge brings and borrower's A: normal with correlation ρ; default is A < Φ⁻¹(PD)
 *     Y < Φ⁻¹(p₀): no sale, loss 1
 *     above: price = median × exp(deviation × Φ⁻¹((Φ(Y) − p₀) ÷ (1 − p₀))),
 *            loss = 1 − min(1, cover × price × (1 − cost)) × (1 + rate)^−T
 *
 * At ρ = 0 the mean is p₀ + (1 − p₀) × loss when sold.
 *
 * @throws INPUT_INVALID     a view out of range
 * @throws ARGUMENT_INVALID  a probability, correlation or level out of range
 * @complexity two quadratures of 128 nodes and a root search
 */
export function lossGivenDefaultLaw(rawView: CollateralView, borrower: WrongWay): LossLaw {
  const view = parseWith(CollateralView, rawView, 'collateral view');
  checkInside('lossGivenDefaultLaw: defaultProbability', borrower.defaultProbability, 0, 1);
  checkWithin('lossGivenDefaultLaw: correlation', borrower.correlation, 0, 0.99);
  checkInside('lossGivenDefaultLaw: level', borrower.level, 0, 1);
  const law = new SoldLaw(view, borrower);
  const full = law.chanceAbove(law.fullFrom);
  const worst = 1 - borrower.level;
  const edge = law.rankAt(worst);
  return {
    noSaleProbability: law.noSale,
    fullRecovery: full,
    mean: law.noSale + law.lossBetween(-BOUND, BOUND),
    quantile: edge === undefined ? 1 : law.lossAt(edge),
    shortfall: edge === undefined ? 1 : (law.noSale + law.lossBetween(-BOUND, edge)) / worst,
  };
}

/** The cases in which the pledge is sold, by the normal score v of its price among them. */
class SoldLaw {
  readonly noSale: number;
  /** Score from which on everything is recovered. */
  readonly fullFrom: number;
  readonly #view: Readonly<Record<'unsold' | 'scale' | 'deviation' | 'late', number>>;
  readonly #threshold: number;
  readonly #pd: number;
  readonly #rho: number;

  constructor(view: CollateralView, { defaultProbability, correlation }: WrongWay) {
    this.#view = {
      unsold: Number(view.noSaleProbability),
      scale: Number(view.cover) * Number(view.medianPriceShare) * (1 - Number(view.disposalCostShare)),
      deviation: Number(view.logDeviation),
      late: exp(-Number(view.yearsToCash) * log1p(Number(view.discountRate))),
    };
    this.#pd = defaultProbability;
    this.#rho = correlation;
    this.#threshold = normalQuantile(defaultProbability);
    const { unsold, scale, deviation } = this.#view;
    this.noSale = unsold === 0 || unsold === 1 ? unsold : this.#chanceBelow(normalQuantile(unsold));
    const at = scale > 0 ? -log(scale) / deviation : BOUND;
    this.fullFrom = Math.max(-BOUND, Math.min(BOUND, at));
  }

  /** P(Y ≤ y | default). */
  #chanceBelow(y: number): number {
    return bivariateNormalCdf(this.#threshold, y, this.#rho) / this.#pd;
  }

  /** Rank among all cases of a score among the sold. */
  #rankOf(v: number): number {
    const { unsold } = this.#view;
    if (unsold === 0) return v;
    const below = unsold + (1 - unsold) * normalCdf(v);
    return below < 0.5 ? normalQuantile(below) : -normalQuantile((1 - unsold) * normalTail(v));
  }

  chanceAbove(v: number): number {
    return v >= BOUND || this.#view.unsold === 1 ? 0 : Math.max(0, 1 - this.#chanceBelow(this.#rankOf(v)));
  }

  lossAt(v: number): number {
    const { scale, deviation, late } = this.#view;
    return 1 - Math.min(1, scale * exp(deviation * v)) * late;
  }

  /** Mean loss over the sold cases with scores between two, times their chance. */
  lossBetween(low: number, high: number): number {
    if (this.#view.unsold === 1) return 0;
    const turn = Math.min(high, Math.max(low, this.fullFrom));
    return this.#integral(low, turn) + this.#integral(turn, high);
  }

  #integral(low: number, high: number): number {
    if (!(high > low)) return 0;
    rule ??= gaussLegendre(NODES);
    const { nodes, weights } = rule;
    const [centre, half] = [(high + low) / 2, (high - low) / 2];
    const own = Math.sqrt(1 - this.#rho * this.#rho);
    let total = 0;
    for (const [i, node] of nodes.entries()) {
      const v = centre + half * node;
      const defaulted = normalCdf((this.#threshold - this.#rho * this.#rankOf(v)) / own) / this.#pd;
      total += (weights[i] ?? 0) * this.lossAt(v) * normalDensity(v) * defaulted;
    }
    return (1 - this.#view.unsold) * half * total;
  }

  /** The score up to which, with no sale, a share of the cases lies; undefined where no sale alone is more. */
  rankAt(share: number): number | undefined {
    if (this.noSale >= share) return undefined;
    const gap = (v: number): number => this.#chanceBelow(this.#rankOf(v)) - share;
    if (gap(-BOUND) >= 0) return -BOUND;
    return gap(BOUND) <= 0 ? BOUND : root(gap, -BOUND, BOUND).at;
  }
}
