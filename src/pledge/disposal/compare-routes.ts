import { quote, refuse } from '../../base/errors.ts';
import type { WrittenPlan } from '../../domain/disposal.ts';
import { allocate } from '../../numeric/allocate.ts';
import { decimal, type Exact, round } from '../../numeric/decimal.ts';
import { type DisposalLaw, disposalLaw } from './disposal-law.ts';

/** One plan beside the others. */
export interface RouteComparison {
  readonly name: string;
  readonly law: DisposalLaw;
  /** Place by expected recovery at its worth on default, 1 the best. */
  readonly byRecovery: number;
  /** Place by the mean of the worst cases, 1 the least loss. */
  readonly byTail: number;
  /** What is given up against the best plan by expected recovery. */
  readonly givenUp: string;
  /** Plans that in no case lose less than this one and somewhere lose more. */
  readonly dominates: readonly string[];
}

/**
 * Plans of disposal side by side: what a fire sale gives up against patience, in the mean and in the tail.
 *
 * A plan dominates another when at every loss the chance of losing more is no larger, and somewhere smaller.
 *
 * @param plans  by name, for one and the same exposure
 * @throws INPUT_INVALID  a plan out of range, no plan, exposures that differ
 */
export function compareRoutes(plans: Readonly<Record<string, WrittenPlan>>): readonly RouteComparison[] {
  const named = Object.entries(plans);
  const exposures = new Set(named.map(([, { exposure }]) => String(exposure)));
  if (exposures.size !== 1) {
    const problem = 'plans for one and the same exposure expected';
    refuse('INPUT_INVALID', { at: 'compareRoutes: plans', problem, met: quote([...exposures]) });
  }
  const laws = named.map(([name, plan]) => ({ name, law: disposalLaw(plan) }));
  const best = laws.reduce((most, { law }) => {
    const recovery = decimal(law.expectedRecovery);
    return recovery.gt(most) ? recovery : most;
  }, decimal(0));
  const place = (isBetter: (other: DisposalLaw) => boolean): number =>
    1 + laws.filter(({ law }) => isBetter(law)).length;
  return laws.map(({ name, law }) => ({
    name,
    law,
    byRecovery: place((other) => decimal(other.expectedRecovery).gt(law.expectedRecovery)),
    byTail: place((other) => decimal(other.tail.shortfall).lt(law.tail.shortfall)),
    givenUp: round(best.minus(law.expectedRecovery), 2).toFixed(2),
    dominates: laws.filter((other) => other.name !== name && dominates(law, other.law)).map((other) => other.name),
  }));
}

function dominates(one: DisposalLaw, other: DisposalLaw): boolean {
  const losses = [...one.outcomes, ...other.outcomes].map(({ lossGivenDefault }) => decimal(lossGivenDefault));
  const above = (law: DisposalLaw, loss: Exact) =>
    law.outcomes.reduce(
      (sum, outcome) => (decimal(outcome.lossGivenDefault).gt(loss) ? sum.plus(outcome.probability) : sum),
      decimal(0),
    );
  const gaps = losses.map((loss) => above(other, loss.toFixed()).minus(above(one, loss.toFixed())));
  return gaps.every((gap) => gap.gte(0)) && gaps.some((gap) => gap.gt(0));
}

/**
 * The price of a bundle shared out to the pieces in it, so that each debt gets what its own pledge brought.
 *
 *     part = price × appraisal ÷ Σ appraisals, to the fen by largest remainder
 *
 * @throws ARGUMENT_INVALID  a price with more than two decimals, a negative appraisal, none above 0
 */
export function splitBundlePrice(price: Exact, appraisals: readonly Exact[]): readonly string[] {
  return allocate(price, appraisals, 2).map((part) => part.toFixed(2));
}
