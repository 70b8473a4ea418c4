import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compoundOption } from '../../../src/valuation/option/compound.ts';
import { europeanOption } from '../../../src/valuation/option/european.ts';
import { exchangeOption } from '../../../src/valuation/option/exchange.ts';
import { extendibleOption } from '../../../src/valuation/option/extendible.ts';
import { stagedInvestment } from '../../../src/valuation/option/staged-investment.ts';
import type { OptionType } from '../../../src/valuation/option/terms.ts';

const SEEDED = { seed: 20230601, numRuns: 60 };
const market = { spot: 120, rate: 0.03, dividendYield: 0.05, volatility: 0.4 };
const TYPES: readonly OptionType[] = ['call', 'put'];
const drawn = fc.record({
  spot: fc.double({ min: 50, max: 200, noNaN: true }),
  rate: fc.double({ min: -0.02, max: 0.1, noNaN: true }),
  dividendYield: fc.double({ min: 0, max: 0.1, noNaN: true }),
  volatility: fc.double({ min: 0.1, max: 0.7, noNaN: true }),
});

describe('europeanOption', () => {
  // 1 Source: J. Hull, S 42, K 40, r 10 %, σ 20 %, half a year: 4.76 and 0.81.
  it('gives the printed call and put', () => {
    const terms = { spot: 42, strike: 40, rate: 0.1, dividendYield: 0, time: 0.5, volatility: 0.2 };
    expect(europeanOption({ ...terms, type: 'call' }).value).toBeCloseTo(4.76, 2);
    expect(europeanOption({ ...terms, type: 'put' }).value).toBeCloseTo(0.81, 2);
  });
  // 2, 3 Put–call parity, and the Greeks against differences and against the equation they satisfy.
  it('keeps parity, and its Greeks the differential equation', () => {
    fc.assert(
      fc.property(drawn, fc.double({ min: 0.1, max: 5, noNaN: true }), (given, time) => {
        const [call, put] = TYPES.map((type) => europeanOption({ ...given, type, strike: 100, time }));
        const { spot, rate, dividendYield, volatility } = given;
        const forward = spot * Math.exp(-dividendYield * time) - 100 * Math.exp(-rate * time);
        expect(call!.value - put!.value).toBeCloseTo(forward, 10);
        for (const { value, delta, gamma, theta } of [call!, put!]) {
          const moved = (rate - dividendYield) * spot * delta + 0.5 * volatility ** 2 * spot ** 2 * gamma;
          expect(theta + moved).toBeCloseTo(rate * value, 9);
        }
        const bump = (change: object) => europeanOption({ ...given, type: 'put', strike: 100, time, ...change }).value;
        const h = 1e-4;
        const slope = (name: 'volatility' | 'rate') =>
          (bump({ [name]: given[name] + h }) - bump({ [name]: given[name] - h })) / (2 * h);
        expect(put!.vega).toBeCloseTo(slope('volatility'), 2);
        expect(put!.rho).toBeCloseTo(slope('rate'), 2);
      }),
      SEEDED,
    );
  });
  it('is the discounted forward without risk', () => {
    const terms = { spot: 100, strike: 90, rate: 0.1, dividendYield: 0, time: 1, volatility: 0 };
    const { value, d1, delta } = europeanOption({ ...terms, type: 'call' });
    expect([value, d1, delta]).toEqual([100 - 90 * Math.exp(-0.1), undefined, 1]);
  });
});

