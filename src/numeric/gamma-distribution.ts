import { quote, refuse } from '../base/errors.ts';
import { checkPositive } from './argument.ts';
import type { Distribution } from './distribution.ts';
import { exp, log } from './elementary.ts';
import { logGamma } from './gamma.ts';
import { gammaTails } from './incomplete-gamma.ts';
import { normalQuantile } from './normal.ts';

const MOST_STEPS = 100;
/** Steps in ln x below this move no digit of x. */
const AT_REST = 1e-16;
/** Below e^this, the first term of the series of P is all of it. */
const TINY = -40;

/**
 * The gamma distribution.
 *
 *     F(x) = P(shape, x / scale),  mean = shape · scale,  variance = shape · scale²
 *
 * @param shape  above 0
 * @param scale  above 0
 * @throws ARGUMENT_INVALID  a parameter not above 0
 */
export function gammaDistribution(shape: number, scale: number): Distribution {
  checkPositive('gammaDistribution: shape', shape);
  checkPositive('gammaDistribution: scale', scale);
  return {
    mean: shape * scale,
    variance: shape * scale * scale,
    cdf: (x) => (x > 0 ? gammaTails(shape, x / scale).lower : 0),
    quantile: (p) => scale * standardQuantile(shape, p),
  };
}

/** The x at which P(a, x) = p: Newton's steps in ln x, kept within the bracket that the values met so far leave. */
function standardQuantile(a: number, p: number): number {
  if (p === 0) return 0;
  if (!(p > 0 && p < 1)) {
    const remedy = 'give a number from 0 to below 1';
    refuse('ARGUMENT_INVALID', { at: 'gammaDistribution: p', problem: 'out of range', met: quote(p), remedy });
  }
  const peak = logGamma(a);
  const ofFirstTerm = (log(p) + peak + log(a)) / a;
  if (ofFirstTerm < TINY) return exp(ofFirstTerm);

  let [low, high] = [TINY, Infinity];
  let t = wilsonHilferty(a, p) ?? ofFirstTerm;
  for (let step = 0; step < MOST_STEPS; step++) {
    const x = exp(t);
    const { lower, upper } = gammaTails(a, x);
    // The smaller tail has the digits.
    const above = p < 0.5 ? lower - p : 1 - p - upper;
    if (above > 0) high = t;
    else low = t;
    const newton = t - above / exp(a * t - x - peak);
    const isInside = newton > low && newton < high;
    const next = isInside ? newton : high === Infinity ? t + 1 : low + (high - low) / 2;
    if (above === 0 || Math.abs(next - t) <= AT_REST * Math.max(1, Math.abs(t))) return x;
    t = next;
  }
  return exp(t);
}

/** ln x from the normal law of the cube root of x (Wilson & Hilferty 1931); nothing where that falls below zero. */
function wilsonHilferty(a: number, p: number): number | undefined {
  const root = 1 - 1 / (9 * a) + normalQuantile(p) / (3 * Math.sqrt(a));
  return root > 0 ? log(a) + 3 * log(root) : undefined;
}
