import { formatFigure } from '../formula/figure-format.ts';
import { decimal } from '../numeric/decimal.ts';

/** An amount of whole units: thousands grouped, two decimals. */
export function money(amount: string): string {
  return formatFigure(amount, 'money');
}

/** An amount of fen, possibly a mean of many, in whole units. */
export function moneyOfFen(fen: number): string {
  return money(decimal(fen.toFixed(6)).div(100).toFixed());
}

/** A share in per cent; floats are shown to four significant digits. */
export function percent(share: string | number): string {
  return formatFigure(typeof share === 'number' ? share.toPrecision(4) : share, 'share');
}

/** A probability that may be tiny: in per cent with three significant digits, below a millionth as a power of ten. */
export function chance(probability: number): string {
  if (probability === 0) return '0%';
  if (probability >= 1e-6) return `${decimal(probability.toPrecision(3)).times(100).toFixed()}%`;
  const [digits = '', exponent = ''] = probability.toExponential(2).split('e');
  return `${digits}×${powerOf(exponent)}`;
}

/** A plain float to four significant digits, thousands grouped. */
export function plain(value: number): string {
  return formatFigure(value.toPrecision(4), 'count');
}

/** A number with all its digits, thousands grouped. */
export function inFull(value: number): string {
  return formatFigure(String(value), 'count');
}

/** A gap in standard errors, with its sign. */
export function signed(gap: number): string {
  const digits = Math.abs(gap).toFixed(2);
  return Number(digits) === 0 ? digits : `${gap < 0 ? '−' : '+'}${digits}`;
}

/** 10 to a whole power, as a probability: in per cent down to a millionth. */
export function powerOfTen(power: number): string {
  return power >= -6 ? chance(Number(`1e${power}`)) : powerOf(String(power));
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function powerOf(exponent: string): string {
  return `10${[...exponent].map((sign) => (sign === '-' ? '⁻' : SUPERSCRIPT[Number(sign)])).join('')}`;
}
