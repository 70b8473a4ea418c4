import { IpworthError, refuse } from '../base/errors.ts';
import type { Model } from '../formula/define-model.ts';
import type { Outcome } from '../formula/outcome.ts';
import type { Label } from '../formula/quantities.ts';
import { decimal, greatest, least, text } from '../numeric/decimal.ts';

/** What one method concludes: its value, how low and high it goes over the stated ranges, and how far it is trusted. */
export interface Conclusion {
  readonly outcome: Outcome;
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly ranges: Readonly<Record<string, readonly [string, string]>>;
  /** Chance that low … high is meant to hold the value. */
  readonly level: number;
  /** Weight before scaling. */
  readonly reliability: string;
  readonly reason: Label;
}

export interface MethodInput {
  readonly model: Model;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly ranges: Readonly<Record<string, readonly [string, string]>>;
  readonly level: number;
  readonly reliability: string;
  readonly reason: Label;
  /** Place of the method in the document, for messages. */
  readonly at: string;
}

/**
 * Runs a method at its stated inputs and at every corner of their ranges. Low and high are the extremes over the
 * corners: the true extremes wherever the value rises or falls steadily with each input.
 *
 * @throws INPUT_INVALID  inputs the model refuses; a range that does not hold the stated figure; a value not above 0
 */
export function conclude({ model, inputs, ranges, level, reliability, reason, at }: MethodInput): Conclusion {
  const run = (given: Readonly<Record<string, unknown>>): Outcome => {
    const result = model.try(given);
    if (result.ok) return result.value;
    const faults = result.error.faults.map((fault) => ({ ...fault, at: `${at}: ${fault.at}` }));
    throw new IpworthError(result.error.code, faults);
  };
  const outcome = run(inputs);
  for (const [name, [low, high]] of Object.entries(ranges)) checkRange(`${at}/ranges/${name}`, inputs[name], low, high);
  if (decimal(outcome.value).lte(0)) {
    refuse('INPUT_INVALID', {
      at,
      problem: 'the method gives no positive value',
      met: outcome.value,
      remedy: 'drop the method or mend its inputs',
    });
  }
  const values = corners(ranges).map((corner) => decimal(run({ ...inputs, ...corner }).value));
  const all = [decimal(outcome.value), ...values];
  return {
    outcome,
    value: outcome.value,
    low: text(least(all)),
    high: text(greatest(all)),
    ranges,
    level,
    reliability,
    reason,
  };
}

/** Every way of putting each range at its low or its high. */
function corners(ranges: MethodInput['ranges']): Record<string, string>[] {
  return Object.entries(ranges).reduce<Record<string, string>[]>(
    (found, [name, ends]) => found.flatMap((corner) => ends.map((end) => ({ ...corner, [name]: end }))),
    [{}],
  );
}

function checkRange(at: string, stated: unknown, low: string, high: string): void {
  if (typeof stated !== 'string' && typeof stated !== 'number') {
    refuse('INPUT_INVALID', {
      at,
      problem: 'a range belongs to a single figure of the same method',
      met: JSON.stringify(stated) ?? 'nothing',
    });
  }
  const holds = decimal(low).lte(stated) && decimal(high).gte(stated);
  if (!holds) {
    refuse('INPUT_INVALID', {
      at,
      problem: `the range does not hold the stated figure ${stated}`,
      met: `[${low}, ${high}]`,
    });
  }
}
