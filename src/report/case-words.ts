import type { Label } from '../formula/quantities.ts';
import { fill, type Language } from './words.ts';

/** Wordings of the report on a case file; `{}` stands for a figure or a name. */
const CASE_WORDS = {
  file: { en: 'Cases', zh: '案例库' },
  counts: { en: '{} rows read, {} cases, {} rows left out', zh: '读入{}行，案例{}个，剔除{}行' },
  leftOut: { en: 'left out: row {} ({}): {}', zh: '剔除：第{}行（{}）：{}' },
  more: { en: '… and {} more', zh: '……另有{}项' },
  schema: { en: 'How the file is read', zh: '读取方式' },
  inferred: {
    en: 'told from the cells; look at it, correct it as JSON and give it with --schema',
    zh: '由单元格推断；请核对，必要时改为 JSON 后以 --schema 给出',
  },
  attribute: { en: 'attribute', zh: '属性' },
  kind: { en: 'kind', zh: '类型' },
  weight: { en: 'weight', zh: '权重' },
  valueIs: { en: 'value: {}, scale {}', zh: '价值：{}，尺度{}' },
  perUnit: { en: 'value: {} for each of {}, scale {}', zh: '价值：每单位{1}的{0}，尺度{2}' },
  named: { en: 'named by {}', zh: '案例名称列：{}' },
  dated: { en: 'dated by {}', zh: '日期列：{}' },
  skipped: { en: 'not compared: {}', zh: '不参与比较：{}' },
  study: { en: 'How well the cases estimate one another', zh: '案例互估的准确性' },
  tested: { en: '{} cases tested by {}; {} of them refused ({})', zh: '以{1}检验案例{0}个；拒绝{2}个（{3}）' },
  explainYes: {
    en: 'The attributes explain prices: {} of the squared error of the overall median is gone.',
    zh: '属性能解释价格：总体中位数的误差平方减少{}。',
  },
  explainHardly: {
    en: 'The attributes hardly explain prices: only {} of the squared error of the overall median is gone.',
    zh: '属性几乎不能解释价格：总体中位数的误差平方仅减少{}。',
  },
  explainNo: {
    en: 'The attributes do not explain prices: similar cases do no better than the median of all (explained share {}). Do not rest a value on them.',
    zh: '属性不能解释价格：相似案例并不优于全体中位数（解释份额{}）。不宜据此定价。',
  },
  statistic: { en: 'statistic', zh: '指标' },
  figure: { en: 'figure', zh: '数值' },
  interval: { en: 'interval', zh: '区间' },
  span: { en: 'IAAO span', zh: 'IAAO 区间' },
  met: { en: 'met', zh: '符合' },
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
  medianRatio: { en: 'median ratio', zh: '中位比率' },
  weightedMeanRatio: { en: 'weighted mean ratio', zh: '加权平均比率' },
  cod: { en: 'COD, %', zh: '离散系数 COD（%）' },
  prd: { en: 'PRD', zh: '价格相关差 PRD' },
  prb: { en: 'PRB', zh: '价格相关偏差 PRB' },
  mki: { en: 'MKI', zh: '修正卡瓦尼指数 MKI' },
  ki: { en: 'Kakwani index', zh: '卡瓦尼指数' },
  vei: { en: 'VEI, %', zh: '纵向公平指标 VEI（%）' },
  hit20: { en: 'within 20 %', zh: '误差 20 % 以内' },
  outliers: { en: '{} ratios lie beyond {} – {}; they are counted in', zh: '{}个比率在{}—{}之外，仍计入' },
  against: { en: 'against', zh: '比较对象' },
  error: { en: 'mean error', zh: '平均误差' },
  skill: { en: 'skill', zh: '改进' },
  beaten: { en: 'beaten', zh: '胜出' },
  ours: { en: 'similar cases', zh: '相似案例' },
  'overall median': { en: 'median of all', zh: '全体中位数' },
  'group median': { en: 'median of the group', zh: '分组中位数' },
  regression: { en: 'regression', zh: '回归' },
  coverage: {
    en: 'Intervals at {} held {} of {} values ({} – {} by chance)',
    zh: '{}区间实际覆盖{2}个价值中的{1}（抽样误差范围{3}—{4}）',
  },
  group: { en: 'group', zh: '组' },
  cases: { en: 'cases', zh: '案例' },
  disguised: {
    en: 'The order of {} is that of the values (rank correlation {}): is it the value in disguise?',
    zh: '{}的排序即价值的排序（秩相关{}），是否为变相的价值？',
  },
  chasing: {
    en: 'Ratios crowd around 1 ({} of {} within 6 % lie within 2 %): were estimates moved onto known prices?',
    zh: '比率过于集中于 1（6 % 以内的{1}个中有{0}个在 2 % 以内）：评估值是否照价调整？',
  },
  fileEstimates: { en: 'Estimates in {} against {}', zh: '{}列的评估值与{}' },
  learned: { en: 'Learned weights', zh: '学习所得权重' },
  learnedErrors: {
    en: 'mean error {} with the weights given, {} on the cases that chose; on cases that did not choose {} before, {} after',
    zh: '原权重平均误差{}，选权案例上{}；未参与选权案例上原为{}，现为{}',
  },
  learnedNote: {
    en: 'these weights are used below, on cases that chose them too: trust the last of these figures',
    zh: '以下均采用此权重，其中含参与选权的案例，故以上述最后一个数字为准',
  },
  health: { en: 'Where the base is thin', zh: '案例库薄弱处' },
  healthCounts: {
    en: '{} of {} cases lie in cells that carry an interval at {} by themselves ({} cases needed)',
    zh: '{1}个案例中{0}个所在分格足以单独支持{2}区间（需{3}个案例）',
  },
  age: { en: 'age', zh: '年限' },
  spread: { en: 'spread', zh: '离散' },
  missing: { en: 'missing', zh: '缺失' },
  lacking: { en: 'lacking', zh: '尚缺' },
  together: { en: 'never together: {}', zh: '从未同时出现：{}' },
  estimate: { en: 'The value sought', zh: '所求价值' },
  known: { en: 'known value of this case, not used: {}', zh: '该案例已知价值（未使用）：{}' },
  nearest: { en: 'nearest', zh: '最相似' },
  distance: { en: 'distance', zh: '距离' },
  value: { en: 'value', zh: '价值' },
} as const satisfies Readonly<Record<string, Label>>;

export type CaseWord = keyof typeof CASE_WORDS;

/** Says a wording of this report with its gaps filled. */
export type SayCase = (word: CaseWord, ...values: readonly string[]) => string;

export function sayCaseIn(language: Language): SayCase {
  return (word, ...values) => fill(CASE_WORDS[word][language], ...values);
}
