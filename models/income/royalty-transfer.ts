import { libraryModel } from '../../src/formula/define-model.ts';
import { share } from '../../src/formula/quantities.ts';

export const royaltyTransfer = libraryModel({
  id: 'income/royalty-transfer',
  version: 1,
  title: { en: 'Royalty carried over from peers', zh: '对比公司法许可费率' },
  question: {
    en: 'Which royalty fits the subject, when peers pay theirs out of another margin?',
    zh: '按利润率差异修正对比公司的许可费率，标的许可费率是多少？',
  },
  sources: [
    {
      work: '对比公司法: royalty = mean royalty of the peers × margin of the subject ÷ mean margin of the peers',
      locator: 'one worked answer',
      mark: 'S',
    },
  ],
  conventions: [{ en: 'The royalty moves in proportion to the margin.', zh: '许可费率与利润率成正比调整。' }],
  notFor: [
    { en: 'Peers whose margin is near 0: the ratio has no meaning', zh: '利润率接近0的可比公司：比率失去意义' },
    { en: 'A margin of the subject that was reached by the right alone', zh: '标的利润率完全由该权利形成的情形' },
  ],
  inputs: {
    peerRoyaltyRate: share({ en: 'Mean royalty of the peers', zh: '对比公司平均许可费率' }),
    peerMargin: share({ en: 'Mean margin of the peers', zh: '对比公司平均利润率' }),
    subjectMargin: share({ en: 'Margin of the subject', zh: '标的利润率' }),
  },
  formulas: {
    marginRatio: { is: 'subjectMargin ÷ peerMargin', en: 'Margin against that of the peers', zh: '利润率修正系数' },
    value: { is: 'peerRoyaltyRate × marginRatio', en: 'Royalty of the subject', zh: '标的许可费率' },
  },
  conditions: [
    {
      code: 'royalty-above-margin',
      that: 'peerRoyaltyRate ≤ peerMargin',
      otherwise: 'refuse',
      en: 'no user pays a royalty above its whole margin',
      zh: '许可费率不得高于利润率',
    },
    {
      code: 'peer-margin-not-positive',
      that: 'peerMargin > 0',
      otherwise: 'refuse',
      en: 'the margin of the peers must be above 0',
      zh: '对比公司平均利润率必须大于0',
    },
  ],
  examples: [
    {
      source: {
        work: '资产评估 question',
        locator: '6.65 % at a margin of 18.35 %, subject 12.58 %; prints 4.56 %',
        mark: 'S',
      },
      given: { peerRoyaltyRate: '0.0665', peerMargin: '0.1835', subjectMargin: '0.1258' },
      expect: [
        { name: 'value', is: '0.0456', within: '0.00005' },
        { name: 'value', is: '0.04558964577656675749', within: '1e-20' },
      ],
    },
  ],
});