describe('exchangeOption', () => {
  const asset = (spot: number, dividendYield: number, volatility: number) => ({ spot, dividendYield, volatility });
  const terms = { received: asset(22, 0.06, 0.2), given: asset(20, 0.04, 0.15), correlation: -0.5, time: 0.1 };
  // 1 Source: Haug, Margrabe's formula: 2.125, deltas 0.841 and −0.818; American 2.1391 by finite differences.
  it('gives the printed value and deltas', () => {
    const { value, deltaReceived, deltaGiven, american } = exchangeOption(terms);
    expect([value, deltaReceived, deltaGiven].map((x) => Number(x.toFixed(3)))).toEqual([2.125, 0.841, -0.818]);
    expect(american.value).toBeCloseTo(2.1391, 3);
  });
  // 2, 3
  it('is homogeneous in the two assets, and exchanges for certain when they move as one', () => {
    const { value, deltaReceived, deltaGiven } = exchangeOption(terms);
    expect(deltaReceived * 22 + deltaGiven * 20).toBeCloseTo(value, 12);
    const alike = { ...terms, given: asset(20, 0.04, 0.2), correlation: 1 };
    const kept = 22 * Math.exp(-0.006) - 20 * Math.exp(-0.004);
    expect(exchangeOption(alike)).toMatchObject({ ratioVolatility: 0, american: { method: 'certain', value: 2 } });
    expect(exchangeOption(alike).value).toBeCloseTo(kept, 12);
    const halves = { ...terms.received, spot: 11, quantity: 2 };
    expect(exchangeOption({ ...terms, received: halves }).value).toBeCloseTo(value, 12);
  });
  // 4
  it('refuses by name and value', () => {
    expect(() => exchangeOption({ ...terms, correlation: 1.2 })).toThrow('correlation: out of range; met 1.2');
    expect(() => exchangeOption({ ...terms, given: asset(-1, 0, 0.1) })).toThrow('given: spot: out of range; met -1');
  });
});

describe('compoundOption', () => {
  // 1 Source: Haug (2007), put on call: 21.1965, delta −0.1966.
  it('gives the printed put on a call', () => {
    const first = { type: 'put', strike: 50, time: 0.25 } as const;
    const second = { type: 'call', strike: 520, time: 0.5 } as const;
    const option = compoundOption({ first, second, spot: 500, rate: 0.08, dividendYield: 0.03, volatility: 0.35 });
    // the book's bivariate normal is good to 2e-4 of this size
    expect(Math.abs(option.value - 21.1965)).toBeLessThan(2e-4);
    expect(option.delta).toBeCloseTo(-0.1966, 4);
  });
  // 2 Parity of the first option: call − put = option underneath − discounted price, for calls and puts underneath.
  it('keeps the parity of its first option, and has the slope it states', () => {
    fc.assert(
      fc.property(drawn, fc.double({ min: 0.5, max: 150, noNaN: true }), (given, price) => {
        for (const type of TYPES) {
          const second = { type, strike: 100, time: 2 };
          const [call, put] = TYPES.map((kind) =>
            compoundOption({ ...given, first: { type: kind, strike: price, time: 1 }, second }),
          );
          const inner = europeanOption({ ...given, type, strike: 100, time: 2 });
          expect(call!.value - put!.value).toBeCloseTo(inner.value - price * Math.exp(-given.rate), 9);
          expect(call!.delta - put!.delta).toBeCloseTo(inner.delta, 12);
          const h = 1e-3;
          const [up, down] = [h, -h].map(
            (step) =>
              compoundOption({
                ...given,
                spot: given.spot + step,
                first: { type: 'call', strike: price, time: 1 },
                second,
              }).value,
          );
          expect(call!.delta).toBeCloseTo((up! - down!) / (2 * h), 5);
        }
      }),
      SEEDED,
    );
  });
  // 4
  it('refuses by name and value', () => {
    const first = { type: 'call', strike: 10, time: 1 } as const;
    const second = { type: 'call', strike: 100, time: 1 } as const;
    expect(() => compoundOption({ ...market, first, second })).toThrow('second: time: not after the first; met 1');
    expect(() => compoundOption({ ...market, volatility: 0, first, second: { ...second, strike: -1 } })).toThrow(
      /second: strike.*met -1[\s\S]*volatility.*met 0/,
    );
  });
});

