import { addBinomial } from '../numeric/add-binomial.ts';
import { CLAIM_BINS, checkBook, claimBin, claimBinWidth, type EqualBook, payoutOn } from './book.ts';
import { defaultCountLaw } from './default-count.ts';

/** The exact law of what a pool is asked for and pays over the horizon. Amounts in fen. */
export interface ClaimLaw {
  readonly expectedDefaults: number;
  readonly expectedClaims: number;
  /** Mean of what is paid: min(claims, balance) where the pool is limited to its balance. */
  readonly expectedPayout: number;
  readonly payoutDeviation: number;
  /** P(claims ≥ balance): nothing is left. */
  readonly probabilityDry: number;
  readonly probabilityNoDefault: number;
  /** Smallest number of defaults not exceeded with the named probability. */
  readonly defaultQuantiles: readonly { readonly level: number; readonly defaults: number }[];
  /** Probability of claims in each bin of `claimBinWidth`. */
  readonly bins: readonly number[];
}

/** Default counts rarer than this are left out: they could not change a printed digit. */
const NEGLIGIBLE = 1e-18;

/**
 * The claims on a pool are a mixture: given d defaults, the number of unsold pledges is Binomial(d, p₀), whatever the
 * factor. So the law is exact once P(D = d) is.
 *
 *     P(claims = a x + b (d − x)) = P(D = d) · Binomial(x; d, p₀),  a, b the claims of an unsold and a sold pledge
 *
 * @complexity Σ over likely d of the width of Binomial(d, p₀)
 */
export function claimLaw(book: EqualBook): ClaimLaw {
  checkBook(book);
  const { loans, defaultProbability, assetCorrelation, noSaleProbability, claimUnsold, claimSold, balance } = book;
  const counts = defaultCountLaw(loans, defaultProbability, assetCorrelation);
  const width = claimBinWidth(book);
  const bins = new Float64Array(CLAIM_BINS);
  const unsold = new Float64Array(loans + 1);
  let claimsMean = 0;
  let paidMean = 0;
  let paidSquare = 0;
  let dry = 0;
  let expectedDefaults = 0;

  for (let d = 0; d <= loans; d++) {
    const probability = counts[d]!;
    expectedDefaults += d * probability;
    if (probability < NEGLIGIBLE) continue;
    unsold.fill(0, 0, d + 1);
    addBinomial(unsold, d, noSaleProbability, probability);
    for (let x = 0; x <= d; x++) {
      const weight = unsold[x]!;
      if (weight === 0) continue;
      const claims = claimUnsold * x + claimSold * (d - x);
      const paid = payoutOn(claims, book);
      claimsMean += weight * claims;
      paidMean += weight * paid;
      paidSquare += weight * paid * paid;
      if (claims >= balance) dry += weight;
      bins[claimBin(claims, width)]! += weight;
    }
  }
  return {
    expectedDefaults,
    expectedClaims: claimsMean,
    expectedPayout: paidMean,
    payoutDeviation: Math.sqrt(Math.max(0, paidSquare - paidMean * paidMean)),
    probabilityDry: dry,
    probabilityNoDefault: counts[0]!,
    defaultQuantiles: [0.95, 0.99, 0.999].map((level) => ({ level, defaults: countQuantile(counts, level) })),
    bins: Array.from(bins),
  };
}

/** The smallest number of defaults d with P(D ≤ d) ≥ level. */
export function countQuantile(counts: Float64Array, level: number): number {
  let below = 0;
  for (const [d, probability] of counts.entries()) {
    below += probability;
    if (below >= level) return d;
  }
  return counts.length - 1;
}
