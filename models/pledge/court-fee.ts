import { libraryModel } from '../../src/formula/define-model.ts';
import { money, optional, share, table } from '../../src/formula/quantities.ts';

export const courtFee = libraryModel({
  id: 'pledge/court-fee',
  version: 1,
  title: { en: 'Fee of a court for a claim in money', zh: '财产案件诉讼费用' },
  question: {
    en: 'What does the court charge for hearing, enforcing or preserving a claim of this amount?',
    zh: '按争议（执行、保全）金额应交纳多少案件受理费、申请执行费或保全费？',
  },
  sources: [{ work: '诉讼费用交纳办法（国务院令第481号）', locator: '第十三、十四条：分段累计交纳', mark: 'P' }],
  conventions: [
    { en: 'each part of the amount by the rate of its band, beside a fixed fee', zh: '定额部分之外按段累计' },
    { en: 'rounded to the fen, halves up', zh: '四舍五入到分' },
  ],
  notFor: [{ en: 'claims that are not about money: a fixed fee', zh: '非财产案件（按件交纳）' }],
  inputs: {
    amount: money({ en: 'Amount in dispute', zh: '争议（执行、保全）金额' }),
    fixedFee: money({ en: 'Fixed fee', zh: '定额费用' }),
    bandRates: table(
      { en: 'Rates beyond it, by band', zh: '分段费率' },
      { by: 'money', gives: 'share', dataSet: 'disposalRules' },
    ),
    mostFee: optional(money({ en: 'Most that is charged', zh: '费用上限' })),
    payableShare: optional(share({ en: 'Share that is payable', zh: '实交比例' }), '1'),
    roundingStep: money({ en: 'One fen in the unit of the figures', zh: '一分（以计算单位表示）' }),
  },
  formulas: {
    scaleFee: { is: 'fixedFee + bands(amount, bandRates)', en: 'Fee of the scale', zh: '分段累计费用' },
    cappedFee: { is: 'min(scaleFee, either(mostFee, scaleFee))', en: 'Fee, not above the most', zh: '上限内费用' },
    value: { is: 'round(cappedFee × payableShare, roundingStep)', en: 'Fee', zh: '应交费用' },
  },
  examples: [
    {
      source: { work: '诉讼费用交纳办法', locator: '10 million: case fee 81,800', mark: 'P' },
      given: {
        amount: '10000000',
        fixedFee: '50',
        bandRates: [
          ['10000', '0'],
          ['100000', '0.025'],
          ['200000', '0.02'],
          ['500000', '0.015'],
          ['1000000', '0.01'],
          ['2000000', '0.009'],
          ['5000000', '0.008'],
          ['10000000', '0.007'],
          ['20000000', '0.006'],
          [null, '0.005'],
        ],
        roundingStep: '0.01',
      },
      expect: [{ name: 'value', is: '81800', within: '0' }],
    },
    {
      source: {
        work: 'preservation of 1,003.37, 60 % of it payable',
        locator: 'by hand: 30 + 3.37 × 1 % = 30.0337, of it 0.6 is 18.02022',
        mark: 'C',
      },
      given: {
        amount: '1003.37',
        fixedFee: '30',
        bandRates: [
          ['1000', '0'],
          ['100000', '0.01'],
          [null, '0.005'],
        ],
        mostFee: '5000',
        payableShare: '0.6',
        roundingStep: '0.01',
      },
      expect: [{ name: 'value', is: '18.02', within: '0' }],
    },
    {
      source: { work: 'preservation of ten million', locator: 'not above 5,000', mark: 'P' },
      given: {
        amount: '10000000',
        fixedFee: '30',
        bandRates: [
          ['1000', '0'],
          ['100000', '0.01'],
          [null, '0.005'],
        ],
        mostFee: '5000',
        roundingStep: '0.01',
      },
      expect: [{ name: 'value', is: '5000', within: '0' }],
    },
  ],
});
