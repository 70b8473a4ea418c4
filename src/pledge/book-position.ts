import { refuse } from '../base/errors.ts';
import { LOAN_CLASSES, type LoanFacts } from '../domain/loan-class.ts';
import { parseWith } from '../domain/parse.ts';
import { Day } from '../domain/quantities.ts';
import { addMonths, formatDay, parseDay } from '../numeric/calendar.ts';
import { decimal } from '../numeric/decimal.ts';
import { daysPastDue, type LoanBook, type LoanState, type RightState, unpaid } from './book-state.ts';
import { fenText } from './fen.ts';
import { type Classification, type ClassificationRule, classByDays, classifyLoan } from './loan-class.ts';

/** One broken covenant or warning. */
export interface Breach {
  readonly loanId: string;
  readonly kind: 'overdue' | 'default' | 'loan-to-value' | 'right-ended' | 'lawsuit' | 'review-late';
  readonly since: string;
  /** The figure or name that shows it. */
  readonly met: string;
}

/** Where a loan stands on a day. */
export interface LoanPosition {
  readonly loanId: string;
  readonly status: 'not-drawn' | 'performing' | 'overdue' | 'default' | 'repaid' | 'written-off';
  readonly outstanding: string;
  readonly overduePrincipal: string;
  readonly overdueInterest: string;
  readonly daysPastDue: { readonly principal: number; readonly interest: number };
  readonly classification: Classification;
  /** Value of its pledge after loans that rank before. */
  readonly pledgeValue: string;
  /** Outstanding ÷ pledge value, six decimals; `null` where the pledge has no value. */
  readonly loanToValue: string | null;
  readonly nextReviewDay: string | null;
  readonly breaches: readonly Breach[];
}

/** A book on a day: each loan, every breach, and the days of review that come next. */
export interface BookPosition {
  readonly day: string;
  readonly loans: readonly LoanPosition[];
  readonly breaches: readonly Breach[];
  readonly reviews: readonly { readonly loanId: string; readonly day: string }[];
  readonly totals: { readonly outstanding: string; readonly nonPerforming: string };
}

/**
 * Reads a book on a day: balances, days past due, class, coverage by the pledge, breaches and reviews.
 *
 *     loan to value = outstanding ÷ Σ max(0, value of the right − what ranks before on it)
 *
 * A loan in default is credit-impaired; expected loss and the debtor's other debts are not known here, so tests of them
 * leave the classification incomplete.
 *
 * @throws INPUT_INVALID  a day before the last event: take the book as it stood then with `bookAt`
 */
export function bookPosition(book: LoanBook, day: string, rule: ClassificationRule): BookPosition {
  parseWith(Day, day, 'bookPosition: day');
  if (book.day !== null && day < book.day) {
    const problem = `events are told up to ${book.day}`;
    refuse('INPUT_INVALID', {
      at: 'bookPosition: day',
      problem,
      met: day,
      remedy: 'take the book of that day with bookAt',
    });
  }
  const claims = claimsOf(book, day);
  const loans = [...book.loans.values()].map((state) => positionOf(state, { book, day, rule, claims }));
  const sum = (some: readonly LoanPosition[]) =>
    some.reduce((total, { outstanding }) => total.plus(outstanding), decimal(0)).toFixed(2);
  const reviews = loans.flatMap(({ loanId, nextReviewDay }) =>
    nextReviewDay === null ? [] : [{ loanId, day: nextReviewDay }],
  );
  return {
    day,
    loans,
    breaches: loans.flatMap(({ breaches }) => breaches),
    reviews: reviews.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    totals: {
      outstanding: sum(loans),
      nonPerforming: sum(loans.filter(({ classification }) => classification.isNonPerforming)),
    },
  };
}

interface Claim {
  readonly rank: number;
  readonly outstanding: number;
}

interface View {
  readonly book: LoanBook;
  readonly day: string;
  readonly rule: ClassificationRule;
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
}

/** What each right secures, by rank. */
function claimsOf({ loans }: LoanBook, day: string): ReadonlyMap<string, readonly Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const { loan, outstanding } of loans.values()) {
    if (loan.drawdownDay > day) continue;
    for (const { rightId, rank } of loan.pledges) {
      const list = claims.get(rightId) ?? [];
      list.push({ rank, outstanding });
      claims.set(rightId, list);
    }
  }
  return claims;
}

