import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, formatNumber, type MoneyUnit } from '../../src/domain/money-format.ts';
import { decimal, ROUNDING } from '../../src/numeric/decimal.ts';

const fen = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });

describe('money format', () => {
  // 1 Worked examples, by hand.
  it.each<[string, MoneyUnit, number, string, string]>([
    ['1234567.89', 'yuan', 2, '1,234,567.89元', 'CNY 1,234,567.89'],
    ['1234567.89', 'wan', 2, '123.46万元', 'CNY 123.46 ten thousand'],
    ['1234567.89', 'million', 3, '1.235百万元', 'CNY 1.235 million'],
    ['1234567890', 'yi', 2, '12.35亿元', 'CNY 12.35 hundred million'],
    ['1234567890', 'wan', 0, '123,457万元', 'CNY 123,457 ten thousand'],
    ['999', 'yuan', 0, '999元', 'CNY 999'],
    ['-1000', 'yuan', 2, '-1,000.00元', 'CNY -1,000.00'],
    ['-0.004', 'yuan', 2, '0.00元', 'CNY 0.00'],
    ['0', 'yi', 1, '0.0亿元', 'CNY 0.0 hundred million'],
  ])('shows %s in %s with %d decimals', (amount, unit, places, zh, en) => {
    expect(formatMoney(amount, { language: 'zh', unit, places })).toBe(zh);
    expect(formatMoney(amount, { language: 'en', unit, places })).toBe(en);
  });
  it('shows yuan with two decimals unless told otherwise', () => {
    expect(formatMoney('1680.325', { language: 'zh' })).toBe('1,680.33元');
  });
  it('rounds by a named mode, in the unit shown', () => {
    const shown = Object.keys(ROUNDING).map((rounding) =>
      formatMoney('-125000', { language: 'zh', unit: 'wan', places: 0, rounding: rounding as keyof typeof ROUNDING }),
    );
    // halfUp, halfEven, up, down, floor, ceil of −12.5
    expect(shown).toEqual(['-13万元', '-12万元', '-13万元', '-12万元', '-13万元', '-12万元']);
  });

  // 2 Laws.
  it('keeps every digit when the decimals suffice', () => {
    fc.assert(
      fc.property(fen, (n) => {
        const amount = decimal(`${n}e-2`);
        const wan = formatMoney(amount, { language: 'zh', unit: 'wan', places: 6 });
        expect(decimal(wan.replace('万元', '').replaceAll(',', '')).times(10000).eq(amount)).toBe(true);
      }),
    );
  });

  // 3 Differential: the engine's own grouping, which reads decimal text exactly.
  it('groups like the engine', () => {
    const engine = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    fc.assert(
      fc.property(fen, (n) => {
        const amount = decimal(`${n}e-2`);
        expect(formatNumber(amount, 2)).toBe(engine.format(amount.toFixed() as unknown as number));
      }),
    );
  });

  // 4 Refusals.
  it('refuses what it does not know, and names it', () => {
    const format = (options: object) => () => formatMoney('1', { language: 'zh', ...options });
    expect(format({ unit: 'yi2' })).toThrowError(/ARGUMENT_INVALID: formatMoney: unit.*"yi2".*yuan, wan, million, yi/);
    expect(format({ unit: 'toString' })).toThrowError(/"toString"/);
    expect(format({ language: 'fr' })).toThrowError(/language.*"fr".*en, zh/);
    expect(format({ rounding: 'half' })).toThrowError(/rounding.*"half"/);
    for (const places of [-1, 0.5, 21, Number.NaN]) expect(format({ places })).toThrowError(`met ${places}`);
    expect(() => formatMoney('one', { language: 'en' })).toThrowError(/ARGUMENT_INVALID.*"one"/);
    expect(() => formatNumber(decimal(1).div(0), 2)).toThrowError(/ARGUMENT_INVALID.*Infinity/);
  });
});
