import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reliefFromRoyalty } from '../../../models/income/relief-from-royalty.ts';
import { type DifferenceOptions, explainDifference } from '../../../src/formula/analysis/explain-difference.ts';
import type { Model } from '../../../src/formula/define-model.ts';
import { flag, number, optional, perYear } from '../../../src/formula/quantities.ts';
import { type Decimal, decimal, ZERO } from '../../../src/numeric/decimal.ts';
import { LABEL, modelOf, refusalOf, run } from '../../support/formulas.ts';

const N = number(LABEL);
const ROYALTY = {
  sales: ['1000000', '1100000', '1200000', '1300000', '1400000'],
  royaltyRate: '0.05',
  taxRate: '0.25',
  discountRate: '0.12',
  timing: 'year-end',
  taxLife: '5',
} as const;

const amounts = (model: Model, from: unknown, to: unknown, options: DifferenceOptions = {}) =>
  Object.fromEntries(
    explainDifference(model, from as Record<string, unknown>, to as Record<string, unknown>, options).parts.map(
      ({ inputs, amount }) => [inputs.join('+'), amount],
    ),
  );

function sumOf(texts: readonly string[]): Decimal {
  return texts.reduce((total, one) => total.plus(one), ZERO);
}

/** The slow twin: the mean over all orders of what each input adds when it moves. */
function overOrders(model: Model, from: Record<string, unknown>, to: Record<string, unknown>): Record<string, Decimal> {
  const names = Object.keys(to);
  const totals: Record<string, Decimal> = Object.fromEntries(names.map((name) => [name, ZERO]));
  const orders = permutations(names);
  for (const order of orders) {
    let standing = from;
    for (const name of order) {
      const next = { ...standing, [name]: to[name] };
      totals[name] = totals[name]!.plus(decimal(run(model, next).value).minus(run(model, standing).value));
      standing = next;
    }
  }
  return Object.fromEntries(names.map((name) => [name, totals[name]!.div(orders.length)]));
}

