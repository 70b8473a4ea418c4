import { looksAcross } from './functions.ts';
import { type Expression, PRECEDENCE } from './syntax.ts';

const ATOM = 9;
const NEGATE = 7;
const NOT = 3;
const IF = 0;

/** What to write for a name. Inside a call that looks across a series, `across` holds: the name then stands for all of it. */
export type NameText = (name: string, across: boolean) => string;

/**
 * A formula in its one printed form: spaces around operators, brackets only where needed, so that
 * reading the print gives the same tree.
 *
 * @param nameText  the name itself unless given. Text that is not a plain operand is bracketed by the caller.
 */
export function print(expression: Expression, nameText: NameText = (name) => name): string {
  return write(expression, IF, nameText);
}

function write(node: Expression, minimum: number, nameText: NameText): string {
  const text = bare(node, nameText);
  return tightness(node) < minimum ? `(${text})` : text;
}

function bare(node: Expression, nameText: NameText): string {
  const part = (child: Expression, minimum: number): string => write(child, minimum, nameText);
  switch (node.type) {
    case 'number':
      return node.text;
    case 'name':
      return nameText(node.name, false);
    case 'call': {
      const inside: NameText = looksAcross(node) ? (name) => nameText(name, true) : nameText;
      return `${node.name}(${node.args.map((arg) => write(arg, IF, inside)).join(', ')})`;
    }
    case 'negate':
      return `−${part(node.operand, NEGATE)}`;
    case 'not':
      return `not ${part(node.operand, NOT)}`;
    case 'if':
      return `if ${part(node.condition, IF)} then ${part(node.then, IF)} else ${part(node.otherwise, IF)}`;
    case 'binary': {
      const own = PRECEDENCE[node.operator];
      const isPower = node.operator === '^';
      const isComparison = own === PRECEDENCE['='];
      const left = part(node.left, isPower ? ATOM : isComparison ? own + 1 : own);
      const right = part(node.right, isPower ? NEGATE : own + 1);
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
