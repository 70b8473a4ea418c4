import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fees from '../../../models/fees/cn-patent-annual-fees@1.json' with { type: 'json' };
import { patentOption } from '../../../src/valuation/option/patent-option.ts';
import { patentRenewal, renewalCohort } from '../../../src/valuation/option/patent-renewal.ts';

const avonex = { presentValue: 3422, launchCost: 2875, yearsLeft: 17, rate: 0.067, volatility: Math.sqrt(0.224) };
const byYear = (rows: readonly { through: number; fee: string }[]) =>
  Array.from({ length: rows.at(-1)!.through }, (_, year) => Number(rows.find(({ through }) => year < through)!.fee));
const invention = byYear(fees.fees['invention-patent']);

describe('patentOption', () => {
  // 1 Damodaran, illustration 12.5 (Avonex): d₁ 1.1362, European 907, launching now 547; American by this library.
  it('gives Avonex its American value, the printed one beside it', () => {
    const { value, european, launchNow, floor, costOfDelay } = patentOption(avonex);
    expect(european.value).toBeCloseTo(906.865434, 6);
    expect(european.d1).toBeCloseTo(1.13619013, 8);
    expect([launchNow, costOfDelay]).toEqual([547, 1 / 17]);
    expect(floor).toBe(european.value);
    expect(value).toBeCloseTo(1603.758, 2);
  });
  it('is not below launching now, where the European formula is', () => {
    // 24 a year for 12 years at 7 %, cost 150, σ 32 %, r 5 %
    const presentValue = (24 * (1 - 1.07 ** -12)) / 0.07;
    const { value, european, launchNow, floor, waiting } = patentOption({
      presentValue,
      launchCost: 150,
      yearsLeft: 12,
      rate: 0.05,
      volatility: 0.32,
    });
    expect(presentValue).toBeCloseTo(190.6244711, 7);
    expect(european.value).toBeCloseTo(26.2632569, 7);
    expect(floor).toBe(launchNow);
    expect(value).toBeCloseTo(56.097, 2);
    expect(waiting).toBeCloseTo(value - 40.6244711, 6);
  });
  it('does not return the printed 37.12 of a patent with σ 25 %: that is nearly the value at 30 %', () => {
    const terms = { presentValue: 350, launchCost: 500, yearsLeft: 17, rate: 0.04, costOfDelay: 0.0588 };
    const { value, european } = patentOption({ ...terms, volatility: 0.25 });
    expect(european.value).toBeCloseTo(26.623, 3);
    expect(european.exerciseProbability).toBeCloseTo(0.1207047, 6);
    for (const figure of [value, european.value]) expect(Math.abs(figure - 37.12)).toBeGreaterThan(5);
    expect(patentOption({ ...terms, volatility: 0.3 }).european.value).toBeCloseTo(37.19, 1);
  });

  // 2 Laws.
  it('is never below its floor, and less if protection runs off while one waits', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 20, max: 300, noNaN: true }),
        fc.integer({ min: 1, max: 19 }),
        fc.double({ min: 0.1, max: 0.6, noNaN: true }),
        (presentValue, yearsLeft, volatility) => {
          const patent = patentOption({ presentValue, launchCost: 100, yearsLeft, rate: 0.04, volatility });
          expect(patent.value).toBeGreaterThanOrEqual(patent.floor);
          // 1 − t/T lies below e^(−t/T) at every t
          expect(patent.runningOff.value).toBeLessThanOrEqual(patent.value + patent.runningOff.errorBound);
          expect(patent.runningOff.value).toBeGreaterThanOrEqual(Math.max(0, presentValue - 100));
        },
      ),
      { seed: 20230601, numRuns: 12 },
    );
  });

  // 3 Without risk the best moment is where the slope turns: S/T = rK·e^(−rt).
  it('knows the best moment of a patent without risk', () => {
    const calm = patentOption({
      ...avonex,
      presentValue: 900,
      launchCost: 2875,
      yearsLeft: 17,
      rate: 0.2,
      volatility: 0,
    });
    const t = Math.log((0.2 * 2875 * 17) / 900) / 0.2;
    const best = 900 * (1 - t / 17) - 2875 * Math.exp(-0.2 * t);
    expect(calm.runningOff.value).toBeCloseTo(Math.max(0, best), 9);
    expect(best).toBeGreaterThan(0);
  });

  // 4
  it('refuses by name and value', () => {
    expect(() => patentOption({ ...avonex, volatility: -0.1 })).toThrow('volatility: out of range; met -0.1');
    expect(() => patentOption({ ...avonex, yearsLeft: 0 })).toThrow('yearsLeft: out of range; met 0');
    expect(() => patentOption({ ...avonex, costOfDelay: Number.NaN })).toThrow('costOfDelay: out of range; met NaN');
  });
});

