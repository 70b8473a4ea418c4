import { refuse } from '../base/errors.ts';
import type { OpinionRequest } from '../domain/application.ts';
import { decimal, round, ZERO } from '../numeric/decimal.ts';
import { exp, log } from '../numeric/elementary.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { quantile } from '../numeric/order.ts';
import type { Conclusion } from './method-range.ts';

/** Several conclusions made one: a value, an interval, and what each method contributed. */
export interface Opinion {
  /** Rounded once, to the hundredth. */
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly level: number;
  readonly methods: readonly (Conclusion & { readonly weight: string })[];
  /** (largest − smallest) ÷ median of the methods' values. */
  readonly dispersion: number;
  readonly inConflict: boolean;
  /** Standard deviations in logarithms: within the methods' ranges, between their values, and together. */
  readonly spread: { readonly within: number; readonly between: number; readonly total: number };
  readonly request: OpinionRequest;
}

/**
 * Weighs the conclusions of several methods into one opinion.
 *
 *     value   = Σ wᵢ vᵢ,  wᵢ = reliabilityᵢ ÷ Σ reliability
 *     within² = ΣΣ wᵢ wⱼ ρᵢⱼ sᵢ sⱼ,  sᵢ = ln(highᵢ ÷ lowᵢ) ÷ 2zᵢ;  between² = Σ wᵢ (ln vᵢ − Σ wⱼ ln vⱼ)²
 *     low, high = value × exp(∓ z √(within² + between²)),  z = Φ⁻¹((1 + level) ÷ 2)
 *
 * A method's range counts as its central range at its own level, zᵢ = Φ⁻¹((1 + levelᵢ) ÷ 2). The interval is a judgement made explicit, not a
 * coverage promise: only an interval from past cases carries one.
 *
 * @throws METHODS_TOO_FEW  one method and no reason why (资产评估法 art. 26 asks for two)
 * @throws INPUT_INVALID    no method has a reliability above 0; a range that reaches 0
 */
export function reconcile(conclusions: readonly Conclusion[], request: OpinionRequest): Opinion {
  checkMethods(conclusions, request);
  const total = conclusions.reduce((sum, { reliability }) => sum.plus(reliability), ZERO);
  const weights = conclusions.map(({ reliability }) => decimal(reliability).div(total));
  const value = round(
    conclusions.reduce((sum, conclusion, i) => sum.plus((weights[i] ?? ZERO).times(conclusion.value)), ZERO),
    2,
  );

  const z = normalQuantile((1 + request.level) / 2);
  const w = weights.map(Number);
  const logs = conclusions.map((conclusion) => log(Number(conclusion.value)));
  const deviations = conclusions.map(deviationOf);
  const within = Math.sqrt(combinedVariance(w, deviations, request.methodCorrelation));
  const mean = logs.reduce((sum, x, i) => sum + (w[i] ?? 0) * x, 0);
  const between = Math.sqrt(logs.reduce((sum, x, i) => sum + (w[i] ?? 0) * (x - mean) * (x - mean), 0));
  const spread = Math.sqrt(within * within + between * between);

  const values = conclusions.map((conclusion) => Number(conclusion.value));
  const dispersion = (Math.max(...values) - Math.min(...values)) / quantile(values, 0.5);
  const end = (side: -1 | 1): string =>
    round(value.times(decimal(Number(exp(side * z * spread).toPrecision(15)))), 2).toFixed(2);
  return {
    value: value.toFixed(2),
    low: end(-1),
    high: end(1),
    level: request.level,
    methods: conclusions.map((conclusion, i) => ({ ...conclusion, weight: (weights[i] ?? ZERO).toFixed(6) })),
    dispersion,
    inConflict: dispersion > request.conflictAbove,
    spread: { within, between, total: spread },
    request,
  };
}

/** Standard deviation of a method's logarithm, from its range and the chance that the range is meant to hold. */
function deviationOf({ low, high, level }: Conclusion): number {
  return (log(Number(high)) - log(Number(low))) / (2 * normalQuantile((1 + level) / 2));
}

function combinedVariance(weights: readonly number[], deviations: readonly number[], correlation: number): number {
  let own = 0;
  let joint = 0;
  for (const [i, weight] of weights.entries()) {
    const part = weight * (deviations[i] ?? 0);
    own += part * part;
    joint += part;
  }
  return (1 - correlation) * own + correlation * joint * joint;
}

function checkMethods(conclusions: readonly Conclusion[], request: OpinionRequest): void {
  if (conclusions.length < 2 && request.oneMethodReason === undefined) {
    refuse('METHODS_TOO_FEW', {
      at: 'application /methods',
      problem: 'an opinion rests on at least two methods',
      met: String(conclusions.length),
      remedy: 'add a method, or state in /opinion/oneMethodReason why only one applies',
    });
  }
  if (conclusions.every(({ reliability }) => decimal(reliability).isZero())) {
    refuse('INPUT_INVALID', {
      at: 'application /methods',
      problem: 'no method has a reliability above 0',
      met: 'all 0',
    });
  }
  for (const [index, { low }] of conclusions.entries()) {
    if (decimal(low).lte(0)) {
      const at = `application /methods/${index}/ranges`;
      refuse('INPUT_INVALID', {
        at,
        problem: 'over these ranges the value falls to 0 or below',
        met: low,
        remedy: 'narrow them',
      });
    }
  }
}
