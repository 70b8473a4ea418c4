import { angleIntegral, type Decay } from './angle-integral.ts';
import { checkWithin } from './argument.ts';
import { exp } from './elementary.ts';
import { normalCdf, normalTail } from './normal.ts';
import { integratePanels } from './panel-quadrature.ts';

/** Beyond here a normal value cannot be told from an infinite one. */
const FARTHEST = 40;

/** Correlations below it are integrated over the correlation itself. */
const SMALL = 0.01;

const TWO_PI = 6.283185307179586;

const LAW: Decay = { density: (q) => exp(-0.5 * q), steepness: () => 0.5 };

/**
 * P(X ≤ h, Y ≤ k) of two standard normal values with correlation rho.
 *
 *     Φ₂(h, k; ρ) = Φ(h)·Φ(k) + ∫ from 0 to ρ, or = max(0, Φ(h) − Φ(−k)) + ∫ from −1 to ρ, of
 *     exp(−(h² + k² − 2hkr) / (2(1 − r²))) / (2π·√(1 − r²)) dr
 *
 * The first form serves ρ > 0, the second ρ < 0: nothing cancels, and the relative error stays below 1e-13 far out in
 * the tails.
 *
 * @param h    finite
 * @param k    finite
 * @param rho  −1 … 1
 * @throws ARGUMENT_INVALID  an argument outside its range
 * @source R. L. Plackett, A reduction formula for normal multivariate integrals, Biometrika 41 (1954)
 */
export function bivariateNormalCdf(h: number, k: number, rho: number): number {
  checkWithin('bivariateNormalCdf: h', h, -Number.MAX_VALUE, Number.MAX_VALUE);
  checkWithin('bivariateNormalCdf: k', k, -Number.MAX_VALUE, Number.MAX_VALUE);
  checkWithin('bivariateNormalCdf: rho', rho, -1, 1);
  const low = Math.max(-FARTHEST, Math.min(h, k, FARTHEST));
  const high = Math.min(FARTHEST, Math.max(h, k, -FARTHEST));
  if (rho === 1) return normalCdf(low);
  const turn = Math.sqrt((1 - Math.abs(rho)) / (1 + Math.abs(rho)));
  const value =
    rho < 0
      ? opposite(low, high) + angleIntegral(LAW, high + low, high - low, { low: 0, high: turn })
      : normalCdf(low) * normalCdf(high) + angleIntegral(LAW, high - low, high + low, { low: turn, high: 1 });
  return Math.min(value, normalCdf(low));
}

/**
 * By how much two standard normal values with correlation rho stay below h and k more often than independent ones: the
 * covariance of the two events.
 *
 *     Φ₂(h, k; ρ) − Φ(h)·Φ(k) = ∫ from 0 to ρ of exp(−(h² + k² − 2hkr) / (2(1 − r²))) / (2π·√(1 − r²)) dr
 *
 * The integral itself, so that nothing cancels however small it is; odd in ρ when k turns its sign.
 *
 * @param h    finite
 * @param k    finite
 * @param rho  −1 … 1
 * @throws ARGUMENT_INVALID  an argument outside its range
 * @source R. L. Plackett, A reduction formula for normal multivariate integrals, Biometrika 41 (1954)
 */
export function bivariateNormalExcess(h: number, k: number, rho: number): number {
  checkWithin('bivariateNormalExcess: h', h, -Number.MAX_VALUE, Number.MAX_VALUE);
  checkWithin('bivariateNormalExcess: k', k, -Number.MAX_VALUE, Number.MAX_VALUE);
  checkWithin('bivariateNormalExcess: rho', rho, -1, 1);
  if (rho === 0) return 0;
  const turned = rho < 0 ? -k : k;
  const low = Math.max(-FARTHEST, Math.min(h, turned, FARTHEST));
  const high = Math.min(FARTHEST, Math.max(h, turned, -FARTHEST));
  const size = Math.abs(rho);
  if (size < SMALL) {
    // the integral as it stands: near ρ = 0 the angle would be a difference of two numbers near 1
    const density = (r: number): number => {
      const free = (1 - r) * (1 + r);
      return exp((-0.5 * (low * low + high * high - 2 * r * low * high)) / free) / Math.sqrt(free);
    };
    return ((rho < 0 ? -1 : 1) * integratePanels(density, [0, size])) / TWO_PI;
  }
  const turn = Math.sqrt((1 - size) / (1 + size));
  // at ρ = 1 the angle closes, and the panels would run into a point without width
  const excess =
    turn === 0 ? normalCdf(low) * normalTail(high) : angleIntegral(LAW, high - low, high + low, { low: turn, high: 1 });
  return rho < 0 ? -excess : excess;
}

/** max(0, Φ(low) − Φ(−high)), from tails where those are the smaller numbers. */
function opposite(low: number, high: number): number {
  if (low <= -high) return 0;
  return low > 0 ? 1 - normalTail(low) - normalTail(high) : normalCdf(low) - normalTail(high);
}
