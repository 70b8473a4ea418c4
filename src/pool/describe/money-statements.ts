import type { SchemeRules, SuspensionTerms } from '../../domain/scheme-terms.ts';
import type { Label } from '../../formula/quantities.ts';
import {
  amountText,
  fill,
  numberText,
  oneOf,
  percentText,
  type SchemeNames,
  type Statement,
  statement,
  yesNo,
} from './statement.ts';

const KINDS = oneOf({
  stock: { en: 'a pool that is drawn down', zh: '资金池（存量）' },
  appropriation: { en: 'a yearly appropriation', zh: '年度预算安排' },
  ownMeans: { en: "the party's own means", zh: '承担方自有资金' },
});

/** The money behind the scheme, and what happens when there is too little. */
export function moneyStatements(rules: SchemeRules, names: SchemeNames): Statement[] {
  return [...fundStatements(rules, names), ...liabilityStatements(rules), ...shortageStatements(rules)];
}

const section = 'money';

/** What money it is, and how much. */
function fundStatements({ pool, poolParty }: SchemeRules, names: SchemeNames): Statement[] {
  const kind = KINDS(pool.kind);
  return [
    {
      section,
      term: 'pool.kind',
      label: { en: 'kind of money', zh: '资金性质' },
      value: kind,
      sentence:
        pool.kind === 'ownMeans'
          ? fill(
              {
                en: 'There is no separate pool: the {} pays from its own means.',
                zh: '不设资金池，由{}以自有资金承担。',
              },
              names.party(poolParty),
            )
          : fill({ en: 'The money is {}.', zh: '资金来源：{}。' }, kind),
    },
    statement(pool.size, {
      section,
      term: 'pool.size',
      label: { en: 'size of the pool', zh: '资金规模' },
      text: amountText,
      sentence: (size) =>
        pool.kind === 'appropriation'
          ? fill({ en: 'It is {} a year.', zh: '每年{}。' }, size)
          : fill({ en: 'It holds {}.', zh: '规模为{}。' }, size),
    }),
  ];
}

/** What the money answers for, and how long. */
function liabilityStatements({ pool }: SchemeRules): Statement[] {
  return [
    statement(pool.isLimitedToBalance, {
      section,
      term: 'pool.liabilityLimit',
      label: { en: 'whether the pool owes no more than its balance', zh: '是否以余额为限' },
      text: yesNo,
      sentence: (_, isLimited) =>
        isLimited
          ? { en: 'It owes no more than its balance.', zh: '以余额为限承担责任。' }
          : { en: 'It owes beyond its balance.', zh: '超出余额仍承担责任。' },
    }),
    statement(pool.leverage, {
      section,
      term: 'pool.leverageTarget',
      label: { en: 'loans per unit of the pool', zh: '放大倍数' },
      text: numberText,
      sentence: (times) => fill({ en: 'It is to carry {} times its size in loans.', zh: '目标放大{}倍。' }, times),
    }),
    statement(pool.lifeYears, {
      section,
      term: 'pool.lifeYears',
      label: { en: 'life of the pool in years', zh: '存续期（年）' },
      text: numberText,
      sentence: (years) => fill({ en: 'It lives for {} years.', zh: '存续期{}年。' }, years),
    }),
    statement(pool.interestRollsIn, {
      section,
      term: 'pool.interestRollsIn',
      label: { en: 'whether interest rolls into the pool', zh: '利息是否滚存' },
      text: yesNo,
      sentence: (_, rolls) =>
        rolls
          ? { en: 'Its interest rolls into it.', zh: '利息滚存使用。' }
          : { en: 'Its interest does not roll into it.', zh: '利息不滚存。' },
    }),
  ];
}

function shortageStatements({ shortage }: SchemeRules): Statement[] {
  return [
    statement(shortage.rule, {
      section,
      term: 'shortage.rule',
      label: { en: 'who is paid when the money is short', zh: '资金不足时的支付规则' },
      text: oneOf({
        proRata: { en: 'all in proportion', zh: '按比例支付' },
        firstCome: { en: 'the earlier claim first', zh: '先申请先支付' },
      }),
      sentence: (rule) => fill({ en: 'When it is short: {}.', zh: '资金不足时：{}。' }, rule),
    }),
    statement(shortage.carriesForward, {
      section,
      term: 'shortage.carriesForward',
      label: { en: 'whether what is unpaid waits', zh: '未付部分是否结转' },
      text: yesNo,
      sentence: (_, waits) =>
        waits
          ? { en: 'What is unpaid waits for new money.', zh: '未付部分结转待付。' }
          : { en: 'What is unpaid lapses.', zh: '未付部分不再支付。' },
    }),
  ];
}

