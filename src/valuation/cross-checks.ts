import { type Fault, IpworthError } from '../base/errors.ts';
import { parseWith } from '../domain/parse.ts';
import { type CheckCode, CheckFacts } from '../domain/purpose.ts';
import { AnyExact } from '../domain/quantities.ts';
import type { Label } from '../formula/quantities.ts';
import { type Decimal, decimal, type Exact, text, ZERO } from '../numeric/decimal.ts';

/** One cross-check of a value: what was compared, and whether it holds. */
export interface CrossCheck extends Label {
  readonly code: CheckCode;
  /** `unknown` where a fact it needs was not given. */
  readonly holds: 'yes' | 'no' | 'unknown';
  /** What a failure means: the value cannot be, or needs an explanation. */
  readonly otherwise: 'refuse' | 'warn';
  readonly figure: string | null;
  readonly bound: string | null;
}

interface Rule extends Label {
  readonly otherwise: 'refuse' | 'warn';
  /** Figure and bound, absent where a fact is missing. */
  readonly compare: (value: Decimal, facts: CheckFacts) => readonly [figure: Decimal, bound: Decimal] | undefined;
  readonly holds: (figure: Decimal, bound: Decimal) => boolean;
}

const within = (figure: Decimal, bound: Decimal): boolean => figure.lte(bound);

const RULES: Readonly<Record<CheckCode, Rule>> = {
  'below-cost-floor': {
    en: 'the value is not below the minimum transfer fee: what the right cost its owner and what he gives up',
    zh: '评估值不低于最低收费额（重置成本净值分摊与机会成本之和）',
    otherwise: 'warn',
    compare: (value, { costFloor }) => (costFloor === undefined ? undefined : [value, decimal(costFloor)]),
    holds: (figure, bound) => figure.gte(bound),
  },
  'above-enterprise-value': {
    en: 'all intellectual property together is worth no more than the enterprise without its tangible assets',
    zh: '全部知识产权价值之和不超过企业价值减有形资产',
    otherwise: 'refuse',
    compare: (value, { enterpriseValue, tangibleAssets, otherRights = [] }) =>
      enterpriseValue === undefined || tangibleAssets === undefined
        ? undefined
        : [
            otherRights.reduce<Decimal>((sum, one) => sum.plus(one), value),
            decimal(enterpriseValue).minus(tangibleAssets),
          ],
    holds: within,
  },
  'profit-share-outside-one': {
    en: 'the value is between nothing and the whole present value of the profits it shares in',
    zh: '评估值隐含的利润分成率在0至1之间',
    otherwise: 'refuse',
    compare: (value, { presentValueOfProfits: profits }) =>
      profits === undefined ? undefined : [value, decimal(profits)],
    holds: (figure, bound) => figure.gte(ZERO) && figure.lte(bound),
  },
  'royalty-above-margin': {
    en: 'the royalty leaves the licensee a profit: it is not above his operating margin',
    zh: '许可费率不超过被许可方营业利润率',
    otherwise: 'refuse',
    compare: (_, { royaltyRate, operatingMargin }) =>
      royaltyRate === undefined || operatingMargin === undefined
        ? undefined
        : [decimal(royaltyRate), decimal(operatingMargin)],
    holds: within,
  },
};

export const CHECK_CODES = Object.keys(RULES) as readonly CheckCode[];

/**
 * Compares a value with what it cannot exceed or should not fall below.
 *
 *     value ≥ minimum transfer fee · Σ values ≤ enterprise value − tangible assets ·
 *     0 ≤ value ÷ present value of profits ≤ 1 · royalty ≤ operating margin
 *
 * @param codes  the checks wanted; all if left out
 * @throws INPUT_INVALID  a value or fact that is no amount or share
 */
export function crossChecks(
  value: Exact,
  facts: CheckFacts,
  codes: readonly CheckCode[] = CHECK_CODES,
): readonly CrossCheck[] {
  const known = parseWith(CheckFacts, facts, 'cross-check facts');
  const amount = decimal(parseWith(AnyExact, value, 'cross-checks: value'));
  return codes.map((code) => {
    const { en, zh, otherwise, compare, holds } = RULES[code];
    const pair = compare(amount, known);
    if (pair === undefined) return { code, en, zh, otherwise, holds: 'unknown', figure: null, bound: null };
    const [figure, bound] = pair;
    return {
      code,
      en,
      zh,
      otherwise,
      holds: holds(figure, bound) ? 'yes' : 'no',
      figure: text(figure),
      bound: text(bound),
    };
  });
}

/**
 * Refuses a value that cannot be.
 *
 * @throws INPUT_INVALID  every failed check whose failure is an impossibility, by its code
 */
export function requireChecks(checks: readonly CrossCheck[], at: string): void {
  const faults = checks
    .filter(({ holds, otherwise }) => holds === 'no' && otherwise === 'refuse')
    .map(
      ({ code, en, figure, bound }): Fault => ({
        at: `${at}: ${code}`,
        problem: `this does not hold: ${en}`,
        met: `${figure} against ${bound}`,
        remedy: 'mend the methods or the facts',
      }),
    );
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
}
