import { libraryModel } from '../../src/formula/define-model.ts';
import { money, optional, share } from '../../src/formula/quantities.ts';

export const contributionShare = libraryModel({
  id: 'equity/contribution-share',
  version: 1,
  title: { en: 'Share for a right contributed to a company', zh: '知识产权作价入股比例' },
  question: {
    en: 'Which share of a company does a right buy that is contributed beside cash and other assets?',
    zh: '知识产权与货币及其他资产共同出资时，应占多少股权？',
  },
  sources: [
    { work: 'share = V_ip ÷ (V_ip + cash + other)', locator: 'equity contribution', mark: 'C' },
    {
      work: '促进科技成果转化法（2015）',
      locator: '第四十五条（二）：形成股份不低于百分之五十给予贡献人员',
      mark: 'P',
    },
  ],
  derivation: {
    en: 'each contributor holds what he brought, as part of what all brought, all valued on the same day and basis',
    zh: '各方按同一基准日、同一价值基础下的出资额占总出资额的比例持股',
  },
  conventions: [
    { en: 'other assets count net of the debts that come with them', zh: '其他资产按扣除随附负债后的净额计' },
    {
      en: 'the part of the contributors of a service achievement is taken from the share of the right, not from the others',
      zh: '职务成果贡献人员的份额从知识产权所占股份中提取',
    },
  ],
  notFor: [
    {
      en: 'a company that trades already: value it first, before the contribution',
      zh: '已在经营的公司（应先评估投前价值并计入其他资产）',
    },
  ],
  inputs: {
    rightValue: money({ en: 'Value of the right', zh: '知识产权评估值' }),
    cash: money({ en: 'Cash', zh: '货币出资' }),
    otherAssets: optional(
      money({ en: 'Other assets, or the company before the contribution', zh: '其他资产（或投前公司价值）' }),
      '0',
    ),
    contributorsShare: optional(
      share({ en: 'Part of the right’s shares due to its contributors', zh: '贡献人员提取比例' }),
      '0',
    ),
  },
  formulas: {
    total: { is: 'rightValue + cash + otherAssets', en: 'All contributions', zh: '出资总额' },
    contributors: {
      is: 'rightValue ÷ total × contributorsShare',
      en: 'Share of the contributors',
      zh: '贡献人员持股比例',
    },
    owner: {
      is: 'rightValue ÷ total × (1 − contributorsShare)',
      en: 'Share left to the owner of the right',
      zh: '权利单位持股比例',
    },
    value: { is: 'rightValue ÷ total', en: 'Share for the right', zh: '知识产权所占股权比例' },
  },
  conditions: [
    {
      code: 'nothing-contributed',
      that: 'rightValue + cash + otherAssets > 0',
      otherwise: 'refuse',
      en: 'nothing is contributed',
      zh: '出资总额为零',
    },
  ],
  examples: [
    {
      source: { work: 'by hand', locator: 'right 300, cash 500, other 200; two fifths to the contributors', mark: 'C' },
      given: { rightValue: '300', cash: '500', otherAssets: '200', contributorsShare: '0.4' },
      expect: [
        { name: 'contributors', is: '0.12', within: '0' },
        { name: 'owner', is: '0.18', within: '0' },
        { name: 'value', is: '0.3', within: '0' },
      ],
    },
  ],
});
