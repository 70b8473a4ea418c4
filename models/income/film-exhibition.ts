import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, flag, money, share, timing, years } from '../../src/formula/quantities.ts';

export const filmExhibition = libraryModel({
  id: 'income/film-exhibition',
  version: 1,
  title: { en: 'Film exhibition right', zh: '电影放映权收益法' },
  question: {
    en: 'What is the producer’s part of the box office worth, day by day?',
    zh: '按日折现的制片方分账收入现值是多少？',
  },
  sources: [
    {
      work: 'Producer’s part = box office × (1 − fund − tax) × (1 − distributor − cinema), level over the days',
      locator: 'chinaacc topic-8151880, film of 2021; shares read as of the net',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Distributor and cinema share what is left after fund and tax.',
      zh: '发行方与影院按扣除专项资金及税后的净额分账。',
    },
    {
      en: 'The day rate is stated: yearly rate ÷ 365, or the root that compounds to it.',
      zh: '日利率口径须声明：年利率÷365，或复利折算。',
    },
  ],
  notFor: [
    {
      en: 'A release whose takings fall from day to day: give the days one by one',
      zh: '票房逐日下降的影片：应逐日列示',
    },
    { en: 'Income after the run, such as streaming', zh: '下线后的收入，如网络播映' },
  ],
  inputs: {
    boxOffice: money({ en: 'Box office of the run', zh: '票房总额' }),
    days: years({ en: 'Days of the run', zh: '放映天数' }, { maximum: '2000' }),
    fundShare: share({ en: 'Film fund, share of box office', zh: '电影专项资金比例' }),
    taxShare: share({ en: 'Tax, share of box office', zh: '税费比例' }),
    distributorShare: share({ en: 'Distributor, share of the net', zh: '发行方分账比例' }),
    cinemaShare: share({ en: 'Cinema, share of the net', zh: '影院分账比例' }),
    discountRate: annualRate({ en: 'Yearly discount rate', zh: '年折现率' }),
    compoundsDaily: flag({
      en: 'The day rate compounds to the yearly one (true), or is a 365th of it (false)',
      zh: '日利率按复利折算（是）或按年利率除以365（否）',
    }),
    timing: timing(),
  },
  formulas: {
    net: {
      is: 'boxOffice × (1 − fundShare − taxShare) × (1 − distributorShare − cinemaShare)',
      en: 'Producer’s part',
      zh: '制片方分账收入',
    },
    daily: { is: 'net ÷ days', en: 'Part of a day', zh: '日均分账收入' },
    dayRate: {
      is: 'if compoundsDaily then (1 + discountRate)^(1 ÷ 365) − 1 else discountRate ÷ 365',
      en: 'Rate of a day',
      zh: '日利率',
    },
    value: { is: 'daily × annuity(dayRate, days, timing)', en: 'Value of the run', zh: '放映权评估值' },
  },
  conditions: [
    {
      code: 'shares-above-one',
      that: 'fundShare + taxShare ≤ 1 and distributorShare + cinemaShare ≤ 1',
      otherwise: 'refuse',
      en: 'the shares take more than there is',
      zh: '各项比例合计超过全部',
    },
  ],
  examples: [
    {
      source: {
        work: 'chinaacc topic-8151880',
        locator:
          'box office 142,241.5, 73 days, 5 and 3.3 %, 10 and 57 %, 3.15 + 7.52 %, rate ÷ 365; inputs as published, value computed',
        mark: 'C',
      },
      given: {
        boxOffice: '142241.5',
        days: '73',
        fundShare: '0.05',
        taxShare: '0.033',
        distributorShare: '0.1',
        cinemaShare: '0.57',
        discountRate: '0.1067',
        compoundsDaily: false,
        timing: 'year-end',
      },
      expect: [
        { name: 'net', is: '43043.700315', within: '5e-7' },
        { name: 'daily', is: '589.6397', within: '5e-5' },
        { name: 'value', is: '42581.52', within: '0.005' },
      ],
    },
    {
      source: { work: 'the same, compound', locator: 'independent computation', mark: 'C' },
      given: {
        boxOffice: '142241.5',
        days: '73',
        fundShare: '0.05',
        taxShare: '0.033',
        distributorShare: '0.1',
        cinemaShare: '0.57',
        discountRate: '0.1067',
        compoundsDaily: true,
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '42604.33', within: '0.005' }],
    },
  ],
});
