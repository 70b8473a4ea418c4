import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance, inFull, money, moneyOfFen, percent, plain, powerOfTen, signed } from '../../src/report/figures.ts';

describe('figures as text', () => {
  // 1 Worked examples, counted by hand.
  it.each([
    [money('1234567.895'), '1,234,567.90'],
    [money('0'), '0.00'],
    [moneyOfFen(123_456_789), '1,234,567.89'],
    [moneyOfFen(0.4), '0.00'],
    [percent('0.35'), '35%'],
    [percent(0.8148148148), '81.48%'],
    [percent(0.6000000000000001), '60%'],
    [chance(0), '0%'],
    [chance(1), '100%'],
    [chance(0.0000145611), '0.00146%'],
    [chance(0.000001), '0.0001%'],
    [chance(2.346e-7), '2.35×10⁻⁷'],
    [chance(1.5e-12), '1.50×10⁻¹²'],
    [powerOfTen(0), '100%'],
    [powerOfTen(-6), '0.0001%'],
    [powerOfTen(-10), '10⁻¹⁰'],
    [plain(0.033323965), '0.03332'],
    [plain(-1234567), '-1,235,000'],
    [inFull(1_000_000), '1,000,000'],
    [signed(0.2379), '+0.24'],
    [signed(-0.9332), '−0.93'],
    [signed(-0.001), '0.00'],
  ])('%s', (shown, expected) => {
    expect(shown).toBe(expected);
  });

  // 2 Laws: what is shown is the figure, up to the digits that are shown (three for chances, four for floats).
  it('keeps the figure', () => {
    const read = (text: string): number => Number(text.replace(/[,%]/g, ''));
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), (p) => {
        expect(Math.abs(read(chance(p)) / 100 - p)).toBeLessThanOrEqual(0.005001 * p);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e12, noNaN: true }), (x) => {
        expect(Math.abs(read(plain(x)) - x)).toBeLessThanOrEqual(0.00050001 * x);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), (fen) => {
        expect(Math.round(read(moneyOfFen(fen)) * 100)).toBe(fen);
      }),
    );
  });
});
