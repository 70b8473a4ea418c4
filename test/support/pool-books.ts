import type { PoolBook, PoolDependence } from '../../src/domain/pool-book.ts';
import { expm1, log1p } from '../../src/numeric/elementary.ts';
import { splitMix } from './split-mix.ts';

export interface BookShape {
  readonly loans: number;
  readonly quarters: number;
  readonly factors: number;
  readonly curves: number;
  readonly loadings: number;
  readonly seed: number;
  /** Every loan runs over all quarters from the first; else terms and starts vary. */
  readonly isLevel?: boolean;
}

/** A book drawn by a seed: constant yearly hazards of 0.3 to 14 %, weights of variance 0.05 to 0.3, amounts of 1 to 10 million fen. */
export function drawnBook({ loans, quarters, factors, curves, loadings, seed, isLevel }: BookShape): PoolBook {
  const below = splitMix(seed);
  const unit = (): number => (below(1 << 20) + 0.5) / (1 << 20);
  const column = (entry: (row: number) => number): Int32Array =>
    Int32Array.from({ length: loans }, (_, row) => entry(row));
  const amounts = (entry: () => number): Float64Array => Float64Array.from({ length: loans }, entry);
  const termQuarters = column(() => (isLevel ? quarters : 1 + below(quarters)));
  return {
    loans,
    ids: null,
    banks: ['A', 'B'],
    bank: column(() => below(2)),
    borrower: column((row) => row),
    scheme: column(() => -1),
    principal: amounts(() => 1_000_000 + below(9_000_000)),
    annualRate: amounts(() => 0.03 + below(5) / 100),
    termQuarters,
    startQuarter: column((row) => below(quarters - termQuarters[row]! + 1)),
    repayment: Uint8Array.from({ length: loans }, () => below(3)),
    curve: column(() => below(curves)),
    curves: Array.from({ length: curves }, () => constantHazard(0.003 * (1 + 46 * unit()), quarters)),
    loading: column(() => below(loadings)),
    loadings: Array.from({ length: loadings }, () => {
      const raw = Float64Array.from({ length: factors }, () => unit() - 0.1);
      const size = Math.sqrt(raw.reduce((sum, w) => sum + w * w, 0));
      const norm = Math.sqrt(0.05 + 0.25 * unit());
      return raw.map((w) => (w * norm) / size);
    }),
    pledgeValue: amounts(() => below(20_000_000)),
    ipPart: amounts(() => 1),
    isFirstLoan: null,
    firmClass: null,
    ipKind: null,
  };
}

/** 1 − (1 − yearly)^(quarters / 4). */
export function constantHazard(yearly: number, quarters: number): Float64Array {
  return Float64Array.from({ length: quarters }, (_, q) => -expm1((log1p(-yearly) * (q + 1)) / 4));
}

/** Equal loans of one quarter under one factor. */
export function equalLoans(loans: number, probability: number, correlation: number): PoolBook {
  const book = drawnBook({ loans, quarters: 1, factors: 1, curves: 1, loadings: 1, seed: 1, isLevel: true });
  return {
    ...book,
    principal: book.principal.fill(100),
    curves: [Float64Array.of(probability)],
    loadings: [Float64Array.of(Math.sqrt(correlation))],
  };
}

export function dependenceOf(factors: number, copula: PoolDependence['copula'] = 'gaussian'): PoolDependence {
  return { factors: Array.from({ length: factors }, (_, f) => `factor ${f}`), correlation: null, copula };
}

/** The book with its rows in another order, given as the old row of each new one. */
export function reordered(book: PoolBook, order: readonly number[]): PoolBook {
  const ints = (column: Int32Array): Int32Array => Int32Array.from(order, (row) => column[row]!);
  const floats = (column: Float64Array): Float64Array => Float64Array.from(order, (row) => column[row]!);
  return {
    ...book,
    ids: book.ids && order.map((row) => book.ids![row]!),
    bank: ints(book.bank),
    borrower: ints(book.borrower),
    scheme: ints(book.scheme),
    principal: floats(book.principal),
    annualRate: floats(book.annualRate),
    termQuarters: ints(book.termQuarters),
    startQuarter: ints(book.startQuarter),
    repayment: Uint8Array.from(order, (row) => book.repayment[row]!),
    curve: ints(book.curve),
    loading: ints(book.loading),
    pledgeValue: floats(book.pledgeValue),
    ipPart: floats(book.ipPart),
  };
}
