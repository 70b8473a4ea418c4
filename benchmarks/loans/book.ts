import type { WrittenBookRecord } from '../../src/domain/book-record.ts';
import type { WrittenBookTerms } from '../../src/domain/book-terms.ts';
import { addMonths, formatDay, parseDay } from '../../src/numeric/calendar.ts';

/** A book looked at by days past due, rating, watch list and two outcomes of the economy. */
export const TERMS: WrittenBookTerms = {
  asOf: '2025-06-30',
  triggers: { significantAboveDays: 30, defaultFromDays: 90, gradesDown: 2, watchListCounts: true },
  choices: {
    technicalGraceDays: null,
    creditImpairedFrom: 'substandard',
    doubtfulFromLossShare: null,
    lossFromLossShare: null,
    restructuredMonths: 6,
    cureMonths: 6,
    debtorNonPerformingShare: null,
    debtorOverdueShare: null,
  },
  grades: [0.005, 0.01, 0.02, 0.04, 0.1].map((rate, i) => ({
    grade: `G${i + 1}`,
    curve: [
      { untilYears: 2, rate },
      { untilYears: null, rate: rate * 0.8 },
    ],
  })),
  scenarios: [
    { weight: 0.7, hazardFactor: 1, lossFactor: 1 },
    { weight: 0.3, hazardFactor: 1.6, lossFactor: 1.1 },
  ],
};

const FIRST = parseDay('2023-07-01');
const KINDS = ['bullet', 'interest-only', 'equal-instalments', 'equal-principal', 'custom'] as const;

/** Loan `i`: 1 to 10 million over one to three years in every repayment, one in eight with grace, prepayment or a new rate. */
export function bookLoan(i: number): WrittenBookRecord {
  const start = FIRST + ((i * 17) % 700);
  const months = 12 * (1 + (i % 3));
  const fen = 1e8 + ((i * 7919) % 900) * 1e6;
  const kind = KINDS[i % 5]!;
  const quarter = Math.floor(fen / 4);
  const parts = [quarter, quarter, quarter, fen - 3 * quarter].map((amount, k) => ({
    day: formatDay(addMonths(start, (months / 4) * (k + 1))),
    amount: (amount / 100).toFixed(2),
  }));
  const late = i % 10 === 0 ? 1 + ((i * 13) % 200) : 0;
  const isOdd = i % 8 === 0 && kind !== 'bullet';
  return {
    id: `L${i}`,
    terms: {
      principal: (fen / 100).toFixed(2),
      drawdownDay: formatDay(start),
      termMonths: months,
      dayCount: 'ACT/360',
      rates: [
        { from: formatDay(start), annualRate: ((300 + ((i * 31) % 150)) / 1e4).toFixed(4) },
        ...(isOdd ? [{ from: formatDay(start + 200), annualRate: '0.041' }] : []),
      ],
      repayment:
        kind === 'custom' ? { kind, principal: parts } : kind === 'bullet' ? { kind } : { kind, everyMonths: 1 },
      ...(isOdd && kind !== 'custom' ? { grace: { months: 3, interest: 'paid' } } : {}),
      ...(isOdd ? { prepayments: [{ day: formatDay(start + 70), amount: '50000', effect: 'lower-payments' }] } : {}),
    },
    daysPastDue: late,
    overdueInterest: late > 0 ? '12000.00' : '0',
    grade: `G${1 + ((i * 7) % 5)}`,
    gradeAtOrigination: `G${1 + ((i * 3) % 5)}`,
    isOnWatchList: i % 50 === 0,
    isCreditImpaired: false,
    lossGivenDefault: 0.45,
    turnoverMillionEuro: i % 60,
    bestEstimate: 0.4,
  };
}

/** So many loans, one after the other; nothing is kept of them. */
export function* bookLoans(count: number): Generator<WrittenBookRecord> {
  for (let i = 0; i < count; i++) yield bookLoan(i);
}
