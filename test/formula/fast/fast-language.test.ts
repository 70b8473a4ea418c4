import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../../src/formula/define-model.ts';
import { compileFast } from '../../../src/formula/fast/fast.ts';
import {
  annualRate,
  day,
  firstYear,
  flag,
  number,
  perYear,
  share,
  signedMoney,
  table,
  timing,
  years,
} from '../../../src/formula/quantities.ts';
import { decimal } from '../../../src/numeric/decimal.ts';
import { exactAt, type Given, givenAt } from '../../support/fast-models.ts';
import { LABEL, modelOf } from '../../support/formulas.ts';

const INPUTS = {
  a: number(LABEL),
  b: number(LABEL),
  s: perYear(number(LABEL)),
  r: annualRate(LABEL),
  y: years(LABEL),
  p: share(LABEL),
  m: signedMoney(LABEL),
  w: flag(LABEL),
  d: day(LABEL),
  e: day(LABEL),
  f: firstYear(),
  g: timing(),
  tax: table(LABEL, { by: 'number', gives: 'share' }),
};
const GIVEN = {
  a: '1.3',
  b: '-0.7',
  s: ['0.4', '-1.1', '2.5', '0.9'],
  r: '0.08',
  y: '6.5',
  p: '0.25',
  m: '120',
  w: true,
  d: '2024-02-29',
  e: '2026-11-27',
  f: '0.4',
  tax: [
    ['1', '0.1'],
    ['3', '0.2'],
    [null, '0.4'],
  ],
};

/** Formulas of one number and of one figure an entry, over the inputs above. */
const { single } = fc.letrec<{ single: string; series: string; truth: string }>((tie) => ({
  single: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('a', 'b', 'p^1', '0.5', '2', '3', '(m ÷ (7 × m))', 'count(s)^1'),
    fc.tuple(tie('single'), fc.constantFrom('+', '−', '×', '÷'), tie('single')).map(([x, o, z]) => `(${x} ${o} ${z})`),
    fc.tuple(tie('single'), fc.constantFrom('2', '3', '−1', '0.5', '1.7', 'p^1')).map(([x, n]) => `abs(${x})^(${n})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('single'), tie('single')).map(([f, x, z]) => `${f}(${x}, ${z})`),
    tie('single').map((x) => `clamp(${x}, −1, 1.5)`),
    tie('single').map((x) => `exp(clamp(${x}, −5, 5))`),
    tie('single').map((x) => `ln(abs(${x}) + 0.1)`),
    tie('single').map((x) => `sqrt(abs(${x}) + 0.01)`),
    tie('single').map((x) => `Φ(clamp(${x}, −8, 8))`),
    tie('single').map((x) => `normalQuantile(Φ(clamp(${x}, −4, 4)))`),
    tie('single').map((x) => `round(${x}, 0.03)`),
    tie('single').map((x) => `(−${x})`),
    tie('single').map((x) => `bands(abs(${x}), tax)^1`),
    tie('single').map((x) => `band(abs(${x}), tax)^1`),
    fc.tuple(tie('truth'), tie('single'), tie('single')).map(([c, x, z]) => `(if ${c} then ${x} else ${z})`),
    fc
      .tuple(fc.constantFrom('sum', 'mean', 'first', 'last', 'min', 'max'), tie('series'))
      .map(([f, x]) => `${f}(${x})`),
    tie('series').map((x) => `at(${x}, 3)`),
    tie('series').map((x) => `product(${x} + 2)`),
    fc.constantFrom(
      'annuity(r, y, g)',
      'annuity(r, (7 × y ÷ y) × y, g)',
      'taxBenefit(p, r, y, g)',
      '(yearsBetween(d, e) ÷ y)',
    ),
  ),
  series: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('s', 's', 'discount(r, t, g)', 'discount(r, t, g, f)'),
    fc.tuple(tie('series'), fc.constantFrom('+', '−', '×', '÷'), tie('single')).map(([x, o, z]) => `(${x} ${o} ${z})`),
    fc.tuple(tie('series'), tie('single')).map(([x, z]) => `previous(${x}, ${z})`),
    tie('series').map((x) => `cumulative(${x})`),
    fc.tuple(tie('truth'), tie('series'), tie('single')).map(([c, x, z]) => `(if ${c} then ${x} else ${z})`),
    fc.tuple(tie('series'), tie('single')).map(([x, z]) => `(if ${x} > ${z} then 1 ÷ ${x} else ${z})`),
  ),
  truth: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('w', 'd < e', 'd = e', 'g = g'),
    fc
      .tuple(tie('single'), fc.constantFrom('<', '≤', '>', '≥', '=', '≠'), tie('single'))
      .map((parts) => parts.join(' ')),
    fc.tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')).map(([x, o, z]) => `((${x}) ${o} (${z}))`),
    tie('truth').map((x) => `(not (${x}))`),
  ),
}));

/** Formulas that use every input, so that they can be a model's. */
const USE_ALL =
  '0 × (a + b + sum(s) + p^1 + m ÷ (m + 1000 × yuan) + (if w and d < e and g = g then y ÷ y else f ÷ f) + bands(1, tax)^1) + 0 × (1 + r)^1';

function modelOfFormula(formula: string): Model {
  return modelOf({ used: USE_ALL, line: formula, value: 'used + line' }, INPUTS);
}

const VARYING = ['a', 'b', 's', 'r', 'y', 'p', 'm'];

describe('any formula of the language', () => {
  // One seed: figures that land on an edge by rounding alone could take the other side of a choice.
  it.each(['year-end', 'mid-year'])('comes to the same exactly and fast, and is refused alike, %s', (g) => {
    let compared = 0;
    fc.assert(
      fc.property(
        single,
        fc.array(fc.double({ min: 0.8, max: 1.25, noNaN: true }), { minLength: 10, maxLength: 10 }),
        (formula, factors) => {
          const model = modelOfFormula(formula);
          const given: Given = { ...GIVEN, g };
          const fast = compileFast(model, given, VARYING);
          const point = fast.base.map((figure, i) => figure * (factors[i] as number));
          const columns = point.map((figure) => Float64Array.of(figure, figure, figure));
          const [out, refused] = [new Float64Array(3), new Uint8Array(3)];
          fast.run(columns, out, refused);
          const plain = compileFast(model, given, VARYING, { kind: 'plain' });
          const [outPlain, refusedPlain] = [new Float64Array(3), new Uint8Array(3)];
          plain.run(columns, outPlain, refusedPlain);
          expect([outPlain, refusedPlain]).toEqual([out, refused]);
          const exact = exactAt(model, givenAt(given, fast, point));
          expect(refused[2]).toBe(exact === undefined ? 1 : 0);
          if (exact === undefined) return;
          compared++;
          const value = out[2] as number;
          expect(Math.abs(decimal(value.toFixed(100)).minus(exact).toNumber())).toBeLessThan(
            1e-9 * (1 + Math.abs(value)),
          );
          expect(fast.gradient(point).value).toBe(value);
        },
      ),
      { numRuns: 250, seed: 20261127 },
    );
    expect(compared).toBeGreaterThan(150);
  });
});
