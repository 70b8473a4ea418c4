import { refuse } from '../base/errors.ts';
import type { LendingBasket } from '../domain/lending-basket.ts';
import { parseWith } from '../domain/parse.ts';
import { Day, Money, PositiveMoney, Share } from '../domain/quantities.ts';
import type { PledgePolicy } from '../domain/reference-data.ts';
import type { SourceEntry } from '../domain/sourced.ts';
import { checkPositive, checkWhole } from '../numeric/argument.ts';
import { addMonths, formatDay, parseDay } from '../numeric/calendar.ts';
import { decimal, type Exact, greatest, round, ZERO } from '../numeric/decimal.ts';
import { basketLimit } from './basket.ts';

/** Days on which a pledge is valued anew: every so many months after the first valuation, up to the end of the debt. */
export function revaluationDays(valuedOn: string, everyMonths: number, until: string): readonly string[] {
  parseWith(Day, valuedOn, 'revaluationDays: valuedOn');
  parseWith(Day, until, 'revaluationDays: until');
  checkWhole('revaluationDays: everyMonths', everyMonths, 1, 120);
  const days: string[] = [];
  for (let k = 1; ; k++) {
    const day = formatDay(addMonths(parseDay(valuedOn), k * everyMonths));
    if (day > until) return days;
    days.push(day);
  }
}

/** Whether a debt is still within what its collateral carries. */
export interface CoverageTest {
  readonly debt: string;
  readonly lendable: string;
  /** Debt ÷ lendable value, six decimals; `null` where nothing may be lent. */
  readonly use: string | null;
  readonly isBreached: boolean;
  /** What must be repaid, or lendable value added, to mend the breach. */
  readonly shortfall: string;
  /** Collateral to add at a pledge rate, rounded up to the fen; `null` without a rate. */
  readonly furtherCollateral: string | null;
}

/**
 * Holds a debt against the lendable value of its collateral as valued now.
 *
 *     breached when debt > lendable; further collateral = shortfall ÷ pledge rate
 *
 * @param pledgeRate  of collateral that might be added
 * @throws INPUT_INVALID  faults of the basket, the debt or the rate
 */
export function coverageTest(debt: Exact, basket: LendingBasket, pledgeRate?: Exact): CoverageTest {
  const owed = decimal(parseWith(Money, debt, 'coverage: debt'));
  const lendable = decimal(basketLimit({ ...basket, limits: [] }).amount);
  const shortfall = greatest([ZERO, owed.minus(lendable)]);
  const rate = pledgeRate === undefined ? undefined : decimal(parseWith(Share, pledgeRate, 'coverage: pledgeRate'));
  if (rate?.isZero()) {
    refuse('INPUT_INVALID', { at: 'coverage: pledgeRate', problem: 'nothing is lent on it', met: '0' });
  }
  return {
    debt: owed.toFixed(2),
    lendable: lendable.toFixed(2),
    use: lendable.isZero() ? null : owed.div(lendable).toFixed(6),
    isBreached: owed.gt(lendable),
    shortfall: shortfall.toFixed(2),
    furtherCollateral: rate === undefined ? null : round(shortfall.div(rate), 2, 'ceil').toFixed(2),
  };
}

/** Whether an appraisal stands so far above the market that it must be made anew. */
export function needsNewAppraisal(appraised: Exact, market: Exact, above: number): boolean {
  checkPositive('needsNewAppraisal: above', above);
  const bound = decimal(parseWith(PositiveMoney, market, 'needsNewAppraisal: market')).times(above);
  return decimal(parseWith(Money, appraised, 'needsNewAppraisal: appraised')).gt(bound);
}

/** The rate at which a policy lends on a kind of right or another asset, and why. */
export interface PolicyRate {
  readonly pledgeRate: string;
  readonly ground: 'taken' | 'not-taken' | 'too-little-life';
  readonly source: SourceEntry | null;
}

/**
 * A policy's pledge rate; 0, with its ground, where the policy does not take the asset or too little of its life is left.
 *
 * @param remainingYears  of a right; `null` for other assets and rights without an end
 * @throws DATA_UNKNOWN  the policy takes it at a rate that no source tells
 */
export function policyRate(policy: PledgePolicy, asset: string, remainingYears: Exact | null): PolicyRate {
  const right = policy.rates.find(({ kind }) => kind === asset);
  const leaf = (right ?? policy.otherAssets?.find((other) => other.asset === asset))?.pledgeRate;
  if (leaf === undefined) return { pledgeRate: '0', ground: 'not-taken', source: null };
  if (leaf.value === null) {
    refuse('DATA_UNKNOWN', {
      at: `pledge policy ${policy.id}@${policy.version} /${asset}/pledgeRate`,
      problem: `the pledge rate is not known (${leaf.note ?? 'no source tells it'})`,
      met: 'null',
      remedy: 'use a policy that states it, or load your own',
    });
  }
  const source = policy.sources[leaf.source ?? ''] ?? null;
  const bound = right?.leastRemainingYears?.value;
  const isShort = bound !== undefined && bound !== null && remainingYears !== null && decimal(remainingYears).lt(bound);
  return isShort
    ? { pledgeRate: '0', ground: 'too-little-life', source }
    : { pledgeRate: String(leaf.value), ground: 'taken', source };
}
