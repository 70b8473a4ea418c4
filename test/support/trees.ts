import fc from 'fast-check';
import type { Expression, Operator } from '../../src/formula/syntax.ts';

const OPERATORS: readonly Operator[] = [
  ...(['+', '−', '×', '÷', '^', '<', '≤', '>', '≥', '=', '≠', 'and', 'or'] as const),
];
const NAMES = ['a', 'rate', 'toString', '__proto__', '许可费率', 'Φ', '_x1', 'thenx'];

/** Any tree that a formula can be, of any kinds. */
export const trees = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.record({
      type: fc.constant('number' as const),
      text: fc.constantFrom('0', '1', '2.50', '.5', '007'),
      at: fc.constant(0),
    }),
    fc.record({ type: fc.constant('name' as const), name: fc.constantFrom(...NAMES), at: fc.constant(0) }),
    fc.record({
      type: fc.constant('binary' as const),
      operator: fc.constantFrom(...OPERATORS),
      left: tie('tree'),
      right: tie('tree'),
      at: fc.constant(0),
    }),
    fc.record({ type: fc.constantFrom('negate' as const, 'not' as const), operand: tie('tree'), at: fc.constant(0) }),
    fc.record({
      type: fc.constant('call' as const),
      name: fc.constantFrom('sum', 'max', 'f'),
      args: fc.array(tie('tree'), { maxLength: 3 }),
      at: fc.constant(0),
    }),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([condition, then, otherwise]): Expression => {
      return { type: 'if', condition, then, otherwise, at: 0 };
    }),
  ),
})).tree;
