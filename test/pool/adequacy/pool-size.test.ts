import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../../src/base/errors.ts';
import type { PoolBook } from '../../../src/domain/pool-book.ts';
import { exhaustionOutlook } from '../../../src/pool/adequacy/exhaustion-outlook.ts';
import { maxLeverage } from '../../../src/pool/adequacy/max-leverage.ts';
import { movePool } from '../../../src/pool/adequacy/pool-move.ts';
import { requiredPool } from '../../../src/pool/adequacy/required-pool.ts';
import type { PoolRequest } from '../../../src/pool/simulation/compile-pool.ts';
import { layer, rulesOf } from '../scheme/rules.ts';
import { smallPool } from '../simulation/small-pool.ts';

/** Of one default: 54 % of what 5 million less 1 million lose. */
const CLAIM = 216_000_000;
const ASKED = { seed: 11, scenarios: 4000 };
const student = { factors: ['economy'], correlation: null, copula: { degreesOfFreedom: 4 } } as const;

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (isIpworthError(error)) return error.message;
    throw error;
  }
  return 'no refusal';
}

/** Loans of five sizes. */
const unequal = (): PoolRequest => {
  const pool = smallPool();
  const principal = pool.book.principal.map((_, i) => 100_000_000 * (1 + (i % 5)));
  const book: PoolBook = { ...pool.book, principal, pledgeValue: principal.map((fen) => fen / 5) };
  return { ...pool, book };
};

describe('the pool of pledge-and-pools.md §4.4: 140 loans of 5 million, 2.16 million a default', () => {
  it('needs by law the quantiles of defaults told there, 12, 18 and 27', () => {
    const needed = [0.95, 0.99, 0.999].map((probability) => requiredPool(smallPool(), { ...ASKED, probability }));
    expect(needed.map(({ required }) => required.estimate / CLAIM)).toEqual([12, 18, 27]);
    expect(needed[1]).toMatchObject({ lent: 70_000_000_000, how: { method: 'law', seed: null, scenarios: null } });
    expect(needed[1]!.leverage).toBeCloseTo(70_000 / 3888, 12);
  });

  it('bears the leverages told there in the limit of many loans', () => {
    const largest = [0.95, 0.99, 0.999].map((probability) => maxLeverage(smallPool(), { ...ASKED, probability }));
    expect(largest.map(({ largePoolLeverage }) => largePoolLeverage!.toFixed(3))).toEqual([
      '29.826',
      '19.639',
      '12.978',
    ]);
    expect(largest[1]).toMatchObject({ presentLeverage: 10, headroom: Math.floor((7e9 * 7e10) / (18 * CLAIM)) - 7e10 });
  });

  it('is exhausted as often as told there, under both copulas', () => {
    const outlook = (pool: PoolRequest) => exhaustionOutlook(pool, { ...ASKED, openings: ['70000000'] }).openings[0]!;
    const gauss = outlook(smallPool());
    expect(gauss.largePool).toBeCloseTo(0.000140126, 9);
    expect(gauss.exact).toBeCloseTo(0.000281217, 9);
    const heavy = outlook(smallPool({ dependence: student }));
    expect(heavy.largePool).toBeCloseTo(0.019647327, 9);
    for (const { gap } of [gauss, heavy]) expect(Math.abs(gap!)).toBeLessThan(4);
  });
});

describe('laws of the requirement', () => {
  const needOf = (pool: PoolRequest, by: 'law' | 'simulation' = 'simulation') =>
    requiredPool(pool, { ...ASKED, scenarios: 1000, probability: 0.99, by }).required.estimate;

  it('more pool never lasts less, and time never unsays an exhaustion', () => {
    const openings = ['0', '5000000', '20000000', '38880000', '90000000'];
    const { openings: rows } = exhaustionOutlook(unequal(), { ...ASKED, scenarios: 1000, openings });
    rows.forEach(({ byQuarter }, i) => {
      byQuarter.forEach(({ estimate }, t) => {
        if (t > 0) expect(estimate).toBeGreaterThanOrEqual(byQuarter[t - 1]!.estimate);
        if (i > 0) expect(estimate).toBeLessThanOrEqual(rows[i - 1]!.byQuarter[t]!.estimate);
      });
    });
  });

  it('a higher default probability never asks for less, on the same random numbers', () => {
    const times = fc.tuple(fc.double({ min: 0.5, max: 6, noNaN: true }), fc.double({ min: 1, max: 2, noNaN: true }));
    fc.assert(
      fc.property(times, ([k, more]) => {
        const at = (defaultProbabilityTimes: number) => movePool(smallPool(), { defaultProbabilityTimes });
        for (const by of ['law', 'simulation'] as const) {
          expect(needOf(at(k * more), by)).toBeGreaterThanOrEqual(needOf(at(k), by));
        }
      }),
      { numRuns: 8 },
    );
  });

  it('a share of nothing needs nothing', () => {
    const none = smallPool({ schemes: [rulesOf([layer('government', '0')])] });
    for (const by of ['law', 'simulation'] as const) {
      expect(requiredPool(none, { ...ASKED, probability: 0.99, by })).toMatchObject({
        required: { estimate: 0 },
        leverage: null,
      });
    }
    expect(maxLeverage(none, { ...ASKED, probability: 0.99 })).toMatchObject({ leverage: null, headroom: null });
  });

  it('scales with money', () => {
    const pool = unequal();
    const book = {
      ...pool.book,
      principal: pool.book.principal.map((fen) => 3 * fen),
      pledgeValue: pool.book.pledgeValue.map((fen) => 3 * fen),
    };
    for (const by of ['law', 'simulation'] as const) {
      expect(needOf({ ...pool, book }, by)).toBe(3 * needOf(pool, by));
    }
  });
});

