import { type Fault, IpworthError, quote } from '../../base/errors.ts';
import type { PledgeOutcome } from '../../domain/pool-book.ts';
import type { PledgeTables } from './pool-model.ts';

/** Largest and smallest value of each field of `PledgeOutcome`, ends included. */
const RANGES: Readonly<Record<keyof PledgeOutcome, readonly [low: number, high: number]>> = {
  noSaleProbability: [0, 1],
  annualDrift: [-1, 1],
  annualVolatility: [0, 3],
  factorCorrelation: [0, 1 - Number.EPSILON],
  priceShare: [0, 1],
  costShare: [0, 1],
  quartersToCash: [0, 40],
};

/**
 * Tables of the pledge's value at its sale, by quarter of default; the value stands for the day of the book.
 *
 *     τ = (q + 1 + quarters to cash) ÷ 4 years,  log value = log V₀ + (μ − σ²/2)·τ + σ√τ·x
 *
 * @throws ARGUMENT_INVALID  a field outside its range, all at once
 */
export function pledgeTables(pledge: PledgeOutcome, horizonQuarters: number): PledgeTables {
  const faults: Fault[] = [];
  for (const [name, [low, high]] of Object.entries(RANGES)) {
    const value = pledge[name as keyof PledgeOutcome];
    const isWhole = name !== 'quartersToCash' || Number.isInteger(value);
    if (typeof value === 'number' && value >= low && value <= high && isWhole) continue;
    const problem = name === 'factorCorrelation' ? '0 to below 1 expected' : `${low} to ${high} expected`;
    faults.push({ at: `pledge.${name}`, problem, met: quote(value) });
  }
  if (faults.length > 0) throw new IpworthError('ARGUMENT_INVALID', faults);
  const { annualDrift, annualVolatility, factorCorrelation, quartersToCash } = pledge;
  const years = Float64Array.from({ length: horizonQuarters }, (_, q) => (q + 1 + quartersToCash) / 4);
  return {
    noSale: pledge.noSaleProbability,
    factorCorrelation,
    ownWeight: Math.sqrt(1 - factorCorrelation * factorCorrelation),
    netShare: pledge.priceShare * (1 - pledge.costShare),
    drift: years.map((tau) => (annualDrift - 0.5 * annualVolatility * annualVolatility) * tau),
    deviation: years.map((tau) => annualVolatility * Math.sqrt(tau)),
  };
}
