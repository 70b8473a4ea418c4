import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialMass } from '../../src/numeric/binomial.ts';
import { type CountLaw, compoundSum } from '../../src/numeric/compound-sum.ts';
import { poissonMass } from '../../src/numeric/poisson.ts';

const SEVERITY = [0.1, 0.4, 0.3, 0, 0.2];
const CELLS = 80;

describe('compoundSum', () => {
  // 1 Worked example: amounts of 1 leave the count itself; two coins of one or two by hand.
  it('is the count where every amount is 1', () => {
    const poisson = compoundSum({ kind: 'poisson', mean: 2.5 }, [0, 1], 10);
    for (const [k, mass] of poisson.entries()) expect(mass).toBeCloseTo(poissonMass(k, 2.5), 15);
    const binomial = compoundSum({ kind: 'binomial', trials: 6, probability: 0.3 }, [0, 1], 8);
    for (const [k, mass] of binomial.entries()) expect(mass).toBeCloseTo(binomialMass(6, 0.3, k), 15);
    expect(Array.from(compoundSum({ kind: 'given', masses: [0, 0, 1] }, [0, 0.5, 0.5], 5))).toEqual([
      0, 0, 0.25, 0.5, 0.25,
    ]);
  });

  // 3 Differential: the recursion against convolution of the count's own masses.
  const counted: readonly [CountLaw, (k: number) => number][] = [
    [{ kind: 'poisson', mean: 3 }, (k) => poissonMass(k, 3)],
    [{ kind: 'geometric', probability: 0.4 }, (k) => 0.4 * 0.6 ** k],
    [{ kind: 'negativeBinomial', size: 2, probability: 0.5 }, (k) => (k + 1) * 0.25 * 0.5 ** k],
  ];
  it.each(counted)('%o as by convolution', (count, massOf) => {
    const masses = Array.from({ length: 70 }, (_, k) => massOf(k));
    masses[69] = Math.max(0, 1 - masses.reduce((sum, mass) => sum + mass, -masses[69]!));
    const byHorner = compoundSum({ kind: 'given', masses }, SEVERITY, 40);
    const byPanjer = compoundSum(count, SEVERITY, 40);
    for (const [k, mass] of byPanjer.entries()) expect(Math.abs(mass - byHorner[k]!)).toBeLessThan(1e-14);
  });
  // 2 Laws: the mean of the sum is the mean of the count times that of the amounts.
  it('keeps means', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 5, noNaN: true }), (mean) => {
        const masses = compoundSum({ kind: 'poisson', mean }, SEVERITY, CELLS);
        expect(masses.reduce((sum, mass, k) => sum + mass * k, 0)).toBeCloseTo(mean * 1.8, 9);
      }),
    );
  });
  it('survives a chance of nothing below the smallest number', () => {
    const masses = compoundSum({ kind: 'poisson', mean: 1500 }, [0, 1], 1800);
    expect(Math.abs(masses[1500]! / poissonMass(1500, 1500) - 1)).toBeLessThan(1e-11);
  });
  // 4 Refusals.
  it.each([
    [{ kind: 'poisson', mean: 0 }, SEVERITY, /count.mean.*met 0/],
    [{ kind: 'geometric', probability: 1 }, SEVERITY, /count.probability.*met 1/],
    [{ kind: 'given', masses: [0.5, 0.4] }, SEVERITY, /count.masses.*adding up to 1.*met 0.9/],
    [{ kind: 'poisson', mean: 1 }, [0.5, 0.6], /severity.*met 1.1/],
    [{ kind: 'poisson', mean: 1 }, [1.5, -0.5], /severity\[0\].*met 1.5/],
  ] as [CountLaw, number[], RegExp][])('refuses %o with %o', (count, severity, words) => {
    expect(() => compoundSum(count, severity, 10)).toThrow(words);
  });
});
