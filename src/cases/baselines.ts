import { quantile } from '../numeric/order.ts';
import { ridge } from '../numeric/ridge.ts';
import type { CaseBase } from './case-base.ts';
import type { Fold } from './validation-folds.ts';

/** What a model must beat: simple answers that need no similar cases. */
export type BaselineName = 'overall median' | 'group median' | 'regression';

/** Levels of fewer training cases than this say nothing of their own. */
const LEAST_IN_GROUP = 5;
const MOST_LEVELS = 30;

/** Cases of a fold, each with what a baseline says of it, on the scale of `scaled`. */
export type Baseline = (base: CaseBase, scaled: Float64Array, fold: Fold) => readonly number[];

/** The median of all training cases. */
export const overallMedian: Baseline = (_, scaled, { tested, training }) => {
  const middle = quantile(trainingValues(scaled, training), 0.5);
  return tested.map(() => middle);
};

/** The median of the training cases of the same level of an attribute; of all where these are few. */
export function groupMedian(place: number): Baseline {
  return (base, scaled, { tested, training }) => {
    const width = base.columns.length;
    const groups = new Map<number, number[]>();
    training.forEach((used, i) => {
      const code = base.codes[i * width + place]!;
      if (used === 0 || Number.isNaN(code)) return;
      const group = groups.get(code);
      if (group === undefined) groups.set(code, [scaled[i]!]);
      else group.push(scaled[i]!);
    });
    const all = quantile(trainingValues(scaled, training), 0.5);
    const middle = new Map(
      [...groups].flatMap(([code, values]) => (values.length < LEAST_IN_GROUP ? [] : [[code, quantile(values, 0.5)]])),
    );
    return tested.map((number) => middle.get(base.codes[number * width + place]!) ?? all);
  };
}

/**
 * A linear regression on all attributes: codes of numbers, shares, days and ranks, the mean where unknown, and one column for
 * each frequent level; held back a little, so that columns which move together do no harm.
 */
export const regression: Baseline = (base, scaled, { tested, training }) => {
  const rows = [...training.keys()].filter((i) => training[i] === 1);
  const readers = columnReaders(base, rows);
  const columns = readers.map((read, j) => ({ name: `column ${j + 1}`, values: Float64Array.from(rows, read) }));
  const varied = columns.map(({ values }) => values.some((value) => value !== values[0]));
  const used = columns.filter((_, j) => varied[j]);
  const y = Float64Array.from(rows, (i) => scaled[i]!);
  if (used.length === 0 || rows.length < 2) return overallMedian(base, scaled, { tested, training });
  const fit = ridge(y, used, PENALTY_SHARE * rows.length);
  const kept = readers.filter((_, j) => varied[j]);
  return tested.map((number) =>
    kept.reduce((sum, read, j) => sum + fit.coefficients[j + 1]! * read(number), fit.coefficients[0]!),
  );
};

/** A lone column's coefficient is held back by a tenth of a percent. */
const PENALTY_SHARE = 0.001;

function columnReaders(base: CaseBase, rows: readonly number[]): ((number: number) => number)[] {
  const width = base.columns.length;
  const codeOf = (number: number, j: number): number => base.codes[number * width + j]!;
  return base.columns.flatMap(({ attribute: { kind } }, j) => {
    const known = rows.map((i) => codeOf(i, j)).filter((code) => !Number.isNaN(code));
    if (kind !== 'categorical' && kind !== 'presence') {
      const mean = known.reduce((sum, code) => sum + code, 0) / Math.max(known.length, 1);
      return [(number: number) => (Number.isNaN(codeOf(number, j)) ? mean : codeOf(number, j))];
    }
    const counts = new Map<number, number>();
    for (const code of known) counts.set(code, (counts.get(code) ?? 0) + 1);
    const frequent = [...counts]
      .filter(([, count]) => count >= LEAST_IN_GROUP)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return frequent.slice(1, MOST_LEVELS).map(
      ([code]) =>
        (number: number) =>
          codeOf(number, j) === code ? 1 : 0,
    );
  });
}

function trainingValues(scaled: Float64Array, training: Uint8Array): Float64Array {
  return scaled.filter((_, i) => training[i] === 1);
}
