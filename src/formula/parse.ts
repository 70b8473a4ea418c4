import { refuseFormula } from './fault.ts';
import { COMPARISONS, type Expression, type Operator, type Place, PRECEDENCE } from './syntax.ts';
import { type Token, tokens } from './tokens.ts';

/** Deepest nesting that is read. */
export const MAXIMUM_DEPTH = 64;

const NEGATE_PRECEDENCE = 7;
const NOT_PRECEDENCE = 3;
const KEYWORDS: readonly string[] = ['if', 'then', 'else', 'and', 'or', 'not'];

/**
 * Reads one formula.
 *
 *     expression = "if" expression "then" expression "else" expression | operators over operands, by precedence
 *     operand    = number | name | name "(" expression, … ")" | "(" expression ")" | "−" operand | "not" operand
 *
 * From loose to tight: `or`, `and`, `not`, comparison, `+ −`, `× ÷`, unary `−`, `^`. Operators of one level group to the
 * left, `^` to the right; comparisons do not chain.
 *
 * @throws MODEL_INVALID  where the text is not a formula, with column and caret
 */
export function parse(place: Place): Expression {
  const list = tokens(place);
  let next = 0;
  let depth = 0;

  const peek = (): Token => list[next] as Token;
  const take = (): Token => list[next++] as Token;
  const isNext = (text: string): boolean => peek().text === text && peek().type !== 'number';

  function expect(text: string, why: string): void {
    if (!isNext(text)) refuseFormula(place, peek().at, `"${text}" expected ${why}, found "${peek().text}"`);
    take();
  }

  function expression(minimum: number): Expression {
    if (++depth > MAXIMUM_DEPTH) refuseFormula(place, peek().at, `nested deeper than ${MAXIMUM_DEPTH}`, 'split it');
    let left = isNext('if') ? conditional() : operand();
    for (;;) {
      const token = peek();
      const precedence = PRECEDENCE[token.text as Operator];
      if (token.type === 'number' || token.type === 'end' || precedence === undefined || precedence < minimum) break;
      take();
      const rightMinimum = token.text === '^' ? NEGATE_PRECEDENCE : precedence + 1;
      const right = expression(rightMinimum);
      left = { type: 'binary', operator: token.text as Operator, left, right, at: left.at };
      if (COMPARISONS.includes(token.text) && COMPARISONS.includes(peek().text)) {
        refuseFormula(place, peek().at, 'comparisons do not chain', 'join two comparisons with "and"');
      }
    }
    depth--;
    return left;
  }

  function conditional(): Expression {
    const { at } = take();
    const condition = expression(1);
    expect('then', 'after the condition');
    const then = expression(1);
    expect('else', 'after the first branch');
    return { type: 'if', condition, then, otherwise: expression(1), at };
  }

  function operand(): Expression {
    const token = take();
    if (token.type === 'number') return { type: 'number', text: token.text, at: token.at };
    if (token.text === '−') return { type: 'negate', operand: expression(NEGATE_PRECEDENCE), at: token.at };
    if (token.text === 'not') return { type: 'not', operand: expression(NOT_PRECEDENCE), at: token.at };
    if (token.text === '(') {
      const inner = expression(1);
      expect(')', 'to close the bracket');
      return inner;
    }
    if (token.type !== 'name' || KEYWORDS.includes(token.text)) {
      refuseFormula(place, token.at, `a number, a name or "(" expected, found "${token.text}"`);
    }
    if (!isNext('(')) return { type: 'name', name: token.text, at: token.at };
    take();
    return { type: 'call', name: token.text, args: argumentsUpTo(')'), at: token.at };
  }

  function argumentsUpTo(close: string): readonly Expression[] {
    const args: Expression[] = [];
    if (!isNext(close)) {
      args.push(expression(1));
      while (isNext(',')) {
        take();
        args.push(expression(1));
      }
    }
    expect(close, 'to close the arguments');
    return args;
  }

  const whole = expression(1);
  if (peek().type !== 'end') refuseFormula(place, peek().at, `an operator expected, found "${peek().text}"`);
  return whole;
}
