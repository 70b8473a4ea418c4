import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Histogram } from '../../src/numeric/histogram.ts';

/** Multiples of 1/1024, which the distance from a bound does not round. */
const values = fc.array(
  fc.integer({ min: -20_480, max: 20_480 }).map((k) => k / 1024),
  { maxLength: 60 },
);
const counting = (xs: readonly number[]) => {
  const histogram = new Histogram(-8, 8, 32);
  histogram.add(xs);
  return histogram;
};

describe('Histogram', () => {
  // 1 Worked example by hand.
  it('counts between its bounds and beyond them', () => {
    const histogram = new Histogram(0, 4, 4);
    histogram.add([-1, 0, 0.5, 1, 3.999, 4, 7]);
    expect([...histogram.counts]).toEqual([2, 1, 0, 1]);
    expect([histogram.below, histogram.above, histogram.total]).toEqual([1, 2, 7]);
    expect(histogram.toJSON()).toEqual({
      low: 0,
      high: 4,
      below: 1,
      above: 2,
      bins: [
        [0, 2],
        [1, 1],
        [3, 1],
      ],
      binCount: 4,
    });
  });
  // 2 Laws.
  it('is the same however the values are ordered, split and merged', () => {
    fc.assert(
      fc.property(values, fc.nat(60), (xs, cut) => {
        const whole = counting(xs);
        expect(counting(xs.toReversed())).toEqual(whole);
        expect(counting(xs.slice(0, cut)).merge(counting(xs.slice(cut)))).toEqual(whole);
        expect(Histogram.fromJSON(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
        expect(whole.total).toBe(xs.length);
      }),
    );
  });
  // 3 Differential: edges that doubles hold exactly.
  it('holds in each bin what lies between its edges', () => {
    fc.assert(
      fc.property(values, (xs) => {
        counting(xs).counts.forEach((count, bin) => {
          const low = -8 + bin / 2;
          expect(count).toBe(xs.filter((x) => x >= low && x < low + 0.5).length);
        });
      }),
    );
  });
  it('adds up a bin that is written twice', () => {
    const twice = {
      low: 0,
      high: 1,
      below: 0,
      above: 0,
      bins: [
        [1, 2],
        [1, 3],
      ] as const,
      binCount: 2,
    };
    expect(Histogram.fromJSON(twice).total).toBe(5);
  });
  // 4 Refusals.
  it('refuses bounds, values and partners that do not fit', () => {
    expect(() => new Histogram(1, 1, 4)).toThrow(/ARGUMENT_INVALID: Histogram: high − low: not above zero; met 0/);
    expect(() => new Histogram(2, 1, 4)).toThrow(/Histogram: high.*met -1;/);
    expect(() => new Histogram(0, 1, 0)).toThrow(/binCount.*met 0/);
    expect(() => new Histogram(0, 1, 2).add([0, Number.NaN])).toThrow(/values\[1\].*NaN/);
    expect(() => new Histogram(0, 1, 2).merge(new Histogram(0, 2, 2))).toThrow(
      /another grid; met 0 … 2 in 2 bins; give 0 … 1 in 2 bins/,
    );
    expect(() => Histogram.fromJSON({ low: 0, high: 1, below: 0, above: -1, bins: [], binCount: 2 })).toThrow(
      /above.*-1/,
    );
    expect(() => Histogram.fromJSON({ low: 0, high: 1, below: 0, above: 0, bins: [[2, 1]], binCount: 2 })).toThrow(
      /bin.*met 2/,
    );
  });
});
