import { IpworthError, refuse } from '../base/errors.ts';
import { attempt } from '../base/result.ts';
import type { OpinionRequest } from '../domain/application.ts';
import type { CheckCode } from '../domain/purpose.ts';
import { choleskyFactor } from '../numeric/cholesky.ts';
import { decimal, round, ZERO } from '../numeric/decimal.ts';
import { exp, log } from '../numeric/elementary.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { quantile } from '../numeric/order.ts';
import { CHECK_CODES, type CrossCheck, crossChecks, requireChecks } from './cross-checks.ts';
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
  /** What the value was held against, each check by its code. */
  readonly checks: readonly CrossCheck[];
  readonly request: OpinionRequest;
}

/**
 * Weighs the conclusions of several methods into one opinion.
 *
 *     value   = Σ wᵢ vᵢ,  wᵢ = reliabilityᵢ ÷ Σ reliability
 *     within² = ΣΣ wᵢ wⱼ ρᵢⱼ sᵢ sⱼ,   sᵢ = ln(highᵢ ÷ lowᵢ) ÷ 2zᵢ;  between² = Σ wᵢ (ln vᵢ − Σ wⱼ ln vⱼ)²
 *     low, high = value × exp(∓ z √(within² + between²)),  z = Φ⁻¹((1 + level) ÷ 2)
 *
 * A method's range counts as its central range at its own level, zᵢ = Φ⁻¹((1 + levelᵢ) ÷ 2). The interval is a judgement made explicit, not a
 * coverage promise: only an interval from past cases carries one.
 *
 * @param checks  the cross-checks that bear on the purpose; those with facts if left out
 * @throws METHODS_TOO_FEW  fewer than two different methods with weight, and no reason why (资产评估法 art. 26 asks for two)
 * @throws INPUT_INVALID    no method has a reliability above 0; a range that reaches 0; correlations that cannot be; a
 *   value that fails a cross-check whose failure is an impossibility
 */
export function reconcile(
  conclusions: readonly Conclusion[],
  request: OpinionRequest,
  checks: readonly CheckCode[] = CHECK_CODES,
): Opinion {
  checkMethods(conclusions, request);
  const correlations = correlationsOf(request, conclusions.length);
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
  const within = Math.sqrt(combinedVariance(w, deviations, correlations));
  const mean = logs.reduce((sum, x, i) => sum + (w[i] ?? 0) * x, 0);
  const between = Math.sqrt(logs.reduce((sum, x, i) => sum + (w[i] ?? 0) * (x - mean) * (x - mean), 0));
  const spread = Math.sqrt(within * within + between * between);

  const values = conclusions.map((conclusion) => Number(conclusion.value));
  const dispersion = (Math.max(...values) - Math.min(...values)) / quantile(values, 0.5);
  const end = (side: -1 | 1): string =>
    round(value.times(decimal(Number(exp(side * z * spread).toPrecision(15)))), 2).toFixed(2);
  const checked = request.facts === undefined ? [] : crossChecks(value.toFixed(2), request.facts, checks);
  requireChecks(checked, 'application /opinion/facts');
  return {
    value: value.toFixed(2),
    low: end(-1),
    high: end(1),
    level: request.level,
    methods: conclusions.map((conclusion, i) => ({ ...conclusion, weight: (weights[i] ?? ZERO).toFixed(6) })),
    dispersion,
    inConflict: dispersion > request.conflictAbove,
    spread: { within, between, total: spread },
    checks: checked,
    request,
  };
}

/** Standard deviation of a method's logarithm, from its range and the chance that the range is meant to hold. */
function deviationOf({ low, high, level }: Conclusion): number {
  return (log(Number(high)) - log(Number(low))) / (2 * normalQuantile((1 + level) / 2));
}

function combinedVariance(weights: readonly number[], deviations: readonly number[], rho: Correlations): number {
  if (typeof rho !== 'number') {
    const parts = weights.map((weight, i) => weight * (deviations[i] ?? 0));
    return parts.reduce((sum, a, i) => sum + parts.reduce((row, b, j) => row + a * b * (rho[i]?.[j] ?? 0), 0), 0);
  }
  let own = 0;
  let joint = 0;
  for (const [i, weight] of weights.entries()) {
    const part = weight * (deviations[i] ?? 0);
    own += part * part;
    joint += part;
  }
  return (1 - rho) * own + rho * joint * joint;
}

type Correlations = OpinionRequest['methodCorrelation'];

/** The correlations of the methods' errors, held to what can occur together. */
function correlationsOf({ methodCorrelation }: OpinionRequest, methods: number): Correlations {
  if (typeof methodCorrelation === 'number') return methodCorrelation;
  const at = 'application /opinion/methodCorrelation';
  if (methodCorrelation.length !== methods) {
    const met = `${methodCorrelation.length} rows`;
    refuse('INPUT_INVALID', { at, problem: `one row for each of the ${methods} methods expected`, met });
  }
  const factor = attempt(() => choleskyFactor(methodCorrelation));
  if (!factor.ok) {
    const faults = factor.error.faults.map((fault) => ({ ...fault, at: `${at}: ${fault.at}` }));
    throw new IpworthError('INPUT_INVALID', faults);
  }
  return methodCorrelation;
}

function checkMethods(conclusions: readonly Conclusion[], request: OpinionRequest): void {
  const counted = conclusions.filter(({ reliability }) => decimal(reliability).gt(0));
  if (conclusions.length > 0 && counted.length === 0) {
    refuse('INPUT_INVALID', {
      at: 'application /methods',
      problem: 'no method has a reliability above 0',
      met: 'all 0',
    });
  }
  const methods = new Set(counted.map(({ outcome }) => outcome.model.id));
  if (methods.size < 2 && request.oneMethodReason === undefined) {
    refuse('METHODS_TOO_FEW', {
      at: 'application /methods',
      problem: 'an opinion rests on at least two different methods with weight',
      met: [...methods].join(', ') || 'none',
      remedy: 'add a method, or state in /opinion/oneMethodReason why only one applies',
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
