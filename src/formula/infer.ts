import { refuseFormula } from './fault.ts';
import { ACCEPTS_ABSENT, isFunctionName, SIGNATURES } from './functions.ts';
import { isNumeric, isPlain, type Kind, productKind, quotientKind, sumKind, type Type } from './kinds.ts';
import { print } from './print.ts';
import { COMPARISONS, type Expression, type Place } from './syntax.ts';

/** The year's number, 1, 2, 3 …, which every formula with yearly figures may use. */
export const YEAR_NAME = 't';

const single = (kind: Kind): Type => ({ kind, perYear: false, optional: false });

/** The type of an expression. @throws MODEL_INVALID where kinds do not agree or a name is unknown */
export function infer(place: Place, node: Expression, typeOf: (name: string) => Type | undefined): Type {
  const inferred = (child: Expression): Type => {
    const type = infer(place, child, typeOf);
    if (type.optional)
      refuseFormula(place, child.at, `"${print(child)}" may be absent`, 'give it a value to fall back on');
    return type;
  };
  switch (node.type) {
    case 'number':
      return Number(node.text) === 0 ? { ...single('number'), isZero: true } : single('number');
    case 'name':
      return (
        typeOf(node.name) ??
        refuseFormula(place, node.at, `"${node.name}" is neither an input nor another line of this model`)
      );
    case 'negate':
      return numeric(place, node.operand, inferred(node.operand));
    case 'not':
      return truth(place, node.operand, inferred(node.operand));
    case 'if':
      return choice(place, node, inferred);
    case 'call':
      return call(place, node, (child) => infer(place, child, typeOf));
    case 'binary':
      return binary(place, node, inferred(node.left), inferred(node.right));
  }
}

function numeric(place: Place, node: Expression, type: Type): Type {
  return isNumeric(type.kind) ? type : refuseFormula(place, node.at, `a number expected, this is ${type.kind}`);
}

function truth(place: Place, node: Expression, type: Type): Type {
  return type.kind === 'boolean' ? type : refuseFormula(place, node.at, `a condition expected, this is ${type.kind}`);
}

type Branching = Extract<Expression, { type: 'if' }>;
type Call = Extract<Expression, { type: 'call' }>;
type Binary = Extract<Expression, { type: 'binary' }>;

function choice(place: Place, node: Branching, inferred: (child: Expression) => Type): Type {
  const condition = truth(place, node.condition, inferred(node.condition));
  const then = inferred(node.then);
  const otherwise = inferred(node.otherwise);
  const kind =
    sumKind(then, otherwise) ??
    refuseFormula(place, node.otherwise.at, `one branch is ${then.kind}, the other ${otherwise.kind}`);
  return { ...single(kind), perYear: condition.perYear || then.perYear || otherwise.perYear };
}

function call(place: Place, node: Call, inferred: (child: Expression) => Type): Type {
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
  const types = node.args.map(inferred);
  const refuseArgument = (index: number, problem: string): never =>
    refuseFormula(place, (node.args[index] as Expression).at, `argument ${index + 1} of ${node.name}: ${problem}`);
  for (const [index, argument] of types.entries()) {
    if (argument.optional && ACCEPTS_ABSENT[node.name] !== index) refuseArgument(index, 'it may be absent');
  }
  return type(types, refuseArgument);
}

function binary(place: Place, node: Binary, left: Type, right: Type): Type {
  const perYear = left.perYear || right.perYear;
  const fail = (): never =>
    refuseFormula(place, node.at, `"${print(node)}" has no meaning: ${left.kind} ${node.operator} ${right.kind}`);
  const of = (kind: Kind | undefined): Type => ({ ...single(kind ?? fail()), perYear });
  if (COMPARISONS.includes(node.operator)) {
    const bothTimings = left.kind === 'timing' && right.kind === 'timing';
    return of(bothTimings || sumKind(left, right) !== undefined ? 'boolean' : undefined);
  }
  switch (node.operator) {
    case 'and':
    case 'or':
      truth(place, node.left, left);
      return { ...truth(place, node.right, right), perYear };
    case '×':
      return of(productKind(left.kind, right.kind));
    case '÷':
      return of(quotientKind(left.kind, right.kind));
    case '^':
      return of(isPlain(left.kind) && (isPlain(right.kind) || right.kind === 'years') ? 'number' : undefined);
    default:
      return of(sumKind(left, right));
  }
}
