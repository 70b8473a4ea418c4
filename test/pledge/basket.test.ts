import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import type { BasketItem, LendingBasket } from '../../src/domain/lending-basket.ts';
import type { PledgePolicy } from '../../src/domain/reference-data.ts';
import { decimal } from '../../src/numeric/decimal.ts';
import { basketLimit } from '../../src/pledge/basket.ts';
import { leastChange } from '../../src/pledge/least-change.ts';
import { coverageTest, needsNewAppraisal, policyRate, revaluationDays } from '../../src/pledge/revaluation.ts';
import { shortfallChance, valueAtRiskPledgeRate } from '../../src/pledge/value-at-risk-rate.ts';

const item = (id: string, value: string, pledgeRate: string, change: Partial<BasketItem> = {}): BasketItem => ({
  id,
  isRight: true,
  value,
  ownedShare: '1',
  pledgeRate,
  haircuts: { liquidity: '0', remainingLife: '0', legal: '0' },
  priorClaims: '0',
  pledgeable: 'pass',
  ...change,
});
const basket = (items: BasketItem[], change: Partial<LendingBasket> = {}): LendingBasket => ({
  items,
  largestShare: null,
  countUnknown: false,
  leastRightsShare: null,
  limits: [],
  ...change,
});
const policy = (id: string) => loadCatalog().pledgePolicies.find((one) => one.id === id) as PledgePolicy;
const cap = (amount: string) => ({ id: 'largest-loan', label: { en: 'largest', zh: '上限' }, amount, source: 'own' });

