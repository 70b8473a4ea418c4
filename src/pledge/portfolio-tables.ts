import { type Fault, IpworthError, refuse } from '../base/errors.ts';
import { ClassBalances, LOAN_CLASSES, type LoanClass } from '../domain/loan-class.ts';
import { parseWith } from '../domain/parse.ts';
import { LoanMove, VintageLoan } from '../domain/portfolio.ts';
import { Day } from '../domain/quantities.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import { known } from '../domain/sourced.ts';
import { checkWhole } from '../numeric/argument.ts';
import { addMonths, parseDay } from '../numeric/calendar.ts';
import { type Decimal, decimal, text, ZERO } from '../numeric/decimal.ts';

/** Loans drawn in one span, and what share of them had defaulted by age. */
export interface Vintage {
  /** `2024`, `2024-Q3` or `2024-07`. */
  readonly vintage: string;
  readonly loans: number;
  readonly amount: string;
  /** Cumulative defaulted share of the amount, six decimals, at each age that every loan of the vintage has reached. */
  readonly byAge: readonly { readonly months: number; readonly share: string }[];
}

/**
 * Cumulative default by vintage and age.
 *
 *     share(age) = amount of loans that defaulted within `age` months of drawdown ÷ amount drawn
 *
 * @param everyMonths  step of the ages
 * @throws INPUT_INVALID     faults of the loans; a default before drawdown or after the day looked at
 * @throws ARGUMENT_INVALID  a step that is no whole number of 1 … 120
 */
export function vintageTable(
  raw: readonly VintageLoan[],
  asOf: string,
  by: 'year' | 'quarter' | 'month',
  everyMonths: number,
): readonly Vintage[] {
  const loans = parseWith(VintageLoan.array(), raw, 'loans');
  parseWith(Day, asOf, 'vintageTable: asOf');
  checkWhole('vintageTable: everyMonths', everyMonths, 1, 120);
  const faults = loans.flatMap(({ drawnOn, defaultedOn }, i): Fault[] => {
    if (drawnOn > asOf) return [{ at: `loans /${i}/drawnOn`, problem: `after ${asOf}`, met: drawnOn }];
    if (defaultedOn === null || (defaultedOn >= drawnOn && defaultedOn <= asOf)) return [];
    return [{ at: `loans /${i}/defaultedOn`, problem: `not between ${drawnOn} and ${asOf}`, met: defaultedOn }];
  });
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  const groups = new Map<string, VintageLoan[]>();
  for (const loan of loans) {
    const vintage = vintageOf(loan.drawnOn, by);
    const group = groups.get(vintage) ?? [];
    group.push(loan);
    groups.set(vintage, group);
  }
  return [...groups.keys()].sort().map((vintage) => vintageRow(vintage, groups.get(vintage)!, asOf, everyMonths));
}

