import type { Language } from './words.ts';

/** Terms of the case room in Chinese; in English they are said as they are. */
const CHINESE: Readonly<Record<string, string>> = {
  'value missing': '无价值',
  'value not above zero': '价值不大于零',
  'units missing': '无单位数',
  'units not above zero': '单位数不大于零',
  named: '已另作用途',
  'never varies': '各行相同',
  'numbers the rows': '行号',
  'free text': '自由文本',
  'nothing known': '全为空',
  'too many columns': '列数过多',
  numeric: '数值',
  linear: '原值',
  log: '对数',
  log1p: '加一对数',
  plain: '原值',
  ratio: '份额',
  date: '日期',
  ordinal: '有序等级',
  categorical: '类别',
  presence: '有无',
  folds: '十折法',
  'leave-one-out': '逐一剔除法',
  'leave-group-out': '逐组剔除法',
  'rolling-origin': '滚动起点法',
  'up to 1 year': '1年以内',
  '1 to 3 years': '1至3年',
  '3 to 5 years': '3至5年',
  '5 to 10 years': '5至10年',
  'over 10 years': '10年以上',
  'no day': '无日期',
  'lower third': '低三分之一',
  'middle third': '中三分之一',
  'upper third': '高三分之一',
  unknown: '未知',
};

/** A term in a language; what is no term, such as a level of the file, stays as it is. */
export function termIn(language: Language): (term: string) => string {
  return (term) => (language === 'zh' && Object.hasOwn(CHINESE, term) ? CHINESE[term]! : term);
}
