import { libraryModel } from '../../src/formula/define-model.ts';
import { money, share, signedMoney } from '../../src/formula/quantities.ts';

export const incomeReward = libraryModel({
  id: 'reward/income-reward',
  version: 1,
  title: { en: 'Least reward from transfer or licence', zh: '转让、许可最低奖酬' },
  question: {
    en: 'How much must go to the inventors of a service invention that is transferred or licensed, where nothing is agreed?',
    zh: '未约定时，职务发明转让或许可后应给予发明人的最低奖酬是多少？',
  },
  sources: [
    { work: '促进科技成果转化法（2015）', locator: '第四十五条（一）：净收入不低于百分之五十', mark: 'P' },
    { work: '专利法实施细则（2010）', locator: '第七十八条：使用费不低于10%', mark: 'P' },
  ],
  conventions: [
    {
      en: 'net income under the law of 2015; fees received, costs not taken off, under the rules of 2010',
      zh: '2015年法为净收入；2010年细则为收取的使用费（不扣成本）',
    },
    { en: 'a negative net income gives nothing', zh: '净收入为负时无奖酬' },
    { en: 'rounded to the fen, halves up', zh: '四舍五入到分' },
  ],
  notFor: [
    {
      en: 'units whose own rules or agreements say otherwise, unless a state institute, which must reach these shares',
      zh: '单位另有规定或约定的情形（国家设立的研究机构、高校仍须达到该标准）',
    },
  ],
  inputs: {
    income: signedMoney({
      en: 'Net income, or fees received under the rules of 2010',
      zh: '净收入（2010年细则为使用费）',
    }),
    minimumShare: share({ en: 'Least share', zh: '最低提取比例' }),
    roundingStep: money({ en: 'One fen in the unit of the figures', zh: '一分（以计算单位表示）' }),
  },
  formulas: {
    base: { is: 'max(income, 0)', en: 'Income shared', zh: '计提基数' },
    value: { is: 'round(base × minimumShare, roundingStep)', en: 'Least reward', zh: '最低奖酬' },
  },
  examples: [
    {
      source: { work: 'article 45 (1)', locator: 'net income 10,000,000', mark: 'C' },
      given: { roundingStep: '0.01', income: '10000000', minimumShare: '0.5' },
      expect: [{ name: 'value', is: '5000000', within: '0' }],
    },
    {
      source: { work: 'article 78 of the rules of 2010', locator: 'fees 800,000', mark: 'C' },
      given: { roundingStep: '0.01', income: '800000', minimumShare: '0.1' },
      expect: [{ name: 'value', is: '80000', within: '0' }],
    },
    {
      source: { work: 'a loss', locator: 'by hand', mark: 'C' },
      given: { roundingStep: '0.01', income: '-5', minimumShare: '0.5' },
      expect: [{ name: 'value', is: '0', within: '0' }],
    },
  ],
});
