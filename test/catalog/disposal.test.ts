import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auctionRulesOn, courtFeeOn, latePerformanceInterestOn } from '../../src/catalog/disposal.ts';
import { refusalOf } from '../support/formulas.ts';

const day = '2025-06-30';

describe('court fees of a day', () => {
  // 1 Worked example. Source: 诉讼费用交纳办法（国务院令第481号）第十三、十四条, its scale at round amounts.
  it.each([
    ['10000', '50', '50'],
    ['50000', '1050', '650'],
    ['100000', '2300', '1400'],
    ['500000', '8800', '7400'],
    ['1000000', '13800', '12400'],
    ['2000000', '22800', '22400'],
    ['3000000', '30800', '32400'],
    ['5000000', '46800', '52400'],
    ['10000000', '81800', '77400'],
    ['20000000', '141800', '87400'],
    ['30000000', '191800', '97400'],
  ])('of %s: %s for the case, %s for execution', (amount, forCase, forExecution) => {
    expect(courtFeeOn({ day, step: 'case', amount }).outcome.value).toBe(forCase);
    expect(courtFeeOn({ day, step: 'execution', amount }).outcome.value).toBe(forExecution);
  });
  it('of preservation: 30, then by bands, 5,000 at most', () => {
    const fee = (amount: string) => courtFeeOn({ day, step: 'preservation', amount }).outcome.value;
    expect([fee('1000'), fee('100000'), fee('200000'), fee('10000000')]).toEqual(['30', '1020', '1520', '5000']);
  });
  it('halves the case fee on settlement, and counts in 万元 alike', () => {
    const wan = courtFeeOn({ day, unit: 'wan', step: 'case', amount: '1000', isHalved: true });
    expect(wan.outcome.value).toBe('4.09');
    expect(wan.rules[0]).toMatchObject({ id: 'cn-court-fees', version: 1 });
    expect(wan.rules[0]?.figures.every(({ mark }) => mark === 'P')).toBe(true);
  });
  // 1,000,000 late by 100 days at 0.0175 % a day.
  it('doubles interest on late performance', () => {
    expect(latePerformanceInterestOn({ day, judgmentMoney: '1000000', days: '100' }).outcome.value).toBe('17500');
  });
  it('bounds the reserves of auctions', () => {
    expect(auctionRulesOn({ day, place: 'online' })).toMatchObject({
      leastFirstShare: '0.7',
      mostCut: '0.2',
      rounds: 2,
      leastSaleShare: null,
    });
    expect(auctionRulesOn({ day, place: 'offline' })).toMatchObject({
      leastFirstShare: '1',
      rounds: 3,
      leastSaleShare: '0.5',
    });
  });

  // 2 Laws.
  it('never falls with the amount, and no faster than its steepest band', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (low, more) => {
        for (const step of ['case', 'execution'] as const) {
          const fee = (amount: number) => Number(courtFeeOn({ day, step, amount: String(amount) }).outcome.value);
          const gap = fee(low + more) - fee(low);
          expect(gap).toBeGreaterThanOrEqual(0);
          expect(gap).toBeLessThanOrEqual(0.025 * more + 0.01);
        }
      }),
      { numRuns: 40 },
    );
  });

  // 4 Refusals.
  it('has no rule before its day', () => {
    expect(refusalOf(() => courtFeeOn({ day: '2007-03-31', step: 'case', amount: '1' }))).toContain(
      'DATA_NOT_IN_FORCE',
    );
    expect(refusalOf(() => auctionRulesOn({ day: '2016-12-31', place: 'online' }))).toContain('DATA_NOT_IN_FORCE');
    expect(refusalOf(() => courtFeeOn({ day, step: 'case', amount: '-5' }))).toContain('INPUT_INVALID');
  });
});
