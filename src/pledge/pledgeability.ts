import { parseWith } from '../domain/parse.ts';
import { PledgeFacts, type PledgeRules } from '../domain/pledge-rules.ts';
import type { IpRight } from '../domain/right.ts';
import type { LegalLife } from '../domain/statutory-life.ts';
import type { Label } from '../formula/quantities.ts';

export type Answer = 'pass' | 'fail' | 'unknown';

/** One rule of the register put to one right. */
export interface Finding {
  readonly rule: string;
  readonly rightId: string;
  readonly answer: Answer;
  readonly ground: Label;
  readonly source: string;
}

/** Whether rights can be pledged for a debt: fail when one rule fails, unknown when none fails and a fact is missing. */
export interface Pledgeability {
  readonly answer: Answer;
  readonly findings: readonly Finding[];
}

/** A right whose pledge is to be registered, and the rules of its register; `null` where none are known. */
export interface PledgedRight {
  readonly id: string;
  readonly kind: IpRight['kind'];
  readonly facts: PledgeFacts;
  readonly rules: PledgeRules | null;
}

/**
 * Puts every rule of the register to one right and its contract of pledge.
 *
 * A rule fails when its fact has the answer that leads to refusal and nothing lifts it, passes when it has the other or
 * the refusal is lifted, and is unknown while a fact that decides is missing. Where no rules are known, that is the one
 * finding, and the answer is unknown: not that nothing refuses.
 *
 * @throws INPUT_INVALID  a fact left out (write `null` where nobody asked), or no truth value
 */
export function checkRegistration(right: PledgedRight): Pledgeability {
  const facts = parseWith(PledgeFacts, right.facts, `facts of ${right.id}`);
  return verdict(findingsOf({ ...right, facts }, ['right', 'contract']));
}

/**
 * Puts the rules about rights to every right of an application.
 *
 * @param lives        legal life of each right, in the same order
 * @param maturityDay  last day of the debt; the right must outlive it
 * @param rules        of each right's register, in the same order
 */
export function pledgeability(
  rights: readonly IpRight[],
  lives: readonly LegalLife[],
  maturityDay: string,
  rules: readonly (PledgeRules | null)[],
): Pledgeability {
  return verdict(
    rights.flatMap((right, index) => {
      const facts = factsOf(right, lives[index] as LegalLife, maturityDay);
      return findingsOf({ id: right.id, kind: right.kind, facts, rules: rules[index] ?? null }, ['right']);
    }),
  );
}

function factsOf(right: IpRight, { expiryDay }: LegalLife, maturityDay: string): PledgeFacts {
  return {
    pledgorIsRegisteredOwner: right.pledgorIsRegisteredOwner,
    ended: right.feeStatus === 'lapsed',
    granted: right.grantDay !== null,
    feesPaid: right.feeStatus === 'paid',
    frozen: right.frozenOrDisputed,
    disputed: right.frozenOrDisputed,
    debtEndsAfterExpiry: maturityDay >= expiryDay,
    coOwned: Number(right.ownedShare) !== 1,
    coOwnersConsent: right.coOwnersConsent,
    alreadyPledged: right.alreadyPledged,
    sameDayInventionFiling: right.sameDayInventionFiling ?? null,
    invalidationPending: right.invalidationPending,
    partiesConfirm: right.partiesConfirm ?? null,
    contractComplete: null,
  };
}

function findingsOf({ id, kind, facts, rules }: PledgedRight, scopes: readonly string[]): Finding[] {
  if (rules === null || rules.rules.length === 0) {
    const ground = {
      en: 'the register’s own grounds for refusal are not known to this library',
      zh: '该登记机关不予登记的情形未收录',
    };
    return [{ rule: 'rules-known', rightId: id, answer: 'unknown', ground, source: rules?.id ?? 'none' }];
  }
  return rules.rules
    .filter((rule) => scopes.includes(rule.scope) && (rule.kinds ?? rules.kinds).includes(kind))
    .map(({ code, fact, refusesWhen, unless, en, zh, mark, source }): Finding => {
      const isMet = facts[fact] === null ? null : facts[fact] === refusesWhen;
      const isLifted = unless === undefined ? false : facts[unless];
      const answer =
        isMet === false || isLifted === true ? 'pass' : isMet === null || isLifted === null ? 'unknown' : 'fail';
      const { work, locator } = rules.sources[source] as { readonly work: string; readonly locator: string };
      return { rule: code, rightId: id, answer, ground: { en, zh }, source: `${work}, ${locator} [${mark}]` };
    });
}

function verdict(findings: readonly Finding[]): Pledgeability {
  const has = (answer: Answer): boolean => findings.some((finding) => finding.answer === answer);
  return { answer: has('fail') ? 'fail' : has('unknown') ? 'unknown' : 'pass', findings };
}
