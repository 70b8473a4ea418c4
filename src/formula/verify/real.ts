/**
 * A decimal number, `digits` × 10^`exponent`, on big integers: exact while it has at most 80 digits, more than twice the 34
 * of the reading it checks. Where more would be needed the rest is cut off and a digit 1 put in its place, so that an
 * inexact number never looks like an exact one.
 */
export interface Real {
  readonly digits: bigint;
  readonly exponent: number;
}

const KEPT = 80;
const LIMIT = 10n ** BigInt(KEPT + 1);
/** Beyond this a difference of exponents leaves nothing of the smaller number but its sign. */
const FAR = 400;
/** Characters of the longest figure that a record may hold. */
const LONGEST = 10_200;

const powers: bigint[] = [];
/** 10^n, the smaller ones remembered. */
export function ten(n: number): bigint {
  if (n > 999) return 10n ** BigInt(n);
  powers[n] ??= 10n ** BigInt(n);
  return powers[n];
}

export const size = (n: bigint): bigint => (n < 0n ? -n : n);
const lengthOf = (n: bigint): number => size(n).toString().length;
const sign = (n: bigint): bigint => (n < 0n ? -1n : n > 0n ? 1n : 0n);

export function real(digits: bigint, exponent = 0): Real {
  if (digits < LIMIT && digits > -LIMIT) return { digits, exponent: digits === 0n ? 0 : exponent };
  const surplus = lengthOf(digits) - KEPT;
  const kept = digits / ten(surplus);
  const isExact = digits % ten(surplus) === 0n;
  return isExact
    ? { digits: kept, exponent: exponent + surplus }
    : { digits: kept * 10n + sign(digits), exponent: exponent + surplus - 1 };
}

export const NOUGHT = real(0n);
export const UNITY = real(1n);
export const HALF = real(5n, -1);

/** Any decimal text, as models and their callers may write it; undefined for any other. */
export function readReal(text: string): Real | undefined {
  const found = /^([+-]?)(?=\.?\d)(\d*)\.?(\d*)(?:e([+-]?\d{1,3}))?$/i.exec(text);
  if (found === null || text.length > LONGEST) return undefined;
  const [, minus, whole = '', fraction = '', exponent = '0'] = found;
  const digits = BigInt(whole + fraction);
  return real(minus === '-' ? -digits : digits, Number(exponent) - fraction.length);
}

/** A number as records write it: plain digits, no exponent, nothing to spare; undefined for any other text. */
export function readPlain(text: string): Real | undefined {
  return /^(0|-?(?!0$)(0|[1-9]\d*)(\.\d*[1-9])?)$/.test(text) ? readReal(text) : undefined;
}

/** The place of the first digit: 1 for 1 … 9, 0 for 0.1 … 0.9; none for 0. */
export const order = ({ digits, exponent }: Real): number =>
  digits === 0n ? Number.NEGATIVE_INFINITY : lengthOf(digits) + exponent;

/** Whether a number has at most 34 significant digits, so that the other reading holds it without rounding. */
export function isShort({ digits }: Real): boolean {
  const surplus = lengthOf(digits) - 34;
  return surplus <= 0 || digits % ten(surplus) === 0n;
}

/** One unit in the 34th digit. */
export const unitOf = (x: Real): Real => (x.digits === 0n ? NOUGHT : { digits: 1n, exponent: order(x) - 34 });

/** Plain text of up to 34 digits; with an exponent where zeros would run to thousands. */
export function textOf(x: Real): string {
  const surplus = Math.max(lengthOf(x.digits) - 34, 0);
  const cut = (size(x.digits) + ten(surplus) / 2n) / ten(surplus);
  const exponent = x.exponent + surplus;
  const minus = x.digits < 0n ? '-' : '';
  if (Math.abs(exponent) > 10_100) return `${minus}${cut}e${exponent}`;
  if (exponent >= 0) return `${minus}${cut * ten(exponent)}`;
  const padded = cut.toString().padStart(1 - exponent, '0');
  return `${minus}${padded.slice(0, exponent)}.${padded.slice(exponent)}`.replace(/\.?0+$/, '');
}

export const negate = ({ digits, exponent }: Real): Real => ({ digits: -digits, exponent });
export const magnitude = (x: Real): Real => (x.digits < 0n ? negate(x) : x);

export function add(a: Real, b: Real): Real {
  if (a.digits === 0n) return b;
  if (b.digits === 0n) return a;
  const gap = a.exponent - b.exponent;
  if (gap < 0) return add(b, a);
  if (gap > FAR) return real(a.digits * ten(100) + sign(b.digits), a.exponent - 100);
  return real(a.digits * ten(gap) + b.digits, b.exponent);
}

export const subtract = (a: Real, b: Real): Real => add(a, negate(b));
export const multiply = (a: Real, b: Real): Real => real(a.digits * b.digits, a.exponent + b.exponent);

/** a ÷ b, for b other than 0. */
export function divide(a: Real, b: Real): Real {
  const shift = Math.max(KEPT + 2 + lengthOf(b.digits) - lengthOf(a.digits), 0);
  const top = a.digits * ten(shift);
  const quotient = top / b.digits;
  const exponent = a.exponent - b.exponent - shift;
  const rest = top % b.digits === 0n ? 0n : sign(top) * sign(b.digits);
  return real(quotient * 10n + rest, exponent - 1);
}

/** −1, 0 or 1 as a is below, at or above b. */
export const compare = (a: Real, b: Real): number => Number(sign(subtract(a, b).digits));
export const larger = (a: Real, b: Real): Real => (compare(a, b) < 0 ? b : a);
export const smaller = (a: Real, b: Real): Real => (compare(a, b) > 0 ? b : a);

/** The nearest whole number, halves away from zero. */
export function nearestWhole(x: Real): Real {
  if (x.exponent >= 0) return x;
  if (order(x) < 0) return NOUGHT;
  const unit = ten(-x.exponent);
  return real(((size(x.digits) * 2n + unit) / (unit * 2n)) * sign(x.digits));
}

/** x as a whole number of 10^−places, cut off. */
export function fixed({ digits, exponent }: Real, places: number): bigint {
  const shift = exponent + places;
  return shift >= 0 ? digits * ten(shift) : shift < -FAR ? 0n : digits / ten(-shift);
}