describe('patentRenewal', () => {
  // 1 Chinese invention fees, i = 10 %, paid at the beginning of each year (independent computation).
  it.each([
    [20000, 0.15, 10, 71607.530423],
    [50000, 0.15, 14, 197739.385247],
    [20000, 0.1, 12, 87443.915991],
  ])('keeps a patent of %i a year, falling %f, for %i years', (firstReturn, decay, years, value) => {
    const renewal = patentRenewal({ firstReturn, decay, discountRate: 0.1, fees: invention });
    expect(renewal.renewedYears).toBe(years);
    expect(renewal.value).toBeCloseTo(value, 5);
  });
  it('reads the fee schedules: 82,300 in twenty years', () => {
    const total = (kind: keyof typeof fees.fees) => byYear(fees.fees[kind]).reduce((sum, fee) => sum + fee, 0);
    expect([total('invention-patent'), total('utility-model'), total('design')]).toEqual([82300, 11200, 26200]);
  });

  // 2 Laws: certainty is the limit, the freedom to stop is worth more with risk, dear years that pay back are kept.
  it('rises with volatility from the certain value', () => {
    const at = (volatility: number) =>
      patentRenewal({ firstReturn: 5000, decay: 0.15, discountRate: 0.1, fees: invention, volatility });
    const values = [0, 0.01, 0.1, 0.3, 0.6].map((sigma) => at(sigma).value);
    expect(values[1]! / values[0]!).toBeCloseTo(1, 2);
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThan(values[i - 1]! - 1e-6);
    expect(at(0.3).years[3]!.payFrom).toBeLessThan(1200);
    expect(at(0.3).years[19]!.payFrom).toBeCloseTo(8000, 6);
  });
  it('pays a dear year that later ones repay', () => {
    const dear = patentRenewal({ firstReturn: 100, decay: 0, discountRate: 0, fees: [50, 150, 50, 50] });
    expect(dear).toMatchObject({ renewedYears: 4, value: 100 });
    const dearer = patentRenewal({ firstReturn: 100, decay: 0, discountRate: 0, fees: [50, 250, 50, 50] });
    expect(dearer).toMatchObject({ renewedYears: 1, value: 50 });
  });

  // 3 Differential: a simulation of the optimal rule, seeded by congruences.
  it('agrees with a simulation that pays from the stated returns on', () => {
    const terms = { firstReturn: 3000, decay: 0.1, discountRate: 0.1, fees: invention.slice(0, 10), volatility: 0.4 };
    const { value, years } = patentRenewal(terms);
    let state = 1;
    const uniform = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    const runs = 40000;
    let [sum, squares] = [0, 0];
    for (let run = 0; run < runs; run++) {
      let [worth, income] = [0, terms.firstReturn];
      for (const [year, { fee, payFrom }] of years.entries()) {
        if (income < payFrom) break;
        worth += (income - fee) / 1.1 ** year;
        const z = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
        income *= 0.9 * Math.exp(0.4 * z - 0.08);
      }
      sum += worth;
      squares += worth * worth;
    }
    const error = Math.sqrt((squares / runs - (sum / runs) ** 2) / runs);
    expect(Math.abs(sum / runs - value)).toBeLessThan(4 * error);
  });

  // 4
  it('refuses by name and value', () => {
    const terms = { firstReturn: 100, decay: 0.1, discountRate: 0.1, fees: [1] };
    expect(() => patentRenewal({ ...terms, volatility: 0.001 })).toThrow(
      'volatility: too small to integrate; met 0.001',
    );
    expect(() => patentRenewal({ ...terms, decay: 1 })).toThrow('decay: out of range; met 1');
    expect(() => patentRenewal({ ...terms, fees: [1, -2] })).toThrow('fees: [1]: out of range; met -2');
    expect(() => patentRenewal({ ...terms, fees: [] })).toThrow('fees: too few or too many years; met 0');
  });
});

describe('renewalCohort', () => {
  // 1, 3 Differential: the mean of single patents over the quantiles of their first returns.
  it('is the mean of its patents', () => {
    const terms = { logMean: 8, logDeviation: 1.2, decay: 0.15, discountRate: 0.1, fees: invention };
    const { renewed, meanValue } = renewalCohort(terms);
    let [total, alive] = [0, 0];
    const h = 0.002;
    for (let z = -7; z <= 9; z += h) {
      const firstReturn = Math.exp(8 + 1.2 * z);
      const weight = (h * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
      const patent = patentRenewal({ ...terms, firstReturn });
      total += weight * patent.value;
      alive += patent.renewedYears >= 10 ? weight : 0;
    }
    expect(meanValue / total).toBeCloseTo(1, 6);
    // the sum cuts one step of the density in half
    expect(Math.abs(renewed[9]! - alive)).toBeLessThan(h * 0.4);
    // 2
    for (let year = 1; year < renewed.length; year++) expect(renewed[year]).toBeLessThanOrEqual(renewed[year - 1]!);
  });
  it('refuses by name and value', () => {
    expect(() => renewalCohort({ logMean: 8, logDeviation: 0, decay: 0, discountRate: 0, fees: [1] })).toThrow('met 0');
  });
});
