/**
 * Double-double arithmetic: a number as the unevaluated sum of two float64, `high` the sum rounded and `low` what the
 * rounding lost, good for about 106 bits. Used where one float64 cannot hold an intermediate result.
 *
 * @source T. J. Dekker, A floating-point technique for extending the available precision, Numer. Math. 18 (1971)
 */
export type DoubleDouble = readonly [high: number, low: number];

/** The exact sum of two numbers. */
export function twoSum(a: number, b: number): DoubleDouble {
  const sum = a + b;
  const bPart = sum - a;
  return [sum, a - (sum - bPart) + (b - bPart)];
}

/** The exact sum of two numbers of which the first is the larger in size, or is zero. */
function quickTwoSum(a: number, b: number): DoubleDouble {
  const sum = a + b;
  return [sum, b - (sum - a)];
}

/** What rounding `product`, the float64 nearest to a · b, lost; exact for |a|, |b| < 2^996 while nothing underflows. */
export function productError(a: number, b: number, product: number): number {
  const aShifted = a * 134217729; // 2^27 + 1: splits 53 bits into two halves whose products are exact
  const bShifted = b * 134217729;
  const aHigh = aShifted - (aShifted - a);
  const bHigh = bShifted - (bShifted - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const [high, low] = twoSum(a[0], b[0]);
  return quickTwoSum(high, low + (a[1] + b[1]));
}

export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const high = a[0] * b[0];
  return quickTwoSum(high, productError(a[0], b[0], high) + (a[0] * b[1] + a[1] * b[0]));
}

export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const quotient = a[0] / b[0];
  const product = multiply([quotient, 0], b);
  return quickTwoSum(quotient, (a[0] - product[0] + (a[1] - product[1])) / b[0]);
}

export function squareRoot(a: DoubleDouble): DoubleDouble {
  const root = Math.sqrt(a[0]);
  const square = root * root;
  return quickTwoSum(root, (a[0] - square - productError(root, root, square) + a[1]) / (2 * root));
}
