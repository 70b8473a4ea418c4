import { quote, refuse } from '../base/errors.ts';
import { gaussLegendre } from './gauss-quadrature.ts';
import { normalCdf, normalDensity, normalTail } from './normal.ts';

const RULE = gaussLegendre(20);

/** What is left below is at most this part of the whole. */
const NEGLIGIBLE = 1e-18;

/**
 * P(X ≤ h, Y ≤ k) of two standard normal values with correlation rho.
 *
 *     Φ₂(h, k; ρ) = ∫ φ(x) Φ((k − ρx) ÷ √(1 − ρ²)) dx,  x from −∞ to h
 *
 * The integrand is positive, so nothing cancels: the relative error stays near 1e-14 far out in the tails. Panels shrink
 * towards x = k ÷ ρ, where the inner function steps when |ρ| is near 1.
 *
 * @param h, k  finite
 * @param rho   −1 … 1
 * @throws ARGUMENT_INVALID  an argument outside its range
 * @source the conditional form of the bivariate normal law; Drezner and Wesolowsky (1990) and Genz (2004) compare methods
 */
export function bivariateNormalCdf(h: number, k: number, rho: number): number {
  checkArguments(h, k, rho);
  const [low, high] = h <= k ? [h, k] : [k, h];
  if (rho === 1) return normalCdf(low);
  if (rho === -1) return low > -high ? normalCdf(low) - normalTail(high) : 0;
  if (rho === 0) return normalCdf(low) * normalCdf(high);

  const rest = Math.sqrt((1 - rho) * (1 + rho));
  const step = high / rho;
  const steepness = rest / Math.abs(rho);
  let sum = 0;
  for (let right = low; right > -39; ) {
    const nearStep = Math.max(steepness, Math.abs(right - step) / 2);
    const left = right - Math.min(1, 3 / (1 + Math.abs(right)), nearStep);
    const half = (right - left) / 2;
    for (const [i, node] of RULE.nodes.entries()) {
      const x = left + half * (1 + node);
      sum += RULE.weights[i]! * half * (normalDensity(x) * normalCdf((high - rho * x) / rest));
    }
    right = left;
    if (normalCdf(right) <= NEGLIGIBLE * sum) break;
  }
  return Math.min(sum, normalCdf(low));
}

function checkArguments(h: number, k: number, rho: number): void {
  const fail = (name: string, expected: string, met: number): never =>
    refuse('ARGUMENT_INVALID', { at: `bivariateNormalCdf: ${name}`, problem: `${expected} expected`, met: quote(met) });
  if (!Number.isFinite(h)) fail('h', 'a finite number', h);
  if (!Number.isFinite(k)) fail('k', 'a finite number', k);
  if (!(rho >= -1 && rho <= 1)) fail('rho', 'a correlation from -1 to 1', rho);
}
