import { refuseFormula } from './fault.ts';
import { ACCEPTS_ABSENT, isFunctionName, SIGNATURES } from './functions.ts';
import {
  choiceKind,
  differenceKind,
  isNumeric,
  isPlain,
  type Kind,
  type Need,
  productKind,
  quotientKind,
  shiftKind,
  type Type,
} from './kinds.ts';
import { print } from './print.ts';
import { COMPARISONS, type Expression, type Place } from './syntax.ts';

/** The year's number, 1, 2, 3 …, which every formula with yearly figures may use. */
export const YEAR_NAME = 't';

/** Amounts that have a name in the language: the steps money is rounded to. */
export const UNITS: Readonly<Record<string, string>> = { fen: '0.01', yuan: '1' };

/** What an expression is read in: where it stands, what its names mean, which inputs stand in for one another. */
export interface Scope {
  readonly place: Place;
  readonly typeOf: (name: string) => Type | undefined;
  /** Groups of inputs of which exactly one is given. */
  readonly oneOf: readonly (readonly string[])[];
}

/** The type of an expression. @throws MODEL_INVALID where kinds do not agree or a name is unknown */
export function infer(scope: Scope, node: Expression): Type {
  const { place } = scope;
  switch (node.type) {
    case 'number':
      return { kind: 'number', perYear: false, ...(Number(node.text) === 0 ? { isZero: true } : {}) };
    case 'name':
      return nameType(scope, node);
    case 'negate':
      return numeric(place, node.operand, infer(scope, node.operand));
    case 'not':
      return truth(place, node.operand, infer(scope, node.operand));
    case 'if':
      return choice(scope, node);
    case 'call':
      return call(scope, node);
    case 'binary':
      return binary(scope, node);
  }
}

function nameType({ place, typeOf }: Scope, { name, at }: Extract<Expression, { type: 'name' }>): Type {
  if (Object.hasOwn(UNITS, name)) return { kind: 'money', perYear: false };
  const type = typeOf(name) ?? refuseFormula(place, at, `"${name}" is neither an input nor another line of this model`);
  return type.needs === undefined ? type : { ...type, needs: type.needs.map((need) => ({ name: need.name, at })) };
}

function numeric(place: Place, node: Expression, type: Type): Type {
  return isNumeric(type.kind) ? type : refuseFormula(place, node.at, `a number expected, this is ${type.kind}`);
}

function truth(place: Place, node: Expression, type: Type): Type {
  return type.kind === 'boolean' ? type : refuseFormula(place, node.at, `a condition expected, this is ${type.kind}`);
}

/** One figure for each entry if any part has, absent if any part may be. */
function joined(kind: Kind, parts: readonly Type[]): Type {
  const needs = parts.flatMap((part): readonly Need[] => part.needs ?? []);
  return { kind, perYear: parts.some(({ perYear }) => perYear), ...(needs.length === 0 ? {} : { needs }) };
}

type Branching = Extract<Expression, { type: 'if' }>;
type Call = Extract<Expression, { type: 'call' }>;
type Binary = Extract<Expression, { type: 'binary' }>;

function choice(scope: Scope, node: Branching): Type {
  const condition = truth(scope.place, node.condition, infer(scope, node.condition));
  const then = infer(scope, node.then);
  const otherwise = infer(scope, node.otherwise);
  const kind =
    choiceKind(then, otherwise) ??
    refuseFormula(scope.place, node.otherwise.at, `one branch is ${then.kind}, the other ${otherwise.kind}`);
  return joined(kind, [condition, then, otherwise]);
}

function call(scope: Scope, node: Call): Type {
  const { place } = scope;
  if (!isFunctionName(node.name)) {
    const known = Object.keys(SIGNATURES).join(', ');
    refuseFormula(place, node.at, `"${node.name}" is not a function of the language`, `known are ${known}`);
  }
  const { minimum, maximum, type } = SIGNATURES[node.name];
  const given = node.args.length;
  if (given < minimum || given > maximum) {
    const range = minimum === maximum ? `${minimum}` : `${minimum} to ${maximum}`;
    refuseFormula(place, node.at, `${node.name} takes ${range} arguments, found ${given}`);
  }
  const types = node.args.map((argument) => infer(scope, argument));
  const refuseArgument = (index: number, problem: string): never =>
    refuseFormula(place, (node.args[index] as Expression).at, `argument ${index + 1} of ${node.name}: ${problem}`);
  const result = type(types, refuseArgument);
  const needed = types.filter((_, index) => ACCEPTS_ABSENT[node.name as keyof typeof SIGNATURES] !== index);
  if (node.name === 'either' && isCovered(types, scope.oneOf)) return { kind: result.kind, perYear: result.perYear };
  return { ...result, ...joined(result.kind, needed), perYear: result.perYear };
}

/** Whether one of several alternatives is always there: one that needs nothing, or one for each of a group of inputs. */
function isCovered(alternatives: readonly Type[], oneOf: readonly (readonly string[])[]): boolean {
  const stands = (on: readonly string[]): boolean =>
    alternatives.some(({ needs = [] }) => needs.every(({ name }) => on.includes(name)));
  return stands([]) || oneOf.some((group) => group.every((name) => stands([name])));
}

function binary({ place, ...rest }: Scope, node: Binary): Type {
  const left = infer({ place, ...rest }, node.left);
  const right = infer({ place, ...rest }, node.right);
  const fail = (): never =>
    refuseFormula(place, node.at, `"${print(node)}" has no meaning: ${left.kind} ${node.operator} ${right.kind}`);
  const of = (kind: Kind | undefined): Type => joined(kind ?? fail(), [left, right]);
  if (COMPARISONS.includes(node.operator)) {
    const areTimings = left.kind === 'timing' && right.kind === 'timing';
    return of(areTimings || choiceKind(left, right) !== undefined ? 'boolean' : undefined);
  }
  switch (node.operator) {
    case 'and':
    case 'or':
      truth(place, node.left, left);
      return of(truth(place, node.right, right).kind);
    case '×':
      return of(productKind(left.kind, right.kind));
    case '÷':
      return of(quotientKind(left.kind, right.kind));
    case '^':
      return of(isPlain(left.kind) && (isPlain(right.kind) || right.kind === 'years') ? 'number' : undefined);
    case '−':
      return of(differenceKind(left, right));
    default:
      return of(shiftKind(left, right));
  }
}
