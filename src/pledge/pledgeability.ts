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

const REGISTER_RULES =
  '专利权质押登记 (CNIPA notice 461 of 2021), grounds for refusal as told by IP-protection-centre guides [S]';

interface Rule {
  readonly id: string;
  readonly ground: Label;
  readonly answer: (right: IpRight, life: LegalLife, maturityDay: string) => Answer;
}

const mustBe = (fact: boolean | null): Answer => (fact === null ? 'unknown' : fact ? 'pass' : 'fail');
const mustNotBe = (fact: boolean | null): Answer => (fact === null ? 'unknown' : fact ? 'fail' : 'pass');

/** The grounds on which the register refuses a pledge, each as one rule. */
const RULES: readonly Rule[] = [
  {
    id: 'registered-owner',
    ground: { en: 'the pledgor is the registered owner', zh: '出质人为登记的权利人' },
    answer: ({ pledgorIsRegisteredOwner }) => mustBe(pledgorIsRegisteredOwner),
  },
  {
    id: 'granted',
    ground: { en: 'the right is granted, not only applied for', zh: '权利已授权，而非仅处于申请阶段' },
    answer: ({ grantDay }) => mustBe(grantDay !== null),
  },
  {
    id: 'fees-paid',
    ground: { en: 'the annual fees are paid', zh: '已按规定缴纳年费' },
    answer: ({ feeStatus }) => mustBe(feeStatus === 'paid'),
  },
  {
    id: 'outlives-debt',
    ground: { en: 'the debt ends before the right does', zh: '债务履行期限未超过权利有效期' },
    answer: (_, { expiryDay }, maturityDay) => mustBe(maturityDay < expiryDay),
  },
  {
    id: 'co-owners-consent',
    ground: { en: 'every co-owner consents', zh: '已取得全体共有人同意' },
    answer: ({ ownedShare, coOwnersConsent }) => (Number(ownedShare) === 1 ? 'pass' : mustBe(coOwnersConsent)),
  },
  {
    id: 'not-pledged',
    ground: { en: 'no earlier pledge on the right is in force', zh: '权利未处于在先质押期间' },
    answer: ({ alreadyPledged }) => mustNotBe(alreadyPledged),
  },
  {
    id: 'not-frozen',
    ground: { en: 'the right is neither frozen by a court nor disputed', zh: '权利未被查封冻结且无权属纠纷' },
    answer: ({ frozenOrDisputed }) => mustNotBe(frozenOrDisputed),
  },
  {
    id: 'no-invalidation',
    ground: { en: 'no invalidation proceeding is open', zh: '未处于无效宣告程序中' },
    answer: ({ invalidationPending }) => mustNotBe(invalidationPending),
  },
];

/** Whether rights can be pledged for a debt: fail when one rule fails, unknown when none fails and a fact is missing. */
export interface Pledgeability {
  readonly answer: Answer;
  readonly findings: readonly Finding[];
}

/**
 * Puts every rule of the register to every right.
 *
 * @param lives        legal life of each right, in the same order
 * @param maturityDay  last day of the debt
 * @source CNIPA notice 461 of 15 November 2021, grounds for refusing registration
 */
export function pledgeability(
  rights: readonly IpRight[],
  lives: readonly LegalLife[],
  maturityDay: string,
): Pledgeability {
  const findings = rights.flatMap((right, index) =>
    RULES.map(({ id, ground, answer }): Finding => {
      const given = answer(right, lives[index] as LegalLife, maturityDay);
      return { rule: id, rightId: right.id, answer: given, ground, source: REGISTER_RULES };
    }),
  );
  const answers = findings.map(({ answer }) => answer);
  return { answer: answers.includes('fail') ? 'fail' : answers.includes('unknown') ? 'unknown' : 'pass', findings };
}
