/** The syntax tree of one formula. `at` is the offset of the node's first character in the formula's text. */
export type Expression =
  | { readonly type: 'number'; readonly text: string; readonly at: number }
  | { readonly type: 'name'; readonly name: string; readonly at: number }
  | { readonly type: 'negate' | 'not'; readonly operand: Expression; readonly at: number }
  | {
      readonly type: 'binary';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Expression[]; readonly at: number }
  | {
      readonly type: 'if';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
      readonly at: number;
    };

/** Operators under the sign they are printed with; the ASCII forms are read as well. */
export type Operator = '+' | '−' | '×' | '÷' | '^' | Comparison | 'and' | 'or';
export type Comparison = '<' | '≤' | '>' | '≥' | '=' | '≠';

export const COMPARISONS: readonly string[] = ['<', '≤', '>', '≥', '=', '≠'];

/** How tightly an operator binds; a higher number binds tighter. */
export const PRECEDENCE: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  '<': 4,
  '≤': 4,
  '>': 4,
  '≥': 4,
  '=': 4,
  '≠': 4,
  '+': 5,
  '−': 5,
  '×': 6,
  '÷': 6,
  '^': 8,
};

/** Where a formula stands and what its whole text is, for messages that point. */
export interface Place {
  readonly model: string;
  readonly formula: string;
  readonly text: string;
}

/** The expressions directly inside one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'number':
    case 'name':
      return [];
    case 'negate':
    case 'not':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.args;
    case 'if':
      return [expression.condition, expression.then, expression.otherwise];
  }
}

/** Visits an expression and all within it, outer ones first. */
function walk(expression: Expression, visit: (one: Expression) => void): void {
  visit(expression);
  for (const part of partsOf(expression)) walk(part, visit);
}

/** Every name that stands in an expression, as often as it does. */
export function namesIn(expression: Expression): readonly string[] {
  const names: string[] = [];
  walk(expression, (one) => {
    if (one.type === 'name') names.push(one.name);
  });
  return names;
}

/** Every call in an expression, outer ones first. */
export function callsIn(expression: Expression): readonly Extract<Expression, { type: 'call' }>[] {
  const calls: Extract<Expression, { type: 'call' }>[] = [];
  walk(expression, (one) => {
    if (one.type === 'call') calls.push(one);
  });
  return calls;
}
