/** What an answer rests on and what limits it. */
export interface AnswerNote {
  readonly code: NoteCode;
  readonly en: string;
  readonly zh: string;
}

const WORDS = {
  'law-exact': ['The exact law of the model; no scenario was drawn.', '由模型的精确分布直接得出，未作模拟。'],
  'law-on-grid': [
    'Claims were put on a grid of whole units with their mean kept; the step is told.',
    '索赔额按整数单位离散化（均值不变），步长已列明。',
  ],
  'parameters-known': [
    'Default probabilities, correlation and pledge values are taken as known; not knowing them widens every band.',
    '违约概率、相关性与质押物价值均视为已知；若考虑其不确定性，区间会更宽。',
  ],
  'thin-tail': [
    'Fewer than fifty scenarios lie beyond the quantile: ask for more scenarios.',
    '超出该分位数的情景不足50个，应增加情景数。',
  ],
  'no-interval': ['Too few scenarios for an interval of this quantile.', '情景数不足以给出该分位数的置信区间。'],
  searched: [
    'What is covered depends on the balance: the answer was searched for, a run a step, and need not be the only one.',
    '补偿范围取决于资金池余额：答案由逐次模拟搜索得出，未必唯一。',
  ],
  'other-parameter-edge': ['The answer lies at the end of what was searched.', '答案位于搜索范围的边界。'],
  'caps-over-loans': ['No law: caps that many loans share.', '无精确分布：存在多笔贷款共用的限额。'],
  ceiling: ['No law: a ceiling over many loans.', '无精确分布：存在组合层面的上限。'],
  'circuit-breaker': ['No law: a circuit-breaker.', '无精确分布：存在熔断机制。'],
  'loss-floor': ['No law: a yearly floor under losses.', '无精确分布：存在年度损失起赔线。'],
  'stepwise-payment': ['No law: an advance or an earmark.', '无精确分布：存在预付或预留。'],
  'recoveries-later': ['No law: recoveries come after the payment.', '无精确分布：补偿后才有追偿款。'],
  'money-in-time': [
    'No law: top-ups, interest or a yearly appropriation make the need depend on when losses fall.',
    '无精确分布：补充资金、利息或年度拨款使需求取决于损失发生的时间。',
  ],
  'uncertain-pledge': ['No law: what a pledge brings is uncertain.', '无精确分布：质押物变现结果不确定。'],
  'claim-by-quarter': ['No law: what a default costs depends on its quarter.', '无精确分布：违约损失取决于违约季度。'],
  'many-factors': ['No law: more than three factors, or correlated ones.', '无精确分布：因子多于三个或相互相关。'],
  'large-book': ['No law: the book is too large for it.', '无精确分布：贷款组合过大。'],
} as const satisfies Readonly<Record<string, readonly [en: string, zh: string]>>;

export type NoteCode = keyof typeof WORDS;

/** Notes by their codes, each once. */
export function notesOf(codes: readonly NoteCode[]): AnswerNote[] {
  return [...new Set(codes)].map((code) => ({ code, en: WORDS[code][0], zh: WORDS[code][1] }));
}
