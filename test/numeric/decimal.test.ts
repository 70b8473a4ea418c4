import { Decimal as Library } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, greatest, isExact, least, type Rounding, round, text } from '../../src/numeric/decimal.ts';

describe('decimal', () => {
  // 1 Worked examples: −2.5 and 2.5 to whole numbers by each mode.
  it.each<[Rounding, string, string]>([
    ['halfUp', '-3', '3'],
    ['halfEven', '-2', '2'],
    ['up', '-3', '3'],
    ['down', '-2', '2'],
    ['floor', '-3', '2'],
    ['ceil', '-2', '3'],
  ])('rounds by %s', (mode, below, above) => {
    expect([round(decimal('-2.5'), 0, mode), round(decimal('2.5'), 0, mode)].map(text)).toEqual([below, above]);
  });
  it('divides to 34 digits, whatever the settings of the package', () => {
    expect(text(decimal(1).div(3))).toBe(`0.${'3'.repeat(34)}`);
    expect(new Library(1).div(3).toString()).toBe(`0.${'3'.repeat(20)}`);
  });

  // 2 Laws.
  it('writes and reads back what it holds, and orders it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(30), (digits, places) => {
        const value = decimal(`${digits}e-${places}`);
        expect(decimal(text(value)).eq(value)).toBe(true);
        expect([least([value, decimal(0)]).lte(0), greatest([value, decimal(0)]).gte(0)]).toEqual([true, true]);
      }),
    );
  });

  // 4 Refusals.
  it('refuses what is not exact', () => {
    expect([0.1 + 0.2, Number.NaN, '1/3', '', null].map(isExact)).toEqual([false, false, false, false, false]);
    expect(() => decimal(0.1 + 0.2)).toThrow(
      /ARGUMENT_INVALID: decimal: not an exact number; met 0\.30000000000000004/,
    );
    expect(() => decimal(decimal(1).div(0))).toThrow(/decimal: not an exact number/);
  });
  it('refuses places, modes and lists that mean nothing', () => {
    expect(() => round(decimal(1), -1)).toThrow(/ARGUMENT_INVALID: round: places.*met -1/);
    expect(() => round(decimal(1), 1, 'nearest' as Rounding)).toThrow(/round: mode.*met "nearest"; one of halfUp/);
    expect(() => least([])).toThrow(/least: number of values.*met 0/);
    expect(() => greatest([])).toThrow(/greatest: number of values.*met 0/);
  });
});
