import type { Label } from '../formula/quantities.ts';

/** Wordings of the chapter on the compensation pool. */
export const POOL_WORDS = {
  pool: { en: 'Compensation pool', zh: '风险补偿资金池' },
  scheme: { en: 'scheme', zh: '补偿方案' },
  balance: { en: 'pool balance', zh: '资金池余额' },
  limited: { en: 'it owes no more than its balance', zh: '以余额为限承担责任' },
  unlimited: { en: 'it owes beyond its balance', zh: '超出余额仍承担责任' },
  sharing: { en: 'sharing', zh: '分担比例' },
  theRest: { en: '{} the rest', zh: '{}承担其余' },
  principal: { en: 'of principal', zh: '以本金为基数' },
  principalAndInterest: { en: 'of principal and interest', zh: '以本金和利息为基数' },
  book: {
    en: 'book: {} such loans, default probability over the term {}, asset correlation {} (one Gaussian factor)',
    zh: '贷款组合：同类贷款{}笔，期内违约概率{}，资产相关系数{}（单因子高斯模型）',
  },
  defaults: {
    en: 'defaults: {} expected; {}',
    zh: '违约笔数：预期{}笔；{}',
  },
  atMost: { en: 'at most {1} with {0}', zh: '{}概率下不超过{}笔' },
  exact: { en: 'exact', zh: '精确值' },
  simulated: { en: 'simulated', zh: '模拟值' },
  standardError: { en: 'standard error', zh: '标准误' },
  noneSeen: { en: 'none seen', zh: '模拟中未出现' },
  gap: { en: 'gap in standard errors', zh: '偏差（标准误倍数）' },
  expectedPayout: { en: 'expected payout', zh: '预期补偿支出' },
  probabilityDry: { en: 'chance that the pool runs dry', zh: '资金池耗尽概率' },
  beyondFour: { en: 'BEYOND 4', zh: '超过4倍' },
  flagged: {
    en: 'a gap beyond 4 standard errors: the simulation does not bear out the exact figure; find out why',
    zh: '偏差超过4倍标准误：模拟结果与精确值不符，须查明原因',
  },
  tailWarning: {
    en: 'under a copula with tail dependence this chance can be a hundred times larger',
    zh: '若采用具尾部相关的连接函数，该概率可能高出两个数量级',
  },
  claims: { en: 'Claims on the pool', zh: '资金池应补偿金额分布' },
  claimsAxis: { en: 'claims on the pool, {}', zh: '应补偿金额，{}' },
  chanceAxis: { en: 'probability of the bin (log scale)', zh: '落入区间的概率（对数刻度）' },
  logScale: { en: '{} (log scale)', zh: '{}（对数刻度）' },
  andAbove: { en: 'above', zh: '以上' },
} as const satisfies Readonly<Record<string, Label>>;
