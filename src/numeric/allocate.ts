import { quote, refuse } from '../base/errors.ts';
import { checkWhole } from './argument.ts';
import { type Decimal, decimal, decimalAt, type Exact, text } from './decimal.ts';

const MOST_PLACES = 20;

/**
 * Splits `total` by `weights` into parts of `places` decimals that add up to exactly `total`.
 *
 *     part[i] = ⌊total · w[i] / Σw⌋, in units of the last place; the units left over go, one each,
 *     to the largest remainders, equal remainders to the earlier index
 *
 * A negative total is split as its magnitude. Integer arithmetic throughout: no part is further than one unit from its
 * exact share, and a weight of zero gets zero.
 *
 * @param total   at most `places` decimals
 * @param weights at least one, none negative, their sum positive; they need not add up to 1
 * @param places  0 … 20
 * @throws ARGUMENT_INVALID  no exact number, a total with more decimals, a negative weight, no positive weight, places outside 0 … 20
 * @source largest remainder (Hamilton) method; Balinski and Young, Fair Representation (1982), ch. 3
 */
export function allocate(total: Exact | Decimal, weights: readonly (Exact | Decimal)[], places: number): Decimal[] {
  checkWhole('allocate: places', places, 0, MOST_PLACES);
  const whole = decimalAt('allocate: total', total);
  if (whole.decimalPlaces() > places) {
    refuseArgument('total', `not an amount of at most ${places} decimals, so no such parts add up to it`, whole);
  }
  if (!Array.isArray(weights)) {
    refuse('ARGUMENT_INVALID', { at: 'allocate: weights', problem: 'not an array', met: quote(weights) });
  }
  const shares = wholeNumbers(weights.map((weight, i) => decimalAt(`allocate: weights[${i}]`, weight)));
  const sum = shares.reduce((a, b) => a + b, 0n);
  if (sum === 0n) refuse('ARGUMENT_INVALID', { at: 'allocate: weights', problem: 'no weight is positive' });

  const units = scaled(whole.abs(), places);
  const parts = shares.map((share) => (units * share) / sum);
  const remainders = shares.map((share) => (units * share) % sum);
  const leftOver = units - parts.reduce((a, b) => a + b, 0n);
  const byRemainder = parts.map((_, i) => i).sort((i, j) => compare(remainders[j]!, remainders[i]!) || i - j);
  for (const i of byRemainder.slice(0, Number(leftOver))) parts[i]! += 1n;

  const sign = whole.isNegative() ? '-' : '';
  return parts.map((part) => decimal(part === 0n ? '0' : `${sign}${part}e-${places}`));
}

/** The weights as integers in the same proportions. */
function wholeNumbers(weights: readonly Decimal[]): bigint[] {
  for (const [i, weight] of weights.entries()) {
    if (weight.lt(0)) refuseArgument(`weights[${i}]`, 'not a weight of 0 or more', weight);
  }
  const places = Math.max(0, ...weights.map((weight) => weight.decimalPlaces()));
  return weights.map((weight) => scaled(weight, places));
}

/** `value · 10^places`, which must be whole. */
function scaled(value: Decimal, places: number): bigint {
  return BigInt(value.toFixed(places).replace('.', ''));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function refuseArgument(argument: string, problem: string, met: Decimal): never {
  refuse('ARGUMENT_INVALID', { at: `allocate: ${argument}`, problem, met: text(met) });
}
