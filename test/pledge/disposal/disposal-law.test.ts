import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRoutes, splitBundlePrice } from '../../../src/pledge/disposal/compare-routes.ts';
import { disposalLaw } from '../../../src/pledge/disposal/disposal-law.ts';
import { refusalOf } from '../../support/formulas.ts';

const LADDER = [
  { route: 'online-auction', months: '2', chance: '0.25', price: '7000000' },
  { route: 'online-auction', months: '3', chance: '0.25', price: '5600000' },
  { route: 'sale-without-auction', months: '5', chance: '0.2', price: '5600000' },
] as const;
const plan = { exposure: '10000000', discountRate: '0', attempts: [...LADDER], level: 0.9 };

describe('disposalLaw', () => {
  // 1 Worked example: chances 25 %, 25 %, 20 % at 0.70, 0.56, 0.56 of the appraisal: expected 0.343, 45 % unsold.
  it('works out the ladder of an online auction', () => {
    const law = disposalLaw(plan);
    expect(law.expectedGross).toBe('3430000.00');
    expect(law.noSaleProbability).toBe('0.45');
    expect(law.expectedLoss).toBe('0.657');
    expect(law.outcomes.map(({ probability }) => probability)).toEqual(['0.25', '0.1875', '0.1125', '0.45']);
    expect(law.tail).toEqual({ level: 0.9, quantile: '1', shortfall: '1' });
    // by hand: 0.25 × 2 + 0.1875 × 3 + (0.1125 + 0.45) × 5 months
    expect(law.expectedMonths).toBe('3.875');
  });
  it('takes costs first, recovers no more than is owed, and discounts', () => {
    const { outcomes } = disposalLaw({
      exposure: '500',
      discountRate: '0.21',
      level: 0.5,
      attempts: [
        { route: 'agreed-transfer', months: '6', chance: '1', price: '1000', costShare: '0.1', fixedCosts: '100' },
      ],
    });
    // 1000 − 100 − 100 = 800, of it 500 half a year late at 21 %: 500 ÷ 1.1
    expect(outcomes).toHaveLength(1);
    expect(outcomes[0]).toMatchObject({ net: '800.00', recoveredToday: '454.55' });
  });
  it('spreads licence income over time', () => {
    const receipts = [
      { months: '12', amount: '110' },
      { months: '24', amount: '121' },
    ];
    const law = disposalLaw({
      exposure: '1000',
      discountRate: '0.1',
      level: 0.99,
      attempts: [{ route: 'licence', months: '3', chance: '0.5', receipts, fixedCosts: '11' }],
    });
    // 99 ÷ 1.1 + 121 ÷ 1.21 = 190
    expect(law.outcomes[0]).toMatchObject({ gross: '231.00', net: '220.00', recoveredToday: '190.00' });
    expect(law.expectedRecovery).toBe('95.00');
  });

  // 2 Laws.
  const chance = fc.integer({ min: 0, max: 100 }).map((n) => String(n / 100));
  const attempt = fc.record({
    route: fc.constantFrom('online-auction' as const, 'buy-back' as const, 'bundle' as const),
    months: fc.integer({ min: 0, max: 36 }).map(String),
    chance,
    price: fc.integer({ min: 0, max: 2_000_00 }).map((n) => (n / 100).toFixed(2)),
    costShare: chance,
  });
  it('is a law: chances add up to 1, losses lie between 0 and 1, the tail is above the mean', () => {
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 1, maxLength: 6 }), (attempts) => {
        const law = disposalLaw({ exposure: '1000', discountRate: '0.05', attempts, level: 0.9 });
        const total = law.outcomes.reduce((sum, { probability }) => sum + Number(probability), 0);
        expect(total).toBeCloseTo(1, 12);
        for (const { lossGivenDefault } of law.outcomes) {
          expect(Number(lossGivenDefault)).toBeGreaterThanOrEqual(0);
          expect(Number(lossGivenDefault)).toBeLessThanOrEqual(1);
        }
        expect(Number(law.tail.shortfall)).toBeGreaterThanOrEqual(Number(law.expectedLoss) - 1e-12);
        expect(Number(law.tail.shortfall)).toBeGreaterThanOrEqual(Number(law.tail.quantile) - 1e-12);
      }),
    );
  });
  it('loses less when the pledge brings more', () => {
    fc.assert(
      fc.property(
        fc.array(attempt, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 500 }),
        (attempts, more) => {
          const loss = (extra: number) =>
            Number(
              disposalLaw({
                exposure: '1000',
                discountRate: '0.05',
                level: 0.9,
                attempts: attempts.map((one) => ({ ...one, price: (Number(one.price) + extra).toFixed(2) })),
              }).expectedLoss,
            );
          expect(loss(more)).toBeLessThanOrEqual(loss(0));
        },
      ),
    );
  });

  // 3 Differential: the tail by enumeration in fine steps of probability.
  it('has the tail of a long list of equally likely cases', () => {
    const law = disposalLaw({ ...plan, level: 0.3 });
    const cases = law.outcomes
      .flatMap(({ probability, lossGivenDefault }) =>
        Array<number>(Math.round(Number(probability) * 10_000)).fill(Number(lossGivenDefault)),
      )
      .sort((a, b) => a - b);
    expect(cases).toHaveLength(10_000);
    expect(Number(law.tail.quantile)).toBe(cases[2999]);
    const worst = cases.slice(3000);
    expect(Number(law.tail.shortfall)).toBeCloseTo(worst.reduce((a, b) => a + b, 0) / worst.length, 12);
  });

  // 4 Refusals.
  it('names every fault of a plan', () => {
    const message = refusalOf(() =>
      disposalLaw({
        ...plan,
        level: 1,
        attempts: [
          { route: 'online-auction', months: '-1', chance: '1.5', price: '1' },
          { route: 'licence', months: '3', chance: '1' },
          { route: 'licence', months: '3', chance: '1', receipts: [{ months: '2', amount: '1' }] },
        ],
      }),
    );
    for (const place of ['/attempts/0/months', '/attempts/0/chance', '/level']) expect(message).toContain(place);
    expect(
      refusalOf(() => disposalLaw({ ...plan, attempts: [{ route: 'licence', months: '3', chance: '1' }] })),
    ).toContain('either a price or receipts expected');
    expect(
      refusalOf(() =>
        disposalLaw({
          ...plan,
          attempts: [{ route: 'licence', months: '3', chance: '1', receipts: [{ months: '2', amount: '1' }] }],
        }),
      ),
    ).toContain('no receipt before the attempt is decided expected');
  });
});

