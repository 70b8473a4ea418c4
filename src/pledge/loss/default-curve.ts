import { quote, refuse } from '../../base/errors.ts';
import { DefaultCurve } from '../../domain/credit-loss.ts';
import { parseWith } from '../../domain/parse.ts';
import { checkInside, checkNotNegative, checkWhole } from '../../numeric/argument.ts';
import { expm1, log, log1p } from '../../numeric/elementary.ts';

/** How far the rows of a transition matrix may be from 1: printed matrices round to a hundredth of a per cent. */
const ROW_SLACK = 5e-4;

/**
 * A curve with the same default probability in every year.
 *
 *     P(default by t) = 1 − (1 − p)^t
 *
 * @param yearly  above 0 and below 1
 * @throws ARGUMENT_INVALID  a probability outside its range
 */
export function flatDefaultCurve(yearly: number): DefaultCurve {
  checkInside('flatDefaultCurve: yearly', yearly, 0, 1);
  return [{ untilYears: null, rate: -log1p(-yearly) }];
}

/**
 * A curve from yearly rating migrations.
 *
 *     P(default by year k) = (matrix^k)[grade][last]
 *
 * Within a year the hazard is constant; after the last year it stays what it was in it.
 *
 * @param matrix  one row and one column for each grade, the last of them default; each row adds up to 1 within 0.0005
 *   and is scaled to do so exactly
 * @param asked   the loan's grade (0 is the first) and how many years are worked out, 1 … 100
 * @throws ARGUMENT_INVALID  no square matrix of probabilities, a default that is left again, a grade that is none or default
 * @complexity years × grades²
 */
export function migrationDefaultCurve(
  matrix: readonly (readonly number[])[],
  asked: { readonly grade: number; readonly years: number },
): DefaultCurve {
  const rows = stochasticRows(matrix);
  const last = rows.length - 1;
  checkWhole('migrationDefaultCurve: grade', asked.grade, 0, last - 1);
  checkWhole('migrationDefaultCurve: years', asked.years, 1, 100);
  let at: readonly number[] = rows.map((_, grade) => (grade === asked.grade ? 1 : 0));
  let alive = 1;
  const pieces: DefaultCurve[number][] = [];
  for (let year = 1; year <= asked.years; year++) {
    at = rows.map((_, to) => at.reduce((sum, share, from) => sum + share * (rows[from]?.[to] ?? 0), 0));
    const left = 1 - (at[last] ?? 1);
    if (!(left > 0)) {
      const problem = 'default is certain, so no rate of it can be told';
      refuse('ARGUMENT_INVALID', { at: `migrationDefaultCurve: year ${year}`, problem, met: quote(1 - left) });
    }
    pieces.push({ untilYears: year === asked.years ? null : year, rate: Math.max(0, -log(left / alive)) });
    alive = left;
  }
  return pieces;
}

function stochasticRows(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const fail = (place: string, problem: string, met: unknown): never =>
    refuse('ARGUMENT_INVALID', { at: `migrationDefaultCurve: matrix${place}`, problem, met: quote(met) });
  const size = Array.isArray(matrix) ? matrix.length : 0;
  if (size < 2) fail('', 'a grade and default at least expected', matrix);
  return matrix.map((row, i) => {
    if (!Array.isArray(row) || row.length !== size) fail(`[${i}]`, `${size} probabilities expected`, row);
    const sound = row.every((share) => typeof share === 'number' && share >= 0 && share <= 1);
    const total = row.reduce((sum, share) => sum + share, 0);
    if (!sound || Math.abs(total - 1) > ROW_SLACK) fail(`[${i}]`, 'probabilities that add up to 1 expected', row);
    if (i === size - 1 && row[i] !== 1) fail(`[${i}]`, 'default that is not left again expected', row);
    return row.map((share) => share / total);
  });
}

/**
 * A curve from rates of default a year, each holding up to a time.
 *
 *     P(default by t) = 1 − exp(−∫₀ᵗ rate)
 *
 * @throws INPUT_INVALID  times that do not ascend, a last piece that is not open, a rate outside 0 … 1000
 */
export function hazardDefaultCurve(pieces: DefaultCurve): DefaultCurve {
  return parseWith(DefaultCurve, pieces, 'hazardDefaultCurve');
}

/** ∫₀ᵗ rate. */
export function cumulativeHazard(curve: DefaultCurve, years: number): number {
  let total = 0;
  let from = 0;
  for (const { untilYears, rate } of curve) {
    const end = Math.min(years, untilYears ?? years);
    if (end <= from) break;
    total += rate * (end - from);
    from = end;
  }
  return total;
}

/**
 * Chance of default by a time from now.
 *
 * @param years  0 or more
 * @throws ARGUMENT_INVALID  a negative time
 */
export function defaultProbabilityBy(curve: DefaultCurve, years: number): number {
  checkNotNegative('defaultProbabilityBy: years', years);
  return -expm1(-cumulativeHazard(curve, years));
}
