import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../src/numeric/random-stream.ts';
import { americanOption } from '../../../src/valuation/option/american.ts';
import { bermudanOption } from '../../../src/valuation/option/bermudan.ts';
import { europeanOption } from '../../../src/valuation/option/european.ts';
import { leastSquaresMonteCarlo } from '../../../src/valuation/option/least-squares-monte-carlo.ts';
import { leastSquaresPolicy } from '../../../src/valuation/option/least-squares-policy.ts';
import { fillPaths, followPolicy } from '../../../src/valuation/option/paths.kernel.ts';
import type { OptionTerms } from '../../../src/valuation/option/terms.ts';

const put: OptionTerms = { type: 'put', spot: 40, strike: 40, time: 1, rate: 0.06, dividendYield: 0, volatility: 0.2 };

describe('bermudanOption', () => {
  // 1 Longstaff and Schwartz (2001), table 1: 2.314 with 50 dates a year.
  it('gives the printed put with 50 dates', () => {
    expect(bermudanOption(put, 50).value).toBeCloseTo(2.314, 3);
  });
  // 2, 3
  it('is the European option with one date, and rises to the American with many', () => {
    for (const type of ['call', 'put'] as const) {
      const option = { ...put, type, dividendYield: 0.08 };
      const values = [1, 2, 5, 20].map((dates) => bermudanOption(option, dates).value);
      expect(values[0]).toBeCloseTo(europeanOption(option).value, 10);
      for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThan(values[i - 1]!);
      expect(americanOption(option).value).toBeGreaterThan(values[3]!);
    }
    expect(bermudanOption({ ...put, type: 'call' }, 5).value).toBe(europeanOption({ ...put, type: 'call' }).value);
  });
  // 4
  it('refuses by name and value', () => {
    expect(() => bermudanOption(put, 0)).toThrow('dates: out of range; met 0');
    expect(() => bermudanOption({ ...put, rate: -0.02, dividendYield: -0.06 }, 5)).toThrow('two exercise boundaries');
  });
});

describe('leastSquaresMonteCarlo', () => {
  const options = { dates: 20, paths: 10_000, seed: 7 };
  const result = leastSquaresMonteCarlo(put, options);
  // 1, 3 Differential: the Bermudan option without chance.
  it('lies within its standard errors of the exact value, or a little below', () => {
    const { value } = bermudanOption(put, 20);
    expect(result.value).toBeLessThan(value + 4 * result.standardError);
    // a policy of cubic polynomials gives away less than 1 % here
    expect(result.value).toBeGreaterThan(0.99 * value - 4 * result.standardError);
    expect(Math.abs(result.european.estimate - result.european.exact)).toBeLessThan(4 * result.european.standardError);
    expect(result.standardError).toBeLessThan(0.004);
  });
  // 2 Laws.
  it('gives the same bits again, others with another seed', () => {
    expect(leastSquaresMonteCarlo(put, options)).toEqual(result);
    expect(leastSquaresMonteCarlo(put, { ...options, seed: 8 }).value).not.toBe(result.value);
  });
  it('gives each path the same bits however the work is cut', () => {
    const law = { spot: 40, drift: 0, deviation: 0.1, dates: 6 };
    const random = new RandomStream(1);
    const normals = new Float64Array(6);
    const coefficients = Float64Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? 2 : 0.5));
    const run = (from: number, to: number) => {
      const stops = new Int32Array(to - from);
      const prices = new Float64Array(to - from);
      followPolicy(law, 5, 0, from, to, 40, -1, coefficients, stops, prices, normals, random);
      return [...stops, ...prices];
    };
    const parts = [run(0, 3), run(3, 10)];
    expect(run(0, 10)).toEqual(
      [
        ...parts.map((part) => part.slice(0, part.length / 2)),
        ...parts.map((part) => part.slice(part.length / 2)),
      ].flat(),
    );
    const few = new Float64Array(12);
    const many = new Float64Array(60);
    fillPaths(law, 5, 0, few, normals, random);
    fillPaths(law, 5, 0, many, normals, random);
    expect(many.slice(0, 12)).toEqual(few);
  });
  it('stays below the exact value with a poor policy', () => {
    const few = { dates: 5, paths: 200, fitPaths: 200, degree: 8 };
    const values = Array.from({ length: 30 }, (_, seed) => leastSquaresMonteCarlo(put, { ...few, seed }));
    const mean = values.reduce((sum, { value }) => sum + value, 0) / 30;
    const error = Math.sqrt(values.reduce((sum, { standardError }) => sum + standardError ** 2, 0)) / 30;
    expect(mean).toBeLessThan(bermudanOption(put, 5).value - 2 * error);
  });
  it('waits for the end where waiting costs nothing', () => {
    const call = leastSquaresMonteCarlo({ ...put, type: 'call' }, options);
    expect(call.value).toBeCloseTo(call.european.exact, 1);
  });
  // 4
  it('refuses by name and value', () => {
    expect(() => leastSquaresMonteCarlo(put, { ...options, paths: 10 })).toThrow('paths: out of range; met 10');
    expect(() => leastSquaresMonteCarlo(put, { ...options, seed: 0.5 })).toThrow('seed: out of range; met 0.5');
  });
});

describe('leastSquaresPolicy', () => {
  const paths = [
    [1, 1.09, 1.08, 1.34],
    [1, 1.16, 1.26, 1.54],
    [1, 1.22, 1.07, 1.03],
    [1, 0.93, 0.97, 0.92],
    [1, 1.11, 1.56, 1.52],
    [1, 0.76, 0.77, 0.9],
    [1, 0.92, 0.84, 1.01],
    [1, 0.88, 1.22, 1.34],
  ];
  const terms = { type: 'put', strike: 1.1, paths, ratePerPeriod: 0.06, degree: 2 } as const;
  // 1 Longstaff and Schwartz (2001), section 1: 0.1144 and 0.0564; exercised at 1 on paths 4, 6, 7, 8, at 3 on path 3.
  it('gives the printed example', () => {
    const { american, european, coefficients, exercisedOn } = leastSquaresPolicy(terms);
    expect(american).toBeCloseTo(0.11443433004505696, 14);
    expect(european).toBeCloseTo(0.05638073927026089, 14);
    expect(exercisedOn).toEqual([0, 0, 3, 1, 0, 1, 1, 1]);
    expect(coefficients[0]?.map((c) => Number(c.toFixed(3)))).toEqual([2.038, -3.335, 1.356]);
  });
  // 2
  it('does not mind the order of the paths', () => {
    const turned = leastSquaresPolicy({ ...terms, paths: [...paths].reverse() });
    expect(turned.american).toBeCloseTo(0.11443433004505696, 13);
  });
  it('holds on where too few paths are in the money', () => {
    expect(leastSquaresPolicy({ ...terms, degree: 6 }).coefficients).toEqual([undefined, undefined]);
  });
  // 4
  it('refuses by place and value', () => {
    expect(() => leastSquaresPolicy({ ...terms, paths: [[1, 2], [1, -2], [1]] })).toThrow(
      /paths\[1\]\[1\]: no price; met -2[\s\S]*paths\[2\]: of another length; met 1/,
    );
    expect(() => leastSquaresPolicy({ ...terms, paths: [] })).toThrow('too few prices');
  });
});
