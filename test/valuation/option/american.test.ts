import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { americanOption } from '../../../src/valuation/option/american.ts';
import { approximateAmericanOption } from '../../../src/valuation/option/approximate-american.ts';
import { europeanOption } from '../../../src/valuation/option/european.ts';
import { latticeOption } from '../../../src/valuation/option/lattice.ts';
import type { OptionTerms } from '../../../src/valuation/option/terms.ts';

const put: OptionTerms = {
  type: 'put',
  spot: 100,
  strike: 100,
  time: 1,
  rate: 0.05,
  dividendYield: 0.02,
  volatility: 0.2,
};
const avonex: OptionTerms = {
  type: 'call',
  spot: 3422,
  strike: 2875,
  time: 17,
  rate: 0.067,
  dividendYield: 1 / 17,
  volatility: Math.sqrt(0.224),
};
const terms = fc.record({
  type: fc.constantFrom('call' as const, 'put' as const),
  spot: fc.double({ min: 40, max: 200, noNaN: true }),
  strike: fc.double({ min: 80, max: 120, noNaN: true }),
  time: fc.double({ min: 0.05, max: 20, noNaN: true }),
  rate: fc.oneof(fc.constant(0), fc.double({ min: -0.01, max: 0.15, noNaN: true })),
  dividendYield: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.2, noNaN: true })),
  volatility: fc.double({ min: 0.05, max: 0.8, noNaN: true }),
});
const SEEDED = { seed: 20230601, numRuns: 40 };

/** The slow twin: Cox–Ross–Rubinstein trees of n and n + 1 steps, averaged and carried on to none. */
function byTrees(option: OptionTerms, n: number): number {
  const at = (steps: number) => latticeOption(option, { steps, exercise: 'american' });
  const pair = (steps: number) => (at(steps) + at(steps + 1)) / 2;
  return 2 * pair(2 * n) - pair(n);
}