function permutations(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length < 2) return [names];
  return names.flatMap((first) => permutations(names.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}

describe('explainDifference', () => {
  const product = modelOf({ value: 'a × b' }, { a: N, b: N });

  // 1 Worked example, by hand: 2 × 3 to 4 × 5. a first: 6, then b: 8; b first: 4, then a: 10.
  it('takes the mean over both orders of two inputs', () => {
    expect(explainDifference(product, { a: 2, b: 3 }, { a: 4, b: 5 })).toEqual({
      model: { id: 'test/model', version: 1 },
      of: 'value',
      from: '6',
      to: '20',
      gap: '14',
      parts: [
        { inputs: ['a'], label: LABEL, amount: '8', first: '6', last: '10' },
        { inputs: ['b'], label: LABEL, amount: '6', first: '4', last: '8' },
      ],
      evaluations: 4,
    });
  });
  it('splits two cases of relief from royalty, whatever is written how', () => {
    const to = { ...ROYALTY, royaltyRate: 0.06, taxRate: '0.250', annualDecay: 0, timing: 'mid-year' } as const;
    const { parts, gap } = explainDifference(reliefFromRoyalty, ROYALTY, to);
    expect(parts.map(({ inputs }) => inputs)).toEqual([['royaltyRate'], ['timing']]);
    expect(sumOf(parts.map(({ amount }) => amount)).toFixed()).toBe(gap);
    const outcomes = explainDifference(reliefFromRoyalty, reliefFromRoyalty(ROYALTY), reliefFromRoyalty(to));
    expect(outcomes.parts).toEqual(parts);
  });

  // 2 Laws.
  const figure = fc.integer({ min: -1000, max: 1000 }).map((x) => x / 8);
  const four = fc.record({ a: figure, b: figure, c: figure, d: figure });
  const mixed = modelOf({ value: 'a × b + max(c, a) × d − b × c × d' }, { a: N, b: N, c: N, d: N });

  it('has parts that add up to the gap, and turns its signs when the cases are turned', () => {
    fc.assert(
      fc.property(four, four, (from, to) => {
        const forth = explainDifference(mixed, from, to);
        const back = new Map(explainDifference(mixed, to, from).parts.map(({ inputs, amount }) => [inputs[0], amount]));
        expect(
          sumOf(forth.parts.map(({ amount }) => amount))
            .minus(forth.gap)
            .abs()
            .lte('1e-25'),
        ).toBe(true);
        for (const { inputs, amount } of forth.parts) {
          expect(
            decimal(amount)
              .plus(back.get(inputs[0]) as string)
              .abs()
              .lte('1e-25'),
          ).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
  it('gives an input of a sum its own change, and one that does not matter 0', () => {
    const sum = modelOf({ value: 'a + 2 × b + c × 0' }, { a: N, b: N, c: N });
    expect(amounts(sum, { a: 1, b: 1, c: 1 }, { a: 5, b: 2, c: 9 })).toEqual({ a: '4', b: '2', c: '0' });
    expect(explainDifference(sum, { a: 1, b: 1, c: 1 }, { a: 1, b: 1, c: 1 })).toMatchObject({ gap: '0', parts: [] });
  });
  it('splits a series by entry on request, and the entries add up to the whole where they do not touch', () => {
    const to = { ...ROYALTY, sales: ['1000000', '1300000', '1200000', '1300000', '1300000'] };
    const whole = amounts(reliefFromRoyalty as unknown as Model, ROYALTY, to);
    const entries = amounts(reliefFromRoyalty as unknown as Model, ROYALTY, to, { byEntry: ['sales'] });
    expect(Object.keys(entries)).toEqual(['sales[2]', 'sales[5]']);
    expect(
      sumOf(Object.values(entries))
        .minus(whole.sales as string)
        .abs()
        .lte('1e-25'),
    ).toBe(true);
  });
  it('moves together what makes no case apart: series of other length, alternatives, groups on request', () => {
    const shape = { s: perYear(N), r: perYear(N), n: N };
    const series = modelOf({ value: 'sum(s × r) × n' }, shape);
    const [from, to] = [
      { s: [1, 2], r: [1, 1], n: 1 },
      { s: [1, 2, 3], r: [1, 1, 1], n: 2 },
    ];
    expect(amounts(series, from, to)).toEqual({ n: '4.5', 's+r': '4.5' });
    const spread = modelOf({ value: 'sum(s − d)' }, { s: perYear(N), d: optional(perYear(N), '1') });
    expect(amounts(spread, { s: [1, 2] }, { s: [1, 2, 3] })).toEqual({ s: '2' });
    expect(amounts(spread, { s: [1, 2] }, { s: [1, 2, 3] }, { byEntry: ['s'] })).toEqual({ s: '2' });
    const either = { x: optional(N), y: optional(N), n: N };
    const alternative = modelOf({ value: 'either(x, y × 2, 0) + n' }, either, { oneOf: [['x', 'y']] });
    expect(amounts(alternative, { x: 1, n: 1 }, { y: 4, n: 3 })).toEqual({ 'x+y': '7', n: '2' });
    expect(amounts(product, { a: 2, b: 3 }, { a: 4, b: 5 }, { together: [['b', 'a']] })).toEqual({ 'a+b': '14' });
  });
  it('splits any line of one figure', () => {
    const lines = modelOf({ half: 'a ÷ 2', value: 'half × b' }, { a: N, b: N });
    expect(amounts(lines, { a: 2, b: 3 }, { a: 4, b: 5 }, { of: 'half' })).toEqual({ a: '1', b: '0' });
  });
  it('tells how far it is, and stops when told', () => {
    const told: number[] = [];
    explainDifference(product, { a: 2, b: 3 }, { a: 4, b: 5 }, { onProgress: (done) => told.push(done) });
    expect(told).toEqual([0, 4]);
    const stopped = () => explainDifference(product, { a: 1, b: 3 }, { a: 4, b: 5 }, { signal: { aborted: true } });
    expect(refusalOf(stopped)).toBe('CANCELLED: explainDifference: stopped on request; met 0 of 4 done');
  });

  // 3 Differential: all orders, one after the other.
  it('agrees with the mean over all orders', () => {
    fc.assert(
      fc.property(four, four, (from, to) => {
        const split = explainDifference(mixed, from, to);
        const slow = overOrders(mixed, from, to);
        for (const { inputs, amount } of split.parts) {
          expect(slow[inputs[0] as string]!.minus(amount).abs().lte('1e-25')).toBe(true);
        }
      }),
      { numRuns: 10 },
    );
  });

  // 4 Refusals.
  it('names the mixture that the model refuses', () => {
    const strict = modelOf(
      { value: 'a + b' },
      { a: N, b: N },
      { conditions: [{ code: 'ordered', that: 'a < b', otherwise: 'refuse', en: 'a must be below b', zh: '某项' }] },
    );
    expect(refusalOf(() => explainDifference(strict, { a: 1, b: 2 }, { a: 5, b: 6 }))).toBe(
      'INPUT_INVALID: explainDifference: with a moved: test/model: ordered: a must be below b; ' +
        'met "a = 5, b = 2"; name inputs that make sense only with each other in `together`',
    );
    expect(amounts(strict, { a: 1, b: 2 }, { a: 5, b: 6 }, { together: [['a', 'b']] })).toEqual({ 'a+b': '8' });
  });
  it('refuses more parts than it can split, lines and inputs that are none, cases the model refuses', () => {
    const names = Array.from({ length: 17 }, (_, i) => `x${i}`);
    const many = modelOf({ value: names.join(' + ') }, Object.fromEntries(names.map((name) => [name, N])));
    const at = (x: number) => Object.fromEntries(names.map((name) => [name, x]));
    expect(refusalOf(() => explainDifference(many, at(0), at(1)))).toContain('17 parts differ, at most 16');
    expect(refusalOf(() => amounts(product, { a: 1, b: 1 }, { a: 2, b: 1 }, { of: 'x' }))).toContain(
      '"x"; one of value',
    );
    expect(refusalOf(() => amounts(product, { a: 1, b: 1 }, { a: 2, b: 1 }, { byEntry: ['y'] }))).toContain(
      'test/model: y: no such input; known are a,b',
    );
    expect(refusalOf(() => amounts(product, { a: 1 }, { a: 2, b: 1 }))).toContain('test/model: b: missing');
  });
  it('refuses an outcome of another model, or one that was changed', () => {
    const other = run(modelOf({ value: 'a + b' }, { a: N, b: N }), { a: 1, b: 2 });
    expect(refusalOf(() => amounts(product, other, { a: 1, b: 2 }))).toContain(
      'an outcome that this model does not give',
    );
    const changed = { ...run(product, { a: 1, b: 2 }), value: '3' };
    expect(refusalOf(() => amounts(product, changed, { a: 1, b: 2 }))).toContain('met test/model: 3');
  });
  it('moves truths and absent inputs too', () => {
    const model = modelOf({ value: 'if f then either(a, 1) else 0' }, { f: flag(LABEL), a: optional(N) });
    expect(amounts(model, { f: false }, { f: true, a: 3 })).toEqual({ f: '2', a: '1' });
  });
});
