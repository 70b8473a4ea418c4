import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Axis, linearAxis, logAxis } from '../../src/report/axis.ts';

/** A float may place an end of the axis a few units in the last digit off. */
const SLIP = 1e-9;
const amount = fc.double({ min: 1e-6, max: 1e12, noNaN: true });

function expectSound({ ticks, placeOf }: Axis, low: number, high: number): void {
  const [first, last] = [ticks[0] as number, ticks.at(-1) as number];
  expect(ticks.length).toBeGreaterThanOrEqual(2);
  expect(ticks.length).toBeLessThanOrEqual(40);
  expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
  expect(placeOf(first)).toBeCloseTo(0, 9);
  expect(placeOf(last)).toBeCloseTo(1, 9);
  expect(placeOf(low)).toBeGreaterThanOrEqual(-SLIP);
  expect(placeOf(high)).toBeLessThanOrEqual(1 + SLIP);
  expect(placeOf(high)).toBeGreaterThanOrEqual(placeOf(low));
}

describe('an axis', () => {
  // 1 Worked examples.
  it('has round steps', () => {
    expect(linearAxis(0, 85, 8).ticks).toEqual([0, 20, 40, 60, 80, 100]);
    expect(linearAxis(-0.3, 0.45, 8).ticks).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(logAxis(760_714, 38_392_234).ticks).toEqual([5e5, 1e6, 2e6, 5e6, 1e7, 2e7, 5e7]);
    expect(logAxis(5, 5).ticks).toEqual([5, 10]);
    expect(linearAxis(0, 0, 8).ticks).toEqual([0, 0.2]);
  });
  it('puts the geometric mean in the middle of a logarithmic axis', () => {
    expect(logAxis(1, 100).placeOf(10)).toBeCloseTo(0.5, 12);
  });
  it('keeps powers of ten only where the range is long', () => {
    expect(logAxis(2, 1e9).ticks).toEqual([2, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]);
  });

  // 2 Laws.
  it('holds its range between round ends', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expectSound(logAxis(low, high), low, high);
        expectSound(linearAxis(low, high, 8), low, high);
        expectSound(linearAxis(-high, low, 8), -high, low);
        for (const tick of logAxis(low, high).ticks) expect(String(tick)).toMatch(/^0?\.?0*[125]0*(e[+-]\d+)?$/);
      }),
    );
  });
});
