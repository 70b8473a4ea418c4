import { either, exactly, type Failure, type Figure, failure, isExact, type Result } from './figure.ts';
import { add, compare, magnitude, NOUGHT, subtract, UNITY } from './real.ts';

/** A truth; undecided where two figures lie too close to say which is larger. */
export type Truth = boolean | 'undecided';
export interface Rows {
  readonly rows: readonly (readonly [by: Figure | null, gives: Figure])[];
}
/** What stands for one entry, or alone: a figure (of a day, its number), a truth, a timing, a table, nothing, or why there is none. */
export type Single = Figure | Truth | 'year-end' | 'mid-year' | Rows | null | Failure;

export const isFigure = (x: Single | undefined): x is Figure => typeof x === 'object' && x !== null && 'at' in x;
export const isFailure = (x: Single | undefined): x is Failure => typeof x === 'object' && x !== null && 'problem' in x;
export const isRows = (x: Single | undefined): x is Rows => typeof x === 'object' && x !== null && 'rows' in x;
export const isTruth = (x: Single | undefined): x is Truth => typeof x === 'boolean' || x === 'undecided';

const WRONG = failure('arguments of another kind expected');
export const ONE = exactly(UNITY);

/** Goes on with a figure, or hands a failure on. */
export const onto = (x: Single | undefined, go: (x: Figure) => Result): Result =>
  isFigure(x) ? go(x) : isFailure(x) ? x : WRONG;
export const both = (x: Single | undefined, y: Single | undefined, go: (x: Figure, y: Figure) => Result): Result =>
  onto(x, (a) => onto(y, (b) => go(a, b)));

/** The sign of a − b, or undefined where it cannot be told. */
export function orderOf(a: Figure, b: Figure): number | undefined {
  const gap = subtract(a.at, b.at);
  if (isExact(a) && isExact(b)) return compare(gap, NOUGHT);
  return compare(magnitude(gap), add(a.within, b.within)) > 0 ? compare(gap, NOUGHT) : undefined;
}

export const refused = (...args: readonly (Single | undefined)[]): Failure => args.find(isFailure) ?? WRONG;

/** One of two, by a truth; where that is undecided, whatever either may be, if it is anything. */
export function choose(holds: Single | undefined, yes: Single, no: Single): Single {
  if (holds === true) return yes;
  if (holds === false) return no;
  if (holds !== 'undecided') return holds === null ? null : refused(holds);
  if (isFailure(yes) || isFailure(no)) return isFailure(yes) ? no : yes;
  return isFigure(yes) && isFigure(no) ? either(yes, no) : yes === no ? yes : 'undecided';
}
