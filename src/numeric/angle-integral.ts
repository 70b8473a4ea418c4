import { gaussLegendre } from './gauss-quadrature.ts';

const RULE = gaussLegendre(24);
const INVERSE_PI = 0.3183098861837907;

/** The rule holds to the last digit while the logarithm of what it integrates changes by no more than about this. */
const MOST_CHANGE = 20;
/** A panel that adds less than this part of the whole ends the integral: those beyond it add less and less. */
const NEGLIGIBLE = 1e-18;

/** How the density of an elliptic law falls with q, the squared distance from its centre. */
export interface Decay {
  /** The density as a part of that at the centre. */
  readonly density: (q: number) => number;
  /** −d ln density / dq. */
  readonly steepness: (q: number) => number;
}

/** A range of s = tan(φ/2), 0 ≤ low < high ≤ 1. */
export interface HalfTangents {
  readonly low: number;
  readonly high: number;
}

/**
 * What the probability of a quadrant gains while the axes of two elliptic values turn, as an integral over the angle φ
 * between them, written in s = tan(φ/2) so that it is rational.
 *
 *     1/π · ∫ density(q(s)) / (1 + s²) ds,   q = (1 + s²) · (near²/s² + far²) / 4
 *
 * The integrand has one peak, where s² = |near/far|; panels run from it to either end until they add nothing.
 *
 * @param near  h − k for an angle that opens from equal values, h + k from opposite ones
 * @param far   the other of the two
 * @source R. L. Plackett, A reduction formula for normal multivariate integrals, Biometrika 41 (1954)
 */
export function angleIntegral(law: Decay, near: number, far: number, { low, high }: HalfTangents): number {
  const top = Math.sqrt(Math.abs(near / far));
  const peak = top < high ? Math.max(low, top) : high;
  const quadrant: Quadrant = { law, near: near * near, far: far * far };
  // where `near` is 0 nothing happens towards s = 0, and the peak is not reached from below
  const start = peak > 0 ? peak : Math.min(high, 1 / (1 + Math.abs(far)));
  return INVERSE_PI * (panels(quadrant, start, low) + panels(quadrant, start, high));
}

interface Quadrant {
  readonly law: Decay;
  /** Squares. */
  readonly near: number;
  readonly far: number;
}

/** The integral from `start` towards `end`, along which the integrand falls, without sign. */
function panels({ law, near, far }: Quadrant, start: number, end: number): number {
  const distance = (s: number) => 0.25 * (1 + s * s) * (near / (s * s) + far);
  let total = 0;
  let from = start;
  while (from !== end) {
    const [nearPart, farPart] = [near / (from * from), far * from * from];
    const steepness = 0.5 * law.steepness(distance(from));
    const change = steepness * Math.abs(farPart - nearPart) + Math.sqrt(MOST_CHANGE * steepness * (farPart + nearPart));
    const width = Math.min(0.5, MOST_CHANGE / change);
    const isSmooth = near === 0 && end < from;
    const to = end > from ? Math.min(end, from * (1 + width)) : isSmooth ? end : Math.max(end, from * (1 - width));
    const half = (to - from) / 2;
    let sum = 0;
    for (let i = 0; i < RULE.nodes.length; i++) {
      const s = from + half * (1 + RULE.nodes[i]!);
      sum += (RULE.weights[i]! * law.density(distance(s))) / (1 + s * s);
    }
    const part = Math.abs(half) * sum;
    total += part;
    if (part <= NEGLIGIBLE * total) break;
    from = to;
  }
  return total;
}
