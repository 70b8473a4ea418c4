import { type Fault, IpworthError, quote, refuse } from '../base/errors.ts';
import { acceptSingle } from './accept.ts';
import { refuseFormula } from './fault.ts';
import { isFunctionName, looksAcross } from './functions.ts';
import { infer, type Scope, UNITS, YEAR_NAME } from './infer.ts';
import { isNumeric, sumKind, type Type } from './kinds.ts';
import type { CheckedCondition, CheckedLine, CheckedModel, Condition, ModelSpec } from './model.ts';
import { KEYWORDS, parse } from './parse.ts';
import { print } from './print.ts';
import type { Inputs, Label, Quantity } from './quantities.ts';
import { callsIn, type Expression, namesIn, type Place } from './syntax.ts';
import { isName, MAXIMUM_LENGTH } from './tokens.ts';

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
  checkInputs(spec);
  const types = new Map<string, Type>(
    Object.entries(spec.inputs).map(([name, quantity]) => [name, typeOfInput(name, quantity)]),
  );
  if ((spec.seriesOf ?? 'year') === 'year' && Object.values(spec.inputs).some((input) => input.perYear)) {
    types.set(YEAR_NAME, { kind: 'years', perYear: true });
  }
  const { oneOf = [] } = spec;
  const parsed = new Map<string, { readonly place: Place; readonly expression: Expression; readonly label: Label }>();
  for (const [name, { is, en, zh }] of Object.entries(spec.formulas)) {
    const place = { model: spec.id, formula: name, text: is };
    parsed.set(name, { place, expression: readLine(place), label: { en, zh } });
  }

  const lines = new Map<string, CheckedLine>();
  const underway: string[] = [];
  const typeOf = (name: string): Type | undefined => types.get(name) ?? (parsed.has(name) ? visit(name) : undefined);

  function visit(name: string): Type {
    const { place, expression, label } = parsed.get(name) as { place: Place; expression: Expression; label: Label };
    if (underway.includes(name)) {
      refuseFormula(place, 0, `needs itself: ${[...underway.slice(underway.indexOf(name)), name].join(' → ')}`);
    }
    underway.push(name);
    const start = startOf(name, expression);
    const scope = { place, typeOf, oneOf };
    if (start !== undefined) types.set(name, { ...infer(scope, start), perYear: true });
    const type = infer(scope, expression);
    underway.pop();
    checkLine(place, type);
    if (start !== undefined) checkRunning(place, name, expression, type);
    types.set(name, type);
    lines.set(name, {
      name,
      label,
      expression,
      kind: type.kind,
      perYear: type.perYear,
      isRunning: start !== undefined,
    });
    return type;
  }

  for (const name of parsed.keys()) typeOf(name);
  checkResult(spec, types.get(RESULT_NAME));
  const conditions = (spec.conditions ?? []).map((condition): CheckedCondition => {
    const place = { model: spec.id, formula: condition.code, text: condition.that };
    return checkCondition(condition, { place, typeOf, oneOf }, (name) => parsed.has(name));
  });
  const checked = { spec, lines: [...lines.values()], conditions };
  checkUsed(checked);
  return checked;
}

function checkCondition(condition: Condition, scope: Scope, isLine: (name: string) => boolean): CheckedCondition {
  const expression = readCondition(condition, scope.place);
  const { kind, perYear } = infer(scope, expression);
  if (kind !== 'boolean') refuseFormula(scope.place, 0, `a condition expected, this is ${kind}`);
  const { code: name, en, zh, otherwise } = condition;
  const needsLines = namesIn(expression).some(isLine);
  return { name, label: { en, zh }, expression, kind, perYear, isRunning: false, otherwise, needsLines };
}

/** Conditions that many models share, each read once. */
const SHARED = new WeakMap<Condition, Expression>();

function readCondition(condition: Condition, place: Place): Expression {
  const expression = SHARED.get(condition) ?? parse(place);
  SHARED.set(condition, expression);
  return expression;
}

/** Printing adds at most two spaces and two brackets to a character, and one bracket in about ten to the depth. */
const SHORT = MAXIMUM_LENGTH / 6;

/** A line whose printed form, which the record holds, can be read again: spaces and brackets that it adds count as well. */
function readLine(place: Place): Expression {
  const expression = parse(place);
  if (place.text.length > SHORT) parse({ ...place, text: print(expression) });
  return expression;
}

function typeOfInput(name: string, { kind, perYear, optional, otherwise, table }: Quantity): Type {
  const needs = optional && otherwise === undefined ? { needs: [{ name, at: 0 }] } : {};
  return { kind, perYear, ...needs, ...(table === undefined ? {} : { table }) };
}

