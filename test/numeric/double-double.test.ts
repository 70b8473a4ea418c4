import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  type DoubleDouble,
  divide,
  multiply,
  productError,
  squareRoot,
  twoSum,
} from '../../src/numeric/double-double.ts';
import { deviance, preciseLog, subtract } from '../../src/numeric/precise.ts';

const whole = fc.maxSafeInteger();
const real = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const exact = (x: number) => BigInt(x);
/** The size of the difference of two double-doubles against the first. */
const off = (a: DoubleDouble, b: DoubleDouble) => Math.abs((a[0] - b[0] + (a[1] - b[1])) / a[0]);
const LAST = 2 ** -100; // 106 bits, less a few roundings

describe('double-double arithmetic', () => {
  // 1 Worked examples: 1/3 and √2 and what their nearest numbers leave out, by mpmath at 60 digits.
  it('carries a third and the root of two', () => {
    expect(off(divide([1, 0], [3, 0]), [1 / 3, 1.850371707708594e-17])).toBeLessThan(LAST);
    expect(off(squareRoot([2, 0]), [Math.SQRT2, -9.667293313452913e-17])).toBeLessThan(LAST);
    expect(twoSum(1, 2 ** -60)).toEqual([1, 2 ** -60]);
  });

  // 2 Laws.
  it('division undoes multiplication, squaring the root, subtraction addition', () => {
    fc.assert(
      fc.property(real, real, (x, y) => {
        const a = divide([x, 0], [7, 0]);
        const b = divide([y, 0], [11, 0]);
        expect(off(divide(multiply(a, b), b), a)).toBeLessThan(LAST);
        expect(off(a, multiply(squareRoot(a), squareRoot(a)))).toBeLessThan(LAST);
        expect(off(a, subtract(add(a, b), b))).toBeLessThan(LAST * (1 + b[0] / a[0]));
      }),
    );
  });

  // 3 Differential: BigInt arithmetic on whole numbers, which is exact.
  it('loses nothing in sums and products', () => {
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 0, max: 60 }), (x, y, shift) => {
        const far = x * 2 ** shift;
        const [high, low] = twoSum(far, y);
        expect(exact(high) + exact(low)).toBe(exact(far) + exact(y));
        expect(exact(x * y) + exact(productError(x, y, x * y))).toBe(exact(x) * exact(y));
      }),
    );
  });

  // 4 Refusals: none, arguments are not checked here.
});

describe('preciseLog and deviance', () => {
  // 1 Worked examples, by mpmath at 60 digits: the nearest number and what it leaves out.
  it('takes the logarithm of 3 to 66 bits', () => {
    expect(off(preciseLog([3, 0]), [1.0986122886681098, -9.07129723500153e-17])).toBeLessThan(2 ** -64);
  });
  it.each([
    [10.005, 10, 1.2495834895212499e-6, 7.875355700544031e-23],
    [10.0099, 10, 4.897268069589632e-6, 2.5067025544727647e-22],
    [10.02, 10, 1.9973373269438965e-5, 1.4548626978224222e-21],
    [1000500, 1e6, 0.12495834895208593, 1.6489379907099411e-18],
    [700, 3, 680.6425958608742, -5.159191953156523e-14],
    [10000100000, 1e10, 0.4999966666916665, -1.3696042183128956e-17],
  ])('gives the deviance of %d from %d', (v, a, high, low) => {
    expect(off(deviance(a, [v, 0]), [high, low])).toBeLessThan(2 ** -52);
  });

  // 2 Laws.
  it('is never negative, and grows in proportion', () => {
    fc.assert(
      fc.property(real, real, (a, v) => {
        const [size] = deviance(a, [v, 0]);
        expect(size).toBeGreaterThanOrEqual(0);
        expect(deviance(1024 * a, [1024 * v, 0])[0]).toBe(1024 * size);
        expect(deviance(a, [a, 0])[0]).toBe(0);
      }),
    );
  });

  // 3 Differential: logarithms of quotients add up.
  it('is additive', () => {
    fc.assert(
      fc.property(real, real, (x, y) => {
        const sum = add(preciseLog([x, 0]), preciseLog([y, 0]));
        const both = preciseLog(multiply([x, 0], [y, 0]));
        // each logarithm is good to 2^−66 of its size, which is below 14
        expect(Math.abs(sum[0] - both[0] + (sum[1] - both[1]))).toBeLessThan(28 * 2 ** -64);
      }),
    );
  });
});
