import { quote, refuse } from '../base/errors.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { RandomStream } from '../numeric/random-stream.ts';
import { CLAIM_BINS, checkBook, claimBin, claimBinWidth, type EqualBook, payoutOn } from './book.ts';
import { simulateClaims } from './simulate-claims.kernel.ts';

/** What a range of scenarios came to, in numbers that add up exactly. Ranges merge in any order. */
export interface PoolTally {
  readonly scenarios: number;
  readonly defaults: bigint;
  /** Σ and Σ² of what the pool paid, in fen. */
  readonly paid: bigint;
  readonly paidSquared: bigint;
  readonly dry: number;
  readonly bins: Int32Array;
}

/** The tally of no scenarios. */
export function emptyTally(): PoolTally {
  return { scenarios: 0, defaults: 0n, paid: 0n, paidSquared: 0n, dry: 0, bins: new Int32Array(CLAIM_BINS) };
}

export function mergeTallies(a: PoolTally, b: PoolTally): PoolTally {
  return {
    scenarios: a.scenarios + b.scenarios,
    defaults: a.defaults + b.defaults,
    paid: a.paid + b.paid,
    paidSquared: a.paidSquared + b.paidSquared,
    dry: a.dry + b.dry,
    bins: a.bins.map((count, i) => count + b.bins[i]!),
  };
}

/**
 * Scenarios from … to − 1 of a book against its pool. Pure: the same range gives the same tally.
 *
 * @param seed  whole, 0 … 2⁵³ − 1
 * @throws ARGUMENT_INVALID  a book or range outside its limits
 */
export function simulateRange(book: EqualBook, seed: number, from: number, to: number): PoolTally {
  checkBook(book);
  if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && to >= from)) {
    refuse('ARGUMENT_INVALID', {
      at: 'simulateRange: from, to',
      problem: 'a rising range of whole numbers expected',
      met: quote([from, to]),
    });
  }
  const claims = new Float64Array(to - from);
  const defaults = new Int32Array(to - from);
  const random = new RandomStream(seed);
  const sales = new RandomStream(seed);
  const threshold = normalQuantile(book.defaultProbability);
  simulateClaims(book, threshold, seed, from, to, claims, defaults, random, sales, new Float64Array(1));

  const width = claimBinWidth(book);
  const bins = new Int32Array(CLAIM_BINS);
  let paid = 0n;
  let paidSquared = 0n;
  let dry = 0;
  let count = 0n;
  for (const [i, amount] of claims.entries()) {
    const payout = BigInt(payoutOn(amount, book));
    paid += payout;
    paidSquared += payout * payout;
    if (amount >= book.balance) dry++;
    bins[claimBin(amount, width)]!++;
    count += BigInt(defaults[i]!);
  }
  return { scenarios: to - from, defaults: count, paid, paidSquared, dry, bins };
}

/** An estimate with its standard error, the exact figure beside it, and the gap between them in standard errors. */
export interface Estimate {
  readonly estimate: number;
  readonly standardError: number;
  readonly exact: number;
  readonly gap: number;
}

/** Mean of what the pool paid, from exact sums. */
export function payoutEstimate(tally: PoolTally, exact: number, exactDeviation: number): Estimate {
  const n = BigInt(tally.scenarios);
  const estimate = Number(tally.paid) / tally.scenarios;
  const variance = Number(n * tally.paidSquared - tally.paid * tally.paid) / (tally.scenarios * (tally.scenarios - 1));
  const standardError = Math.sqrt(variance / tally.scenarios);
  return { estimate, standardError, exact, gap: gapOf(estimate, exact, exactDeviation / Math.sqrt(tally.scenarios)) };
}

/**
 * Share of scenarios in which the pool ran dry. The gap is measured in the standard error that the exact probability
 * implies, so that it means something even when no scenario ran dry.
 */
export function dryEstimate(tally: PoolTally, exact: number): Estimate {
  const estimate = tally.dry / tally.scenarios;
  const standardError = Math.sqrt((estimate * (1 - estimate)) / tally.scenarios);
  return {
    estimate,
    standardError,
    exact,
    gap: gapOf(estimate, exact, Math.sqrt((exact * (1 - exact)) / tally.scenarios)),
  };
}

function gapOf(estimate: number, exact: number, error: number): number {
  return error === 0 ? 0 : (estimate - exact) / error;
}

/** Mean number of defaults in a scenario. */
export function meanDefaults(tally: PoolTally): number {
  return Number(tally.defaults) / tally.scenarios;
}
