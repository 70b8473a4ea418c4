import { quote, refuse } from '../base/errors.ts';

/** Numbers in a row: plain, read-only or typed arrays alike. */
export type Sample = ArrayLike<number>;

/** Refuses a single argument that is not a finite number. */
export function checkFinite(at: string, value: number): void {
  if (Number.isFinite(value)) return;
  const remedy = 'give a finite number';
  refuse('ARGUMENT_INVALID', { at, problem: 'not a finite number', met: quote(value), remedy });
}

/** Refuses what is not a number; infinities pass, for they have a place on every distribution's axis. */
export function checkNumber(at: string, value: number): void {
  if (typeof value === 'number' && value >= -Infinity) return;
  refuse('ARGUMENT_INVALID', { at, problem: 'not a number', met: quote(value), remedy: 'give a number' });
}

/** Refuses a single argument that is not a number within `low` … `high`, both included. */
export function checkWithin(at: string, value: number, low: number, high: number): void {
  if (typeof value === 'number' && value >= low && value <= high) return;
  const remedy = `give a number from ${low} to ${high}`;
  refuse('ARGUMENT_INVALID', { at, problem: 'out of range', met: quote(value), remedy });
}

/** Refuses what does not lie strictly between `low` and `high`: at the ends an inverse is infinite or not unique. */
export function checkInside(at: string, value: number, low: number, high: number): void {
  if (typeof value === 'number' && value > low && value < high) return;
  const remedy = `give a number strictly between ${low} and ${high}`;
  refuse('ARGUMENT_INVALID', { at, problem: 'out of range', met: quote(value), remedy });
}

/** Refuses a single argument that is not a whole number within `low` … `high`, both included. */
export function checkWhole(at: string, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  const remedy = `give a whole number from ${low} to ${high}`;
  refuse('ARGUMENT_INVALID', { at, problem: 'not a whole number in range', met: quote(value), remedy });
}

/** Refuses a single argument that is not finite and above zero. */
export function checkPositive(at: string, value: number): void {
  if (value > 0 && Number.isFinite(value)) return;
  const remedy = 'give a finite number above 0';
  refuse('ARGUMENT_INVALID', { at, problem: 'not above zero', met: quote(value), remedy });
}

/** Refuses a single argument that is not finite or falls below zero. */
export function checkNotNegative(at: string, value: number): void {
  if (value >= 0 && Number.isFinite(value)) return;
  const remedy = 'give a finite number of 0 or more';
  refuse('ARGUMENT_INVALID', { at, problem: 'below zero or not finite', met: quote(value), remedy });
}

/** Passes a result on, unless it has left the range of numbers. */
export function finiteResult(at: string, value: number): number {
  if (Number.isFinite(value)) return value;
  const remedy = 'check the sizes of the arguments, or scale them nearer to 1';
  const problem = 'the result is beyond the range of numbers';
  return refuse('ARGUMENT_INVALID', { at, problem, met: quote(value), remedy });
}

/** Refuses what is not numbers in a row. */
export function checkList(at: string, values: Sample): void {
  if (typeof values === 'object' && Number.isSafeInteger(values?.length)) return;
  const remedy = 'give an array of numbers';
  refuse('ARGUMENT_INVALID', { at, problem: 'not an array', met: quote(values), remedy });
}

/** Refuses a sample with fewer than `least` values, or with one that is not finite; the message says which. */
export function checkSample(at: string, values: Sample, least = 1): void {
  checkList(at, values);
  if (values.length < least) {
    const remedy = `give at least ${least}`;
    refuse('ARGUMENT_INVALID', { at, problem: 'too few values', met: quote(values.length), remedy });
  }
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      const remedy = 'drop or repair the value before computing';
      refuse('ARGUMENT_INVALID', { at: `${at}[${i}]`, problem: 'not a finite number', met: quote(values[i]), remedy });
    }
  }
}

/** Refuses two samples of different length. */
export function checkSameLength(at: string, values: Sample, length: number): void {
  checkList(at, values);
  if (values.length === length) return;
  const remedy = `give ${length} values`;
  refuse('ARGUMENT_INVALID', { at, problem: 'of another length than its partner', met: quote(values.length), remedy });
}

/** Refuses weights that are not finite, fall below zero, are not `length` many, are all zero, or have no finite total. */
export function checkWeights(at: string, weights: Sample, length: number): void {
  checkSameLength(at, weights, length);
  checkSample(at, weights);
  let total = 0;
  for (let i = 0; i < length; i++) {
    const weight = weights[i]!;
    if (weight < 0) {
      const remedy = 'give weights of 0 or more';
      refuse('ARGUMENT_INVALID', { at: `${at}[${i}]`, problem: 'a weight below zero', met: quote(weight), remedy });
    }
    total += weight;
  }
  if (total === 0) refuse('ARGUMENT_INVALID', { at, problem: 'no weight above zero', remedy: 'give at least one' });
  finiteResult(`${at}: added up`, total);
}
