import { PARTY_LABELS } from '../domain/party.ts';
import type { Label } from '../formula/quantities.ts';
import { POOL_WORDS } from './pool-words.ts';

export type Language = 'en' | 'zh';

/** Every wording of the reports, English and Chinese side by side; `{}` stands for a figure or a name. */
export const WORDS = {
  colon: { en: ': ', zh: '：' },
  comma: { en: ', ', zh: '，' },
  semicolon: { en: '; ', zh: '；' },
  andMore: { en: '… and {} more, in the full report', zh: '……另有{}项，见完整报告' },
  title: { en: 'Pledge assessment', zh: '知识产权质押评估' },
  identity: { en: '{}, valuation day {}, amounts in {}', zh: '{}，评估基准日{}，金额单位：{}' },
  yuan: { en: 'yuan', zh: '元' },
  million: { en: 'million {}', zh: '百万{}' },
  tenThousand: { en: '10,000 {}', zh: '万{}' },
  unknown: { en: 'unknown', zh: '未知' },

  rights: { en: 'Rights', zh: '质押权利' },
  right: { en: 'right', zh: '权利' },
  rightKind: { en: 'kind', zh: '类别' },
  'invention-patent': { en: 'invention patent', zh: '发明专利' },
  'utility-model': { en: 'utility model', zh: '实用新型专利' },
  design: { en: 'design', zh: '外观设计专利' },
  trademark: { en: 'trademark', zh: '商标权' },
  'layout-design': { en: 'layout design', zh: '集成电路布图设计' },
  'software-copyright': { en: 'software copyright', zh: '软件著作权' },
  expires: { en: 'protected until', zh: '保护期至' },
  yearsLeft: { en: 'years left', zh: '剩余年限' },
  remainingLife: {
    en: 'remaining useful life {} years, set by the {}',
    zh: '剩余经济使用年限{}年，取决于{}',
  },
  lifeLimits: { en: 'ceilings in years: {}', zh: '各项年限（年）：{}' },
  legal: { en: 'term of protection', zh: '法定保护期' },
  technical: { en: 'technical life', zh: '技术寿命' },
  economic: { en: 'economic life', zh: '经济寿命' },
  contractual: { en: 'contract', zh: '合同期限' },

  value: { en: 'Value', zh: '价值评估' },
  method: { en: 'method', zh: '评估方法' },
  point: { en: 'value', zh: '评估值' },
  low: { en: 'low', zh: '下限' },
  high: { en: 'high', zh: '上限' },
  weight: { en: 'weight', zh: '权重' },
  reason: { en: 'reason for the weight', zh: '权重理由' },
  opinion: { en: 'opinion', zh: '评估结论' },
  premise: { en: 'premise', zh: '评估前提' },
  opinionInterval: {
    en: 'interval of the opinion at {}: a judgement from ranges and dispersion, not a coverage promise',
    zh: '评估结论区间（{}）：由参数区间与方法离散度推断，并非覆盖率承诺',
  },
  dispersion: {
    en: 'dispersion, (largest − smallest) ÷ median: {}, bound {}',
    zh: '离散度（最大值−最小值）÷中位数：{}，界限{}',
  },
  conflict: {
    en: 'the methods CONFLICT: find out why before relying on the weighted value',
    zh: '各方法结论相互冲突，采用加权值前须查明原因',
  },
  noConflict: { en: 'the methods agree within the bound', zh: '各方法结论在界限内一致' },
  crossChecks: { en: 'Held against other facts', zh: '合理性核对' },
  check: { en: 'check', zh: '核对项' },
  figure: { en: 'figure', zh: '数值' },
  bound: { en: 'bound', zh: '界限' },
  demands: { en: 'What the purpose demands', zh: '评估目的的要求' },
  demandsOf: {
    en: 'purpose: {}; a list to work through, not a statement that it was observed',
    zh: '评估目的：{}；供逐项核对，不表示已经符合',
  },
  demand: { en: 'demand', zh: '要求' },
  valueByMethod: { en: 'Value range by method', zh: '各方法评估值区间' },

  cases: { en: 'Similar past cases', zh: '类似历史案例' },
  casesUsed: { en: '{} of {} cases used, {} nearest', zh: '{}个案例可用（共读取{}个），取最相似的{}个' },
  estimate: { en: 'estimate', zh: '估计值' },
  caseEstimate: { en: 'estimate {}, interval {} – {}', zh: '估计值{}，区间{}—{}' },
  caseTotal: { en: 'for {} units: {}, interval {} – {}', zh: '按{}个单位合计：{}，区间{}—{}' },
  caseInterval: {
    en: '{} interval at {}: guaranteed {}, coverage measured on {} cases {}',
    zh: '{}区间（{}）：理论保证{}，以{}个案例实测覆盖率{}',
  },
  'jackknife+': { en: 'jackknife+', zh: '留一刀切法' },
  split: { en: 'split conformal', zh: '分割校准法' },
  normalised: { en: 'split conformal, by difficulty', zh: '按难度归一的分割校准法' },
  weighted: { en: 'split conformal, recent cases counting more', zh: '近期案例加权的分割校准法' },
  manipulation: {
    en: 'the value moves by {0} once as many of the {2} nearest cases are altered as {1}, or as many made-up ones added as {3}',
    zh: '要使估计值变动{0}，须篡改{2}个最相似案例中的{1}个，或加入{3}个与对象相同的案例',
  },
  noNumber: { en: 'no number', zh: '无论多少' },
  notMeasured: { en: 'not measured', zh: '未测' },
  unitOfCases: { en: 'value, in the unit of the cases', zh: '案例价值（案例单位）' },
  caseValue: { en: 'value', zh: '案例价值' },
  nearestCases: { en: 'nearest cases', zh: '最相似案例' },
  distance: { en: 'distance', zh: '距离' },
  influence: {
    en: 'the estimate leans most on {}; without it: {}',
    zh: '对估计值影响最大的案例：{}；剔除后估计值为{}',
  },
  rowsNotUsed: {
    en: 'rows left out {}, later than the valuation day {}, undated {}, excluded {}',
    zh: '剔除不完整的行{}个，晚于评估基准日{}个，无日期{}个，指定排除{}个',
  },
  unseen: { en: 'no case has: {}', zh: '案例库中未出现：{}' },
  contributions: {
    en: 'Under each attribute: what the case shows, and what it adds to the distance.',
    zh: '各属性列依次为案例取值及其对距离的贡献。',
  },
  sought: { en: 'sought', zh: '待估对象' },
  attributes: { en: 'attributes', zh: '属性' },
  caseValues: { en: 'Values of the nearest cases', zh: '最相似案例的价值' },

  pledge: { en: 'Pledge and loan', zh: '质押与贷款' },
  pledgeable: { en: 'pledgeability', zh: '可质押性' },
  pass: { en: 'pass', zh: '通过' },
  fail: { en: 'FAIL', zh: '不通过' },
  lendable: { en: 'lendable value', zh: '可贷额度' },
  limit: { en: 'limit', zh: '限制条件' },
  binding: { en: 'binds', zh: '起约束' },
  amount: { en: 'amount', zh: '金额' },
  asked: { en: 'loan asked for', zh: '申请贷款' },
  fits: { en: 'fits', zh: '在额度内' },
  tooMuch: { en: 'MORE than can be lent', zh: '超出可贷额度' },
  workingOut: { en: 'working', zh: '计算' },
  monthsAgainst: { en: '{} months against {} years', zh: '{}个月，规定最长{}年' },
  yearsAgainst: { en: '{}: {} years against {}', zh: '{}：剩余{}年，要求至少{}年' },
  theScheme: { en: 'the scheme', zh: '补偿方案' },
  theFindings: { en: 'the findings on pledgeability', zh: '质押登记审查结果' },
  findings: { en: 'Rules of the register', zh: '质押登记审查项' },
  rule: { en: 'rule', zh: '审查项' },
  answer: { en: 'answer', zh: '结果' },

  loss: { en: 'Loss on default', zh: '违约损失' },
  bearer: { en: 'borne by', zh: '承担方' },
  owed: { en: 'owed on default', zh: '违约时欠款' },
  whenUnsold: { en: 'pledge not sold', zh: '质押物未变现' },
  whenSold: { en: 'pledge sold', zh: '质押物变现' },
  recovered: { en: 'recovered', zh: '收回' },
  totalLoss: { en: 'loss', zh: '损失合计' },
  compensable: { en: 'of it shared by the scheme', zh: '其中方案分担范围' },
  capped: { en: 'at its cap for a loan: {}', zh: '已达单笔上限：{}' },
  expectedLoss: { en: 'expected loss of the lender', zh: '贷款人预期损失' },
  alone: { en: 'without the scheme', zh: '无补偿方案' },
  withScheme: { en: 'with the scheme paying in full', zh: '补偿方案足额赔付' },
  whoBears: { en: 'Who bears a default', zh: '违约损失由谁承担' },
  ...PARTY_LABELS,

  ...POOL_WORDS,

  assumptions: { en: 'Assumed, not sourced', zh: '假设事项（无来源）' },
  assumedPlaces: {
    en: '{} of {} stated bases; the report gives the reason for each:',
    zh: '所列{1}项依据中有{0}项为假设，理由见完整报告：',
  },
  supplied: { en: 'term supplied by the applicant', zh: '申请人补充的方案条款' },
  stillUnknown: { en: 'terms that no source tells', zh: '资料未载明的条款' },
  warnings: { en: 'Warnings', zh: '提示' },

  working: { en: 'Working, step by step', zh: '逐步计算过程' },
  line: { en: 'line', zh: '项目' },
  formula: { en: 'formula', zh: '公式' },
  result: { en: 'result', zh: '结果' },
  below: { en: 'table below', zh: '见下表' },
  entry: { en: 'no.', zh: '序号' },
  'year-end': { en: 'at the end of the year', zh: '年末' },
  'mid-year': { en: 'in the middle of the year', zh: '年中' },

  sources: { en: 'Where the figures come from', zh: '数据来源' },
  ground: { en: 'ground', zh: '理由' },
  place: { en: 'place in the application', zh: '在申请文件中的位置' },
  basisKind: { en: 'basis', zh: '性质' },
  source: { en: 'source', zh: '来源' },
  published: { en: 'published', zh: '公开资料' },
  statute: { en: 'statute', zh: '法律法规' },
  applicant: { en: 'applicant', zh: '申请人提供' },
  assumed: { en: 'assumed', zh: '假设' },

  provenance: { en: 'To repeat this', zh: '复现信息' },
  library: { en: 'library ipworth {}', zh: '程序 ipworth {}' },
  simulation: { en: 'seed {}, {} scenarios', zh: '随机种子{}，{}个情景' },
  generator: { en: 'generator', zh: '随机数发生器' },
  sfc32ByThreefry: {
    en: 'sfc32 seeded per (seed, scenario, stream) by Threefry4x32-20',
    zh: 'sfc32，由 Threefry4x32-20 按（种子，情景，流）播种',
  },
  dataSet: { en: 'data set', zh: '数据集' },
  caseFile: { en: 'case file', zh: '案例文件' },
  hash: { en: 'sha-256', zh: '哈希值' },
  layer: { en: 'from', zh: '取自' },
  'built-in': { en: 'built-in', zh: '内置' },
  caller: { en: 'caller', zh: '调用方' },
} as const satisfies Readonly<Record<string, Label>>;

export type Word = keyof typeof WORDS;

/** Says a wording of the catalogue, or a name that comes in both languages. */
export type Say = (what: Word | Label) => string;

export function sayIn(language: Language): Say {
  return (what) => (typeof what === 'string' ? WORDS[what] : what)[language];
}

/** A wording with its gaps filled: `{}` in turn, `{0}` and `{1}` by place where a language has another order. */
export function fill(wording: string, ...values: readonly string[]): string {
  let next = 0;
  return wording.replace(/\{(\d?)\}/g, (_, place: string) => values[place === '' ? next++ : Number(place)] ?? '');
}
