import { quote, refuse } from '../../base/errors.ts';
import { checkInside } from '../../numeric/argument.ts';
import { weightedQuantile } from '../../numeric/order.ts';
import { type DependenceDraw, type DrawOptions, dependenceDraws } from './dependence-draws.ts';
import type { DependenceFit } from './fit-dependence.ts';
import type { PortfolioLossLaw } from './loss-law.ts';
import { mixedLaw } from './mixed-law.ts';

/** What a figure depends on. */
export type DependenceParameters = Omit<DependenceDraw, 'weight'>;

export interface ParameterBand {
  /** With the parameters as fitted. */
  readonly estimate: number;
  /** Over what the history allows. */
  readonly mean: number;
  /** The figure is below each value with the probability beside it. */
  readonly quantiles: readonly { readonly level: number; readonly value: number }[];
  /** So many equally weighted draws stand behind it. */
  readonly effectiveDraws: number;
}

export interface UncertaintyOptions extends DrawOptions {
  /** Above 0 and below 1 each; 0.05, 0.5 and 0.95 when left out. */
  readonly levels?: readonly number[];
}

/** Fewer say too little about the ends of a band. */
const LEAST_DRAWS = 30;

/**
 * A figure with a band for not knowing probabilities and correlation.
 *
 *     the figure at each draw of `dependenceDraws`, then its weighted quantiles
 *
 * @param figure  of the parameters; finite
 * @throws ARGUMENT_INVALID       a level out of range, a figure that is not finite
 * @throws EVIDENCE_INSUFFICIENT  draws that so few carry that the band would mean nothing
 * @complexity a likelihood and a figure a draw
 */
export function parameterUncertainty(
  fit: DependenceFit,
  figure: (parameters: DependenceParameters) => number,
  options: UncertaintyOptions,
): ParameterBand {
  const { levels = [0.05, 0.5, 0.95] } = options;
  for (const [i, level] of levels.entries()) checkInside(`parameterUncertainty: levels[${i}]`, level, 0, 1);
  const { draws, effectiveDraws } = usableDraws(fit, options);
  const readFigure = (parameters: DependenceParameters): number => {
    const value = figure(parameters);
    if (Number.isFinite(value)) return value;
    const problem = `not finite at a correlation of ${parameters.correlation}`;
    return refuse('ARGUMENT_INVALID', { at: 'parameterUncertainty: figure', problem, met: quote(value) });
  };
  const values = draws.map(readFigure);
  const weights = draws.map(({ weight }) => weight);
  return {
    estimate: readFigure({
      probabilities: fit.grades.map(({ estimate }) => estimate),
      correlation: fit.correlation.estimate,
    }),
    mean: values.reduce((sum, value, k) => sum + weights[k]! * value, 0),
    quantiles: levels.map((level) => ({ level, value: weightedQuantile(values, weights, level) })),
    effectiveDraws,
  };
}

/**
 * The law of the loss when the parameters are not known: the laws at each draw, mixed. Its quantiles include what the fitted
 * parameters alone leave out.
 *
 * @throws EVIDENCE_INSUFFICIENT  as `parameterUncertainty`
 * @complexity a law a draw
 */
export function predictiveLaw(
  fit: DependenceFit,
  law: (parameters: DependenceParameters) => PortfolioLossLaw,
  options: DrawOptions,
): PortfolioLossLaw {
  const { draws } = usableDraws(fit, options);
  return mixedLaw(
    draws.map(law),
    draws.map(({ weight }) => weight),
  );
}

function usableDraws(fit: DependenceFit, options: DrawOptions) {
  const drawn = dependenceDraws(fit, options);
  if (drawn.effectiveDraws >= LEAST_DRAWS) return drawn;
  return refuse('EVIDENCE_INSUFFICIENT', {
    at: 'parameterUncertainty: fit',
    problem: `the draws are worth ${drawn.effectiveDraws.toFixed(1)} equal ones, at least ${LEAST_DRAWS} are needed`,
    met: quote(options.draws ?? 500),
    remedy: 'ask for more draws',
  });
}
