import { checkInside, checkNumber } from './argument.ts';
import { expSum, log } from './elementary.ts';
import { ERF_NEAR_ONE, erfCentre, erfcTail, erfMiddle, TAIL_SHIFT } from './error-function-fits.ts';

const DENSITY_AT_ZERO = 0.3989422804014327; // 1/√(2π)
const ROOT_HALF = 0.7071067811865476;
const ROOT_HALF_HIGH = 0.7071067839860916; // 26 bits of it, so that products with a short number are exact
const ROOT_HALF_LOW = -2.799544089368687e-9;

/**
 * Density of the standard normal distribution, within 3e-16 of its size.
 *
 *     φ(x) = exp(−x²/2) / √(2π)
 *
 * @param x  any number, infinities included
 * @throws ARGUMENT_INVALID  NaN
 */
export function normalDensity(x: number): number {
  checkNumber('normalDensity: x', x);
  if (!(x < 39 && x > -39)) return 0;
  const short = Math.fround(x);
  return DENSITY_AT_ZERO * expSum(-0.5 * short * short, -0.5 * (x - short) * (x + short));
}

/**
 * Distribution function of the standard normal, its lower tail, within 5e-16 of its size down to 1e-308.
 *
 *     Φ(x) = erfc(−x/√2)/2
 *
 * @param x  any number, infinities included
 * @throws ARGUMENT_INVALID  NaN
 */
export function normalCdf(x: number): number {
  checkNumber('normalCdf: x', x);
  if (x <= -1.19) return farTail(-x);
  return x < 1.19 ? half(x) : 1 - farTail(x);
}

/**
 * Upper tail of the standard normal distribution, within 5e-16 of its size down to 1e-308.
 *
 *     1 − Φ(x) = erfc(x/√2)/2
 *
 * @param x  any number, infinities included
 * @throws ARGUMENT_INVALID  NaN
 */
export function normalTail(x: number): number {
  checkNumber('normalTail: x', x);
  return normalCdf(-x);
}

/** Φ(x) = 1/2 + z/2 · (1 + erfCentre(z²)) with z = x/√2 in two parts, so that 1/2 + z/2 is exact; |x| < 1.19. */
function half(x: number): number {
  const short = Math.fround(x);
  const high = 0.5 * short * ROOT_HALF_HIGH;
  const low = 0.5 * ((x - short) * ROOT_HALF_HIGH + x * ROOT_HALF_LOW);
  return 0.5 + high + (low + 0.5 * ROOT_HALF * x * erfCentre(0.5 * x * x));
}

/** 1 − Φ(x) for x ≥ 1.19. */
function farTail(x: number): number {
  if (x > 39) return 0;
  const short = Math.fround(x);
  if (x < 1.7677) {
    const rest = (x - short) * ROOT_HALF_HIGH + x * ROOT_HALF_LOW;
    return 0.5 * (1 - ERF_NEAR_ONE) - 0.5 * erfMiddle(short * ROOT_HALF_HIGH - 1 + rest);
  }
  const square = -0.5 * short * short; // exact; the rest of −x²/2 is small
  const rest = erfcTail(2 / (x * x)) - TAIL_SHIFT - 0.5 * (x - short) * (x + short);
  const exponent = square + rest;
  const lost = square - exponent + rest;
  if (x < 37) return (expSum(exponent, lost) * ROOT_HALF) / x;
  const root = expSum(0.5 * exponent, 0.5 * lost); // two factors, so that only the last product rounds to a subnormal
  return ((root * ROOT_HALF) / x) * root;
}

/**
 * Quantile of the standard normal distribution, within 7e-16 of its size.
 *
 *     normalQuantile(p) = Φ⁻¹(p)
 *
 * @param p  probability below the result, 0 < p < 1
 * @throws ARGUMENT_INVALID  p outside 0 … 1, 0 or 1 themselves (their quantiles are infinite), NaN
 * @source M. J. Wichura, Algorithm AS 241: The percentage points of the normal distribution, Applied Statistics 37 (1988)
 */
