import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedLoss } from '../../../models/pledge/expected-loss.ts';
import { pledgeLossShare } from '../../../src/pledge/loss/pledge-loss.ts';
import { figure } from '../../support/figures.ts';
import { refusalOf } from '../../support/formulas.ts';

const PLEDGE = { netProceeds: 750_000, noSaleProbability: 0, yearsToCash: 0, discountRate: 0 };

describe('pledgeLossShare', () => {
  // 1 Worked example. Source: IFRS 9 Illustrative Example 8: a quarter of 1,000,000 is lost.
  it('is what the proceeds leave', () => {
    expect(pledgeLossShare(1_000_000, PLEDGE)).toBe(0.25);
    expect(pledgeLossShare(500_000, PLEDGE)).toBe(0);
    expect(pledgeLossShare(1_000_000, { ...PLEDGE, noSaleProbability: 0.6 })).toBe(0.7);
    expect(pledgeLossShare(0, PLEDGE)).toBe(0);
  });

  const drawn = fc.record({
    exposure: fc.integer({ min: 1, max: 1e9 }),
    value: fc.integer({ min: 0, max: 1e9 }),
    unsold: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
    price: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
    yearsToCash: fc.integer({ min: 0, max: 60 }).map((n) => n / 12),
    rate: fc.integer({ min: 0, max: 200 }).map((n) => n / 1000),
  });
  const shareOf = ({ exposure, value, unsold, price, yearsToCash, rate }: Drawn): number =>
    pledgeLossShare(exposure, {
      ...{ netProceeds: value * price * 0.9, noSaleProbability: unsold, yearsToCash, discountRate: rate },
    });
  type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

  // 2 Laws.
  it('falls with the value, rises with the exposure, the chance of no sale and the time', () => {
    fc.assert(
      fc.property(drawn, fc.nat(1e6), (one, more) => {
        const now = shareOf(one);
        expect(now >= 0 && now <= 1).toBe(true);
        expect(shareOf({ ...one, value: one.value + more })).toBeLessThanOrEqual(now);
        expect(shareOf({ ...one, exposure: one.exposure + more })).toBeGreaterThanOrEqual(now);
        expect(shareOf({ ...one, unsold: 1 })).toBe(1);
        expect(shareOf({ ...one, yearsToCash: one.yearsToCash + 1 })).toBeGreaterThanOrEqual(now);
      }),
    );
  });

  // 3 Differential: the model's own line in decimals.
  it('is the line of the model, to twelve decimals', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const outcome = expectedLoss({
          ...{
            exposure: one.exposure,
            pledgeValue: one.value,
            noSaleProbability: one.unsold,
            salePriceShare: one.price,
          },
          ...{ disposalCostShare: '0.1', yearsToCash: one.yearsToCash.toPrecision(15), discountRate: one.rate },
          ...{ annualDefaultProbability: '0.03', termYears: '1' },
        });
        expect(Math.abs(shareOf(one) - figure(outcome, 'lossGivenDefault'))).toBeLessThan(1.1e-12);
      }),
      { numRuns: 60 },
    );
  });

  // 4 Refusals.
  it.each([
    [() => pledgeLossShare(-1, PLEDGE), 'exposure'],
    [() => pledgeLossShare(1, { ...PLEDGE, noSaleProbability: 1.1 }), 'noSaleProbability'],
    [() => pledgeLossShare(1, { ...PLEDGE, yearsToCash: Number.NaN }), 'yearsToCash'],
  ])('refuses %#', (work, words) => {
    expect(refusalOf(work)).toContain(words);
  });
});
