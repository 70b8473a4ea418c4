import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialCdf, binomialMass, binomialTail } from '../../src/numeric/binomial.ts';
import { sum } from '../../src/numeric/sum.ts';

const golden = JSON.parse(readFileSync(new URL('../golden/numeric/beta/data.json', import.meta.url), 'utf8')) as {
  readonly binomial: readonly (readonly number[])[];
};

const off = (value: number, expected: number) => Math.abs(value / expected - 1);

describe('the binomial distribution', () => {
  // 1 Worked example: ten throws at 0.3, three successes: 120 · 0.3³ · 0.7⁷, and the exact sum of the first four masses.
  it('has the probabilities of ten throws', () => {
    // 0.3 itself is off by 4e-17 of its size, some ten roundings besides
    expect(off(binomialMass(10, 0.3, 3), 0.266827932)).toBeLessThan(4e-15);
    expect(off(binomialCdf(10, 0.3, 3), 0.6496107184)).toBeLessThan(4e-15);
    expect(off(binomialTail(10, 0.3, 3), 0.3503892816)).toBeLessThan(4e-15);
  });
  it('knows its ends', () => {
    expect([-1, 0, 7, 8].map((k) => binomialCdf(7, 0, k))).toEqual([0, 1, 1, 1]);
    expect([-1, 6, 7, 8].map((k) => binomialTail(7, 1, k))).toEqual([1, 1, 0, 0]);
    expect([0, 7].map((k) => [binomialMass(7, 0, k), binomialMass(7, 1, k)])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect([binomialMass(7, 0.5, -1), binomialMass(7, 0.5, 8)]).toEqual([0, 0]);
    expect([binomialCdf(0, 0.3, 0), binomialTail(0, 0.3, 0)]).toEqual([1, 0]);
    expect(off(binomialMass(0, 0.3, 0), 1)).toBeLessThan(2e-15);
  });

  // 2 Laws: a mass is a step of the distribution function; successes and failures swap.
  it('adds up, and mirrors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(), fc.integer({ min: 1, max: 1023 }), (n, seed, part) => {
        const [k, p] = [seed % (n + 1), part / 1024]; // 1 − p exact
        const step = binomialCdf(n, p, k) - binomialCdf(n, p, k - 1);
        expect(binomialMass(n, p, k)).toBeCloseTo(step, 13);
        expect(binomialTail(n, p, k)).toBeCloseTo(1 - binomialCdf(n, p, k), 13);
        expect(binomialMass(n, 1 - p, n - k)).toBeCloseTo(binomialMass(n, p, k), 13);
      }),
    );
  });

  it('has the mean and the variance it should', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 1e-3, max: 0.999, noNaN: true }), (n, p) => {
        const masses = Array.from({ length: n + 1 }, (_, k) => binomialMass(n, p, k));
        const deviation = Math.sqrt(n * p * (1 - p));
        expect(sum(masses)).toBeCloseTo(1, 13);
        // each mass is within 4e-15 of its size, at most some 30 deviations from the mean where it counts
        expect(Math.abs(sum(masses.map((mass, k) => mass * (k - n * p))))).toBeLessThan(1e-13 * deviation);
        const variance = sum(masses.map((mass, k) => mass * (k - n * p) * (k - n * p)));
        expect(Math.abs(variance / deviation ** 2 - 1)).toBeLessThan(1e-13);
      }),
      { numRuns: 50 },
    );
  });

  // 3 Differential: 40-digit sums, and the masses grown from the mean by the ratio of neighbours.
  it('agrees with reference values', () => {
    for (const [n, p, k, mass, atMost, above] of golden.binomial) {
      expect(off(binomialMass(n!, p!, k!), mass!), `mass ${n}, ${p}, ${k}`).toBeLessThan(4e-15);
      expect(off(binomialCdf(n!, p!, k!), atMost!), `at most ${n}, ${p}, ${k}`).toBeLessThan(1e-14);
      expect(off(binomialTail(n!, p!, k!), above!), `above ${n}, ${p}, ${k}`).toBeLessThan(1e-14);
    }
  });
  it('agrees with masses grown by P(k + 1) / P(k) = (n − k)/(k + 1) · p/(1 − p)', () => {
    let mass = binomialMass(900, 0.02, 18);
    for (let k = 18; k < 118; k++) {
      mass *= ((900 - k) / (k + 1)) * (0.02 / 0.98);
      // a rounding or three for each step
      expect(off(binomialMass(900, 0.02, k + 1), mass)).toBeLessThan(1e-13);
    }
  });

  // 4 Refusals.
  it('refuses arguments out of range', () => {
    expect(() => binomialMass(-1, 0.5, 0)).toThrow(/ARGUMENT_INVALID: binomialMass: n.*met -1/);
    expect(() => binomialCdf(3, 1.5, 0)).toThrow(/ARGUMENT_INVALID: binomialCdf: p.*met 1\.5/);
    expect(() => binomialTail(3, 0.5, 0.5)).toThrow(/ARGUMENT_INVALID: binomialTail: k.*met 0\.5/);
  });
});
