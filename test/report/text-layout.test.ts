import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignedRows, cutTo, displayWidth, flow, oneLine } from '../../src/report/text-layout.ts';

const word = fc.string({
  unit: fc.constantFrom('a', 'Z', '0', '价', '（', '×', 'é', '𠀀'),
  minLength: 1,
  maxLength: 12,
});

describe('text on a terminal', () => {
  // 1 Worked examples: columns of East Asian Wide and Fullwidth signs as in Unicode's East Asian Width (UAX #11).
  it.each([
    ['abc', 3],
    ['评估值', 6],
    ['（10）', 6],
    ['𠀀', 2],
    ['e\u0301', 1],
    ['−÷×', 3],
  ])('%s takes %d columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
  it('sets figures to the right under Chinese heads', () => {
    expect(
      alignedRows(
        [
          ['方法', '值'],
          ['a', '1,000'],
          ['成本法', '20'],
        ],
        [1],
      ),
    ).toEqual(['方法       值', 'a       1,000', '成本法     20']);
  });
  it('cuts with an ellipsis', () => {
    expect(cutTo('评估方法', 7)).toBe('评估方…');
    expect(cutTo('评估方法', 8)).toBe('评估方法');
  });
  it('takes out what would steer a terminal', () => {
    expect(oneLine('a\nb\u001b[31mc\u202ed\u2028e')).toBe('a b [31mc d e');
  });

  // 2 Laws.
  it('aligns: the last column of figures ends in one place', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word, word), { minLength: 1, maxLength: 8 }), (rows) => {
        const widths = new Set(alignedRows(rows, [1, 2]).map(displayWidth));
        expect(widths.size).toBe(1);
      }),
    );
  });
  it('cuts to the width asked for', () => {
    fc.assert(
      fc.property(word, fc.integer({ min: 1, max: 20 }), (text, columns) => {
        expect(displayWidth(cutTo(text, columns))).toBeLessThanOrEqual(Math.max(1, columns));
      }),
    );
  });
  it('flows without losing an item or running over', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.integer({ min: 24, max: 60 }), (items, columns) => {
        const lines = flow(items, columns);
        expect(lines.flatMap((line) => line.split('  '))).toEqual(items);
        expect(lines.every((line) => displayWidth(line) <= columns)).toBe(true);
      }),
    );
  });
});
