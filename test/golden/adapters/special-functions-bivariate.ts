import { bivariateNormalCdf } from '../../../src/numeric/bivariate-normal.ts';
import { bivariateTCdf } from '../../../src/numeric/bivariate-t.ts';
import { owensT } from '../../../src/numeric/owens-t.ts';
import { poissonTails } from '../../../src/numeric/poisson.ts';
import type { Inputs, Topics } from '../contract.ts';

const bivariateNormal = ({ h, k, rho }: Inputs) => ({ cdf: bivariateNormalCdf(h, k, rho) });

const bivariateT = ({ df, rho, x, y }: Inputs) => {
  if (!Array.isArray(x)) return { cdf: bivariateTCdf(x, y, df, rho) };
  return { cdf: x.map((one: number, i: number) => bivariateTCdf(one, Array.isArray(y) ? y[i] : one, df, rho)) };
};

export const topics: Topics = {
  'special-functions/owens-t': ({ h, a }) => ({ T: owensT(h, a) }),
  'special-functions/bivariate-normal': bivariateNormal,
  'special-functions/bivariate-normal-table': bivariateNormal,
  'special-functions/bivariate-t': bivariateT,
  'special-functions/bivariate-t-table': bivariateT,
  'special-functions/poisson-cdf': ({ k, mean }) => {
    const { cdf, tail } = poissonTails(k, mean);
    return { cdf, sf: tail };
  },
};
