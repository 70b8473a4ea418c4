import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayText } from '../../../src/formula/verify/day-number.ts';
import {
  add,
  compare,
  divide,
  multiply,
  nearestWhole,
  type Real,
  readPlain,
  readReal,
  textOf,
} from '../../../src/formula/verify/real.ts';
import {
  exponential,
  logarithm,
  normalBelow,
  squareRoot,
  wholePower,
} from '../../../src/formula/verify/transcendental.ts';
import { formatDay, parseDay } from '../../../src/numeric/calendar.ts';

const Wide = Decimal.clone({ precision: 75, toExpNeg: -40, toExpPos: 40 });
const wide = ({ digits, exponent }: Real): Decimal => new Wide(`${digits}e${exponent}`);
const of = (text: string): Real => readReal(text) as Real;
/** How far a number is from another, in parts of it. */
const gap = (met: Real, expected: Decimal): number =>
  expected.isZero() ? Math.abs(wide(met).toNumber()) : wide(met).div(expected).minus(1).abs().toNumber();

const figures = fc
  .tuple(fc.bigInt({ min: -(10n ** 34n), max: 10n ** 34n }), fc.integer({ min: -50, max: 20 }))
  .map(([digits, exponent]) => `${digits}e${exponent}`);
const positive = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 20n }), fc.integer({ min: -22, max: -16 }))
  .map(([digits, exponent]) => `${digits}e${exponent}`);

describe('arithmetic of the second evaluator', () => {
  // 1 Worked examples: mpmath at 50 digits.
  it.each([
    ['0', '0.5'],
    ['1.96', '0.9750021048517795658634157309591628'],
    ['-3', '0.001349898031630094526651814767594977'],
    ['-15.9', '3.168237665379666394543493116436043e-57'],
    ['-20', '2.753624118606233695075622780857465e-89'],
  ])('Φ(%s) is %s', (x, expected) => {
    expect(gap(normalBelow(of(x)), new Wide(expected))).toBeLessThan(1e-33);
  });
  it('reads what records write, and writes it again', () => {
    for (const text of ['0', '-1', '0.001', '120', '-12.05', `1${'0'.repeat(300)}`])
      expect(textOf(readPlain(text)!)).toBe(text);
    for (const text of ['', '-0', '00', '01', '1.', '.5', '1.0', '1e3', '+1', ' 1', '0x1', '١']) {
      expect(readPlain(text)).toBeUndefined();
    }
    expect(textOf(divide(of('2'), of('3')))).toBe(`0.${'6'.repeat(33)}7`);
  });

  // 2 Laws.
  it('of Φ: the two series meet where one takes over from the other', () => {
    const [near, far] = ['-15.9999999999999999999999', '-16'].map((x) => wide(normalBelow(of(x))));
    const slope = 16 * 1e-22;
    expect(near!.div(far!).minus(1).div(slope).minus(1).abs().toNumber()).toBeLessThan(0.01);
  });
  it('counts days as the calendar does', () => {
    for (let day = parseDay('1800-01-01'); day <= parseDay('2200-12-31'); day += 41) {
      expect(dayNumber(formatDay(day))).toBe(day);
      expect(dayText(day)).toBe(formatDay(day));
    }
    for (const text of ['2021-02-29', '1900-02-29', '1799-12-31', '2201-01-01', '2021-13-01', '2021-1-1', 'x']) {
      expect(dayNumber(text)).toBeUndefined();
    }
    expect(dayText(1e9)).toBeUndefined();
  });

  // 3 Differential: decimal.js at 75 digits.
  it('agrees with another library on sums, products, quotients, order and whole numbers', () => {
    fc.assert(
      fc.property(figures, figures, (a, b) => {
        const [x, y] = [of(a), of(b)];
        const [u, v] = [new Wide(a), new Wide(b)];
        expect(gap(add(x, y), u.plus(v))).toBeLessThan(1e-70);
        expect(gap(multiply(x, y), u.times(v))).toBeLessThan(1e-70);
        if (!v.isZero()) expect(gap(divide(x, y), u.div(v))).toBeLessThan(1e-70);
        expect(compare(x, y)).toBe(u.comparedTo(v));
        expect(wide(nearestWhole(x)).equals(u.toDecimalPlaces(0, Decimal.ROUND_HALF_UP))).toBe(true);
        expect(textOf(x)).toBe(new Wide(a).toFixed().replace(/^-0$/, '0'));
      }),
    );
  });
  it('agrees with another library on powers, roots, logarithms and exponentials', () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: 0, max: 60 }), (a, n) => {
        const [x, u] = [of(a), new Wide(a)];
        expect(gap(squareRoot(x), u.sqrt())).toBeLessThan(1e-70);
        expect(gap(wholePower(x, BigInt(n)), u.pow(n))).toBeLessThan(1e-68);
        expect(Math.abs(wide(logarithm(x)).minus(u.ln()).toNumber())).toBeLessThan(1e-70);
        expect(gap(exponential(x)!, u.exp())).toBeLessThan(1e-68);
      }),
      { numRuns: 40 },
    );
  });
});
