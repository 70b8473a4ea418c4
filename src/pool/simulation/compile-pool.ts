import { contentHash } from '../../base/canonical.ts';
import { type Fault, IpworthError, quote } from '../../base/errors.ts';
import type { PledgeOutcome, PoolBook, PoolDependence } from '../../domain/pool-book.ts';
import type { SchemeRules } from '../../domain/scheme-terms.ts';
import { type CompiledBook, compileBook } from '../book/compiled-book.ts';
import { type FenScheme, schemeInFen } from '../scheme/fen-scheme.ts';
import { compileScheme, timingOf } from './compile-scheme.ts';
import { type BookFacts, type CoverVariants, coverVariants } from './cover-variants.ts';
import { expectedExposure } from './expected-exposure.ts';
import { exposureTables } from './exposure-tables.ts';
import type { PoolMoney } from './money-program.ts';
import { pledgeTables } from './pledge-tables.ts';
import type { LoanColumns, PoolModel } from './pool-model.ts';
import { scheduleTables } from './schedule-tables.ts';
import { refuseUnknown, SchemeNeeds } from './scheme-needs.ts';
import type { SchemeProgram } from './scheme-program.ts';
import { noScheme } from './uncovered.ts';

/** Changed with every change of what the settlement makes of the same model, seed and scenario. */
const ENGINE = 'settlement-1';

export interface PoolRequest {
  readonly book: PoolBook;
  readonly dependence: PoolDependence;
  readonly pledge: PledgeOutcome;
  /** In the order in which the book counts them. */
  readonly schemes: readonly SchemeRules[];
  /** One entry a scheme. */
  readonly money: readonly PoolMoney[];
  /** Whole quarters in which loans default, 1 … 400; no loan may end later. */
  readonly horizonQuarters: number;
  /** Quarters of the calendar year that are gone on the day of the book: 0 … 3, 0 unless told. */
  readonly quartersIntoYear?: number;
  readonly facts?: BookFacts;
}

/**
 * Compiles a book, its schemes and their money for the simulation; checks all before any work is done.
 *
 * @throws ARGUMENT_INVALID  a book, dependence, pledge or money that cannot be
 * @throws INPUT_INVALID     a loan outside its scheme's rules; a fact of the loans that a scheme asks for and that is not told
 * @throws DATA_UNKNOWN      terms of a scheme that its simulation needs and that no source tells: all at once, by name
 * @throws DATA_INVALID      rules that contradict each other
 * @complexity  O(loans × quarters + classes · log classes)
 */
export function compilePool(request: PoolRequest): PoolModel {
  const { book, dependence, pledge, schemes, money, horizonQuarters, quartersIntoYear = 0 } = request;
  const compiled = compileBook(book, dependence, horizonQuarters);
  checkRequest(request);
  const tables = pledgeTables(pledge, horizonQuarters);
  const read = schemes.map(schemeInFen);
  const covers = read.map((scheme, s) => coverVariants(scheme, s, book, request.facts ?? {}));
  const loans = loanColumns(book, compiled, { schemes: read, covers });
  const unknown: Fault[] = [];
  const needs = schemes.map((rules) => new SchemeNeeds(rules, unknown));
  const timings = schemes.map((rules, s) => timingOf(rules, money[s]!, pledge.quartersToCash, needs[s]!));
  const lags = timings.map(({ claimLag, cashLag }) => Math.max(claimLag, cashLag));
  const periods = horizonQuarters + Math.max(pledge.quartersToCash, ...lags);
  const calendar = { banks: book.banks.length, periods, quartersIntoYear };
  const term = (p: number): number => compiled.classTerm[compiled.classOf[p]!]!;
  const programs: SchemeProgram[] = read.map((scheme, s) =>
    compileScheme({
      scheme,
      variants: covers[s]!.variants,
      timing: timings[s]!,
      given: money[s]!,
      schedule: scheduleTables(loans, term, s, calendar),
      banks: book.banks.length,
      periods,
      needs: needs[s]!,
      hasNewLoans: loans.startQuarter.some((quarter, p) => quarter > 0 && loans.scheme[p] === s),
    }),
  );
  refuseUnknown(unknown);
  if (loans.scheme.includes(schemes.length)) programs.push(noScheme(periods));
  return {
    hash: hashOf(request, compiled),
    book: compiled,
    loans,
    pledge: tables,
    schemes: programs,
    banks: book.banks,
    horizonQuarters,
    periods,
    quartersIntoYear,
    expected: { defaults: compiled.expectedDefaults, exposure: expectedExposure(book, compiled.row, loans) },
    width: Math.max(...programs.map(({ split }) => split.layers)) + 1,
  };
}

