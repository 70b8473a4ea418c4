import { type Fault, IpworthError, quote } from '../../base/errors.ts';
import { finiteResult } from '../../numeric/argument.ts';
import { dot, sum } from '../../numeric/sum.ts';

export interface ShrunkGroup {
  readonly name: string;
  readonly count: number;
  readonly mean: number;
  /** Share of its own mean that the group keeps: count ÷ (count + within ÷ between). */
  readonly credibility: number;
  /** credibility × mean + (1 − credibility) × whole. */
  readonly shrunk: number;
}

export interface ShrunkMeans {
  /** Mean of the groups, weighted by their credibility. */
  readonly whole: number;
  /** Variance of values about the mean of their group. */
  readonly within: number;
  /** Variance of the groups' true means; 0 where the groups differ no more than chance lets them. */
  readonly between: number;
  readonly groups: readonly ShrunkGroup[];
}

/**
 * Means of thin groups drawn to the whole, by Bühlmann and Straub: an industry with three contracts is believed little, one
 * with three hundred nearly altogether.
 *
 *     shrunk = Z·mean + (1 − Z)·whole,   Z = n / (n + within/between)
 *     within = Σ Σ (x − mean)² / Σ (n − 1),   between = (Σ n·(mean − x̄)² − (groups − 1)·within) / (N − Σ n²/N), 0 at least
 *
 * Fees and rates with fat tails: give their logarithms.
 *
 * @param groups  values by name; at least two groups, one of them with two values or more
 * @throws ARGUMENT_INVALID  too few groups, an empty one, no group with two values, a value that is not finite, by name and place
 * @source H. Bühlmann, E. Straub, Glaubwürdigkeit für Schadensätze, Mitteilungen der VSVM 70 (1970)
 */
export function shrinkMeans(groups: Readonly<Record<string, readonly number[]>>): ShrunkMeans {
  checkGroups(groups);
  const named = Object.entries(groups).map(([name, values]) => {
    const mean = sum(values) / values.length;
    const gaps = values.map((value) => value - mean);
    return { name, count: values.length, mean, squares: dot(gaps, gaps) };
  });
  const counts = named.map(({ count }) => count);
  const total = sum(counts);
  const within = sum(named.map(({ squares }) => squares)) / (total - named.length);
  const overall = sum(named.map(({ count, mean }) => count * mean)) / total;
  const spread = sum(named.map(({ count, mean }) => count * (mean - overall) * (mean - overall)));
  const between = Math.max(0, (spread - (named.length - 1) * within) / (total - dot(counts, counts) / total));
  const believed = named.map(({ name, count, mean }) => {
    const credibility = between > 0 ? (count * between) / (count * between + within) : 0;
    return { name, count, mean, credibility };
  });
  const weight = sum(believed.map(({ credibility }) => credibility));
  const whole = weight > 0 ? sum(believed.map(({ credibility, mean }) => credibility * mean)) / weight : overall;
  return {
    whole: finiteResult('shrinkMeans', whole),
    within: finiteResult('shrinkMeans', within),
    between,
    groups: believed.map((group) => ({
      ...group,
      shrunk: group.credibility * group.mean + (1 - group.credibility) * whole,
    })),
  };
}

function checkGroups(groups: Readonly<Record<string, readonly number[]>>): void {
  const faults: Fault[] = [];
  const all = Object.entries(groups);
  if (all.length < 2) {
    faults.push({ at: 'shrinkMeans: groups', problem: 'too few', met: quote(all.length), remedy: 'give at least 2' });
  }
  for (const [name, values] of all) {
    const at = `shrinkMeans: ${name}`;
    if (values.length === 0) faults.push({ at, problem: 'no values', remedy: 'leave the group out' });
    for (const [i, value] of values.entries()) {
      if (Number.isFinite(value)) continue;
      faults.push({
        at: `${at}[${i}]`,
        problem: 'no finite number',
        met: quote(value),
        remedy: 'give a finite number',
      });
    }
  }
  if (faults.length === 0 && all.every(([, values]) => values.length < 2)) {
    const remedy = 'give one group at least two values';
    faults.push({ at: 'shrinkMeans: groups', problem: 'nothing tells how values differ within a group', remedy });
  }
  if (faults.length > 0) throw new IpworthError('ARGUMENT_INVALID', faults);
}
