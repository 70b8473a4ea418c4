import type { PoolRequest } from '../../../src/pool/simulation/compile-pool.ts';
import { layer, rulesOf } from '../scheme/rules.ts';

const LOANS = 140;
const QUARTERS = 4;

/**
 * The pool of pledge-and-pools.md §4.4: 140 loans of 5 million behind 70 million, PD 3 % a year, asset correlation 0.106776, LGD 80 %,
 * government's share 54 %: 2.16 million a default.
 */
export function smallPool(more: Partial<PoolRequest> = {}): PoolRequest {
  const zeros = new Int32Array(LOANS);
  const loss = rulesOf([layer('government', '0.54'), layer('insurer', '0.16'), layer('valuationFirm', '0.04')]);
  return {
    book: {
      loans: LOANS,
      ids: null,
      banks: ['north', 'south'],
      bank: Int32Array.from(zeros, (_, i) => i % 2),
      borrower: Int32Array.from(zeros, (_, i) => i),
      scheme: zeros,
      principal: new Float64Array(LOANS).fill(500_000_000),
      annualRate: new Float64Array(LOANS),
      termQuarters: zeros.map(() => QUARTERS),
      startQuarter: zeros,
      repayment: new Uint8Array(LOANS),
      curve: zeros,
      curves: [Float64Array.from({ length: QUARTERS }, (_, q) => (0.03 * (q + 1)) / QUARTERS)],
      loading: zeros,
      loadings: [Float64Array.of(Math.sqrt(0.106776))],
      pledgeValue: new Float64Array(LOANS).fill(100_000_000),
      ipPart: new Float64Array(LOANS).fill(1),
      isFirstLoan: null,
      firmClass: null,
      ipKind: null,
    },
    dependence: { factors: ['economy'], correlation: null, copula: 'gaussian' },
    pledge: {
      noSaleProbability: 0,
      annualDrift: 0,
      annualVolatility: 0,
      factorCorrelation: 0,
      priceShare: 1,
      costShare: 0,
      quartersToCash: 2,
    },
    schemes: [loss],
    money: [{ opening: '70000000' }],
    horizonQuarters: QUARTERS,
    ...more,
  };
}
