import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioStudy } from '../../src/cases/ratio-study.ts';
import { leastSquares } from '../../src/numeric/least-squares.ts';

const pairs = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 })), {
    minLength: 3,
    maxLength: 30,
  })
  .filter((all) => new Set(all.map(([a]) => a)).size > 1);

describe('ratioStudy', () => {
  // 1 Worked example, by hand: ratios 0.8, 1, 1.5; median 1; mean 1.1; Σ 80 + 200 + 600 over 100 + 200 + 400.
  it('compares three estimates with their prices', () => {
    const study = ratioStudy([80, 200, 600], [100, 200, 400]);
    expect(study).toMatchObject({
      n: 3,
      medianRatio: 1,
      weightedMeanRatio: 880 / 700,
      hitRate10: 1 / 3,
      hitRate20: 2 / 3,
    });
    // a handful of roundings
    expect(study.meanRatio).toBeCloseTo(1.1, 14);
    expect(study.cod).toBeCloseTo(70 / 3, 12);
    expect(study.prd).toBeCloseTo((1.1 * 700) / 880, 14);
    expect(study.medianAbsolutePercentError).toBeCloseTo(0.2, 14);
    expect(study.meanAbsolutePercentError).toBeCloseTo(0.7 / 3, 14);
  });

  // 2 Laws.
  it('does not depend on the unit of money, and finds nothing to blame in perfect estimates', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const [estimates, prices] = [all.map(([a]) => a), all.map(([, b]) => b)];
        const [one, other] = [
          ratioStudy(estimates, prices),
          ratioStudy(
            estimates.map((x) => 4 * x),
            prices.map((x) => 4 * x),
          ),
        ];
        // a shift of the logarithms, which only prb sees; it rounds
        expect(Math.abs(other.prb - one.prb)).toBeLessThan(1e-9 * (1 + Math.abs(one.prb)));
        expect({ ...other, prb: 0 }).toEqual({ ...one, prb: 0 });
        expect(ratioStudy(estimates, estimates)).toMatchObject({
          medianRatio: 1,
          cod: 0,
          prd: 1,
          prb: 0,
          hitRate10: 1,
        });
      }),
    );
  });

  // 3 Differential: the price-related bias is a regression coefficient.
  it('finds the bias that a regression finds', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const [estimates, prices] = [all.map(([a]) => a), all.map(([, b]) => b)];
        const { medianRatio, prb } = ratioStudy(estimates, prices);
        const x = all.map(([a, b]) => Math.log2((a / medianRatio + b) / 2));
        if (Math.max(...x) - Math.min(...x) < 1e-3) return;
        const y = all.map(([a, b]) => (a / b - medianRatio) / medianRatio);
        const fit = leastSquares(y, [{ name: 'bias', values: x }]);
        // centred sums over a spread of at least a thousandth
        expect(Math.abs(prb - fit.coefficients[1]!)).toBeLessThan(1e-7 * (1 + Math.abs(prb)));
      }),
    );
  });

  // 4 Refusals.
  it.each([
    [[1], [1], /ARGUMENT_INVALID: ratioStudy: estimates: too few/],
    [[1, 2], [1], /ARGUMENT_INVALID: ratioStudy: prices/],
    [[1, 0], [1, 1], /estimates\[1\]: not above zero; met 0/],
    [[1, 2], [1, -3], /prices\[1\]: not above zero; met -3/],
    [[1, Number.NaN], [1, 1], /met NaN/],
    [[5, 5], [5, 5], /NO_SOLUTION: ratioStudy: prb: all values are the same/],
  ])('refuses %j against %j', (estimates, prices, message) => {
    expect(() => ratioStudy(estimates, prices)).toThrowError(message);
  });
});
