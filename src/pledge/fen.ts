import { refuse } from '../base/errors.ts';
import { type Decimal, decimal, type Exact } from '../numeric/decimal.ts';

/** Products up to here are whole numbers that float64 holds exactly, with room for one more divisor. */
const EXACT = 2 ** 52;

/** An amount in whole fen. @throws ARGUMENT_INVALID  more than two decimals, or beyond what float64 holds exactly */
export function toFen(amount: Exact | Decimal, at: string): number {
  const fen = decimal(amount).times(100);
  if (fen.isInteger() && fen.abs().lte(Number.MAX_SAFE_INTEGER)) return fen.toNumber();
  const remedy = 'give an amount with at most two decimals, below 90 trillion';
  return refuse('ARGUMENT_INVALID', { at, problem: 'no amount in whole fen', met: String(amount), remedy });
}

/** Whole fen as yuan with two decimals. */
export function fenText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * a · b / c rounded half up, for whole numbers a, b ≥ 0 and c > 0.
 *
 * Products below 2^52 stay in float64, where quotient and remainder are exact; larger ones go through big integers.
 */
export function mulDiv(a: number, b: number, c: number): number {
  const product = a * b;
  if (product > EXACT) return Number((2n * BigInt(a) * BigInt(b) + BigInt(c)) / (2n * BigInt(c)));
  const quotient = Math.floor(product / c);
  const rest = product - quotient * c;
  return 2 * rest >= c ? quotient + 1 : quotient;
}
