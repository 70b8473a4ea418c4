import { quote, refuse } from '../base/errors.ts';
import { checkInside, checkPositive, checkSample, checkWhole, checkWithin, type Sample } from './argument.ts';
import { binomialMass } from './binomial.ts';
import { exp, log, log1p } from './elementary.ts';

/** How many terms a random sum has. */
export type CountLaw =
  | { readonly kind: 'poisson'; readonly mean: number }
  | { readonly kind: 'binomial'; readonly trials: number; readonly probability: number }
  /** P(N = k) = Γ(size + k) ÷ (Γ(size)·k!) · p^size·(1 − p)^k */
  | { readonly kind: 'negativeBinomial'; readonly size: number; readonly probability: number }
  /** P(N = k) = p·(1 − p)^k */
  | { readonly kind: 'geometric'; readonly probability: number }
  | { readonly kind: 'given'; readonly masses: Sample };

/** P(N = k) = (a + b ÷ k)·P(N = k − 1), and ln E[x^N]. */
interface PanjerClass {
  readonly a: number;
  readonly b: number;
  readonly logGenerating: (x: number) => number;
}

const LARGE = 1e150;

/**
 * The law of a sum of a random number of independent whole amounts.
 *
 *     g[0] = E[f[0]^N],  g[k] = Σ (a + b·j ÷ k)·f[j]·g[k − j] ÷ (1 − a·f[0]),  j = 1 … k
 *     a given count law and the binomial one instead by Horner's scheme:  g = p₀ + f ∗ (p₁ + f ∗ (p₂ + …))
 *
 * @param severity  P(amount = 0), P(amount = 1), …; 0 or more, adding up to 1
 * @param cells     length of the result, 1 … 2²²
 * @returns P(sum = k) for k = 0 … cells − 1; what is beyond is left out
 * @throws ARGUMENT_INVALID  a law that is none, a number of cells out of range
 * @source H. Panjer, Recursive evaluation of a family of compound distributions, ASTIN Bulletin 12 (1981)
 * @complexity cells × amounts; by Horner's scheme times the masses of the count
 */
export function compoundSum(count: CountLaw, severity: Sample, cells: number): Float64Array {
  checkWhole('compoundSum: cells', cells, 1, 4_194_304);
  checkMasses('compoundSum: severity', severity);
  if (count.kind === 'given') {
    checkMasses('compoundSum: count.masses', count.masses);
    return byHorner(count.masses, severity, cells);
  }
  if (count.kind === 'binomial') {
    const { trials, probability } = count;
    checkWhole('compoundSum: count.trials', trials, 1, 100_000);
    checkInside('compoundSum: count.probability', probability, 0, 1);
    // its recursion has terms of both signs and loses digits; adding up by Horner's scheme has not
    return byHorner(
      Array.from({ length: trials + 1 }, (_, k) => binomialMass(trials, probability, k)),
      severity,
      cells,
    );
  }
  return byPanjer(panjerClass(count), severity, cells);
}

function checkMasses(at: string, masses: Sample): void {
  checkSample(at, masses);
  let total = 0;
  for (let k = 0; k < masses.length; k++) {
    checkWithin(`${at}[${k}]`, masses[k]!, 0, 1);
    total += masses[k]!;
  }
  if (Math.abs(total - 1) > 1e-9) {
    refuse('ARGUMENT_INVALID', { at, problem: 'probabilities adding up to 1 expected', met: quote(total) });
  }
}

function panjerClass(count: Exclude<CountLaw, { kind: 'given' | 'binomial' }>): PanjerClass {
  if (count.kind === 'poisson') {
    checkPositive('compoundSum: count.mean', count.mean);
    return { a: 0, b: count.mean, logGenerating: (x) => count.mean * (x - 1) };
  }
  checkInside('compoundSum: count.probability', count.probability, 0, 1);
  const p = count.probability;
  const size = count.kind === 'geometric' ? 1 : count.size;
  checkPositive('compoundSum: count.size', size);
  return { a: 1 - p, b: (size - 1) * (1 - p), logGenerating: (x) => size * (log(p) - log1p(-(1 - p) * x)) };
}

/** In units of g[0], rescaled on the way, so that a g[0] below the smallest number does no harm. */
function byPanjer({ a, b, logGenerating }: PanjerClass, severity: Sample, cells: number): Float64Array {
  const none = severity[0]!;
  let logScale = logGenerating(none);
  const out = new Float64Array(cells);
  out[0] = 1;
  for (let k = 1; k < cells; k++) {
    let total = 0;
    const last = Math.min(k, severity.length - 1);
    for (let j = 1; j <= last; j++) total += (a + (b * j) / k) * severity[j]! * out[k - j]!;
    out[k] = total / (1 - a * none);
    if (out[k]! > LARGE) {
      logScale += log(LARGE);
      for (let i = 0; i <= k; i++) out[i]! /= LARGE;
    }
  }
  return out.map((value) => (value === 0 ? 0 : exp(log(value) + logScale)));
}

function byHorner(counts: Sample, severity: Sample, cells: number): Float64Array {
  let out = new Float64Array(cells);
  for (let n = counts.length - 1; n >= 0; n--) {
    const next = new Float64Array(cells);
    next[0] = counts[n]!;
    if (n < counts.length - 1) {
      for (let k = 0; k < cells; k++) {
        const mass = out[k]!;
        if (mass === 0) continue;
        const last = Math.min(severity.length, cells - k);
        for (let j = 0; j < last; j++) next[k + j]! += mass * severity[j]!;
      }
    }
    out = next;
  }
  return out;
}
