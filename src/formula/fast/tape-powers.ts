import type { Node, TapeBuilder } from './tape.ts';

/** Up to this exponent a power is a chain of products: each rounds by half a unit of its last place. */
const LONGEST_CHAIN = 256;

/** x^y as the language means it: refused where it is no number. */
export function powerOf(tape: TapeBuilder, x: Node, y: Node): Node {
  const exponent = tape.known(y);
  if (exponent === undefined) return tape.requireFinite(tape.emit('pow', x, y));
  const zero = tape.constant(0);
  if (!Number.isInteger(exponent)) tape.require(tape.emit('le', zero, x));
  if (exponent < 0) tape.require(tape.emit('lt', zero, tape.emit('abs', x)));
  return raised(tape, x, y);
}

/** x^y for x above 0, or whatever else the power is known to stand: by products and one root where y is known. */
export function raised(tape: TapeBuilder, x: Node, y: Node): Node {
  const exponent = tape.known(y);
  if (exponent === undefined) return tape.emit('pow', x, y);
  const whole = Math.floor(exponent);
  const rest = exponent - whole;
  if (Math.abs(whole) > LONGEST_CHAIN || (rest !== 0 && rest !== 0.5)) return tape.emit('pow', x, y);
  const base = whole < 0 ? tape.emit('div', tape.constant(1), x) : x;
  const chain = wholePower(tape, base, Math.abs(whole));
  return rest === 0 ? chain : tape.emit('mul', chain, tape.emit('sqrt', x));
}

/** x^n by x^2k = (x^k)² and x^(2k + 1) = x^2k · x: a row of powers costs one product each. */
function wholePower(tape: TapeBuilder, x: Node, n: number): Node {
  if (n <= 1) return n === 0 ? tape.constant(1) : x;
  if (n % 2 === 1) return tape.emit('mul', wholePower(tape, x, n - 1), x);
  const root = wholePower(tape, x, n / 2);
  return tape.emit('mul', root, root);
}

/** x + x² + … + x^n by halves, all of one sign for x above 0; undefined where n is not a known whole number from 1. */
export function sumOfPowers(tape: TapeBuilder, x: Node, n: number | undefined): Node | undefined {
  if (n === undefined || !Number.isInteger(n) || n < 1 || n > LONGEST_CHAIN) return undefined;
  if (n === 1) return x;
  const even = n % 2 === 0;
  const shorter = sumOfPowers(tape, x, even ? n / 2 : n - 1) as Node;
  if (!even) return tape.emit('add', shorter, wholePower(tape, x, n));
  return tape.emit('mul', shorter, tape.emit('add', tape.constant(1), wholePower(tape, x, n / 2)));
}
