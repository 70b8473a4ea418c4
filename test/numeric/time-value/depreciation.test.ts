import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { db, ddb, sln, syd } from '../../../src/numeric/time-value/depreciation.ts';

const machine = { cost: 1_000_000, salvage: 100_000, life: 6 };
const asset = fc
  .record({
    cost: fc.integer({ min: 1, max: 1_000_000 }),
    share: fc.integer({ min: 0, max: 100 }),
    life: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ cost, share, life }) => ({ cost, salvage: (cost * share) / 100, life }));
const all = (life: number, one: (period: number) => number) => Array.from({ length: life }, (_, i) => one(i + 1));
const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

describe('depreciation', () => {
  // 1 Worked examples. Source: documentation of the spreadsheet functions SLN, SYD, DB and DDB; rate 1 − 0.1^(1/6) = 0.319.
  it('writes off in equal parts, or by the digits of the years', () => {
    expect(sln({ cost: 30000, salvage: 7500, life: 10 })).toBe(2250);
    expect(syd({ cost: 30000, salvage: 7500, life: 10 }, 1)).toBeCloseTo(4090.91, 2);
    expect(syd({ cost: 30000, salvage: 7500, life: 10 }, 10)).toBeCloseTo(409.09, 2);
  });
  it('writes off a fixed share of what is left, with a part of a year at both ends', () => {
    const years = [1, 2, 3, 4, 5, 6, 7].map((period) => db(machine, period, 7));
    const published = [186083.33, 259639.42, 176814.44, 120410.64, 81999.64, 55841.76, 15845.1];
    for (const [i, amount] of years.entries()) expect(amount).toBeCloseTo(published[i]!, 2);
    expect(db(machine, 1)).toBe(319_000);
  });
  it('writes off at double the straight rate, down to salvage', () => {
    const asset = { cost: 2400, salvage: 300, life: 10 };
    expect(ddb(asset, 1)).toBeCloseTo(480, 10);
    expect(ddb(asset, 2, 1.5)).toBeCloseTo(306, 10);
    expect(ddb(asset, 10)).toBeCloseTo(22.12, 2);
    expect(ddb({ ...asset, life: 3650 }, 1)).toBeCloseTo(1.32, 2);
  });

  // 2 Laws.
  it('writes off exactly what is to be written off, or never below salvage', () => {
    fc.assert(
      fc.property(asset, (a) => {
        const near = 1e-12 * a.cost; // some 40 roundings
        expect(Math.abs(total(all(a.life, (p) => syd(a, p))) - (a.cost - a.salvage))).toBeLessThan(near);
        expect(Math.abs(sln(a) * a.life - (a.cost - a.salvage))).toBeLessThan(near);
        const declining = all(a.life, (p) => ddb(a, p));
        expect(a.cost - total(declining)).toBeGreaterThan(a.salvage - near);
        for (const [i, amount] of declining.entries()) {
          expect(amount).toBeGreaterThanOrEqual(0);
          if (i > 0) expect(amount).toBeLessThanOrEqual(declining[i - 1]! + near);
        }
      }),
    );
  });
  it('leaves salvage under DB but for the rounding of its rate', () => {
    fc.assert(
      fc.property(asset, (a) => {
        const left = a.cost - total(all(a.life, (p) => db(a, p)));
        // the rate is off by 0.0005 in each of the years
        expect(Math.abs(left - a.salvage)).toBeLessThan(0.00051 * a.life * a.cost);
      }),
    );
  });

  // 3 Differential: the balance carried forward year by year.
  it('agrees with carrying the balance forward', () => {
    fc.assert(
      fc.property(
        asset,
        fc.integer({ min: 1, max: 40 }).map((n) => n / 10),
        (a, factor) => {
          let left = a.cost;
          for (let period = 1; period <= a.life; period++) {
            const amount = Math.max(0, Math.min(left * Math.min(1, factor / a.life), left - a.salvage));
            expect(Math.abs(ddb(a, period, factor) - amount)).toBeLessThan(1e-12 * a.cost);
            left -= amount;
          }
        },
      ),
    );
  });

  // 4 Refusals.
  it('refuses arguments outside their domain, and names them', () => {
    expect(() => sln({ ...machine, life: 0 })).toThrowError(/ARGUMENT_INVALID: sln: life.*met 0/);
    expect(() => sln({ ...machine, cost: -1 })).toThrowError(/sln: cost.*met -1/);
    expect(() => syd({ ...machine, salvage: Number.NaN }, 1)).toThrowError(/syd: salvage.*met NaN/);
    for (const period of [0, 7, Number.NaN]) {
      for (const use of [syd, db, ddb]) expect(() => use(machine, period)).toThrowError(`met ${period}`);
    }
    expect(() => db(machine, 1.5)).toThrowError(/db: period.*met 1.5/);
    expect(() => db(machine, 8, 7)).toThrowError(/db: period.*met 8/);
    expect(() => db(machine, 1, 13)).toThrowError(/db: months.*met 13/);
    expect(() => db({ ...machine, salvage: 2e6 }, 1)).toThrowError(/db: salvage.*met 2000000/);
    expect(() => ddb(machine, 1, 0)).toThrowError(/ddb: factor.*met 0/);
  });
});