describe('law and scenarios', () => {
  it.each([
    ['equal loans', smallPool()],
    ['loans of five sizes', unequal()],
    ['a Student t copula', smallPool({ dependence: student })],
    ['no pledge', smallPool({ book: { ...smallPool().book, pledgeValue: new Float64Array(140) } })],
  ])('are within four standard errors: %s', (_, pool) => {
    const found = requiredPool(pool, { ...ASKED, probability: 0.95, isConfirmed: true });
    expect(found.how.method).toBe('law');
    expect(found.confirmation).toMatchObject({ seed: 12, scenarios: 4000, isBeyondFour: false });
    const drawn = requiredPool(pool, { ...ASKED, probability: 0.95, by: 'simulation', confidence: 0.9999 });
    expect(drawn.required.low!).toBeLessThanOrEqual(found.required.estimate);
    expect(drawn.required.high!).toBeGreaterThanOrEqual(found.required.estimate);
  });

  it('a pool of the size that scenarios asked for lasts as often in others', () => {
    const pool = smallPool({ pledge: { ...smallPool().pledge, annualVolatility: 0.4, factorCorrelation: 0.5 } });
    const found = requiredPool(pool, { ...ASKED, probability: 0.95, isConfirmed: true });
    expect(found.how.method).toBe('simulation');
    expect(found.how.notes.map(({ code }) => code)).toEqual(['uncertain-pledge', 'parameters-known']);
    expect(found.confirmation!.isBeyondFour).toBe(false);
    expect(found.required.low!).toBeLessThan(found.required.estimate);
  });

  it('say why there is no law', () => {
    const capped = (more: object) => smallPool({ schemes: [rulesOf([layer('government', '0.54', more)])] });
    const why = (pool: PoolRequest) =>
      requiredPool(pool, { seed: 1, scenarios: 200, probability: 0.9 }).how.notes.map(({ code }) => code)[0];
    expect(why(capped({ totalCap: '1000000' }))).toBe('caps-over-loans');
    expect(why(smallPool({ money: [{ opening: '1', topUps: ['0', '5'] }] }))).toBe('money-in-time');
    expect(why(smallPool({ book: { ...smallPool().book, repayment: new Uint8Array(140).fill(1) } }))).toBe(
      'claim-by-quarter',
    );
  });

  it('searches where what is covered depends on the balance', () => {
    const breaker = {
      metric: 'poolUsed',
      scope: 'pool',
      denominator: 'balance',
      ...{ warn: null, stopNew: '0.5', stopPay: null },
    } as const;
    const { book } = smallPool();
    const later = book.startQuarter.map((_, i) => (i % 2) * 2);
    const pool = smallPool({
      schemes: [rulesOf([layer('government', '0.54')], { suspensions: [breaker] })],
      // half of the loans are drawn after the breaker can have tripped
      book: { ...book, startQuarter: later, termQuarters: later.map((start) => 4 - start) },
    });
    const found = requiredPool(pool, { seed: 3, scenarios: 300, probability: 0.9 });
    expect(found.how.notes.map(({ code }) => code)).toContain('searched');
    expect(found.exhaustion.estimate).toBeLessThanOrEqual(0.1);
    expect(found.required.low!).toBeLessThanOrEqual(found.required.estimate);
  });
});

describe('what cannot be asked', () => {
  it('is refused by code and place, all faults at once, before any scenario', () => {
    const told = refusal(() =>
      requiredPool(smallPool(), { seed: -1, scenarios: 1e9, probability: 1, confidence: 2, scheme: 4 }),
    );
    expect(told).toMatch(/^ARGUMENT_INVALID/);
    for (const part of ['seed', 'scenarios', 'probability', 'confidence', 'scheme']) {
      expect(told).toContain(`requiredPool: ${part}:`);
    }
    expect(told).toContain('met 1000000000');
  });
  it.each([
    [() => exhaustionOutlook(smallPool(), { ...ASKED, openings: [] }), 'exhaustionOutlook: openings: one to fifty'],
    [() => exhaustionOutlook(smallPool(), { ...ASKED, openings: ['1.234'] }), 'openings[0]'],
    [() => maxLeverage(smallPool(), { ...ASKED, probability: 0 }), 'maxLeverage: probability: above 0 and below 1'],
    [
      () =>
        requiredPool(smallPool({ pledge: { ...smallPool().pledge, annualVolatility: 0.4 } }), {
          ...ASKED,
          probability: 0.9,
          by: 'law',
        }),
      'NO_SOLUTION: requiredPool: by: No law: what a pledge brings is uncertain.',
    ],
  ])('%#', (work, words) => {
    expect(refusal(work)).toContain(words);
  });
  it('stops when told to', () => {
    const signal = { aborted: true };
    expect(refusal(() => requiredPool(smallPool(), { ...ASKED, probability: 0.9, by: 'simulation', signal }))).toMatch(
      /^CANCELLED: requiredPool/,
    );
  });
});
