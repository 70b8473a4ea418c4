import { canonicalJson } from '../../base/canonical.ts';
import type { Model } from '../define-model.ts';
import type { CheckedModel } from '../model.ts';
import { modelHash } from '../model-hash.ts';
import type { Given, Outcome, Step } from '../outcome.ts';
import type { Quantity, Written } from '../quantities.ts';
import { compile } from './compile.ts';
import { isWhole } from './figure.ts';
import { type Machine, run } from './machine.ts';
import { compare, readReal } from './real.ts';
import { type Audit, join, type Report, readValue } from './record.ts';
import { isFigure, type Single } from './values.ts';

/** Holds a record to the text of its model: identity, words, kinds, formulas, defaults, ranges and conditions. */
export function checkModel(outcome: Outcome, { at, report }: Site, { checked }: Model, machine: Machine): void {
  const { spec, lines } = checked;
  const { id, version, title } = spec;
  differ(join(at, 'model'), outcome.model, { id, version, title, hash: modelHash(spec) }, report);
  differ(join(at, 'seriesOf'), outcome.seriesOf, spec.seriesOf ?? 'year', report);
  differ(join(at, 'inputs'), outcome.inputs.map(nameOf), Object.keys(spec.inputs), report);
  differ(join(at, 'steps'), outcome.steps.map(nameOf), lines.map(nameOf), report);
  for (const given of outcome.inputs) {
    const own = Object.hasOwn(spec.inputs, given.name) ? spec.inputs[given.name] : undefined;
    if (own !== undefined) checkGiven(given, own, join(at, `inputs/${given.name}`), report);
  }
  for (const [index, step] of outcome.steps.entries()) {
    const own = lines[index];
    if (own?.name !== step.name) continue;
    const place = join(at, `steps/${step.name}`);
    differ(place, wordsOf(step), { label: own.label, kind: own.kind, isSeries: own.perYear }, report);
    const formula = spec.formulas[step.name]?.is ?? '';
    if (canonicalJson(compile(step.formula)) !== canonicalJson(compile(formula))) {
      report(`${place}/formula`, 'is not the formula of the model', step.formula, formula);
    }
  }
  checkAlternatives(outcome, checked, at, report);
  checkConditions(outcome, checked, { at, report }, machine);
}

type Site = Pick<Audit, 'at' | 'report'>;

const nameOf = ({ name }: { readonly name: string }): string => name;
const wordsOf = ({ label, kind, value }: Given | Step): object => ({ label, kind, isSeries: Array.isArray(value) });

/** Reports where the record's part is not the model's, leaf by leaf. */
function differ(at: string, recorded: unknown, own: unknown, report: Report): void {
  if (typeof own === 'object' && own !== null && !Array.isArray(own)) {
    for (const [key, part] of Object.entries(own)) {
      differ(`${at}/${key}`, (recorded as Readonly<Record<string, unknown>>)[key], part, report);
    }
  } else if (canonicalJson(recorded) !== canonicalJson(own)) report(at, 'is not what the model says', recorded, own);
}

/** An input as the model declares it: its words and kind, its range, and its default where it stands. */
function checkGiven(given: Given, own: Quantity, at: string, report: Report): void {
  const { label, kind, perYear, minimum, maximum, otherwise } = own;
  const { value, isDefault } = given;
  const isAbsent = value === null;
  if (isAbsent && (!own.optional || otherwise !== undefined)) report(at, 'may not be absent');
  differ(at, wordsOf(given), { label, kind, isSeries: perYear && !isAbsent }, report);
  if (isDefault && otherwise === undefined) report(at, 'has no default');
  for (const [index, one] of [readValue(given)].flat().entries()) {
    const place = perYear ? `${at}, entry ${index + 1}` : at;
    const isBeyond = (bound: string | undefined, side: number): boolean =>
      isFigure(one) && bound !== undefined && compare(one.at, readReal(bound) ?? one.at) === side;
    if (isBeyond(minimum, -1) || isBeyond(maximum, 1))
      report(place, 'is out of range', value, `${minimum} … ${maximum}`);
    if (isFigure(one) && kind === 'count' && !isWhole(one.at)) report(place, 'is not a whole number', value);
  }
  if (isDefault && otherwise !== undefined && !isAsWritten(value, otherwise)) {
    report(at, 'is not the default of the model', value, otherwise);
  }
}

/** Whether a recorded figure is what a default says: every entry of it, or row by row. */
function isAsWritten(value: Given['value'], otherwise: Written): boolean {
  if (typeof value === 'object' && value !== null && 'rows' in value) return isSame(value.rows, otherwise);
  return [value].flat().every((one) => isSame(one, otherwise));
}

/** Numbers are compared as numbers, however they are written. */
function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, index) => isSame(one, b[index]));
  const [x, y] = [a, b].map((one) => readReal(String(one)));
  return x !== undefined && y !== undefined ? compare(x, y) === 0 : String(a) === String(b);
}

/** Of each group of alternatives exactly one is given. */
function checkAlternatives({ inputs }: Outcome, { spec }: CheckedModel, at: string, report: Report): void {
  for (const group of spec.oneOf ?? []) {
    const given = inputs.filter(({ name, value }) => value !== null && group.includes(name)).map(nameOf);
    if (given.length !== 1) report(join(at, 'inputs'), 'holds not exactly one of its alternatives', given, group);
  }
}

/** The warnings are the model's conditions that do not hold; a record in which one that refuses does not hold is none of its own. */
function checkConditions({ warnings }: Outcome, { spec }: CheckedModel, { at, report }: Site, machine: Machine): void {
  const place = join(at, 'warnings');
  for (const { code, that, otherwise, en, zh } of spec.conditions ?? []) {
    const truths: readonly Single[] = [run(compile(that), machine)].flat() as readonly Single[];
    const recorded = warnings.find((warning) => warning.code === code);
    if (recorded !== undefined) differ(`${place}/${code}`, recorded, { en, zh }, report);
    const isMet = !truths.includes(false) && !truths.includes('undecided');
    if (recorded !== undefined && isMet)
      report(`${place}/${code}`, 'is recorded, but its condition holds', code, 'none');
    if (!truths.includes(false)) continue;
    if (otherwise === 'refuse') report(join(at, 'inputs'), `are refused by the model: ${en}`);
    else if (recorded === undefined)
      report(`${place}/${code}`, 'is not recorded, but its condition does not hold', 'none', code);
  }
  const known = (spec.conditions ?? []).map(({ code }) => code);
  for (const { code } of warnings) {
    if (!known.includes(code)) report(`${place}/${code}`, 'is no condition of the model', code);
  }
}