function hashOf(
  { pledge, schemes, money, horizonQuarters, quartersIntoYear = 0, facts = {} }: PoolRequest,
  book: CompiledBook,
): string {
  return contentHash({ ENGINE, book: book.hash, pledge, schemes, money, horizonQuarters, quartersIntoYear, facts });
}

function loanColumns(
  book: PoolBook,
  { row, classStart, classOf }: CompiledBook,
  { schemes, covers }: { readonly schemes: readonly FenScheme[]; readonly covers: readonly CoverVariants[] },
): LoanColumns {
  const ints = (of: (r: number) => number): Int32Array => Int32Array.from(row, of);
  const floats = (of: (r: number) => number): Float64Array => Float64Array.from(row, of);
  const { profile, share } = exposureTables(book, row);
  const borrowers = new Map<number, number>();
  return {
    scheme: ints((r) => (book.scheme[r]! < 0 ? schemes.length : book.scheme[r]!)),
    variant: ints((r) => {
      const s = book.scheme[r]!;
      return s < 0 ? 0 : covers[s]!.ofRow[r]! * schemes[s]!.layers.length;
    }),
    bank: ints((r) => book.bank[r]!),
    borrower: ints((r) => {
      const known = borrowers.get(book.borrower[r]!) ?? borrowers.size;
      borrowers.set(book.borrower[r]!, known);
      return known;
    }),
    borrowers: borrowers.size,
    startQuarter: Int32Array.from(classOf, (k) => classStart[k]!),
    principal: floats((r) => book.principal[r]!),
    quarterlyRate: floats((r) => book.annualRate[r]! / 4),
    pledgeValue: floats((r) => book.pledgeValue[r]!),
    ipPart: floats((r) => Math.round(book.ipPart[r]! * 1_000_000)),
    profile,
    outstanding: share,
  };
}

/** Largest loan, in fen: products of shares stay exact. */
const MOST_PRINCIPAL = 2 ** 49;

function checkRequest({ book, schemes, money, quartersIntoYear = 0, facts }: PoolRequest): void {
  const faults: Fault[] = [];
  if (money.length !== schemes.length) {
    faults.push({
      at: 'money',
      problem: 'one entry a scheme expected',
      met: quote(money.length),
      remedy: `give ${schemes.length}`,
    });
  }
  if (![0, 1, 2, 3].includes(quartersIntoYear)) {
    faults.push({ at: 'quartersIntoYear', problem: '0, 1, 2 or 3 expected', met: quote(quartersIntoYear) });
  }
  money.forEach(({ annualInterest = 0, claimLagQuarters = 0 }, s) => {
    if (!(annualInterest >= 0 && annualInterest <= 1)) {
      faults.push({
        at: `money[${s}].annualInterest`,
        problem: 'a rate of 0 to 1 expected',
        met: quote(annualInterest),
      });
    }
    if (!(Number.isInteger(claimLagQuarters) && claimLagQuarters >= 0 && claimLagQuarters <= 40)) {
      faults.push({
        at: `money[${s}].claimLagQuarters`,
        problem: 'whole quarters of 0 to 40 expected',
        met: quote(claimLagQuarters),
      });
    }
  });
  const beyond = book.scheme.findIndex((s) => s >= schemes.length);
  if (beyond >= 0) {
    const remedy = `give -1 to ${schemes.length - 1}`;
    faults.push({ at: `book.scheme[${beyond}]`, problem: 'no such scheme', met: quote(book.scheme[beyond]), remedy });
  }
  const huge = book.principal.findIndex((fen) => fen > MOST_PRINCIPAL);
  if (huge >= 0) {
    faults.push({ at: `book.principal[${huge}]`, problem: 'a loan beyond 2^49 fen', met: quote(book.principal[huge]) });
  }
  const rates = facts?.bankNplRates;
  if (rates !== undefined && (rates.length !== book.banks.length || rates.some((rate) => !(rate >= 0 && rate <= 1)))) {
    faults.push({ at: 'facts.bankNplRates', problem: 'a rate of 0 to 1 for each bank expected', met: quote(rates) });
  }
  if (faults.length > 0) throw new IpworthError('ARGUMENT_INVALID', faults);
}
