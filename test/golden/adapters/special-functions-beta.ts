import { binomialCdf, binomialTail } from '../../../src/numeric/binomial.ts';
import {
  incompleteBeta,
  incompleteBetaComplement,
  incompleteBetaComplementInverse,
  incompleteBetaInverse,
} from '../../../src/numeric/incomplete-beta.ts';
import { studentTCdf, studentTQuantile, studentTTail } from '../../../src/numeric/student-t.ts';
import type { Topics } from '../contract.ts';

export const topics: Topics = {
  'special-functions/incomplete-beta': ({ a, b, x }) => ({
    regularised: incompleteBeta(a, b, x),
    complement: incompleteBetaComplement(a, b, x),
  }),
  'special-functions/incomplete-beta-inverse': ({ a, b, p }) => ({
    x: incompleteBetaInverse(a, b, p),
    xForComplement: incompleteBetaComplementInverse(a, b, p),
  }),
  'special-functions/t-cdf': ({ x, df }) => ({ cdf: studentTCdf(x, df), sf: studentTTail(x, df) }),
  'special-functions/t-quantile': ({ p, df }) => ({ x: studentTQuantile(p, df) }),
  'special-functions/binomial-cdf': ({ n, p, k }) => ({ cdf: binomialCdf(n, p, k), sf: binomialTail(n, p, k) }),
};
