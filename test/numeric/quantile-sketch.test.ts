import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../src/numeric/order.ts';
import { QuantileSketch } from '../../src/numeric/quantile-sketch.ts';

const sized = fc
  .tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -8, max: 8 }))
  .map(([m, e]) => m * 10 ** e);
const value = fc.oneof(
  sized,
  sized.map((x) => -x),
  fc.constant(0),
  fc.integer({ min: -3, max: 3 }),
);
const values = fc.array(value, { minLength: 1, maxLength: 80 });
const sketchOf = (xs: readonly number[], bits?: number) => {
  const sketch = new QuantileSketch(bits);
  sketch.add(xs);
  return sketch;
};

describe('QuantileSketch', () => {
  // 1 Worked example: with one bit the buckets of 1 … 4 are [1, 1.5), [1.5, 2), [2, 3), [3, 4).
  it('answers with the middle of a bucket, within what was met', () => {
    const sketch = sketchOf([1, 1.2, 1.7, 2.5, 3.9], 1);
    expect([0, 0.4, 0.6, 0.8, 1].map((p) => sketch.quantile(p))).toEqual([1.25, 1.25, 1.75, 2.5, 3.5]);
    expect(sketchOf([1.4], 1).quantile(0.5)).toBe(1.4);
  });
  // 2 Laws.
  it('is the same however the values are ordered, split and merged', () => {
    fc.assert(
      fc.property(values, fc.nat(80), fc.double({ min: 0, max: 1, noNaN: true }), (xs, cut, p) => {
        const whole = sketchOf(xs);
        const merged = sketchOf(xs.slice(0, cut)).merge(sketchOf(xs.slice(cut)));
        expect(merged.toJSON()).toEqual(whole.toJSON());
        expect(merged.quantile(p)).toBe(whole.quantile(p));
        expect(sketchOf(xs.toReversed()).toJSON()).toEqual(whole.toJSON());
        const read = QuantileSketch.fromJSON(JSON.parse(JSON.stringify(whole)));
        expect(read.quantile(p)).toBe(whole.quantile(p));
        expect(read.count).toBe(xs.length);
      }),
    );
  });
  // 3 Differential: the exact quantile of type 1, to half a bucket.
  it('is off by its relative error at most', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 12 }), (xs, mille, bits) => {
        const right = quantile(xs, mille / 1000, 1);
        const got = sketchOf(xs, bits).quantile(mille / 1000);
        expect(Math.abs(got - right)).toBeLessThanOrEqual(2 ** (-bits - 1) * Math.abs(right));
      }),
    );
  });
  it('holds the largest and the smallest doubles', () => {
    const sketch = sketchOf([Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324]);
    expect([0, 0.5, 1].map((p) => sketch.quantile(p)).map((x) => Math.sign(x))).toEqual([-1, 1, 1]);
    expect(sketch.quantile(1)).toBeLessThanOrEqual(Number.MAX_VALUE);
  });
  // 4 Refusals.
  it('refuses what does not fit', () => {
    expect(() => new QuantileSketch(0)).toThrow(/ARGUMENT_INVALID: QuantileSketch: bits.*met 0/);
    expect(() => new QuantileSketch().quantile(0.5)).toThrow(/no values/);
    expect(() => sketchOf([1]).quantile(2)).toThrow(/quantile: p.*met 2/);
    expect(() => sketchOf([1, Number.NaN])).toThrow(/values\[1\].*NaN/);
    expect(() => sketchOf([1], 8).merge(sketchOf([1], 9))).toThrow(/other bits; met 9; give one of 8 bits/);
    expect(() =>
      QuantileSketch.fromJSON({ bits: 1, zeros: 0, negative: [], positive: [[4094, 1]], range: [1, 1] }),
    ).toThrow(/bucket.*met 4094; give a whole number from 0 to 4093/);
    expect(() => QuantileSketch.fromJSON({ bits: 1, zeros: 1, negative: [], positive: [], range: [2, 1] })).toThrow(
      /fromJSON: largest.*met 1/,
    );
    expect(() => QuantileSketch.fromJSON({ bits: 1, zeros: 3, negative: [], positive: [] })).toThrow(/range.*met 0/);
  });
});
