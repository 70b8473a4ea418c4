import { checkWhole } from './argument.ts';
import { sinPi } from './circular.ts';

/** Points and weights, nodes ascending: Σ weightsᵢ·f(nodesᵢ) is the integral of f, exact for polynomials of degree 2n − 1. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The Gauss–Legendre rule on −1 … 1.
 *
 *     ∫₋₁¹ f(x) dx ≈ Σ wᵢ·f(xᵢ),   Pₙ(xᵢ) = 0,   wᵢ = 2 / ((1 − xᵢ²)·Pₙ′(xᵢ)²)
 *
 * Newton's iteration runs on t = 1 − x, so that the crowded points near ±1 keep all their digits.
 *
 * @param n  number of points, 1 … 10000
 * @throws ARGUMENT_INVALID  n is not such a number
 * @source NIST Digital Library of Mathematical Functions §3.5(v); first guess by F. Tricomi (1950)
 * @complexity O(n²)
 */
export function gaussLegendre(n: number): QuadratureRule {
  checkWhole('gaussLegendre: n', n, 1, 10_000);
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < Math.ceil(n / 2); i++) {
    const halfAngle = (4 * i + 3) / (8 * n + 4);
    let t = 2 * sinPi(halfAngle) * sinPi(halfAngle);
    let slope = 0;
    // from Tricomi's guess four steps reach double precision for every n; the fifth takes the slope at the root itself
    for (let step = 0; step < 5; step++) {
      const [value, difference] = legendre(n, t);
      slope = (n * (t * value - difference)) / (t * (2 - t));
      t += value / slope;
    }
    const middle = 2 * i + 1 === n;
    nodes[n - 1 - i] = middle ? 0 : 1 - t;
    nodes[i] = middle ? 0 : t - 1;
    weights[i] = 2 / (t * (2 - t) * slope * slope);
    weights[n - 1 - i] = weights[i]!;
  }
  return { nodes, weights };
}

/** Pₙ(1 − t) and Pₙ(1 − t) − Pₙ₋₁(1 − t), by the three-term recurrence written in differences. */
function legendre(n: number, t: number): readonly [number, number] {
  let value = 1 - t;
  let difference = -t;
  for (let k = 1; k < n; k++) {
    difference = (k * difference - (2 * k + 1) * t * value) / (k + 1);
    value += difference;
  }
  return [value, difference];
}

/**
 * The Gauss–Hermite rule on the whole line with weight e^(−x²).
 *
 *     ∫ e^(−x²)·f(x) dx ≈ Σ wᵢ·f(xᵢ),   Hₙ(xᵢ) = 0,   wᵢ = 1 / Σ hₖ(xᵢ)²,  k = 0 … n − 1
 *
 * hₖ are the orthonormal Hermite polynomials. The mean of f(Z) over a standard normal Z is Σ wᵢ·f(√2·xᵢ) / √π.
 *
 * @param n  number of points, 1 … 256 (beyond, the outer weights leave the range of doubles)
 * @throws ARGUMENT_INVALID  n is not such a number
 * @source NIST Digital Library of Mathematical Functions §3.5(v); G. Golub, J. Welsch, Math. Comp. 23 (1969)
 * @complexity O(n²)
 */
export function gaussHermite(n: number): QuadratureRule {
  checkWhole('gaussHermite: n', n, 1, 256);
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < Math.ceil(n / 2); i++) {
    const x = 2 * i + 1 === n ? 0 : hermiteRoot(n, i);
    nodes[i] = x === 0 ? 0 : -x;
    nodes[n - 1 - i] = x;
    weights[i] = 1 / hermite(n, x).squares;
    weights[n - 1 - i] = weights[i]!;
  }
  return { nodes, weights };
}

/** The positive root of Hₙ with `above` roots above it: halved until Newton's iteration is safe, then three steps of it. */
function hermiteRoot(n: number, above: number): number {
  let low = 0;
  let high = Math.sqrt(2 * n + 1);
  for (let step = 0; step < 26; step++) {
    const middle = (low + high) / 2;
    if (hermite(n, middle).rootsAbove > above) low = middle;
    else high = middle;
  }
  let x = (low + high) / 2;
  for (let step = 0; step < 3; step++) {
    const { value, before } = hermite(n, x);
    x -= value / (Math.sqrt(2 * n) * before);
  }
  return x;
}

/** h₀ = π^(−1/4), so that h₀² integrates to 1 against e^(−x²). */
const FIRST_HERMITE = 0.7511255444649425;

/** hₙ(x), hₙ₋₁(x), Σ hₖ(x)² for k < n, and the roots above x: the sign changes of h₀(x) … hₙ(x) (Sturm). */
function hermite(n: number, x: number) {
  let before = 0;
  let value = FIRST_HERMITE;
  let squares = 0;
  let rootsAbove = 0;
  for (let k = 0; k < n; k++) {
    squares += value * value;
    const next = (x * value - Math.sqrt(k / 2) * before) / Math.sqrt((k + 1) / 2);
    if (next < 0 !== value < 0) rootsAbove++;
    before = value;
    value = next;
  }
  return { value, before, squares, rootsAbove };
}
