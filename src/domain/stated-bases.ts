import type { Condition } from '../formula/model.ts';
import { flag, optional, years } from '../formula/quantities.ts';

/**
 * On which bases a caller's flows and rate stand: after or before tax, in nominal or in real terms. All default to the
 * common case, after tax and nominal; a caller who states a mismatch is refused by `basesAgree`.
 */
export const statedBases = {
  flowsAreAfterTax: optional(
    flag({ en: 'Flows, as they are discounted, are after tax', zh: '折现的现金流为税后口径' }),
    true,
  ),
  rateIsAfterTax: optional(flag({ en: 'Discount rate is after tax', zh: '折现率为税后口径' }), true),
  flowsAreNominal: optional(flag({ en: 'Flows are in nominal terms', zh: '现金流为名义口径' }), true),
  rateIsNominal: optional(flag({ en: 'Discount rate is in nominal terms', zh: '折现率为名义口径' }), true),
};

/** Conditions of a model with `statedBases`. */
export const basesAgree: readonly Condition[] = [
  {
    code: 'tax-bases-differ',
    that: '(flowsAreAfterTax and rateIsAfterTax) or (not flowsAreAfterTax and not rateIsAfterTax)',
    otherwise: 'refuse',
    en: 'flows before tax need a rate before tax, flows after tax a rate after tax',
    zh: '税前收益须配税前折现率，税后收益须配税后折现率',
  },
  {
    code: 'price-bases-differ',
    that: '(flowsAreNominal and rateIsNominal) or (not flowsAreNominal and not rateIsNominal)',
    otherwise: 'refuse',
    en: 'nominal flows need a nominal rate, real flows a real rate',
    zh: '名义收益须配名义折现率，实际收益须配实际折现率',
  },
];

/** The same for a model that takes tax off itself, by an input `taxRate`. */
export const taxedBasesAgree: readonly Condition[] = [
  ...basesAgree,
  {
    code: 'taxed-yet-before-tax',
    that: 'flowsAreAfterTax or taxRate = 0',
    otherwise: 'refuse',
    en: 'a tax rate above 0 makes the discounted flows after tax: leave it at 0 for a value before tax',
    zh: '所得税率大于0时折现的现金流即为税后；求税前价值时税率应取0',
  },
];

/** A failure premium inside the rate, which excludes an explicit probability of failure. */
export const statedFailureLoad = {
  rateIsFailureLoaded: optional(
    flag({ en: 'Discount rate holds a premium for failure', zh: '折现率已含失败风险溢价' }),
    false,
  ),
};

/** The legal life, where the caller wants the years of income held to it. */
export const statedLegalLife = {
  legalYears: optional(years({ en: 'Legal life that remains', zh: '剩余法定保护年限' })),
};

/** No year of income begins after the legal life has ended. For a model with yearly series and `statedLegalLife`. */
export const seriesWithinLegalLife: Condition = {
  code: 'life-beyond-legal',
  that: 'max(t) − 1 < legalYears',
  otherwise: 'refuse',
  en: 'a year of income begins after the legal life has ended',
  zh: '收益年限超出剩余法定保护年限',
};

/** The same for a model with an input `remainingYears`. */
export const yearsWithinLegalLife: Condition = {
  code: 'life-beyond-legal',
  that: 'remainingYears ≤ legalYears',
  otherwise: 'refuse',
  en: 'the years that remain go beyond the legal life',
  zh: '剩余年限超出剩余法定保护年限',
};

/** The same for a model whose first period may be a part of a year. */
export const partialYearsWithinLegalLife: Condition = {
  ...seriesWithinLegalLife,
  that: 'max(t) − 2 + firstYear < legalYears',
};

/** A value after the forecast, or without end, stands only where the right can be renewed: for an input `isRenewable`. */
export const renewableOnly: Condition = {
  code: 'terminal-value-not-renewable',
  that: 'isRenewable',
  otherwise: 'refuse',
  en: 'a right that ends, such as a patent, has no value after its last year',
  zh: '有终止期的权利（如专利）不得计算永续或预测期后价值',
};
