import { libraryModel } from '../../src/formula/define-model.ts';
import { money, number, optional, share } from '../../src/formula/quantities.ts';

export const standardised = libraryModel({
  id: 'capital/standardised',
  version: 1,
  title: { en: 'Standardised capital of an exposure', zh: '标准法（权重法）资本要求' },
  question: {
    en: 'How much capital does the standardised approach ask for a loan, part of which an eligible guarantor may cover?',
    zh: '标准法下对贷款（可含合格保证人覆盖部分）要求多少资本？',
  },
  sources: [
    {
      work: 'BCBS, Basel II',
      locator: '§69–70: regulatory retail 75 %; substitution of the guarantor’s weight',
      mark: 'P',
    },
  ],
  conventions: [
    {
      en: 'An IP pledge is no eligible collateral: only a guarantor or insurer changes the weight, on the part it covers.',
      zh: '知识产权质押不属于合格抵质押品；仅保证人或保险人对其覆盖部分替换权重。',
    },
    {
      en: 'Whether a pool that pays only up to its balance is an eligible guarantee is the caller’s to decide.',
      zh: '以余额为限的补偿资金池是否属于合格保证，由使用者判断。',
    },
  ],
  notFor: [{ en: 'Off-balance-sheet items before conversion', zh: '未经信用转换的表外项目' }],
  inputs: {
    exposure: money({ en: 'Exposure', zh: '风险暴露' }),
    provision: optional(money({ en: 'Specific provision', zh: '专项准备' }), '0'),
    riskWeight: number({ en: 'Risk weight of the borrower', zh: '借款人风险权重' }, { minimum: '0', maximum: '12.5' }),
    coveredShare: optional(share({ en: 'Share covered by an eligible guarantor', zh: '合格保证覆盖比例' }), '0'),
    guarantorWeight: optional(
      number({ en: 'Risk weight of the guarantor', zh: '保证人风险权重' }, { minimum: '0', maximum: '12.5' }),
      '1',
    ),
  },
  formulas: {
    netExposure: { is: 'exposure − provision', en: 'Exposure net of provisions', zh: '扣除准备后风险暴露' },
    weight: {
      is: 'coveredShare × min(guarantorWeight, riskWeight) + (1 − coveredShare) × riskWeight',
      en: 'Weight after substitution',
      zh: '替换后权重',
    },

    requirement: { is: 'netExposure × weight ÷ 12.5', en: 'Capital requirement at 8 %', zh: '资本要求（8%）' },
    value: { is: 'netExposure × weight', en: 'Risk-weighted assets', zh: '风险加权资产' },
  },
  conditions: [
    {
      code: 'provision-above-exposure',
      that: 'provision ≤ exposure',
      otherwise: 'refuse',
      en: 'the provision is more than the exposure',
      zh: '准备金超过风险暴露',
    },
  ],
  examples: [
    {
      source: { work: 'BCBS, Basel II', locator: '§69: regulatory retail weighs 75 %', mark: 'P' },
      given: { exposure: '1000000', riskWeight: '0.75' },
      expect: [
        { name: 'value', is: '750000', within: '0' },
        { name: 'requirement', is: '60000', within: '0' },
      ],
    },
    {
      source: {
        work: '1,000 less 100 provided, 80 % covered by a guarantor of weight 20 %, the firm at 85 %',
        locator: 'by hand: 900 × (0.8 × 0.2 + 0.2 × 0.85)',
        mark: 'C',
      },
      given: { exposure: '1000', provision: '100', riskWeight: '0.85', coveredShare: '0.8', guarantorWeight: '0.2' },
      expect: [
        { name: 'weight', is: '0.33', within: '0' },
        { name: 'value', is: '297', within: '0' },
        { name: 'requirement', is: '23.76', within: '0' },
      ],
    },
  ],
});
