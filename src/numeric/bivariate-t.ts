import { angleIntegral, type Decay } from './angle-integral.ts';
import { checkWithin } from './argument.ts';
import { exp, log1p } from './elementary.ts';
import { studentTCdf, studentTTail } from './student-t.ts';

/** Beyond here the squares of quotients leave the range of numbers. */
const FARTHEST = 1e100;

/**
 * P(X ≤ x, Y ≤ y) of two Student t values that share their chi-square.
 *
 *     T₂(x, y; ν, ρ) = max(0, T(x) − T(−y)) + ∫ (1 + (x² + y² − 2xyr) / (ν(1 − r²)))^(−ν/2) / (2π·√(1 − r²)) dr,  −1 to ρ
 *
 * Nothing cancels: both terms are positive.
 *
 * @param x        −1e100 … 1e100
 * @param y        −1e100 … 1e100
 * @param freedom  degrees of freedom ν, real, 0.1 … 1e15
 * @param rho      −1 … 1
 * @throws ARGUMENT_INVALID  an argument outside its range
 * @source C. W. Dunnett and M. Sobel, A bivariate generalization of Student's t-distribution, Biometrika 41 (1954)
 */
export function bivariateTCdf(x: number, y: number, freedom: number, rho: number): number {
  checkWithin('bivariateTCdf: x', x, -FARTHEST, FARTHEST);
  checkWithin('bivariateTCdf: y', y, -FARTHEST, FARTHEST);
  checkWithin('bivariateTCdf: freedom', freedom, 0.1, 1e15);
  checkWithin('bivariateTCdf: rho', rho, -1, 1);
  const [low, high] = x < y ? [x, y] : [y, x];
  if (rho === 1) return studentTCdf(low, freedom);
  const law: Decay = {
    density: (q) => exp(-0.5 * freedom * log1p(q / freedom)),
    steepness: (q) => 0.5 / (1 + q / freedom),
  };
  const [difference, sum] = [high - low, high + low];
  const turn = Math.sqrt((1 - Math.abs(rho)) / (1 + Math.abs(rho)));
  const toZero = { low: 0, high: rho < 0 ? turn : 1 };
  const toNone = opposite(low, high, freedom) + angleIntegral(law, sum, difference, toZero);
  const beyond = rho > 0 ? angleIntegral(law, difference, sum, { low: turn, high: 1 }) : 0;
  return Math.min(toNone + beyond, studentTCdf(low, freedom));
}

/** max(0, T(low) − T(−high)), from tails where those are the smaller numbers. */
function opposite(low: number, high: number, freedom: number): number {
  if (low <= -high) return 0;
  if (low > 0) return 1 - studentTTail(low, freedom) - studentTTail(high, freedom);
  return studentTCdf(low, freedom) - studentTTail(high, freedom);
}
