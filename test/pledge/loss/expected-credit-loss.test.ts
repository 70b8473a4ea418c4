import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatDefaultCurve } from '../../../src/pledge/loss/default-curve.ts';
import { expectedCreditLoss } from '../../../src/pledge/loss/expected-credit-loss.ts';
import { bucketLossRates, matrixAllowance } from '../../../src/pledge/loss/provision-matrix.ts';
import { refusalOf } from '../../support/formulas.ts';

type Request = Parameters<typeof expectedCreditLoss>[0];
const one = { name: 'base', weight: '1', curve: flatDefaultCurve(0.005) };
const year = { endYears: '1', exposure: '1000000', lossGivenDefault: '0.25' };
const base: Request = {
  ...{ stage: 1, effectiveRate: '0', defaultsAt: 'end', othersCount: false },
  ...{ periods: [year], scenarios: [one] },
};

describe('expectedCreditLoss', () => {
  // 1 Worked examples. Source: IFRS 9 Illustrative Example 8: 1,000,000 × 0.5 % × 25 % = 1,250.
  it('is the 12-month loss of the standard’s example', () => {
    expect(expectedCreditLoss(base).lossAllowance).toBe('1250.00');
  });
  // By hand: 10 % then 9 % of 1000 and 500 at 40 %, a year and two years late at 10 %: 40 ÷ 1.1 + 18 ÷ 1.21.
  const twoYears = [
    { endYears: '1', exposure: '1000', lossGivenDefault: '0.4', othersShare: '0.5' },
    { endYears: '2', exposure: '500', lossGivenDefault: '0.4', othersShare: '0' },
  ];
  const tenth = { name: 'base', weight: '0.75', curve: flatDefaultCurve(0.1) };
  const life: Request = {
    ...base,
    stage: 2,
    effectiveRate: '0.1',
    periods: twoYears,
    scenarios: [{ ...tenth, weight: '1' }],
  };
  it('counts the whole life in the second stage, discounted', () => {
    expect(expectedCreditLoss(life).lossAllowance).toBe('51.24');
    expect(expectedCreditLoss({ ...life, stage: 1 }).lossAllowance).toBe('36.36');
  });
  it('weighs scenarios, and counts what others make good only when told to', () => {
    const scenarios = [tenth, { ...tenth, name: 'worse', weight: '0.25', lossFactor: 2 }];
    const { lossAllowance, otherWay, warnings } = expectedCreditLoss({ ...life, scenarios });
    expect([lossAllowance, warnings]).toEqual(['64.05', []]); // 51.24 × (0.75 + 0.25 × 2)
    expect(otherWay).toBe('41.32'); // (20 ÷ 1.1 + 18 ÷ 1.21) × 1.25 = 41.32
    expect(expectedCreditLoss({ ...life, scenarios, othersCount: true }).lossAllowance).toBe(otherWay);
    expect(expectedCreditLoss(life).warnings[0]?.code).toBe('one-scenario');
  });
  it('in the third stage loses today’s exposure', () => {
    expect(expectedCreditLoss({ ...life, stage: 3 }).lossAllowance).toBe('400.00');
  });
  it('counts a period that crosses the year in part', () => {
    const long = {
      ...base,
      periods: [{ ...year, endYears: '3' }],
      defaultsAt: 'middle' as const,
      effectiveRate: '0.21',
    };
    expect(expectedCreditLoss(long).lossAllowance).toBe('1136.36'); // 1250 ÷ 1.1
  });

  // 2 Laws.
  it('falls when collateral rises, and is never less over the life than over a year', () => {
    const part = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);
    fc.assert(
      fc.property(part, part, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (a, b, pd) => {
        const loss = (lgd: number, stage: 1 | 2 | 3 = 2) =>
          Number(
            expectedCreditLoss({
              ...{ ...life, stage },
              periods: twoYears.map((period) => ({ ...period, lossGivenDefault: lgd })),
              scenarios: [{ name: 'x', weight: 1, curve: flatDefaultCurve(pd) }],
            }).lossAllowance,
          );
        expect(loss(Math.min(a, b))).toBeLessThanOrEqual(loss(Math.max(a, b)));
        expect(loss(a, 1)).toBeLessThanOrEqual(loss(a, 2));
        expect(loss(a, 2)).toBeLessThanOrEqual(loss(a, 3) + 0.01);
      }),
    );
  });

  // 4 Refusals.
  it('names every fault at once', () => {
    const message = refusalOf(() =>
      expectedCreditLoss({
        ...base,
        stage: 4 as never,
        periods: [{ ...year, lossGivenDefault: '1.2' }],
        scenarios: [{ ...one, curve: [] }],
      }),
    );
    for (const place of ['/stage', '/periods/0/lossGivenDefault', '/scenarios/0/curve'])
      expect(message).toContain(place);
  });
  it('refuses periods out of order and weights that miss 1', () => {
    expect(refusalOf(() => expectedCreditLoss({ ...base, periods: [year, year] }))).toContain('ascending order');
    expect(refusalOf(() => expectedCreditLoss({ ...base, scenarios: [one, one] }))).toContain('add up to 1');
  });
});

describe('a provision matrix', () => {
  // 1 Worked example. Source: published worksheet on lifetime losses: 27,567 (27,567.39).
  const reached = ['100000', '50000', '23000', '8000', '2000'];
  it('turns past sales into allowances', () => {
    const rates = bucketLossRates(reached, '2000');
    expect(rates.map((rate) => Number(rate).toFixed(4))).toEqual(['0.0200', '0.0400', '0.0870', '0.2500', '1.0000']);
    const { allowances, total } = matrixAllowance(['300000', '140000', '60000', '23000', '5000'], rates);
    expect(allowances).toEqual(['6000.00', '5600.00', '5217.39', '5750.00', '5000.00']);
    expect(total).toBe('27567.39');
  });
  // 4 Refusals.
  it.each([
    [() => bucketLossRates(['1', '2'], '1'), 'reached[1]'],
    [() => bucketLossRates(['2', '1'], '1.5'), 'reached[1]'],
    [() => bucketLossRates([], '1'), 'at least one figure'],
    [() => matrixAllowance(['1'], ['0.1', '0.2']), 'one rate for each balance'],
    [() => matrixAllowance(['1'], ['1.1']), 'bucket 0'],
  ])('refuses %#', (work, words) => {
    expect(refusalOf(work)).toContain(words);
  });
});
