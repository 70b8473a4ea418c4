import { quote, refuse } from '../base/errors.ts';
import { MODELS } from '../catalog/models.ts';
import type { Model } from '../formula/define-model.ts';
import { type Outcome, recordedInput } from '../formula/outcome.ts';
import { type Sheet, sheetsOf } from '../formula/sheet/sheet.ts';

/**
 * Recorded outcomes as the sheets of one workbook, in their order; each model is run again on what its record holds.
 *
 * @param models  where to find the models; those of the catalogue unless given
 * @throws DATA_NOT_FOUND  no model with the text that an outcome was computed by
 */
export function workbookOf(outcomes: readonly Outcome[], models: readonly Model[] = MODELS): readonly Sheet[] {
  const sheets: Sheet[] = [];
  for (const outcome of outcomes) {
    const taken = sheets.map(({ name }) => name);
    sheets.push(...sheetsOf(modelBehind(outcome, models), recordedInput(outcome), taken));
  }
  return sheets;
}

function modelBehind(outcome: Outcome, models: readonly Model[]): Model {
  const { id, hash } = outcome.model;
  const known = models.filter((one) => one.id === id);
  const same = known.find((one) => {
    const again = one.try(recordedInput(outcome));
    return again.ok && again.value.model.hash === hash;
  });
  if (same !== undefined) return same;
  const problem = known.length === 0 ? 'no model has this id' : 'the model of this id has changed since';
  return refuse('DATA_NOT_FOUND', { at: 'workbookOf', problem, met: quote(`${id} ${hash.slice(0, 12)}`) });
}
