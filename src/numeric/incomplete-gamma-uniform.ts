import { expSum, log } from './elementary.ts';
import { scaledErfc } from './error-function.ts';
import { deviance } from './precise.ts';

const TWO_PI = 6.283185307179586;
const ROWS = 10;
const DIGITS = 37; // e^−37 is less than a rounding
const RADIUS = 3.5; // of convergence in η: 2√π

/** Row k holds the expansion of cₖ(η) in powers of η; 20 − 2k terms reach the last digit for a ≥ 20, |x − a| < 0.4·a. */
const COEFFICIENTS = coefficients();

/**
 * The smaller of the two regularised incomplete gamma functions for large a and x near a: Q where x ≥ a, P where x < a.
 *
 *     Q(a, x) = erfc(η·√(a/2))/2 + exp(−a·η²/2)/√(2πa) · Σ cₖ(η)·a^(−k),   a·η²/2 = a·ln(a/x) + x − a
 *
 * @source N. M. Temme, The asymptotic expansion of the incomplete gamma functions, SIAM J. Math. Anal. 10 (1979);
 *   coefficients by NIST Digital Library of Mathematical Functions 8.12.9 – 8.12.12
 */
export function uniformTail(a: number, x: number): number {
  const [high, low] = deviance(a, [x, 0]);
  const exponent = Math.max(0, high);
  const side = x < a ? -1 : 1;
  const eta = side * Math.sqrt((2 * exponent) / a);
  const perRow = log(a); // digits that a row and a term bring, in powers of e
  const perTerm = log(RADIUS / Math.max(Math.abs(eta), 1e-16));
  let sum = 0;
  for (let k = Math.min(ROWS, Math.ceil(DIGITS / perRow)) - 1; k >= 0; k--) {
    const row = COEFFICIENTS[k]!;
    let value = 0;
    for (let n = Math.min(row.length, Math.ceil((DIGITS - k * perRow) / perTerm)) - 1; n >= 0; n--)
      value = value * eta + row[n]!;
    sum = sum / a + value;
  }
  return expSum(-exponent, -low) * (0.5 * scaledErfc(Math.sqrt(exponent)) + (side * sum) / Math.sqrt(TWO_PI * a));
}

function coefficients(): readonly Float64Array[] {
  const width = 2 * ROWS;
  const alpha = inverseSeries(width + 2);
  const first = new Float64Array(width);
  for (let n = 0; n < width; n++) first[n] = (n + 2) * alpha[n + 2]!;
  first[0] = -1 / 3;
  const rows = [first];
  for (let k = 1, doubleFactorial = 1; k < ROWS; k++) {
    doubleFactorial *= -(2 * k + 1);
    const stirling = doubleFactorial * alpha[2 * k + 1]!; // (−1)^k times the coefficient of a^(−k) in Γ(a)'s expansion
    const above = rows[k - 1]!;
    const row = new Float64Array(width - 2 * k);
    for (let n = 0; n < row.length; n++) row[n] = stirling * first[n]! + (n + 2) * above[n + 2]!;
    rows.push(row);
  }
  return rows;
}

/** α of λ − 1 = Σ αₙ·ηⁿ, where η²/2 = λ − 1 − ln λ. */
function inverseSeries(length: number): Float64Array {
  const alpha = new Float64Array(length);
  alpha[1] = 1;
  for (let n = 2; n < length; n++) {
    let sum = alpha[n - 1]!;
    for (let k = 2; k < n; k++) sum -= k * alpha[k]! * alpha[n - k + 1]!;
    alpha[n] = sum / (n + 1);
  }
  return alpha;
}
