import { libraryModel } from '../../src/formula/define-model.ts';
import { money, number, optional, share } from '../../src/formula/quantities.ts';

export const irbCorporate = libraryModel({
  id: 'capital/irb-corporate',
  version: 1,
  title: { en: 'Basel IRB capital of a corporate exposure', zh: '巴塞尔内部评级法：公司风险暴露资本要求' },
  question: {
    en: 'How much capital does the internal-ratings approach ask for a loan to a firm, large or small?',
    zh: '内部评级法下对企业（含中小企业）贷款要求多少资本？',
  },
  sources: [
    { work: 'BCBS, Basel Framework', locator: 'CRE31: risk-weight functions', mark: 'P' },
    {
      work: 'BCBS 128 (June 2006), International Convergence of Capital Measurement and Capital Standards',
      locator: 'Annex 5, illustrative IRB risk weights',
      mark: 'P',
    },
  ],
  conventions: [
    {
      en: 'The default probability is not below the floor that is given; none is assumed.',
      zh: '违约概率不低于所给下限；不预设下限。',
    },
    {
      en: 'No scaling factor unless given: Basel II applied 1.06 to the sum of risk-weighted assets, the final Basel III none.',
      zh: '未给定则不乘缩放系数：巴塞尔Ⅱ对风险加权资产总额乘1.06，最终版巴塞尔Ⅲ已取消。',
    },
  ],
  notFor: [
    {
      en: 'An IP pledge as a reduction of the loss given default: supervisors do not in practice recognise it',
      zh: '以知识产权质押降低违约损失率：监管实践中不予认可',
    },
    { en: 'An exposure in default: use the model for defaulted exposures', zh: '已违约的风险暴露（另有模型）' },
  ],
  inputs: {
    exposure: money({ en: 'Exposure at default', zh: '违约风险暴露' }),
    defaultProbability: share({ en: 'Default probability in one year', zh: '一年违约概率' }),
    leastProbability: optional(share({ en: 'Floor of the default probability', zh: '违约概率下限' }), '0'),
    lossGivenDefault: share({ en: 'Loss given default', zh: '违约损失率' }),
    maturity: number({ en: 'Maturity in years', zh: '期限（年）' }, { minimum: '0', maximum: '200' }),
    turnoverMillionEuro: optional(
      number({ en: 'Yearly sales of the firm, millions of euro', zh: '企业年销售额（百万欧元）' }, { minimum: '0' }),
      '50',
    ),
    scalingFactor: optional(number({ en: 'Scaling factor', zh: '缩放系数' }, { minimum: '0.5', maximum: '2' }), '1'),
  },
  formulas: {
    probability: {
      is: 'max(defaultProbability, leastProbability)',
      en: 'Default probability, not below its floor',
      zh: '违约概率（不低于下限）',
    },
    concentration: {
      is: '(1 − exp(−50 × probability)) ÷ (1 − exp(−50))',
      en: 'Weight of the lower correlation',
      zh: '低相关性权重',
    },
    sizeAdjustment: {
      is: '0.04 × (1 − (clamp(turnoverMillionEuro, 5, 50) − 5) ÷ 45)',
      en: 'Reduction for small and medium firms',
      zh: '中小企业规模调整',
    },
    correlation: {
      is: '0.12 × concentration + 0.24 × (1 − concentration) − sizeAdjustment',
      en: 'Asset correlation',
      zh: '资产相关性',
    },
    worstProbability: {
      is: 'Φ((normalQuantile(probability) + sqrt(correlation) × normalQuantile(0.999)) ÷ sqrt(1 − correlation))',
      en: 'Default probability in a year in a thousand',
      zh: '千年一遇年份的违约概率',
    },
    maturitySlope: {
      is: '(0.11852 − 0.05478 × ln(probability))^2',
      en: 'Slope by maturity',
      zh: '期限调整系数',
    },
    effectiveMaturity: {
      is: 'clamp(maturity, 1, 5)',
      en: 'Effective maturity, 1 to 5 years',
      zh: '有效期限（1至5年）',
    },
    maturityFactor: {
      is: '(1 + (effectiveMaturity − 2.5) × maturitySlope) ÷ (1 − 1.5 × maturitySlope)',
      en: 'Maturity adjustment',
      zh: '期限调整',
    },
    capital: {
      is: 'lossGivenDefault × (worstProbability − probability) × maturityFactor',
      en: 'Capital for one unit of exposure',
      zh: '单位风险暴露资本要求',
    },
    riskWeight: { is: '12.5 × capital × scalingFactor', en: 'Risk weight', zh: '风险权重' },
    requirement: { is: 'exposure × riskWeight ÷ 12.5', en: 'Capital requirement', zh: '资本要求' },
    value: { is: 'exposure × riskWeight', en: 'Risk-weighted assets', zh: '风险加权资产' },
  },
  conditions: [
    {
      code: 'no-probability',
      that: 'defaultProbability < 1 and (defaultProbability > 0 or leastProbability > 0) and leastProbability < 1',
      otherwise: 'refuse',
      en: 'a default probability above 0 and below 1 is needed',
      zh: '违约概率须大于0且小于1',
    },
  ],
  examples: [
    {
      source: {
        work: 'BCBS 128 (June 2006), Annex 5',
        locator: 'printed to two decimals with a coarser normal function: 82.78',
        mark: 'P',
      },
      given: {
        exposure: '100',
        defaultProbability: '0.0075',
        lossGivenDefault: '0.45',
        maturity: '2.5',
        turnoverMillionEuro: '50',
      },
      expect: [{ name: 'value', is: '82.78', within: '0.0075' }],
    },
    {
      source: {
        work: 'BCBS 128 (June 2006), Annex 5',
        locator: 'printed to two decimals with a coarser normal function: 72.4',
        mark: 'P',
      },
      given: {
        exposure: '100',
        defaultProbability: '0.01',
        lossGivenDefault: '0.45',
        maturity: '2.5',
        turnoverMillionEuro: '5',
      },
      expect: [{ name: 'value', is: '72.4', within: '0.0075' }],
    },
    {
      source: {
        work: 'CRE31 formula at 40 digits by another program (mpmath)',
        locator: 'small firm, 3.7 years, scaled by 1.06',
        mark: 'C',
      },
      given: {
        exposure: '1000',
        defaultProbability: '0.02',
        lossGivenDefault: '0.4',
        maturity: '3.7',
        turnoverMillionEuro: '27.5',
        scalingFactor: '1.06',
      },
      expect: [
        { name: 'correlation', is: '0.14414553294057307859144822199019', within: '1e-27' },
        { name: 'capital', is: '0.08185157922241502018591', within: '1e-20' },
        { name: 'requirement', is: '86.76267397575992139707', within: '1e-12' },
        { name: 'value', is: '1084.533424696999017463', within: '1e-12' },
      ],
    },
    {
      source: {
        work: 'CRE31 formula at 40 digits by another program (mpmath)',
        locator: 'floor of 0.05 %, half a year counts as one',
        mark: 'C',
      },
      given: {
        exposure: '1000',
        defaultProbability: '0.0001',
        leastProbability: '0.0005',
        lossGivenDefault: '0.4',
        maturity: '0.5',
      },
      expect: [
        { name: 'correlation', is: '0.2370371894433999202352377994055', within: '1e-27' },
        { name: 'capital', is: '0.007976830774551879738206', within: '1e-20' },
        { name: 'requirement', is: '7.976830774551879738206', within: '1e-12' },
        { name: 'value', is: '99.71038468189849672758', within: '1e-12' },
      ],
    },
  ],
});
