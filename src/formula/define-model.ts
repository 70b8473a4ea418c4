import { attempt, type Result } from '../base/result.ts';
import { VERSION } from '../base/version.ts';
import { formatDay } from '../numeric/calendar.ts';
import { type Decimal, text } from '../numeric/decimal.ts';
import { type Accepted, accept } from './accept.ts';
import { check, RESULT_NAME } from './check.ts';
import { evaluate } from './exact.ts';
import { isSeries, type Single, type Value } from './exact-functions.ts';
import type { Kind } from './kinds.ts';
import type { CheckedModel, ModelSpec } from './model.ts';
import { modelHash } from './model-hash.ts';
import type { Figure, Given, Outcome } from './outcome.ts';
import { print } from './print.ts';
import type { InputOf, Inputs } from './quantities.ts';
import { sealed } from './seal.ts';

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
  return modelOf(spec, () => checked);
}

/**
 * The same for the library's own models, which its tests have checked: the formulas are read when the model is first asked
 * something, so that importing a hundred models costs no more than the ones that are used.
 */
export function libraryModel<const I extends Inputs>(spec: ModelSpec<I>): Model<I> {
  let checked: CheckedModel<I> | undefined;
  return modelOf(spec, () => {
    checked ??= check(spec);
    return checked;
  });
}

function modelOf<I extends Inputs>(spec: ModelSpec<I>, checked: () => CheckedModel<I>): Model<I> {
  const model = (input: InputOf<I>): Outcome => run(checked(), input);
  Object.defineProperty(model, 'checked', { get: checked, enumerable: true });
  return Object.assign(model, {
    try: (input: unknown) => attempt(() => run(checked(), input)),
    id: spec.id,
  }) as Model<I>;
}

function run(model: CheckedModel, raw: unknown): Outcome {
  const { spec, lines } = model;
  const accepted = accept(spec, raw);
  const { values, warnings } = evaluate(model, accepted.values, accepted.entries);
  return sealed({
    model: { id: spec.id, version: spec.version, title: spec.title, hash: modelHash(spec) },
    library: VERSION,
    seriesOf: spec.seriesOf ?? 'year',
    entries: accepted.entries,
    inputs: givenOf(spec, accepted),
    steps: lines.map(({ name, label, expression, kind }) => {
      return { name, label, formula: print(expression), kind, value: figure(values.get(name) as Value, kind) };
    }),
    value: text(values.get(RESULT_NAME) as Decimal),
    kind: lines.find((line) => line.name === RESULT_NAME)?.kind ?? 'number',
    warnings: warnings.map(({ name: code, label }) => ({ code, ...label })),
  });
}

function givenOf({ inputs }: ModelSpec, { values, leftOut, outcomes }: Accepted): readonly Given[] {
  return Object.entries(inputs).map(([name, { label, kind }]): Given => {
    const outcome = outcomes.get(name);
    const value = figure(values.get(name) as Value, kind);
    const isDefault = leftOut.has(name) && value !== null;
    return { name, label, kind, value, isDefault, ...(outcome === undefined ? {} : { outcome }) };
  });
}

function figure(value: Value, kind: Kind): Figure {
  if (isSeries(value)) return value.map((one) => single(one, kind));
  if (value === null) return null;
  if (typeof value !== 'object' || !('rows' in value)) return single(value, kind);
  return { rows: value.rows.map(([by, gives]) => [by === null ? null : text(by), text(gives)]) };
}

function single(value: Single, kind: Kind): string {
  if (typeof value !== 'object' || value === null || 'rows' in value) return String(value);
  return kind === 'day' ? formatDay(value.toNumber()) : text(value);
}
