import fc from 'fast-check';
import type { PoolBook } from '../../../src/domain/pool-book.ts';
import type { Party } from '../../../src/domain/scheme.ts';
import type { LayerTerms, SchemeRules } from '../../../src/domain/scheme-terms.ts';
import { RandomStream } from '../../../src/numeric/random-stream.ts';
import type { PoolRequest } from '../../../src/pool/simulation/compile-pool.ts';
import { layer, rulesOf } from '../scheme/rules.ts';

const PARTIES: readonly Party[] = ['government', 'insurer', 'guarantor', 'centralFund'];
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 2 });
const cap = (low: number, high: number): fc.Arbitrary<string | null> =>
  maybe(fc.integer({ min: low, max: high }).map((fen) => (fen / 100).toFixed(2)));
const share = (high: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: high }).map((millionths) => (millionths / 1e6).toFixed(6));

/** Layers of any kind; those of the loss add up to at most the whole. */
const layers: fc.Arbitrary<LayerTerms[]> = fc
  .array(
    fc.record({
      part: share(1_000_000),
      kind: fc.constantFrom('loss', 'loss', 'residual', 'before'),
      perLoanCap: cap(1, 200_000),
      perBorrowerCap: cap(1, 300_000),
      perYearCap: cap(1, 2_000_000),
      perBankYearCap: cap(1, 800_000),
      totalCap: cap(1, 5_000_000),
      hasRequirement: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((drawn) => {
    const count = drawn.length;
    // layers of the loss stand side by side before those of what is left
    return [...drawn.filter(({ kind }) => kind === 'loss'), ...drawn.filter(({ kind }) => kind !== 'loss')].map(
      ({ part, kind, hasRequirement, ...caps }, i) => {
        const own = (Number(part) / (kind === 'loss' ? count : 1)).toFixed(6);
        const of = kind === 'before' ? (i === 0 ? 'residual' : PARTIES[i - 1]!) : (kind as 'loss' | 'residual');
        return layer(PARTIES[i]!, own, { ...caps, of, requires: hasRequirement && i > 0 ? PARTIES[0]! : null });
      },
    );
  });

/** Rules of every kind that the simulation knows. */
export const anyRules: fc.Arbitrary<SchemeRules> = fc
  .record({
    layers,
    manner: fc.constantFrom('afterLoss', 'atNonPerforming', 'upFront', 'advanceThenSettle', 'earmarkThenRelease'),
    advanceShare: share(1_000_000),
    components: fc.constantFrom('principal', 'principalAndInterest', 'loanAmount'),
    isNetOfRecoveries: fc.boolean(),
    isIpPartOnly: fc.boolean(),
    order: fc.constantFrom('pariPassu', 'bankFirst', 'publicFirst'),
    destination: fc.constantFrom('pool', 'treasury'),
    rule: fc.constantFrom('proRata', 'firstCome'),
    carriesForward: fc.boolean(),
    stackingCap: maybe(share(900_000)),
    kind: fc.constantFrom('stock', 'stock', 'appropriation', 'ownMeans'),
    isLimitedToBalance: fc.boolean(),
    ceiling: maybe(fc.record({ kind: fc.constantFrom('perLender', 'portfolio', 'yearlyRate'), share: share(200_000) })),
    floor: maybe(
      fc.record({ rate: share(300_000), ceiling: maybe(share(600_000)), isMarginal: fc.boolean(), of: fc.boolean() }),
    ),
    isTiered: fc.boolean(),
    breaker: maybe(
      fc.record({
        metric: fc.constantFrom('nplRate', 'compensationRate', 'poolUsed'),
        scope: fc.constantFrom('bank', 'pool'),
        denominator: fc.constantFrom('balance', 'cumulativeLending'),
        stopNew: maybe(share(300_000)),
        stopPay: maybe(share(500_000)),
      }),
    ),
  })
  .map((one): SchemeRules => {
    const isStepped = one.manner === 'advanceThenSettle' || one.manner === 'earmarkThenRelease';
    const base = rulesOf(one.layers);
    const tier = {
      dimension: 'loanSize',
      party: 'government',
      isMarginal: true,
      steps: [
        { upTo: '500.00', is: null, share: '0.200000', addition: null },
        { upTo: null, is: null, share: null, addition: null },
      ],
    } as const;
    return {
      ...base,
      compensable: { ...base.compensable, ...pick(one) },
      payout: { ...base.payout, manner: one.manner as 'afterLoss', advanceShare: one.advanceShare },
      tiers: one.isTiered && one.layers[0]!.of === 'loss' && Number(one.layers[0]!.share) >= 0.2 ? [tier] : [],
      stackingCap: one.stackingCap,
      pool: { ...base.pool, kind: one.kind as 'stock', isLimitedToBalance: one.isLimitedToBalance },
      suspensions: one.breaker === null ? [] : [{ ...one.breaker, warn: null } as SchemeRules['suspensions'][number]],
      portfolioCaps: one.ceiling === null ? [] : [one.ceiling as SchemeRules['portfolioCaps'][number]],
      lossFloor:
        one.floor === null || isStepped
          ? null
          : { ...one.floor, denominator: one.floor.of ? 'balance' : 'cumulativeLending' },
      recovery: { order: one.order as 'pariPassu', destination: one.destination as 'pool' },
      shortage: { rule: one.rule as 'proRata', carriesForward: one.carriesForward },
    };
  });

function pick(one: { components: string; isNetOfRecoveries: boolean; isIpPartOnly: boolean }) {
  const { components, isNetOfRecoveries, isIpPartOnly } = one;
  return { components: components as 'principal', isNetOfRecoveries, isIpPartOnly };
}

/** A small book of bad loans of odd amounts, so that caps, shortage and remainders all matter. */
export function oddBook(loans: number, seed: number, quarters: number): PoolBook {
  const random = new RandomStream(seed);
  const below = (n: number): number => Math.floor(random.uniform() * n);
  const column = (of: () => number): number[] => Array.from({ length: loans }, of);
  const start = column(() => (below(3) === 0 ? below(quarters - 1) : 0));
  return {
    loans,
    ids: null,
    banks: ['east', 'west', 'south'],
    bank: Int32Array.from(column(() => below(3))),
    borrower: Int32Array.from(column(() => below(Math.ceil(loans / 2)))),
    scheme: Int32Array.from(column(() => below(3) - 1)),
    principal: Float64Array.from(column(() => 1 + below(300_000))),
    annualRate: Float64Array.from(column(() => below(8) / 100)),
    termQuarters: Int32Array.from(start, (quarter) => 1 + below(quarters - quarter)),
    startQuarter: Int32Array.from(start),
    repayment: Uint8Array.from(column(() => below(2))),
    curve: Int32Array.from(column(() => below(2))),
    curves: [0.1, 0.3].map((rate) => Float64Array.from({ length: quarters }, (_, q) => 1 - 1 / (1 + rate * (q + 1)))),
    loading: Int32Array.from(column(() => below(2))),
    loadings: [Float64Array.of(0.5), Float64Array.of(0.2)],
    pledgeValue: Float64Array.from(column(() => below(400_000))),
    ipPart: Float64Array.from(column(() => (1 + below(1_000_000)) / 1_000_000)),
    isFirstLoan: null,
    firmClass: null,
    ipKind: null,
  };
}

/** A book behind two schemes of random rules, some of it uncovered. */
export const anyPool: fc.Arbitrary<PoolRequest> = fc
  .record({
    rules: fc.tuple(anyRules, anyRules),
    seed: fc.integer({ min: 0, max: 1000 }),
    quartersToCash: fc.integer({ min: 0, max: 4 }),
    lags: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
    opening: fc.tuple(fc.integer({ min: 0, max: 6_000_000 }), fc.integer({ min: 0, max: 1_000_000 })),
    quartersIntoYear: fc.integer({ min: 0, max: 3 }),
    annualInterest: fc.constantFrom(0, 0.03),
  })
  .map(({ rules, seed, quartersToCash, lags, opening, quartersIntoYear, annualInterest }) => ({
    book: oddBook(60, seed, 8),
    dependence: { factors: ['economy'], correlation: null, copula: 'gaussian' },
    pledge: {
      noSaleProbability: 0.3,
      annualDrift: 0,
      annualVolatility: 0.4,
      factorCorrelation: 0.4,
      priceShare: 0.7,
      costShare: 0.1,
      quartersToCash,
    },
    schemes: rules,
    money: [0, 1].map((s) => ({
      opening: (opening[s]! / 100).toFixed(2),
      topUps: ['0', '10.01', '0', '2000'],
      annualInterest,
      claimLagQuarters: lags[s]!,
    })),
    horizonQuarters: 8,
    quartersIntoYear,
  }));
