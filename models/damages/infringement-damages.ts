import { libraryModel } from '../../src/formula/define-model.ts';
import { money, number, optional } from '../../src/formula/quantities.ts';

export const infringementDamages = libraryModel({
  id: 'damages/infringement-damages',
  version: 1,
  title: { en: 'Damages for infringement (China)', zh: '侵权损害赔偿额' },
  question: {
    en: 'Which amount does the law give for an infringement, on the basis that can be proved?',
    zh: '按可证明的计算基础，侵权损害赔偿额是多少？',
  },
  sources: [
    {
      work: '专利法 (2020) art. 71: loss or profit of the infringer, else a multiple of the licence fee, else 30,000 to 5,000,000 yuan; one to five times where wilful and serious; reasonable costs besides',
      locator: 'statute text; 商标法 art. 63 and 著作权法 art. 54 have the same ladder with other limits',
      mark: 'P',
    },
    {
      work: '最高人民法院专利纠纷司法解释 (2015) art. 20: units × unit profit',
      locator:
        'infringing units stand for lost units; operating profit, or sales profit where infringing is the business',
      mark: 'P',
    },
  ],
  conventions: [
    {
      en: 'The basis is the caller’s to prove; exactly one is given. The multiple applies to a computed basis, never to the statutory amount.',
      zh: '计算基础由使用者举证选定且仅选其一；惩罚倍数仅适用于计算所得基数，不适用于法定赔偿。',
    },
    {
      en: 'Limits of the statutory amount are those of the right and the day, given by the caller.',
      zh: '法定赔偿上下限依权利类型与日期由使用者给出。',
    },
  ],
  notFor: [
    { en: 'A price between willing parties', zh: '自愿交易双方之间的价格' },
    { en: 'A case before another law was in force', zh: '适用旧法的案件' },
  ],
  inputs: {
    units: optional(
      number({ en: 'Units lost, or infringing units', zh: '减少的销售量或侵权产品数量' }, { minimum: '0' }),
    ),
    unitProfit: optional(money({ en: 'Reasonable profit of a unit', zh: '单位合理利润' }), '0'),
    licenceFee: optional(money({ en: 'Licence fee', zh: '许可使用费' })),
    statutoryAmount: optional(money({ en: 'Amount set by the court within the statutory limits', zh: '法定赔偿额' })),
    statutoryLeast: optional(money({ en: 'Least statutory amount', zh: '法定赔偿下限' })),
    statutoryMost: optional(money({ en: 'Largest statutory amount', zh: '法定赔偿上限' })),
    feeMultiple: optional(
      number({ en: 'Reasonable multiple of the licence fee', zh: '许可费合理倍数' }, { minimum: '1' }),
      '1',
    ),
    punitiveMultiple: optional(
      number(
        { en: 'Multiple for a wilful and serious infringement', zh: '惩罚性赔偿倍数' },
        { minimum: '1', maximum: '5' },
      ),
      '1',
    ),
    reasonableCosts: optional(money({ en: 'Reasonable costs of enforcement', zh: '合理维权开支' }), '0'),
  },
  oneOf: [['units', 'licenceFee', 'statutoryAmount']],
  formulas: {
    basis: {
      is: 'either(units × unitProfit, licenceFee × feeMultiple, statutoryAmount)',
      en: 'Basis',
      zh: '赔偿基数',
    },
    value: { is: 'basis × punitiveMultiple + reasonableCosts', en: 'Damages', zh: '损害赔偿额' },
  },
  conditions: [
    {
      code: 'unit-profit-missing',
      that: 'units = 0 or unitProfit > 0',
      otherwise: 'refuse',
      en: 'units are named without the profit of one',
      zh: '已列示数量但未给出单位利润',
    },
    {
      code: 'punitive-on-statutory',
      that: 'statutoryAmount < 0 or punitiveMultiple = 1',
      otherwise: 'refuse',
      en: 'the multiple applies to a computed basis, not to the statutory amount',
      zh: '惩罚性倍数不适用于法定赔偿',
    },
    {
      code: 'below-statutory-least',
      that: 'statutoryAmount ≥ statutoryLeast',
      otherwise: 'refuse',
      en: 'the amount is below the statutory limits',
      zh: '低于法定赔偿下限',
    },
    {
      code: 'above-statutory-most',
      that: 'statutoryAmount ≤ statutoryMost',
      otherwise: 'refuse',
      en: 'the amount is above the statutory limits',
      zh: '高于法定赔偿上限',
    },
  ],
  examples: [
    {
      source: {
        work: '2000 units at 150, wilful and serious, costs 50,000',
        locator: 'by hand: 300,000 × 3 + 50,000',
        mark: 'C',
      },
      given: { units: '2000', unitProfit: '150', punitiveMultiple: '3', reasonableCosts: '50000' },
      expect: [{ name: 'value', is: '950000', within: '0' }],
    },
    {
      source: { work: 'twice a licence fee of 400,000', locator: 'by hand', mark: 'C' },
      given: { licenceFee: '400000', feeMultiple: '2' },
      expect: [{ name: 'value', is: '800000', within: '0' }],
    },
    {
      source: {
        work: 'a statutory amount within the limits of the patent law',
        locator: 'by hand: 1,000,000 + 80,000',
        mark: 'C',
      },
      given: {
        statutoryAmount: '1000000',
        statutoryLeast: '30000',
        statutoryMost: '5000000',
        reasonableCosts: '80000',
      },
      expect: [{ name: 'value', is: '1080000', within: '0' }],
    },
  ],
});
