import { refuse } from '../base/errors.ts';
import type { LoanRequest } from '../domain/application.ts';
import type { LendingBasket } from '../domain/lending-basket.ts';
import type { PledgePolicy } from '../domain/reference-data.ts';
import type { IpRight } from '../domain/right.ts';
import type { Sourced, SourceEntry } from '../domain/sourced.ts';
import type { LegalLife } from '../domain/statutory-life.ts';
import type { Label } from '../formula/quantities.ts';
import { type Decimal, decimal, least, text } from '../numeric/decimal.ts';
import { limitOf } from './basket.ts';
import type { Answer } from './pledgeability.ts';

/** One ceiling on what may be lent, how it was found, and where it comes from. */
export interface Limit {
  readonly id: string;
  readonly label: Label;
  readonly amount: string;
  readonly working: string;
  readonly source: string;
}

/** What may be lent on rights, and which ceiling binds. */
export interface LendableValue {
  readonly amount: string;
  readonly asked: string;
  readonly isEnough: boolean;
  readonly binding: Limit;
  readonly limits: readonly Limit[];
}

export interface LendingFacts {
  readonly value: string;
  readonly rights: readonly IpRight[];
  readonly lives: readonly LegalLife[];
  readonly pledgeable: Answer;
  readonly loan: LoanRequest;
  readonly policy: PledgePolicy;
  /** Largest loan the scheme covers; null when it sets none. */
  readonly schemeMaximum: string | null;
}

type Rate = PledgePolicy['rates'][number];

/**
 * The least of all ceilings.
 *
 *     by value = value × smallest owned share × smallest pledge rate of the rights' kinds
 *
 * Rights are valued together, so the strictest rate among them applies to the whole. A ceiling is 0 where the lender's
 * policy does not take the right, the term or the life that is left, or the register would refuse; such a reason is named
 * before the value. The value itself is worked out as a basket of one item: see `basketLimit`, which knows haircuts, prior
 * claims and several pieces of collateral besides.
 *
 * @throws DATA_UNKNOWN  the policy's pledge rate for a kind is not known
 */
export function lendableValue(facts: LendingFacts): LendableValue {
  const { loan, policy, schemeMaximum } = facts;
  const limits: Limit[] = [...refusals(facts), valueLimit(facts)];
  const largest = policy.largestLoan;
  if (largest !== undefined && largest.value !== null) {
    const label = { en: "lender's largest loan", zh: '贷款人单笔上限' };
    limits.push({
      id: 'largest-loan',
      label,
      amount: hundredths(largest.value),
      working: '',
      source: sourceOf(policy, largest),
    });
  }
  if (schemeMaximum !== null) {
    const label = { en: 'largest loan the scheme covers', zh: '补偿方案覆盖的单笔上限' };
    limits.push({ id: 'scheme-maximum', label, amount: hundredths(schemeMaximum), working: '', source: 'the scheme' });
  }
  const amount = least(limits.map((one) => decimal(one.amount)));
  return {
    amount: amount.toFixed(2),
    asked: decimal(loan.amount).toFixed(2),
    isEnough: amount.gte(loan.amount),
    binding: limits.find((one) => amount.equals(one.amount)) as Limit,
    limits,
  };
}

function valueLimit({ value, rights, policy }: LendingFacts): Limit {
  const rates = rights.flatMap((right) => policy.rates.filter(({ kind }) => kind === right.kind));
  for (const { kind, pledgeRate } of rates) {
    if (pledgeRate.value === null) {
      refuse('DATA_UNKNOWN', {
        at: `pledge policy ${policy.id}@${policy.version} /rates/${kind}/pledgeRate`,
        problem: `the pledge rate is not known (${pledgeRate.note ?? 'no source tells it'})`,
        remedy: 'use a policy that states it, or load your own',
      });
    }
  }
  const [strictest] = [...rates].sort((a, b) => decimal(a.pledgeRate.value ?? 0).comparedTo(b.pledgeRate.value ?? 0));
  const rate: Decimal = decimal(strictest?.pledgeRate.value ?? '0');
  const owned = least(rights.map(({ ownedShare }) => decimal(ownedShare)));
  const { amount } = limitOf(jointBasket(value, text(owned), text(rate)));
  const label = { en: 'value × owned share × pledge rate', zh: '评估值 × 权属比例 × 质押率' };
  const source = strictest === undefined ? policy.id : sourceOf(policy, strictest.pledgeRate);
  return { id: 'value', label, amount, working: `${value} × ${owned} × ${rate}`, source };
}

