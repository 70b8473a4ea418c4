import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/numeric/allocate.ts';
import { type Decimal, decimal, text, ZERO } from '../../src/numeric/decimal.ts';

const split = (total: string, weights: readonly string[], places = 2) =>
  allocate(decimal(total), weights.map(decimal), places).map(text);

const cents = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const total = cents.map((n) => decimal(`${n}e-2`));
const weight = fc.tuple(fc.nat(1_000_000), fc.nat(6)).map(([n, places]) => decimal(`${n}e-${places}`));
const weights = fc.array(weight, { minLength: 1, maxLength: 12 }).filter((list) => list.some((w) => w.gt(0)));

const sumOf = (parts: readonly Decimal[]) => parts.reduce((a, b) => a.plus(b), ZERO);

describe('allocate', () => {
  // 1 Worked examples. Naive half-up gives 1.07 and 1.15 for the first two: 0.58 + 0.28 + 0.17 + 0.04, and so on.
  it('gives the units left over to the largest remainders', () => {
    // exact shares 0.5832, 0.2808, 0.1728, 0.0432: the one unit left over goes to the earlier .0032
    expect(split('1.08', ['54', '26', '16', '4'])).toEqual(['0.59', '0.28', '0.17', '0.04']);
    // exact shares 0.6156, 0.2964, 0.1824, 0.0456: the two left over go to .0064 and the earlier .0056
    expect(split('1.14', ['54', '26', '16', '4'])).toEqual(['0.62', '0.3', '0.18', '0.04']);
    expect(split('1234567.89', ['0.54', '0.26', '0.16', '0.04'])).toEqual([
      '666666.66',
      '320987.65',
      '197530.86',
      '49382.72',
    ]);
  });
  it('gives equal remainders to the earlier index', () => {
    expect(split('100', ['1', '1', '1'])).toEqual(['33.34', '33.33', '33.33']);
    expect(split('0.02', ['1', '1', '1'])).toEqual(['0.01', '0.01', '0']);
    expect(split('-0.02', ['1', '1', '1'])).toEqual(['-0.01', '-0.01', '0']);
  });
  it('splits whole units, and into many places', () => {
    expect(split('10', ['1', '2', '3', '4', '5'], 0)).toEqual(['1', '1', '2', '3', '3']);
    expect(split('1', ['1', '2'], 20)).toEqual(['0.33333333333333333333', '0.66666666666666666667']);
  });
  it('is not misled by a share a hair below a whole unit', () => {
    // 3 · w / Σw is 2.99…9 with 40 nines: rounded to 34 digits it would be 3
    expect(split('3', [`1${'0'.repeat(40)}`, '1'], 0)).toEqual(['3', '0']);
    expect(split('3', ['1', `1e-60`], 2)).toEqual(['3', '0']);
  });

  // 2 Laws.
  it('conserves the total exactly', () => {
    fc.assert(
      fc.property(total, weights, fc.integer({ min: 2, max: 6 }), (amount, list, places) => {
        const parts = allocate(amount, list, places);
        expect(sumOf(parts).eq(amount)).toBe(true);
        for (const part of parts) expect(part.decimalPlaces()).toBeLessThanOrEqual(places);
      }),
    );
  });
  it('stays within one unit of each exact share, and gives nothing for no weight', () => {
    fc.assert(
      fc.property(total, weights, (amount, list) => {
        const sum = sumOf(list);
        for (const [i, part] of allocate(amount, list, 2).entries()) {
          const exact = amount.times(list[i]!).div(sum);
          // the exact share itself is rounded at the 34th digit, 10^-16 for the largest amounts here
          expect(part.minus(exact).abs().lt('0.0100000000000001')).toBe(true);
          if (list[i]!.isZero()) expect(part.isZero()).toBe(true);
        }
      }),
    );
  });
  it('knows proportions only, and mirrors negative totals', () => {
    fc.assert(
      fc.property(total, weights, fc.integer({ min: 1, max: 1000 }), (amount, list, factor) => {
        const parts = allocate(amount, list, 2).map(text);
        const scaled = list.map((w) => w.times(factor));
        expect(allocate(amount, scaled, 2).map(text)).toEqual(parts);
        expect(allocate(amount.neg(), list, 2).map((part) => text(part.neg()))).toEqual(parts);
      }),
    );
  });

  // 3 Differential: hand out one unit at a time to whoever is furthest below the exact share.
  it('agrees with handing out the units one by one', () => {
    const whole = fc.array(fc.nat(50), { minLength: 1, maxLength: 6 }).filter((list) => list.some((w) => w > 0));
    fc.assert(
      fc.property(fc.nat(500), whole, (units, list) => {
        const sum = list.reduce((a, b) => a + b, 0);
        const parts = list.map((w) => Math.floor((units * w) / sum)); // exact: integers below 2^53
        for (let left = units - parts.reduce((a, b) => a + b, 0); left > 0; left--) {
          const want = list.map((w, i) => units * w - parts[i]! * sum);
          parts[want.indexOf(Math.max(...want))]! += 1;
        }
        expect(split(String(units), list.map(String), 0)).toEqual(parts.map(String));
      }),
    );
  });

  // 4 Refusals.
  it.each<[string, string, string[], number, string]>([
    ['a total with more decimals than the parts', '1.005', ['1'], 2, '1.005'],
    ['a negative weight', '1', ['1', '-0.5'], 2, 'weights[1]: not a weight of 0 or more; met -0.5'],
    ['no weights', '1', [], 2, 'no weight is positive'],
    ['weights that are all zero', '1', ['0', '0.0'], 2, 'no weight is positive'],
    ['negative places', '1', ['1'], -1, 'met -1'],
    ['part places', '1', ['1'], 1.5, 'met 1.5'],
    ['too many places', '1', ['1'], 21, 'met 21'],
  ])('refuses %s', (_, amount, list, places, message) => {
    expect(() => split(amount, list, places)).toThrowError(/^ARGUMENT_INVALID: allocate/);
    expect(() => split(amount, list, places)).toThrowError(message);
  });
  it('refuses what is not finite', () => {
    const infinite = decimal('1').div(0);
    expect(() => allocate(infinite, [decimal('1')], 2)).toThrowError(/allocate: total.*met "Infinity"/);
    expect(() => allocate(decimal('1'), [decimal('1'), infinite], 2)).toThrowError(/weights\[1\].*met "Infinity"/);
  });
});