/** The start of a line that runs on its own previous entry, `previous(line, start)`; undefined for any other line. */
function startOf(name: string, expression: Expression): Expression | undefined {
  const starts = callsIn(expression).flatMap(({ name: called, args: [series, start] }) =>
    called === 'previous' && series?.type === 'name' && series.name === name && start !== undefined ? [start] : [],
  );
  if (starts.length === 0) return undefined;
  return namesIn(expression).filter((one) => one === name).length === starts.length ? starts[0] : undefined;
}

/** A line that runs on its previous entry is a series, and looks only at entries that are there by then. */
function checkRunning(place: Place, name: string, expression: Expression, { perYear }: Type): void {
  if (!perYear) refuseFormula(place, 0, 'a line that uses its own previous entry is a series, this is a single figure');
  const ahead = callsIn(expression).find((call) => {
    return (
      !['previous', 'cumulative', 'first'].includes(call.name) && looksAcross(call) && namesIn(call).includes(name)
    );
  });
  if (ahead !== undefined) refuseFormula(place, ahead.at, `${ahead.name} looks at entries of "${name}" still to come`);
}

function checkLine(place: Place, { kind, needs }: Type): void {
  const [absent] = needs ?? [];
  if (absent !== undefined) {
    refuseFormula(place, absent.at, `"${absent.name}" may be absent`, 'give a figure to fall back on with either(…)');
  }
  if (!isNumeric(kind) && kind !== 'boolean' && kind !== 'day') {
    refuseFormula(place, 0, `a line must be a figure or a condition, this is ${kind}`);
  }
}

function checkNames(spec: ModelSpec): void {
  const fail = (what: string, problem: string): never =>
    refuse('MODEL_INVALID', { at: `${spec.id}: ${what}`, problem });
  const labels: [string, Label][] = [
    ['title', spec.title],
    ['question', spec.question],
    ...Object.entries(spec.inputs).map(([name, { label }]): [string, Label] => [`input ${name}`, label]),
    ...Object.entries(spec.formulas).map(([name, line]): [string, Label] => [`formula ${name}`, line]),
    ...(spec.conventions ?? []).map((label, index): [string, Label] => [`convention ${index + 1}`, label]),
    ...(spec.notFor ?? []).map((label, index): [string, Label] => [`not for ${index + 1}`, label]),
    ...(spec.conditions ?? []).map((condition): [string, Label] => [`condition ${condition.code}`, condition]),
    ...(spec.misprints ?? []).map((misprint): [string, Label] => [`misprint ${misprint.printed}`, misprint]),
  ];
  for (const [what, label] of labels) {
    if (!label.en || !label.zh) fail(what, 'needs a label in English and in Chinese');
  }
  if (spec.sources.length === 0 && spec.derivation === undefined) {
    fail('sources', 'a model names where its formula comes from, or states its derivation');
  }
  if (spec.examples.length === 0) fail('examples', 'a model has at least one worked example');
  const taken = new Set([YEAR_NAME, ...Object.keys(UNITS)]);
  for (const name of [...Object.keys(spec.inputs), ...Object.keys(spec.formulas)]) {
    if (!isName(name)) fail(name, 'cannot be a name: letters, digits and "_", a letter first');
    if (taken.has(name) || isFunctionName(name) || KEYWORDS.includes(name)) {
      fail(name, 'is used twice, or is a name of the language');
    }
    taken.add(name);
  }
  const codes = (spec.conditions ?? []).map(({ code }) => code);
  for (const [index, code] of codes.entries()) {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code) || codes.indexOf(code) < index) {
      fail(`condition ${quote(code)}`, 'a code of its own in kebab-case expected');
    }
  }
}

/** Defaults, models behind inputs and alternatives are held to their kind when the model loads, not when first needed. */
function checkInputs({ id, inputs, oneOf = [] }: ModelSpec): void {
  const faults: Fault[] = [];
  for (const [name, quantity] of Object.entries(inputs)) {
    const { otherwise, model, kind, perYear } = quantity;
    const at = `${id}: input ${name}`;
    if (otherwise !== undefined) acceptSingle(`${at}, its default`, quantity, otherwise, faults);
    const result = model?.checked.lines.find((line) => line.name === RESULT_NAME);
    if (result !== undefined && (perYear || sumKind(result, { kind, perYear }) !== kind)) {
      faults.push({
        at,
        problem: `${model?.id} gives one ${result.kind}, the input is ${kind}${perYear ? ', a series' : ''}`,
      });
    }
  }
  for (const group of oneOf) {
    const unfit = group.filter((name) => inputs[name]?.optional !== true || inputs[name]?.otherwise !== undefined);
    if (group.length > 1 && unfit.length === 0) continue;
    const problem = 'alternatives are two or more optional inputs without defaults';
    faults.push({ at: `${id}: one of ${group.join(', ')}`, problem, met: quote(unfit) });
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
