import { quote, refuse } from '../../base/errors.ts';
import { checkSample } from '../../numeric/argument.ts';
import { discreteDistribution } from '../../numeric/discrete-distribution.ts';

/** Where a loan may stand at the end of the year, and what it is then worth. */
export interface MigrationOutcome {
  /** Share, or per cent, alike for all outcomes. */
  readonly probability: number;
  readonly value: number;
}

export interface MigrationValue {
  readonly mean: number;
  readonly deviation: number;
  /** The value that is undercut with at most this probability. */
  readonly quantile: (level: number) => number;
}

/**
 * The law of a loan's value over one year of rating migration.
 *
 *     mean = Σ pᵢ·vᵢ,  deviation = √(Σ pᵢ·(vᵢ − mean)²)
 *
 * @param outcomes  probabilities adding up to 1, or to 100 as a printed row of a transition matrix does
 * @throws ARGUMENT_INVALID  probabilities that add up to neither within 0.02 %, or a figure that is not finite
 * @source Gupton, Finger and Bhatia, CreditMetrics technical document (1997), chapter 1
 */
export function migrationValue(outcomes: readonly MigrationOutcome[]): MigrationValue {
  const probabilities = outcomes.map(({ probability }) => probability);
  checkSample('migrationValue: probability', probabilities);
  const total = probabilities.reduce((sum, p) => sum + p, 0);
  if (Math.abs(total - 1) > 2e-4 && Math.abs(total - 100) > 2e-2) {
    const problem = 'probabilities adding up to 1, or to 100, expected';
    refuse('ARGUMENT_INVALID', { at: 'migrationValue: outcomes', problem, met: quote(total) });
  }
  const law = discreteDistribution(
    outcomes.map(({ value }) => value),
    probabilities,
  );
  return { mean: law.mean, deviation: Math.sqrt(law.variance), quantile: law.quantile };
}
