import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, expm1, expSum, log, log1p, pow } from '../../src/numeric/elementary.ts';
import { lastPlace, referenceTables, worstError } from '../support/reference-table.ts';

const ours = { exp, expm1, log, log1p, pow };
const golden = referenceTables('elementary');
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('elementary functions', () => {
  // 1 Worked examples: e, ln 2 and √2 to 17 digits from OEIS A001113, A002162, A002193; whole powers are exact.
  it('knows the constants', () => {
    expect(exp(1)).toBe(2.7182818284590452);
    expect(log(2)).toBe(0.69314718055994531);
    expect(pow(2, 0.5)).toBe(1.4142135623730951);
    expect([exp(0), expm1(0), log(1), log1p(0)]).toEqual([1, 0, 0, 0]);
  });
  it('takes whole powers without error where they fit', () => {
    for (let base = 2; base <= 40; base++) {
      for (let n = 0, power = 1; power < 2 ** 53; n++, power *= base) expect(pow(base, n)).toBe(power);
    }
    for (let k = -1074; k <= 1023; k++) expect(pow(2, k)).toBe(2 ** k);
  });

  // 2 Laws.
  it('log undoes exp, log1p undoes expm1', () => {
    fc.assert(
      fc.property(real(-600, 600), real(-30, 30), (x, y) => {
        // rounding exp(x) moves its logarithm by half a unit of 1; rounding the logarithm adds half of its own
        expect(Math.abs(log(exp(x)) - x)).toBeLessThanOrEqual(1.2e-16 + lastPlace(x));
        // and 1 + expm1(y) by up to e^−y times that where y < 0
        expect(Math.abs(log1p(expm1(y)) - y)).toBeLessThanOrEqual(2.4e-16 * Math.abs(expm1(-y)) + lastPlace(y));
      }),
    );
  });
  it('rises', () => {
    fc.assert(
      fc.property(real(-700, 700), real(-700, 700), (x, y) => {
        const [low, high] = x < y ? [x, y] : [y, x];
        expect(exp(low)).toBeLessThanOrEqual(exp(high));
        expect(expm1(low)).toBeLessThanOrEqual(expm1(high));
        expect(log(exp(low))).toBeLessThanOrEqual(log(exp(high)));
      }),
    );
  });
  it('pow is exp of y times log, and its reciprocal that of −y', () => {
    fc.assert(
      fc.property(real(0.01, 100), real(-100, 100), (x, y) => {
        // y·log(x) is rounded at a size below 461, which costs that many units in the power
        expect(Math.abs(pow(x, y) / exp(y * log(x)) - 1)).toBeLessThan(461 * 2.3e-16);
        expect(Math.abs(pow(x, y) * pow(x, -y) - 1)).toBeLessThan(4e-16);
      }),
    );
  });
  it('a tail shifts the exponent by what is too small to be added', () => {
    expect(expSum(500, 1e-14) / exp(500) - 1).toBeCloseTo(1e-14, 15);
    expect(expSum(0.5, 0)).toBe(exp(0.5));
  });

  // 3 Differential: mpmath at 240 bits; Math for special values, which it has right on every engine.
  it.each(Object.entries(ours))('%s is within 0.6 units in the last place', (name, f) => {
    expect(golden[name]!.length).toBe(60);
    expect(worstError(f, golden[name]!, lastPlace)).toBeLessThan(0.6);
  });
  it('takes and returns special values as Math does', () => {
    const ends = [NaN, Infinity, -Infinity, 0, -0, 1, -1, 1e300, -1e300, 5e-324, -5e-324, -1100, 1100];
    const powers = [...ends, 2, -2, 3, -3, 0.5, -0.5, 2 ** 53, -(2 ** 53), 2 ** 53 - 1, 2 ** 70];
    for (const x of ends) {
      for (const name of ['exp', 'expm1', 'log', 'log1p'] as const) expectSame(ours[name](x), Math[name](x));
    }
    for (const x of powers) for (const y of powers) expectSame(pow(x, y), x ** y);
  });
  it('leaves and enters the range of numbers where it should', () => {
    expect(exp(709.782712893384)).toBe(1.7976931348622732e308);
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(-745.1332191019411)).toBe(5e-324);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(log(5e-324)).toBe(-744.4400719213812);
  });
  it('gives these bits and no others', () => {
    // changes only with the algorithms: then every simulated figure may change in its last digit
    expect(fingerprint()).toBe(499505313);
  });

  // 4 Refusals: none. IEEE special values pass through these functions and through no others.
});

/** Equal in kind and sign; finite values may differ from those of the engine, which differ among engines. */
function expectSame(value: number, expected: number): void {
  if (Number.isFinite(expected) && expected !== 0) {
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(2 * lastPlace(expected));
  } else expect(Object.is(value, expected)).toBe(true);
}

/** A hash (FNV-1a) of the bits of all five functions over 1,000 arguments each, whatever the order of a number's halves. */
function fingerprint(): number {
  const words = new Uint32Array(2);
  const cell = new Float64Array(words.buffer);
  let hash = 0x811c9dc5;
  const take = (value: number) => {
    cell[0] = value;
    for (const word of [words[0]! + words[1]!, words[0]! ^ words[1]!]) hash = Math.imul(hash ^ word, 0x01000193) >>> 0;
  };
  for (let i = 1; i <= 1000; i++) {
    const part = (i * 0.6180339887498949) % 1;
    take(exp(1400 * part - 700));
    take(expm1(2 * part - 1));
    take(log(part));
    take(log1p(part - 0.5));
    take(pow(part, 200 * part - 100));
  }
  return hash;
}
