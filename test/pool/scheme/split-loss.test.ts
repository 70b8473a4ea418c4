import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FenScheme } from '../../../src/pool/scheme/fen-scheme.ts';
import { type FenSplit, type LayerRoom, splitLoss } from '../../../src/pool/scheme/split-loss.ts';
import { decimalSplit } from './decimal-split.ts';
import { layer, layersOf, schemeOf, tier, weihai, zhongshan } from './rules.ts';

const split = (scheme: FenScheme, fen: number, room?: LayerRoom, other = 0): FenSplit =>
  splitLoss(scheme, layersOf(scheme), { loss: fen, compensable: fen, otherPublic: other }, room);

const parts = (scheme: FenScheme, fen: number, room?: LayerRoom): number[] => {
  const { layers, remainder } = split(scheme, fen, room);
  return [...layers, remainder];
};

const total = ({ layers, remainder }: FenSplit): number => layers.reduce((sum, amount) => sum + amount, remainder);

describe('splitLoss', () => {
  // 1 Worked examples. Shares as published; amounts by largest remainder, ties to the earlier layer.
  it('splits 1,234,567.89, 1.08 and 1.14 at 54/16/4/26 without losing a fen', () => {
    expect(parts(zhongshan, 123_456_789)).toEqual([66_666_666, 19_753_086, 4_938_272, 32_098_765]);
    expect(parts(zhongshan, 108)).toEqual([59, 17, 4, 28]);
    expect(parts(zhongshan, 114)).toEqual([62, 18, 4, 30]);
  });
  it('gives fen that are left over to the largest remainders, the bank among them', () => {
    // 0.65 / 0.65 / 11.70: two fen are left, one is the bank's, one the first layer's
    expect(parts(schemeOf([layer('government', '0.05'), layer('insurer', '0.05')]), 13)).toEqual([1, 0, 12]);
  });
  it('rounds no fen on top of a cap', () => {
    expect(parts(schemeOf([layer('government', '0.5', { perLoanCap: '0.01' })]), 3)).toEqual([1, 2]);
    expect(parts(schemeOf([layer('government', '0.5', { perLoanCap: '0.02' })]), 3)).toEqual([2, 1]);
  });
  it('lets what exceeds a cap fall to the bank (Weihai, first year and later)', () => {
    expect(parts(weihai('1000000'), 300_000_000)).toEqual([120_000_000, 60_000_000, 120_000_000]);
    expect(parts(weihai('1000000'), 600_000_000)).toEqual([240_000_000, 100_000_000, 260_000_000]);
    expect(parts(weihai('1500000'), 600_000_000)).toEqual([240_000_000, 120_000_000, 240_000_000]);
    expect(split(weihai('1000000'), 600_000_000).cuts).toEqual([null, 'loan-cap']);
  });
  it('pays a layer nothing where the one it requires pays nothing', () => {
    const { layers, cuts, remainder } = split(weihai('1000000'), 300_000_000, [0, null]);
    expect({ layers, cuts, remainder }).toEqual({
      layers: [0, 0],
      cuts: ['other-cap', 'requires'],
      remainder: 300_000_000,
    });
  });
  // Source: Anhui pool: all public money together at most 80 %.
  it('keeps public money together to its cap, the last layer cut first, other public money counted', () => {
    const anhui = schemeOf([layer('region', '0.35'), layer('government', '0.50')], { stackingCap: '0.8' });
    expect(split(anhui, 200_000_000)).toMatchObject({ layers: [70_000_000, 90_000_000], cuts: [null, 'stacking'] });
    expect(split(anhui, 200_000_000, [], 100_000_000).layers).toEqual([60_000_000, 0]);
  });
  // 4321: guarantor 80 of the loss, of which the re-guarantor takes 30/80 and the city 10 of the whole.
  it('hands out no fen that the bank does not hold, where layers of the loss stand after a residual', () => {
    const crowded = schemeOf([
      layer('government', '0.9', { of: 'residual' }),
      layer('insurer', '0.333333'),
      layer('guarantor', '0.333333'),
      layer('valuationFirm', '0.333333'),
    ]);
    for (let loss = 0; loss < 2_000; loss++) {
      const all = parts(crowded, loss);
      expect([loss, Math.min(...all), all.reduce((sum, part) => sum + part, 0)]).toEqual([
        loss,
        expect.any(Number),
        loss,
      ]);
      expect(Math.min(...all), `a loss of ${loss}`).toBeGreaterThanOrEqual(0);
    }
  });
  it('relieves the party that a layer is a share of', () => {
    const nested = schemeOf([
      layer('guarantor', '0.8'),
      layer('reGuarantor', '0.375', { of: 'guarantor' }),
      layer('government', '0.125', { of: 'guarantor' }),
    ]);
    expect(parts(nested, 100_000)).toEqual([43_750, 30_000, 6_250, 20_000]);
    expect(parts(nested, 3)).toEqual([1, 1, 0, 1]);
  });
  it('takes a residual of what the bank bears so far, half a fen to the layer', () => {
    const residual = schemeOf([layer('insurer', '0.5'), layer('government', '0.5', { of: 'residual' })]);
    expect(parts(residual, 1_000)).toEqual([500, 250, 250]);
    expect(parts(residual, 2)).toEqual([1, 1, 0]);
    const ofBank = schemeOf([layer('insurer', '0.5'), layer('government', '0.5', { of: 'bank' })]);
    expect(parts(ofBank, 1_002)).toEqual(parts(residual, 1_002));
  });
  it('leaves to the bank what is not compensable', () => {
    const { layers, remainder } = splitLoss(zhongshan, layersOf(zhongshan), {
      loss: 110_000,
      compensable: 100_000,
      otherPublic: 0,
    });
    expect([...layers, remainder]).toEqual([54_000, 16_000, 4_000, 36_000]);
  });
  it('gives each part of the loss its own share where bands are marginal, the last band all of it where they are cliffs', () => {
    const steps = [{ upTo: '150000', share: '0.85' }, { upTo: '180000', share: '0.5' }, { share: '0.75' }];
    const cliff = tier('loanSize', 'government', ...steps);
    const marginal = { ...cliff, isMarginal: true };
    const of = (one: typeof cliff): number =>
      splitLoss(
        schemeOf([layer('government', '0')], { tiers: [one] }),
        layersOf(schemeOf([layer('government', '0')], { tiers: [one] }), { amount: 20_000_000 }),
        { loss: 20_000_000, compensable: 20_000_000, otherPublic: 0 },
      ).layers[0]!;
    expect(of(cliff)).toBe(15_000_000); // 200,000 × 75 %
    expect(of(marginal)).toBe(15_750_000); // 150,000 × 85 % + 30,000 × 50 % + 20,000 × 75 %
  });

  // 2 Laws.
  const share = fc.integer({ min: 0, max: 250_000 }).map((n) => `0.${String(n).padStart(6, '0')}`);
  const cap = fc.option(fc.integer({ min: 1, max: 10 ** 9 }).map(String));
  const stages = fc
    .tuple(
      share,
      share,
      share,
      cap,
      fc.constantFrom('loss', 'residual', 'insurer') as fc.Arbitrary<'loss'>,
      fc.option(share),
    )
    .map(([a, b, c, most, of, stacking]) =>
      schemeOf([layer('insurer', a), layer('government', b, { perLoanCap: most }), layer('region', c, { of })], {
        stackingCap: stacking,
      }),
    );
  const fen = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  const room = fc.option(fc.integer({ min: 0, max: 10 ** 12 }));
  it('gives every fen of every loss to exactly one party, nobody less than nothing', () => {
    fc.assert(
      fc.property(stages, fen, room, (scheme, loss, left) => {
        const result = split(scheme, loss, [null, null, left]);
        expect(total(result)).toBe(loss);
        expect(Math.min(...result.layers, result.remainder)).toBeGreaterThanOrEqual(0);
        if (left !== null) expect(result.layers[2]).toBeLessThanOrEqual(left);
      }),
    );
  });
  it('never asks more of a layer when its room shrinks', () => {
    fc.assert(
      fc.property(stages, fen, fc.nat(10 ** 12), fc.nat(10 ** 12), (scheme, loss, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((left) => split(scheme, loss, [null, null, left]));
        expect(less!.layers[2]).toBeLessThanOrEqual(more!.layers[2]!);
      }),
    );
  });

  // 3 An independent way: the split in decimals by `allocate`.
  it('agrees with the split in decimals', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 3, maxLength: 3 }), cap, fen, (shares, most, loss) => {
        const rows = (['government', 'insurer', 'valuationFirm'] as const).map((party, i) =>
          layer(party, shares[i]!, { perLoanCap: i === 1 ? most : null }),
        );
        const { rules } = schemeOf(rows);
        const text = `${Math.floor(loss / 100)}.${String(loss % 100).padStart(2, '0')}`;
        const slow = decimalSplit(
          {
            id: 'test',
            version: 1,
            title: rules.title,
            layers: rows.map(({ party, share: of, perLoanCap }) => ({
              party,
              share: of as string,
              perLoanCap: perLoanCap as string | null,
            })),
            remainder: 'bank',
            poolParty: 'government',
            compensationBase: 'principal',
            poolSize: '1',
            isLimitedToBalance: true,
            leverage: null,
            maximumLoan: null,
          },
          { principal: text, interest: '0' },
        );
        expect(parts(schemeOf(rows), loss)).toEqual(slow.parts.map(({ amount }) => Number(amount.replace('.', ''))));
      }),
    );
  });

  // 4 Refusals.
  it('refuses a stacking cap that no source tells, by name', () => {
    const unknown = schemeOf([layer('government', '0.5')], { stackingCap: { unknown: 'stackingCap', note: null } });
    expect(() => split(unknown, 100)).toThrow(/DATA_UNKNOWN.*test@1 stackingCap/);
  });
});
