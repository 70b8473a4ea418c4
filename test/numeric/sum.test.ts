import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot, pairwiseSum, sum } from '../../src/numeric/sum.ts';

/** Whole multiples of 2^−30, so that sums and products are exact as big integers. */
const UNIT = 2 ** -30;
const whole = fc.bigInt({ min: -(2n ** 52n), max: 2n ** 52n });
const wholes = fc.array(whole, { maxLength: 60 });
const exact = (total: bigint, unit: number) => Number(total) * unit;
const floats = (list: readonly bigint[]) => list.map((n) => Number(n) * UNIT);
const plain = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('sum', () => {
  // 1 Worked example. Neumaier's own: plain addition and Kahan's both give 0.
  it('keeps the small values among large ones that cancel', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum([0.1, 0.2, 0.3, -0.6])).toBe(2 ** -55); // the tenths as they are in binary add up to this, not to 0
    expect(sum([])).toBe(0);
  });
  // 2 Laws.
  it('depends on the order by one rounding at most', () => {
    fc.assert(
      fc.property(wholes, (list) => {
        const values = floats(list);
        const size = sum(values.map(Math.abs));
        expect(Math.abs(sum(values) - sum(values.toReversed()))).toBeLessThanOrEqual(Number.EPSILON * size);
      }),
    );
  });
  // 3 Differential: big integers.
  it('is the exact sum rounded, up to twice the precision of the largest partial sum', () => {
    fc.assert(
      fc.property(wholes, (list) => {
        const right = exact(
          list.reduce((a, b) => a + b, 0n),
          UNIT,
        );
        expect(sum(floats(list))).toBe(right);
      }),
    );
  });
  // 4 Refusals.
  it('names the value that is not finite', () => {
    expect(() => sum([1, Number.NaN])).toThrow(/ARGUMENT_INVALID: sum: values\[1\].*NaN/);
    expect(() => sum([Infinity, 1])).toThrow(/values\[0\].*Infinity/);
    expect(() => sum([1e308, 1e308])).toThrow(/sum: the result is beyond the range of numbers/);
  });
});

describe('pairwiseSum', () => {
  // 1 Worked example: a million tenths; one by one their sum is off by 1.3e-6, by halves by no more than 1e-9.
  it('adds a million tenths', () => {
    const tenths = new Float64Array(1_000_000).fill(0.1);
    expect(Math.abs(plain([...tenths]) - 100_000)).toBeGreaterThan(1e-6);
    expect(Math.abs(pairwiseSum(tenths) - 100_000)).toBeLessThan(1e-9);
  });
  // 2 and 3: whole numbers add up exactly, in blocks and across their borders.
  it('is exact where every partial sum is', () => {
    for (const n of [0, 1, 127, 128, 129, 256, 257, 1000, 4097]) {
      expect(pairwiseSum(Float64Array.from({ length: n }, (_, i) => i + 1))).toBe((n * (n + 1)) / 2);
    }
  });
  // 4 Refusals.
  it('names the value that is not finite', () => {
    expect(() => pairwiseSum([1, 2, Number.NaN])).toThrow(/pairwiseSum: values\[2\].*NaN/);
  });
});

describe('dot', () => {
  // 1 Worked example: 2^54 + 1 − 2^54.
  it('keeps what the products round away', () => {
    const x = 2 ** 27 + 1;
    expect(dot([x, -1, -1], [x, 2 ** 54, 2 ** 28])).toBe(1);
  });
  // 2 Laws.
  it('is symmetric, and linear in powers of two', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, whole), { maxLength: 30 }), (pairs) => {
        const a = floats(pairs.map(([x]) => x));
        const b = floats(pairs.map(([, y]) => y));
        expect(dot(a, b)).toBe(dot(b, a));
        expect(
          dot(
            a.map((x) => 8 * x),
            b,
          ),
        ).toBe(8 * dot(a, b));
      }),
    );
  });
  // 3 Differential: big integers. The bound is the one proved for Dot2, two roundings and n² · 2⁻¹⁰⁶ of the size.
  it('is as good as twice the precision', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, whole), { maxLength: 30 }), (pairs) => {
        const total = pairs.reduce((sum, [x, y]) => sum + x * y, 0n);
        const size = pairs.reduce((sum, [x, y]) => sum + (x * y < 0n ? -(x * y) : x * y), 0n);
        const right = exact(total, UNIT * UNIT);
        const got = dot(floats(pairs.map(([x]) => x)), floats(pairs.map(([, y]) => y)));
        const bound = Number.EPSILON * Math.abs(right) + 1000 * 2 ** -106 * exact(size, UNIT * UNIT);
        expect(Math.abs(got - right)).toBeLessThanOrEqual(bound);
      }),
    );
  });
  // 4 Refusals.
  it('refuses unequal lengths and values that are not finite', () => {
    expect(() => dot([1, 2], [1])).toThrow(
      /ARGUMENT_INVALID: dot: b: of another length than its partner; met 1; give 2/,
    );
    expect(() => dot([1, Number.NaN], [1, 1])).toThrow(/dot: a\[1\].*NaN/);
    expect(() => dot([1, 1], [1, Infinity])).toThrow(/dot: values\[1\].*Infinity/);
  });
});
