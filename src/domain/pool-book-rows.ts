import * as z from 'zod';
import { type Fault, IpworthError, quote } from '../base/errors.ts';
import { expm1, log1p } from '../numeric/elementary.ts';
import { type PoolBook, REPAYMENTS } from './pool-book.ts';

const DECIMAL = /^\d{1,13}(\.\d{1,12})?$/;
const SHOWN = 20;

/** A decimal as a file writes it: text, or a number of at most 15 significant digits; NaN where it is none. */
function decimalOf(cell: unknown): number {
  if (typeof cell === 'number') return Number(cell.toPrecision(15)) === cell ? cell : Number.NaN;
  return typeof cell === 'string' && DECIMAL.test(cell) ? Number(cell) : Number.NaN;
}

/** Whole fen of an amount in yuan with at most two decimals; NaN where it is none, or above 10^13 yuan. */
function fenOf(cell: unknown): number {
  const text = typeof cell === 'number' ? String(cell) : cell;
  if (typeof text !== 'string') return Number.NaN;
  const [whole = '', part = '', more] = text.split('.');
  if (more !== undefined || !/^\d{1,13}$/.test(whole) || !/^\d{0,2}$/.test(part) || text.endsWith('.'))
    return Number.NaN;
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

const cell = <T>(check: (met: unknown) => boolean, error: string): z.ZodType<T> => z.custom<T>(check, { error });

const isWhole = (met: unknown, low: number): boolean => {
  const value = decimalOf(met);
  return Number.isInteger(value) && value >= low && value <= 400;
};

type Cell = string | number;
const Name = z.string({ error: 'a name expected' }).min(1, { error: 'a name expected' }).max(200);
const Part = cell<Cell>((met) => decimalOf(met) >= 0 && decimalOf(met) <= 1, 'a share between 0 and 1 expected');

/** One loan of a file. Default risk is told one way: a yearly probability, a rating of the scale, or a curve by name. */
export const PoolLoanRow = z
  .strictObject({
    id: Name.optional(),
    bank: Name,
    borrower: Name,
    scheme: Name.optional(),
    principal: cell<Cell>((met) => fenOf(met) > 0, 'an amount above 0 expected, at most two decimals'),
    annualRate: cell<Cell>((met) => decimalOf(met) >= 0 && decimalOf(met) <= 2, 'a yearly rate from 0 to 2 expected'),
    termQuarters: cell<Cell>((met) => isWhole(met, 1), 'whole quarters expected, 1 to 400'),
    startQuarter: cell<Cell>((met) => isWhole(met, 0), 'whole quarters expected, 0 to 400').optional(),
    repayment: z.enum(REPAYMENTS, { error: `one of ${REPAYMENTS.join(', ')} expected` }),
    defaultProbability: cell<Cell>(
      (met) => decimalOf(met) > 0 && decimalOf(met) < 1,
      'a probability above 0 and below 1 expected: for 3 % write "0.03"',
    ).optional(),
    rating: Name.optional(),
    curve: Name.optional(),
    loading: Name,
    pledgeValue: cell<Cell>((met) => fenOf(met) >= 0, 'an amount of 0 or more expected, at most two decimals'),
    ipPart: Part.optional(),
    isFirstLoan: z.union([z.boolean(), z.enum(['true', 'false'])], { error: 'true or false expected' }).optional(),
    firmClass: Name.optional(),
    ipKind: Name.optional(),
  })
  .refine(({ defaultProbability, rating, curve }) => {
    return [defaultProbability, rating, curve].filter((told) => told !== undefined).length === 1;
  }, 'default risk told one way expected: defaultProbability, rating or curve');
export type PoolLoanRow = z.infer<typeof PoolLoanRow>;

/** What the names of a file stand for. */
export interface PoolBookTerms {
  /** Yearly default probability of each rating; the hazard is constant over the loan's life. */
  readonly ratings?: Readonly<Record<string, number>>;
  /** Cumulative default probability to the end of each quarter. */
  readonly curves?: Readonly<Record<string, readonly number[]>>;
  /** Weights on the factors of the dependence. */
  readonly loadings: Readonly<Record<string, readonly number[]>>;
  /** Ids of the schemes the book is run with. */
  readonly schemes?: readonly string[];
}

/**
 * Cumulative default probabilities of a constant hazard.
 *
 *     F(q) = 1 − (1 − p)^(q / 4),  q = 1 … quarters
 *
 * @param yearly  probability of default within a year, above 0 and below 1
 */
export function constantHazardCurve(yearly: number, quarters: number): Float64Array {
  return Float64Array.from({ length: quarters }, (_, q) => -expm1((log1p(-yearly) * (q + 1)) / 4));
}

/** Numbers names in the order in which they are met. */
function numbered(): { readonly names: string[]; readonly of: (name: string) => number } {
  const index = new Map<string, number>();
  const names: string[] = [];
  return {
    names,
    of: (name) => {
      const met = index.get(name);
      if (met !== undefined) return met;
      index.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}

/**
 * A book of columns from rows of a file: amounts in yuan become whole fen, names become numbers, probabilities become curves.
 *
 * @param rows  one object a loan, cells as text or numbers
 * @throws INPUT_INVALID  no row; cells that are missing, of another kind or out of range, columns that are not known, names that
 *   `terms` do not tell: all faults at once, the first twenty in full, with row (from 1) and column
 * @complexity  some 5 µs a row
 */
export function poolBook(rows: readonly unknown[], terms: PoolBookTerms): PoolBook {
  if (rows.length === 0) {
    const remedy = 'give one row a loan';
    throw new IpworthError('INPUT_INVALID', [{ at: 'pool book', problem: 'there is no loan', remedy }]);
  }
  const faults: Fault[] = [];
  let count = 0;
  const fault = (row: number, column: string, problem: string, met: unknown): void => {
    if (count++ < SHOWN) {
      const at = `row ${row + 1}${column === '' ? '' : `, column ${column}`}`;
      faults.push({ at, problem, ...(met === undefined ? {} : { met: quote(met) }) });
    }
  };
  const loans = rows.flatMap((raw, row) => {
    const parsed = PoolLoanRow.safeParse(raw);
    if (parsed.success) return [parsed.data];
    for (const { path, message, code, ...issue } of parsed.error.issues) {
      if (code === 'unrecognized_keys') {
        for (const key of (issue as { keys: string[] }).keys) fault(row, key, 'no such column', undefined);
      } else {
        const column = String(path[0] ?? '');
        fault(row, column, message, column === '' ? undefined : (raw as Record<string, unknown>)[column]);
      }
    }
    return [];
  });
  for (const [row, loan] of loans.length === rows.length ? loans.entries() : []) checkNames(row, loan, terms, fault);
  checkIds(loans.length === rows.length ? loans : [], fault);
  if (count > SHOWN) faults.push({ at: 'pool book', problem: `and ${count - SHOWN} more` });
  if (count > 0) throw new IpworthError('INPUT_INVALID', faults);
  return columnsOf(loans, terms);
}

type Report = (row: number, column: string, problem: string, met: unknown) => void;

function checkNames(row: number, loan: PoolLoanRow, terms: PoolBookTerms, fault: Report): void {
  const known = (column: 'rating' | 'curve' | 'loading', names: Readonly<Record<string, unknown>> = {}): void => {
    const name = loan[column];
    if (name === undefined || Object.hasOwn(names, name)) return;
    fault(row, column, `one of ${Object.keys(names).join(', ') || 'none'} expected`, name);
  };
  known('rating', terms.ratings);
  known('curve', terms.curves);
  known('loading', terms.loadings);
  if (loan.scheme !== undefined && !terms.schemes?.includes(loan.scheme)) {
    fault(row, 'scheme', `one of ${terms.schemes?.join(', ') || 'none'} expected`, loan.scheme);
  }
}

function checkIds(loans: readonly PoolLoanRow[], fault: Report): void {
  const first = new Map<string, number>();
  const isNamed = loans.some(({ id }) => id !== undefined);
  loans.forEach(({ id }, row) => {
    if (id === undefined) {
      if (isNamed) fault(row, 'id', 'an id expected where other loans have one', undefined);
      return;
    }
    const met = first.get(id);
    if (met === undefined) first.set(id, row);
    else fault(row, 'id', `another id than that of row ${met + 1} expected`, id);
  });
}

function columnsOf(loans: readonly PoolLoanRow[], terms: PoolBookTerms): PoolBook {
  const [banks, borrowers, loadings] = [numbered(), numbered(), numbered()];
  const { curve, curves } = curvesOf(loans, terms);
  const integers = (entry: (loan: PoolLoanRow) => number): Int32Array => Int32Array.from(loans, entry);
  const floats = (entry: (loan: PoolLoanRow) => number): Float64Array => Float64Array.from(loans, entry);
  const facts = <T>(entry: (loan: PoolLoanRow) => T | undefined): readonly T[] | null => {
    const column = loans.map(entry);
    return column.every((fact) => fact !== undefined) ? (column as T[]) : null;
  };
  const firstLoans = facts(({ isFirstLoan }) =>
    isFirstLoan === undefined ? undefined : String(isFirstLoan) === 'true',
  );
  const loading = integers((loan) => loadings.of(loan.loading));
  return {
    loans: loans.length,
    ids: facts(({ id }) => id),
    bank: integers((loan) => banks.of(loan.bank)),
    banks: banks.names,
    borrower: integers((loan) => borrowers.of(loan.borrower)),
    scheme: integers(({ scheme }) => (scheme === undefined ? -1 : (terms.schemes ?? []).indexOf(scheme))),
    principal: floats(({ principal }) => fenOf(principal)),
    annualRate: floats(({ annualRate }) => decimalOf(annualRate)),
    termQuarters: integers(({ termQuarters }) => decimalOf(termQuarters)),
    startQuarter: integers(({ startQuarter = 0 }) => decimalOf(startQuarter)),
    repayment: Uint8Array.from(loans, ({ repayment }) => REPAYMENTS.indexOf(repayment)),
    curve,
    curves,
    loading,
    loadings: loadings.names.map((name) => Float64Array.from(terms.loadings[name]!)),
    pledgeValue: floats(({ pledgeValue }) => fenOf(pledgeValue)),
    ipPart: floats(({ ipPart = 1 }) => decimalOf(ipPart)),
    isFirstLoan: firstLoans && Uint8Array.from(firstLoans, Number),
    firmClass: facts(({ firmClass }) => firmClass),
    ipKind: facts(({ ipKind }) => ipKind),
  };
}

/** One curve for each probability or name that occurs, as long as its longest loan. */
function curvesOf(loans: readonly PoolLoanRow[], { ratings = {}, curves = {} }: PoolBookTerms) {
  const named = numbered();
  const probability: number[] = [];
  const longest: number[] = [];
  const curve = Int32Array.from(loans, (loan) => {
    const yearly = loan.rating === undefined ? loan.defaultProbability : ratings[loan.rating];
    const key = loan.curve === undefined ? `p ${decimalOf(yearly)}` : `curve ${loan.curve}`;
    const at = named.of(key);
    probability[at] = loan.curve === undefined ? decimalOf(yearly) : Number.NaN;
    longest[at] = Math.max(longest[at] ?? 0, decimalOf(loan.termQuarters));
    return at;
  });
  return {
    curve,
    curves: named.names.map((key, at) =>
      key.startsWith('curve ')
        ? Float64Array.from(curves[key.slice(6)]!)
        : constantHazardCurve(probability[at]!, longest[at]!),
    ),
  };
}
