import { quote, refuse } from '../base/errors.ts';
import { sinPi } from './circular.ts';
import { add, type DoubleDouble, multiply, productError, twoSum } from './double-double.ts';
import { expSum, log } from './elementary.ts';
import { preciseLog, subtract } from './precise.ts';

const HALF_LOG_TWO_PI: DoubleDouble = [0.9189385332046728, -3.878294158067242e-17];
const LOG_PI = 1.1447298858494002;
const PI = 3.141592653589793;

/** (−1)^k·ζ(k)/k and (−1)^k·(ζ(k) − 1)/k from k = 2 on: the expansions of ln Γ(1 + z) and ln Γ(2 + z). */
const AROUND_ONE = [
  0.8224670334241132, -0.40068563438653143, 0.27058080842778454, -0.20738555102867398, 0.1695571769974082,
  -0.1440498967688461, 0.12550966952474304, -0.11133426586956469, 0.1000994575127818, -0.09095401714582904,
  0.083353840546109, -0.0769325164113522, 0.07143294629536133, -0.06666870588242046, 0.06250095514121304,
  -0.058823978658684585, 0.055555767627403614,
];
const AROUND_TWO = [
  0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
  -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5, -4.492623673813314e-5,
  2.050721277567069e-5, -9.439488275268397e-6,
];
const EULER: DoubleDouble = [0.5772156649015329, -4.942915152430645e-18];

/** From here on Stirling's series holds to the last digit; smaller arguments are raised to it. */
export const STIRLING_START = 10;

/**
 * What Stirling's formula leaves: ln Γ(x) − (x − 1/2)·ln x + x − ln(2π)/2 for x ≥ 10, at most 1/120.
 *
 * @source NIST Digital Library of Mathematical Functions 5.11.1
 */
export function stirlingRest(x: number): number {
  const s = 1 / (x * x);
  let sum = -3617 / 122400;
  sum = sum * s + 1 / 156;
  sum = sum * s - 691 / 360360;
  sum = sum * s + 1 / 1188;
  sum = sum * s - 1 / 1680;
  sum = sum * s + 1 / 1260;
  sum = sum * s - 1 / 360;
  sum = sum * s + 1 / 12;
  return sum / x;
}

/** ln Γ(x) for a positive double-double, with an absolute error near 2^−66 of its largest term. */
export function preciseLogGamma(x: DoubleDouble): DoubleDouble {
  if (x[0] < 1e-20) return subtract([0, 0], preciseLog(x));
  // raised = x + n and product = x·(x + 1)…(x + n − 1), each in two parts
  let [raised, raisedLow] = x;
  let product = 1;
  let productLow = 0;
  while (raised < STIRLING_START) {
    const nextProduct = product * raised;
    productLow = productError(product, raised, nextProduct) + (product * raisedLow + productLow * raised);
    product = nextProduct;
    const nextRaised = raised + 1;
    raisedLow += raised < 1 ? raised - (nextRaised - 1) : 1 - (nextRaised - raised);
    raised = nextRaised;
  }
  const end = twoSum(raised, raisedLow);
  const main = subtract(multiply(subtract(end, [0.5, 0]), preciseLog(end)), end);
  const whole = add(main, add(HALF_LOG_TWO_PI, [stirlingRest(end[0]), 0]));
  return product === 1 ? whole : subtract(whole, preciseLog(twoSum(product, productLow)));
}

/**
 * Logarithm of the gamma function's size, within 4e-16 of its size for x above 0.
 *
 *     ln |Γ(x)|
 *
 * Below 0 the absolute error is near 1e-15, or the last digit of a large result.
 *
 * @param x  any finite number but 0, −1, −2, …
 * @throws ARGUMENT_INVALID  a pole, NaN, an infinity, or a result beyond the largest number
 */
export function logGamma(x: number): number {
  checkArgument('logGamma: x', x);
  if (x < 0) return LOG_PI - log(Math.abs(sinPi(x))) - preciseLogGamma(twoSum(1, -x))[0];
  if (Math.abs(x - 1) < 0.1) return logGammaOnePlus(x - 1);
  if (Math.abs(x - 2) < 0.1) return aroundTwo(x - 2);
  const value = x < 1e280 ? preciseLogGamma([x, 0])[0] : x * (log(x) - 1);
  return Number.isFinite(value) ? value : refuseOverflow('logGamma: x', x);
}

/** ln Γ(1 + z) for z > −1, with no loss of digits for small z. */
export function logGammaOnePlus(z: number): number {
  if (Math.abs(z) >= 0.1) return preciseLogGamma(twoSum(1, z))[0];
  const first = -EULER[0] * z;
  return first + (productError(-EULER[0], z, first) - EULER[1] * z + z * z * horner(AROUND_ONE, z));
}

function aroundTwo(z: number): number {
  const slope = 1 - EULER[0]; // exact
  const first = slope * z;
  return first + (productError(slope, z, first) - EULER[1] * z + z * z * horner(AROUND_TWO, z));
}

function horner(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + coefficients[i]!;
  return value;
}

/**
 * Gamma function, within 2e-16 of its size for x above 0 and 1e-15 below.
 *
 *     Γ(x) = ∫₀^∞ t^(x−1) e^(−t) dt,   Γ(n) = (n − 1)!
 *
 * @param x  any finite number but 0, −1, −2, …, at most 171.62
 * @throws ARGUMENT_INVALID  a pole, NaN, an infinity, or a result beyond the largest number
 */
export function gamma(x: number): number {
  checkArgument('gamma: x', x);
  if (x < 0) {
    const [high, low] = preciseLogGamma(twoSum(1, -x));
    return (PI / sinPi(x)) * expSum(-high, -low);
  }
  const [high, low] = preciseLogGamma([x, 0]);
  const value = x < 172 ? expSum(high, low) : Infinity;
  return Number.isFinite(value) ? value : refuseOverflow('gamma: x', x);
}

function checkArgument(at: string, x: number): void {
  if (Number.isFinite(x) && !(x <= 0 && Math.floor(x) === x)) return;
  refuse('ARGUMENT_INVALID', {
    at,
    problem: 'the gamma function has no value here',
    met: quote(x),
    remedy: 'give a finite number other than 0, -1, -2, …',
  });
}

function refuseOverflow(at: string, x: number): never {
  return refuse('ARGUMENT_INVALID', {
    at,
    problem: 'the result is beyond the largest number',
    met: quote(x),
    remedy: 'give a number of smaller size',
  });
}
