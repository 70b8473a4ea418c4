import { type Fault, refuse } from '../base/errors.ts';

/**
 * The interval where no finite one keeps the promise: the whole line, in which every value lies.
 *
 * Its ends are null, not infinite: a result is finite or there is none, and JSON has no word for infinity.
 */
export interface Unbounded {
  readonly lower: null;
  readonly upper: null;
  readonly reason: string;
  /** How many more cases would make it finite, at least. */
  readonly casesNeeded: number;
  /** The highest level at which the cases at hand give a finite interval; 0 where there is none. */
  readonly highestLevel: number;
}

/** Why no finite bound keeps a promise. */
export interface Shortfall extends Fault {
  readonly casesNeeded: number;
  readonly highestLevel: number;
}

/** The unbounded interval that a shortfall leaves. */
export function unboundedBy({ problem, casesNeeded, highestLevel }: Shortfall): Unbounded {
  return { lower: null, upper: null, reason: problem, casesNeeded, highestLevel };
}

/** @throws EVIDENCE_INSUFFICIENT  always */
export function refuseShortfall({ at, problem, met, remedy }: Shortfall): never {
  return refuse('EVIDENCE_INSUFFICIENT', { at, problem, ...(met && { met }), ...(remedy && { remedy }) });
}