describe('americanOption', () => {
  // 1 Worked examples. A tree of 1700 steps gives ≈1603.5 for Avonex, whose European value prints 907 (Damodaran, illustration 12.5).
  it('gives the patent of Avonex 1603.76, not the European 906.87', () => {
    const { value, european, exerciseNow, errorBound, method } = americanOption(avonex);
    expect(value).toBeCloseTo(1603.7582, 3);
    expect(european).toBeCloseTo(906.865434, 6);
    expect(exerciseNow).toBe(547);
    expect(errorBound).toBeLessThan(1e-8 * 2875);
    expect(method).toBe('integral-equation');
    expect(latticeOption(avonex, { steps: 1700, exercise: 'american' })).toBeCloseTo(1603.5, 0);
  });
  // L. Andersen, M. Lake, D. Offengenden (2016): K = S = 100, r = q = 5 %, σ 25 %, T 1, premium 0.106952704…
  it('meets the premium that Andersen, Lake and Offengenden print', () => {
    const option = { ...put, rate: 0.05, dividendYield: 0.05, volatility: 0.25 };
    expect(americanOption(option, { tolerance: 1e-10 }).earlyExercisePremium).toBeCloseTo(0.106952702747, 8);
  });

  // 2 Laws.
  it('is worth at least the European option and immediate exercise, and no more than the asset or the strike', () => {
    fc.assert(
      fc.property(terms, (option) => {
        const { value, european, exerciseNow } = americanOption(option, { tolerance: 1e-5 });
        expect(value).toBeGreaterThanOrEqual(Math.max(european, exerciseNow));
        const most =
          option.type === 'call' ? option.spot : option.strike * Math.max(1, Math.exp(-option.rate * option.time));
        expect(value).toBeLessThanOrEqual(most * (1 + 1e-9));
      }),
      SEEDED,
    );
  });
  it('states an error that a finer run confirms', () => {
    fc.assert(
      fc.property(terms, (option) => {
        const rough = americanOption(option, { tolerance: 1e-4 });
        const fine = americanOption(option, { tolerance: 1e-8 });
        expect(Math.abs(rough.value - fine.value)).toBeLessThanOrEqual(rough.errorBound + fine.errorBound);
      }),
      SEEDED,
    );
  });
  it('scales with the unit of money, and a call is the mirrored put', () => {
    fc.assert(
      fc.property(terms, (option) => {
        const { type, spot, strike, rate, dividendYield } = option;
        const one = americanOption(option, { tolerance: 1e-6 });
        const large = americanOption({ ...option, spot: spot * 1e6, strike: strike * 1e6 }, { tolerance: 1e-6 });
        expect(large.value / 1e6).toBeCloseTo(one.value, 7);
        const other = type === 'call' ? 'put' : 'call';
        const swapped = { type: other, spot: strike, strike: spot, rate: dividendYield, dividendYield: rate } as const;
        const mirror = americanOption({ ...option, ...swapped }, { tolerance: 1e-6 });
        expect(Math.abs(mirror.value - one.value)).toBeLessThanOrEqual(2 * (mirror.errorBound + one.errorBound) + 1e-9);
      }),
      { ...SEEDED, numRuns: 20 },
    );
  });
  it.each(['call', 'put'] as const)('has the slope it states: %s', (type) => {
    const option = { ...put, type, dividendYield: 0.06 };
    const [up, down] = [100.1, 99.9].map((spot) => americanOption({ ...option, spot }, { tolerance: 1e-10 }).value);
    // the difference of second order leaves h²/6 of the third derivative, about 1e-6
    expect(americanOption(option).delta).toBeCloseTo((up! - down!) / 0.2, 5);
  });
  it('touches what exercise brings at its own boundary', () => {
    const { exerciseAt = 0 } = americanOption(put);
    expect(americanOption({ ...put, spot: exerciseAt * 0.999 }).value).toBe(100 - exerciseAt * 0.999);
    const above = americanOption({ ...put, spot: exerciseAt * 1.01 });
    expect(above.value).toBeGreaterThan(above.exerciseNow);
  });

  // 3 Differential: trees, which share nothing with the boundary.
  it.each([
    put,
    { ...put, spot: 85 },
    { ...put, type: 'call' as const, rate: 0.02, dividendYield: 0.08, time: 3 },
    { ...put, rate: 0.1, dividendYield: -0.03, volatility: 0.3 },
    { ...avonex, spot: 342.2, strike: 287.5 },
  ])('agrees with trees on %j', (option) => {
    // extrapolated trees of 100 and 200 steps a year, at least 400, are good to about 2e-5 of the strike
    const steps = Math.max(400, 100 * option.time);
    expect(Math.abs(americanOption(option).value - byTrees(option, steps))).toBeLessThan(4e-5 * option.strike);
  });
  it('takes a tree where rates below zero leave two boundaries, with an honest bound', () => {
    const odd = { ...put, rate: -0.02, dividendYield: -0.06, volatility: 0.1, time: 5 };
    const { value, errorBound, method, exerciseAt } = americanOption(odd);
    expect(method).toBe('lattice');
    expect(exerciseAt).toBeUndefined();
    expect(Math.abs(value - byTrees(odd, 800))).toBeLessThan(errorBound);
    expect(errorBound).toBeLessThan(0.002);
  });
  it('knows when waiting costs nothing, and what happens without risk', () => {
    const free = { ...put, type: 'call' as const, dividendYield: 0 };
    expect(americanOption(free)).toMatchObject({ method: 'european', value: europeanOption(free).value });
    // S e^(−qt) − K e^(−rt) of a call with q above r is largest at once or where qS e^(−qt) = rK e^(−rt)
    const calm = { ...avonex, volatility: 0, spot: 100, strike: 90, rate: 0.2, dividendYield: 0.1, time: 10 };
    const t = Math.log((0.2 * 90) / (0.1 * 100)) / 0.1;
    expect(americanOption(calm).value).toBeCloseTo(100 * Math.exp(-0.1 * t) - 90 * Math.exp(-0.2 * t), 12);
  });

  // 4 Refusals.
  it.each([
    ['volatility', -0.2],
    ['volatility', Number.NaN],
    ['time', 0],
    ['time', -1],
    ['spot', 0],
    ['strike', Number.POSITIVE_INFINITY],
    ['rate', Number.NaN],
    ['dividendYield', undefined],
    ['spot', '100'],
  ])('refuses %s %s by name and value', (name, value) => {
    const bad = { ...put, [name]: value } as OptionTerms;
    const met = typeof value === 'string' ? '"100"' : String(value);
    for (const price of [americanOption, europeanOption]) expect(() => price(bad)).toThrow(`: ${name}: `);
    expect(() => americanOption(bad)).toThrow(`met ${met}`);
  });
  it('names every fault at once', () => {
    expect(() => americanOption({ ...put, type: 'swap' as 'put', time: -1, volatility: -1 })).toThrow(
      /type: .*met "swap"[\s\S]*time: .*met -1[\s\S]*volatility: .*met -1/,
    );
    expect(() => americanOption(put, { tolerance: 0 })).toThrow('tolerance');
    expect(() => americanOption(put, { tolerance: 1e-15 })).toThrow('NO_CONVERGENCE');
  });
});

