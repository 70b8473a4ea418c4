import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, rankReport } from '../../src/numeric/design-matrix.ts';

const column = (name: string, ...values: number[]): Column => ({ name, values });

describe('rankReport', () => {
  // 1 Worked example by hand: c = a + 2b; at right angles the scaled columns have condition 1.
  it('names what depends on what', () => {
    const a = column('a', 1, -1, 1, -1);
    const b = column('b', 1, 1, -1, -1);
    expect(rankReport([a, b])).toEqual({ rank: 3, conditionNumber: expect.closeTo(1, 14), dependent: [] });
    expect(rankReport([a, b, column('c', 3, 1, -1, -3), column('d', 2, 2, 2, 2)]).dependent).toEqual([
      { name: 'c', on: ['a', 'b'] },
      { name: 'd', on: ['intercept'] },
    ]);
    expect(rankReport([a, column('zero', 0, 0, 0, 0)], { intercept: false })).toMatchObject({
      rank: 1,
      dependent: [{ name: 'zero', on: [] }],
    });
  });
  it('finds more columns than rows dependent', () => {
    expect(rankReport([column('a', 1, 2), column('b', 2, 1), column('c', 0, 5)], { intercept: false })).toMatchObject({
      rank: 2,
      dependent: [{ name: 'c', on: ['a', 'b'] }],
    });
  });
  // 2 Laws and 3 an independent formula: two columns at angle φ have condition (1 + |cos φ|)/(1 − |cos φ|), under the root.
  it('gives the condition of two columns from their angle, whatever their units', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-5, max: 1.5, noNaN: true }),
        fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
        (angle, unit) => {
          const columns = [column('a', unit, 0, 0), column('b', Math.cos(angle), Math.sin(angle), 0)];
          const right = 1 / Math.tan(angle / 2);
          const { conditionNumber } = rankReport(columns, { intercept: false });
          // a rounding of the columns moves the angle by as much
          expect(Math.abs(conditionNumber / right - 1)).toBeLessThan(1e-15 * (4 + right));
        },
      ),
    );
  });
  it('draws the line at 2^−40', () => {
    const nearly = (part: number) => rankReport([column('a', 1, 0), column('b', 1, part)], { intercept: false }).rank;
    expect([nearly(2 ** -39), nearly(2 ** -41)]).toEqual([2, 1]);
  });
  it('says of a column of zeros that it depends on none, and of nothing that its condition is 1', () => {
    const zeros = { rank: 0, conditionNumber: 1, dependent: [{ name: 'z', on: [] }] };
    expect(rankReport([column('z', 0, 0)], { intercept: false })).toEqual(zeros);
    expect(rankReport([column('z', 0, 0), column('a', 1, 2)], { intercept: false }).dependent).toEqual(zeros.dependent);
  });

  // 4 Refusals.
  it('refuses columns that do not fit together', () => {
    expect(() => rankReport([column('a', 1), column('b', 1, 2)])).toThrow(
      /ARGUMENT_INVALID: rankReport: b: ragged; met 2; give 1 values/,
    );
    expect(() => rankReport([column('intercept', 1, 2)])).toThrow(/two of one name; met "intercept"/);
    expect(() => rankReport([column('a', Number.NaN)])).toThrow(/rankReport: a\[0\].*NaN/);
  });
});