/** Rights valued together as the basket they are: one item, which the register's refusals are held against apart. */
function jointBasket(value: string, ownedShare: string, pledgeRate: string): LendingBasket {
  const haircuts = { liquidity: '0', remainingLife: '0', legal: '0' };
  const terms = { isRight: true, haircuts, priorClaims: '0', pledgeable: 'pass' } as const;
  const item = { id: 'rights', value, ownedShare, pledgeRate, ...terms };
  return { items: [item], largestShare: null, countUnknown: true, leastRightsShare: null, limits: [] };
}

/** Ceilings of 0, one for each reason not to lend at all. */
function refusals({ rights, lives, pledgeable, loan, policy }: LendingFacts): Limit[] {
  const found: Limit[] = [];
  if (pledgeable === 'fail') {
    const label = { en: 'the register would refuse the pledge', zh: '质押登记将不予办理' };
    found.push({ id: 'not-pledgeable', label, amount: '0.00', working: '', source: 'the findings on pledgeability' });
  }
  for (const [index, right] of rights.entries()) {
    const rate = policy.rates.find(({ kind }) => kind === right.kind);
    const refusal =
      rate === undefined ? notTaken(right, policy) : tooShort(right, lives[index] as LegalLife, rate, policy);
    if (refusal !== undefined) found.push(refusal);
  }
  const longest = policy.longestTermYears?.value;
  if (longest !== undefined && longest !== null && decimal(loan.termMonths).div(12).gt(longest)) {
    const label = { en: 'the term is longer than the lender grants', zh: '期限超过贷款人规定' };
    const working = `${loan.termMonths} months against ${longest} years`;
    found.push({
      id: 'term',
      label,
      amount: '0.00',
      working,
      source: sourceOf(policy, policy.longestTermYears as Sourced<unknown>),
    });
  }
  return found;
}

function notTaken(right: IpRight, policy: PledgePolicy): Limit {
  const label = { en: 'the lender does not take this kind of right', zh: '贷款人不接受该类权利' };
  return {
    id: 'kind',
    label,
    amount: '0.00',
    working: `${right.id}: ${right.kind}`,
    source: `${policy.id}@${policy.version}`,
  };
}

function tooShort(
  right: IpRight,
  life: LegalLife,
  { leastRemainingYears }: Rate,
  policy: PledgePolicy,
): Limit | undefined {
  const least = leastRemainingYears?.value;
  if (leastRemainingYears === undefined || least === null || least === undefined) return undefined;
  if (decimal(life.remainingYears).gte(least)) return undefined;
  const label = { en: 'too little of the term of protection is left', zh: '剩余保护期不足' };
  const working = `${right.id}: ${life.remainingYears} years against ${least}`;
  return { id: 'remaining-life', label, amount: '0.00', working, source: sourceOf(policy, leastRemainingYears) };
}

function sourceOf(policy: PledgePolicy, { source, mark }: Sourced<unknown>): string {
  const entry: SourceEntry | undefined = source === undefined ? undefined : policy.sources[source];
  return `${policy.id}@${policy.version}: ${entry?.work ?? 'no source'}${mark === undefined ? '' : ` [${mark}]`}`;
}

function hundredths(amount: string | number): string {
  return decimal(amount).toFixed(2);
}
