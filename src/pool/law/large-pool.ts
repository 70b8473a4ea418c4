import { refuse } from '../../base/errors.ts';
import { checkInside } from '../../numeric/argument.ts';
import { bivariateNormalCdf, bivariateNormalExcess } from '../../numeric/bivariate-normal.ts';
import { exp } from '../../numeric/elementary.ts';
import { normalCdf, normalDensity, normalQuantile, normalTail } from '../../numeric/normal.ts';
import { integratePanels, panelEdges } from '../../numeric/panel-quadrature.ts';
import { constantLaw } from './constant-law.ts';
import { checkEqual, completeLaw, type EqualObligors, type PortfolioLossLaw } from './loss-law.ts';

/** Beyond this many standard deviations a normal density is zero in doubles. */
const FARTHEST = 38.5;

/** So far from its peak a normal density is nothing beside it. */
const FACTOR_BOUND = 8.5;

/** A normal density is smooth over so many standard deviations. */
const LONGEST_PANEL = 3;

/** The large-pool limit: besides what every law has, a density. */
export interface LargePoolLaw extends PortfolioLossLaw {
  /** Density at a share above 0 and below 1. */
  readonly density: (x: number) => number;
}

/** How the conditional default probability of a large pool follows a standard normal Z, large when times are bad. */
export interface FactorResponse {
  /** Φ((threshold + load·Z) ÷ own) */
  readonly threshold: number;
  readonly load: number;
  readonly own: number;
}

/**
 * Vasicek's limit: the share of defaults among endlessly many equal obligors with one common normal factor.
 *
 *     P(L ≤ x) = Φ((√(1 − ρ)·Φ⁻¹(x) − Φ⁻¹(p)) ÷ √ρ)
 *     quantile = Φ((Φ⁻¹(p) + √ρ·Φ⁻¹(level)) ÷ √(1 − ρ))
 *     expected shortfall = Φ₂(Φ⁻¹(p), −Φ⁻¹(level); √ρ) ÷ (1 − level)
 *     variance = Φ₂(Φ⁻¹(p), Φ⁻¹(p); ρ) − p²
 *
 * Losses are shares of the exposure at a loss given default of 1; `layerLaw` scales them. At ρ = 0 all of it lies at p.
 *
 * @throws ARGUMENT_INVALID  a probability or correlation out of range
 * @source O. Vasicek, Loan portfolio value, Risk (December 2002)
 * @complexity closed forms; a layer is one integral over the factor, some 20 µs
 */
export function largePoolLaw(obligors: EqualObligors): LargePoolLaw {
  checkEqual('largePoolLaw', obligors);
  const { probability, correlation } = obligors;
  if (correlation === 0) return { ...constantLaw(probability), density: refuseDensity };
  const response = responseOf(normalQuantile(probability), correlation);
  const { threshold, load, own } = response;
  const tail = (x: number): number => (x < 0 ? 1 : x >= 1 ? 0 : normalTail(factorAt(response, x)));
  const law = completeLaw('largePoolLaw', {
    most: 1,
    mean: probability,
    deviation: Math.sqrt(bivariateNormalExcess(threshold, threshold, correlation)),
    cdf: (x) => (x <= 0 ? 0 : x >= 1 ? 1 : normalCdf(factorAt(response, x))),
    tail,
    reach: (x) => (x <= 0 ? 1 : tail(x)),
    quantile: (level) => shareAt(response, normalQuantile(level)),
    expectedWithin: (attach, detach) => layerMoment(response, attach, detach, 1),
    squareWithin: (attach, detach) => layerMoment(response, attach, detach, 2),
  });
  return {
    ...law,
    expectedShortfall: (level) => {
      law.quantile(level); // checks the level
      return bivariateNormalCdf(threshold, -normalQuantile(level), load) / (1 - level);
    },
    density: (x) => {
      checkInside('largePoolLaw: x', x, 0, 1);
      const y = normalQuantile(x);
      const z = (own * y - threshold) / load;
      return (own / load) * exp(0.5 * (y - z) * (y + z));
    },
  };
}

function refuseDensity(): never {
  const problem = 'no density: all of the law lies at one point';
  return refuse('ARGUMENT_INVALID', { at: 'largePoolLaw: correlation', problem, met: '0' });
}

export function responseOf(threshold: number, correlation: number): FactorResponse {
  return { threshold, load: Math.sqrt(correlation), own: Math.sqrt(1 - correlation) };
}

/** The share of defaults when the factor is z. */
export function shareAt({ threshold, load, own }: FactorResponse, z: number): number {
  return normalCdf((threshold + load * z) / own);
}

/** The factor at which the share of defaults is x, within the doubles: −∞ at 0, ∞ at 1. */
export function factorAt({ threshold, load, own }: FactorResponse, x: number): number {
  if (x <= 0) return -Infinity;
  return x >= 1 ? Infinity : (own * normalQuantile(x) - threshold) / load;
}

/**
 * E[min(max(L − attach, 0), detach − attach)^power] for a share of defaults that follows a normal factor.
 *
 *     (detach − attach)^power · Φ(−z₂) + ∫ (p(z) − attach)^power φ(z) dz from z₁ to z₂,  p(z₁) = attach, p(z₂) = detach
 *
 * Nothing cancels: a thin layer far out keeps its digits.
 */
export function layerMoment(response: FactorResponse, attach: number, detach: number, power: 1 | 2): number {
  const { threshold, load, own } = response;
  const from = Math.max(-FACTOR_BOUND, factorAt(response, attach));
  // p(z) φ(z) has its peak at −load·threshold and falls beyond it like a normal density
  const to = Math.min(FARTHEST, Math.max(from, -load * threshold) + FACTOR_BOUND, factorAt(response, detach));
  const full = detach - attach;
  const raised = (excess: number): number => (power === 1 ? excess : excess * excess);
  const steep = { at: -threshold / load, width: own / load };
  const edges = panelEdges(from, to, LONGEST_PANEL, steep.width < LONGEST_PANEL ? [steep] : []);
  const inside = integratePanels((z) => raised(shareAt(response, z) - attach) * normalDensity(z), edges);
  return raised(full) * normalTail(factorAt(response, detach)) + Math.max(0, inside);
}
