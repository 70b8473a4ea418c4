import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purposeDemands } from '../../src/catalog/purpose-profile.ts';
import { requireKnownBy } from '../../src/domain/as-of.ts';
import { Purpose } from '../../src/domain/purpose.ts';
import { CHECK_CODES, crossChecks, requireChecks } from '../../src/valuation/cross-checks.ts';
import { refusalOf } from '../support/formulas.ts';

const FACTS = {
  costFloor: '100',
  enterpriseValue: '1000',
  tangibleAssets: '300',
  otherRights: ['200'],
  presentValueOfProfits: '800',
  royaltyRate: '0.05',
  operatingMargin: '0.12',
};
const held = (value: string, facts = FACTS) => crossChecks(value, facts).map(({ holds }) => holds);

describe('crossChecks', () => {
  // 1 Worked example, by hand: bounds 100, 1000 − 300 − 200 = 500, 800, 12 %.
  it.each([
    ['99.99', ['no', 'yes', 'yes', 'yes']],
    ['100', ['yes', 'yes', 'yes', 'yes']],
    ['500', ['yes', 'yes', 'yes', 'yes']],
    ['500.01', ['yes', 'no', 'yes', 'yes']],
    ['800.01', ['yes', 'no', 'no', 'yes']],
    ['-1', ['no', 'yes', 'no', 'yes']],
  ])('holds %s against its bounds', (value, expected) => {
    expect(held(value)).toEqual(expected);
  });

  // 2 Laws.
  it('answers unknown, never no, for what is not given', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 2000 }), fc.subarray(Object.keys(FACTS)), (value, names) => {
        const facts = Object.fromEntries(names.map((name) => [name, FACTS[name as keyof typeof FACTS]]));
        const all = crossChecks(value, FACTS);
        for (const [i, { holds }] of crossChecks(value, facts).entries()) {
          if (!names.includes('otherRights') && CHECK_CODES[i] === 'above-enterprise-value') continue;
          expect(['unknown', all[i]?.holds]).toContain(holds);
        }
      }),
    );
  });
  it('does not move with the unit of money', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 2000 }), (value) => {
        const { royaltyRate, operatingMargin } = FACTS;
        const facts = {
          ...{ costFloor: '1000000', enterpriseValue: '10000000', tangibleAssets: '3000000', otherRights: ['2000000'] },
          ...{ presentValueOfProfits: '8000000', royaltyRate, operatingMargin },
        };
        expect(held(String(value * 10_000), facts)).toEqual(held(String(value)));
      }),
    );
  });

  // 4 Refusals.
  it('refuses the impossible by code, and lets pass what can be explained', () => {
    expect(refusalOf(() => requireChecks(crossChecks('600', FACTS), 'opinion'))).toMatch(
      /^INPUT_INVALID: opinion: above-enterprise-value: .*met 800 against 700; mend/,
    );
    expect(() => requireChecks(crossChecks('50', FACTS), 'opinion')).not.toThrow();
    expect(refusalOf(() => crossChecks('1', { royaltyRate: '5' }))).toMatch(/royaltyRate.*met "5"/);
    expect(refusalOf(() => crossChecks(Number.NaN, {}))).toContain('met NaN');
  });
});

describe('purposeDemands', () => {
  it('lists for each purpose what it demands, with source and mark', () => {
    for (const purpose of Purpose.options) {
      const { demands, checks, sources, use } = purposeDemands(purpose, '2025-06-30');
      expect(demands.length).toBeGreaterThan(2);
      expect(checks.every((code) => CHECK_CODES.includes(code))).toBe(true);
      for (const { mark, source } of demands) expect([mark, sources[source ?? '']?.work]).not.toContain(undefined);
      expect(use.id).toBe('cn-valuation-purposes');
    }
  });
  it('holds licences to a cost floor, pledges not', () => {
    expect(purposeDemands('licence', '2025-06-30').checks).toContain('below-cost-floor');
    expect(purposeDemands('pledge', '2025-06-30').checks).not.toContain('below-cost-floor');
  });
  it('refuses other purposes, and days before the set', () => {
    expect(refusalOf(() => purposeDemands('gift' as 'pledge', '2025-06-30'))).toMatch(/INPUT_INVALID.*met "gift"/);
    expect(refusalOf(() => purposeDemands('pledge', '2020-01-01'))).toContain('DATA_NOT_IN_FORCE');
  });
});

describe('the as-of guard', () => {
  it('lets what was known by then pass, and names all that was not', () => {
    const items = [
      { at: 'annual report 2024', day: '2025-04-30' },
      { at: 'licence of July', day: '2025-07-02' },
      { at: 'rates of the day', day: '2025-06-30' },
      { at: 'cn-scheme@2', day: '2026-01-01' },
    ];
    expect(() => requireKnownBy('2026-01-01', items)).not.toThrow();
    expect(refusalOf(() => requireKnownBy('2025-06-30', items))).toBe(
      'INPUT_INVALID: licence of July: dated after the valuation day 2025-06-30, so it may not be used; met 2025-07-02; leave it out, or value as of a later day\n' +
        'cn-scheme@2: dated after the valuation day 2025-06-30, so it may not be used; met 2026-01-01; leave it out, or value as of a later day',
    );
  });
  it('refuses days that are none', () => {
    expect(refusalOf(() => requireKnownBy('2025-6-30', []))).toMatch(/valuation day.*met "2025-6-30"/);
    expect(refusalOf(() => requireKnownBy('2025-06-30', [{ at: 'x', day: 'soon' }]))).toMatch(/x.*met "soon"/);
  });
  it('lets no later item pass', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.array(day), (on, days) => {
        const items = days.map((one, i) => ({ at: `item ${i}`, day: one }));
        const later = days.filter((one) => one > on).length;
        if (later === 0) requireKnownBy(on, items);
        else expect(refusalOf(() => requireKnownBy(on, items)).split('\n')).toHaveLength(later);
      }),
    );
  });
});
