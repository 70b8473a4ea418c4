import { Decimal as Library } from 'decimal.js';
import { quote, refuse } from '../base/errors.ts';
import { checkWhole } from './argument.ts';

/**
 * The one door to decimal arithmetic: a private clone with 34 significant digits, half away from zero, whose text never
 * uses exponents below 10^40. The package's global settings are neither read nor changed.
 */
const Clone = Library.clone({ precision: 34, rounding: Library.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });

export type Decimal = Library;

/** What a caller may write where an exact number belongs: plain decimal text, or a number of at most 15 significant digits. */
export type Exact = string | number;

/** As long as the longest figure that `text` writes: a formula's line holds at most 10,000 digits before the point or zeros after it. */
const LONGEST_TEXT = 10_100;
const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;

/** Whether `value` is an exact number as `decimal` understands it. */
export function isExact(value: unknown): value is Exact {
  if (typeof value === 'number') return Number.isFinite(value) && Number(value.toPrecision(15)) === value;
  return typeof value === 'string' && value.length <= LONGEST_TEXT && PLAIN.test(value);
}

/**
 * An exact decimal number.
 *
 * @param value  decimal text, or a number of at most 15 significant digits (0.1 + 0.2 is refused: it is not 0.3)
 * @throws ARGUMENT_INVALID  any other text or number, NaN and infinities included
 */
export function decimal(value: Exact | Decimal): Decimal {
  return decimalAt('decimal', value);
}

/** `decimal`, with the place that a refusal names. */
export function decimalAt(at: string, value: Exact | Decimal): Decimal {
  if (value instanceof Clone && value.isFinite()) return value;
  if (Library.isDecimal(value) ? value.isFinite() : isExact(value)) return new Clone(value);
  const remedy = 'write plain decimal text such as "1234.56", or a number of at most 15 significant digits';
  return refuse('ARGUMENT_INVALID', { at, problem: 'not an exact number', met: quote(value), remedy });
}

export const ZERO: Decimal = new Clone(0);
export const ONE: Decimal = new Clone(1);
export const HALF: Decimal = new Clone('0.5');

/** The smallest of one or more decimals. @throws ARGUMENT_INVALID  none given */
export function least(values: readonly Decimal[]): Decimal {
  checkWhole('least: number of values', values.length, 1, Number.MAX_SAFE_INTEGER);
  return Clone.min(...values);
}

/** The largest of one or more decimals. @throws ARGUMENT_INVALID  none given */
export function greatest(values: readonly Decimal[]): Decimal {
  checkWhole('greatest: number of values', values.length, 1, Number.MAX_SAFE_INTEGER);
  return Clone.max(...values);
}

export const ROUNDING = {
  halfUp: Library.ROUND_HALF_UP,
  halfEven: Library.ROUND_HALF_EVEN,
  up: Library.ROUND_UP,
  down: Library.ROUND_DOWN,
  floor: Library.ROUND_FLOOR,
  ceil: Library.ROUND_CEIL,
} as const;

export type Rounding = keyof typeof ROUNDING;

/**
 * `value` to `places` decimals by a named mode; half away from zero (四舍五入) unless said otherwise.
 *
 * @throws ARGUMENT_INVALID  no exact number, places not whole or below 0, an unknown mode
 */
export function round(value: Exact | Decimal, places: number, mode: Rounding = 'halfUp'): Decimal {
  checkWhole('round: places', places, 0, 1e9);
  if (!Object.hasOwn(ROUNDING, mode)) {
    const remedy = `one of ${Object.keys(ROUNDING).join(', ')}`;
    refuse('ARGUMENT_INVALID', { at: 'round: mode', problem: 'no way of rounding', met: quote(mode), remedy });
  }
  return decimalAt('round: value', value).toDecimalPlaces(places, ROUNDING[mode]);
}

/** Plain digits, never an exponent. */
export function text(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}
