import { formatFigure } from '../formula/figure-format.ts';
import { decimal } from '../numeric/decimal.ts';

/** An amount of whole units as text: thousands grouped, two decimals. */
export function money(amount: string | number): string {
  return formatFigure(typeof amount === 'number' ? amount.toFixed(2) : amount, 'money');
}

/** An amount of fen, possibly a mean of many, as whole units. */
export function moneyOfFen(fen: number): string {
  return formatFigure(decimal(fen.toFixed(6)).div(100).toFixed(), 'money');
}

export function percent(share: string | number): string {
  return formatFigure(typeof share === 'number' ? share.toFixed(12) : share, 'share');
}

/** A probability that may be tiny: per cent, or a power of ten with three digits. */
export function chance(probability: number): string {
  if (probability === 0) return '0';
  return probability >= 0.001 ? percent(probability) : probability.toExponential(2);
}

/** A plain float to four significant digits, without an exponent where that stays short. */
export function plain(value: number): string {
  return Math.abs(value) >= 1e-3 || value === 0 ? String(Number(value.toPrecision(4))) : value.toExponential(2);
}
