import { quote, refuse } from '../base/errors.ts';
import { checkList, checkPositive, checkSameLength, checkSample, type Sample } from './argument.ts';
import { conditionNumber } from './condition-number.ts';
import { productError } from './double-double.ts';
import { factorise, type Qr, unitTriangle } from './qr.ts';

/** A named explanatory variable. */
export interface Column {
  readonly name: string;
  readonly values: Sample;
  /** What rounding took from each value, where it is known, as for computed powers. */
  readonly tails?: Float64Array;
}

/** How the rows and the constant enter a fit. */
export interface DesignOptions {
  /** Whether a constant is fitted too, under the name `intercept`; true unless said otherwise. */
  readonly intercept?: boolean;
  /** Weight of each row, above 0; all 1 unless said otherwise. A row that should not count is left out by the caller. */
  readonly weights?: Sample;
}

/** Columns ready for a factorisation: the constant in front, rows times √weight, each column near size 1 by a power of two. */
export interface Design {
  readonly names: readonly string[];
  readonly rootWeights: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly tails: readonly Float64Array[];
  /** Power of two that each column was multiplied by. */
  readonly scales: readonly number[];
}

export function designMatrix(at: string, columns: readonly Column[], options: DesignOptions): Design {
  checkColumns(at, columns);
  const height = columns[0]?.values?.length ?? options.weights?.length ?? 0;
  const ones = { name: 'intercept', values: new Float64Array(height).fill(1) };
  const all: readonly Column[] = options.intercept === false ? columns : [ones, ...columns];
  const names = all.map(({ name }) => name);
  checkNames(at, names);
  for (const { name, values } of all) {
    checkList(`${at}: ${name}`, values);
    if (values.length !== height) {
      const remedy = `give ${height} values, as in the first column`;
      refuse('ARGUMENT_INVALID', { at: `${at}: ${name}`, problem: 'ragged', met: quote(values.length), remedy });
    }
    checkSample(`${at}: ${name}`, values);
  }
  const { weights } = options;
  if (weights) checkRowWeights(`${at}: weights`, weights, height);
  const rootWeights = Float64Array.from({ length: height }, (_, i) => (weights ? Math.sqrt(weights[i]!) : 1));
  const scales = all.map((column) => powerNear(column.values));
  const scaled = all.map(({ values }, j) => rootWeights.map((root, i) => values[i]! * scales[j]! * root));
  const tails = all.map(({ values, tails: known }, j) =>
    rootWeights.map((root, i) => {
      const lost = productError(values[i]! * scales[j]!, root, scaled[j]![i]!);
      return known ? lost + known[i]! * scales[j]! * root : lost;
    }),
  );
  return { names, rootWeights, columns: scaled, tails, scales };
}

function checkRowWeights(at: string, weights: Sample, height: number): void {
  checkSameLength(at, weights, height);
  for (let i = 0; i < height; i++) checkPositive(`${at}[${i}]`, weights[i]!);
}

/** Refuses what is not a list of named columns. */
export function checkColumns(at: string, columns: readonly Column[]): void {
  const remedy = 'give an array of { name, values }';
  const wrong = Array.isArray(columns) ? columns.findIndex((column) => typeof column?.name !== 'string') : undefined;
  if (wrong === -1) return;
  const place = wrong === undefined ? `${at}: columns` : `${at}: columns[${wrong}]`;
  const met = quote(wrong === undefined ? columns : columns[wrong]);
  refuse('ARGUMENT_INVALID', { at: place, problem: 'no named column', met, remedy });
}

/** Refuses no names at all, and one name twice. */
export function checkNames(at: string, names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    const remedy = 'name each column once; the constant is called intercept';
    refuse('ARGUMENT_INVALID', { at: `${at}: columns`, problem: 'two of one name', met: quote(twice), remedy });
  }
  if (names.length > 0) return;
  refuse('ARGUMENT_INVALID', { at: `${at}: columns`, problem: 'none', remedy: 'give one, or fit an intercept' });
}

/** The power of two that brings the largest entry to 1 … 2, if any but zeros are there. */
function powerNear(values: Sample): number {
  let size = 0;
  for (let i = 0; i < values.length; i++) size = Math.max(size, Math.abs(values[i]!));
  let power = 1;
  while (size * power >= 2) power /= 2;
  while (size * power < 1 && power < 2 ** 1000) power *= 2;
  return power;
}

/** Which columns say something of their own. */
export interface RankReport {
  readonly rank: number;
  /** Largest over smallest singular value of the independent columns, each scaled to length 1 but not centred; 1 of none. */
  readonly conditionNumber: number;
  /** Each column that those before it make up, with the names of those that do; none for a column of zeros. */
  readonly dependent: readonly { readonly name: string; readonly on: readonly string[] }[];
}

/**
 * Which columns are independent, how nearly the independent ones fail to be, and what the others depend on.
 *
 * A column counts as dependent when less than 2^−40 of its length is left beside the columns before it.
 *
 * @throws ARGUMENT_INVALID  no columns, ragged ones, values that are not finite, one name twice, weights out of range
 * @source D. Belsley, E. Kuh, R. Welsch, Regression Diagnostics (1980), chapter 3 (scaled condition number)
 */
export function rankReport(columns: readonly Column[], options: DesignOptions = {}): RankReport {
  const design = designMatrix('rankReport', columns, options);
  return rankOf(design, factorise(design.columns));
}

export function rankOf({ names }: Design, qr: Qr): RankReport {
  const dependent = qr.dependent.map(({ column, parts }) => {
    const noise = parts.reduce((most, part) => Math.max(most, Math.abs(part)), 0) * 2 ** -30;
    const on = names.filter((_, k) => Math.abs(parts[qr.kept.indexOf(k)] ?? 0) > noise);
    return { name: names[column]!, on };
  });
  return { rank: qr.kept.length, conditionNumber: conditionNumber(unitTriangle(qr)), dependent };
}
