import { checkWhole, checkWithin } from './argument.ts';
import { sum } from './sum.ts';

/** Below this part of the largest mass a mass is left out: a hundred digits would not bring it back into a sum. */
const NEGLIGIBLE = 1e-40;

/**
 * The masses of the binomial distribution, from the first that matters to the last.
 *
 *     masses[i] = P(B = first + i),   P(B = k + 1) / P(B = k) = (n − k)/(k + 1) · p/(1 − p)
 *
 * Grown outwards from the mode and scaled to 1, so that no factorial and no power is needed.
 *
 * @param n  1 … 2^40
 * @param p  0 … 1
 * @throws ARGUMENT_INVALID  an argument outside its range
 * @complexity O(√n)
 */
export function binomialMasses(n: number, p: number): { readonly first: number; readonly masses: Float64Array } {
  checkWhole('binomialMasses: n', n, 1, 2 ** 40);
  checkWithin('binomialMasses: p', p, 0, 1);
  const mode = Math.min(Math.floor((n + 1) * p), n);
  const up: number[] = [];
  for (let k = mode, mass = 1; k < n; k++) {
    mass *= ((n - k) / (k + 1)) * (p / (1 - p));
    if (!(mass > NEGLIGIBLE)) break;
    up.push(mass);
  }
  const down: number[] = [];
  for (let k = mode, mass = 1; k > 0; k--) {
    mass *= (k / (n - k + 1)) * ((1 - p) / p);
    if (!(mass > NEGLIGIBLE)) break;
    down.push(mass);
  }
  const masses = Float64Array.from([...down.reverse(), 1, ...up]);
  const total = sum(masses);
  return { first: mode - down.length, masses: masses.map((mass) => mass / total) };
}
