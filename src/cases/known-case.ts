import { quote, refuse } from '../base/errors.ts';
import type { CaseTarget } from '../domain/case-schema.ts';
import type { CaseBase } from './case-base.ts';
import { targetOf } from './code-target.ts';

/** A case of the base as a target, with the value that it is known to have. */
export interface KnownCase {
  readonly id: string;
  readonly target: CaseTarget;
  readonly value: number | null;
}

/** A case by its name. @throws INPUT_INVALID  no case has it */
export function knownCase(base: CaseBase, id: string): KnownCase {
  const number = base.numberOf.get(id);
  if (number === undefined) {
    const remedy = `cases are called as ${quote(base.cases[0]!.id)} is`;
    return refuse('INPUT_INVALID', { at: 'like', problem: 'no case of that name', met: quote(id), remedy });
  }
  return { id, target: targetOf(base, number), value: base.values === null ? null : base.values[number]! };
}
