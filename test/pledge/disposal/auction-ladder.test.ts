import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auctionLadder, forfeitedDeposit, reserveWithSurplus } from '../../../src/pledge/disposal/auction-ladder.ts';
import { refusalOf } from '../../support/formulas.ts';

const ONLINE = { leastFirstShare: '0.7', mostCut: '0.2' };

describe('auctionLadder', () => {
  // 1 Worked example. Source: the two auction rules; appraisal 10 million: online 700 / 560, in a room 1000 / 800 / 640.
  it('comes down from round to round', () => {
    const online = auctionLadder({ appraisal: '10000000', firstShare: '0.7', cut: '0.2', rounds: 2 }, ONLINE);
    expect(online.rounds.map(({ reserve }) => reserve)).toEqual(['7000000.00', '5600000.00']);
    expect(online.saleReserve).toBe('5600000.00');
    const room = auctionLadder({ appraisal: '10000000', firstShare: '1', cut: '0.2', rounds: 3 });
    expect(room.rounds.map(({ reserve, share }) => [reserve, share])).toEqual([
      ['10000000.00', '1'],
      ['8000000.00', '0.8'],
      ['6400000.00', '0.64'],
    ]);
  });
  it('asks for a reserve with a surplus, and spends a forfeited deposit in order', () => {
    expect(reserveWithSurplus('500', { claims: '450', costs: '30' })).toBe('500.00');
    expect(reserveWithSurplus('500', { claims: '480', costs: '30' })).toBe('510.01');
    expect(forfeitedDeposit('100', { costs: '20', shortfall: '50', debt: '1000' })).toEqual({
      costs: '20.00',
      shortfall: '50.00',
      debt: '30.00',
      returned: '0.00',
    });
    expect(forfeitedDeposit('100', { costs: '20', shortfall: '-5', debt: '10' }).returned).toBe('70.00');
  });

  // 2 Laws.
  it('never rises, and rounds up to the fen so that no reserve is below its share', () => {
    const share = fc.integer({ min: 1, max: 100 }).map((n) => (n / 100).toFixed(2));
    const cut = fc.integer({ min: 0, max: 99 }).map((n) => (n / 100).toFixed(2));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), share, cut, (fen, firstShare, by) => {
        const appraisal = (fen / 100).toFixed(2);
        const reserves = auctionLadder({ appraisal, firstShare, cut: by, rounds: 4 }).rounds.map((r) =>
          Number(r.reserve),
        );
        for (const [i, reserve] of reserves.entries()) expect(reserve).toBeLessThanOrEqual(reserves[i - 1] ?? reserve);
        expect(reserves[0]).toBeGreaterThanOrEqual((fen / 100) * Number(firstShare) - 1e-6);
      }),
    );
  });

  // 4 Refusals.
  it('holds the reserves against the rule, both at once', () => {
    const message = refusalOf(() =>
      auctionLadder({ appraisal: '100', firstShare: '0.69', cut: '0.21', rounds: 2 }, ONLINE),
    );
    expect(message).toContain('INPUT_INVALID: auction ladder /firstShare: a first reserve of at least 0.7');
    expect(message).toContain('met 0.69');
    expect(message).toContain('/cut: a cut of at most 0.2 expected; met 0.21');
  });
  it('refuses what is no ladder', () => {
    const message = refusalOf(() => auctionLadder({ appraisal: '0', firstShare: 'x', cut: '1', rounds: 0 }));
    for (const place of ['/appraisal', '/firstShare', '/cut', '/rounds']) expect(message).toContain(place);
  });
});
