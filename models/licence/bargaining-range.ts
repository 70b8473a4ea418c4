import { libraryModel } from '../../src/formula/define-model.ts';
import { money, resultOf, share } from '../../src/formula/quantities.ts';
import { minimumTransferFee } from '../cost/minimum-transfer-fee.ts';
import { lumpSumForRoyalty } from './lump-sum-for-royalty.ts';

export const bargainingRange = libraryModel({
  id: 'licence/bargaining-range',
  version: 1,
  title: { en: 'Bargaining range and split', zh: '议价区间与分割' },
  question: {
    en: 'On which price do two sides meet, between the least that one accepts and the most that the other pays?',
    zh: '在许可方底价与被许可方最高价之间，双方在何价成交？',
  },
  sources: [],
  derivation: {
    en: 'the price x that makes (x − floor)^w × (ceiling − x)^(1 − w) largest: the split of Nash with bargaining weight w',
    zh: '使 (x − 底价)^w × (最高价 − x)^(1 − w) 最大的价格，即议价权重为 w 的纳什分割',
  },
  conventions: [
    {
      en: 'the weight is stated by the caller and has no default: half is the weight of equal sides, not evidence',
      zh: '议价权重由使用者给出，不设默认值；二分之一仅表示双方对等，并非证据',
    },
  ],
  notFor: [{ en: 'sides that can sell to or buy from many others', zh: '双方各有众多替代交易对象的情形' }],
  inputs: {
    floor: resultOf(money({ en: 'Least that the licensor accepts', zh: '许可方底价' }), minimumTransferFee),
    ceiling: resultOf(money({ en: 'Most that the licensee pays', zh: '被许可方最高价' }), lumpSumForRoyalty),
    licensorWeight: share({ en: 'Bargaining weight of the licensor', zh: '许可方议价权重' }),
  },
  formulas: {
    surplus: { is: 'ceiling − floor', en: 'What there is to share', zh: '可分割的剩余' },
    value: { is: 'floor + licensorWeight × surplus', en: 'Price', zh: '成交价' },
  },
  conditions: [
    {
      code: 'no-range',
      that: 'floor ≤ ceiling',
      otherwise: 'refuse',
      en: 'the licensor asks more than the licensee can pay: there is no price for both',
      zh: '许可方底价高于被许可方最高价，无法成交',
    },
  ],
  examples: [
    {
      source: { work: 'between 100 and 180, a quarter to the licensor', locator: 'by hand: 120', mark: 'C' },
      given: { floor: '100', ceiling: '180', licensorWeight: '0.25' },
      expect: [
        { name: 'surplus', is: '80', within: '0' },
        { name: 'value', is: '120', within: '0' },
      ],
    },
  ],
});
