import { type Fault, IpworthError, quote, refuse } from '../../base/errors.ts';
import { MOST_CORRELATION } from './loss-law.ts';

/** A loan as the law of a book sees it. */
export interface BookRisk {
  /** Default probability over the horizon, above 0 and below 1. */
  readonly probability: number;
  /** Owed at default, above 0. */
  readonly exposure: number;
  /** Share of it lost, above 0 and at most 1; 1 when left out. */
  readonly lossGivenDefault?: number;
  /** Squared loading on the one common factor, 0 … 0.9999; 0 when neither it nor loadings are given. */
  readonly correlation?: number;
  /** Loadings on several independent factors instead, one to three, squares adding up to at most 0.9999. */
  readonly loadings?: readonly number[];
}

const MOST_LOANS = 1_000_000;
const MOST_FAULTS = 20;

/** What the loans lose at default, and their loadings, checked. */
export interface CheckedBook {
  readonly losses: Float64Array;
  readonly probabilities: Float64Array;
  /** Loan by loan, `factors` a loan. */
  readonly loadings: Float64Array;
  readonly factors: number;
}

/** Refuses a book with all its faults at once, up to twenty, before any work. */
export function checkedBook(at: string, loans: readonly BookRisk[]): CheckedBook {
  if (!Array.isArray(loans) || loans.length === 0 || loans.length > MOST_LOANS) {
    const problem = `1 to ${MOST_LOANS} loans expected`;
    refuse('ARGUMENT_INVALID', { at: `${at}: loans`, problem, met: quote(loans?.length) });
  }
  const faults: Fault[] = [];
  const factors = Math.max(1, ...loans.slice(0, 1).map((loan) => loan?.loadings?.length ?? 1));
  for (let i = 0; i < loans.length && faults.length < MOST_FAULTS; i++) {
    faults.push(...loanFaults(`${at}: loans[${i}]`, loans[i]!, factors));
  }
  if (faults.length > 0) throw new IpworthError('ARGUMENT_INVALID', faults.slice(0, MOST_FAULTS));
  const loadings = new Float64Array(loans.length * factors);
  for (const [i, loan] of loans.entries()) {
    loadings.set(loan.loadings ?? [Math.sqrt(loan.correlation ?? 0)], i * factors);
  }
  return {
    losses: Float64Array.from(loans, ({ exposure, lossGivenDefault = 1 }) => exposure * lossGivenDefault),
    probabilities: Float64Array.from(loans, ({ probability }) => probability),
    loadings,
    factors,
  };
}

function loanFaults(at: string, loan: BookRisk, factors: number): Fault[] {
  if (typeof loan !== 'object' || loan === null) return [{ at, problem: 'a loan expected', met: quote(loan) }];
  const faults: Fault[] = [];
  const check = (isRight: boolean, name: keyof BookRisk, problem: string): void => {
    if (!isRight) faults.push({ at: `${at}.${name}`, problem, met: quote(loan[name]) });
  };
  const { probability, exposure, lossGivenDefault = 1, correlation = 0, loadings } = loan;
  check(probability > 0 && probability < 1, 'probability', 'above 0 and below 1 expected');
  check(exposure > 0 && exposure < Infinity, 'exposure', 'finite and above 0 expected');
  check(lossGivenDefault > 0 && lossGivenDefault <= 1, 'lossGivenDefault', 'above 0 and at most 1 expected');
  check(correlation >= 0 && correlation <= MOST_CORRELATION, 'correlation', `0 to ${MOST_CORRELATION} expected`);
  if (loadings !== undefined) {
    const squares = loadings.reduce((sum, load) => sum + load * load, 0);
    check(loan.correlation === undefined, 'correlation', 'either a correlation or loadings expected');
    check(loadings.length === factors && factors <= 3, 'loadings', 'one to three, as many for each loan, expected');
    check(squares <= MOST_CORRELATION, 'loadings', `squares adding up to at most ${MOST_CORRELATION} expected`);
  } else check(factors === 1, 'loadings', 'as many as the first loan has expected');
  return faults;
}