describe('compareRoutes', () => {
  const fire = {
    ...plan,
    discountRate: '0.06',
    attempts: [{ route: 'agreed-transfer', months: '1', chance: '0.9', price: '2000000' }],
  };
  // 1 Worked example: patience recovers more in the mean, the fire sale less often nothing.
  it('shows what a fire sale gives up', () => {
    const [patient, hasty] = compareRoutes({ ladder: { ...plan, discountRate: '0.06' }, fire } as never);
    expect([patient?.byRecovery, hasty?.byRecovery]).toEqual([1, 2]);
    expect(patient?.givenUp).toBe('0.00');
    expect(Number(hasty?.givenUp)).toBeGreaterThan(1_000_000);
    expect([patient?.dominates, hasty?.dominates]).toEqual([[], []]);
  });
  it('knows a plan that is better in every case', () => {
    const better = { ...plan, attempts: [{ ...LADDER[0], price: '7500000' }, LADDER[1], LADDER[2]] };
    const [first, second] = compareRoutes({ better, plan });
    expect([first?.dominates, second?.dominates]).toEqual([['plan'], []]);
  });
  it('shares a bundle out to the fen', () => {
    expect(splitBundlePrice('100.00', ['1', '1', '1'])).toEqual(['33.34', '33.33', '33.33']);
  });
  // 4 Refusals.
  it('refuses plans for different debts', () => {
    expect(refusalOf(() => compareRoutes({ plan, other: { ...plan, exposure: '1' } }))).toContain('one and the same');
    expect(refusalOf(() => compareRoutes({}))).toContain('INPUT_INVALID');
  });
});
