import { libraryModel } from '../../src/formula/define-model.ts';
import { count, money } from '../../src/formula/quantities.ts';

export const grantAward = libraryModel({
  id: 'reward/grant-award',
  version: 1,
  title: { en: 'Least award on grant', zh: '授权最低奖金' },
  question: {
    en: 'Which award do inventors get within three months of the grant of service patents, where nothing is agreed?',
    zh: '未约定时，职务发明授权后三个月内应发的最低奖金是多少？',
  },
  sources: [
    { work: '专利法实施细则（2023）', locator: '第九十三条：发明4000元，实用新型、外观设计1500元', mark: 'P' },
    { work: '专利法实施细则（2010）', locator: '第七十七条：发明3000元，实用新型、外观设计1000元', mark: 'P' },
  ],
  conventions: [
    { en: 'one award a patent, whatever the number of inventors', zh: '按专利件数计算，与发明人人数无关' },
    { en: 'the rules of the day on which the grant is announced', zh: '适用授权公告日的规定' },
  ],
  notFor: [{ en: 'units whose own rules or agreements say otherwise', zh: '单位另有规定或约定的情形' }],
  inputs: {
    patents: count({ en: 'Patents granted', zh: '授权专利件数' }),
    awardEach: money({ en: 'Least award for each', zh: '每件最低奖金' }),
  },
  formulas: {
    value: { is: 'patents × awardEach', en: 'Least awards', zh: '最低奖金合计' },
  },
  examples: [
    {
      source: { work: 'article 93', locator: 'two utility models', mark: 'C' },
      given: { patents: '2', awardEach: '1500' },
      expect: [{ name: 'value', is: '3000', within: '0' }],
    },
  ],
});
