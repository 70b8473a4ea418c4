import { describe, expect, it } from 'vitest';
import { reliefFromRoyalty } from '../../../models/income/relief-from-royalty.ts';
import { scenarios } from '../../../src/formula/analysis/scenarios.ts';
import { refusalOf } from '../../support/formulas.ts';

// The worked example of the model: 43.2 = (50 − 10) × 0.75 × (1 ÷ 1.25 + 1 ÷ 1.5625).
const BASE = {
  sales: ['1000', '1000'],
  royaltyRate: '0.05',
  maintenance: ['10', '10'],
  taxRate: '0.25',
  discountRate: '0.25',
  timing: 'year-end',
} as const;

describe('scenarios', () => {
  const found = (overrides: Readonly<Record<string, unknown>>) =>
    scenarios(reliefFromRoyalty, BASE, { one: overrides }).scenarios[0]!;

  // 1 Worked examples, by hand.
  it('gives each named case its outcome and its gap to the base', () => {
    const { base, scenarios: cases } = scenarios(reliefFromRoyalty, BASE, {
      cautious: { royaltyRate: '0.03' },
      'no upkeep': { maintenance: undefined },
    });
    expect(base.value).toBe('43.2');
    expect(cases.map((one) => [one.name, one.ok && one.outcome.value, one.ok && one.gap])).toEqual([
      ['cautious', '21.6', '-21.6'],
      ['no upkeep', '54', '10.8'],
    ]);
  });
  it('moves entries, and whole series by a factor', () => {
    expect(found({ 'sales[2]': '2000' })).toMatchObject({ gap: '24' });
    expect(found({ sales: { times: '0.5' } })).toMatchObject({ gap: '-27' });
    expect(found({ sales: ['1000', '1500'], 'sales[1]': '500' })).toMatchObject({ gap: '-3' });
    expect(found({ royaltyRate: { times: '1.2' } })).toMatchObject({ gap: '10.8' });
  });

  // 2 Laws.
  it('has no gap where nothing is overridden, and starts from an outcome as from its input', () => {
    expect(found({})).toMatchObject({ ok: true, gap: '0', outcome: reliefFromRoyalty(BASE) });
    expect(scenarios(reliefFromRoyalty, reliefFromRoyalty(BASE), {}).base).toEqual(reliefFromRoyalty(BASE));
  });

  // 4 Refusals.
  it('keeps refused cases with their faults', () => {
    const { scenarios: cases } = scenarios(reliefFromRoyalty, BASE, {
      bad: { royaltyRate: 5, taxRate: 7 },
      worse: { nothing: 1 },
      odd: { 'sales[3]': 1, royaltyRate: { times: '0.9' } },
      twice: { sales: { times: 2 }, 'sales[1]': 1 },
      none: { taxLife: { times: 2 }, discountRate: { times: 'x' } },
      good: {},
    });
    const faults = cases.map((one) => (one.ok ? [] : one.faults.map(({ at, problem }) => `${at}: ${problem}`)));
    expect(faults).toEqual([
      [
        'income/relief-from-royalty: royaltyRate: above the most allowed, 1',
        'income/relief-from-royalty: taxRate: above the most allowed, 1',
      ],
      ['income/relief-from-royalty: nothing: no such input'],
      ['income/relief-from-royalty: sales[3]: no such entry, the series has 1 to 2'],
      ['income/relief-from-royalty: sales[1]: moves twice'],
      [
        'income/relief-from-royalty: taxLife: no exact figure to move to',
        'income/relief-from-royalty: discountRate: no exact figure to move to',
      ],
      [],
    ]);
  });
  it('refuses a base that the model refuses', () => {
    expect(refusalOf(() => scenarios(reliefFromRoyalty, { ...BASE, taxRate: 2 }, {}))).toContain('taxRate');
  });
});
