import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../src/numeric/normal.ts';
import { studentTCdf, studentTQuantile, studentTTail, studentTTailQuantile } from '../../src/numeric/student-t.ts';

type Rows = readonly (readonly number[])[];
const golden = JSON.parse(readFileSync(new URL('../golden/numeric/beta/data.json', import.meta.url), 'utf8')) as {
  readonly t: Rows;
  readonly tQuantile: Rows;
};

const off = (value: number, expected: number) => Math.abs(value / expected - 1);
const degrees = fc.double({ min: -1, max: 6, noNaN: true }).map((power) => 10 ** power);
const attempt = (f: () => number) => {
  try {
    return f();
  } catch (error) {
    expect(String(error)).toMatch(/NO_SOLUTION/);
    return undefined;
  }
};
const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

describe("Student's t distribution", () => {
  // 1 Worked examples: one degree of freedom is Cauchy's law, F(1) = 3/4; two have F(t) = 1/2 + t/(2√(2 + t²)).
  it('has its closed forms', () => {
    expect(off(studentTCdf(1, 1), 0.75)).toBeLessThan(1e-15);
    expect(off(studentTCdf(1.5, 2), 0.5 + 1.5 / (2 * Math.sqrt(4.25)))).toBeLessThan(1e-15);
    // F⁻¹(p) = (2p − 1)·√(2 / (4p(1 − p))) at p = 0.9: 0.8·√(2/0.36)
    expect(off(studentTQuantile(0.9, 2), 0.8 * Math.sqrt(2 / 0.36))).toBeLessThan(2e-15);
  });
  it('reaches the ends of the range of numbers', () => {
    // 1/(π·p), whose next term is p² smaller
    expect(off(studentTQuantile(1e-300, 1), -1e300 / Math.PI)).toBeLessThan(2e-15);
    expect(off(studentTTailQuantile(1e-300, 1), 1e300 / Math.PI)).toBeLessThan(2e-15);
    expect(off(studentTTail(1e300, 1), 1e-300 / Math.PI)).toBeLessThan(2e-15);
    expect([studentTCdf(-Infinity, 3), studentTCdf(Infinity, 3)]).toEqual([0, 1]);
    expect(studentTQuantile(0.5, 3)).toBe(0);
    // t times the density at 0, which is 1/(2√2) for two degrees: one rounding of p above the middle
    expect(off(studentTQuantile(0.5 + 2 ** -52, 2), 2 ** -52 * 2 * Math.SQRT2)).toBeLessThan(2e-15);
  });

  // 2 Laws: symmetry, tails that add up, quantiles that invert, the normal law as its limit.
  it('is symmetric', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), degrees, (t, df) => {
        expect(studentTTail(t, df)).toBe(studentTCdf(-t, df));
        expect(studentTCdf(t, df) + studentTTail(t, df)).toBeCloseTo(1, 14);
      }),
    );
  });
  it('is inverted', () => {
    fc.assert(
      fc.property(probability, degrees, (p, df) => {
        const t = studentTQuantile(p, df);
        expect(studentTTailQuantile(p, df)).toBe(-t);
        // a rounding of t moves the tail by at most max(ν, t²) roundings, t² being 36 here where ν is large
        const [value, target] = p < 0.5 ? [studentTCdf(t, df), p] : [studentTTail(t, df), 1 - p];
        expect(off(value, target)).toBeLessThan(4e-14);
      }),
    );
  });
  it('is inverted near the middle and far out below one degree, where first guesses are poor', () => {
    for (const df of [1e-3, 0.0085, 0.06, 0.2, 0.52, 0.88, 0.9999999])
      for (const p of [0.54, 0.457, 0.5005, 0.32, 0.0244, 6e-141]) {
        const t = attempt(() => studentTQuantile(p, df));
        const beyond = studentTTail(Number.MAX_VALUE, df);
        expect(t === undefined, `${p}, ${df}`).toBe(Math.min(p, 1 - p) < beyond);
        if (t !== undefined) expect(off(studentTCdf(t, df), p), `${p}, ${df}`).toBeLessThan(4e-15);
      }
  });
  it('keeps the digits of tails near the smallest number', () => {
    // a rounding of p to a multiple of 5e-324 moves t by 2e-9 / ν, and by a part t² = 1440 smaller where ν is large
    const t = studentTQuantile(2.449699595e-315, 113888671.48565799);
    expect(off(t, -37.94383102601552)).toBeLessThan(2e-12);
  });
  it('tends to the normal distribution', () => {
    // the first correction is of the order t⁴/ν
    for (const t of [-3, -1, 0.5, 2]) expect(off(studentTCdf(t, 1e15), normalCdf(t))).toBeLessThan(5e-14);
    expect(off(studentTQuantile(0.001, 1e15), normalQuantile(0.001))).toBeLessThan(5e-14);
  });

  // 3 Differential: 40-digit values.
  it('agrees with reference values in both tails', () => {
    for (const [t, df, below, above] of golden.t) {
      expect(off(studentTCdf(t!, df!), below!), `below ${t}, ${df}`).toBeLessThan(7e-15);
      expect(off(studentTTail(t!, df!), above!), `above ${t}, ${df}`).toBeLessThan(7e-15);
    }
  });
  it('agrees with reference quantiles', () => {
    for (const [p, df, t] of golden.tQuantile) {
      // the error of the tail divided by its elasticity, which is ν: below 1 it grows
      expect(off(studentTQuantile(p!, df!), t!), `${p}, ${df}`).toBeLessThan(df! < 1 ? 4e-15 : 1e-15);
    }
  });

  // 4 Refusals.
  it('refuses arguments out of range', () => {
    expect(() => studentTCdf(Number.NaN, 3)).toThrow(/ARGUMENT_INVALID: studentTCdf: t.*met NaN/);
    expect(() => studentTTail(1, 0)).toThrow(/ARGUMENT_INVALID: studentTTail: df.*met 0/);
    expect(() => studentTQuantile(0, 3)).toThrow(/ARGUMENT_INVALID: studentTQuantile: p.*met 0/);
    expect(() => studentTTailQuantile(1.5, 3)).toThrow(/studentTTailQuantile: q.*met 1\.5/);
    expect(() => studentTQuantile(0.5, Infinity)).toThrow(/studentTQuantile: df.*met Infinity/);
  });
  it('has no quantile beyond the largest number', () => {
    expect(() => studentTQuantile(1e-300, 0.5)).toThrow(/NO_SOLUTION: studentTQuantile.*1e-300/);
  });
});
