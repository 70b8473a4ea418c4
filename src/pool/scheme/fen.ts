import { quote, refuse } from '../../base/errors.ts';
import type { Exact } from '../../numeric/decimal.ts';

/** Parts that a share is told in: 0.54 is 540,000 of them. */
export const MILLION = 1_000_000;

const AMOUNT = /^(\d{1,14})(?:\.(\d{1,2}))?$/;
const SHARE = /^(\d{1,9})(?:\.(\d{1,6}))?$/;

/** An amount in whole fen. @throws ARGUMENT_INVALID  no decimal text of 0 or more, more than two decimals, 2^53 fen or more */
export function toFen(amount: Exact, at: string): number {
  const parts = AMOUNT.exec(String(amount));
  const fen = parts === null ? Number.NaN : Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  if (Number.isSafeInteger(fen)) return fen;
  const remedy = 'give decimal text of 0 or more with at most two decimals, below 90 trillion';
  return refuse('ARGUMENT_INVALID', { at, problem: 'no amount in whole fen', met: quote(amount), remedy });
}

/** Whole fen in whole units with two decimals. */
export function fenText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A share or rate in whole millionths. @throws ARGUMENT_INVALID  no decimal text of 0 or more with at most six decimals */
export function toMillionths(share: Exact, at: string): number {
  const parts = SHARE.exec(String(share));
  if (parts !== null) return Number(parts[1]) * MILLION + Number((parts[2] ?? '').padEnd(6, '0'));
  const remedy = 'give decimal text of 0 or more with at most six decimals';
  return refuse('ARGUMENT_INVALID', { at, problem: 'no share in whole millionths', met: quote(share), remedy });
}

/** ⌊amount · share / 10^6⌋, exact for every amount below 2^53 fen and share up to 10^6 millionths. */
export function wholePart(amount: number, share: number): number {
  const high = Math.floor(amount / MILLION);
  return high * share + Math.floor(((amount - high * MILLION) * share) / MILLION);
}

/** amount · share mod 10^6: what `wholePart` leaves of a fen, in millionths. */
export function restPart(amount: number, share: number): number {
  const high = Math.floor(amount / MILLION);
  return ((amount - high * MILLION) * share) % MILLION;
}

/**
 * Whole fen in proportion to whole weights, adding up to `total`.
 *
 *     part[i] = ⌊total · w[i] / Σw⌋; the fen left over go, one each, to the largest remainders, equal ones to the earlier
 *
 * @param weights none negative; at least one above 0 unless `total` is 0
 */
export function inProportion(total: number, weights: readonly number[]): number[] {
  if (total === 0) return weights.map(() => 0);
  const whole = BigInt(total);
  const sum = weights.reduce((some, weight) => some + BigInt(weight), 0n);
  const parts = weights.map((weight) => (whole * BigInt(weight)) / sum);
  const rests = weights.map((weight) => (whole * BigInt(weight)) % sum);
  let left = Number(whole - parts.reduce((some, part) => some + part, 0n));
  const byRest = weights
    .map((_, i) => i)
    .sort((i, j) => (rests[i]! < rests[j]! ? 1 : rests[i]! > rests[j]! ? -1 : i - j));
  for (const i of byRest) {
    if (left-- <= 0) break;
    parts[i]! += 1n;
  }
  return parts.map(Number);
}
