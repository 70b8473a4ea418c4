import { refuseFormula } from './fault.ts';
import { COMPARISONS, type Expression, type Operator, type Place, PRECEDENCE } from './syntax.ts';
import { type Token, tokens } from './tokens.ts';

/** Deepest nesting that is read. */
export const MAXIMUM_DEPTH = 64;

const NEGATE_PRECEDENCE = 7;
const NOT_PRECEDENCE = 3;
const LOOSEST = 1;
/** Words of the language, which name nothing else. */
export const KEYWORDS: readonly string[] = ['if', 'then', 'else', 'and', 'or', 'not'];

/** How far the reading has come. */
interface Reader {
  readonly place: Place;
  readonly list: readonly Token[];
  next: number;
  depth: number;
}

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
  const reader: Reader = { place, list: tokens(place), next: 0, depth: 0 };
  const whole = expression(reader, LOOSEST);
  const left = peek(reader);
  if (left.type !== 'end') refuseFormula(place, left.at, `an operator expected, found "${left.text}"`);
  return whole;
}

const peek = (reader: Reader): Token => reader.list[reader.next] as Token;
const take = (reader: Reader): Token => reader.list[reader.next++] as Token;
const isNext = (reader: Reader, text: string): boolean => peek(reader).text === text && peek(reader).type !== 'end';

function expect(reader: Reader, text: string, why: string): void {
  const { at, text: found } = peek(reader);
  if (!isNext(reader, text)) refuseFormula(reader.place, at, `"${text}" expected ${why}, found "${found}"`);
  take(reader);
}

/** Own keys only: `constructor` is a name like any other. */
function isOperator(text: string): text is Operator {
  return Object.hasOwn(PRECEDENCE, text);
}

/** An expression whose operators bind at least as tightly as `minimum`. */
function expression(reader: Reader, minimum: number): Expression {
  const { place } = reader;
  if (++reader.depth > MAXIMUM_DEPTH) {
    refuseFormula(place, peek(reader).at, `nested deeper than ${MAXIMUM_DEPTH}`, 'split it');
  }
  let left = isNext(reader, 'if') ? conditional(reader) : operand(reader);
  for (;;) {
    const { text } = peek(reader);
    if (!isOperator(text) || PRECEDENCE[text] < minimum) break;
    take(reader);
    const right = expression(reader, text === '^' ? NEGATE_PRECEDENCE : PRECEDENCE[text] + 1);
    left = { type: 'binary', operator: text, left, right, at: left.at };
    if (COMPARISONS.includes(text) && COMPARISONS.includes(peek(reader).text)) {
      refuseFormula(place, peek(reader).at, 'comparisons do not chain', 'join two with "and"');
    }
  }
  reader.depth--;
  return left;
}

function conditional(reader: Reader): Expression {
  const { at } = take(reader);
  const condition = expression(reader, LOOSEST);
  expect(reader, 'then', 'after the condition');
  const then = expression(reader, LOOSEST);
  expect(reader, 'else', 'after the first branch');
  return { type: 'if', condition, then, otherwise: expression(reader, LOOSEST), at };
}

function operand(reader: Reader): Expression {
  const { type, text, at } = take(reader);
  if (type === 'number') return { type: 'number', text, at };
  if (text === '−') return { type: 'negate', operand: expression(reader, NEGATE_PRECEDENCE), at };
  if (text === 'not') return { type: 'not', operand: expression(reader, NOT_PRECEDENCE), at };
  if (text === '(') {
    const inner = expression(reader, LOOSEST);
    expect(reader, ')', 'to close the bracket');
    return inner;
  }
  if (type !== 'name' || KEYWORDS.includes(text)) {
    refuseFormula(reader.place, at, `a number, a name or "(" expected, found "${text}"`);
  }
  return isNext(reader, '(')
    ? { type: 'call', name: text, args: argumentsOf(reader), at }
    : { type: 'name', name: text, at };
}

function argumentsOf(reader: Reader): readonly Expression[] {
  take(reader);
  const args: Expression[] = [];
  if (!isNext(reader, ')')) {
    do args.push(expression(reader, LOOSEST));
    while (isNext(reader, ',') && take(reader));
  }
  expect(reader, ')', 'to close the arguments');
  return args;
}
