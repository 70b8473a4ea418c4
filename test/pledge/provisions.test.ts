import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { ruleOn } from '../../src/catalog/rules-in-force.ts';
import { provisionCoverage, provisionRates, requiredProvisions } from '../../src/pledge/provisions.ts';

const rates = provisionRates(ruleOn(loadCatalog().lendingRules, 'cn-loan-loss-provisions', '2025-06-30', 'test'));

describe('requiredProvisions', () => {
  // 1 Rates of 银发〔2002〕98号: 2 %, 25 %, 50 %, 100 %, and 1 % on all.
  it('adds up the classes and the general provision', () => {
    const balances = { normal: '1000', specialMention: '100', substandard: '40', doubtful: '20', loss: '5' };
    expect(requiredProvisions(balances, rates.specific, rates.general)).toEqual({
      byClass: { normal: '0', specialMention: '2', substandard: '10', doubtful: '10', loss: '5' },
      specific: '27',
      general: '11.65',
      total: '38.65',
    });
  });
  // 2 Law: a loan in a worse class never asks for less.
  it('never falls when a balance moves to a worse class', () => {
    const classes = ['normal', 'specialMention', 'substandard', 'doubtful', 'loss'] as const;
    fc.assert(
      fc.property(fc.array(fc.nat(1e6), { minLength: 5, maxLength: 5 }), fc.nat(3), (amounts, from) => {
        const book = (moved: boolean) =>
          Object.fromEntries(
            classes.map((name, i) => [
              name,
              moved && i === from ? 0 : amounts[i]! + (moved && i === from + 1 ? amounts[from]! : 0),
            ]),
          );
        const total = (moved: boolean) => Number(requiredProvisions(book(moved), rates.specific, rates.general).total);
        expect(total(true)).toBeGreaterThanOrEqual(total(false));
      }),
    );
  });
  // 4
  it('refuses a negative balance, an unknown class and a rate above 1', () => {
    expect(() => requiredProvisions({ loss: '-1' }, rates.specific)).toThrow(/balances \/loss.*met "-1"/);
    expect(() => requiredProvisions({ bad: 1 } as never, rates.specific)).toThrow(/bad/);
    expect(() => requiredProvisions({}, { loss: '1.5' })).toThrow(/rates \/loss.*met "1.5"/);
    expect(() => requiredProvisions({}, {}, '-0.01')).toThrow(/general rate .*met "-0.01"/);
  });
});

describe('provisionCoverage', () => {
  // 1 By hand: 55 over 35 + 10 + 5 is 110 %, of 1050 in all.
  it('compares provisions with the three non-performing classes', () => {
    const found = provisionCoverage({ normal: 800, specialMention: 200, substandard: 35, doubtful: 10, loss: 5 }, 55);
    expect(found).toMatchObject({ nonPerforming: '50', coverage: '1.1' });
    expect(Number(found.nonPerformingRatio)).toBeCloseTo(50 / 1050, 15);
    expect(Number(found.loanRatio)).toBeCloseTo(55 / 1050, 15);
  });
  it('refuses a ratio to nothing', () => {
    expect(() => provisionCoverage({ normal: 800 }, 55)).toThrow(/NO_SOLUTION.*nothing is non-performing/);
  });
});
