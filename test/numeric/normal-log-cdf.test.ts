import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp } from '../../src/numeric/elementary.ts';
import { normalCdf } from '../../src/numeric/normal.ts';
import { normalLogCdf } from '../../src/numeric/normal-log-cdf.ts';

describe('normalLogCdf', () => {
  // 1 Worked example. Source: mpmath 1.2.1: ln Φ(−38) = −726.557216018820…, where Φ itself is not a normal double.
  it('goes where Φ has run out of digits', () => {
    expect(Math.abs(normalLogCdf(-38) / -726.5572160188201 - 1)).toBeLessThan(4e-16);
    expect(normalLogCdf(-1e6)).toBeLessThan(-4.9e11);
  });
  // 3 Differential: the exponential of the result.
  it('is the logarithm of Φ', () => {
    fc.assert(
      fc.property(fc.double({ min: -35, max: 8, noNaN: true }), (x) => {
        // an error of one unit in a logarithm of 600 is 1e-13 of Φ
        expect(Math.abs(exp(normalLogCdf(x)) / normalCdf(x) - 1)).toBeLessThan(3e-13);
      }),
    );
  });
  it('rises', () => {
    const points = Array.from({ length: 500 }, (_, i) => normalLogCdf(-40 + i * 0.1));
    expect(points.every((value, i) => i === 0 || value >= points[i - 1]!)).toBe(true);
  });
  it('refuses what has no finite logarithm', () => {
    expect(() => normalLogCdf(Number.NEGATIVE_INFINITY)).toThrow(/normalLogCdf: x.*-Infinity/);
    expect(() => normalLogCdf(-1e200)).toThrow(/normalLogCdf: the result is beyond/);
    expect(() => normalLogCdf(Number.NaN)).toThrow(/ARGUMENT_INVALID.*NaN/);
  });
});
