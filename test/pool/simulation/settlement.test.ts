import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSettlements } from './compare-settlements.ts';
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
});
