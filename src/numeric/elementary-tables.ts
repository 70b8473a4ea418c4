import { add, type DoubleDouble, divide, multiply, squareRoot } from './double-double.ts';

/**
 * The tables behind `elementary.ts`, computed once in double-double arithmetic: shorter than 600 literals and free of
 * misprints, and the same bits everywhere since only + − × ÷ √ are used.
 */

/** Table sizes: 2^7 steps per factor of two, for exponentials and logarithms alike. */
export const STEPS = 128;

/** `POWERS_OF_TWO[k + 1074]` is 2^k, for every power a float64 can hold, −1074 ≤ k ≤ 1023. */
export const POWERS_OF_TWO = new Float64Array(2098);
POWERS_OF_TWO[0] = 5e-324;
for (let i = 1; i < 2098; i++) POWERS_OF_TWO[i] = 2 * POWERS_OF_TWO[i - 1]!;

/** 2^(j/128) as a sum of two numbers. */
export const ROOT_HIGH = new Float64Array(STEPS);
export const ROOT_LOW = new Float64Array(STEPS);

/**
 * For a number in cell j of 0.6875 … 1.375: a short reciprocal, a multiple of 1/512 so that products with it stay exact,
 * and minus its logarithm; the high part is a multiple of 2^−42, so that adding k·ln 2 to it is exact.
 */
export const RECIPROCAL = new Float64Array(STEPS);
export const LOG_HIGH = new Float64Array(STEPS);
export const LOG_LOW = new Float64Array(STEPS);

fillRoots();
fillLogarithms();

function fillRoots(): void {
  let step: DoubleDouble = [2, 0];
  for (let parts = 1; parts < STEPS; parts *= 2) step = squareRoot(step);
  let root: DoubleDouble = [1, 0];
  for (let j = 0; j < STEPS; j++, root = multiply(root, step)) {
    ROOT_HIGH[j] = root[0];
    ROOT_LOW[j] = root[1];
  }
}

function fillLogarithms(): void {
  const logs = logarithmsOfRatios();
  for (let j = 0; j < STEPS; j++) {
    const n = Math.floor(512 / cellMiddle(j) + 0.5);
    const [high, low] = logs[n]!;
    const onGrid = high + 1536 - 1536; // rounds to a multiple of 2^−42
    RECIPROCAL[j] = n / 512;
    LOG_HIGH[j] = 0 - onGrid;
    LOG_LOW[j] = onGrid - high - low;
  }
}

/** The cells are 1/256 wide below 1 and 1/128 above; the two that touch 1 take 1 itself, so that ln x keeps its digits there. */
function cellMiddle(j: number): number {
  const lower = j < 80 ? 0.6875 + j / 256 : 1 + (j - 80) / 128;
  if (lower === 1 || lower === 1 - 1 / 256) return 1;
  return j < 80 ? lower + 1 / 512 : lower + 1 / 256;
}

/** ln(n/512) at index n, for 372 ≤ n ≤ 746, stepping away from n = 512. */
function logarithmsOfRatios(): DoubleDouble[] {
  const logs: DoubleDouble[] = [];
  logs[512] = [0, 0];
  for (let n = 513; n <= 746; n++) logs[n] = add(logs[n - 1]!, logarithmOfStep(n - 1));
  for (let n = 511; n >= 372; n--) {
    const [high, low] = logarithmOfStep(n);
    logs[n] = add(logs[n + 1]!, [-high, -low]);
  }
  return logs;
}

/** ln((n + 1)/n) = 2·artanh(s) with s = 1/(2n + 1): five terms leave less than 2^−110. */
function logarithmOfStep(n: number): DoubleDouble {
  const s = divide([1, 0], [2 * n + 1, 0]);
  const square = multiply(s, s);
  let sum: DoubleDouble = [0, 0];
  for (let k = 9; k >= 1; k -= 2) sum = add(divide([1, 0], [k, 0]), multiply(square, sum));
  return multiply([2 * s[0], 2 * s[1]], sum);
}
