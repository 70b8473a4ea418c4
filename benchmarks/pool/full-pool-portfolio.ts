import type { PledgeOutcome, PoolBook, PoolDependence } from '../../src/domain/pool-book.ts';
import type { Party } from '../../src/domain/scheme.ts';
import type { LayerTerms, SchemeRules } from '../../src/domain/scheme-terms.ts';
import { exp, log, pow } from '../../src/numeric/elementary.ts';
import { RandomStream } from '../../src/numeric/random-stream.ts';
import type { PoolRequest } from '../../src/pool/simulation/compile-pool.ts';

/** Yearly default probability of each rating, and how many in a hundred loans have it. */
const RATINGS = [0.003, 0.006, 0.01, 0.016, 0.025, 0.04, 0.07, 0.14] as const;
const RATING_WEIGHTS = [10, 16, 20, 20, 15, 10, 6, 3] as const;
const INDUSTRIES = 10;
const BANKS = 20;
const SCHEMES = 4;

/** Books that answer the question of speed; invented, seeded, alike in their law whatever their size. */
export interface PortfolioOptions {
  readonly loans: number;
  readonly quarters: number;
  readonly seed?: number;
}

/**
 * A pool's book: 8 ratings, 10 industries with correlations of 0.08 to 0.24 (half of it common), terms of 4 quarters to the horizon,
 * bullet or equal principal, 4 schemes, 20 banks, pledges of 0.8 to 2.4 times the loan.
 */
export function portfolio({ loans, quarters, seed = 7 }: PortfolioOptions): PoolRequest {
  const random = new RandomStream(seed);
  const normal = new Float64Array(1);
  const pick = (count: number): number => Math.floor(random.uniform() * count);
  const rows = Array.from({ length: loans }, (): Row => {
    random.fillNormal(normal);
    const principal = 100 * Math.round(Math.min(10_000_000, exp(14 + 0.9 * normal[0]!)));
    return {
      principal,
      rating: rated(random.uniform() * 100),
      industry: pick(INDUSTRIES),
      term: Math.min(quarters, 4 + pick(Math.max(1, quarters - 3))),
      repayment: pick(2),
      bank: pick(BANKS),
      scheme: pick(SCHEMES),
      pledge: Math.round(principal * (0.8 + 1.6 * random.uniform())),
    };
  });
  return requestOf(bookOf(rows, quarters), quarters);
}

interface Row {
  readonly principal: number;
  readonly rating: number;
  readonly industry: number;
  readonly term: number;
  readonly repayment: number;
  readonly bank: number;
  readonly scheme: number;
  readonly pledge: number;
}

function bookOf(rows: readonly Row[], quarters: number): PoolBook {
  const ints = (of: (row: Row) => number): Int32Array => Int32Array.from(rows, of);
  const loans = rows.length;
  return {
    loans,
    ids: null,
    banks: Array.from({ length: BANKS }, (_, b) => `bank ${b + 1}`),
    bank: ints(({ bank }) => bank),
    borrower: Int32Array.from(rows, (_, i) => i),
    scheme: ints(({ scheme }) => scheme),
    principal: Float64Array.from(rows, ({ principal }) => principal),
    annualRate: new Float64Array(loans).fill(0.0435),
    termQuarters: ints(({ term }) => term),
    startQuarter: new Int32Array(loans),
    repayment: Uint8Array.from(rows, ({ repayment }) => repayment),
    curve: ints(({ rating }) => rating),
    curves: RATINGS.map((pd) =>
      Float64Array.from({ length: quarters }, (_, q) => 1 - exp(((q + 1) / 4) * log(1 - pd))),
    ),
    loading: ints(({ industry }) => industry),
    loadings: Array.from({ length: INDUSTRIES }, (_, i) => loadingOf(i)),
    pledgeValue: Float64Array.from(rows, ({ pledge }) => pledge),
    ipPart: new Float64Array(loans).fill(1),
    isFirstLoan: null,
    firmClass: null,
    ipKind: null,
  };
}

