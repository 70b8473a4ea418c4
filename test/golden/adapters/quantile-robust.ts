import { type QuantileType, quantiles } from '../../../src/numeric/order.ts';
import { fiveNumbers, interquartileRange, medianAbsoluteDeviation } from '../../../src/numeric/robust.ts';
import type { Topics } from '../contract.ts';

export const topics: Topics = {
  'quantile-robust/types': ({ values, probabilities, type }) => ({
    quantiles: quantiles(values, probabilities, type as QuantileType),
  }),
  'quantile-robust/robust': ({ values }) => ({
    mad: medianAbsoluteDeviation(values, 1.4826),
    madUnscaled: medianAbsoluteDeviation(values),
    iqr: interquartileRange(values),
    fivenum: fiveNumbers(values),
  }),
};
