import { type ErrorCode, type Fault, IpworthError, isIpworthError, quote } from '../../base/errors.ts';
import { type PoolBook, type PoolDependence, REPAYMENTS } from '../../domain/pool-book.ts';
import { choleskyFactor } from '../../numeric/cholesky.ts';

const SHOWN = 20;
const MOST_QUARTERS = 400;
const LEAST_FREEDOM = 2.1;
const MOST_FREEDOM = 1000;

/** Collects faults so that they are told all at once, the first twenty in full. */
export class BookFaults {
  readonly #shown: Fault[] = [];
  #count = 0;

  add(fault: Fault): void {
    if (this.#count++ < SHOWN) this.#shown.push(fault);
  }

  /** @throws `code`  where any fault was added */
  refuseAny(code: ErrorCode, document: string): void {
    if (this.#count === 0) return;
    const more = this.#count - SHOWN;
    const rest = more > 0 ? [{ at: document, problem: `and ${more} more` }] : [];
    throw new IpworthError(code, [...this.#shown, ...rest]);
  }
}

type Test = (value: unknown, row: number) => boolean;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isIndexBelow =
  (count: number): Test =>
  (value) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) < count;
const isWholeFrom =
  (low: number): Test =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= low;

/**
 * Refuses a book, a dependence or a horizon that no scenario can be drawn from, all faults at once with their places.
 *
 * @throws ARGUMENT_INVALID  an empty book; a column of another length; an entry that is text, not finite or out of range;
 *   a default probability of 0 or 1, or a curve that falls; loadings whose squares add up to 1 or more; a correlation
 *   matrix that is none; degrees of freedom outside 2.1 … 1000; a horizon shorter than a loan; an id given twice
 */
export function checkPoolBook(book: PoolBook, dependence: PoolDependence, horizonQuarters: number): void {
  const faults = new BookFaults();
  if (!isWholeFrom(1)(book.loans, 0)) {
    faults.add({
      at: 'book.loans',
      problem: 'the book is empty',
      met: quote(book.loans),
      remedy: 'give 1 loan or more',
    });
  }
  if (!(isWholeFrom(1)(horizonQuarters, 0) && horizonQuarters <= MOST_QUARTERS)) {
    const remedy = `give whole quarters, 1 to ${MOST_QUARTERS}`;
    faults.add({ at: 'horizonQuarters', problem: 'no horizon', met: quote(horizonQuarters), remedy });
  }
  faults.refuseAny('ARGUMENT_INVALID', 'the book');
  checkDependence(dependence, faults);
  checkCurves(book.curves, faults);
  checkLoadings(book.loadings, dependence, faults);
  checkColumns(book, horizonQuarters, faults);
  checkIds(book, faults);
  faults.refuseAny('ARGUMENT_INVALID', 'the book');
}

function checkDependence({ factors, correlation, copula }: PoolDependence, faults: BookFaults): void {
  if (factors.length === 0) {
    const remedy = 'give one factor or more; a loading of 0 makes a loan independent of it';
    faults.add({ at: 'dependence.factors', problem: 'there is none', remedy });
  }
  factors.forEach((name, i) => {
    if (factors.indexOf(name) < i) {
      faults.add({ at: `dependence.factors[${i}]`, problem: 'a factor twice', met: quote(name) });
    }
  });
  if (copula !== 'gaussian') {
    const { degreesOfFreedom: met } = copula;
    if (!(isNumber(met) && met >= LEAST_FREEDOM && met <= MOST_FREEDOM)) {
      const remedy = `give a number from ${LEAST_FREEDOM} to ${MOST_FREEDOM}, or "gaussian"`;
      faults.add({ at: 'dependence.copula.degreesOfFreedom', problem: 'out of range', met: quote(met), remedy });
    }
  }
  if (correlation === null) return;
  if (correlation.length !== factors.length) {
    const remedy = `give ${factors.length} rows, one a factor`;
    faults.add({ at: 'dependence.correlation', problem: 'rows', met: quote(correlation.length), remedy });
    return;
  }
  try {
    choleskyFactor(correlation);
  } catch (error) {
    if (!isIpworthError(error)) throw error;
    for (const fault of error.faults) {
      faults.add({ ...fault, at: fault.at.replace(/^choleskyFactor: correlation/, 'dependence.correlation') });
    }
  }
}

function checkCurves(curves: PoolBook['curves'], faults: BookFaults): void {
  curves.forEach((curve, c) => {
    if (curve.length === 0) faults.add({ at: `book.curves[${c}]`, problem: 'the curve has no quarter' });
    for (let q = 0; q < curve.length; q++) {
      const met = curve[q]!;
      if (!(isNumber(met) && met > 0 && met < 1)) {
        const problem = 'no default probability: above 0 and below 1 expected';
        faults.add({ at: `book.curves[${c}][${q}]`, problem, met: quote(met) });
      } else if (q > 0 && met < curve[q - 1]!) {
        const problem = `a cumulative probability below that of the quarter before, ${quote(curve[q - 1])}`;
        faults.add({ at: `book.curves[${c}][${q}]`, problem, met: quote(met) });
      }
    }
  });
}

function checkLoadings(
  loadings: PoolBook['loadings'],
  { factors, correlation }: PoolDependence,
  faults: BookFaults,
): void {
  loadings.forEach((weights, l) => {
    const at = `book.loadings[${l}]`;
    if (weights.length !== factors.length) {
      const remedy = `give ${factors.length} weights, one a factor`;
      faults.add({ at, problem: 'another number of weights', met: quote(weights.length), remedy });
      return;
    }
    const values = Array.from(weights);
    const odd = values.findIndex((weight) => !isNumber(weight));
    if (odd >= 0) {
      faults.add({ at: `${at}[${odd}]`, problem: 'no finite number', met: quote(values[odd]) });
      return;
    }
    const squares = values.reduce((sum, w) => sum + w * w, 0);
    const variance = values.reduce((sum, w, i) => {
      return sum + values.reduce((inner, v, j) => inner + w * v * (correlation?.[i]?.[j] ?? (i === j ? 1 : 0)), 0);
    }, 0);
    if (!(squares < 1 && variance < 1)) {
      const problem = 'the squares of the weights add up to 1 or more, nothing of its own is left to a loan';
      faults.add({ at, problem, met: quote(squares < 1 ? variance : squares), remedy: 'give smaller weights' });
    }
  });
}

function checkColumns(book: PoolBook, horizonQuarters: number, faults: BookFaults): void {
  const column = (name: keyof PoolBook, test: Test, wanted: string): void => {
    const values = book[name] as ArrayLike<unknown>;
    if (values.length !== book.loans) {
      const remedy = `give ${book.loans} entries, one a loan`;
      faults.add({ at: `book.${name}`, problem: 'another number of entries', met: quote(values.length), remedy });
      return;
    }
    for (let row = 0; row < values.length; row++) {
      if (!test(values[row], row)) {
        faults.add({ at: `book.${name}[${row}]`, problem: `${wanted} expected`, met: quote(values[row]) });
      }
    }
  };
  const { banks, curves, loadings, termQuarters, startQuarter } = book;
  column('bank', isIndexBelow(banks.length), `an index into ${banks.length} banks`);
  column('borrower', isWholeFrom(0), 'a row of the borrowers');
  column('scheme', isWholeFrom(-1), 'an index of a scheme or -1');
  column('principal', isWholeFrom(1), 'whole fen above 0');
  column('annualRate', (rate) => isNumber(rate) && rate > -1 && rate <= 2, 'a yearly rate above -1 and at most 2');
  column('termQuarters', isWholeFrom(1), 'whole quarters of 1 or more');
  column('startQuarter', isWholeFrom(0), 'whole quarters of 0 or more');
  column('repayment', isIndexBelow(REPAYMENTS.length), `an index into ${REPAYMENTS.join(', ')}`);
  column('curve', isIndexBelow(curves.length), `an index into ${curves.length} curves`);
  column('loading', isIndexBelow(loadings.length), `an index into ${loadings.length} loadings`);
  column('pledgeValue', isWholeFrom(0), 'whole fen of 0 or more');
  column('ipPart', (part) => isNumber(part) && part >= 0 && part <= 1, 'a share from 0 to 1');
  const ends = (row: number): number => startQuarter[row]! + termQuarters[row]!;
  column('termQuarters', (_, row) => !(ends(row) > horizonQuarters), `an end within the horizon of ${horizonQuarters}`);
  column('curve', (c, row) => !((curves[c as number]?.length ?? Infinity) < termQuarters[row]!), 'a curve of its term');
  for (const name of ['isFirstLoan', 'firmClass', 'ipKind'] as const) {
    if (book[name] !== null) column(name, (fact) => fact !== undefined && fact !== null, 'a fact');
  }
  let total = 0;
  for (let row = 0; row < book.principal.length; row++) total += book.principal[row]!;
  if (total > Number.MAX_SAFE_INTEGER) {
    faults.add({ at: 'book.principal', problem: 'all loans together exceed 2^53 fen', met: quote(total) });
  }
}

function checkIds({ ids, loans }: PoolBook, faults: BookFaults): void {
  if (ids === null) return;
  if (ids.length !== loans) {
    faults.add({
      at: 'book.ids',
      problem: 'another number of entries',
      met: quote(ids.length),
      remedy: `give ${loans}`,
    });
  }
  const seen = new Map<string, number>();
  ids.forEach((id, row) => {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, row);
    else faults.add({ at: `book.ids[${row}]`, problem: `the id of row ${first}`, met: quote(id) });
  });
}
