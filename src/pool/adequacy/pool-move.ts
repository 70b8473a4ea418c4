import { type Fault, IpworthError, quote } from '../../base/errors.ts';
import type { PoolBook, PoolDependence } from '../../domain/pool-book.ts';
import type { PoolRequest } from '../simulation/compile-pool.ts';

/** How a pool's circumstances are changed. What is left out stays as it is. */
export interface PoolMove {
  /** Every cumulative default probability times this, 0.01 or more. */
  readonly defaultProbabilityTimes?: number;
  /** Change of every pledge's value as a share of it, −1 … 10: −0.3 is 30 % less. */
  readonly valueChange?: number;
  /** Whole quarters later until a pledge is cash, −40 … 40. */
  readonly delayQuarters?: number;
  /** Asset correlation of each class of loans (the variance that factors explain) times this, 0 or more. */
  readonly correlationTimes?: number;
  /** Asset correlation set to this for every class that has factors, 0 … 0.9999; in the place of a multiple. */
  readonly correlation?: number;
  /** Another copula. */
  readonly copula?: PoolDependence['copula'];
}

const MOST_CORRELATION = 0.9999;
const NAMES: readonly (keyof PoolMove)[] = [
  'defaultProbabilityTimes',
  'valueChange',
  'delayQuarters',
  'correlationTimes',
  'correlation',
  'copula',
];

/**
 * A pool under changed circumstances.
 *
 *     F′ = k·F,  value′ = round(value · (1 + change)),  weights′ = weights · √(ρ′ ÷ ρ),  ρ = wᵀ·C·w
 *
 * A class without factors has no direction in which to correlate: under a single factor it takes √ρ′, else it stays.
 *
 * @throws ARGUMENT_INVALID  an unknown name or a figure out of range; a probability that would reach 1; all at once
 */
export function movePool(request: PoolRequest, move: PoolMove, at = 'movePool'): PoolRequest {
  checkMove(request, move, at);
  const { book, dependence, pledge } = request;
  const { defaultProbabilityTimes: times = 1, valueChange = 0, delayQuarters = 0 } = move;
  const moved: PoolBook = {
    ...book,
    curves: times === 1 ? book.curves : book.curves.map((curve) => curve.map((p) => p * times)),
    pledgeValue:
      valueChange === 0 ? book.pledgeValue : book.pledgeValue.map((fen) => Math.floor(fen * (1 + valueChange) + 0.5)),
    loadings: book.loadings.map((weights) => movedWeights(weights, dependence, move)),
  };
  return {
    ...request,
    book: moved,
    dependence: { ...dependence, copula: move.copula ?? dependence.copula },
    pledge: { ...pledge, quartersToCash: pledge.quartersToCash + delayQuarters },
  };
}

function movedWeights(
  weights: Float64Array,
  dependence: PoolDependence,
  { correlation, correlationTimes = 1 }: PoolMove,
) {
  if (correlation === undefined && correlationTimes === 1) return weights;
  const now = explained(weights, dependence);
  if (now === 0) {
    return correlation === undefined || weights.length > 1 ? weights : Float64Array.of(Math.sqrt(correlation));
  }
  const scale = Math.sqrt((correlation ?? now * correlationTimes) / now);
  return weights.map((weight) => weight * scale);
}

/** The part of a loan's variance that factors explain: its asset correlation with a loan like it. */
export function explained(weights: Float64Array, { correlation }: Pick<PoolDependence, 'correlation'>): number {
  let sum = 0;
  weights.forEach((w, i) => {
    weights.forEach((v, j) => {
      sum += w * v * (correlation?.[i]?.[j] ?? (i === j ? 1 : 0));
    });
  });
  return sum;
}

/** The largest multiple of default probabilities that leaves all below 1. */
export function mostProbabilityTimes({ book }: PoolRequest): number {
  return (1 - 1e-9) / Math.max(...book.curves.map((curve) => curve.at(-1)!));
}

/** The largest multiple of correlations that leaves all below 1; infinite where there are none. */
export function mostCorrelationTimes({ book, dependence }: PoolRequest): number {
  return MOST_CORRELATION / Math.max(...book.loadings.map((weights) => explained(weights, dependence)));
}

function checkMove(request: PoolRequest, move: PoolMove, at: string): void {
  const faults: Fault[] = [];
  const check = (name: string, isRight: boolean, wanted: string): void => {
    const met = quote((move as Readonly<Record<string, unknown>>)[name]);
    if (!isRight) faults.push({ at: `${at}.${name}`, problem: `${wanted} expected`, met });
  };
  for (const name of Object.keys(move)) {
    check(name, NAMES.includes(name as keyof PoolMove), `one of ${NAMES.join(', ')}`);
  }
  const {
    defaultProbabilityTimes: k = 1,
    valueChange = 0,
    delayQuarters = 0,
    correlationTimes = 1,
    correlation,
  } = move;
  const most = mostProbabilityTimes(request);
  check('defaultProbabilityTimes', k >= 0.01 && k <= most, `0.01 to ${most.toFixed(3)}, so that each stays below 1,`);
  check('valueChange', valueChange >= -1 && valueChange <= 10, '-1 to 10');
  const quarters = request.pledge.quartersToCash + delayQuarters;
  check(
    'delayQuarters',
    Number.isInteger(delayQuarters) && quarters >= 0 && quarters <= 40,
    'whole quarters, 0 to 40 in all,',
  );
  const mostTimes = mostCorrelationTimes(request);
  check(
    'correlationTimes',
    correlationTimes >= 0 && (correlationTimes <= mostTimes || correlationTimes === 1),
    `0 to ${mostTimes.toFixed(3)}, so that each stays below 1,`,
  );
  check(
    'correlation',
    correlation === undefined || (correlation >= 0 && correlation <= MOST_CORRELATION),
    `0 to ${MOST_CORRELATION}`,
  );
  check('correlation', correlation === undefined || correlationTimes === 1, 'a correlation or a multiple of it');
  if (faults.length > 0) throw new IpworthError('ARGUMENT_INVALID', faults);
}
