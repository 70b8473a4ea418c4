import { type Fault, IpworthError, quote } from '../../base/errors.ts';
import { attempt } from '../../base/result.ts';
import { choleskyFactor } from '../../numeric/cholesky.ts';
import { sinPi } from '../../numeric/circular.ts';
import { nearestCorrelation } from '../../numeric/nearest-correlation.ts';
import type { Driver } from './driver.ts';

/** Two uncertain inputs and how their ranks go together, −1 … 1; pairs that are not named are independent. */
export type RankCorrelation = readonly [one: string, other: string, rank: number];

/** What makes independent normal draws go together, and how far the correlations had to be moved for that. */
export interface Copula {
  /** n × n, lower triangle; absent where all draws are independent. */
  readonly factor?: Float64Array;
  /** Only where correlations that cannot occur together were repaired: the largest change of one, on the normal scale. */
  readonly repaired?: { readonly largestChange: number; readonly smallestEigenvalue: number };
}

/**
 * The Gaussian copula with given rank correlations.
 *
 *     correlation of the normal draws = 2 · sin(π · rank ÷ 6)
 *
 * Ranks come out as asked for continuous laws; a discrete law weakens them.
 *
 * @param repair  takes the nearest correlations that can occur together, where those given cannot
 * @throws INPUT_INVALID  a pair of what is not uncertain or is named twice, a rank beyond ±1, ranks that cannot occur
 *   together
 * @source K. Pearson, On further methods of determining correlation (1907), for normal variables
 */
export function copulaOf(drivers: readonly Driver[], pairs: readonly RankCorrelation[], repair: boolean): Copula {
  if (pairs.length === 0) return {};
  const faults: Fault[] = [];
  const matrix = drivers.map((_, i) => drivers.map((__, j) => (i === j ? 1 : 0)));
  for (const [index, pair] of pairs.entries()) {
    const [one, other, rank] = Array.isArray(pair) ? pair : ['', '', 0];
    const [i, j] = [one, other].map((name) => drivers.findIndex((driver) => isNamed(driver, name))) as [number, number];
    const problem = pairProblem(i, j, rank) ?? (matrix[i]?.[j] !== 0 ? 'named twice' : undefined);
    if (problem !== undefined) faults.push({ at: `rankCorrelation[${index}]`, problem, met: quote(pair) });
    else
      for (const [row, column] of [
        [i, j],
        [j, i],
      ] as const)
        (matrix[row] as number[])[column] = 2 * sinPi(rank / 6);
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  const direct = attempt(() => choleskyFactor(matrix));
  if (direct.ok) return { factor: direct.value };
  if (!repair) {
    const remedy = 'correct them, or take the nearest that can with `repair: true`';
    const faults = direct.error.faults.map((fault) => ({ ...fault, at: 'rankCorrelation', remedy }));
    throw new IpworthError('INPUT_INVALID', faults);
  }
  const { correlation, largestChange, smallestEigenvalue } = nearestCorrelation(matrix);
  return { factor: choleskyFactor(correlation), repaired: { largestChange, smallestEigenvalue } };
}

function isNamed({ name, input, moves }: Driver, written: string): boolean {
  return name === written || (moves === 'factor' && input === written);
}

function pairProblem(i: number, j: number, rank: number): string | undefined {
  if (i < 0 || j < 0) return 'not uncertain';
  if (i === j) return 'an input with itself';
  return rank >= -1 && rank <= 1 ? undefined : 'a rank correlation from -1 to 1 expected';
}
