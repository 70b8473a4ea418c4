import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRatioStandard } from '../../src/cases/ratio-standards.ts';
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

  it('gives the weighted mean its error, and prices their Gini, by hand', () => {
    const { intervals, weightedMeanRatio, giniPrices, giniEstimates } = ratioStudy([1, 2, 6], [1, 2, 3]);
    // R = 9/6; residuals −0.5, −1, 1.5; error √(3.5·3/2)/6; Student's t of 2 degrees at 0.975 is 0.95·√(2/(4·0.975·0.025))
    const reach = (Math.sqrt(5.25) / 6) * 0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025));
    expect(weightedMeanRatio).toBe(1.5);
    expect(intervals.weightedMeanRatio.upper).toBeCloseTo(1.5 + reach, 12);
    expect(intervals.weightedMeanRatio.lower).toBeCloseTo(1.5 - reach, 12);
    // (2·(1 + 4 + 9)/6 − 4)/3 and (2·(1 + 4 + 18)/9 − 4)/3
    expect(giniPrices).toBeCloseTo(2 / 9, 14);
    expect(giniEstimates).toBeCloseTo((46 / 9 - 4) / 3, 14);
  });

  // 2 Laws.
  it('does not depend on the unit of money, and finds nothing to blame in perfect estimates', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const [estimates, prices] = [all.map(([a]) => a), all.map(([, b]) => b)];
        const [one, other] = [
          ratioStudy(estimates, prices, { draws: 20 }),
          ratioStudy(
            estimates.map((x) => 4 * x),
            prices.map((x) => 4 * x),
            { draws: 20 },
          ),
        ];
        // a shift of the logarithms, which only prb sees; it rounds
        expect(Math.abs(other.prb - one.prb)).toBeLessThan(1e-9 * (1 + Math.abs(one.prb)));
        const { prb: _, prbFit: __, standards: ___, ...without } = one;
        expect(other).toMatchObject(without);
        const perfect = ratioStudy(estimates, estimates, { draws: 20 });
        expect(perfect).toMatchObject({ medianRatio: 1, cod: 0, prd: 1, prb: 0, ki: 0, mki: 1, hitRate10: 1 });
        expect(perfect.intervals).toMatchObject({
          cod: { lower: 0, upper: 0 },
          weightedMeanRatio: { lower: 1, upper: 1 },
        });
        expect(perfect.prbFit).toMatchObject({ slope: 0, standardError: 0, t: null, p: null });
      }),
    );
  });

  it('finds nothing but bias of its sign where dear things are estimated too low', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 2, max: 9999 }), { minLength: 12, maxLength: 40 }), (prices) => {
        const study = ratioStudy(prices.map(Math.sqrt), prices, { draws: 0 });
        expect(study.prb).toBeLessThan(0);
        expect(study.prd).toBeGreaterThan(1);
        expect(study.mki).toBeLessThan(1);
        expect(study.ki).toBeLessThan(0);
        expect(study.verticalEquity!.vei).toBeLessThan(0);
        expect(study.verticalEquity!.groups.reduce((sum, { count }) => sum + count, 0)).toBe(prices.length);
        expect(study.intervals.cod).toBeNull();
      }),
    );
  });
  it('counts extreme ratios in, and names them', () => {
    const prices = Array.from({ length: 20 }, (_, i) => 100 + i);
    const { outliers, n } = ratioStudy([...prices.slice(0, 19), 5000], prices);
    expect(outliers).toMatchObject({ reach: 3, low: 1, high: 1, places: [19] });
    expect(n).toBe(20);
  });

  // 3 Differential: the price-related bias is a regression coefficient, with the error of one.
  it('finds the bias that a regression finds', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const [estimates, prices] = [all.map(([a]) => a), all.map(([, b]) => b)];
        const { medianRatio, prb, prbFit } = ratioStudy(estimates, prices, { draws: 0 });
        const x = all.map(([a, b]) => Math.log2((a / medianRatio + b) / 2));
        if (Math.max(...x) - Math.min(...x) < 1e-3) return;
        const y = all.map(([a, b]) => (a / b - medianRatio) / medianRatio);
        const fit = leastSquares(y, [{ name: 'bias', values: x }]);
        // centred sums over a spread of at least a thousandth
        expect(Math.abs(prb - fit.coefficients[1]!)).toBeLessThan(1e-7 * (1 + Math.abs(prb)));
        const error = fit.standardErrors[1]!;
        expect(Math.abs(prbFit.standardError! - error)).toBeLessThan(1e-7 * (1 + error));
        if (all.length > 10) expect(prbFit.interval!.upper - prb).toBeGreaterThan(1.9 * error - 1e-6);
      }),
    );
  });

  it('finds the indicator of vertical equity by sorting and cutting', () => {
    const prices = Array.from({ length: 60 }, (_, i) => 1000 + 10 * ((i * 37) % 60));
    const estimates = prices.map((price, i) => price * (1.2 - price / 10000 + (i % 3) / 50));
    const study = ratioStudy(estimates, prices, { draws: 0 });
    const middle = (list: number[]) => {
      const sorted = list.slice().sort((a, b) => a - b);
      return (sorted[Math.ceil(sorted.length / 2) - 1]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
    };
    const all = prices.map((price, i) => ({
      ratio: estimates[i]! / price,
      size: price / 2 + estimates[i]! / study.medianRatio / 2,
    }));
    all.sort((a, b) => a.size - b.size);
    const [first, last] = [all.slice(0, 15), all.slice(45)].map((part) => middle(part.map(({ ratio }) => ratio)));
    // one subtraction of numbers near 1
    expect(study.verticalEquity!.vei).toBeCloseTo((100 * (last! - first!)) / study.medianRatio, 11);
    expect(study.verticalEquity!.veiAtLeast).toBeLessThan(0);
    expect(study.verticalEquity!.veiAtLeast).toBeGreaterThan(study.verticalEquity!.vei);
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
  it.each([
    [{ confidence: 1 }, /confidence: out of range/],
    [{ confidence: 0.3 }, /confidence: below one half; met 0.3/],
    [{ draws: -1 }, /draws: not a whole number/],
    [{ outlierReach: 0 }, /reach: not above zero/],
  ])('refuses the options %j', (options, message) => {
    expect(() => ratioStudy([1, 2, 3], [1, 3, 2], options)).toThrowError(message);
  });
});

describe('checkRatioStandard', () => {
  it.each([
    ['cod', 15, true],
    ['cod', 4.9, false],
    ['prd', 1.031, false],
    ['prb', -0.05, true],
    ['medianRatio', 1.11, false],
  ] as const)('holds %s of %d against its span', (statistic, value, isMet) => {
    expect(checkRatioStandard(statistic, value).isMet).toBe(isMet);
  });
  it('refuses what has no span, and what is no number', () => {
    expect(() => checkRatioStandard('mki' as 'cod', 1)).toThrowError(/no span known; met "mki"/);
    expect(() => checkRatioStandard('cod', Number.NaN)).toThrowError(/met NaN/);
  });
});
