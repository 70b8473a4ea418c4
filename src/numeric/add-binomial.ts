/** Probabilities below this part of the largest are left out of a binomial's tails. */
const NEGLIGIBLE = 1e-25;

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
