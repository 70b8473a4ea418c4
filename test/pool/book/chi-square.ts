import { gammaDistribution } from '../../../src/numeric/gamma-distribution.ts';
import { normalCdf } from '../../../src/numeric/normal.ts';

/** The χ² value with as much below it as a normal score, by bisection of the distribution function. */
export function chiSquareQuantile(freedom: number, score: number): number {
  const { cdf } = gammaDistribution(freedom / 2, 2);
  const wanted = normalCdf(score);
  let [low, high] = [0, 10 * freedom + 200];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (cdf(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
