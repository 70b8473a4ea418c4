import { seriesWithinLegalLife, statedBases, statedLegalLife, taxedBasesAgree } from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, flag, money, optional, perYear, share, timing, years } from '../../src/formula/quantities.ts';

export const distributor = libraryModel({
  id: 'income/distributor',
  version: 1,
  title: { en: 'Distributor method', zh: '分销商法' },
  question: {
    en: 'What do customers leave, when the business earns no more on them than a distributor would?',
    zh: '以分销商利润水平计，客户关系的超额收益现值是多少？',
  },
  sources: [
    {
      work: 'Distributor method: excess earnings with the margin and the charges of a distributor',
      locator: 'IVS 210 names the method; formula as that of excess earnings',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Whether charges are before or after tax is stated by the caller: an after-tax charge is taken off after tax.',
      zh: '贡献费用为税前或税后口径由使用者声明：税后口径在税后扣除。',
    },
    {
      en: 'Sales are those of the whole base before attrition; charges follow the sales that are kept.',
      zh: '销售收入为流失前口径；贡献费用随留存收入计提。',
    },
  ],
  notFor: [
    {
      en: 'A business whose customers come for its technology or brand and no distributor compares',
      zh: '客户因技术或品牌而来、无可比分销商的业务',
    },
  ],
  inputs: {
    sales: perYear(money({ en: 'Sales before attrition', zh: '流失前销售收入' })),
    retention: perYear({ ...share({ en: 'Part of the base that is still there', zh: '留存率' }), minimum: '0.000001' }),
    distributorMargin: share({ en: 'Margin of comparable distributors', zh: '可比分销商利润率' }),
    workingCapitalCharge: optional(
      share({ en: 'Charge for working capital, share of sales', zh: '营运资金贡献费用率' }),
      '0',
    ),
    fixedAssetCharge: optional(share({ en: 'Charge for fixed assets, share of sales', zh: '固定资产贡献费用率' }), '0'),
    workforceCharge: optional(share({ en: 'Charge for the workforce, share of sales', zh: '人力资源贡献费用率' }), '0'),
    otherCharge: optional(
      share({ en: 'Charge for other intangibles, share of sales', zh: '其他无形资产贡献费用率' }),
      '0',
    ),
    chargesAreAfterTax: flag({
      en: 'Charges are after tax, and so taken off after it',
      zh: '贡献费用为税后口径（在税后扣除）',
    }),
    taxRate: share({ en: 'Income tax rate', zh: '所得税率' }),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
    taxLife: optional(years({ en: 'Tax amortisation life', zh: '税法摊销年限' })),
    costOfCapital: optional(
      annualRate({ en: 'Weighted cost of capital to compare with', zh: '用于比对的加权平均资本成本' }),
    ),
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    kept: { is: 'sales × retention', en: 'Sales that are kept', zh: '留存收入' },
    charges: {
      is: 'workingCapitalCharge + fixedAssetCharge + workforceCharge + otherCharge',
      en: 'Contributory charges, share of sales',
      zh: '贡献费用率合计',
    },
    excess: {
      is: 'if chargesAreAfterTax then kept × (distributorMargin × (1 − taxRate) − charges) else kept × (distributorMargin − charges) × (1 − taxRate)',
      en: 'Excess earnings after tax',
      zh: '税后超额收益',
    },
    presentValue: { is: 'excess × discount(discountRate, t, timing)', en: 'Present value of the year', zh: '当年现值' },
    beforeBenefit: {
      is: 'sum(presentValue)',
      en: 'Value before tax amortisation benefit',
      zh: '未计税收摊销收益的价值',
    },
    benefit: {
      is: 'taxBenefit(taxRate, discountRate, taxLife, timing)',
      en: 'Tax amortisation benefit, factor',
      zh: '税收摊销收益系数',
    },
    value: { is: 'beforeBenefit × benefit', en: 'Value by excess earnings', zh: '超额收益法评估值' },
  },
  conditions: [
    ...taxedBasesAgree,
    seriesWithinLegalLife,
    {
      code: 'charge-missing',
      that: 'workingCapitalCharge > 0 and workforceCharge > 0',
      otherwise: 'warn',
      en: 'no charge for working capital or for the workforce: both serve almost every income',
      zh: '未计营运资金或人力资源贡献费用：几乎一切收益均需二者',
    },
    {
      code: 'rate-below-cost-of-capital',
      that: 'discountRate ≥ costOfCapital',
      otherwise: 'warn',
      en: 'the rate is below the cost of capital of the enterprise',
      zh: '折现率低于企业加权平均资本成本',
    },
    {
      code: 'attrition-unusual',
      that: 'max(retention ÷ previous(retention, 1)) ≤ 0.95 and min(retention ÷ previous(retention, 1)) ≥ 0.75',
      otherwise: 'warn',
      en: 'yearly attrition lies outside 5 to 25 %',
      zh: '年流失率超出常见区间5%至25%',
    },
    {
      code: 'retention-rises',
      that: 'max(retention ÷ previous(retention, 1)) ≤ 1',
      otherwise: 'refuse',
      en: 'what was lost does not come back: retention cannot rise',
      zh: '留存率不得回升',
    },
  ],
  examples: [
    {
      source: {
        work: 'base 1000 growing 3 %, retention .9 … .5, margin 20 %, charges 1, 2, .5 and .75 %, 14 %, mid-year',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        sales: ['1030', '1060.9', '1092.727', '1125.50881', '1159.2740743'],
        retention: ['0.9', '0.8', '0.7', '0.6', '0.5'],
        distributorMargin: '0.2',
        workingCapitalCharge: '0.01',
        fixedAssetCharge: '0.02',
        workforceCharge: '0.005',
        otherCharge: '0.0075',
        chargesAreAfterTax: true,
        taxRate: '0.25',
        discountRate: '0.14',
        timing: 'mid-year',
        taxLife: '10',
      },
      expect: [
        { name: 'excess', is: ['99.6525', '91.2374', '82.2277041', '72.5953182', '62.3109815'], within: '5e-5' },
        { name: 'beforeBenefit', is: '307.995993633', within: '5e-11' },
        { name: 'benefit', is: '1.1617534778', within: '5e-11' },
        { name: 'value', is: '357.8154167653', within: '5e-11' },
      ],
    },
    {
      source: { work: 'the same at year-end, without benefit', locator: 'independent computation', mark: 'C' },
      given: {
        sales: ['1030', '1060.9', '1092.727', '1125.50881', '1159.2740743'],
        retention: ['0.9', '0.8', '0.7', '0.6', '0.5'],
        distributorMargin: '0.2',
        workingCapitalCharge: '0.01',
        fixedAssetCharge: '0.02',
        workforceCharge: '0.005',
        otherCharge: '0.0075',
        chargesAreAfterTax: true,
        taxRate: '0.25',
        discountRate: '0.14',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '288.4646776607', within: '5e-11' }],
    },
    {
      source: {
        work: 'a year of 1000, half of it kept, margin 30 %, charges of 5 % before 20 % tax, 25 %',
        locator: 'by hand: 500 × 0.25 × 0.8 ÷ 1.25',
        mark: 'C',
      },
      given: {
        sales: ['1000'],
        retention: ['0.5'],
        distributorMargin: '0.3',
        workingCapitalCharge: '0.02',
        fixedAssetCharge: '0.01',
        workforceCharge: '0.01',
        otherCharge: '0.01',
        chargesAreAfterTax: false,
        taxRate: '0.2',
        discountRate: '0.25',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '80', within: '0' }],
    },
  ],
});
