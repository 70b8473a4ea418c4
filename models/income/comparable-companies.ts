import { libraryModel } from '../../src/formula/define-model.ts';
import { money, perComparable, share } from '../../src/formula/quantities.ts';

export const comparableCompanies = libraryModel({
  id: 'income/comparable-companies',
  version: 1,
  title: { en: 'Royalty from comparable companies', zh: '对比公司法分成率' },
  question: {
    en: 'Which royalty do listed peers earn on their technology, brought to the margin of the subject?',
    zh: '对比公司技术资产的收入分成率，经利润率修正后标的应取多少？',
  },
  sources: [
    {
      work: '对比公司法: K = technology’s share of capital × EBITDA ÷ revenue of each peer; K × margin of the subject ÷ mean margin of the peers',
      locator: 'jikaoti.com t27VFFFM for the transfer by margin; the share of each peer as practice writes it',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Means are unweighted; the margin is EBITDA over revenue, for the subject too.',
      zh: '均值不加权；利润率为EBITDA与收入之比，标的口径相同。',
    },
  ],
  notFor: [
    {
      en: 'Peers whose capital holds other intangibles counted as technology',
      zh: '资本中其他无形资产被计作技术的对比公司',
    },
    { en: 'Peers that earn nothing', zh: '亏损的对比公司' },
  ],
  seriesOf: 'comparable',
  inputs: {
    technologyShare: perComparable(
      share({ en: 'Technology, share of invested capital', zh: '技术资产占投入资本比例' }),
    ),
    ebitda: perComparable(money({ en: 'Earnings before interest, tax and amortisation', zh: '息税折旧摊销前利润' })),
    revenue: perComparable(money({ en: 'Revenue', zh: '营业收入' })),
    subjectMargin: share({ en: 'Margin of the subject', zh: '标的利润率' }),
  },
  formulas: {
    margin: { is: 'ebitda ÷ revenue', en: 'Margin of the peer', zh: '对比公司利润率' },
    royalty: { is: 'technologyShare × margin', en: 'Royalty of the peer', zh: '对比公司分成率' },
    meanMargin: { is: 'mean(margin)', en: 'Mean margin', zh: '平均利润率' },
    meanRoyalty: { is: 'mean(royalty)', en: 'Mean royalty', zh: '平均分成率' },
    value: { is: 'meanRoyalty × (subjectMargin ÷ meanMargin)', en: 'Royalty of the subject', zh: '标的分成率' },
  },
  conditions: [
    {
      code: 'no-revenue',
      that: 'min(revenue) > 0',
      otherwise: 'refuse',
      en: 'each peer must have revenue',
      zh: '各对比公司营业收入必须大于0',
    },
    {
      code: 'no-earnings',
      that: 'sum(ebitda) > 0',
      otherwise: 'refuse',
      en: 'the peers must earn something',
      zh: '对比公司须有盈利',
    },
  ],
  examples: [
    {
      source: {
        work: 'two peers, 30 and 40 % technology at margins of 20 and 10 %; subject 12 %',
        locator: 'by hand: mean of 6 and 4 % × 12 ÷ 15',
        mark: 'C',
      },
      given: { technologyShare: ['0.3', '0.4'], ebitda: ['20', '50'], revenue: ['100', '500'], subjectMargin: '0.12' },
      expect: [
        { name: 'royalty', is: ['0.06', '0.04'], within: '0' },
        { name: 'value', is: '0.04', within: '1e-30' },
      ],
    },
  ],
});
