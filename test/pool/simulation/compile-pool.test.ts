import { describe, expect, it } from 'vitest';
import type { SchemeRules } from '../../../src/domain/scheme-terms.ts';
import { compilePool, type PoolRequest } from '../../../src/pool/simulation/compile-pool.ts';
import { exposureTables } from '../../../src/pool/simulation/exposure-tables.ts';
import { triggerLag } from '../../../src/pool/simulation/scheme-needs.ts';
import { simulateRange } from '../../../src/pool/simulation/simulate-range.ts';
import { layer, rulesOf } from '../scheme/rules.ts';
import { oddBook } from './random-pool.ts';
import { smallPool } from './small-pool.ts';

const rules = smallPool().schemes[0]!;
const unknown = (term: string) => ({ unknown: term, note: 'not published' });
const compiled = (more: Partial<PoolRequest> = {}) => compilePool(smallPool(more));
const withRules = (more: Partial<SchemeRules>) => compiled({ schemes: [{ ...rules, ...more }] });

describe('compilePool', () => {
  it('lays out the 10 × pool as plain numbers that can be cloned', () => {
    const model = compiled();
    expect(model.schemes[0]!.parties).toEqual(['government', 'insurer', 'valuationFirm', 'bank']);
    expect(Array.from(model.schemes[0]!.split.bandShare)).toEqual([540_000, 160_000, 40_000]);
    expect(model.periods).toBe(6); // the last claims wait two quarters for what the pledge brings
    const clone = structuredClone(model);
    expect(simulateRange(clone, { seed: 1, from: 0, to: 50 })).toEqual(
      simulateRange(model, { seed: 1, from: 0, to: 50 }),
    );
  });

  it('marks what a result depends on', () => {
    expect(compiled().hash).toBe(compiled().hash);
    const others = [
      compiled({ money: [{ opening: '70000000.01' }] }),
      withRules({ stackingCap: '0.9' }),
      compiled({ quartersIntoYear: 1 }),
      compiled({ pledge: { ...smallPool().pledge, noSaleProbability: 0.1 } }),
    ];
    expect(new Set([compiled(), ...others].map(({ hash }) => hash)).size).toBe(5);
  });

  it('runs repayment down as a schedule does', () => {
    const book = { ...oddBook(3, 1, 8), loans: 3 };
    const columns = {
      ...book,
      repayment: Uint8Array.of(0, 1, 2),
      termQuarters: Int32Array.of(4, 4, 4),
      annualRate: Float64Array.of(0.04, 0.04, 0.04),
    };
    const { profile, share } = exposureTables(columns, Int32Array.of(0, 1, 2));
    const row = (p: number): number[] => Array.from(share.subarray(profile[p]!, profile[p]! + 4));
    expect(row(0)).toEqual([1, 1, 1, 1]);
    expect(row(1)).toEqual([1, 0.75, 0.5, 0.25]);
    // 1,000 at 1 % a quarter in four payments of 256.28: 753.72, 504.98, 253.74
    expect(row(2).map((x) => Math.round(x * 100_000) / 100)).toEqual([1000, 753.72, 504.98, 253.74]);
  });

  it('tells quarters from default to claim', () => {
    const test = {
      combination: 'all',
      daysPastDue: 180,
      isNonPerforming: true,
      monthsNonPerforming: 4,
      courtFiling: true,
      writeOff: false,
      recognisedBy: null,
    } as const;
    expect(triggerLag(test, 6)).toBe(2);
    expect(triggerLag({ ...test, combination: 'any' }, 6)).toBe(0);
    expect(triggerLag({ ...test, writeOff: true }, 6)).toBe(6);
  });

  it('refuses by name all terms that are needed and unknown, and no others', () => {
    const open: Partial<SchemeRules> = {
      compensable: { ...rules.compensable, components: unknown('compensable.components') },
      pool: {
        ...rules.pool,
        isLimitedToBalance: unknown('pool.isLimitedToBalance'),
        leverage: unknown('pool.leverage'),
      },
      shortage: { rule: unknown('shortage.rule'), carriesForward: false },
    };
    expect(() => withRules(open)).toThrow(/DATA_UNKNOWN/);
    expect(() => withRules(open)).toThrow(/scheme test@1 compensable\.components.*not published/);
    expect(() => withRules(open)).toThrow(/pool\.isLimitedToBalance/);
    expect(() => withRules(open)).toThrow(/shortage\.rule/);
    expect(() => withRules({ pool: { ...rules.pool, leverage: unknown('pool.leverage') } })).not.toThrow();
    // no recovery comes after a final loss, so that their order is not asked for
    expect(() =>
      withRules({ recovery: { order: unknown('recovery.order'), destination: unknown('x') } }),
    ).not.toThrow();
    const payout = { ...rules.payout, manner: 'atNonPerforming' } as const;
    const late = { payout, recovery: { order: unknown('recovery.order'), destination: 'pool' } } as const;
    expect(() => withRules(late)).toThrow(/DATA_UNKNOWN.*recovery\.order/);
    expect(() =>
      withRules({ layers: [layer('government', '0.5', { share: unknown('layers.government.share') })] }),
    ).toThrow(/layers\.government\.share/);
  });

  it('refuses a book with loans outside the rules, with each place', () => {
    const limits = { ...rules.limits, maximumLoan: '4000000' };
    expect(() => withRules({ limits })).toThrow(
      /INPUT_INVALID: book row 0: outside the rules of scheme test@1: loan-too-large/,
    );
    expect(() => withRules({ limits })).toThrow(/and 120 more/);
    const tiers = [
      {
        dimension: 'firmClass',
        party: 'government',
        isMarginal: false,
        steps: [{ upTo: null, is: 'A', share: '0.6', addition: null }],
      },
    ] as const;
    expect(() => withRules({ tiers })).toThrow(/INPUT_INVALID.*tiers\.government\.firmClass/);
  });

  it('refuses what cannot be, before any work', () => {
    expect(() => compiled({ money: [] })).toThrow(/ARGUMENT_INVALID: money: one entry a scheme expected; met 0/);
    expect(() => compiled({ quartersIntoYear: 4 })).toThrow(/quartersIntoYear.*met 4/);
    expect(() => compiled({ horizonQuarters: 3 })).toThrow(/ARGUMENT_INVALID/);
    const { pledge, book } = smallPool();
    expect(() => compiled({ pledge: { ...pledge, noSaleProbability: 1.5, priceShare: Number.NaN } })).toThrow(
      /pledge\.noSaleProbability: 0 to 1 expected; met 1\.5\n.*pledge\.priceShare.*NaN/,
    );
    expect(() => compiled({ book: { ...book, scheme: book.scheme.map(() => 2) } })).toThrow(
      /book\.scheme\[0\]: no such scheme; met 2/,
    );
    expect(() => compiled({ money: [{ opening: '-1' }] })).toThrow(/money\.opening/);
    expect(() => compiled({ money: [{ opening: '1', annualInterest: 2 }] })).toThrow(
      /money\[0\]\.annualInterest.*met 2/,
    );
    const floor = { rate: '0.1', ceiling: null, isMarginal: true, denominator: 'balance' } as const;
    const payout = { ...rules.payout, manner: 'advanceThenSettle', advanceShare: '0.5' } as const;
    expect(() => withRules({ lossFloor: floor, payout })).toThrow(/DATA_INVALID.*lossFloor/);
    expect(() => withRules({ layers: rulesOf([layer('government', '0.7'), layer('insurer', '0.4')]).layers })).toThrow(
      /DATA_INVALID/,
    );
  });
});
