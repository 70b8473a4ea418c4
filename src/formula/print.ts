import { type Expression, PRECEDENCE } from './syntax.ts';

const ATOM = 9;
const NEGATE = 7;
const NOT = 3;
const IF = 0;

/**
 * A formula in its one printed form: spaces around operators, brackets only where they change the meaning, so that
 * reading the print gives the same tree.
 *
 * @param nameText  what to write for a name; the name itself unless given. Text that is not a plain operand is bracketed
 *                  by the caller.
 */
export function print(expression: Expression, nameText: (name: string) => string = (name) => name): string {
  return write(expression, IF, nameText);
}

function write(node: Expression, minimum: number, nameText: (name: string) => string): string {
  const text = bare(node, nameText);
  return tightness(node) < minimum ? `(${text})` : text;
}

function bare(node: Expression, nameText: (name: string) => string): string {
  switch (node.type) {
    case 'number':
      return node.text;
    case 'name':
      return nameText(node.name);
    case 'call':
      return `${node.name}(${node.args.map((arg) => write(arg, IF, nameText)).join(', ')})`;
    case 'negate':
      return `−${write(node.operand, NEGATE, nameText)}`;
    case 'not':
      return `not ${write(node.operand, NOT, nameText)}`;
    case 'if':
      return `if ${write(node.condition, IF, nameText)} then ${write(node.then, IF, nameText)} else ${write(node.otherwise, IF, nameText)}`;
    case 'binary': {
      const own = PRECEDENCE[node.operator];
      const isPower = node.operator === '^';
      const isComparison = own === PRECEDENCE['='];
      const left = write(node.left, isPower ? ATOM : isComparison ? own + 1 : own, nameText);
      const right = write(node.right, isPower ? NEGATE : own + 1, nameText);
      return isPower ? `${left}^${right}` : `${left} ${node.operator} ${right}`;
    }
  }
}

function tightness(node: Expression): number {
  switch (node.type) {
    case 'binary':
      return PRECEDENCE[node.operator];
    case 'negate':
      return NEGATE;
    case 'not':
      return NOT;
    case 'if':
      return IF;
    default:
      return ATOM;
  }
}
