import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absoluteScores,
  conformalInterval,
  conformalQuantile,
  conformalRank,
  intervalCoverage,
  jackknifePlus,
  leastScores,
  shortfallOf,
  weightedConformalQuantile,
} from '../../src/cases/conformal.ts';

const level = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);
const scores = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 });
const ten = [2, 3.5, 1, 4, 6, 5.5, 2.5, 3, 4.5, 7];

describe('conformal intervals', () => {
  // 1 Worked examples.
  it('takes the ⌈(n + 1)·level⌉-th smallest score', () => {
    expect(conformalRank(9, 0.9)).toBe(9);
    expect(conformalRank(99, 0.29)).toBe(29);
    expect(conformalQuantile([5, 1, 4, 2, 3, 9, 8, 7, 6], 0.9)).toBe(9);
    expect(conformalQuantile([5, 1, 4, 2, 3, 9, 8, 7, 6], 0.5)).toBe(5);
  });
  it('needs 9 scores for 90 %, 19 for 95 % and 99 for 99 %', () => {
    expect([0.9, 0.95, 0.99, 0.5, 0.1].map(leastScores)).toEqual([9, 19, 99, 1, 1]);
  });
  it('weighs scores and the new case', () => {
    expect(weightedConformalQuantile([1, 2, 3, 4], [1, 1, 1, 1], 1, 0.6)).toBe(3);
    expect(weightedConformalQuantile([4, 2], [9, 1], 1, 0.5)).toBe(4);
  });
  it('is the jackknife+ of the mean: ten values by hand', () => {
    // without the i-th value the mean is (39 − y)/9; R = |y − that|; ends are the smallest and the largest
    const without = ten.map((y) => (39 - y) / 9);
    const interval = jackknifePlus(without, absoluteScores(ten, without), 0.9);
    expect(interval.lower).toBeCloseTo(1 / 9, 14);
    expect(interval.upper).toBeCloseTo(67 / 9, 14);
  });
  it('measures coverage, ends included, and width', () => {
    expect(intervalCoverage([1, 2, 3, 4], [1, 0, 4, 0], [2, 2, 5, 3])).toEqual({ coverage: 0.5, meanWidth: 1.75 });
  });
  it('is unbounded where the scores are too few, and says how many more would bound it', () => {
    // eight scores bound 8/9; the ninth makes it ⌈10 · 0.9⌉ = 9 of 9
    expect(conformalInterval(5, [5, 1, 4, 2, 3, 9, 8, 7], 0.9)).toEqual({
      lower: null,
      upper: null,
      reason: 'an interval at level 0.9 needs 9 cases to calibrate on',
      casesNeeded: 1,
      highestLevel: 8 / 9,
    });
    expect(conformalInterval(5, [5, 1, 4, 2, 3, 9, 8, 7, 6], 0.9)).toEqual({ lower: -4, upper: 14 });
    expect(conformalInterval(5, [1, 2], 0.5, 3)).toEqual({ lower: -1, upper: 11 });
    expect(conformalInterval(5, [], 0.9)).toMatchObject({ lower: null, casesNeeded: 9, highestLevel: 0 });
  });
  it('counts cases that cannot be predicted as missed: 9 of 13 at 80 % lack 11, with which 20 of 24 hold ⌈25 · 0.8⌉', () => {
    expect(shortfallOf(13, 9, 0.8)).toMatchObject({ casesNeeded: 11, highestLevel: 9 / 14, met: '9' });
    expect(shortfallOf(24, 20, 0.8)).toBeUndefined();
    expect(shortfallOf(23, 19, 0.8)).toBeDefined();
  });
  it('divides by the difficulty', () => {
    expect(Array.from(absoluteScores([10, 12], [11, 8], [2, 0.5]))).toEqual([0.5, 8]);
  });

  // 2 Laws.
  it('asks for the fewest scores that will do', () => {
    fc.assert(
      fc.property(level, (p) => {
        const n = leastScores(p);
        expect(conformalRank(n, p)).toBeLessThanOrEqual(n);
        if (n > 0) expect(conformalRank(n - 1, p)).toBeGreaterThan(n - 1);
      }),
    );
  });
  it('tells the fewest cases that would do, and the highest level that those at hand support', () => {
    fc.assert(
      fc.property(fc.nat(80), fc.nat(80), level, (finite, missed, p) => {
        const short = shortfallOf(finite + missed, finite, p);
        if (short === undefined) return;
        const { casesNeeded: m, highestLevel } = short;
        expect(shortfallOf(finite + missed + m, finite + m, p)).toBeUndefined();
        expect(shortfallOf(finite + missed + m - 1, finite + m - 1, p)).toBeDefined();
        if (highestLevel > 0) expect(shortfallOf(finite + missed, finite, highestLevel)).toBeUndefined();
        expect(highestLevel).toBeLessThan(p);
      }),
    );
  });
  it('holds one more value as often as it promises: among n + 1 scores, at least the share `level` keep to the bound of the others', () => {
    fc.assert(
      fc.property(scores, level, (all, p) => {
        const others = all.length - 1;
        if (others === 0 || conformalRank(others, p) > others) return;
        const kept = all.filter((score, i) => score <= conformalQuantile(all.toSpliced(i, 1), p)).length;
        expect(kept / all.length).toBeGreaterThanOrEqual(p - 1e-12);
      }),
    );
  });

  // 3 Differential.
  it('is the plain quantile when all weights are equal', () => {
    fc.assert(
      fc.property(scores, level, (all, p) => {
        if (conformalRank(all.length, p) > all.length) return;
        expect(
          weightedConformalQuantile(
            all,
            all.map(() => 0.1),
            0.1,
            p,
          ),
        ).toBe(conformalQuantile(all, p));
      }),
    );
  });
  it('is split conformal when every prediction is the same', () => {
    fc.assert(
      fc.property(scores, level, (all, p) => {
        if (conformalRank(all.length, p) > all.length) return;
        const reach = conformalQuantile(all, p);
        expect(
          jackknifePlus(
            all.map(() => 100),
            all,
            p,
          ),
        ).toEqual({ lower: 100 - reach, upper: 100 + reach });
      }),
    );
  });

  // 4 Refusals.
  it.each([
    [
      () => conformalQuantile([1, 2, 3], 0.9),
      /EVIDENCE_INSUFFICIENT: .*level 0.9 needs 9 cases.*met 3; 6 more cases would do/,
    ],
    [() => jackknifePlus([1, 2], [0, 0], 0.9), /EVIDENCE_INSUFFICIENT.*met 2; 7 more/],
    [
      () => jackknifePlus(ten, [...ten.slice(1), Number.POSITIVE_INFINITY], 0.9),
      /EVIDENCE_INSUFFICIENT.*only 9 of 10.*needs 10.*9 more/,
    ],
    [() => weightedConformalQuantile([1, 2], [1, 1], 2, 0.9), /EVIDENCE_INSUFFICIENT.*met 0.5/],
    [() => conformalRank(9, 1), /ARGUMENT_INVALID: conformalRank: level.*met 1;/],
    [() => conformalRank(-1, 0.9), /ARGUMENT_INVALID.*met -1/],
    [() => leastScores(0), /ARGUMENT_INVALID.*met 0/],
    [() => conformalQuantile([Number.NaN], 0.5), /ARGUMENT_INVALID.*met NaN/],
    [() => jackknifePlus([1], [-1], 0.5), /ARGUMENT_INVALID: jackknifePlus: scores\[0\].*met -1/],
    [() => jackknifePlus([1], [Number.NaN], 0.5), /ARGUMENT_INVALID.*met NaN/],
    [() => jackknifePlus([1, 2], [1], 0.5), /ARGUMENT_INVALID: jackknifePlus: scores/],
    [() => weightedConformalQuantile([1], [1], 0, 0.5), /testWeight: not above zero; met 0/],
    [() => absoluteScores([1], [1], [0]), /difficulties\[0\]: not above zero; met 0/],
    [() => absoluteScores([1, 2], [1]), /ARGUMENT_INVALID: absoluteScores: predictions/],
    [() => intervalCoverage([1], [0], [Number.POSITIVE_INFINITY]), /uppers\[0\].*met Infinity/],
  ])('refuses case %#', (work, message) => {
    expect(work).toThrowError(message);
  });
});
