import { contentHash } from '../base/canonical.ts';
import { attempt, type Result } from '../base/result.ts';
import { VERSION } from '../base/version.ts';
import { type Decimal, text } from '../numeric/decimal.ts';
import { accept } from './accept.ts';
import { check, RESULT_NAME } from './check.ts';
import { evaluate } from './exact.ts';
import { isSeries, type Single, type Value } from './exact-functions.ts';
import type { CheckedModel, ModelSpec } from './model.ts';
import type { Figure, Outcome } from './outcome.ts';
import { print } from './print.ts';
import type { InputOf, Inputs } from './quantities.ts';

/** A checked model: call it with its inputs, or ask `try` with data of unknown shape. */
export interface Model<I extends Inputs = Inputs> {
  /** @throws INPUT_INVALID  every fault at once, each with its place and the value met */
  (input: InputOf<I>): Outcome;
  /** The same for unknown data; a refusal comes back as a value. */
  readonly try: (input: unknown) => Result<Outcome>;
  readonly id: string;
  readonly checked: CheckedModel<I>;
}

/**
 * Makes a model out of its text: reads and checks the formulas now, evaluates them exactly when called.
 *
 * @throws MODEL_INVALID  a formula that cannot be read or whose kinds disagree, with column and caret
 */
export function defineModel<const I extends Inputs>(spec: ModelSpec<I>): Model<I> {
  const checked = check(spec);
  let hash: string | undefined;

  function run(raw: unknown): Outcome {
    const inputs = accept(spec, raw);
    const { values, warnings } = evaluate(checked, inputs);
    hash ??= contentHash(spec);
    return {
      model: { id: spec.id, version: spec.version, title: spec.title, hash },
      library: VERSION,
      inputs: Object.fromEntries([...inputs].map(([name, value]) => [name, figure(value)])),
      steps: checked.lines.map(({ name, label, expression, kind }) => {
        return { name, label, formula: print(expression), kind, value: figure(values.get(name) as Value) };
      }),
      value: text(values.get(RESULT_NAME) as Decimal),
      kind: checked.lines.find((line) => line.name === RESULT_NAME)?.kind ?? 'number',
      warnings: warnings.map(({ label }) => label),
    };
  }

  const model = (input: InputOf<I>): Outcome => run(input);
  return Object.assign(model, { try: (input: unknown) => attempt(() => run(input)), id: spec.id, checked });
}

function figure(value: Value): Figure {
  return isSeries(value) ? value.map(single) : value === null ? null : single(value);
}

function single(value: Single): string {
  return typeof value === 'object' && value !== null ? text(value) : String(value);
}
