import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharePoolRecovery } from '../../../src/pool/scheme/share-recovery.ts';
import { layer, schemeOf, zhongshan } from './rules.ts';

const rows = [layer('government', '0.54'), layer('insurer', '0.16'), layer('valuationFirm', '0.04')];
const ordered = (order: 'pariPassu' | 'bankFirst' | 'publicFirst') =>
  schemeOf(rows, { recovery: { order, destination: 'pool' } });

const ORDERS = ['pariPassu', 'bankFirst', 'publicFirst'] as const;
/** Of a loss of 10 million. */
const BURDENS = { layers: [540_000_000, 160_000_000, 40_000_000], remainder: 260_000_000 };

describe('sharePoolRecovery', () => {
  // 1 Worked examples: 1.0 million recovered after a payment at 54/26/16/4.
  it('returns 1.0 million pari passu as 540,000 / 260,000 / 160,000 / 40,000', () => {
    expect(sharePoolRecovery(zhongshan, BURDENS, 100_000_000)).toEqual({
      layers: [54_000_000, 16_000_000, 4_000_000],
      remainder: 26_000_000,
      surplus: 0,
    });
  });
  it('pays the bank first up to its burden, or the public parties', () => {
    expect(sharePoolRecovery(ordered('bankFirst'), BURDENS, 100_000_000)).toMatchObject({ remainder: 100_000_000 });
    expect(sharePoolRecovery(ordered('bankFirst'), BURDENS, 334_000_000)).toEqual({
      layers: [54_000_000, 16_000_000, 4_000_000],
      remainder: 260_000_000,
      surplus: 0,
    });
    expect(sharePoolRecovery(ordered('publicFirst'), BURDENS, 100_000_000).layers).toEqual([100_000_000, 0, 0]);
    expect(sharePoolRecovery(ordered('publicFirst'), BURDENS, 586_000_000)).toEqual({
      layers: [540_000_000, 16_000_000, 4_000_000],
      remainder: 26_000_000,
      surplus: 0,
    });
  });
  it('reports what exceeds the whole loss as owed to the debtor', () => {
    const { surplus, ...got } = sharePoolRecovery(zhongshan, BURDENS, 1_000_000_001);
    expect(surplus).toBe(1);
    expect(got).toEqual(BURDENS);
  });

  // 2 Laws.
  it('gives out every fen, and nobody more than it bears', () => {
    const fen = fc.nat(10 ** 12);
    fc.assert(
      fc.property(
        fc.tuple(fen, fen, fen, fen),
        fc.nat(5 * 10 ** 12),
        fc.constantFrom(...ORDERS),
        (burdens, amount, order) => {
          const [a, b, c, remainder] = burdens;
          const got = sharePoolRecovery(ordered(order), { layers: [a, b, c], remainder }, amount);
          const shares = [...got.layers, got.remainder];
          expect(shares.reduce((sum, share) => sum + share, got.surplus)).toBe(amount);
          for (const [i, share] of shares.entries()) expect(share).toBeLessThanOrEqual(burdens[i]!);
          expect(got.surplus).toBe(Math.max(0, amount - (a + b + c + remainder)));
        },
      ),
    );
  });

  // 4 Refusals.
  it('refuses an order that no source tells, by name', () => {
    const recovery = { order: { unknown: 'recovery.order', note: null }, destination: 'pool' } as const;
    expect(() => sharePoolRecovery(schemeOf(rows, { recovery }), BURDENS, 1)).toThrow(/DATA_UNKNOWN.*recovery.order/);
  });
});
