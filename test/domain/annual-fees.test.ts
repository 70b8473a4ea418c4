import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annualFeesDue, yearOfLife } from '../../src/domain/annual-fees.ts';
import { refusalOf } from '../support/formulas.ts';
import { FEES, rightOf } from '../support/rights.ts';

const total = (fees: readonly string[]) => fees.reduce((sum, fee) => sum + Number(fee), 0);

describe('annual fees', () => {
  // 1 Worked examples. Source: CNIPA fee table, 年费; sums of the full terms 82,300, 11,200 and 26,200.
  it.each([
    ['invention-patent', 20, 82_300],
    ['utility-model', 10, 11_200],
    ['design', 15, 26_200],
  ] as const)('of a whole life of %s', (kind, years, sum) => {
    const fees = annualFeesDue([rightOf({ kind, filingDay: '2025-06-30' })], FEES, '2025-06-30', years);
    expect(fees).toHaveLength(years);
    expect(total(fees)).toBe(sum);
  });
  it('begin with the year in which the day lies', () => {
    const right = rightOf({ filingDay: '2022-03-15' });
    expect(annualFeesDue([right], FEES, '2025-06-30', 4)).toEqual(['1200', '1200', '1200', '2000']);
    expect(annualFeesDue([right], FEES, '2025-03-14', 2)).toEqual(['900', '1200']);
  });
  it('end with the right', () => {
    const old = rightOf({ kind: 'utility-model', filingDay: '2016-01-01' });
    expect(annualFeesDue([old], FEES, '2025-06-30', 3)).toEqual(['2000', '0', '0']);
  });
  it('count the year of life from filing, the anniversary being the first day of the next', () => {
    expect(yearOfLife('2022-03-15', '2022-03-15')).toBe(1);
    expect(yearOfLife('2022-03-15', '2023-03-14')).toBe(1);
    expect(yearOfLife('2022-03-15', '2023-03-15')).toBe(2);
    expect(yearOfLife('2020-02-29', '2021-02-28')).toBe(1);
    expect(yearOfLife('2020-02-29', '2021-03-01')).toBe(2);
  });

  // 2 Laws.
  it('of several rights are the sums of each, in any order', () => {
    const right = fc
      .record({
        kind: fc.constantFrom('invention-patent', 'utility-model', 'design'),
        year: fc.integer({ min: 2005, max: 2025 }),
      })
      .map(({ kind, year }) => rightOf({ kind, filingDay: `${year}-03-15` }));
    fc.assert(
      fc.property(fc.array(right, { maxLength: 5 }), fc.integer({ min: 1, max: 20 }), (rights, years) => {
        const each = rights.map((one) => annualFeesDue([one], FEES, '2025-06-30', years).map(Number));
        const sums = Array.from({ length: years }, (_, year) =>
          String(each.reduce((sum, fees) => sum + fees[year]!, 0)),
        );
        expect(annualFeesDue(rights, FEES, '2025-06-30', years)).toEqual(sums);
        expect(annualFeesDue([...rights].reverse(), FEES, '2025-06-30', years)).toEqual(sums);
      }),
    );
  });

  // 4 Refusals.
  it.each(['trademark', 'layout-design', 'software-copyright'] as const)('are not known of a %s', (kind) => {
    expect(refusalOf(() => annualFeesDue([rightOf({ kind })], FEES, '2025-06-30', 1))).toBe(
      'DATA_UNKNOWN: right right-1: no yearly fees are published in cn-patent-annual-fees@1 for this kind; ' +
        `met ${kind}; state the upkeep as figures`,
    );
  });
});
