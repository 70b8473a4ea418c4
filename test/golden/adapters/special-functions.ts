import { erf, erfc, erfcInverse, erfInverse } from '../../../src/numeric/error-function.ts';
import { gamma, logGamma } from '../../../src/numeric/gamma.ts';
import { incompleteGammaLower, incompleteGammaUpper } from '../../../src/numeric/incomplete-gamma.ts';
import {
  incompleteGammaLowerInverse,
  incompleteGammaUpperInverse,
} from '../../../src/numeric/incomplete-gamma-inverse.ts';
import { normalCdf, normalQuantile, normalTail } from '../../../src/numeric/normal.ts';
import { normalLogCdf } from '../../../src/numeric/normal-log-cdf.ts';
import type { Topics } from '../contract.ts';

export const topics: Topics = {
  'special-functions/normal-cdf': ({ x }) => ({ cdf: normalCdf(x), sf: normalTail(x), logCdf: normalLogCdf(x) }),
  'special-functions/normal-quantile': ({ p }) => ({ x: normalQuantile(p) }),
  'special-functions/erf': ({ x }) => ({ erf: erf(x), erfc: erfc(x) }),
  'special-functions/erf-inverse': ({ p, function: name }) => ({
    value: name === 'erfcinv' ? erfcInverse(p) : erfInverse(p),
  }),
  'special-functions/gamma': ({ x }) => ({ gamma: gamma(x), logAbsGamma: logGamma(x) }),
  'special-functions/incomplete-gamma': ({ a, x }) => ({
    lowerP: incompleteGammaLower(a, x),
    upperQ: incompleteGammaUpper(a, x),
  }),
  'special-functions/incomplete-gamma-inverse': ({ a, p }) => ({
    xLower: incompleteGammaLowerInverse(a, p),
    xUpper: incompleteGammaUpperInverse(a, p),
  }),
};
