import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompensableTerms } from '../../../src/domain/scheme-terms.ts';
import { compensableLoss, imputeRecovery, type LossFacts } from '../../../src/pool/scheme/compensable-loss.ts';
import { inProportion, restPart, toFen, wholePart } from '../../../src/pool/scheme/fen.ts';
import { lossFloor } from '../../../src/pool/scheme/loss-floor.ts';
import { layer, schemeOf, zhongshan } from './rules.ts';

/** Principal 5,000,000, interest 210,000 and penalty 35,000, costs 74,400; sold at 1,200,000. */
const sold: LossFacts = {
  principal: 500_000_000,
  interest: 24_500_000,
  costs: 7_440_000,
  recovered: 120_000_000,
  imputation: 'interest-first',
  ipPart: 1_000_000,
  loanAmount: 500_000_000,
};

const sharing = (terms: Partial<CompensableTerms>) =>
  schemeOf([layer('government', '0.5')], { compensable: { ...zhongshan.rules.compensable, ...terms } });

describe('compensableLoss', () => {
  // 1 Worked examples.
  it('takes costs, interest, then principal, or principal before interest: 245,000 apart', () => {
    expect(imputeRecovery(sold)).toEqual({ principal: 411_940_000, interest: 0, costs: 0, surplus: 0 });
    const principalFirst = { ...sold, imputation: 'principal-first' } as const;
    expect(compensableLoss(zhongshan, sold)).toEqual({ loss: 411_940_000, compensable: 411_940_000 });
    expect(compensableLoss(zhongshan, principalFirst)).toEqual({ loss: 411_940_000, compensable: 387_440_000 });
  });
  it('leaves 239,600 to the debtor where the pledge brought 5,600,000', () => {
    const dear = { ...sold, costs: 11_540_000, recovered: 560_000_000 };
    expect(imputeRecovery(dear)).toEqual({ principal: 0, interest: 0, costs: 0, surplus: 23_960_000 });
    expect(compensableLoss(zhongshan, dear)).toEqual({ loss: 0, compensable: 0 });
  });
  it('shares interest too, the IP part alone, the gross debt or the amount of the loan, as the scheme says', () => {
    const unpaid = { ...sold, recovered: 0, ipPart: 333_333 };
    const of = (terms: Partial<CompensableTerms>, facts = unpaid) => compensableLoss(sharing(terms), facts).compensable;
    expect(of({ components: 'principalAndInterest' })).toBe(524_500_000);
    expect(of({ isIpPartOnly: true })).toBe(166_666_500);
    expect(of({ isIpPartOnly: true }, { ...unpaid, principal: 100 })).toBe(33);
    expect(of({ isNetOfRecoveries: false }, { ...sold, recovered: 60_000_000 })).toBe(471_940_000);
    expect(of({ isNetOfRecoveries: false, components: 'loanAmount' }, { ...unpaid, loanAmount: 1_000 })).toBe(1_000);
  });

  // 2 Laws.
  it('never shares more than the loss, and loses nothing of a recovery', () => {
    const fen = fc.nat(10 ** 12);
    const facts = fc.record({
      principal: fen,
      interest: fen,
      costs: fen,
      recovered: fen,
      imputation: fc.constantFrom('interest-first' as const, 'principal-first' as const),
      ipPart: fc.nat(1_000_000),
      loanAmount: fen,
    });
    fc.assert(
      fc.property(facts, fc.boolean(), fc.boolean(), (one, isNetOfRecoveries, isIpPartOnly) => {
        const { loss, compensable } = compensableLoss(sharing({ isNetOfRecoveries, isIpPartOnly }), one);
        expect(compensable).toBeLessThanOrEqual(loss);
        const { surplus } = imputeRecovery(one);
        expect(loss + one.recovered).toBe(one.principal + one.interest + one.costs + surplus);
      }),
    );
  });

  // 4 Refusals.
  it('names a base that no source tells', () => {
    const components = { unknown: 'compensable.components', note: null };
    expect(() => compensableLoss(sharing({ components }), sold)).toThrow(/DATA_UNKNOWN.*compensable.components/);
  });
});