const METRICS: Readonly<Record<SuspensionTerms['metric'], Label>> = {
  nplRate: { en: 'rate of bad loans', zh: '不良贷款率' },
  compensationRate: { en: 'rate of compensation', zh: '代偿率' },
  poolUsed: { en: 'used part of the pool', zh: '资金池使用率' },
};
const LEVELS = [
  ['warn', { en: 'warning at a {}', zh: '{}预警线' }, { en: 'a warning is given', zh: '预警' }],
  ['stopNew', { en: 'stop of new loans at a {}', zh: '{}暂停新增线' }, { en: 'no loan is added', zh: '暂停新增' }],
  ['stopPay', { en: 'stop of payments at a {}', zh: '{}暂停支付线' }, { en: 'nothing is paid', zh: '暂停支付' }],
] as const;
const DENOMINATORS = oneOf({
  balance: { en: 'outstanding balance', zh: '贷款余额' },
  cumulativeLending: { en: 'all lending so far', zh: '累计放款额' },
});

/** Ceilings over many loans, circuit-breakers, and losses that stay with the bank. */
export function stopStatements({ portfolioCaps, suspensions, lossFloor }: SchemeRules): Statement[] {
  const section = 'stops';
  const caps = portfolioCaps.map(({ kind, share }) =>
    statement(share, {
      section,
      term: `portfolioCaps.${kind}.share`,
      label: PORTFOLIO[kind].label,
      text: percentText,
      sentence: (value) => fill(PORTFOLIO[kind].sentence, value),
    }),
  );
  const stops = suspensions.flatMap((stop) => suspensionStatements(stop));
  if (lossFloor === null) return [...caps, ...stops];
  return [
    ...caps,
    ...stops,
    statement(lossFloor.rate, {
      section,
      term: 'lossFloor.rate',
      label: { en: 'floor of bad loans', zh: '不良率起补线' },
      text: percentText,
      sentence: (rate) =>
        fill(
          { en: "Losses below a rate of bad loans of {} are the bank's.", zh: '不良率低于{}的损失由银行承担。' },
          rate,
        ),
    }),
    statement(lossFloor.ceiling, {
      section,
      term: 'lossFloor.ceiling',
      label: { en: 'end of the compensated band', zh: '补偿区间上端' },
      text: percentText,
      sentence: (rate) => fill({ en: 'The compensated band ends at {}.', zh: '补偿区间上端为{}。' }, rate),
    }),
    statement(lossFloor.isMarginal, {
      section,
      term: 'lossFloor.marginal',
      label: { en: 'whether only the part above the floor counts', zh: '是否仅计起补线以上部分' },
      text: yesNo,
      sentence: (_, isMarginal) =>
        isMarginal
          ? { en: 'Only the part above the floor counts.', zh: '仅计起补线以上部分。' }
          : { en: 'Once above the floor, the whole counts.', zh: '超过起补线后按全部损失计。' },
    }),
    statement(lossFloor.denominator, {
      section,
      term: 'lossFloor.denominator',
      label: { en: 'what the rate of bad loans is of', zh: '不良率的分母' },
      text: DENOMINATORS,
      sentence: (base) => fill({ en: 'That rate is of the {}.', zh: '不良率以{}为分母。' }, base),
    }),
  ];
}

const PORTFOLIO = {
  perLender: {
    label: { en: 'ceiling for one lender', zh: '单家机构赔付限额' },
    sentence: { en: 'One lender is paid at most {} of its lending.', zh: '对单家机构的赔付不超过其放贷额的{}。' },
  },
  portfolio: {
    label: { en: 'cap rate of the portfolio', zh: '组合封顶率' },
    sentence: { en: 'In all at most {} of the covered volume is paid.', zh: '赔付合计不超过被担保组合的{}。' },
  },
  yearlyRate: {
    label: { en: 'ceiling for a year', zh: '年度代偿率上限' },
    sentence: { en: "In a year at most {} of the year's ended cover is paid.", zh: '年度代偿率不超过{}。' },
  },
} as const;

function suspensionStatements(stop: SuspensionTerms): Statement[] {
  const { metric, scope, denominator } = stop;
  const section = 'stops';
  const name = METRICS[metric];
  return [
    ...LEVELS.map(([level, label, effect]) =>
      statement(stop[level], {
        section,
        term: `suspensions.${metric}.${level}`,
        label: fill(label, name),
        text: percentText,
        sentence: (rate) => fill({ en: 'From a {} of {} on, {}.', zh: '{}达到{}：{}。' }, name, rate, effect),
      }),
    ),
    statement(scope, {
      section,
      term: `suspensions.${metric}.scope`,
      label: fill({ en: 'whose {} is meant', zh: '{}的统计范围' }, name),
      text: oneOf({ bank: { en: 'each bank', zh: '单家银行' }, pool: { en: 'the whole pool', zh: '整个资金池' } }),
      sentence: (whose) => fill({ en: 'That is measured for {}.', zh: '统计范围：{}。' }, whose),
    }),
    statement(denominator, {
      section,
      term: `suspensions.${metric}.denominator`,
      label: fill({ en: 'what the {} is of', zh: '{}的分母' }, name),
      text: DENOMINATORS,
      sentence: (base) => fill({ en: 'It is of the {}.', zh: '以{}为分母。' }, base),
    }),
  ];
}
