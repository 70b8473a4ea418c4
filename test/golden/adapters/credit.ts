import { normalQuantile } from '../../../src/numeric/normal.ts';
import { countQuantile } from '../../../src/pool/claim-law.ts';
import { conditionalProbability, defaultCountLaw } from '../../../src/pool/default-count.ts';
import type { Topics } from '../contract.ts';

export const topics: Topics = {
  'credit/gaussian-homogeneous': ({ names, pd, rho, lossPerDefault = 1 }) => {
    const law = defaultCountLaw(names, pd, rho);
    return {
      pmf: Array.from(law),
      mean: lossPerDefault * law.reduce((sum, probability, defaults) => sum + defaults * probability, 0),
      var95: lossPerDefault * countQuantile(law, 0.95),
      var99: lossPerDefault * countQuantile(law, 0.99),
      var999: lossPerDefault * countQuantile(law, 0.999),
      probNoDefault: law[0],
    };
  },
  'credit/irb-hull': ({ exposure = 1, pd, lgd = 1, rho, level }) => {
    const rate = conditionalProbability(normalQuantile(pd), rho, -normalQuantile(level));
    return { worstCaseDefaultRate: rate, worstCaseDefaultRateFull: rate, loss: exposure * lgd * rate };
  },
};
