/**
 * What a number stands for. The kinds keep a formula honest when the module loads: money plus a share, or money times
 * money, is refused before anything is computed.
 */
export type Kind = 'money' | 'number' | 'share' | 'rate' | 'years' | 'count' | 'day' | 'boolean' | 'timing' | 'table';

/** When within a year a flow falls: at its end, or in its middle. */
export type Timing = 'year-end' | 'mid-year';

/** An optional input that an expression stands on, and where. */
export interface Need {
  readonly name: string;
  readonly at: number;
}

/** The kind of an expression, whether it has one figure a year, and the optional inputs without which it is absent. */
export interface Type {
  readonly kind: Kind;
  readonly perYear: boolean;
  readonly needs?: readonly Need[];
  /** Of a table: the kind it is read by, and the kind it gives. */
  readonly table?: { readonly by: Kind; readonly gives: Kind };
  /** A bare zero, which agrees with every kind of number. */
  readonly isZero?: boolean;
}

const PLAIN: readonly Kind[] = ['number', 'share', 'rate', 'count'];

/** A kind without dimension: a factor that money or years can be multiplied by. */
export function isPlain(kind: Kind): boolean {
  return PLAIN.includes(kind);
}

/** Whether figures of this kind can be added, scaled and rounded; days can only be counted between. */
export function isNumeric(kind: Kind): boolean {
  return kind !== 'boolean' && kind !== 'timing' && kind !== 'day' && kind !== 'table';
}

/** The kind of a sum, difference or choice of two kinds; undefined when they do not agree. */
export function sumKind(left: Type, right: Type): Kind | undefined {
  if (!isNumeric(left.kind) || !isNumeric(right.kind)) return undefined;
  if (left.isZero === true) return right.kind;
  if (right.isZero === true || left.kind === right.kind) return left.kind;
  if (left.kind === 'number' && right.kind !== 'money') return right.kind;
  if (right.kind === 'number' && left.kind !== 'money') return left.kind;
  return undefined;
}

/** The kind of a choice between two kinds, the larger or the earlier: as of a sum, and days among themselves. */
export function choiceKind(left: Type, right: Type): Kind | undefined {
  return left.kind === 'day' && right.kind === 'day' ? 'day' : sumKind(left, right);
}

/** The kind of a difference: days between two days, a day so many days before another, otherwise as of a sum. */
export function differenceKind(left: Type, right: Type): Kind | undefined {
  if (left.kind !== 'day') return sumKind(left, right);
  return right.kind === 'day' ? 'count' : shiftKind(left, right);
}

/** A day and a number of days are a day. */
export function shiftKind(left: Type, right: Type): Kind | undefined {
  const isShift = left.kind === 'day' && (right.kind === 'count' || right.kind === 'number');
  return isShift ? 'day' : sumKind(left, right);
}

/** The kind of a product; undefined when the product has no meaning here (money × money, money × years). */
export function productKind(left: Kind, right: Kind): Kind | undefined {
  if (!isNumeric(left) || !isNumeric(right)) return undefined;
  if (isPlain(left) && isPlain(right)) return plainProduct(left, right);
  if (isPlain(left)) return left === 'rate' && right === 'years' ? 'number' : right;
  if (isPlain(right)) return right === 'rate' && left === 'years' ? 'number' : left;
  return undefined;
}

function plainProduct(left: Kind, right: Kind): Kind {
  if (left === right) return left === 'share' ? 'share' : 'number';
  if (left === 'number') return right;
  return right === 'number' ? left : 'number';
}

/** The kind of a quotient: like by like is a number, money by years an amount a year. */
export function quotientKind(left: Kind, right: Kind): Kind | undefined {
  if (!isNumeric(left) || !isNumeric(right)) return undefined;
  if (left === right) return 'number';
  if (right === 'number') return left;
  if (isPlain(right)) return isPlain(left) ? 'number' : left;
  if (right === 'years') return left === 'money' ? 'money' : 'rate';
  return undefined;
}
