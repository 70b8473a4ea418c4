import { type Fault, IpworthError, quote } from '../../base/errors.ts';
import { attempt } from '../../base/result.ts';
import { decimal, isExact, text } from '../../numeric/decimal.ts';
import type { Model } from '../define-model.ts';
import { type Outcome, recordedInput } from '../outcome.ts';
import type { Inputs } from '../quantities.ts';
import { type AnyModel, driversOf, type Given, moved, outcomeOf } from './driver.ts';

/**
 * What a scenario writes over the base: by the name of an input or of an entry such as `sales[3]`, another figure, or
 * `{ times: '0.9' }` of the base's; on a series, each figure so many times. `undefined` leaves an input out.
 */
export type Overrides = Readonly<Record<string, unknown>>;

/** A scenario that the model computes, or the faults for which it does not. */
export type Scenario =
  | {
      readonly name: string;
      readonly ok: true;
      readonly outcome: Outcome;
      /** Its value less the value of the base. */
      readonly gap: string;
    }
  | { readonly name: string; readonly ok: false; readonly faults: readonly Fault[] };

export interface Scenarios {
  readonly base: Outcome;
  readonly scenarios: readonly Scenario[];
}

/**
 * Named cases beside a base case, each exact, with its gap to the base; a case that the model refuses stays in the list
 * with its faults.
 *
 * @param base  an input or an outcome
 * @throws INPUT_INVALID  a base that the model refuses
 */
export function scenarios<I extends Inputs>(
  model: Model<I>,
  base: Given<I>,
  named: Readonly<Record<string, Overrides>>,
): Scenarios {
  const start = outcomeOf(model, base);
  const cases = Object.entries(named).map(([name, overrides]): Scenario => {
    const result = attempt(() => outcomeOf(model, overridden(model, start, overrides)));
    if (!result.ok) return { name, ok: false, faults: result.error.faults };
    return { name, ok: true, outcome: result.value, gap: text(decimal(result.value.value).minus(start.value)) };
  });
  return { base: start, scenarios: cases };
}

function overridden(model: AnyModel, base: Outcome, overrides: Overrides): Readonly<Record<string, unknown>> {
  const isMove = ([name, to]: readonly [string, unknown]): boolean => name.includes('[') || isTimes(to);
  const entries = Object.entries(overrides ?? {});
  const moves = entries.filter(isMove);
  const input = { ...recordedInput(base), ...Object.fromEntries(entries.filter((entry) => !isMove(entry))) };
  const drivers = driversOf(
    model,
    base,
    moves.map(([name]) => name),
  );
  const faults: Fault[] = [];
  const result = drivers.reduce((standing, driver, index) => {
    const to = moves[index]?.[1];
    const figure = isTimes(to) ? to.times : to;
    if (!isExact(figure) || (isTimes(to) && driver.at === null)) {
      faults.push({ at: `${model.id}: ${driver.name}`, problem: 'no exact figure to move to', met: quote(to) });
      return standing;
    }
    const times = isTimes(to) ? decimal(figure).times(driver.at ?? 1) : decimal(figure);
    return moved(standing, driver, times);
  }, input);
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return result;
}

function isTimes(to: unknown): to is { readonly times: unknown } {
  return typeof to === 'object' && to !== null && Object.keys(to).join() === 'times';
}
