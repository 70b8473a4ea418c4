import type { SchemeRules, TriggerTerms } from '../../domain/scheme-terms.ts';
import type { Label } from '../../formula/quantities.ts';
import {
  fill,
  numberText,
  oneOf,
  percentText,
  type SchemeNames,
  type Statement,
  statement,
  yesNo,
} from './statement.ts';

/** Of what the shares are. */
export function baseStatements({ compensable }: SchemeRules): Statement[] {
  const section = 'base';
  return [
    statement(compensable.components, {
      section,
      term: 'compensationBase',
      label: { en: 'what the shares are of', zh: '补偿基数' },
      text: oneOf({
        principal: { en: 'principal', zh: '本金' },
        principalAndInterest: { en: 'principal and interest', zh: '本金和利息' },
        loanAmount: { en: 'amount of the loan as granted', zh: '贷款发放金额' },
      }),
      sentence: (base) => fill({ en: 'The shares are of: {}.', zh: '分担比例的基数：{}。' }, base),
    }),
    statement(compensable.isNetOfRecoveries, {
      section,
      term: 'netOfRecoveries',
      label: { en: 'whether what came in before the claim is taken off', zh: '是否扣除申请前已收回款项' },
      text: yesNo,
      sentence: (_, isNet) =>
        isNet
          ? { en: 'What came in before the claim is taken off first.', zh: '申请补偿前已收回的款项先行扣除。' }
          : { en: 'What came in before the claim is not taken off.', zh: '申请补偿前已收回的款项不予扣除。' },
    }),
    statement(compensable.isIpPartOnly, {
      section,
      term: 'ipPartOnly',
      label: { en: 'whether only the part secured by IP counts', zh: '是否仅计知识产权担保部分' },
      text: yesNo,
      sentence: (_, isPart) =>
        isPart
          ? { en: 'Only the part secured by IP counts.', zh: '仅计知识产权担保的部分。' }
          : { en: 'The whole loan counts, also of a mixed pledge.', zh: '组合质押按整笔贷款计。' },
    }),
    statement(compensable.minimumIpPart, {
      section,
      term: 'minimumIpPart',
      label: { en: 'least part of the IP', zh: '知识产权最低占比' },
      text: percentText,
      sentence: (share) =>
        fill({ en: 'The IP is at least {} of the security.', zh: '知识产权在担保额中占比不低于{}。' }, share),
    }),
  ];
}

/** When a claim opens and when the money moves. */
export function payoutStatements({ payout }: SchemeRules, names: SchemeNames): Statement[] {
  const section = 'payout';
  return [
    statement(payout.trigger, {
      section,
      term: 'trigger',
      label: { en: 'what opens a claim', zh: '补偿触发条件' },
      text: (trigger) => triggerText(trigger, names),
      sentence: (tests) => fill({ en: 'A claim opens when {}.', zh: '申请补偿的条件：{}。' }, tests),
    }),
    statement(payout.manner, {
      section,
      term: 'payout.manner',
      label: { en: 'when the money moves', zh: '支付方式' },
      text: oneOf({
        afterLoss: { en: 'on the final loss', zh: '最终损失确定后支付' },
        atNonPerforming: {
          en: 'when the claim opens, on the whole debt; recoveries are shared later',
          zh: '触发即按全部债权支付，追偿所得事后分配',
        },
        advanceThenSettle: { en: 'an advance, settled on the final loss', zh: '先行垫付，最终损失确定后结算' },
        earmarkThenRelease: { en: 'set aside first, paid on the final loss', zh: '先行预留，最终损失确定后支付' },
        upFront: { en: 'by the pool before any other party', zh: '资金池先于其他各方支付' },
      }),
      sentence: (manner) => fill({ en: 'It is paid: {}.', zh: '支付方式：{}。' }, manner),
    }),
    statement(payout.advanceShare, {
      section,
      term: 'payout.advanceShare',
      label: { en: 'share of the advance', zh: '垫付比例' },
      text: percentText,
      sentence: (share) => fill({ en: 'The advance is {} of what is due.', zh: '垫付应补偿额的{}。' }, share),
    }),
    statement(payout.filingWorkingDays, {
      section,
      term: 'payout.filingWorkingDays',
      label: { en: 'working days to file', zh: '申报期限（工作日）' },
      text: numberText,
      sentence: (days) => fill({ en: 'It is filed within {} working days.', zh: '须在{}个工作日内申报。' }, days),
    }),
  ];
}

function triggerText(trigger: TriggerTerms, names: SchemeNames): Label {
  const { daysPastDue, isNonPerforming, monthsNonPerforming, courtFiling, writeOff, lossEstablished } = trigger;
  const tests: Label[] = [];
  if (daysPastDue !== null) {
    tests.push(fill({ en: 'the debt is {} days past due', zh: '债务逾期满{}天' }, numberText(daysPastDue)));
  }
  if (isNonPerforming) tests.push({ en: 'the loan is non-performing', zh: '贷款形成不良' });
  if (monthsNonPerforming !== null) {
    const months = numberText(monthsNonPerforming);
    tests.push(fill({ en: 'the loan has been non-performing for {} months', zh: '贷款形成不良满{}个月' }, months));
  }
  if (courtFiling) tests.push({ en: 'the lender has gone to court', zh: '贷款人已提起诉讼' });
  if (writeOff) tests.push({ en: 'the loan is written off', zh: '贷款已核销' });
  if (lossEstablished === true) tests.push({ en: 'the loss is established', zh: '损失已认定' });
  if (trigger.recognisedBy !== null) {
    const party = names.party(trigger.recognisedBy);
    tests.push(fill({ en: 'the {} has recognised the claim', zh: '{}已认定该笔补偿' }, party));
  }
  const isAny = trigger.combination === 'any';
  return {
    en: tests.map(({ en }) => en).join(isAny ? ' or ' : ' and '),
    zh: tests.map(({ zh }) => zh).join(isAny ? '或' : '且'),
  };
}

/** Who gets what comes in after a payment. */
export function recoveryStatements({ recovery }: SchemeRules): Statement[] {
  const section = 'recovery';
  return [
    statement(recovery.order, {
      section,
      term: 'recovery.order',
      label: { en: 'order of recoveries', zh: '追偿所得分配顺序' },
      text: oneOf({
        pariPassu: { en: 'in proportion to what each bears', zh: '按各方承担比例' },
        bankFirst: { en: 'the lender first', zh: '贷款人优先' },
        publicFirst: { en: 'public money first', zh: '财政性资金优先' },
      }),
      sentence: (order) => fill({ en: 'Later recoveries are shared: {}.', zh: '事后追偿所得分配：{}。' }, order),
    }),
    statement(recovery.destination, {
      section,
      term: 'recovery.destination',
      label: { en: 'where recoveries go', zh: '追偿所得去向' },
      text: oneOf({
        pool: { en: 'back to the pool', zh: '返还资金池' },
        treasury: { en: 'to the treasury', zh: '上缴国库' },
      }),
      sentence: (where) => fill({ en: "The pool's part of them goes {}.", zh: '其中资金池部分{}。' }, where),
    }),
  ];
}