function vintageOf(day: string, by: 'year' | 'quarter' | 'month'): string {
  if (by === 'year') return day.slice(0, 4);
  return by === 'month' ? day.slice(0, 7) : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function vintageRow(vintage: string, loans: readonly VintageLoan[], asOf: string, everyMonths: number): Vintage {
  const amount = loans.reduce((sum, loan) => sum.plus(loan.amount), ZERO);
  const last = parseDay(asOf);
  const youngest = parseDay(
    loans
      .map(({ drawnOn }) => drawnOn)
      .sort()
      .at(-1)!,
  );
  const byAge: Vintage['byAge'][number][] = [];
  for (let months = everyMonths; addMonths(youngest, months) <= last; months += everyMonths) {
    const fallen = loans.filter(
      ({ drawnOn, defaultedOn }) =>
        defaultedOn !== null && parseDay(defaultedOn) <= addMonths(parseDay(drawnOn), months),
    );
    const sum = fallen.reduce((total, loan) => total.plus(loan.amount), ZERO);
    byAge.push({ months, share: sum.div(amount).toFixed(6) });
  }
  return { vintage, loans: loans.length, amount: amount.toFixed(2), byAge };
}

/** From one class to another between two days. */
export interface RollRate {
  readonly from: LoanClass;
  readonly to: LoanMove['to'];
  readonly loans: number;
  readonly balance: string;
  /** Of the balance of the class on the first day, six decimals. */
  readonly share: string;
}

/** What moved where, and the balance that moved to a worse class or was written off. */
export interface RollRates {
  readonly rates: readonly RollRate[];
  /** Balance of performing loans that became non-performing or were written off ÷ balance of performing loans; six decimals, `null` without any. */
  readonly toNonPerforming: string | null;
}

/**
 * Roll rates between classes: what part of each class moved where.
 *
 * @param raw  one move for each loan of the first day
 * @throws INPUT_INVALID  faults of the moves
 */
export function rollRates(raw: readonly LoanMove[]): RollRates {
  const moves = parseWith(LoanMove.array(), raw, 'moves');
  const sum = (some: readonly LoanMove[]): Decimal => some.reduce((total, { balance }) => total.plus(balance), ZERO);
  const goals: readonly LoanMove['to'][] = [...LOAN_CLASSES, 'repaid', 'writtenOff'];
  const rates = LOAN_CLASSES.flatMap((from) => {
    const out = moves.filter((move) => move.from === from);
    const all = sum(out);
    return goals.flatMap((to): RollRate[] => {
      const some = out.filter((move) => move.to === to);
      if (some.length === 0) return [];
      const share = all.isZero() ? decimal(some.length).div(out.length) : sum(some).div(all);
      return [{ from, to, loans: some.length, balance: sum(some).toFixed(2), share: share.toFixed(6) }];
    });
  });
  const bad: readonly LoanMove['to'][] = [...LOAN_CLASSES.slice(2), 'writtenOff'];
  const performing = moves.filter(({ from }) => LOAN_CLASSES.indexOf(from) < 2);
  const base = sum(performing);
  const fallen = sum(performing.filter(({ to }) => bad.includes(to)));
  return { rates, toNonPerforming: base.isZero() ? null : fallen.div(base).toFixed(6) };
}

/** Bad-loan ratios of IP-pledged loans and of all loans, and the test of the supervisor's tolerance. */
export interface ToleranceTest {
  readonly pledged: string;
  readonly own: string;
  /** Ratio of the pledged loans less the bank's own. */
  readonly excess: string;
  readonly tolerance: string;
  readonly isWithin: boolean;
}

/**
 * Whether the bad-loan ratio of IP-pledged loans lies within the tolerance above the bank's own ratio, the bound included.
 *
 *     excess = bad pledged ÷ pledged − bad ÷ all ≤ tolerance
 *
 * @param pledged  balances of IP-pledged loans by class
 * @param all      balances of all loans of the bank, pledged ones among them
 * @throws INPUT_INVALID  faults of the balances, or more pledged than there are in a class
 * @throws NO_SOLUTION    a book without balances has no ratio
 * @throws DATA_UNKNOWN   the rule does not tell its tolerance
 */
export function toleranceTest(pledged: ClassBalances, all: ClassBalances, set: RuleSet): ToleranceTest {
  const [some, every] = [parseWith(ClassBalances, pledged, 'pledged'), parseWith(ClassBalances, all, 'all')];
  const faults = LOAN_CLASSES.filter((name) => decimal(some[name] ?? 0).gt(every[name] ?? 0)).map(
    (name): Fault => ({
      at: `pledged /${name}`,
      problem: `more than the bank's ${every[name] ?? 0} in this class`,
      met: String(some[name]),
    }),
  );
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  const leaf = set.figures.tolerance ?? { value: null };
  const tolerance = decimal(known(leaf, `${set.id}@${set.version} /figures/tolerance`));
  const [own, ip] = [badRatio(every, 'all'), badRatio(some, 'pledged')];
  const excess = ip.minus(own);
  return {
    pledged: text(ip),
    own: text(own),
    excess: text(excess),
    tolerance: text(tolerance),
    isWithin: excess.lte(tolerance),
  };
}

function badRatio(balances: ClassBalances, at: string): Decimal {
  const sum = (classes: readonly LoanClass[]) => classes.reduce((total, name) => total.plus(balances[name] ?? 0), ZERO);
  const total = sum(LOAN_CLASSES);
  if (total.isZero()) refuse('NO_SOLUTION', { at, problem: 'no balances, so no ratio', met: '0' });
  return sum(LOAN_CLASSES.slice(2)).div(total);
}
