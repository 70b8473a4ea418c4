import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSettlements, compareWithLedger } from './compare-settlements.ts';
import { anyPool } from './random-pool.ts';

describe('the settlement of a scenario', () => {
  it('gives every fen to the party that the exact rules give it to, whatever the scheme', () => {
    let events = 0;
    fc.assert(
      fc.property(anyPool, (request) => {
        events += compareSettlements(request, 4, 11);
      }),
      { numRuns: 150 },
    );
    expect(events).toBeGreaterThan(1000);
  });

  it('comes to what the ledger comes to when it is told the same events', () => {
    let claims = 0;
    const simple = anyPool.map((pool) => ({
      ...pool,
      book: { ...pool.book, startQuarter: new Int32Array(pool.book.loans), repayment: new Uint8Array(pool.book.loans) },
      schemes: pool.schemes.map((rules) => ({
        ...rules,
        lossFloor: null,
        suspensions: [],
        portfolioCaps: [],
        pool: { ...rules.pool, kind: 'stock' as const },
      })),
      quartersIntoYear: 0,
    }));
    fc.assert(
      fc.property(simple, (request) => {
        claims += compareWithLedger(request, 2, 17);
      }),
      { numRuns: 60 },
    );
    expect(claims).toBeGreaterThan(500);
  });
});
