import { describe, expectTypeOf, it } from 'vitest';
import { reliefFromRoyalty } from '../../models/income/relief-from-royalty.ts';
import { adjustedComparables } from '../../models/market/adjusted-comparables.ts';
import type { Result } from '../../src/base/result.ts';
import { defineModel } from '../../src/formula/define-model.ts';
import type { Timing } from '../../src/formula/kinds.ts';
import type { Outcome } from '../../src/formula/outcome.ts';
import {
  annualRate,
  type InputOf,
  money,
  optional,
  perYear,
  share,
  timing,
  years,
} from '../../src/formula/quantities.ts';
import type { Exact } from '../../src/numeric/decimal.ts';
import { LABEL } from '../support/formulas.ts';

const INPUTS = {
  sales: perYear(money(LABEL)),
  upkeep: optional(perYear(money(LABEL)), '0'),
  royaltyRate: share(LABEL),
  discountRate: annualRate(LABEL),
  timing: timing(),
  taxLife: optional(years(LABEL)),
};
type Input = InputOf<typeof INPUTS>;

/** Never called: what stands in it must compile, or must not, and the type check of the whole project holds it to that. */
function compiles(_: () => void): void {}

const GIVEN = { sales: ['1'], royaltyRate: '0.05', taxRate: 0.25, discountRate: '0.12', timing: 'year-end' } as const;

describe('types of a model', () => {
  it('are worked out from its inputs', () => {
    expectTypeOf<Input>().toHaveProperty('sales').toEqualTypeOf<readonly Exact[]>();
    expectTypeOf<Input>().toHaveProperty('royaltyRate').toEqualTypeOf<Exact>();
    expectTypeOf<Input>().toHaveProperty('timing').toEqualTypeOf<Timing>();
    expectTypeOf<keyof Input>().toEqualTypeOf<keyof typeof INPUTS>();
    expectTypeOf<{ sales: Exact[]; royaltyRate: 0.05; discountRate: '0.1'; timing: 'mid-year' }>().toExtend<Input>();
    expectTypeOf<Input['taxLife']>().toEqualTypeOf<Exact | undefined>();
  });
  it('give an outcome, or a result for unknown data', () => {
    expectTypeOf(reliefFromRoyalty).returns.toEqualTypeOf<Outcome>();
    expectTypeOf(reliefFromRoyalty.try).parameter(0).toEqualTypeOf<unknown>();
    expectTypeOf(reliefFromRoyalty.try).returns.toEqualTypeOf<Result<Outcome>>();
  });
  it('let a sound call through', () => {
    compiles(() => reliefFromRoyalty(GIVEN));
    compiles(() => reliefFromRoyalty({ ...GIVEN, taxLife: 5, maintenance: [1, '2'], annualDecay: '0.1' }));
    compiles(() => adjustedComparables({ price: [1, 2], similarity: ['0.5', 0.5] }));
  });
  it('refuse an unsound one', () => {
    compiles(() => {
      // @ts-expect-error a missing input
      reliefFromRoyalty({ sales: ['1'], taxRate: '0.25', discountRate: '0.12', timing: 'year-end' });
      // @ts-expect-error a list where one figure is due
      reliefFromRoyalty({ ...GIVEN, royaltyRate: [0.05, 0.06] });
      // @ts-expect-error one figure where a list is due
      reliefFromRoyalty({ ...GIVEN, sales: '1' });
      // @ts-expect-error no such timing
      reliefFromRoyalty({ ...GIVEN, timing: 'end of year' });
      // @ts-expect-error no such input
      reliefFromRoyalty({ ...GIVEN, royalty: '0.05' });
      // @ts-expect-error a truth is no figure
      reliefFromRoyalty({ ...GIVEN, taxRate: true });
      // @ts-expect-error null is not "left out"
      reliefFromRoyalty({ ...GIVEN, taxLife: null });
    });
  });
  it('refuse a model without one of its parts', () => {
    const part = { id: 'test/types', version: 1, title: LABEL, question: LABEL, sources: [], examples: [] };
    const value = { is: '1', ...LABEL };
    compiles(() => {
      defineModel({ ...part, inputs: {}, formulas: { value } });
      // @ts-expect-error no inputs
      defineModel({ ...part, formulas: { value } });
      // @ts-expect-error a label in one language
      defineModel({ ...part, inputs: { rate: share({ en: 'Rate' }) }, formulas: { value } });
      // @ts-expect-error a formula without its words
      defineModel({ ...part, inputs: {}, formulas: { value: { is: '1' } } });
      // @ts-expect-error no such mark
      defineModel({ ...part, inputs: {}, formulas: { value }, sources: [{ work: 'x', locator: 'y', mark: 'I' }] });
      // @ts-expect-error no such series
      defineModel({ ...part, inputs: {}, formulas: { value }, seriesOf: 'month' });
    });
  });
});
