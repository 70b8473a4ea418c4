import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hedonicRegression } from '../../../src/valuation/market/hedonic-regression.ts';
import { licenceStatistics, robustLocation } from '../../../src/valuation/market/licence-statistics.ts';
import { shrinkMeans } from '../../../src/valuation/market/shrink-means.ts';

const amount = fc.double({ min: 0.01, max: 1e6, noNaN: true });

describe('robustLocation', () => {
  // 1 valuation-methods, CX-16: mean 5.7, median 3.75, Hodges–Lehmann 4.0, quartiles 2.625 and 5.
  const rates = [1, 2, 2.5, 3, 3.5, 4, 5, 5, 6, 25];
  it('gives the middle of rates with a fat tail', () => {
    const found = robustLocation(rates, 0.95);
    expect(found).toMatchObject({ count: 10, median: 3.75, hodgesLehmann: 4, quartiles: [2.625, 5], mean: 5.7 });
    // ranks 2 and 9 of ten: 1 − 2·(1 + 10)/1024
    expect(found.medianInterval).toEqual({ low: 2, high: 6, confidence: expect.closeTo(1 - 22 / 1024, 12) });
  });
  // 2
  it('does not follow one wild value', () => {
    const wild = robustLocation([...rates.slice(0, 9), 2500], 0.95);
    expect(wild.median).toBe(3.75);
    expect(wild.mean).toBeGreaterThan(250);
  });
  // 4
  it('has no interval on few values, and refuses by place and value', () => {
    expect(robustLocation([1, 2, 3], 0.95).medianInterval).toBeUndefined();
    expect(() => robustLocation([1, Number.NaN], 0.95)).toThrow('values[1]: not a finite number; met NaN');
    expect(() => robustLocation([], 0.95)).toThrow('too few values; met 0');
  });
});

describe('licenceStatistics', () => {
  // 1 By hand: 4 of 10 pay 1, 2, 3, 10. Clopper–Pearson 95 % of 4 in 10: 0.1216 … 0.7376 (binomial tables).
  const fees = [0, 0, 0, 0, 0, 0, 1, 2, 3, 10];
  it('multiplies the chance of payment by the fee if paid', () => {
    const found = licenceStatistics(fees, 0.95);
    expect(found).toMatchObject({ count: 10, paid: 4, paymentChance: 0.4, expectedMedian: 1, expectedMean: 1.6 });
    expect(found.paymentInterval.low).toBeCloseTo(0.1216, 4);
    expect(found.paymentInterval.high).toBeCloseTo(0.7376, 4);
    expect(found.expectedInterval).toBeUndefined();
  });
  // 2
  it('brings on average what all licences bring, scales, and holds itself in its interval', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 8, maxLength: 40 }), fc.nat(30), (paid, free) => {
        const all = [...paid, ...Array.from({ length: free }, () => 0)];
        const found = licenceStatistics(all, 0.9);
        const plain = all.reduce((sum, fee) => sum + fee, 0) / all.length;
        expect(Math.abs(found.expectedMean / plain - 1)).toBeLessThan(1e-12);
        const { low, high, confidence } = found.expectedInterval!;
        expect(low).toBeLessThanOrEqual(found.expectedMedian);
        expect(high).toBeGreaterThanOrEqual(found.expectedMedian);
        expect(confidence).toBeGreaterThanOrEqual(0.8 - 1e-12);
        const double = licenceStatistics(
          all.map((fee) => 2 * fee),
          0.9,
        );
        expect(double.expectedMedian).toBe(2 * found.expectedMedian);
      }),
      { seed: 1 },
    );
  });
  // 4
  it('refuses by place and value', () => {
    expect(() => licenceStatistics([1, -2], 0.9)).toThrow('fees[1]: below 0; met -2');
    expect(() => licenceStatistics([0, 0], 0.9)).toThrow('EVIDENCE_INSUFFICIENT');
    expect(() => licenceStatistics([1], 0.3)).toThrow('met 0.3');
  });
});

