import type { Label } from '../formula/quantities.ts';
import { fill, type Language } from './words.ts';

/** Wordings of the report on a pool's size; `{}` stands for a figure or a name. */
const POOL_SIZE_WORDS = {
  title: { en: 'How large the pool must be', zh: '资金池规模测算' },
  identity: {
    en: '{} loans, {} lent; scheme {} on {}; amounts in {}',
    zh: '贷款{}笔，金额{}；方案{}，基准日{}；金额单位：{}',
  },
  required: { en: 'pool required', zh: '所需资金池' },
  toLast: { en: 'to last with probability {}', zh: '以{}的概率不致耗尽' },
  band: { en: '{} to {} at {} confidence', zh: '{}至{}（置信度{}）' },
  byLaw: { en: 'exact law', zh: '精确分布' },
  bySimulation: { en: '{} scenarios, seed {}', zh: '{}个情景，随机种子{}' },
  leverage: { en: 'loans ÷ pool', zh: '放大倍数' },
  leverageIs: { en: '{} × at most; the pool as it is stands at {} ×', zh: '最高{}倍；现有资金池为{}倍' },
  largePool: { en: '{} × for endlessly many loans like these', zh: '同类贷款无穷多时为{}倍' },
  none: { en: 'any', zh: '不限' },
  confirmed: {
    en: 'confirmed in {} other scenarios (seed {}): exhausted in {}, expected {}, gap {} standard errors',
    zh: '另取{}个情景（种子{}）复核：耗尽概率{}，预期{}，相差{}倍标准误',
  },
  beyondFour: {
    en: 'a gap beyond 4 standard errors: find out why before relying on these figures',
    zh: '偏差超过4倍标准误：采用前须查明原因',
  },
  needs: { en: 'Pool needed by probability of lasting', zh: '不同保障概率下所需资金池' },
  probability: { en: 'probability of lasting', zh: '不致耗尽的概率' },
  simulated: { en: 'simulated', zh: '模拟' },
  interval: { en: 'interval', zh: '区间' },
  exact: { en: 'exact', zh: '精确' },
  outlook: { en: 'When the pool runs dry', zh: '耗尽概率' },
  opening: { en: 'opening balance', zh: '期初余额' },
  exhausted: { en: 'exhausted', zh: '耗尽概率' },
  standardError: { en: 'standard error', zh: '标准误' },
  gap: { en: 'gap in standard errors', zh: '偏差（标准误倍数）' },
  quarter: { en: 'quarter', zh: '季度' },
  parties: { en: 'Who bears what is lost', zh: '损失分担' },
  party: { en: 'party', zh: '承担方' },
  expected: { en: 'expected', zh: '预期值' },
  unpaid: { en: 'owed by the pool and never paid', zh: '应补偿而未支付' },
  fan: { en: 'Balance of the pool as it is', zh: '现有资金池余额走势' },
  fanIs: {
    en: 'bands hold 50 %, 90 % and 98 % of scenarios, the line the median',
    zh: '带状区间分别含50%、90%、98%的情景，线为中位数',
  },
  notes: { en: 'What limits this', zh: '局限' },
  repeat: { en: 'To repeat this', zh: '复现信息' },
  model: { en: 'model sha-256 {}', zh: '模型哈希值{}' },
  dataSet: { en: 'scheme {} version {}, sha-256 {}', zh: '方案{}第{}版，哈希值{}' },
  supplied: { en: 'supplied: {} = {} ({})', zh: '自行补充：{} = {}（{}）' },
} as const satisfies Readonly<Record<string, Label>>;

export type SizeWord = keyof typeof POOL_SIZE_WORDS;

/** Says a wording with its gaps filled. */
export type SaySize = (word: SizeWord, ...values: readonly string[]) => string;

export function saySizeIn(language: Language): SaySize {
  return (word, ...values) => fill(POOL_SIZE_WORDS[word][language], ...values);
}
