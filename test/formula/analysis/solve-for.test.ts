import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reliefFromRoyalty } from '../../../models/income/relief-from-royalty.ts';
import { type Question, solveFor } from '../../../src/formula/analysis/solve-for.ts';
import { annualRate, count, type Inputs, number, optional, perYear, timing } from '../../../src/formula/quantities.ts';
import { decimal } from '../../../src/numeric/decimal.ts';
import { LABEL, modelOf, refusalOf, run } from '../../support/formulas.ts';

const X = number(LABEL, { minimum: '-10', maximum: '10' });
const ROYALTY = {
  sales: ['1000', '1000'],
  royaltyRate: '0.05',
  taxRate: '0.25',
  discountRate: '0.25',
  timing: 'year-end',
} as const;

function solve(formula: string, target: Question['target'], more: Partial<Question> = {}, inputs: Inputs = { x: X }) {
  const base = Object.fromEntries(Object.entries(inputs).map(([name, { perYear }]) => [name, perYear ? [1, 2] : 1]));
  return solveFor(modelOf({ value: formula }, inputs), base, { input: 'x', target, ...more });
}
const at = (solutions: readonly { readonly at: string }[]) => solutions.map((one) => one.at);

describe('solveFor', () => {
  // 1 Worked examples, by hand: 1000 × r × 0.75 × (1 ÷ 1.25 + 1 ÷ 1.5625) = 1080 r.
  it('finds the royalty that gives a value, in as few digits as give it', () => {
    expect(solveFor(reliefFromRoyalty, ROYALTY, { input: 'royaltyRate', target: '108' })).toEqual({
      of: 'value',
      target: '108',
      precision: '0.000000000108',
      input: 'royaltyRate',
      label: reliefFromRoyalty.checked.spec.inputs.royaltyRate.label,
      within: { from: '0', to: '1' },
      scanned: expect.any(Number),
      solutions: [{ at: '0.1', value: '108' }],
      plateaus: [],
      leaps: [],
      refused: [],
    });
  });
  it('moves an entry, a whole series, another line', () => {
    const solved = (question: Question) => at(solveFor(reliefFromRoyalty, ROYALTY, question).solutions);
    expect(solved({ input: 'sales[2]', target: '78' })).toEqual(['2000']);
    expect(solved({ input: 'sales[*]', target: '27' })).toEqual(['0.5']);
    expect(solved({ input: 'sales', target: '27' })).toEqual(['0.5']);
    expect(solved({ input: 'discountRate', target: '75', of: 'beforeBenefit' })).toEqual(['0']);
  });
  it('finds several, and says what came nearest where there is none', () => {
    expect(at(solve('x^3 − 4 × x', 0).solutions)).toEqual(['-2', '0', '2']);
    expect(at(solve('x × x', '2', { precision: '1e-25' }).solutions)).toEqual([
      '-1.4142135623730950488016887',
      '1.4142135623730950488016887',
    ]);
    expect(solve('x × x + 1', '0')).toMatchObject({ solutions: [], nearest: { at: '0', value: '1' } });
    expect(solve('x', '3', { within: ['-5', 1000] })).toMatchObject({ within: { from: '-5', to: '10' } });
  });
  it('tells a plateau, a leap and what the model refuses', () => {
    expect(solve('min(x, 3)', 3)).toMatchObject({ solutions: [], plateaus: [{ from: '3', to: '10' }] });
    expect(solve('round(x, 0.01)', 1)).toMatchObject({ plateaus: [{ from: '0.995', to: '1.004999999999999' }] });
    expect(solve('if x > 2.5 then 5 else 1', 3)).toMatchObject({
      solutions: [],
      leaps: [{ from: '2.5', values: ['1', '5'] }],
    });
    expect(solve('1 ÷ x', '0.25')).toMatchObject({
      solutions: [{ at: '4', value: '0.25' }],
      leaps: [],
      refused: [{ from: '0', to: '0', faults: [{ problem: 'division by zero' }] }],
    });
    const { solutions, refused } = solve('sqrt(x)', '0.001');
    expect(at(solutions)).toEqual(['0.000001']);
    expect(refused).toMatchObject([{ from: '-10', faults: [{ met: '-10' }] }]);
    expect(decimal(refused[0]!.to).gt('-1e-20')).toBe(true);
  });
  it('keeps to whole numbers where only they are allowed', () => {
    expect(solve('x × 7', 161, {}, { x: count(LABEL) })).toMatchObject({ solutions: [{ at: '23', value: '161' }] });
    expect(solve('x × 7', 160, {}, { x: count(LABEL) })).toMatchObject({
      solutions: [],
      leaps: [{ from: '22', to: '23', values: ['154', '161'] }],
    });
  });
  it('fills in an input that was left out', () => {
    const model = modelOf({ value: 'either(x, 1) × 3' }, { x: optional(X) });
    expect(at(solveFor(model, {}, { input: 'x', target: 12 }).solutions)).toEqual(['4']);
  });

  // 2 Laws.
  it('finds what it started from, and the model agrees with each solution to the precision', () => {
    const royalty = fc.integer({ min: 1, max: 999 }).map((x) => x / 1000);
    fc.assert(
      fc.property(royalty, (royaltyRate) => {
        const target = run(reliefFromRoyalty as never, { ...ROYALTY, royaltyRate }).value;
        const { solutions, precision } = solveFor(reliefFromRoyalty, ROYALTY, { input: 'royaltyRate', target });
        expect(solutions).toHaveLength(1);
        const [solution] = solutions;
        const again = run(reliefFromRoyalty as never, { ...ROYALTY, royaltyRate: solution!.at }).value;
        expect(again).toBe(solution!.value);
        expect(decimal(again).minus(target).abs().lte(precision)).toBe(true);
        expect(decimal(solution!.at).minus(royaltyRate).abs().lte('1e-11')).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  // 3 Differential: roots of polynomials written down beforehand.
  it('finds every root of a product of three factors', () => {
    const roots = fc.uniqueArray(
      fc.integer({ min: -99, max: 99 }).map((x) => x / 10),
      { minLength: 3, maxLength: 3 },
    );
    fc.assert(
      fc.property(roots, (three) => {
        const formula = three.map((one) => `(x − ${one < 0 ? `(0 − ${-one})` : one})`).join(' × ');
        const sorted = [...three].sort((a, b) => a - b).map(String);
        expect(at(solve(formula, 0).solutions)).toEqual(sorted);
      }),
      { numRuns: 10 },
    );
  });

  // 4 Refusals.
  it('refuses an input that no number moves, with what would do', () => {
    const inputs = { x: annualRate(LABEL), when: timing(), s: perYear(number(LABEL)) };
    const model = modelOf({ value: 'sum(s × discount(x, t, when))' }, inputs);
    const asked = (input: string, s: readonly number[] = [1, 2]) =>
      refusalOf(() => solveFor(model, { x: 1, when: 'year-end', s }, { input, target: 1 }));
    expect(asked('when')).toContain('when: a timing cannot be moved along a range');
    expect(asked('y')).toContain('y: no such input; known are x, when, s');
    expect(asked('x[1]')).toContain('x[1]: a single figure has no entries');
    expect(asked('s[3]')).toContain('s[3]: no such entry, the series has 1 to 2');
    expect(asked('s', [0, 0])).toContain('s: all its figures are 0: no factor moves them');
  });
  it('refuses targets, precisions and ranges that are none, all at once', () => {
    const question = { input: 'x', target: 'much', within: ['3', '2'], precision: -1 } as const;
    const message = refusalOf(() => solve('x', question.target, question));
    expect(message).toContain('target: an exact number expected; met "much"');
    expect(message).toContain('within: no range is left of -10 to 10, which the model allows; met ["3","2"]');
    expect(message).toContain('precision: below zero; met -1');
    expect(refusalOf(() => solve('x', 1, { of: 'nothing' }))).toContain('no line of one figure; met "nothing"');
  });
});
