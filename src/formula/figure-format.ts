import { type Decimal, decimal, round, text } from '../numeric/decimal.ts';
import type { Kind } from './kinds.ts';

/** A figure as a reader wants it: amounts to the hundredth with thousands grouped, shares and rates in per cent. */
export function formatFigure(value: string, kind: Kind): string {
  if (kind === 'boolean' || kind === 'timing' || kind === 'day') return value;
  const number = decimal(value);
  switch (kind) {
    case 'money':
      return grouped(round(number, 2).toFixed(2));
    case 'share':
    case 'rate':
      return `${text(round(number.times(100), 4))}%`;
    case 'count':
      return grouped(text(number));
    default:
      return text(significant(number));
  }
}

/** Eight significant digits, whole parts kept whole. */
function significant(number: Decimal): Decimal {
  return number.abs().gte(1e8) ? round(number, 0) : number.toSignificantDigits(8);
}

function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}