export function normalQuantile(p: number): number {
  checkInside('normalQuantile: p', p, 0, 1);
  return quantileOfHalves(p - 0.5, p < 0.5 ? p : 1 - p);
}

/**
 * The x with probability q above it, exact for small q where 1 − q would lose digits.
 *
 *     normalTailQuantile(q) = Φ⁻¹(1 − q) = −Φ⁻¹(q)
 *
 * @param q  probability above the result, 0 < q < 1
 * @throws ARGUMENT_INVALID  q outside 0 … 1, 0 or 1 themselves, NaN
 */
export function normalTailQuantile(q: number): number {
  checkInside('normalTailQuantile: q', q, 0, 1);
  return -quantileOfHalves(q - 0.5, q < 0.5 ? q : 1 - q);
}

/** The normal quantile of 1/2 + `centred`, of which `tail` = 1/2 − |centred| is the smaller side. */
export function quantileOfHalves(centred: number, tail: number): number {
  if (centred > -0.425 && centred < 0.425) return centred * quantileCentre(0.180625 - centred * centred);
  const size = quantileAtDepth(-log(tail));
  return centred < 0 ? -size : size;
}

/** The size of the normal quantile whose tail is e^−`depth`, for tails below 0.075. */
export function quantileAtDepth(depth: number): number {
  const root = Math.sqrt(depth);
  return root <= 5 ? quantileNear(root - 1.6) : quantileFar(root - 5);
}

function quantileCentre(r: number): number {
  let above = 2509.0809287301227;
  above = above * r + 33430.57558358813;
  above = above * r + 67265.7709270087;
  above = above * r + 45921.95393154987;
  above = above * r + 13731.69376550946;
  above = above * r + 1971.5909503065513;
  above = above * r + 133.14166789178438;
  above = above * r + 3.3871328727963665;
  let below = 5226.495278852854;
  below = below * r + 28729.085735721943;
  below = below * r + 39307.89580009271;
  below = below * r + 21213.794301586597;
  below = below * r + 5394.196021424751;
  below = below * r + 687.1870074920579;
  below = below * r + 42.31333070160091;
  below = below * r + 1;
  return above / below;
}

/** Tails down to e^−25. */
function quantileNear(r: number): number {
  let above = 0.0007745450142783414;
  above = above * r + 0.022723844989269184;
  above = above * r + 0.2417807251774506;
  above = above * r + 1.2704582524523684;
  above = above * r + 3.6478483247632045;
  above = above * r + 5.769497221460691;
  above = above * r + 4.630337846156546;
  above = above * r + 1.4234371107496835;
  let below = 1.0507500716444169e-9;
  below = below * r + 0.0005475938084995345;
  below = below * r + 0.015198666563616457;
  below = below * r + 0.14810397642748008;
  below = below * r + 0.6897673349851;
  below = below * r + 1.6763848301838038;
  below = below * r + 2.053191626637759;
  below = below * r + 1;
  return above / below;
}

function quantileFar(r: number): number {
  let above = 2.0103343992922881e-7;
  above = above * r + 2.7115555687434876e-5;
  above = above * r + 0.0012426609473880784;
  above = above * r + 0.026532189526576124;
  above = above * r + 0.29656057182850487;
  above = above * r + 1.7848265399172913;
  above = above * r + 5.463784911164114;
  above = above * r + 6.657904643501103;
  let below = 2.0442631033899397e-15;
  below = below * r + 1.421511758316446e-7;
  below = below * r + 1.8463183175100548e-5;
  below = below * r + 0.0007868691311456133;
  below = below * r + 0.014875361290850615;
  below = below * r + 0.1369298809227358;
  below = below * r + 0.599832206555888;
  below = below * r + 1;
  return above / below;
}
