import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reliefFromRoyalty } from '../../../models/income/relief-from-royalty.ts';
import { type SensitivityOptions, sensitivity } from '../../../src/formula/analysis/sensitivity.ts';
import { count, number, optional, perYear, share } from '../../../src/formula/quantities.ts';
import { LABEL, modelOf, refusalOf } from '../../support/formulas.ts';

const N = number(LABEL);
// The value is 1080 × royaltyRate at these figures: 1000 × 0.75 × (1 ÷ 1.25 + 1 ÷ 1.5625).
const ROYALTY = {
  sales: ['1000', '1000'],
  royaltyRate: '0.05',
  taxRate: '0.25',
  discountRate: '0.25',
  timing: 'year-end',
} as const;

describe('sensitivity', () => {
  const of = (formula: string, base: Record<string, unknown>, options: SensitivityOptions = {}) => {
    const inputs = Object.fromEntries(
      Object.entries(base).map(([name, value]) => [name, Array.isArray(value) ? perYear(N) : N]),
    );
    return sensitivity(modelOf({ value: formula }, inputs), base, options);
  };
  const names = (inputs: readonly { readonly input: string }[]) => inputs.map(({ input }) => input);

  // 1 Worked example, by hand.
  it('gives slope, elasticity and a tornado, the longest bar first', () => {
    const found = sensitivity(reliefFromRoyalty, ROYALTY, { ranges: { royaltyRate: ['0.02', '0.06'] } });
    expect(found).toMatchObject({ of: 'value', value: '54', kinks: [] });
    for (const still of ['maintenance', 'timing', 'taxLife']) expect(found.without).toContain(still);
    expect(names(found.inputs).slice(0, 2)).toEqual(['royaltyRate', 'sales[*]']);
    const [royaltyRate, sales, taxRate, decay] = ['royaltyRate', 'sales[*]', 'taxRate', 'annualDecay'].map((name) =>
      found.inputs.find(({ input }) => input === name),
    );
    expect(royaltyRate).toMatchObject({
      at: '0.05',
      tornado: {
        range: 'given',
        low: { at: '0.02', value: '21.6', gap: '-32.4' },
        high: { at: '0.06', value: '64.8', gap: '10.8' },
        swing: '43.2',
      },
    });
    expect(royaltyRate!.slope).toBeCloseTo(1080, 9);
    expect(royaltyRate!.elasticity).toBeCloseTo(1, 12);
    expect(sales).toMatchObject({ at: '1', tornado: { range: 'ten per cent either way', swing: '10.8' } });
    expect(taxRate!.slope).toBeCloseTo(-72, 10);
    expect(taxRate!.elasticity).toBeCloseTo(-1 / 3, 12);
    expect(decay).not.toHaveProperty('tornado'); // ten per cent of 0 is no range
    expect(decay!.slope).toBeCloseTo(-24, 10); // second year: 50 × 0.75 ÷ 1.5625
  });
  it('takes a series by the entries that ranges name', () => {
    const found = of('sum(s) × x', { s: [1, 2, 3], x: 2 }, { ranges: { 's[3]': [0, 5] } });
    expect(names(found.inputs)).toEqual(['s[3]', 'x']);
    expect(found.inputs[0]).toMatchObject({ slope: 2, elasticity: 0.5, tornado: { swing: '10' } });
  });
  it('says at which kinks it stands', () => {
    expect(of('min(x, y)', { x: 2, y: 2 }).kinks).toEqual([{ line: 'value', formula: 'min(x, y)' }]);
    expect(of('min(x, y)', { x: 2, y: 3 }).kinks).toEqual([]);
  });
  it('keeps to what the model allows, and reports the end of a given range that it refuses', () => {
    const inputs = { x: share(LABEL), n: count(LABEL), o: optional(N) };
    const model = modelOf({ value: 'x × n + either(o, 0)' }, inputs);
    const found = sensitivity(model, { x: '0.95', n: 3 }, { ranges: { n: [2, '2.5'] } });
    const byName = Object.fromEntries(found.inputs.map((one) => [one.input, one]));
    expect(byName.x?.tornado).toMatchObject({ low: { at: '0.855' }, high: { at: '1', value: '3' } });
    expect(byName.n?.tornado).toMatchObject({ high: { at: '2.5', faults: [{ problem: 'a whole number expected' }] } });
    expect(found.without).toEqual(['o']);
  });
  it('leaves out a slope that is beyond all bounds, and no other', () => {
    const found = of('sqrt(x) + 3 × y', { x: 0, y: 1 });
    expect(found.inputs.map(({ input, slope }) => [input, slope])).toEqual([
      ['y', 3],
      ['x', undefined],
    ]);
  });
  it('has no elasticity of nothing', () => {
    expect(of('x − 2', { x: 2 }).inputs[0]).not.toHaveProperty('elasticity');
  });

  // 2 Laws.
  it('has elasticities that are the powers of a product', () => {
    const figure = fc.integer({ min: 1, max: 400 }).map((x) => x / 16);
    fc.assert(
      fc.property(figure, figure, (x, y) => {
        const found = of('x^3 ÷ y × 7', { x, y });
        const [byX, byY] = ['x', 'y'].map((name) => found.inputs.find(({ input }) => input === name)?.elasticity);
        expect(byX).toBeCloseTo(3, 11);
        expect(byY).toBeCloseTo(-1, 11);
      }),
      { numRuns: 20 },
    );
  });

  // 3 Differential: the slope of a series' factor is that of its entries together.
  it('moves a series as its entries together', () => {
    const base = { s: [1, 2, 3], x: '0.1' };
    const formula = 'sum(s^2) × exp(x)';
    const whole = of(formula, base).inputs.find(({ input }) => input === 's[*]')?.elasticity as number;
    const entries = of(formula, base, { ranges: { 's[1]': [0, 9], 's[2]': [0, 9], 's[3]': [0, 9] } }).inputs;
    const total = entries.filter(({ input }) => input !== 'x').reduce((sum, { elasticity }) => sum + elasticity!, 0);
    expect(total).toBeCloseTo(whole, 12);
    expect(whole).toBeCloseTo(2, 12);
  });

  // 4 Refusals.
  it('refuses ranges that are none, of what is no input', () => {
    const message = refusalOf(() => of('x + y', { x: 1, y: 1 }, { ranges: { x: [2, 1], y: ['a', 'b'] } }));
    expect(message).toContain('ranges: x: a low and a higher end expected; met [2,1]');
    expect(message).toContain('ranges: y: a low and a higher end expected; met ["a","b"]');
    expect(refusalOf(() => of('x', { x: 1 }, { ranges: { z: [1, 2] } }))).toContain('z: no such input; known are x');
    expect(refusalOf(() => of('sum(s)', { s: [1] }, { ranges: { 's[1]': [0, 2], s: [1, 2] } }))).toContain(
      'moves twice',
    );
  });
});
