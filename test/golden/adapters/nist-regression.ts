import { autocorrelation, mean, standardDeviation } from '../../../src/numeric/describe.ts';
import { type LinearFit, leastSquares } from '../../../src/numeric/least-squares.ts';
import { polynomialRegression } from '../../../src/numeric/polynomial-regression.ts';
import type { Inputs, Topics } from '../contract.ts';

export const topics: Topics = {
  'nist-regression/linear': (inputs) => {
    const fit = fitOf(inputs);
    return {
      coefficients: fit.coefficients,
      standardErrors: fit.standardErrors,
      residualStandardDeviation: fit.residualStandardDeviation,
      rSquared: fit.rSquared,
      degreesOfFreedomResidual: fit.degreesOfFreedom,
      regressionSumOfSquares: fit.regressionSumOfSquares,
      residualSumOfSquares: fit.residualSumOfSquares,
      // an exact fit has no F statistic; the certified table writes Infinity
      fStatistic: fit.fStatistic ?? Infinity,
    };
  },
  'nist-regression/univariate': ({ y }) => ({
    mean: mean(y),
    standardDeviation: standardDeviation(y),
    lag1Autocorrelation: autocorrelation(y, 1),
    n: y.length,
  }),
};

/** The model is given in words: several regressors, one without intercept, or a polynomial. */
function fitOf({ model, x, y }: Inputs): LinearFit {
  const words = String(model);
  const intercept = !/no intercept/i.test(words);
  if (Array.isArray(x[0]) && x[0].length > 1) {
    const columns = x[0].map((_: number, j: number) => ({
      name: `x${j + 1}`,
      values: x.map((row: number[]) => row[j]),
    }));
    return leastSquares(y, columns, { intercept });
  }
  const values = x.flat();
  return intercept
    ? polynomialRegression(values, y, degreeOf(words))
    : leastSquares(y, [{ name: 'x', values }], { intercept });
}

function degreeOf(words: string): number {
  const named = /degree (\d+)/i.exec(words)?.[1] ?? (/quadratic/i.test(words) ? 2 : 1);
  const powers = [...words.matchAll(/x\s*(?:\^|\*\*)\s*(\d+)/g)].map((match) => Number(match[1]));
  return Math.max(Number(named), ...powers);
}
