import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erf, erfc, erfcInverse, erfInverse, scaledErfc } from '../../src/numeric/error-function.ts';
import { normalCdf } from '../../src/numeric/normal.ts';
import { referenceTables, size, worstError } from '../support/reference-table.ts';

const golden = referenceTables('normal');
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('error function', () => {
  // 1 Worked examples: M. Abramowitz and I. A. Stegun, table 7.1: erf 0.5, 1, 2.
  it('agrees with the printed table', () => {
    expect(erf(0.5)).toBeCloseTo(0.5204998778, 10);
    expect(erf(1)).toBeCloseTo(0.8427007929, 10);
    expect(erf(2)).toBeCloseTo(0.995322265, 10);
    expect(erfc(2)).toBeCloseTo(0.004677735, 9);
  });
  it('reaches its limits and keeps the sign of zero', () => {
    expect([erf(-Infinity), erf(-0), erf(0), erf(Infinity)]).toEqual([-1, -0, 0, 1]);
    expect([erfc(-Infinity), erfc(0), erfc(Infinity)]).toEqual([2, 1, 0]);
  });

  // 2 Laws.
  it('is odd, and its complement makes up 1', () => {
    fc.assert(
      fc.property(real(-6, 6), (x) => {
        expect(erf(-x)).toBe(-erf(x));
        expect(erf(x) + erfc(x)).toBeCloseTo(1, 15);
      }),
    );
  });
  it.each([0.25, 0.84375, 1.25, 1 / 0.35, 26])('does not step where the formulas change, at %d', (x) => {
    const slope = (erfc(x * (1 + 1e-9)) / erfc(x * (1 - 1e-9)) - 1) / 2e-9;
    const exact = (-2 * x * Math.exp(-x * x)) / (Math.sqrt(Math.PI) * erfc(x));
    expect(slope / exact).toBeCloseTo(1, 5); // a jump of 1e-15 would show as 1e-15/2e-9, an error of 5e-7 or more
  });
  it('inverts', () => {
    fc.assert(
      fc.property(real(-0.999, 0.999), real(-300, 0.3), (y, power) => {
        expect(Math.abs(erf(erfInverse(y)) - y)).toBeLessThan(1e-15); // the slope of erf times x is below 0.5
        const z = 10 ** power;
        // an error of 8e-16·x in x is one of 1.6e-15·x² in erfc, and x² is less than 2.31·(1 − power)
        expect(Math.abs(erfc(erfcInverse(z)) / z - 1)).toBeLessThan(4e-15 * (1 - power));
      }),
    );
  });

  // 3 Differential: mpmath at 300 bits; the normal distribution, whose argument is scaled in another way.
  it.each([
    ['erf', erf, 1.5e-16],
    ['erfc', erfc, 3e-16],
    ['erfInverse', erfInverse, 8e-16],
    ['erfcInverse', erfcInverse, 8e-16],
  ] as const)('%s is right to the digits promised', (name, f, bound) => {
    expect(golden[name]!.length).toBeGreaterThanOrEqual(20);
    expect(worstError(f, golden[name]!, size)).toBeLessThan(bound);
  });
  it('is the normal distribution on another scale', () => {
    fc.assert(
      fc.property(real(-25, 5), (x) => {
        // rounding x·√2 costs 1e-16·2x² of the tail
        expect(Math.abs(normalCdf(x * Math.SQRT2) / (0.5 * erfc(-x)) - 1)).toBeLessThan(1e-15 + 4e-16 * x * x);
      }),
    );
  });
  it('scaledErfc is erfc without its exponential', () => {
    for (const x of [0, 0.5, 1, 1.3, 2, 5]) {
      expect(scaledErfc(x) / (Math.exp(x * x) * erfc(x))).toBeCloseTo(1, 13); // rounding x² costs 25 · 1e-16
    }
    // 1/(x√π)·(1 − 1/(2x²) + …), NIST DLMF 7.12.1
    expect(scaledErfc(1e5) * 1e5 * Math.sqrt(Math.PI)).toBeCloseTo(1 - 5e-11, 15);
    expect(scaledErfc(1e200) * 1e200 * Math.sqrt(Math.PI)).toBeCloseTo(1, 15);
  });

  it.each([
    // 40-digit solutions of erfc(x) = y for the doubles nearest to these
    [5e-324, 27.21329321081295],
    [1.5e-323, 27.19311412620397],
    [1e-310, 26.644806559364763],
  ])('inverts erfc at %d, where half of it has no digits left', (y, x) => {
    expect(Math.abs(erfcInverse(y) / x - 1)).toBeLessThan(8e-16);
  });

  // 4 Refusals.
  it.each([erf, erfc])('refuses NaN', (f) => {
    expect(() => f(NaN)).toThrow(`ARGUMENT_INVALID: ${f.name}: x: not a number; met NaN`);
  });
  it.each([-1, 1, 2, NaN])('refuses the inverse of erf at %d', (y) => {
    expect(() => erfInverse(y)).toThrow(`ARGUMENT_INVALID: erfInverse: y: out of range; met ${y}`);
  });
  it.each([0, 2, -1, NaN])('refuses the inverse of erfc at %d', (y) => {
    expect(() => erfcInverse(y)).toThrow(`ARGUMENT_INVALID: erfcInverse: y: out of range; met ${y}`);
  });
});