describe('latticeOption', () => {
  // 1 Source: valuation-methods, CRR check: S = K = 100, r 5 %, σ 20 %, T 1.
  it.each([
    [2, 9.5405013386],
    [3, 11.043871092],
  ])('gives a call in %i steps', (steps, value) => {
    const call = { ...put, type: 'call' as const, dividendYield: 0 };
    expect(latticeOption(call, { steps, exercise: 'european' })).toBeCloseTo(value, 9);
  });
  // 2, 3
  it('converges to the closed form, Leisen–Reimer faster', () => {
    const { value } = europeanOption(put);
    const crr = latticeOption(put, { steps: 501, exercise: 'european' });
    const smooth = latticeOption(put, { steps: 501, exercise: 'european', moves: 'leisen-reimer' });
    expect(Math.abs(crr - value)).toBeLessThan(0.01);
    expect(Math.abs(smooth - value)).toBeLessThan(2e-5);
  });
  // 4
  it('refuses steps that leave no probability', () => {
    const calm = { ...put, rate: 0.3, volatility: 0.01 };
    expect(() => latticeOption(calm, { steps: 5, exercise: 'american' })).toThrow(/steps: the probability.*take more/);
    expect(() => latticeOption(put, { steps: 0, exercise: 'american' })).toThrow('met 0');
    expect(() => latticeOption(put, { steps: 4, exercise: 'european', moves: 'leisen-reimer' })).toThrow('odd');
    expect(() => latticeOption(put, { steps: 4, exercise: 'asian' as 'european' })).toThrow('met "asian"');
    expect(() => latticeOption(put, { steps: 4, exercise: 'american', moves: { up: 1.1, down: -1 } })).toThrow('down');
  });
});

describe('approximateAmericanOption', () => {
  // 1 Source: Ju (1999), exhibit 3; Haug (1998), p. 24.
  it('gives the printed figures', () => {
    const ju = { ...put, spot: 40, strike: 40, time: 0.3333, rate: 0.0488, dividendYield: 0 };
    expect(approximateAmericanOption(ju, 'ju-zhong')).toBeCloseTo(1.576, 3);
    const baw: OptionTerms = { ...put, spot: 90, time: 0.1, rate: 0.1, dividendYield: 0.1, volatility: 0.35 };
    expect(approximateAmericanOption(baw, 'barone-adesi-whaley')).toBeCloseTo(10.8787, 2);
  });
  // 2, 3
  it('lies near the value itself, Bjerksund and Stensland below it', () => {
    fc.assert(
      fc.property(terms, (drawn) => {
        // at rates next to 0 the perpetual barrier of Bjerksund and Stensland leaves the range of numbers
        const [rate, dividendYield] = [Math.max(0.002, drawn.rate), Math.max(0.002, drawn.dividendYield)];
        const option = { ...drawn, rate, dividendYield, time: Math.min(3, drawn.time) };
        const { value } = americanOption(option, { tolerance: 1e-5 });
        const scale = Math.max(option.spot, option.strike);
        expect(Math.abs(approximateAmericanOption(option, 'ju-zhong') - value)).toBeLessThan(0.01 * scale);
        expect(Math.abs(approximateAmericanOption(option, 'barone-adesi-whaley') - value)).toBeLessThan(0.02 * scale);
        expect(approximateAmericanOption(option, 'bjerksund-stensland')).toBeLessThan(value + 1e-4 * scale);
      }),
      SEEDED,
    );
  });
  // 4
  it('refuses what the approximations do not cover', () => {
    expect(() => approximateAmericanOption({ ...put, rate: -0.01 }, 'ju-zhong')).toThrow('met -0.01');
    expect(() => approximateAmericanOption({ ...put, volatility: 0 }, 'ju-zhong')).toThrow('volatility');
  });
});
