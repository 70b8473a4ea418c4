import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, number, optional, share } from '../../src/formula/quantities.ts';

const beta = { minimum: '-10', maximum: '10' };
const belowOne = { maximum: '0.99' };

export const costOfEquity = libraryModel({
  id: 'rate/cost-of-equity',
  version: 1,
  title: { en: 'Cost of equity with re-levered beta', zh: '资本资产定价模型（调整财务杠杆）' },
  question: {
    en: 'Which return do owners ask for, when the beta of peers is brought to the gearing of the subject?',
    zh: '将可比公司贝塔调整至标的资本结构后，权益要求报酬率是多少？',
  },
  sources: [
    {
      work: 'Capital asset pricing: Ke = rf + βL × ERP + α; βL = βU × (1 + (1 − t) × D/E)',
      locator: '资产评估 textbook, discount rate of intangible assets',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Gearing is debt over debt and equity at market value; debt carries no beta.',
      zh: '财务杠杆为付息债务占投入资本的市值比例；债务贝塔为0。',
    },
    { en: 'The rate is nominal and after tax.', zh: '结果为名义、税后口径。' },
  ],
  notFor: [
    {
      en: 'One asset alone, which may be riskier than the enterprise that owns it',
      zh: '单项资产：其风险可能高于所属企业',
    },
    {
      en: 'A specific premium for failure beside flows weighted by a chance',
      zh: '现金流已按概率加权时，特定风险不得再含失败溢价',
    },
  ],
  inputs: {
    riskFreeRate: annualRate({ en: 'Risk-free rate', zh: '无风险报酬率' }),
    equityPremium: annualRate({ en: 'Premium of the market over the risk-free rate', zh: '市场风险溢价' }),
    unleveredBeta: optional(number({ en: 'Beta without debt', zh: '无财务杠杆贝塔系数' }, beta)),
    peerBeta: optional(number({ en: 'Beta of peers as they are geared', zh: '可比公司有财务杠杆贝塔系数' }, beta)),
    peerDebtShare: optional(
      { ...share({ en: 'Debt of the peers, share of capital', zh: '可比公司债务比例' }), ...belowOne },
      '0',
    ),
    peerTaxRate: optional(share({ en: 'Income tax rate of the peers', zh: '可比公司所得税率' }), '0'),
    debtShare: { ...share({ en: 'Debt of the subject, share of capital', zh: '标的债务比例' }), ...belowOne },
    taxRate: share({ en: 'Income tax rate', zh: '所得税率' }),
    specificPremium: optional(annualRate({ en: 'Premium for the enterprise itself', zh: '企业特定风险报酬率' }), '0'),
  },
  oneOf: [['unleveredBeta', 'peerBeta']],
  formulas: {
    assetBeta: {
      is: 'either(unleveredBeta, peerBeta ÷ (1 + (1 − peerTaxRate) × peerDebtShare ÷ (1 − peerDebtShare)))',
      en: 'Beta without debt',
      zh: '无财务杠杆贝塔系数',
    },
    leverage: {
      is: '(1 − taxRate) × debtShare ÷ (1 − debtShare)',
      en: 'Debt over equity, after tax',
      zh: '税后债务权益比',
    },
    equityBeta: { is: 'assetBeta × (1 + leverage)', en: 'Beta re-levered', zh: '有财务杠杆贝塔系数' },
    value: {
      is: 'riskFreeRate + equityBeta × equityPremium + specificPremium',
      en: 'Cost of equity',
      zh: '权益资本成本',
    },
  },
  examples: [
    {
      source: {
        work: '1.68 %, beta .95, debt 20 %, tax 25 %, premium 6.5 %, specific 3 %',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        riskFreeRate: '0.0168',
        equityPremium: '0.065',
        unleveredBeta: '0.95',
        debtShare: '0.2',
        taxRate: '0.25',
        specificPremium: '0.03',
      },
      expect: [
        { name: 'equityBeta', is: '1.128125', within: '0' },
        { name: 'value', is: '0.120128125', within: '0' },
      ],
    },
    {
      source: {
        work: 'peers of beta 1.4 with half debt and 25 % tax; a fifth of debt and 20 % tax here',
        locator: 'by hand: 1.4 ÷ 1.75 = 0.8; 0.8 × 1.2 = 0.96; 2 % + 0.96 × 5 %',
        mark: 'C',
      },
      given: {
        riskFreeRate: '0.02',
        equityPremium: '0.05',
        peerBeta: '1.4',
        peerDebtShare: '0.5',
        peerTaxRate: '0.25',
        debtShare: '0.2',
        taxRate: '0.2',
      },
      expect: [
        { name: 'assetBeta', is: '0.8', within: '0' },
        { name: 'value', is: '0.068', within: '0' },
      ],
    },
  ],
});
