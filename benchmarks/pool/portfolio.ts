import type { PoolBook } from '../../src/domain/pool-book.ts';
import { exp } from '../../src/numeric/elementary.ts';
import { RandomStream } from '../../src/numeric/random-stream.ts';

const RATINGS = [0.003, 0.006, 0.01, 0.017, 0.03, 0.05, 0.085, 0.14];
/** Share of the loans in each rating: the mean probability is 2.7 %. */
const RATING_SHARES = [0.1, 0.16, 0.22, 0.2, 0.14, 0.1, 0.05, 0.03];
const INDUSTRIES = 10;

/** Eight ratings and ten industries of correlation 0.08 to 0.24 make 80 classes; amounts are lognormal, at most 10 million yuan. */
export function classPortfolio(loans: number): PoolBook {
  const random = new RandomStream(2021);
  const normal = new Float64Array(loans);
  random.fillNormal(normal);
  const rating = Int32Array.from({ length: loans }, () => {
    let u = random.uniform();
    let at = 0;
    while (at < RATINGS.length - 1 && u >= RATING_SHARES[at]!) u -= RATING_SHARES[at++]!;
    return at;
  });
  const industry = Int32Array.from({ length: loans }, () => Math.floor(random.uniform() * INDUSTRIES));
  return {
    ...plain(loans, normal),
    curve: rating,
    curves: RATINGS.map((p) => Float64Array.of(p)),
    loading: industry,
    loadings: Array.from({ length: INDUSTRIES }, (_, i) =>
      Float64Array.of(Math.sqrt(0.08 + (0.16 * i) / (INDUSTRIES - 1))),
    ),
  };
}

/** Loans each with a probability of 0.3 to 14 % and a correlation of 0.08 to 0.24 of its own. */
export function ownPortfolio(loans: number): PoolBook {
  const random = new RandomStream(2022);
  const normal = new Float64Array(loans);
  random.fillNormal(normal);
  const own = Int32Array.from({ length: loans }, (_, row) => row);
  return {
    ...plain(loans, normal),
    curve: own,
    curves: Array.from({ length: loans }, () => Float64Array.of(0.003 * exp(3.84 * random.uniform() ** 2))),
    loading: own,
    loadings: Array.from({ length: loans }, () => Float64Array.of(Math.sqrt(0.08 + 0.16 * random.uniform()))),
  };
}

function plain(loans: number, normal: Float64Array): Omit<PoolBook, 'curve' | 'curves' | 'loading' | 'loadings'> {
  return {
    loans,
    ids: null,
    banks: ['bank'],
    bank: new Int32Array(loans),
    borrower: Int32Array.from({ length: loans }, (_, row) => row),
    scheme: new Int32Array(loans).fill(-1),
    principal: normal.map((z) => Math.min(1e9, Math.floor(2e8 * exp(z)))),
    annualRate: new Float64Array(loans).fill(0.04),
    termQuarters: new Int32Array(loans).fill(1),
    startQuarter: new Int32Array(loans),
    repayment: new Uint8Array(loans),
    pledgeValue: new Float64Array(loans),
    ipPart: new Float64Array(loans).fill(1),
    isFirstLoan: null,
    firmClass: null,
    ipKind: null,
  };
}
