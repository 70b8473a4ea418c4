import { refuse } from '../base/errors.ts';
import type { Place } from './syntax.ts';

/** Refuses a formula, pointing at the column with a caret below the text, shown as one line. */
export function refuseFormula(place: Place, at: number, problem: string, remedy?: string): never {
  const column = at + 1;
  const line = place.text.replace(/\s/g, ' ');
  const pointer = `\n  ${line}\n  ${' '.repeat(at)}^`;
  refuse('MODEL_INVALID', {
    at: `${place.model}: formula ${place.formula}, column ${column}`,
    problem: remedy === undefined ? `${problem}${pointer}` : `${problem}; ${remedy}${pointer}`,
  });
}
