import { add, type DoubleDouble, multiply } from './double-double.ts';
import { expSum } from './elementary.ts';
import { preciseLogGamma, STIRLING_START, stirlingRest } from './gamma.ts';
import { deviance, preciseLog, subtract } from './precise.ts';

const TWO_PI = 6.283185307179586;

/** The positive number e^exponent · scale. */
export interface Term {
  readonly exponent: DoubleDouble;
  readonly scale: number;
}

/**
 * The term that gamma, beta, Poisson and binomial laws are built from, for a and v above 0.
 *
 *     v^a · e^(−v) / Γ(a)
 *
 * The exponent is kept in double-double: rounded to one number it would cost as many digits as it has before the point.
 */
export function gammaTerm(a: number, v: DoubleDouble): Term {
  if (a >= STIRLING_START) {
    const exponent = subtract([-stirlingRest(a), 0], deviance(a, v));
    return { exponent, scale: Math.sqrt(a / TWO_PI) };
  }
  const power = subtract(multiply([a, 0], preciseLog(v)), v);
  return { exponent: subtract(power, preciseLogGamma([a, 0])), scale: 1 };
}

export function termValue({ exponent, scale }: Term): number {
  return expSum(exponent[0], exponent[1]) * scale;
}

/**
 * The term of the beta law, for a, b above 0 and x + y = 1.
 *
 *     x^a · y^b / B(a, b) = term(a, x·c) · term(b, y·c) / term(c, c),   c = a + b
 */
export function betaTerm(a: number, b: number, x: DoubleDouble, y: DoubleDouble): number {
  const c = a + b;
  const whole: DoubleDouble = add([a, 0], [b, 0]);
  const ofA = gammaTerm(a, multiply(x, whole));
  const ofB = gammaTerm(b, multiply(y, whole));
  const ofC = gammaTerm(c, whole);
  const exponent = subtract(add(ofA.exponent, ofB.exponent), ofC.exponent);
  return termValue({ exponent, scale: (ofA.scale * ofB.scale) / ofC.scale });
}