describe('basketLimit', () => {
  // 1 Worked examples. Source: Bank of Communications Beijing, 31 October 2006: 6,000,000 × 25 % → 1,500,000.
  it('lends 1.5 million on a patent of 6 million', () => {
    const { pledgeRate } = policyRate(policy('cn-bocom-beijing'), 'invention-patent', '14.5');
    const found = basketLimit(basket([item('p', '6000000', pledgeRate)]));
    expect([found.amount, found.parts[0]?.reason]).toEqual(['1500000.00', 'counted']);
    expect(coverageTest('1500000', basket([item('p', '6000000', pledgeRate)]))).toMatchObject({
      isBreached: false,
      furtherCollateral: null,
    });
  });
  // Source: open policy file: property 10 million at 70 %, equipment 5 million at 50 % → 9.5 million; a debt of 10 million uses 105 %.
  it('carries 9.5 million on property and equipment, too little for a debt of 10 million', () => {
    const illustrative = policy('illustrative-open-policy');
    const other = (id: string, value: string) =>
      item(id, value, policyRate(illustrative, id, null).pledgeRate, { isRight: false });
    const mixed = basket([other('property', '10000000'), other('equipment', '5000000')]);
    expect(basketLimit(mixed).amount).toBe('9500000.00');
    expect(coverageTest('10000000', mixed, '0.5')).toEqual({
      debt: '10000000.00',
      lendable: '9500000.00',
      use: '1.052632',
      isBreached: true,
      shortfall: '500000.00',
      furtherCollateral: '1000000.00',
    });
    expect(leastChange(mixed, '10000000').use).toBe('1.052632');
  });
  it('takes haircuts, a share owned and prior claims off', () => {
    const haircuts = { liquidity: '0.2', remainingLife: '0.1', legal: '0.5' };
    const cut = item('p', '1000000', '0.3', { haircuts, ownedShare: '0.5', priorClaims: '10000' });
    // 1,000,000 × 0.5 × 0.8 × 0.9 × 0.5 × 0.3 − 10,000
    expect(basketLimit(basket([cut])).amount).toBe('44000.00');
  });
  it('counts no item beyond its share of all, and says so', () => {
    const two = basket([item('a', '9000000', '0.5'), item('b', '1000000', '0.5')], { largestShare: '0.6' });
    expect(basketLimit(two).parts.map(({ counted, reason }) => [counted, reason])).toEqual([
      ['3000000.00', 'concentration'],
      ['500000.00', 'counted'],
    ]);
  });
  it('counts nothing that the register refuses, and what is unknown only when told to', () => {
    const items = [item('a', '100', '1', { pledgeable: 'fail' }), item('b', '100', '1', { pledgeable: 'unknown' })];
    expect(basketLimit(basket(items)).amount).toBe('0.00');
    expect(basketLimit(basket(items, { countUnknown: true })).amount).toBe('100.00');
  });
  it('names the ceiling that binds, and the share of rights', () => {
    const mixed = [item('p', '6000000', '0.25'), item('house', '4000000', '0.7', { isRight: false })];
    const found = basketLimit(basket(mixed, { limits: [cap('2000000')], leastRightsShare: '0.5' }));
    expect([found.amount, found.binding.id, found.rightsShare, found.isRightsShareEnough]).toEqual([
      '2000000.00',
      'largest-loan',
      '0.600000',
      true,
    ]);
  });

  // 2 Laws.
  const share = fc.integer({ min: 0, max: 100 }).map((n) => (n / 100).toFixed(2));
  const items = fc.array(
    fc.record({
      value: fc.integer({ min: 0, max: 1e10 }),
      rate: share,
      liquidity: share,
      prior: fc.integer({ min: 0, max: 1e7 }),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const built = (drawn: { value: number; rate: string; liquidity: string; prior: number }[], largestShare: string) =>
    basket(
      drawn.map(({ value, rate, liquidity, prior }, i) =>
        item(`i${i}`, (value / 100).toFixed(2), rate, {
          priorClaims: (prior / 100).toFixed(2),
          haircuts: { liquidity, remainingLife: '0', legal: '0' },
        }),
      ),
      { largestShare, limits: [cap('50000000')] },
    );
  it('never lends less on more value, nor more than is carried in all', () => {
    fc.assert(
      fc.property(items, share, fc.nat(3), fc.nat(1e9), (drawn, largest, at, more) => {
        const before = basketLimit(built(drawn, largest));
        const grown = drawn.map((one, i) => (i === at % drawn.length ? { ...one, value: one.value + more } : one));
        expect(Number(basketLimit(built(grown, largest)).amount)).toBeGreaterThanOrEqual(Number(before.amount));
        expect(Number(before.amount)).toBeLessThanOrEqual(
          drawn.reduce((sum, { value }) => sum + value / 100, 0) + 1e-6,
        );
      }),
    );
  });
  it('finds changes that are enough, and just enough', () => {
    fc.assert(
      fc.property(items, share, fc.integer({ min: 1, max: 1e10 }), (drawn, largest, wantedFen) => {
        const start = built(drawn, largest);
        const wanted = (wantedFen / 100).toFixed(2);
        for (const { lever, to, lends } of leastChange(start, wanted).changes) {
          if (lever === 'loan' || to === null) continue;
          expect(Number(lends)).toBeGreaterThanOrEqual(Number(wanted));
          const [, index, name] = /^items\/(\d+)\/(value|priorClaims)$/.exec(lever) ?? [];
          if (index === undefined) continue;
          const with_ = (figure: string) =>
            Number(
              basketLimit({
                ...start,
                items: start.items.map((one, i) => (i === Number(index) ? { ...one, [name!]: figure } : one)),
              }).amount,
            );
          expect(with_(to)).toBe(Number(lends));
          const aFenLess = decimal(to)
            .plus(name === 'value' ? '-0.01' : '0.01')
            .toFixed(2);
          expect(with_(aFenLess)).toBeLessThan(Number(wanted));
        }
      }),
      { numRuns: 40 },
    );
  });
  it('says which levers cannot do it alone', () => {
    const found = leastChange(basket([item('p', '6000000', '0.25')], { limits: [cap('1200000')] }), '1400000');
    expect(found.changes.map(({ lever, to, binding }) => [lever, to, binding])).toEqual([
      ['loan', '1200000.00', 'largest-loan'],
      ['items/0/value', null, 'largest-loan'],
      ['items/0/pledgeRate', null, 'largest-loan'],
      ['limits/0/amount', '1400000.00', 'largest-loan'],
    ]);
    const value = leastChange(basket([item('p', '6000000', '0.25')]), '1600000');
    expect(value.changes.slice(1).map(({ lever, to }) => [lever, to])).toEqual([
      ['items/0/value', '6400000.00'],
      ['items/0/pledgeRate', '0.266667'],
    ]);
    expect(leastChange(basket([item('p', '6000000', '0.25')]), '1500000')).toMatchObject({
      isEnough: true,
      changes: [],
    });
  });

  // 4 Refusals.
  it('refuses one right twice, a share above 1 and a loan of nothing', () => {
    expect(() => basketLimit(basket([item('p', '1', '1'), item('p', '1', '1')]))).toThrow(
      /items\/1\/id: stands twice.*met p/,
    );
    expect(() => basketLimit(basket([item('p', '1', '1.2')]))).toThrow(/items\/0\/pledgeRate.*met "1.2"/);
    expect(() => basketLimit(basket([item('p', '1000000000000.01', '1')]))).toThrow(
      /items\/0\/value: at most 1000000000000.00/,
    );
    expect(() => leastChange(basket([item('p', '1', '1')]), '0')).toThrow(/wanted loan .*met "0"/);
    expect(() => coverageTest('1', basket([item('p', '1', '1')]), '0')).toThrow(/coverage: pledgeRate/);
  });
});

describe('valueAtRiskPledgeRate', () => {
  const pledge = { drift: -0.1, volatility: 0.5, years: 1, costShare: 0.1, interestRate: 0.045 };
  // 1 Worked examples, computed from the formula; six digits.
  it.each([
    [{}, 0.05, 0.302158],
    [{}, 0.01, 0.214907],
    [{ years: 3 }, 0.05, 0.097152],
    [{ drift: -0.05, volatility: 0.35 }, 0.05, 0.433299],
    [{ drift: -0.15, volatility: 0.7, costShare: 0.15 }, 0.05, 0.173265],
  ])('gives for %j at %d: %d', (change, chance, rate) => {
    expect(valueAtRiskPledgeRate({ ...pledge, ...change }, chance)).toBeCloseTo(rate, 6);
  });
  // 2 Law: the chance of falling short at that rate is the chance it was made for.
  it('is undone by the chance of falling short', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (chance, volatility) => {
          const one = { ...pledge, volatility };
          expect(shortfallChance(one, valueAtRiskPledgeRate(one, chance))).toBeCloseTo(chance, 10);
        },
      ),
    );
  });
  // 4
  it.each([
    [{ volatility: 0 }, 0.05, /volatility.*met 0/],
    [{ costShare: 1 }, 0.05, /costShare.*met 1/],
    [{}, 0, /chance.*met 0/],
  ])('refuses %j at %d', (change, chance, message) => {
    expect(() => valueAtRiskPledgeRate({ ...pledge, ...change }, chance)).toThrow(message);
  });
});

describe('revaluation', () => {
  it('falls due every so many months from the first valuation', () => {
    expect(revaluationDays('2025-08-31', 6, '2027-02-28')).toEqual(['2026-02-28', '2026-08-31', '2027-02-28']);
    expect(() => revaluationDays('2025-08-31', 0, '2027-02-28')).toThrow(/everyMonths.*met 0/);
  });
  it('asks for a new appraisal above 1.3 times the market, not at it', () => {
    expect([needsNewAppraisal('130', '100', 1.3), needsNewAppraisal('130.01', '100', 1.3)]).toEqual([false, true]);
  });
  it('reads rates from a policy with their grounds', () => {
    const bocom = policy('cn-bocom-beijing');
    expect(policyRate(bocom, 'invention-patent', '7.99')).toMatchObject({ pledgeRate: '0', ground: 'too-little-life' });
    expect(policyRate(bocom, 'utility-model', '4')).toMatchObject({ pledgeRate: '0.15', ground: 'taken' });
    expect(policyRate(bocom, 'design', null)).toEqual({ pledgeRate: '0', ground: 'not-taken', source: null });
    expect(() => policyRate(bocom, 'trademark', null)).toThrow(/DATA_UNKNOWN.*30 % in one source/);
  });
});
