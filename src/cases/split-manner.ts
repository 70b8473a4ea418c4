import { quote, refuse } from '../base/errors.ts';
import type { CaseEstimateOptions } from '../domain/case-schema.ts';
import { parseDay } from '../numeric/calendar.ts';
import { yearFraction } from '../numeric/day-count.ts';
import { pow } from '../numeric/elementary.ts';
import type { SplitManner } from './calibrate-split.ts';
import type { CaseBase } from './case-base.ts';
import type { Search } from './find-nearest.ts';
import { type Predictor, toScale } from './predict.ts';

/** Share of the spread of the whole base that no difficulty falls below: neighbours that happen to agree promise nothing. */
const FLOOR_SHARE = 0.1;

/** How the split of an estimate calibrates. @throws INPUT_INVALID  an attribute or days that the schema does not have */
export function mannerOf(
  base: CaseBase,
  search: Search,
  predictor: Predictor,
  { interval, level, within, halfLifeYears, asOf }: CaseEstimateOptions,
): SplitManner {
  return {
    level,
    difficultyFloor: interval === 'normalised' ? FLOOR_SHARE * spreadOf(predictor, search.eligible.mask) : 0,
    weights: halfLifeYears === undefined ? null : ageWeights(base, search.eligible.mask, halfLifeYears, asOf),
    isAlike: within === undefined ? () => true : alikeWithin(base, search, within),
  };
}

/** Mean distance of the values from their mean, on the scale of the predictor; 1 where all are the same. */
function spreadOf({ values, scale }: Predictor, mask: Uint8Array): number {
  const used = Array.from(
    values.filter((_, i) => mask[i] === 1),
    (value) => toScale(value, scale),
  );
  const mean = used.reduce((sum, value) => sum + value, 0) / used.length;
  return used.reduce((sum, value) => sum + Math.abs(value - mean), 0) / used.length || 1;
}

/** Weight by age: 1 on the as-of day, or that of the newest case; halved with each half-life; the oldest case's where no day is known. */
function ageWeights(base: CaseBase, mask: Uint8Array, halfLifeYears: number, asOf: string | undefined): Float64Array {
  const days = base.cases.flatMap(({ day }, i) => (day === null || mask[i] === 0 ? [] : [day]));
  if (days.length === 0) {
    const remedy = "name the column of days in the schema, as { column: 'Date' }";
    refuse('INPUT_INVALID', {
      at: 'halfLifeYears',
      problem: 'no case has a day to tell its age',
      met: quote(halfLifeYears),
      remedy,
    });
  }
  const newest = asOf === undefined ? days.reduce((a, b) => Math.max(a, b)) : parseDay(asOf);
  const oldest = days.reduce((a, b) => Math.min(a, b));
  return Float64Array.from(base.cases, ({ day }) =>
    pow(0.5, yearFraction(day ?? oldest, newest, 'ACT/365F') / halfLifeYears),
  );
}

/** Whether a case has the level of the target. */
function alikeWithin(base: CaseBase, { target, frame }: Search, within: string): (number: number) => boolean {
  const names = base.columns.map(({ attribute }) => attribute.name);
  const place = names.indexOf(within);
  const kind = base.columns[place]?.attribute.kind;
  if (kind === undefined || kind === 'numeric' || kind === 'ratio' || kind === 'date') {
    const levels = names.filter((_, j) => !['numeric', 'ratio', 'date'].includes(base.columns[j]!.attribute.kind));
    const remedy = `attributes with levels are ${levels.map(quote).join(', ') || 'none'}`;
    refuse('INPUT_INVALID', {
      at: 'within',
      problem: 'no attribute with levels of that name',
      met: quote(within),
      remedy,
    });
  }
  const code = target.codes[place]!;
  if (Number.isNaN(code)) {
    const remedy = 'give it, or calibrate on all cases';
    refuse('INPUT_INVALID', {
      at: `target ${quote(within)}`,
      problem: 'unknown, so that no case shares its level',
      remedy,
    });
  }
  return (number) => base.codes[number * frame.width + place] === code;
}
