import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../src/base/errors.ts';
import * as api from '../../src/index.ts';
import { bivariateTCdf } from '../../src/numeric/bivariate-t.ts';
import { choleskyFactor } from '../../src/numeric/cholesky.ts';
import { erf, erfc, erfInverse } from '../../src/numeric/error-function.ts';
import { convolve } from '../../src/numeric/fft.ts';
import { gamma, logGamma } from '../../src/numeric/gamma.ts';
import { gammaDistribution } from '../../src/numeric/gamma-distribution.ts';
import { incompleteBeta, incompleteBetaInverse } from '../../src/numeric/incomplete-beta.ts';
import { incompleteGammaLower, incompleteGammaUpper } from '../../src/numeric/incomplete-gamma.ts';
import { incompleteGammaLowerInverse } from '../../src/numeric/incomplete-gamma-inverse.ts';
import { independentSum } from '../../src/numeric/independent-sum.ts';
import { owensT } from '../../src/numeric/owens-t.ts';
import { poissonMass, poissonTails } from '../../src/numeric/poisson.ts';
import { tail } from '../../src/numeric/tail.ts';

const x = [1, 2, 3, 4, 5.5, 7];
const y = [2, 1, 5, 3, 4, 9];
const column = { name: 'y', values: y };
const days = [0, 300];
const annuity = { rate: 0.1, nper: 3, pv: 1, fv: 2 };

/** A function and arguments that it takes. */
const CALLS: readonly (readonly [call: (...args: never[]) => unknown, args: readonly unknown[]])[] = [
  ...[api.normalCdf, api.normalTail, erf, erfc].map((f) => [f, [1.5]] as const),
  ...[api.normalQuantile, erfInverse].map((f) => [f, [0.3]] as const),
  ...[gamma, logGamma].map((f) => [f, [3.5]] as const),
  ...[incompleteGammaLower, incompleteGammaUpper, gammaDistribution].map((f) => [f, [2, 1]] as const),
  [incompleteGammaLowerInverse, [2, 0.4]],
  ...[incompleteBeta, incompleteBetaInverse].map((f) => [f, [2, 3, 0.4]] as const),
  [api.studentTCdf, [1, 3]],
  [api.studentTQuantile, [0.3, 3]],
  [api.bivariateNormalCdf, [1, 2, 0.3]],
  [bivariateTCdf, [1, 2, 4, 0.3]],
  [owensT, [1, 2]],
  ...[poissonTails, poissonMass].map((f) => [f, [3, 2]] as const),
  ...[api.median, api.hodgesLehmann, api.describeSample].map((f) => [f, [x]] as const),
  ...[api.trimmedMean, api.winsorisedMean, api.quantile, tail].map((f) => [f, [x, 0.3]] as const),
  ...[api.correlation, api.rankCorrelation, convolve].map((f) => [f, [x, y]] as const),
  [api.weightedQuantile, [x, y, 0.5]],
  [api.quantileInterval, [[...x, ...y], 0.5, 0.6]],
  [api.leastSquares, [x, [column]]],
  [api.ridge, [x, [column], 1]],
  [api.huber, [x, [column], 1.3]],
  [api.theilSen, [x, y]],
  [api.localLinear, [x, y, 3, 3]],
  [independentSum, [[0.1, 0.2], [1, 2.5], 10]],
  ...[choleskyFactor, api.nearestCorrelation].map(
    (f) =>
      [
        f,
        [
          [
            [1, 0.3],
            [0.3, 1],
          ],
        ],
      ] as const,
  ),
  ...[api.npv, api.growThrough].map((f) => [f, f === api.npv ? [0.1, x] : [1, [0.1, 0.2]]] as const),
  ...[api.xnpv, api.xnfv].map((f) => [f, [0.1, [-1, 2], days]] as const),
  ...[api.irr, api.internalRates].map((f) => [f, [[-1, 2]]] as const),
  ...[api.xirr, api.datedInternalRates].map((f) => [f, [[-1, 2], days]] as const),
  [api.mirr, [[-1, 2], 0.1, 0.1]],
  [api.fv, [{ rate: 0.1, nper: 3, pmt: 1, pv: 2 }]],
  [api.pv, [{ rate: 0.1, nper: 3, pmt: 1, fv: 2 }]],
  [api.pmt, [annuity]],
  [api.nper, [{ rate: 0.1, pmt: -3, pv: 10, fv: 2 }]],
  [api.rate, [{ nper: 3, pmt: -3, pv: 8, fv: 0 }]],
  ...[api.ipmt, api.ppmt].map((f) => [f, [1, annuity]] as const),
  [api.annuitySchedule, [annuity]],
  ...[api.effectiveRate, api.nominalRate].map((f) => [f, [0.1, 4]] as const),
  [api.daysBetween, days],
  [api.yearFraction, [...days, 'ACT/360']],
  ...[api.addMonths, api.addYears].map((f) => [f, [10, 3]] as const),
  [api.allocate, ['1.00', ['1', '2'], 2]],
  [api.capitalAmount, ['1680.32']],
];

/** Every way to put `bad` in the place of one number, text or list. */
function spoilt(value: unknown, bad: unknown): unknown[] {
  if (Array.isArray(value)) {
    const items = value.flatMap((item, i) =>
      spoilt(item, bad).map((one) => value.map((old, j) => (i === j ? one : old))),
    );
    return [bad, ...items];
  }
  if (typeof value !== 'object') return [bad];
  const fields = Object.entries(value as object).filter(([key]) => key !== 'name'); // any text names a column
  return fields.flatMap(([key, old]) => spoilt(old, bad).map((one) => ({ ...(value as object), [key]: one })));
}

describe('hostile arguments', () => {
  it.each(CALLS.map(([call, args]) => [call.name, call, args] as const))('%s refuses them all', (_, call, args) => {
    const f = call as (...given: readonly unknown[]) => unknown;
    expect(() => f(...args)).not.toThrow();
    for (const bad of [Number.NaN, null, 'x', {}]) {
      for (const given of spoilt([...args], bad).slice(1) as unknown[][]) {
        const refusal = thrown(() => f(...given));
        expect(isIpworthError(refusal), `${JSON.stringify(given)}: ${String(refusal)}`).toBe(true);
      }
    }
  });
});

function thrown(f: () => unknown): unknown {
  try {
    return `answered ${JSON.stringify(f())}`;
  } catch (error) {
    return error;
  }
}
