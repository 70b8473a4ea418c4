import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { angleIntegral, type Decay } from '../../src/numeric/angle-integral.ts';
import { normalCdf } from '../../src/numeric/normal.ts';

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const normal: Decay = { density: (q) => Math.exp(-0.5 * q), steepness: () => 0.5 };
const cauchy: Decay = { density: (q) => 1 / Math.sqrt(1 + q), steepness: (q) => 0.5 / (1 + q) };

describe('angleIntegral', () => {
  // 1 Worked example: at the centre the density is 1 and the integral the angle itself, arctan(1)/π for a quarter turn.
  it('is the angle at the centre', () => {
    expect(angleIntegral(normal, 0, 0, { low: 0, high: 1 })).toBeCloseTo(0.25, 15);
    expect(angleIntegral(normal, 0, 0, { low: 0.2, high: 0.7 })).toBeCloseTo(
      (Math.atan(0.7) - Math.atan(0.2)) / Math.PI,
      15,
    );
  });

  // 2 Laws.
  it('adds up over parts of the range', () => {
    fc.assert(
      fc.property(real(0, 30), real(0, 30), real(0.001, 0.5), real(0.5, 1), (near, far, low, high) => {
        for (const law of [normal, cauchy]) {
          const parts =
            angleIntegral(law, near, far, { low, high: 0.5 }) + angleIntegral(law, near, far, { low: 0.5, high });
          const whole = angleIntegral(law, near, far, { low, high });
          // an exponent of up to 1e8/8 is rounded at its size; what is left of it then vanishes
          expect(Math.abs(whole - parts)).toBeLessThanOrEqual(1e-13 * whole + 1e-300);
        }
      }),
    );
  });
  it('ends on an empty range', () => {
    expect(angleIntegral(normal, 1, 2, { low: 1, high: 1 })).toBe(0);
    expect(angleIntegral(normal, 1, 2, { low: 0, high: 0 })).toBe(0);
  });

  // 3 Differential: from opposite to independent normal values, the quadrant grows from max(0, Φ(h) − Φ(−k)) to Φ(h)·Φ(k).
  it('is what independence adds', () => {
    fc.assert(
      fc.property(real(-10, 10), real(-10, 10), (h, k) => {
        const gain = angleIntegral(normal, h + k, h - k, { low: 0, high: 1 });
        const product = normalCdf(Math.min(h, -k)) * normalCdf(-Math.max(h, -k));
        expect(Math.abs(gain / product - 1)).toBeLessThan(3e-14); // exponents of up to 100
      }),
    );
  });

  // 4 Refusals: none, arguments are not checked here.
});
