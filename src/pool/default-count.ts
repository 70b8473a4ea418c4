import { quote, refuse } from '../base/errors.ts';
import { gaussLegendre } from '../numeric/gauss-quadrature.ts';
import { normalCdf, normalDensity, normalQuantile } from '../numeric/normal.ts';

/** Beyond this many standard deviations a factor has no weight in double precision. */
const FACTOR_BOUND = 8.5;

/**
 * Nodes of the quadrature over the factor. The conditional law narrows with the number of loans, so it needs more nodes
 * than a smooth integrand would: 1,024 leave less than 1e-12 up to 100,000 loans at the correlations met.
 */
const FACTOR_NODES = 1024;

/** Probabilities below this part of the largest are left out of a binomial's tails. */
const NEGLIGIBLE = 1e-25;

/**
 * The default probability of a loan when the common factor is z.
 *
 *     p(z) = Φ((Φ⁻¹(p) − √ρ z) ÷ √(1 − ρ))
 *
 * @source Vasicek, Loan portfolio value, Risk (December 2002)
 */
export function conditionalProbability(threshold: number, correlation: number, z: number): number {
  return normalCdf((threshold - Math.sqrt(correlation) * z) / Math.sqrt(1 - correlation));
}

/**
 * The law of the number of defaults among equal loans with one common normal factor, exact up to quadrature.
 *
 *     P(D = d) = ∫ Binomial(d; n, p(z)) φ(z) dz
 *
 * @param loans        1 … 100,000
 * @param probability  of default of one loan over the horizon, above 0 and below 1
 * @param correlation  of two loans' latent asset values, 0 … 0.99
 * @returns            P(D = 0), P(D = 1), … P(D = n)
 * @throws ARGUMENT_INVALID  an argument outside its range
 * @complexity nodes × (width of the conditional law); memory 8(n + 1) bytes
 */
export function defaultCountLaw(loans: number, probability: number, correlation: number): Float64Array {
  checkLaw(loans, probability, correlation);
  const law = new Float64Array(loans + 1);
  if (correlation === 0) {
    addBinomial(law, loans, probability, 1);
    return law;
  }
  const threshold = normalQuantile(probability);
  const { nodes, weights } = gaussLegendre(FACTOR_NODES);
  for (const [i, node] of nodes.entries()) {
    const z = FACTOR_BOUND * node;
    const weight = FACTOR_BOUND * weights[i]! * normalDensity(z);
    addBinomial(law, loans, conditionalProbability(threshold, correlation, z), weight);
  }
  return law;
}

/**
 * Adds weight × Binomial(n, p) to `into`: ratios outward from the mode, then scaled to add up to the weight, so that
 * nothing underflows however large n is.
 */
export function addBinomial(into: Float64Array, n: number, p: number, weight: number): void {
  if (p <= 0 || p >= 1) {
    into[p <= 0 ? 0 : n]! += weight;
    return;
  }
  const odds = p / (1 - p);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  let total = 1;
  let first = mode;
  let last = mode;
  for (let k = mode, term = 1; k > 0 && term > NEGLIGIBLE; k--) {
    term *= k / ((n - k + 1) * odds);
    total += term;
    first = k - 1;
  }
  for (let k = mode, term = 1; k < n && term > NEGLIGIBLE; k++) {
    term *= ((n - k) * odds) / (k + 1);
    total += term;
    last = k + 1;
  }
  const scale = weight / total;
  into[mode]! += scale;
  for (let k = mode, term = scale; k > first; k--) into[k - 1]! += term *= k / ((n - k + 1) * odds);
  for (let k = mode, term = scale; k < last; k++) into[k + 1]! += term *= ((n - k) * odds) / (k + 1);
}

function checkLaw(loans: number, probability: number, correlation: number): void {
  const fail = (name: string, range: string, met: number): never =>
    refuse('ARGUMENT_INVALID', { at: `defaultCountLaw: ${name}`, problem: `${range} expected`, met: quote(met) });
  if (!Number.isInteger(loans) || loans < 1 || loans > 100_000)
    fail('loans', 'a whole number from 1 to 100,000', loans);
  if (!(probability > 0 && probability < 1)) fail('probability', 'above 0 and below 1', probability);
  if (!(correlation >= 0 && correlation <= 0.99)) fail('correlation', '0 to 0.99', correlation);
}
