import { isUnknown, type SchemeRules, type TriggerTerms } from '../../../src/domain/scheme-terms.ts';
import type { PoolRequest } from '../../../src/pool/simulation/compile-pool.ts';
import { oddBook } from './random-pool.ts';

const TRIGGER: TriggerTerms = {
  combination: 'all',
  daysPastDue: null,
  isNonPerforming: false,
  monthsNonPerforming: null,
  courtFiling: false,
  writeOff: false,
  recognisedBy: null,
};

/** What stands in for a term that no source tells, by the end of its path; several are taken in turn. For tests of arithmetic alone. */
const STAND_INS: readonly (readonly [RegExp, readonly unknown[]])[] = [
  [/manner$/, ['afterLoss', 'atNonPerforming', 'advanceThenSettle', 'earmarkThenRelease', 'upFront']],
  [/shortage\.rule$/, ['firstCome', 'proRata']],
  [/carriesForward$/, [false, true]],
  [/recovery\.order$/, ['pariPassu', 'bankFirst', 'publicFirst']],
  [/destination$/, ['pool', 'treasury']],
  [/liabilityLimit$|isLimitedToBalance$/, [true, true, false]],
  [/netOfRecoveries$/i, [true, false]],
  [/ipPartOnly$/i, [false, true]],
  [/compensationBase$|components$/, ['principal', 'principalAndInterest', 'loanAmount']],
  [/trigger$/, [TRIGGER]],
  [/scope$/, ['bank', 'pool']],
  [/denominator$/, ['balance', 'cumulativeLending']],
  [/marginal$/i, [true, false]],
  [/interestRollsIn$/, [true]],
  [/size$/, ['3000000', '100000000']],
  [/leverageTarget$|leverage$/, ['10']],
  [/share$|rate$/i, ['0.1', '0.05', '0.123457']],
];

/** Rules with every unknown term stood in for, and without limits on the loans that are taken. */
export function withStandIns(rules: SchemeRules, variant: number): SchemeRules {
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    if (isUnknown(value as never)) return standIn((value as { readonly unknown: string }).unknown, variant);
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fill(member)]));
  };
  const filled = fill(rules) as SchemeRules;
  const { manner, trigger } = filled.payout;
  const isEarly = manner === 'advanceThenSettle' || manner === 'earmarkThenRelease';
  return {
    ...filled,
    compensable: { ...filled.compensable, minimumIpPart: null },
    payout: {
      ...filled.payout,
      manner: isEarly && filled.lossFloor !== null ? 'afterLoss' : manner,
      advanceShare: filled.payout.advanceShare ?? '0.5',
      trigger: isUnknown(trigger) ? TRIGGER : trigger,
    },
    limits: {
      maximumLoan: null,
      maximumTermMonths: null,
      minimumTermMonths: null,
      maximumRate: null,
      maximumLoanToValue: null,
    },
  };
}

function standIn(path: string, variant: number): unknown {
  const found = STAND_INS.find(([pattern]) => pattern.test(path));
  if (found === undefined) throw new Error(`nothing stands in for ${path}`);
  return found[1][variant % found[1].length];
}

/** A book of bad loans of up to three million behind one scheme. */
export function poolBehind(rules: SchemeRules, variant: number): PoolRequest {
  const filled = withStandIns(rules, variant);
  const book = oddBook(60, variant, 8);
  const words = (dimension: string): string[] =>
    filled.tiers
      .filter((tier) => tier.dimension === dimension)
      .flatMap(({ steps }) => steps.flatMap(({ is }) => is ?? []));
  const column = (dimension: string): string[] | null => {
    const known = words(dimension);
    return known.length === 0 ? null : Array.from({ length: book.loans }, (_, i) => known[i % known.length]!);
  };
  const [pledgeClass, guaranteeRoute] = ['pledgeClass', 'guaranteeRoute'].map(
    (dimension) => words(dimension)[variant % 2],
  );
  const opening = typeof filled.pool.size === 'string' ? filled.pool.size : '0';
  return {
    book: {
      ...book,
      scheme: book.scheme.map((s) => Math.min(s, 0)),
      principal: book.principal.map((fen) => 1000 * fen + 7),
      pledgeValue: book.pledgeValue.map((fen) => 1000 * fen),
      isFirstLoan: Uint8Array.from(book.borrower, (b) => b % 2),
      firmClass: column('firmClass'),
      ipKind: column('ipKind'),
    },
    dependence: { factors: ['economy'], correlation: null, copula: 'gaussian' },
    pledge: {
      noSaleProbability: 0.3,
      annualDrift: 0,
      annualVolatility: 0.4,
      factorCorrelation: 0.4,
      priceShare: 0.7,
      costShare: 0.1,
      quartersToCash: 3,
    },
    schemes: [filled],
    money: [
      { opening, topUps: ['0', '1000.01', '0', '0', '20000'], annualInterest: 0.02, claimLagQuarters: variant % 3 },
    ],
    horizonQuarters: 8,
    quartersIntoYear: variant % 4,
    facts: {
      bankNplRates: [0.01, 0.025, 0.06],
      ...(pledgeClass === undefined ? {} : { pledgeClass }),
      ...(guaranteeRoute === undefined ? {} : { guaranteeRoute }),
    },
  };
}
