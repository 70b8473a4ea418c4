import { quote } from '../../base/errors.ts';
import type { Model } from '../define-model.ts';
import type { Outcome } from '../outcome.ts';
import { checkRecord } from './check-record.ts';
import { checkShape, type RecordFault, type Report } from './record.ts';

/**
 * What came of the check: how many lines were recomputed, or every fault by its place. `against` says whether the record was
 * held to its model's own text as well, or only to itself.
 */
export type Verification =
  | { readonly ok: true; readonly steps: number; readonly against: 'model' | 'record' }
  | { readonly ok: false; readonly faults: readonly RecordFault[]; readonly against: 'model' | 'record' };

/** Additions that one call may spend, a few seconds; the largest record of the catalogue takes less than a hundredth. */
const PURSE = 1_000_000;
const MOST_FAULTS = 1000;

/**
 * Recomputes an outcome from its own record: reads its printed formulas with a second parser, computes each line from the
 * recorded lines before it in an arithmetic of its own, and compares. What no arithmetic can show, such as a label, the
 * record's seal shows.
 *
 * A line agrees when it lies as near as 34 digits allow: one unit in the 34th digit for each inexact operation, carried
 * through the line (for Φ, whose 28 digits are stated, a million units).
 *
 * @param outcome  an outcome, or what was stored as one; whatever else it is, faults are the answer
 * @param models   the outcome's model, or models among which it is found by id: the record is then also held to that
 *   model's formulas, words, kinds, defaults, ranges, conditions and hash
 */
export function verify(outcome: unknown, models?: Model | readonly Model[]): Verification {
  const against = models === undefined ? 'record' : 'model';
  const faults: RecordFault[] = [];
  const report: Report = (at, problem, recorded, recomputed) => {
    const pair = { ...textAs('recorded', recorded), ...textAs('recomputed', recomputed) };
    if (faults.length < MOST_FAULTS) faults.push({ at, problem, ...pair });
  };
  checkShape(outcome, '', report);
  if (faults.length > 0) return { ok: false, faults, against };
  const record = outcome as Outcome;
  const model = models === undefined || 'checked' in models ? models : models.find(({ id }) => id === record.model.id);
  if (models !== undefined && model === undefined) report('model/id', 'no model at hand has this id', record.model.id);
  const steps = checkRecord(record, { at: '', report, purse: { left: PURSE } }, model);
  return faults.length === 0 ? { ok: true, steps, against } : { ok: false, faults, against };
}

function textAs(name: string, value: unknown): Readonly<Record<string, string>> {
  if (value === undefined) return {};
  return { [name]: typeof value === 'string' ? value.slice(0, 200) : quote(value) };
}
