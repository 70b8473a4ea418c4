import { checkInside, checkWithin } from '../../numeric/argument.ts';
import { bivariateNormalCdf, bivariateNormalExcess } from '../../numeric/bivariate-normal.ts';
import { bivariateTCdf } from '../../numeric/bivariate-t.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import { studentTQuantile } from '../../numeric/student-t.ts';

/** Two obligors and what ties them. */
export interface ObligorPair {
  /** Default probabilities over the horizon, above 0 and below 1. */
  readonly first: number;
  readonly second: number;
  /** Correlation of their latent asset values, −1 … 1. */
  readonly correlation: number;
  /** Degrees of freedom of a Student t copula, 0.5 … 1e6; Gaussian when left out. */
  readonly freedom?: number;
}

export interface JointDefault {
  /** P(both default). */
  readonly probability: number;
  /** Correlation of the two default indicators. */
  readonly defaultCorrelation: number;
  /** P(one defaults | the other has): first given second, second given first. */
  readonly given: readonly [number, number];
}

/**
 * The chance that two obligors both default.
 *
 *     P = Φ₂(Φ⁻¹(p₁), Φ⁻¹(p₂); ρ), or T₂ with Student quantiles and ν degrees of freedom
 *     default correlation = (P − p₁ p₂) ÷ √(p₁ (1 − p₁) p₂ (1 − p₂))
 *
 * Under a t copula the default correlation is above 0 even at ρ = 0.
 *
 * @throws ARGUMENT_INVALID  an argument out of range
 * @source Gupton, Finger and Bhatia, CreditMetrics technical document (1997), chapter 8; Frey and McNeil (2001) for t
 */
export function jointDefault({ first, second, correlation, freedom }: ObligorPair): JointDefault {
  checkInside('jointDefault: first', first, 0, 1);
  checkInside('jointDefault: second', second, 0, 1);
  checkWithin('jointDefault: correlation', correlation, -1, 1);
  const { probability, excess } =
    freedom === undefined ? normalPair(first, second, correlation) : studentPair(first, second, correlation, freedom);
  return {
    probability,
    defaultCorrelation: excess / Math.sqrt(first * (1 - first) * second * (1 - second)),
    given: [probability / second, probability / first],
  };
}

interface Pair {
  readonly probability: number;
  readonly excess: number;
}

function normalPair(first: number, second: number, correlation: number): Pair {
  const [h, k] = [normalQuantile(first), normalQuantile(second)];
  return { probability: bivariateNormalCdf(h, k, correlation), excess: bivariateNormalExcess(h, k, correlation) };
}

function studentPair(first: number, second: number, correlation: number, freedom: number): Pair {
  checkWithin('jointDefault: freedom', freedom, 0.5, 1e6);
  const [h, k] = [studentTQuantile(first, freedom), studentTQuantile(second, freedom)];
  const probability = bivariateTCdf(h, k, freedom, correlation);
  return { probability, excess: probability - first * second };
}