describe('lossFloor', () => {
  const floor = (isMarginal: boolean, ceiling: string | null = null) =>
    schemeOf([layer('government', '0.5')], {
      lossFloor: { rate: '0.008', ceiling, isMarginal, denominator: 'balance' },
    });
  /** 1bn book, NPL 2.2 %, net loss 15m. */
  const year = { netLoss: 1_500_000_000, nonPerforming: 2_200_000_000, denominator: 100_000_000_000 };

  // 1 Worked examples.
  it('shares 9,545,454.55 above a marginal floor and 15m over a cliff', () => {
    expect(lossFloor(floor(true), year)).toBe(954_545_455);
    expect(lossFloor(floor(false), year)).toBe(1_500_000_000);
    expect(lossFloor(zhongshan, year)).toBe(1_500_000_000);
  });
  it('shares nothing at the floor, and nothing above a ceiling', () => {
    const atFloor = { ...year, nonPerforming: 800_000_000 };
    expect([lossFloor(floor(true), atFloor), lossFloor(floor(false), atFloor)]).toEqual([0, 0]);
    expect(lossFloor(floor(false), { ...atFloor, nonPerforming: 800_000_001 })).toBe(1_500_000_000);
    expect(lossFloor(floor(true, '0.011'), year)).toBe(204_545_455); // 15m × (1.1 − 0.8) ÷ 2.2
    expect(lossFloor(floor(false, '0.011'), year)).toBe(750_000_000);
  });

  // 2 Laws.
  it('leaves the floor to the bank: marginal never above cliff, cliff never above the loss', () => {
    const fen = fc.integer({ min: 1, max: 10 ** 13 });
    fc.assert(
      fc.property(
        fen,
        fen,
        fen,
        fc.option(fc.constantFrom('0.01', '0.03')),
        (netLoss, nonPerforming, book, ceiling) => {
          const one = { netLoss, nonPerforming, denominator: book };
          const [marginal, cliff] = [lossFloor(floor(true, ceiling), one), lossFloor(floor(false, ceiling), one)];
          expect(marginal).toBeLessThanOrEqual(cliff);
          expect(cliff).toBeLessThanOrEqual(netLoss);
        },
      ),
    );
  });

  // 4 Refusals.
  it.each([
    [{ ...year, netLoss: -1 }, /netLoss.*-1/],
    [{ ...year, nonPerforming: 0.5 }, /nonPerforming.*0.5/],
    [{ ...year, nonPerforming: 0 }, /bad loans/],
    [{ ...year, denominator: 0 }, /lending/],
  ])('refuses %j', (bad, message) => {
    expect(() => lossFloor(floor(true), bad)).toThrow(message);
  });
});

describe('whole fen', () => {
  it('takes parts as big integers would, up to 2^53', () => {
    const edge = fc.oneof(
      fc.maxSafeNat(),
      fc.integer({ min: 0, max: 9_007_199_254 }).map((n) => Math.max(0, n * 1_000_000 - 1)),
    );
    fc.assert(
      fc.property(edge, fc.nat(1_000_000), (amount, share) => {
        const product = BigInt(amount) * BigInt(share);
        expect(wholePart(amount, share)).toBe(Number(product / 1_000_000n));
        expect(restPart(amount, share)).toBe(Number(product % 1_000_000n));
      }),
      { numRuns: 1_000 },
    );
    expect(wholePart(Number.MAX_SAFE_INTEGER, 1_000_000)).toBe(Number.MAX_SAFE_INTEGER);
  });
  it('shares a total in proportion, each part within a fen of its own', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.array(fc.nat(10 ** 9), { minLength: 1, maxLength: 6 }), (total, weights) => {
        const sum = weights.reduce((a, b) => a + b, 0);
        fc.pre(sum > 0);
        const parts = inProportion(total, weights);
        expect(parts.reduce((a, b) => a + BigInt(b), 0n)).toBe(BigInt(total));
        for (const [i, part] of parts.entries()) {
          const gap = BigInt(part) * BigInt(sum) - BigInt(total) * BigInt(weights[i]!);
          expect(gap < BigInt(sum) && -gap < BigInt(sum)).toBe(true);
        }
      }),
    );
  });
  it('reads amounts to the fen', () => {
    expect([toFen('0.1', 'x'), toFen('12.30', 'x'), toFen(7, 'x')]).toEqual([10, 1230, 700]);
    expect(() => toFen('0.001', 'x')).toThrow(/ARGUMENT_INVALID.*0.001/);
  });
});
