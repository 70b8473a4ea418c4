import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/numeric/calendar.ts';
import { decimal } from '../../../src/numeric/decimal.ts';
import { npv, xnfv, xnpv } from '../../../src/numeric/time-value/net-present-value.ts';

const days = (...texts: string[]) => texts.map(parseDay);
const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
const flows = fc.array(amount, { minLength: 1, maxLength: 40 });
const rate = fc.integer({ min: -900, max: 3000 }).map((n) => n / 1000);
const FIRST = parseDay('2020-01-01');
const dated = fc.array(fc.tuple(amount, fc.integer({ min: FIRST, max: FIRST + 10_000 })), {
  minLength: 1,
  maxLength: 30,
});

/** 40 discount factors, each a rounded product: 80 roundings of 2^−53, relative to the sum of the terms' sizes. */
const ROUNDING = 80 * 2 ** -53;
const sizeOf = (rate: number, list: readonly number[]) => npv(rate, list.map(Math.abs));

describe('present value', () => {
  // 1 Worked examples, by hand: 110 / 1.1 = 100; 121 / 1.21 = 100.
  it('discounts from now, or from the end of the first period', () => {
    expect(npv(0.1, [-200, 110, 121])).toBeCloseTo(0, 12);
    expect(npv(0.1, [110, 121], 1)).toBeCloseTo(200, 12);
    expect(npv(0, [-100, -10, 10, 100])).toBe(0);
    expect(npv(-0.5, [0, 1, 1])).toBe(6);
  });
  // Source: documentation of the spreadsheet function XNPV, which prints 2,086.65
  it('discounts dated flows to the earliest day', () => {
    const when = days('2008-01-01', '2008-03-01', '2008-10-30', '2009-02-15', '2009-04-01');
    expect(xnpv(0.09, [-10000, 2750, 4250, 3250, 2750], when)).toBeCloseTo(2086.647602, 6);
    expect(xnpv(0.1, [110, -100], days('2023-01-01', '2022-01-01'))).toBeCloseTo(0, 12);
    expect(xnfv(0.1, [110, -100], days('2023-01-01', '2022-01-01'))).toBeCloseTo(0, 12);
    expect(xnfv(0.1, [100], days('2023-01-01'))).toBe(100);
  });
  it('counts years as told: 360 days are a year under ACT/360', () => {
    const when = days('2023-01-01', '2023-12-27');
    expect(xnpv(0.25, [0, 125], when, 'ACT/360')).toBeCloseTo(100, 12);
    expect(xnfv(0.25, [80, 0], when, 'ACT/360')).toBeCloseTo(100, 12);
  });

  // 2 Laws.
  it('is linear in the flows', () => {
    fc.assert(
      fc.property(rate, flows, fc.integer({ min: -50, max: 50 }), (r, list, factor) => {
        const scaled = npv(
          r,
          list.map((flow) => flow * factor),
        );
        expect(Math.abs(scaled - factor * npv(r, list))).toBeLessThanOrEqual(
          ROUNDING * Math.abs(factor) * sizeOf(r, list),
        );
      }),
    );
  });
  it('loses one factor for each period of waiting', () => {
    fc.assert(
      fc.property(rate, flows, (r, list) => {
        const waited = npv(r, [0, ...list]);
        expect(waited).toBe(npv(r, list, 1));
        expect(Math.abs(waited * (1 + r) - npv(r, list))).toBeLessThanOrEqual(ROUNDING * sizeOf(r, list));
      }),
    );
  });
  it('does not care in what order dated flows are listed', () => {
    fc.assert(
      fc.property(rate, dated, (r, list) => {
        const value = (rows: typeof list) =>
          xnpv(
            r,
            rows.map(([flow]) => flow),
            rows.map(([, day]) => day),
          );
        const size = xnpv(
          r,
          list.map(([flow]) => Math.abs(flow)),
          list.map(([, day]) => day),
        );
        // terms are the same; up to 30 of them are added in another order
        expect(Math.abs(value(list) - value([...list].reverse()))).toBeLessThanOrEqual(60 * 2 ** -53 * size);
      }),
    );
  });

  // 3 Differential: decimal arithmetic with 34 digits, and years of whole periods.
  it('agrees with decimal arithmetic', () => {
    fc.assert(
      fc.property(rate, flows, (r, list) => {
        const factor = decimal(1).div(decimal(r).plus(1));
        const exact = list.reduceRight((sum, flow) => sum.times(factor).plus(flow), decimal(0));
        expect(Math.abs(npv(r, list) - exact.toNumber())).toBeLessThanOrEqual(ROUNDING * sizeOf(r, list));
      }),
    );
  });
  it('agrees with equally spaced flows on days 365 apart', () => {
    fc.assert(
      fc.property(rate, flows, (r, list) => {
        const when = list.map((_, i) => FIRST + 365 * i);
        const value = npv(r, list);
        expect(Math.abs(xnpv(r, list, when) - value)).toBeLessThanOrEqual(2 * ROUNDING * sizeOf(r, list));
        const later = xnfv(r, list, when) * (1 + r) ** (1 - list.length);
        // the power grows to 1.9^39 or 4^39 with the rounding of 40 products and of 1 + r itself
        expect(Math.abs(later - value)).toBeLessThanOrEqual(4 * ROUNDING * sizeOf(r, list));
      }),
    );
  });

  // 4 Refusals.
  it.each([-1, -1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses the rate %d', (bad) => {
    for (const use of [() => npv(bad, [1]), () => xnpv(bad, [1], [0]), () => xnfv(bad, [1], [0])]) {
      expect(use).toThrowError(/^ARGUMENT_INVALID: x?n[pf]v: rate/);
      expect(use).toThrowError(`met ${bad}`);
    }
  });
  it('refuses no flows, flows that are not finite, days that do not fit', () => {
    expect(() => npv(0.1, [])).toThrowError(/ARGUMENT_INVALID: npv: flows/);
    expect(() => npv(0.1, [1, Number.NaN])).toThrowError(/npv: flows\[1\].*NaN/);
    expect(() => npv(0.1, [1], 2 as 1)).toThrowError(/firstPeriod.*met 2/);
    expect(() => xnpv(0.1, [1, 2], [0])).toThrowError(/xnpv: days/);
    expect(() => xnpv(0.1, [1, 2], [0, 0.5])).toThrowError(/0\.5/);
    expect(() => xnfv(0.1, [], [])).toThrowError(/xnfv: flows/);
  });
  it('refuses a value beyond the largest number', () => {
    expect(() => npv(-0.999, new Array(200).fill(1))).toThrowError(/ARGUMENT_INVALID: npv: the result is beyond/);
  });
});
