import { quote, refuse } from '../base/errors.ts';
import type { CaseEstimateOptions } from '../domain/case-schema.ts';
import type { CaseBase } from './case-base.ts';
import { centreOf } from './centre.ts';
import { FaultList } from './fault-list.ts';
import type { Search } from './find-nearest.ts';
import { type Predictor, toScale } from './predict.ts';
import { timeFactors } from './time-adjust.ts';

/** Options that say how neighbours become a value. */
export type PredictorOptions = Pick<
  CaseEstimateOptions,
  'k' | 'centre' | 'weighting' | 'ridge' | 'adjust' | 'time' | 'shrink'
>;

/**
 * A predictor for a base, with the centre of the cases that a mask leaves as what thin evidence is drawn towards.
 *
 * @throws INPUT_INVALID  a schema without a value, adjustments or an index of time that do not fit the base
 */
export function buildPredictor(
  base: CaseBase,
  options: PredictorOptions,
  frame: Search['frame'],
  mask: Uint8Array,
): Predictor {
  const { schema, values: raw, codes } = base;
  if (schema.value === undefined || raw === null) {
    const remedy = "name the column of values in the schema, as { column: 'Price', scale: 'log' }";
    return refuse('INPUT_INVALID', { at: 'estimate: base', problem: 'the schema names no value', remedy });
  }
  const { k, centre, weighting, ridge, adjust, time, shrink } = options;
  const { scale } = schema.value;
  const values = broughtTo(base, raw, time);
  const isOrdered = base.columns.map(({ attribute: { kind } }) => kind !== 'categorical' && kind !== 'presence');
  return {
    k,
    centre,
    weighting,
    scale,
    values,
    codes,
    width: base.columns.length,
    slopes: slopesOf(base, adjust, isOrdered),
    plane: { factor: frame.factor.map((factor, j) => (isOrdered[j] && frame.weight[j]! > 0 ? factor : 0)), ridge },
    prior: { centre: shrink === 0 ? 0 : priorCentre(values, mask, { centre, scale }), strength: shrink },
  };
}

/** Values of all cases on one day where that is asked for; those of cases without a day, which are not used, stay as they are. */
export function broughtTo(base: CaseBase, values: Float64Array, time: PredictorOptions['time']): Float64Array {
  if (time === undefined) return values;
  const factor = timeFactors(time);
  return values.map((value, i) => {
    const { day } = base.cases[i]!;
    return day === null ? value : value * factor(day);
  });
}

function slopesOf(
  base: CaseBase,
  adjust: PredictorOptions['adjust'],
  isOrdered: readonly boolean[],
): Float64Array | null {
  const names = base.columns.map(({ attribute }) => attribute.name);
  const faults = new FaultList('adjust');
  for (const name of Object.keys(adjust)) {
    const at = `adjust ${quote(name)}`;
    const place = names.indexOf(name);
    if (place < 0) {
      const remedy = `the schema has ${names.map(quote).join(', ')}`;
      faults.add({ at, problem: 'no such attribute', met: quote(adjust[name]), remedy });
    } else if (!isOrdered[place]) {
      const remedy = 'adjust by numbers, shares, days or ordered levels';
      faults.add({ at, problem: 'levels without order have no difference', met: quote(adjust[name]), remedy });
    }
  }
  faults.refuseAny('INPUT_INVALID');
  if (Object.keys(adjust).length === 0) return null;
  return Float64Array.from(names, (name) => adjust[name] ?? 0);
}

function priorCentre(values: Float64Array, mask: Uint8Array, { centre, scale }: Pick<Predictor, 'centre' | 'scale'>) {
  const used = values.filter((_, i) => mask[i] === 1);
  const how = { centre: centre === 'median' ? centre : 'mean', scale } as const;
  return toScale(centreOf(used, new Float64Array(used.length).fill(1), how), scale);
}

/** A search whose cases all have a day. @throws INPUT_INVALID  a schema without days; EVIDENCE_INSUFFICIENT  no case has one */
export function onlyDated(base: CaseBase, search: Search): Search {
  if (base.schema.date === undefined) {
    const remedy = "name the column of days in the schema, as { column: 'Date' }";
    refuse('INPUT_INVALID', { at: 'time', problem: 'the cases have no day to bring values from', remedy });
  }
  const { mask, count, notUsed } = search.eligible;
  const dated = mask.map((used, i) => (base.cases[i]!.day === null ? 0 : used));
  const left = dated.reduce((sum, used) => sum + used, 0);
  if (left === 0) {
    const remedy = 'give days, or leave the adjustment for time out';
    refuse('EVIDENCE_INSUFFICIENT', { at: 'the case base', problem: 'no case has a day', met: quote(count), remedy });
  }
  const eligible = { mask: dated, count: left, notUsed: { ...notUsed, undated: notUsed.undated + count - left } };
  return { ...search, eligible, plan: { ...search.plan, eligible: dated } };
}
