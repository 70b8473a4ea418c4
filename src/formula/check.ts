import { type Fault, IpworthError, refuse } from '../base/errors.ts';
import { acceptSingle } from './accept.ts';
import { refuseFormula } from './fault.ts';
import { isFunctionName } from './functions.ts';
import { infer, YEAR_NAME } from './infer.ts';
import type { Type } from './kinds.ts';
import type { CheckedCondition, CheckedLine, CheckedModel, ModelSpec } from './model.ts';
import { KEYWORDS, parse } from './parse.ts';
import type { Inputs, Label } from './quantities.ts';
import { type Expression, namesIn, type Place } from './syntax.ts';
import { isName } from './tokens.ts';

/** The line that holds a model's result. */
export const RESULT_NAME = 'value';

/**
 * Reads and checks a model: every name resolves, no line needs itself, kinds agree, every input is used, defaults are in
 * range, every label has both languages.
 *
 * @throws MODEL_INVALID  at the first fault, with model, formula and column
 */
export function check<I extends Inputs>(spec: ModelSpec<I>): CheckedModel<I> {
  checkNames(spec);
  checkDefaults(spec);
  const types = new Map<string, Type>(
    Object.entries(spec.inputs).map(([name, { kind, perYear, optional, otherwise }]) => [
      name,
      { kind, perYear, optional: optional && otherwise === undefined },
    ]),
  );
  if ((spec.seriesOf ?? 'year') === 'year' && Object.values(spec.inputs).some((input) => input.perYear)) {
    types.set(YEAR_NAME, { kind: 'years', perYear: true, optional: false });
  }
  const parsed = new Map<string, { readonly place: Place; readonly expression: Expression; readonly label: Label }>();
  for (const [name, { is, en, zh }] of Object.entries(spec.formulas)) {
    const place = { model: spec.id, formula: name, text: is };
    parsed.set(name, { place, expression: parse(place), label: { en, zh } });
  }

  const lines = new Map<string, CheckedLine>();
  const underway: string[] = [];
  const typeOf = (name: string): Type | undefined => types.get(name) ?? (parsed.has(name) ? visit(name) : undefined);

  function visit(name: string): Type {
    const line = parsed.get(name) as { place: Place; expression: Expression; label: Label };
    if (underway.includes(name)) {
      refuseFormula(line.place, 0, `needs itself: ${[...underway.slice(underway.indexOf(name)), name].join(' → ')}`);
    }
    underway.push(name);
    const type = infer(line.place, line.expression, typeOf);
    underway.pop();
    if (type.kind === 'timing' || type.optional) refuseFormula(line.place, 0, 'a line must be a figure or a condition');
    types.set(name, type);
    lines.set(name, { name, label: line.label, expression: line.expression, kind: type.kind, perYear: type.perYear });
    return type;
  }

  for (const name of parsed.keys()) typeOf(name);
  checkResult(spec, types.get(RESULT_NAME));
  const conditions = (spec.conditions ?? []).map((condition, index): CheckedCondition => {
    const name = `condition ${index + 1}`;
    const place = { model: spec.id, formula: name, text: condition.that };
    const expression = parse(place);
    const { kind, perYear } = infer(place, expression, typeOf);
    if (kind !== 'boolean') refuseFormula(place, 0, `a condition expected, this is ${kind}`);
    const label = { en: condition.en, zh: condition.zh };
    const needsLines = namesIn(expression).some((one) => parsed.has(one));
    return { name, label, expression, kind, perYear, otherwise: condition.otherwise, needsLines };
  });
  const checked = { spec, lines: [...lines.values()], conditions };
  checkUsed(checked);
  return checked;
}

function checkNames(spec: ModelSpec): void {
  const fail = (what: string, problem: string): never =>
    refuse('MODEL_INVALID', { at: `${spec.id}: ${what}`, problem });
  const labels: [string, Label][] = [
    ['title', spec.title],
    ['question', spec.question],
    ...Object.entries(spec.inputs).map(([name, { label }]): [string, Label] => [`input ${name}`, label]),
    ...Object.entries(spec.formulas).map(([name, line]): [string, Label] => [`formula ${name}`, line]),
    ...(spec.conditions ?? []).map((condition, index): [string, Label] => [`condition ${index + 1}`, condition]),
  ];
  for (const [what, label] of labels) {
    if (!label.en || !label.zh) fail(what, 'needs a label in English and in Chinese');
  }
  if (spec.sources.length === 0) fail('sources', 'a model names where its formula comes from');
  if (spec.examples.length === 0) fail('examples', 'a model has at least one worked example');
  const taken = new Set([YEAR_NAME]);
  for (const name of [...Object.keys(spec.inputs), ...Object.keys(spec.formulas)]) {
    if (!isName(name)) fail(name, 'cannot be a name: letters, digits and "_", a letter first');
    if (taken.has(name) || isFunctionName(name) || KEYWORDS.includes(name)) {
      fail(name, 'is used twice, or is a name of the language');
    }
    taken.add(name);
  }
}

/** Defaults are held to their range when the model loads, not when one is first needed. */
function checkDefaults({ id, inputs }: ModelSpec): void {
  const faults: Fault[] = [];
  for (const [name, quantity] of Object.entries(inputs)) {
    const { otherwise } = quantity;
    if (otherwise !== undefined) acceptSingle(`${id}: input ${name}, its default`, quantity, otherwise, faults);
  }
  if (faults.length > 0) throw new IpworthError('MODEL_INVALID', faults);
}

function checkResult(spec: ModelSpec, type: Type | undefined): void {
  const at = `${spec.id}: formula ${RESULT_NAME}`;
  if (type === undefined)
    refuse('MODEL_INVALID', { at, problem: 'missing', remedy: 'name the line with the result so' });
  if (type.perYear || type.kind === 'boolean') {
    refuse('MODEL_INVALID', {
      at,
      problem: `the result must be one figure, this is ${type.perYear ? 'one a year' : type.kind}`,
    });
  }
}

function checkUsed(model: CheckedModel): void {
  const used = new Set([...model.lines, ...model.conditions].flatMap(({ expression }) => namesIn(expression)));
  for (const name of Object.keys(model.spec.inputs)) {
    if (!used.has(name))
      refuse('MODEL_INVALID', { at: `${model.spec.id}: input ${name}`, problem: 'is used by no line' });
  }
}
