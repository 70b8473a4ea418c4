import { checkFinite } from './argument.ts';
import { exp } from './elementary.ts';
import { gaussLegendre } from './gauss-quadrature.ts';
import { normalTail } from './normal.ts';

const TWO_PI = 6.283185307179586;
const RULE = gaussLegendre(24);

/**
 * Owen's T function, even in h and odd in a.
 *
 *     T(h, a) = 1 ÷ 2π · ∫₀ᵃ e^(−h²(1 + x²) ⁄ 2) ÷ (1 + x²) dx
 *
 * The integrand is positive, so quadrature keeps the relative error near 1e-15. Beyond a = 1,
 * T(h, a) = (Q(h) + Q(ah)) ÷ 2 − Q(h) Q(ah) − T(ah, 1 ÷ a), Q the upper tail.
 *
 * @throws ARGUMENT_INVALID  an argument that is not finite
 * @source D. B. Owen, Tables for computing bivariate normal probabilities, Ann. Math. Stat. 27 (1956)
 */
export function owensT(h: number, a: number): number {
  checkFinite('owensT: h', h);
  checkFinite('owensT: a', a);
  if (a < 0) return -owensT(h, -a);
  const x = Math.abs(h);
  if (a <= 1) return integral(x, a);
  const near = normalTail(x);
  const far = normalTail(a * x);
  return 0.5 * (near + far) - near * far - integral(a * x, 1 / a);
}

/** The defining integral for h ≥ 0 and a ≤ 1, in panels no wider than the integrand's bell. */
function integral(h: number, a: number): number {
  const width = 2 / Math.max(1, h);
  const end = Math.min(a, 6 * width);
  const panels = Math.max(1, Math.ceil(end / width));
  const half = end / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const centre = (2 * panel + 1) * half;
    for (const [i, node] of RULE.nodes.entries()) {
      const x = centre + half * node;
      sum += RULE.weights[i]! * half * (exp(-0.5 * h * h * (1 + x * x)) / (1 + x * x));
    }
  }
  return sum / TWO_PI;
}
