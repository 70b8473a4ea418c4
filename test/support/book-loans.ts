import fc from 'fast-check';
import type { WrittenBookRecord } from '../../src/domain/book-record.ts';
import { addMonths, formatDay } from '../../src/numeric/calendar.ts';
import { decimal } from '../../src/numeric/decimal.ts';

/** No test of a class but that of days past due. */
export const NO_CHOICES = {
  technicalGraceDays: null,
  creditImpairedFrom: null,
  doubtfulFromLossShare: null,
  lossFromLossShare: null,
  restructuredMonths: null,
  cureMonths: null,
  debtorNonPerformingShare: null,
  debtorOverdueShare: null,
};

/** Yuan of a number of fen. */
export const fenText = (fen: number): string => decimal(fen).div(100).toFixed(2);

const contract = {
  principal: fc.integer({ min: 100_000, max: 1e10 }),
  start: fc.integer({ min: 19_300, max: 20_400 }), // late 2022 to 2025
  termMonths: fc.integer({ min: 1, max: 60 }),
  dayCount: fc.constantFrom('ACT/365F', 'ACT/360', 'ACT/ACT ISDA', '30/360 US', '30E/360', 'MONTHS/12'),
  rates: fc.array(fc.integer({ min: 0, max: 24_000_000 }), { minLength: 1, maxLength: 3 }),
  kind: fc.constantFrom('bullet', 'interest-only', 'equal-instalments', 'equal-principal', 'custom'),
  everyMonths: fc.constantFrom(1, 3, 12),
  firstAfter: fc.option(fc.integer({ min: 1, max: 27 })),
  grace: fc.option(
    fc.record({ months: fc.integer({ min: 1, max: 12 }), interest: fc.constantFrom('paid', 'deferred') }),
  ),
  prepaid: fc.option(
    fc.record({
      at: fc.double({ min: 0.01, max: 0.9, noNaN: true }),
      effect: fc.constantFrom('lower-payments', 'shorten'),
      feeShare: fc.constantFrom('0', '0.01'),
    }),
  ),
  parts: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 }),
  calendar: fc.option(
    fc.record({
      convention: fc.constantFrom('following', 'modified-following', 'none'),
      interestTo: fc.constant('paid-day'),
      weekends: fc.boolean(),
    }),
  ),
};
type Contract = {
  readonly [K in keyof typeof contract]: (typeof contract)[K] extends fc.Arbitrary<infer T> ? T : never;
};

function termsOf(one: Contract): object {
  const { principal, start, termMonths, rates, kind, everyMonths, grace, prepaid, parts, dayCount, calendar } = one;
  const isLevel = kind !== 'bullet' && kind !== 'custom';
  const shares = parts.slice(0, termMonths).map((part) => Math.floor((principal * part) / 1e5));
  const custom = [...shares.slice(1), principal - shares.slice(1).reduce((a, b) => a + b, 0)].map((amount, i) => ({
    day: formatDay(addMonths(start, i + 1)),
    amount: fenText(amount),
  }));
  const maturity = addMonths(start, termMonths);
  const day = start + 1 + Math.floor((prepaid?.at ?? 0) * (maturity - start - 2));
  return {
    principal: fenText(principal),
    drawdownDay: formatDay(start),
    termMonths,
    dayCount,
    rates: rates.map((rate, i) => ({ from: formatDay(start + 97 * i), annualRate: (rate / 1e8).toFixed(8) })),
    repayment: kind === 'bullet' ? { kind } : kind === 'custom' ? { kind, principal: custom } : { kind, everyMonths },
    ...(one.firstAfter !== null && isLevel ? { firstPaymentDay: formatDay(start + one.firstAfter) } : {}),
    ...(grace && { grace }),
    ...(prepaid && {
      prepayments: [
        {
          day: formatDay(day),
          amount: fenText(1 + Math.floor(principal / 1e4)),
          effect: prepaid.effect,
          feeShare: prepaid.feeShare,
        },
      ],
    }),
    ...(calendar && {
      calendar: { ...calendar, holidays: ['2025-10-01', '2025-10-02', '2025-10-03'], workingDays: [] },
    }),
  };
}

/** Contracts of every form. */
export const anyTerms: fc.Arbitrary<object> = fc.record(contract).map(termsOf);

const share = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);
const chance = fc.integer({ min: 1, max: 500 }).map((n) => n / 1000);
const yes = fc.option(fc.boolean());

/** Loans of every form and standing; grades of the scale `A`, `B`, `C`. */
export const anyLoan: fc.Arbitrary<WrittenBookRecord> = fc
  .record({
    id: fc.constant('x'),
    terms: anyTerms,
    daysPastDue: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 })),
    lossGivenDefault: share,
    pledge: fc.option(
      fc.record({
        pledgeValue: fc.integer({ min: 0, max: 1e8 }),
        noSaleProbability: share,
        salePriceShare: share,
        disposalCostShare: share,
        yearsToCash: fc.constantFrom(0, 1.5),
      }),
    ),
    othersShare: share,
    annualDefaultProbability: fc.option(chance),
    probabilityAtOrigination: fc.option(chance),
    grade: fc.constantFrom('A', 'B', 'C'),
    gradeAtOrigination: fc.option(fc.constantFrom('A', 'B', 'C')),
    effectiveRate: fc.option(fc.integer({ min: 0, max: 200 }).map((n) => n / 1000)),
    isCreditImpaired: yes,
    isOnWatchList: yes,
    isForborne: yes,
    isTechnicalDelay: fc.boolean(),
    restructured: fc.option(
      fc.record({
        on: fc.constantFrom('2024-10-01', '2025-05-01'),
        classThen: fc.constantFrom('specialMention' as const, 'substandard' as const, 'doubtful' as const),
      }),
    ),
    before: fc.option(
      fc.record({
        class: fc.constantFrom('specialMention' as const, 'substandard' as const, 'loss' as const),
        curedOn: fc.constantFrom(null, '2024-10-01', '2025-05-01'),
      }),
    ),
    debtorNonPerformingShare: fc.option(share),
    debtorOverdueShare: fc.option(share),
    approach: fc.constantFrom('irb-corporate' as const, 'irb-other-retail' as const, 'standardised' as const),
    turnoverMillionEuro: fc.integer({ min: 0, max: 80 }),
    riskWeight: fc.constantFrom(0.75, 0.85, 1),
    coveredShare: share,
    guarantorWeight: fc.constantFrom(0.2, 1),
    bestEstimate: fc.option(share),
    interest: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(({ interest, pledge, ...loan }) => ({
    ...loan,
    ...pledge,
    overdueInterest: loan.daysPastDue > 0 ? fenText(interest) : 0,
  }));
