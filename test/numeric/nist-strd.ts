import { readFileSync } from 'node:fs';
import type { Column } from '../../src/numeric/design-matrix.ts';
import { type LinearFit, leastSquares } from '../../src/numeric/least-squares.ts';
import { polynomialRegression } from '../../src/numeric/polynomial-regression.ts';

/** A linear set of the Statistical Reference Datasets; the F statistic of an exact fit is certified as infinite, here null. */
export interface ReferenceSet {
  readonly name: string;
  readonly intercept: boolean;
  /** Of the polynomial; null for several explanatory variables. */
  readonly degree: number | null;
  readonly y: readonly number[];
  readonly x: readonly number[] | readonly (readonly number[])[];
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  readonly residualStandardDeviation: number;
  readonly rSquared: number;
  readonly degreesOfFreedom: number;
  readonly regressionSumOfSquares: number;
  readonly residualSumOfSquares: number;
  readonly fStatistic: number | null;
}

export const REFERENCE_SETS: readonly ReferenceSet[] = JSON.parse(
  readFileSync(new URL('nist-strd.json', import.meta.url), 'utf8'),
).linear;

export const referenceSet = (name: string) => REFERENCE_SETS.find((set) => set.name === name)!;

/** Explanatory variables of a set as columns x1, x2, … */
export function columnsOf({ x }: ReferenceSet): Column[] {
  const rows = x.map((row) => (typeof row === 'number' ? [row] : row));
  return rows[0]!.map((_, j) => ({ name: `x${j + 1}`, values: rows.map((row) => row[j]!) }));
}

export function fitOf(set: ReferenceSet): LinearFit {
  const { degree, intercept, x, y } = set;
  if (degree === null || !intercept) return leastSquares(y, columnsOf(set), { intercept });
  return polynomialRegression(x as readonly number[], y, degree);
}

/** Correct decimal digits of one figure; 16 where none is wrong. */
export function digits(got: number, right: number): number {
  if (got === right) return 16;
  return -Math.log10(right === 0 ? Math.abs(got) : Math.abs(got / right - 1));
}

export const fewestDigits = (got: ArrayLike<number>, right: readonly number[]) =>
  Math.min(...right.map((value, i) => digits(got[i]!, value)));
