import { isIpworthError } from '../../src/base/errors.ts';
import { defineModel, type Model } from '../../src/formula/define-model.ts';
import type { ModelSpec } from '../../src/formula/model.ts';
import type { Figure, Outcome } from '../../src/formula/outcome.ts';
import { parse } from '../../src/formula/parse.ts';
import type { Inputs } from '../../src/formula/quantities.ts';
import type { Expression } from '../../src/formula/syntax.ts';

export const LABEL = { en: 'Something', zh: '某项' };

/** A model of these formulas, with everything else that a model must have. */
export function specOf(
  formulas: Readonly<Record<string, string>>,
  inputs: Inputs = {},
  more: Partial<ModelSpec> = {},
): ModelSpec {
  return {
    id: 'test/model',
    version: 1,
    title: LABEL,
    question: LABEL,
    sources: [{ work: 'this test', locator: 'here', mark: 'C' }],
    inputs,
    formulas: Object.fromEntries(Object.entries(formulas).map(([name, is]) => [name, { is, ...LABEL }])),
    examples: [{ source: { work: 'this test', locator: 'here', mark: 'C' }, given: {}, expect: [] }],
    ...more,
  };
}

export function modelOf(
  formulas: Readonly<Record<string, string>>,
  inputs: Inputs = {},
  more: Partial<ModelSpec> = {},
): Model {
  return defineModel(specOf(formulas, inputs, more));
}

/** The outcome of a model for data of unknown shape. */
export function run(model: Model, given: unknown = {}): Outcome {
  const result = model.try(given);
  if (!result.ok) throw result.error;
  return result.value;
}

/** What one line comes to. */
export function lineOf(is: string, inputs: Inputs = {}, given: unknown = {}): Figure {
  const outcome = run(modelOf({ line: is, value: '1' }, inputs), given);
  return outcome.steps.find(({ name }) => name === 'line')?.value ?? null;
}

/** Reads one formula on its own. */
export function parseText(text: string): Expression {
  return parse({ model: 'test/model', formula: 'line', text });
}

/** The message of the refusal that `work` ends in. */
export function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (isIpworthError(error)) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}
