import { quote, refuse } from '../base/errors.ts';
import { leastSquares } from '../numeric/least-squares.ts';
import { studentTTailQuantile } from '../numeric/student-t.ts';
import type { CaseBase } from './case-base.ts';
import type { Interval } from './conformal.ts';
import { toScale } from './predict.ts';

/** What a unit of an attribute's code moves the value by, on its scale. */
export interface Adjustment {
  readonly attribute: string;
  readonly slope: number;
  readonly standardError: number;
  /** At 95 %; an adjustment whose interval holds 0 is better left out. */
  readonly interval: Interval;
}

export interface LearnedAdjustments {
  readonly adjustments: readonly Adjustment[];
  /** Ready for the option `adjust` of an estimate: the slopes whose interval does not hold 0. */
  readonly adjust: Readonly<Record<string, number>>;
  readonly rSquared: number;
  /** Cases whose attributes named are all known. */
  readonly cases: number;
}

/**
 * Slopes for moving cases to a target, by least squares of the values on several attributes at once.
 *
 *     value on its scale = intercept + Σ slopeⱼ · codeⱼ + residual
 *
 * Between a value by its logarithm and a number by its logarithm a slope is an elasticity. The slopes come from the base they are
 * used on: an interval calibrated on it is a little too narrow, so study them on cases kept apart.
 *
 * @param names  attributes of numbers, shares, days or ordered levels; all of these unless said otherwise
 * @throws INPUT_INVALID          a schema without a value, attributes that do not fit it
 * @throws EVIDENCE_INSUFFICIENT  too few cases whose attributes are all known
 * @throws NO_SOLUTION            attributes that depend on others; the message names them
 */
export function learnAdjustments(base: CaseBase, names?: readonly string[]): LearnedAdjustments {
  const { columns, values } = base;
  const { value } = base.schema;
  if (value === undefined || values === null) {
    const remedy = "name the column of values in the schema, as { column: 'Price', scale: 'log' }";
    return refuse('INPUT_INVALID', { at: 'learnAdjustments: base', problem: 'the schema names no value', remedy });
  }
  const ordered = columns.flatMap(({ attribute: { name, kind } }) =>
    kind === 'categorical' || kind === 'presence' ? [] : [name],
  );
  const chosen = names ?? ordered;
  const unknown = chosen.find((name) => !ordered.includes(name));
  if (unknown !== undefined || chosen.length === 0) {
    const remedy = `attributes of numbers, shares, days and ordered levels are ${ordered.map(quote).join(', ') || 'none'}`;
    refuse('INPUT_INVALID', {
      at: 'learnAdjustments: names',
      problem: 'no such attribute',
      met: quote(unknown),
      remedy,
    });
  }
  const places = chosen.map((name) => columns.findIndex(({ attribute }) => attribute.name === name));
  const codeOf = (number: number, place: number): number => base.codes[number * columns.length + place]!;
  const rows = [...values.keys()].filter((i) => places.every((place) => !Number.isNaN(codeOf(i, place))));
  const needed = chosen.length + 2;
  if (rows.length < needed) {
    const problem = `${needed} cases are needed whose attributes are all known`;
    const remedy = `${needed - rows.length} more would do, or fewer attributes`;
    refuse('EVIDENCE_INSUFFICIENT', { at: 'learnAdjustments', problem, met: quote(rows.length), remedy });
  }
  const fit = leastSquares(
    rows.map((i) => toScale(values[i]!, value.scale)),
    chosen.map((name, j) => ({ name, values: rows.map((i) => codeOf(i, places[j]!)) })),
  );
  const reach = studentTTailQuantile(0.025, fit.degreesOfFreedom);
  const adjustments = chosen.map((attribute, j) => {
    const [slope, standardError] = [fit.coefficients[j + 1]!, fit.standardErrors[j + 1]!];
    const interval = { lower: slope - reach * standardError, upper: slope + reach * standardError };
    return { attribute, slope, standardError, interval };
  });
  const sure = adjustments.filter(({ interval }) => interval.lower > 0 || interval.upper < 0);
  return {
    adjustments,
    adjust: Object.fromEntries(sure.map(({ attribute, slope }) => [attribute, slope])),
    rSquared: fit.rSquared,
    cases: rows.length,
  };
}