function requestOf(book: PoolBook, quarters: number): PoolRequest {
  const dependence: PoolDependence = {
    factors: ['common', ...Array.from({ length: INDUSTRIES }, (_, i) => `industry ${i + 1}`)],
    correlation: null,
    copula: 'gaussian',
  };
  const total = book.principal.reduce((a, b) => a + b, 0);
  return {
    book,
    dependence,
    pledge: PLEDGE,
    schemes: Array.from({ length: SCHEMES }, (_, s) => schemeRules(s, Math.round(total / 100))),
    money: Array.from({ length: SCHEMES }, () => ({
      opening: String(Math.round(total / 100 / SCHEMES / 20)),
      topUps: Array.from({ length: quarters }, (_, q) =>
        q > 0 && q % 4 === 0 ? String(Math.round(total / 100 / SCHEMES / 500)) : '0',
      ),
      annualInterest: 0.015,
    })),
    horizonQuarters: quarters,
  };
}

const PLEDGE: PledgeOutcome = {
  noSaleProbability: 0.3,
  annualDrift: -0.05,
  annualVolatility: 0.35,
  factorCorrelation: 0.3,
  priceShare: 0.6,
  costShare: 0.08,
  quartersToCash: 6,
};

function rated(hundredth: number): number {
  let below = 0;
  return RATING_WEIGHTS.findIndex((weight) => {
    below += weight;
    return hundredth < below;
  });
}

function loadingOf(industry: number): Float64Array {
  const correlation = 0.08 + (0.16 * industry) / (INDUSTRIES - 1);
  const loading = new Float64Array(1 + INDUSTRIES);
  loading[0] = pow(correlation / 2, 0.5);
  loading[1 + industry] = loading[0]!;
  return loading;
}

const SHARES: readonly (readonly (readonly [Party, string])[])[] = [
  [
    ['government', '0.54'],
    ['insurer', '0.16'],
    ['valuationFirm', '0.04'],
  ],
  [
    ['government', '0.4'],
    ['guarantor', '0.3'],
  ],
  [['government', '0.5']],
  [
    ['government', '0.3'],
    ['centralFund', '0.2'],
    ['guarantor', '0.2'],
  ],
];

/** What the schemes have in common. */
const COMMON: Omit<SchemeRules, 'id' | 'version' | 'title' | 'layers'> = {
  remainder: 'bank',
  poolParty: 'government',
  publicParties: ['government', 'centralFund'],
  compensable: { components: 'principal', isNetOfRecoveries: true, isIpPartOnly: false, minimumIpPart: null },
  payout: {
    manner: 'atNonPerforming',
    advanceShare: null,
    trigger: {
      combination: 'all',
      daysPastDue: 90,
      isNonPerforming: true,
      monthsNonPerforming: null,
      courtFiling: false,
      writeOff: false,
      recognisedBy: null,
    },
    filingWorkingDays: null,
  },
  tiers: [],
  stackingCap: null,
  pool: {
    kind: 'stock',
    size: '0',
    isLimitedToBalance: true,
    leverage: '10',
    lifeYears: null,
    interestRollsIn: true,
  },
  portfolioCaps: [],
  suspensions: [
    {
      metric: 'nplRate',
      scope: 'pool',
      denominator: 'cumulativeLending',
      warn: null,
      stopNew: '0.08',
      stopPay: null,
    },
  ],
  lossFloor: null,
  recovery: { order: 'pariPassu', destination: 'pool' },
  shortage: { rule: 'firstCome', carriesForward: false },
  limits: {
    maximumLoan: null,
    maximumTermMonths: null,
    minimumTermMonths: null,
    maximumRate: null,
    maximumLoanToValue: null,
  },
};

/** A scheme of shares of the loss with caps for each loan and each bank's year, paid when a loan turns bad, recoveries pari passu. */
export function schemeRules(index: number, volume: number): SchemeRules {
  const layers = SHARES[index % SHARES.length]!.map(
    ([party, share], i): LayerTerms => ({
      party,
      share,
      of: 'loss',
      perLoanCap: i === 0 ? '3000000' : null,
      perBorrowerCap: null,
      perYearCap: null,
      perBankYearCap: i === 0 ? String(Math.round(volume / 500)) : null,
      totalCap: null,
      requires: null,
    }),
  );
  return {
    ...COMMON,
    id: `bench-${index}`,
    version: 1,
    title: { en: 'Benchmark scheme', zh: '基准方案' },
    layers,
  };
}