describe('shrinkMeans', () => {
  // 1 By hand: means 2 and 6 of two values each, within 2, x̄ 4, between (2·4 + 2·4 − 2)/(4 − 8/4) = 7, Z = 7/8.
  it('draws two thin groups together', () => {
    const { whole, within, between, groups } = shrinkMeans({ a: [1, 3], b: [5, 7] });
    expect([whole, within, between]).toEqual([4, 2, 7]);
    expect(groups.map(({ credibility, shrunk }) => [credibility, shrunk])).toEqual([
      [0.875, 2.25],
      [0.875, 5.75],
    ]);
  });
  // 2
  it('lies between a group’s own mean and the whole, and believes larger groups more', () => {
    const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const { groups, whole } = shrinkMeans({ a, b, c });
        for (const { mean, shrunk } of groups) {
          expect(shrunk).toBeGreaterThanOrEqual(Math.min(mean, whole) - 1e-9);
          expect(shrunk).toBeLessThanOrEqual(Math.max(mean, whole) + 1e-9);
        }
        const bySize = [...groups].sort((one, other) => one.count - other.count);
        for (let i = 1; i < 3; i++)
          expect(bySize[i]!.credibility).toBeGreaterThanOrEqual(bySize[i - 1]!.credibility - 1e-12);
      }),
      { seed: 1 },
    );
  });
  it('takes groups that differ by chance alone for one', () => {
    const { between, groups } = shrinkMeans({ a: [1, 5], b: [2, 4], c: [3] });
    expect(between).toBe(0);
    for (const { shrunk } of groups) expect(shrunk).toBe(3);
  });
  // 3 Differential: means drawn from a known law come back better than the raw ones.
  it('errs less than the raw means on groups drawn from a known law', () => {
    let state = 7;
    const normal = () => {
      const u = () => {
        state = (state * 48271) % 2147483647;
        return state / 2147483647;
      };
      return Math.sqrt(-2 * Math.log(u())) * Math.cos(2 * Math.PI * u());
    };
    const truth = Array.from({ length: 60 }, () => 0.5 * normal());
    const drawn = Object.fromEntries(truth.map((m, g) => [`g${g}`, Array.from({ length: 3 }, () => m + normal())]));
    const { groups, between } = shrinkMeans(drawn);
    const error = (of: 'mean' | 'shrunk') => groups.reduce((sum, group, g) => sum + (group[of] - truth[g]!) ** 2, 0);
    expect(error('shrunk')).toBeLessThan(0.75 * error('mean'));
    expect(between).toBeGreaterThan(0.1);
    expect(between).toBeLessThan(0.5);
  });
  // 4
  it('refuses by name and place', () => {
    expect(() => shrinkMeans({ a: [1, Number.NaN], b: [] })).toThrow(
      /a\[1\]: no finite number; met NaN[\s\S]*b: no values/,
    );
    expect(() => shrinkMeans({ a: [1, 2] })).toThrow('too few; met 1');
    expect(() => shrinkMeans({ a: [1], b: [2] })).toThrow('within a group');
  });
});

describe('hedonicRegression', () => {
  const claims = { name: 'claims', values: [4, 8, 10, 12, 20, 25, 30, 35] };
  const noise = [0.3, -0.2, 0.1, -0.4, 0.25, -0.05, 0.2, -0.2];
  const prices = claims.values.map((x, i) => Math.exp(2 + 0.05 * x + noise[i]!));
  const request = { prices, traits: [claims], subject: { claims: 15 }, level: 0.8 };
  // 1, 3 Differential: the textbook formulas of a regression on one variable.
  it('agrees with the formulas for one trait', () => {
    const n = 8;
    const x = claims.values;
    const y = prices.map(Math.log);
    const mx = x.reduce((a, b) => a + b) / n;
    const my = y.reduce((a, b) => a + b) / n;
    const sxx = x.reduce((s, v) => s + (v - mx) ** 2, 0);
    const slope = x.reduce((s, v, i) => s + (v - mx) * (y[i]! - my), 0) / sxx;
    const residuals = x.map((v, i) => y[i]! - my - slope * (v - mx));
    const s2 = residuals.reduce((s, e) => s + e * e, 0) / (n - 2);
    const fitted = my + slope * (15 - mx);
    // t of 6 degrees of freedom at 90 % is 1.439755747…
    const spread = 1.4397557472577 * Math.sqrt(s2 * (1 + 1 / n + (15 - mx) ** 2 / sxx));
    const found = hedonicRegression(request);
    expect(found.median).toBeCloseTo(Math.exp(fitted), 10);
    expect(found.smearing).toBeCloseTo(residuals.reduce((s, e) => s + Math.exp(e), 0) / n, 12);
    expect(found.value).toBeCloseTo(found.median * found.smearing, 10);
    expect(found.low).toBeCloseTo(Math.exp(fitted - spread), 8);
    expect(found.high).toBeCloseTo(Math.exp(fitted + spread), 8);
    expect(found.extrapolated).toEqual([]);
  });
  // 2
  it('has a mean above its median, scales with the unit of money, and says where it extrapolates', () => {
    const found = hedonicRegression(request);
    expect(found.smearing).toBeGreaterThan(1);
    const large = hedonicRegression({ ...request, prices: prices.map((price) => 1e4 * price) });
    expect(large.value / found.value).toBeCloseTo(1e4, 6);
    const far = hedonicRegression({ ...request, subject: { claims: 80 } });
    expect(far.extrapolated).toEqual([{ trait: 'claims', value: 80, low: 4, high: 35 }]);
    expect(far.high / far.low).toBeGreaterThan(found.high / found.low);
  });
  // 4
  it('refuses by name and value', () => {
    const twice = { name: 'twice', values: claims.values.map((x) => 2 * x) };
    const both = { ...request, traits: [claims, twice], subject: { claims: 1, twice: 2 } };
    expect(() => hedonicRegression(both)).toThrow(/NO_SOLUTION.*twice: collinear with claims/);
    expect(() => hedonicRegression({ ...request, subject: { age: 3 } })).toThrow(
      /claims: no finite number; met undefined[\s\S]*age: no such trait/,
    );
    expect(() => hedonicRegression({ ...request, prices: [0, ...prices.slice(1)] })).toThrow(
      'prices[0]: not above 0; met 0',
    );
    expect(() => hedonicRegression({ ...request, level: 1 })).toThrow('level');
  });
});
