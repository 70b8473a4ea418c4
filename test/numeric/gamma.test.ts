import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sinPi } from '../../src/numeric/circular.ts';
import { gamma, logGamma, logGammaOnePlus, preciseLogGamma, stirlingRest } from '../../src/numeric/gamma.ts';
import { referenceTables, size, worstError } from '../support/reference-table.ts';

const golden = referenceTables('gamma');
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('gamma function', () => {
  // 1 Worked examples: factorials; Γ(1/2) = √π; ln Γ(1/2) = ln(π)/2.
  it('is the factorial', () => {
    for (let n = 1, factorial = 1; n <= 23; factorial *= n, n++) expect(gamma(n)).toBe(factorial); // 22! is exact
    expect(gamma(171)).toBeCloseTo(7.257415615307994e306, -292);
  });
  it('knows the half', () => {
    expect(gamma(0.5)).toBe(1.772453850905516); // √π = 1.77245385090551602729…
    expect(gamma(-0.5)).toBeCloseTo(-2 * Math.sqrt(Math.PI), 15);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 15);
    expect([logGamma(1), logGamma(2)]).toEqual([0, 0]);
  });

  // 2 Laws.
  it('climbs by its argument', () => {
    fc.assert(
      fc.property(real(0.01, 170), (x) => {
        const step = Math.fround(x); // of which x + 1 is exact
        expect(Math.abs(gamma(step + 1) / (step * gamma(step)) - 1)).toBeLessThan(6e-16); // three roundings
      }),
    );
  });
  it('reflects', () => {
    fc.assert(
      fc.property(real(0.01, 0.99), (x) => {
        const part = Math.fround(x); // of which 1 − x is exact
        const product = gamma(part) * gamma(1 - part) * sinPi(part);
        expect(Math.abs(product / Math.PI - 1)).toBeLessThan(1e-15);
      }),
    );
  });
  it('below 0, |Γ| is the exponential of its logarithm', () => {
    fc.assert(
      fc.property(real(-100, -0.01), (x) => {
        fc.pre(Math.abs(x - Math.round(x)) > 1e-6);
        const logarithm = logGamma(x);
        // the logarithm is rounded at a size of up to 363, with a few roundings of the terms it is made of
        expect(Math.abs(Math.abs(gamma(x)) / Math.exp(logarithm) - 1)).toBeLessThan(8e-16 * (4 + Math.abs(logarithm)));
      }),
    );
  });
  it('ln Γ(1 + z) keeps the digits of a small z', () => {
    // −γz + π²z²/12, NIST DLMF 5.7.3
    const z = 1e-9;
    expect(logGammaOnePlus(z) / (-0.5772156649015329 * z + (Math.PI * z) ** 2 / 12) - 1).toBeCloseTo(0, 15);
    expect(logGammaOnePlus(0)).toBe(0);
    expect(logGammaOnePlus(4)).toBe(logGamma(5));
  });
  it('is made of Stirling’s formula and the little it leaves', () => {
    fc.assert(
      fc.property(real(10, 1e6), (x) => {
        const formula = (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI);
        expect(Math.abs(logGamma(x) - formula - stirlingRest(x))).toBeLessThan(1e-15 * (10 + x * Math.log(x)));
      }),
    );
  });

  // 3 Differential: mpmath at 200 bits.
  it('is right to the digits promised', () => {
    expect(golden.gamma!.length).toBe(40);
    expect(worstError(gamma, golden.gamma!, size)).toBeLessThan(6e-16);
    expect(golden.logGamma!.length).toBe(80);
    expect(worstError(logGamma, golden.logGamma!, size)).toBeLessThan(3.4e-16);
  });
  it('carries ln Γ beyond one number', () => {
    // what the nearest numbers to ln Γ(1/2) and ln Γ(100) leave out, by mpmath at 40 digits
    const half = preciseLogGamma([0.5, 0]);
    expect(half[0] - 0.5723649429247001 + half[1]).toBeCloseTo(5.13297558135391e-18, 17);
    const hundred = preciseLogGamma([100, 0]);
    expect(hundred[0] - 359.1342053695754 + hundred[1]).toBeCloseTo(1.24983895876995e-15, 17);
  });

  // 4 Refusals.
  it.each([0, -1, -10, NaN, Infinity, -Infinity])('refuses %d', (x) => {
    expect(() => gamma(x)).toThrow(`ARGUMENT_INVALID: gamma: x: the gamma function has no value here; met ${x}`);
    expect(() => logGamma(x)).toThrow(`ARGUMENT_INVALID: logGamma: x: the gamma function has no value here; met ${x}`);
  });
  it('refuses what is too large for a number', () => {
    expect(() => gamma(172)).toThrow('ARGUMENT_INVALID: gamma: x: the result is beyond the largest number; met 172');
    expect(() => gamma(1e-309)).toThrow('met 1e-309');
    expect(() => logGamma(1e306)).toThrow('met 1e+306');
  });
});
