import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODELS } from '../../src/catalog/models.ts';
import type { Model } from '../../src/formula/define-model.ts';
import type { Kind } from '../../src/formula/kinds.ts';
import { type Figure, isSeriesFigure } from '../../src/formula/outcome.ts';
import type { Inputs, Quantity } from '../../src/formula/quantities.ts';
import { decimal, text } from '../../src/numeric/decimal.ts';

/** Amounts of everyday size, so that nothing reaches the bounds of a quantity when it is scaled. */
const SIZE: Readonly<
  Record<Exclude<Kind, 'timing' | 'boolean' | 'day' | 'table'>, readonly [low: number, high: number, places: number]>
> = {
  money: [0, 1_000_000_000, 2],
  number: [1, 50_000, 4],
  share: [0, 10_000, 4],
  rate: [1, 5_000, 4],
  years: [1, 200, 1],
  count: [1, 1_000, 0],
};

/** A table of shares by amounts, which has to grow with them. */
const ROWS = [
  ['36000', '0.03'],
  ['144000', '0.1'],
] as const;

function figures({ kind, minimum = '-1e18', maximum = '1e18', table }: Quantity): fc.Arbitrary<unknown> {
  if (kind === 'timing') return fc.constantFrom('year-end', 'mid-year');
  if (kind === 'boolean') return fc.boolean();
  if (kind === 'day') return fc.integer({ min: 10, max: 28 }).map((of) => `2024-06-${of}`);
  if (table !== undefined) return fc.constant([...ROWS, [null, '0.3']]);
  const [low, high, places] = SIZE[kind as keyof typeof SIZE];
  return fc
    .integer({ min: low, max: high })
    .map((n) => decimal(`${n}e-${places}`))
    .filter((n) => n.gte(minimum) && n.lte(maximum))
    .map(text);
}

/** Random inputs of a model: series all of one length, optional inputs there or not. */
function inputsOf(inputs: Readonly<Record<string, Quantity>>): fc.Arbitrary<Record<string, unknown>> {
  return fc.integer({ min: 1, max: 6 }).chain((length) =>
    fc.record(
      Object.fromEntries(
        Object.entries(inputs).flatMap(([name, quantity]) => {
          if (quantity.kind === 'table') return []; // what the model or the caller's data set holds
          const one = figures(quantity);
          return [[name, quantity.perYear ? fc.array(one, { minLength: length, maxLength: length }) : one]];
        }),
      ),
      {
        requiredKeys: Object.keys(inputs).filter((name) => {
          return inputs[name]?.optional !== true && inputs[name]?.kind !== 'table';
        }),
      },
    ),
  );
}

/** Inputs that pass a model's conditions: those of its examples, with all money taken so many times. */
const examplesOf = ({ checked: { spec } }: Model): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(fc.constantFrom(...spec.examples.map(({ given }) => given)), fc.integer({ min: 1, max: 999 }))
    .map(([given, times]) => withMoney(spec.inputs, given, times));

const withMoney = (inputs: Inputs, given: Readonly<Record<string, unknown>>, times: number) =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      inputs[name] === undefined ? value : scaledInput(inputs[name], value, times),
    ]),
  );

const scaled = (figure: Figure, by = 10_000): Figure => {
  const times = (one: string): string => text(decimal(one).times(by));
  return typeof figure === 'string' ? times(figure) : isSeriesFigure(figure) ? figure.map((one) => times(one)) : figure;
};

/** The same input where money counts ten thousand times as much. */
function scaledInput({ kind, table }: Quantity, value: unknown, times: number): unknown {
  if (table?.by !== 'money') return kind === 'money' ? scaled(value as Figure, times) : value;
  return (value as readonly (readonly [string | null, string])[]).map(([by, gives]) => [
    by === null ? null : scaled(by, times),
    table.gives === 'money' ? scaled(gives, times) : gives,
  ]);
}

describe.each(MODELS.map((model) => [model.id, model] as const))('%s', (_, model) => {
  const { inputs } = model.checked.spec;

  // Powers of ten pass through decimal arithmetic without a rounding, so the digits agree to the last.
  it('counts money in any unit: ten thousand times the money, ten thousand times the amounts, nothing else moved', () => {
    let computed = 0;
    fc.assert(
      fc.property(fc.oneof(inputsOf(inputs), examplesOf(model)), (given) => {
        const small = model.try(given);
        const large = model.try(withMoney(inputs, given, 10_000));
        expect(large.ok).toBe(small.ok);
        if (!small.ok || !large.ok) return;
        computed += 1;
        for (const [index, { kind, value }] of small.value.steps.entries()) {
          expect(large.value.steps[index]?.value).toEqual(kind === 'money' ? scaled(value) : value);
        }
        expect(large.value.value).toBe(small.value.kind === 'money' ? scaled(small.value.value) : small.value.value);
        expect(large.value.warnings).toEqual(small.value.warnings);
      }),
      { numRuns: 60 },
    );
    expect(computed).toBeGreaterThan(10);
  });
});
