import { exp } from '../elementary.ts';
import { root } from '../root.ts';

/**
 * Σ amount · e^(−time · u): present value as a function of the force of interest u = ln(1 + rate).
 * Times strictly increase and no amount is zero.
 */
export interface ExponentialSum {
  readonly times: Float64Array;
  readonly amounts: Float64Array;
}

/** A value known up to `error`; both may be scaled by one positive factor. */
export interface Reading {
  readonly value: number;
  readonly error: number;
}

/** The range of u in which e^u − 1 is a number above −1 that is not infinite. */
const LOWEST_FORCE = -36.7;
const HIGHEST_FORCE = 709;

/** The sum with these terms: sorted by time, amounts of one time added up, zeros dropped. */
export function exponentialSum(times: ArrayLike<number>, amounts: ArrayLike<number>): ExponentialSum {
  const order = Array.from(times, (_, i) => i).sort((i, j) => times[i]! - times[j]! || i - j);
  const net = new Map<number, number>();
  for (const i of order) net.set(times[i]!, (net.get(times[i]!) ?? 0) + amounts[i]!);
  const terms = [...net].filter(([, amount]) => amount !== 0);
  return {
    times: Float64Array.from(terms, ([time]) => time),
    amounts: Float64Array.from(terms, ([, amount]) => amount),
  };
}

/**
 * The sum at u times e^(t · u), t the first time for u ≥ 0 and the last for u < 0, so that no term grows beyond its
 * amount. Each term is off by its own rounding; what adding them rounds away is carried along.
 */
export function read({ times, amounts }: ExponentialSum, u: number): Reading {
  const origin = u >= 0 ? times[0]! : times[times.length - 1]!;
  let [value, tail, error] = [0, 0, 0];
  for (let i = 0; i < times.length; i++) {
    const exponent = (origin - times[i]!) * u;
    const term = amounts[i]! * exp(exponent);
    const next = value + term;
    tail += Math.abs(value) >= Math.abs(term) ? value - next + term : term - next + value;
    value = next;
    error += Math.abs(term) * (2 - exponent);
  }
  return { value: value + tail, error: error * Number.EPSILON };
}

/**
 * All zeros of the sum between −36.7 and 709, in increasing order, a multiple one once.
 *
 * Multiplied by e^(t·u) and differentiated, with t the last time before a change of sign, the sum keeps its form and has
 * one change of sign less. Its zeros cut the range into pieces with at most one zero of the sum each (Rolle); with no
 * change of sign left there are none (Descartes). So the recursion is as deep as there are changes of sign.
 *
 * @param reading  the same function up to a positive factor on either side of u = 0, where it can be read more exactly
 * @source E. Laguerre, Sur la théorie des équations numériques, Journal de mathématiques pures et appliquées 9 (1883)
 */
export function zeros(sum: ExponentialSum, reading: (u: number) => Reading = (u) => read(sum, u)): number[] {
  const turn = firstTurn(sum.amounts);
  if (turn < 0) return [];
  const turning = zeros(derivative(sum, turn)).filter((u) => u !== 0);
  const cuts = [LOWEST_FORCE, ...turning, 0, HIGHEST_FORCE].sort((a, b) => a - b);
  const signs = cuts.map((u, i) =>
    i === 0 || i === cuts.length - 1 ? Math.sign(reading(u).value) : signOf(reading(u)),
  );

  const found: number[] = [];
  for (let i = 1; i < cuts.length; i++) {
    const [before, after] = [signs[i - 1]!, signs[i]!];
    // two cuts in a row without a sign hold a piece without one: one zero, not two
    if (after === 0 && before !== 0) found.push(cuts[i]!);
    if (before * after < 0) found.push(root((u) => reading(u).value, cuts[i - 1]!, cuts[i]!).at);
  }
  return found;
}

/** Nothing that is smaller than its own error has a sign. */
function signOf({ value, error }: Reading): number {
  return Math.abs(value) <= error ? 0 : Math.sign(value);
}

/** Index of the last amount before the first change of sign, −1 if there is none. */
function firstTurn(amounts: Float64Array): number {
  for (let i = 1; i < amounts.length; i++) if (amounts[i]! * amounts[0]! < 0) return i - 1;
  return -1;
}

/** The derivative of e^(t·u) · sum, with t the time of term `turn`, which falls out; scaled, so that no depth overflows. */
function derivative({ times, amounts }: ExponentialSum, turn: number): ExponentialSum {
  const slopes = amounts.map((amount, i) => amount * (times[turn]! - times[i]!));
  const largest = slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
  return exponentialSum(
    times,
    slopes.map((slope) => slope / largest),
  );
}
