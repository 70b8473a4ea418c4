import { quote, refuse } from '../../base/errors.ts';
import { type PoolBook, REPAYMENTS } from '../../domain/pool-book.ts';
import { expm1, log1p } from '../../numeric/elementary.ts';

/**
 * What loans still owe at the beginning of each quarter of their life, in whole fen. Entry i stands for one loan.
 *
 *     from[i] < 0:  principal[i] − age · level[i];  else balances[from[i] + age]
 */
export interface ExposureTable {
  readonly principal: Float64Array;
  /** Principal repaid each quarter; 0 for a bullet. */
  readonly level: Float64Array;
  readonly from: Int32Array;
  readonly balances: Float64Array;
}

const INSTALMENTS = REPAYMENTS.indexOf('equalInstalments');
const EQUAL_PRINCIPAL = REPAYMENTS.indexOf('equalPrincipal');

/**
 * Balances of the loans of a book.
 *
 *     bullet: all until the end;  equal principal: round(principal / term) a quarter, the rest at the end
 *     equal instalments: payment = round(principal · i / (1 − (1 + i)^−term)), i = yearly rate / 4; interest = round(balance · i)
 *
 * Rounding is to the fen, half up, as in a loan's own schedule.
 *
 * @param row  rows of the book in the order wanted, such as `row` of a compiled book
 */
export function exposureTable(book: PoolBook, row: Int32Array): ExposureTable {
  const { principal, annualRate, termQuarters, repayment } = book;
  const from = new Int32Array(row.length).fill(-1);
  let room = 0;
  row.forEach((r, i) => {
    if (repayment[r] !== INSTALMENTS) return;
    from[i] = room;
    room += termQuarters[r]!;
  });
  const balances = new Float64Array(room);
  row.forEach((r, i) => {
    if (from[i]! < 0) return;
    const rate = annualRate[r]! / 4;
    const part = quarterPart(annualRate[r]!);
    const term = termQuarters[r]!;
    const exact = rate === 0 ? principal[r]! / term : (principal[r]! * rate) / -expm1(-term * log1p(rate));
    const payment = Math.floor(exact + 0.5);
    let balance = principal[r]!;
    for (let age = 0; age < term; age++) {
      balances[from[i]! + age] = balance;
      const repaid = Math.max(payment - interestOf(balance, part), 0);
      balance = Math.max(balance - repaid, 0);
    }
  });
  const level = Float64Array.from(row, (r) =>
    repayment[r] === EQUAL_PRINCIPAL ? Math.floor(principal[r]! / termQuarters[r]! + 0.5) : 0,
  );
  return { principal: Float64Array.from(row, (r) => principal[r]!), level, from, balances };
}

interface Part {
  readonly above: number;
  readonly below: number;
}

/** A quarter of a yearly rate as a fraction of whole numbers; the rate is taken to eight decimals, as loans state it. */
function quarterPart(annualRate: number): Part {
  const [above, below] = [Math.round(annualRate * 1e8), 4e8];
  let [a, b] = [Math.abs(above), below];
  while (a > 0) [a, b] = [b % a, a];
  return { above: above / b, below: below / b };
}

/** Interest of a quarter, half up: exact while the remainder times the fraction stays below 2⁵³, as for rates of five decimals. */
function interestOf(balance: number, { above, below }: Part): number {
  const whole = Math.floor(balance / below);
  const rest = balance - whole * below;
  return whole * above + Math.floor((rest * above) / below + 0.5);
}

/** What entry `i` of a table owes at the beginning of quarter `age` of its life; below its term, which is not checked. */
export function balanceAt({ principal, level, from, balances }: ExposureTable, i: number, age: number): number {
  const at = from[i]!;
  if (at >= 0) return balances[at + age]!;
  const balance = principal[i]! - age * level[i]!;
  return Math.max(balance, 0);
}

/**
 * What the loan of a row owes at the beginning of a quarter of the book, in fen: 0 before it is drawn and after its end.
 *
 * @param loan     row of the book
 * @param quarter  quarter of the book, from 0
 * @throws ARGUMENT_INVALID  no such row, a quarter that is not whole or below 0
 */
export function exposure(book: PoolBook, loan: number, quarter: number): number {
  if (!(Number.isInteger(loan) && loan >= 0 && loan < book.loans)) {
    refuse('ARGUMENT_INVALID', { at: 'exposure: loan', problem: `no row of ${book.loans} loans`, met: quote(loan) });
  }
  if (!(Number.isInteger(quarter) && quarter >= 0)) {
    const problem = 'whole quarters of 0 or more expected';
    refuse('ARGUMENT_INVALID', { at: 'exposure: quarter', problem, met: quote(quarter) });
  }
  const age = quarter - book.startQuarter[loan]!;
  if (age < 0 || age >= book.termQuarters[loan]!) return 0;
  return balanceAt(exposureTable(book, Int32Array.of(loan)), 0, age);
}