describe('stagedInvestment', () => {
  const stages = [
    { time: 1, cost: 10 },
    { time: 3, cost: 100 },
  ];
  // 1, 3 Differential: one stage is a European call, two are Geske's compound, a costless one changes nothing.
  it('is a call with one stage, and Geske’s with two', () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const call = europeanOption({ ...given, type: 'call', strike: 100, time: 3 }).value;
        expect(stagedInvestment({ ...given, stages: stages.slice(1) }).value).toBeCloseTo(call, 10);
        const geske = compoundOption({
          ...given,
          first: { type: 'call', strike: 10, time: 1 },
          second: { type: 'call', strike: 100, time: 3 },
        });
        const two = stagedInvestment({ ...given, stages });
        expect(two.value).toBeCloseTo(geske.value, 9);
        expect(two.goOnAbove[0]).toBeCloseTo(geske.criticalPrice!, 6);
        const idle = { time: 2, cost: 0 };
        const more = stagedInvestment({ ...given, stages: [stages[0]!, idle, stages[1]!] });
        expect(Math.abs(more.value - two.value)).toBeLessThanOrEqual(more.errorBound + two.errorBound);
        expect(more.goOnAbove[1]).toBeUndefined();
      }),
      { ...SEEDED, numRuns: 15 },
    );
  });
  it('is worth what being bound to it is worth when stopping never pays, and nothing when it cannot succeed', () => {
    const bound = stagedInvestment({ ...market, spot: 1e5, stages });
    expect(bound.flexibility).toBeLessThan(1e-6);
    const hopeless = [{ time: 0, cost: 1, success: 0 }, ...stages];
    expect(stagedInvestment({ ...market, stages: hopeless })).toMatchObject({ value: 0, committed: -1 });
    const risky = stagedInvestment({ ...market, stages: [{ time: 0, cost: 0, success: 0.25 }, ...stages] });
    expect(risky.value).toBeCloseTo(0.25 * stagedInvestment({ ...market, stages }).value, 9);
  });
  it('rises with volatility and falls with every cost', () => {
    const at = (change: object, cost = 10) =>
      stagedInvestment({ ...market, ...change, stages: [{ time: 1, cost }, { time: 2, cost: 20 }, stages[1]!] }).value;
    expect(at({ volatility: 0.5 })).toBeGreaterThan(at({}));
    expect(at({}, 11)).toBeLessThan(at({}));
  });
  // 4
  it('refuses by stage, name and value', () => {
    const bad = [
      { time: 1, cost: -5 },
      { time: 1, cost: 1, success: 1.5 },
    ];
    expect(() => stagedInvestment({ ...market, stages: bad })).toThrow(
      /stages\[0\]: cost.*met -5[\s\S]*stages\[1\]: success.*met 1.5[\s\S]*stages\[1\]: time: times do not ascend; met 1/,
    );
    expect(() => stagedInvestment({ ...market, stages: [] })).toThrow('stages: out of range; met 0');
  });
});

describe('extendibleOption', () => {
  const terms = {
    type: 'call',
    spot: 100,
    strike: 100,
    time: 0.5,
    rate: 0.08,
    dividendYield: 0,
    volatility: 0.25,
  } as const;
  // 1 Source: Haug (2007), holder-extendible call: 9.4233.
  it('gives the printed call', () => {
    expect(extendibleOption({ ...terms, extension: { time: 0.75, strike: 105, fee: 1 } }).value).toBeCloseTo(9.4233, 4);
  });
  // 2, 3 Differential: the discounted mean of the payoff at the first end, by a sum over prices.
  it('agrees with a plain sum over prices at the first end', () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom(...TYPES), fc.double({ min: 0, max: 20, noNaN: true }), (given, type, fee) => {
        const option = { ...given, type, strike: 100, time: 1 };
        const extension = { time: 2.5, strike: 110, fee };
        const side = type === 'call' ? 1 : -1;
        let total = 0;
        const h = 0.005;
        for (let z = -9; z <= 9; z += h) {
          const drift = given.rate - given.dividendYield - given.volatility ** 2 / 2;
          const spot = given.spot * Math.exp(drift + given.volatility * z);
          const later = europeanOption({ ...option, spot, strike: 110, time: 1.5 }).value - fee;
          total += (h * Math.exp((-z * z) / 2) * Math.max(0, side * (spot - 100), later)) / Math.sqrt(2 * Math.PI);
        }
        // the sum rounds off two kinks: h² of the density times the change of slope
        expect(extendibleOption({ ...option, extension }).value).toBeCloseTo(total * Math.exp(-given.rate), 3);
      }),
      { ...SEEDED, numRuns: 12 },
    );
  });
  it('is the plain option when extending costs too much', () => {
    const { value, withoutExtension, extendBetween } = extendibleOption({
      ...terms,
      extension: { time: 0.75, strike: 105, fee: 50 },
    });
    expect(value).toBe(withoutExtension);
    expect(extendBetween).toBeUndefined();
  });
  // 4
  it('refuses by name and value', () => {
    const extension = { time: 0.5, strike: 105, fee: 1 };
    expect(() => extendibleOption({ ...terms, extension })).toThrow('extension: time: not later; met 0.5');
    expect(() => extendibleOption({ ...terms, extension: { ...extension, fee: -1 } })).toThrow(
      'fee: out of range; met -1',
    );
  });
});