function positionOf(state: LoanState, view: View): LoanPosition {
  const { loan, dues, outstanding } = state;
  const { day, book } = view;
  const serial = parseDay(day);
  const isDrawn = loan.drawdownDay <= day;
  const overdue = dues.filter((due) => due.day < serial);
  const [principal, interest] = [unpaid(overdue, 'principal'), unpaid(overdue, 'interest')];
  const past = { principal: daysPastDue(state, 'principal', serial), interest: daysPastDue(state, 'interest', serial) };
  const rights = loan.pledges.map(({ rightId }) => book.rights.get(rightId)!);
  const value = pledgeValue(state, view);
  const status = statusOf(state, isDrawn, principal + interest);
  const isOver = status === 'repaid' || status === 'written-off' || !isDrawn;
  const nextReviewDay = isOver ? null : nextReview(state, rights);
  return {
    loanId: loan.id,
    status,
    outstanding: fenText(isDrawn ? outstanding : 0),
    overduePrincipal: fenText(principal),
    overdueInterest: fenText(interest),
    daysPastDue: past,
    classification: classifyLoan(factsOf(state, past, view), view.rule),
    pledgeValue: fenText(value),
    loanToValue:
      value === 0
        ? null
        : decimal(isDrawn ? outstanding : 0)
            .div(value)
            .toFixed(6),
    nextReviewDay,
    breaches: isOver ? [] : breachesOf(state, { rights, value, nextReviewDay, day, past }),
  };
}

function statusOf(state: LoanState, isDrawn: boolean, overdue: number): LoanPosition['status'] {
  if (!isDrawn) return 'not-drawn';
  if (state.writtenOffOn !== null) return 'written-off';
  if (state.outstanding === 0 && overdue === 0) return 'repaid';
  return state.defaultedOn !== null ? 'default' : overdue > 0 ? 'overdue' : 'performing';
}

function factsOf(state: LoanState, past: LoanPosition['daysPastDue'], { day: asOf, rule }: View): LoanFacts {
  const { restructured, curedOn, defaultedOn, writtenOffOn } = state;
  return {
    asOf,
    principalDaysPastDue: past.principal,
    interestDaysPastDue: past.interest,
    isTechnicalDelay: false,
    creditImpaired: defaultedOn !== null || writtenOffOn !== null,
    expectedLossShare: null,
    restructured: restructured && { on: restructured.on, classThen: classThen(restructured, rule) },
    before: curedOn === null ? null : { class: 'substandard', curedOn },
    debtorNonPerformingShare: null,
    debtorOverdueShare: null,
  };
}

function classThen(then: NonNullable<LoanState['restructured']>, { fromDays }: ClassificationRule) {
  return LOAN_CLASSES[Math.max(classByDays(then.daysThen, fromDays), then.wasDefault ? 2 : 0)]!;
}

function pledgeValue({ loan }: LoanState, { book, claims }: View): number {
  return loan.pledges.reduce((sum, { rightId, rank }) => {
    const before = (claims.get(rightId) ?? []).filter((claim) => claim.rank < rank);
    const left = book.rights.get(rightId)!.value - before.reduce((total, { outstanding }) => total + outstanding, 0);
    return sum + Math.max(0, left);
  }, 0);
}

/** The earliest review of any right that is still in force. */
function nextReview({ loan }: LoanState, rights: readonly RightState[]): string | null {
  const every = loan.reviewEveryMonths;
  if (every === null) return null;
  const days = rights
    .filter(({ ended }) => ended === null)
    .map(({ valuedOn }) => formatDay(addMonths(parseDay(valuedOn), every)))
    .sort();
  return days[0] ?? null;
}

interface BreachFacts {
  readonly rights: readonly RightState[];
  readonly value: number;
  readonly nextReviewDay: string | null;
  readonly day: string;
  readonly past: LoanPosition['daysPastDue'];
}

function breachesOf({ loan, outstanding, defaultedOn }: LoanState, facts: BreachFacts): Breach[] {
  const { rights, value, nextReviewDay, day, past } = facts;
  const found: Breach[] = [];
  const breach = (kind: Breach['kind'], since: string, met: string): void => {
    found.push({ loanId: loan.id, kind, since, met });
  };
  const days = Math.max(past.principal, past.interest);
  if (days > 0) breach('overdue', formatDay(parseDay(day) - days + 1), `${days} days`);
  if (defaultedOn !== null) breach('default', defaultedOn, loan.id);
  if (loan.mostLoanToValue !== null && decimal(outstanding).gt(decimal(loan.mostLoanToValue).times(value))) {
    breach('loan-to-value', day, `${fenText(outstanding)} on ${fenText(value)}, at most ${loan.mostLoanToValue}`);
  }
  for (const { id, ended, lawsuits } of rights) {
    if (ended !== null) breach('right-ended', ended.on, `${id}: ${ended.how}`);
    for (const { caseId, since } of lawsuits) breach('lawsuit', since, `${id}: ${caseId}`);
  }
  if (nextReviewDay !== null && nextReviewDay < day) breach('review-late', nextReviewDay, nextReviewDay);
  return found;
}
