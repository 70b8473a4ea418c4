import { bivariateNormalExcess } from '../../numeric/bivariate-normal.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import { root } from '../../numeric/root.ts';
import type { GradeHistory } from './default-history.ts';

export interface MomentEstimates {
  readonly probabilities: readonly number[];
  /** 0 where defaults vary no more between years than independence makes them. */
  readonly correlation: number;
}

const MOST_CORRELATION = 0.9999;

/**
 * Default probabilities and a common asset correlation by matching moments.
 *
 *     p = mean of d ÷ n,  P(two default) = mean of d(d − 1) ÷ (n(n − 1)),  p² from pairs of different years
 *     ρ: Σ over grades (Φ₂(c, c; ρ) − p²) ÷ p² as large as in the history,  c = Φ⁻¹(p)
 *
 * Both moments are without bias; years with fewer than two obligors of a grade are left out for it.
 *
 * @source Lucas, Default correlation and credit analysis, Journal of Fixed Income 4 (1995); Frey and McNeil, Dependent
 *   defaults in models of portfolio credit risk, Journal of Risk 6 (2003), section 5
 */
export function momentEstimates(history: readonly GradeHistory[]): MomentEstimates {
  const probabilities: number[] = [];
  const thresholds: number[] = [];
  let excess = 0;
  for (const { years } of history) {
    const rows = years.filter(({ obligors }) => obligors >= 2);
    const count = rows.length;
    let rates = 0;
    let squares = 0;
    let pairs = 0;
    for (const { obligors: n, defaults: d } of rows) {
      rates += d / n;
      squares += (d / n) * (d / n);
      pairs += (d * (d - 1)) / (n * (n - 1));
    }
    const p = rates / count;
    probabilities.push(p);
    if (!(p > 0 && p < 1) || count < 2) continue;
    const acrossYears = (rates * rates - squares) / (count * (count - 1));
    excess += (pairs / count - acrossYears) / (p * p);
    thresholds.push(normalQuantile(p));
  }
  return { probabilities, correlation: correlationFor(thresholds, probabilities, excess) };
}

function correlationFor(thresholds: readonly number[], probabilities: readonly number[], excess: number): number {
  const explained = (rho: number): number =>
    thresholds.reduce((sum, c, g) => sum + bivariateNormalExcess(c, c, rho) / probabilities[g]! ** 2, 0);
  if (!(excess > 0)) return 0;
  if (explained(MOST_CORRELATION) <= excess) return MOST_CORRELATION;
  return root((rho) => explained(rho) - excess, 0, MOST_CORRELATION).at;
}
