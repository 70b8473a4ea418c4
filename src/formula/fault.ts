import { refuse } from '../base/errors.ts';
import type { Place } from './syntax.ts';

/** What would break the line or turn its direction. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Cs}]/gu;

/** A character as a message shows it: itself, or its number where it cannot be seen. */
export function shownCharacter(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return character.search(UNSEEN) < 0 ? `"${character}"` : `U+${number}`;
}

/** Refuses a formula, pointing at the column with a caret below the text, shown as one line. */
export function refuseFormula(place: Place, at: number, problem: string, remedy?: string): never {
  const column = at + 1;
  const line = place.text.replace(UNSEEN, (one) => ' '.repeat(one.length));
  const pointer = `\n  ${line}\n  ${' '.repeat(at)}^`;
  refuse('MODEL_INVALID', {
    at: `${place.model}: formula ${place.formula}, column ${column}`,
    problem: remedy === undefined ? `${problem}${pointer}` : `${problem}; ${remedy}${pointer}`,
  });
}
