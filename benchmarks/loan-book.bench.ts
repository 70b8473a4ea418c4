import type { WrittenBookRecord } from '../src/domain/book-record.ts';
import { decimal, ZERO } from '../src/numeric/decimal.ts';
import { exposureProfile } from '../src/pledge/book/exposure-profile.ts';
import { classifyLoan } from '../src/pledge/loan-class.ts';
import { loanSchedule } from '../src/pledge/loan-schedule.ts';
import { expectedCreditLoss } from '../src/pledge/loss/expected-credit-loss.ts';
import { stageOf } from '../src/pledge/loss/staging.ts';
import { requiredProvisions } from '../src/pledge/provisions.ts';
import { assessBook } from '../src/workflow/assess-book.ts';
import { classificationOn, provisionRatesOn } from '../src/workflow/lending-rules.ts';
import type { Benchmark } from './harness.ts';
import { bookLoans, TERMS } from './loans/book.ts';

const LOANS = 200;
const RATE = 0.04;
const { asOf, triggers, choices, grades = [], scenarios = [] } = TERMS;

/** The rival: each loan alone by the readable functions, in decimals and texts; without capital and yield. */
function aloneFen(loan: WrittenBookRecord, rule: ReturnType<typeof classificationOn>): number {
  const { daysPastDue, overdueInterest = 0, grade, gradeAtOrigination, isOnWatchList, lossGivenDefault } = loan;
  const { payments, principal } = loanSchedule(loan.terms);
  const paid = payments.filter(({ day }) => day <= asOf).reduce((sum, row) => sum.plus(row.principal), ZERO);
  const place = (name: string | null | undefined) => grades.findIndex((one) => one.grade === name);
  const { stage } = stageOf(
    {
      daysPastDue,
      isCreditImpaired: false,
      gradesDown: Math.max(0, place(grade) - place(gradeAtOrigination)),
      isOnWatchList: isOnWatchList === true,
    },
    triggers,
  );
  const { curve } = grades[place(grade)]!;
  const periods = exposureProfile(loan.terms, { asOf, stage, defaultsAt: 'middle', overdueInterest });
  const loss =
    periods.length === 0
      ? '0'
      : expectedCreditLoss({
          ...{ stage, effectiveRate: RATE, defaultsAt: 'middle', othersCount: false },
          periods: periods.map((period) => ({ ...period, lossGivenDefault })),
          scenarios: scenarios.map(({ weight, hazardFactor, lossFactor }, k) => ({
            ...{ name: String(k), weight, lossFactor },
            curve: curve.map(({ untilYears, rate }) => ({ untilYears, rate: rate * hazardFactor })),
          })),
        }).lossAllowance;
  const graded = classifyLoan(
    {
      ...{ asOf, principalDaysPastDue: daysPastDue, interestDaysPastDue: daysPastDue, isTechnicalDelay: false },
      ...{ creditImpaired: false, expectedLossShare: null, restructured: null, before: null },
      ...{ debtorNonPerformingShare: null, debtorOverdueShare: null },
    },
    rule,
  );
  const balance = decimal(principal).minus(paid);
  const { specific } = requiredProvisions({ [graded.class]: balance.toFixed() }, provisionRatesOn(asOf).specific);
  return decimal(loss).plus(decimal(specific).toDecimalPlaces(2)).times(100).toNumber();
}

export const bench: Benchmark = {
  question: `How fast are schedule, class, stage, loss, provisions and capital of ${LOANS} loans, against each loan alone?`,
  cheap: true,
  gate: { atLeast: 10 },
  setup() {
    const loans = [...bookLoans(LOANS)].map((loan) => ({ ...loan, effectiveRate: RATE }));
    const rule = classificationOn(asOf, choices);
    const ours = () => {
      const { columns } = assessBook(loans, TERMS);
      return columns.lossAllowance.reduce((a, b) => a + b, 0) + columns.specificProvision.reduce((a, b) => a + b, 0);
    };
    const rival = () => loans.reduce((sum, loan) => sum + aloneFen(loan, rule), 0);
    return {
      ours,
      rival,
      check: () => {
        if (ours() !== rival()) throw new Error(`losses and provisions of ${ours()} against ${rival()} fen`);
      },
    };
  },
};
