import { quote, refuse } from '../../base/errors.ts';
import { checkSameLength, checkWeights, checkWhole, checkWithin } from '../../numeric/argument.ts';
import { exp } from '../../numeric/elementary.ts';
import type { QuadratureRule } from '../../numeric/gauss-quadrature.ts';
import { normalCdf, normalQuantile } from '../../numeric/normal.ts';
import { normalRule, normalRuleSize } from '../../numeric/normal-rule.ts';
import { logScaledChi } from '../../numeric/scaled-chi.ts';
import { studentTQuantile } from '../../numeric/student-t.ts';
import { type BookRisk, type CheckedBook, checkedBook } from './book-loans.ts';

/**
 * States of the world with their weights. Given a state, loans default independently: the one thing that the laws of a
 * book need to know about what ties its loans.
 */
export interface FactorMixture {
  readonly loans: number;
  /** Adding up to 1. */
  readonly weights: Float64Array;
  /** Writes the default probability of each loan in a state. */
  readonly fill: (state: number, into: Float64Array) => void;
}

export interface FactorMixtureOptions {
  /** Degrees of freedom of a Student t copula, 0.5 … 1e6; Gaussian when left out. */
  readonly freedom?: number;
  /** Nodes a factor, 8 … 10,000; chosen by the number of loans when left out. */
  readonly nodes?: number;
}

/** √(p(1 − p)) ÷ φ(Φ⁻¹(p)) at p = ½, where the conditional law is narrowest. */
const NARROWEST = 1.2533141373155003;
/** Relative error that the step of the rule may leave in a mass. */
const STEP_ERROR = 1e-10;
const MOST_STATES = 1_000_000;
const MOST_CHI_NODES = 400;
/** Step of the rule over ln W, as a share of what is narrowest there. */
const STEP_SHARE = 0.6;
/** Chances of W below this part of the largest are left out. */
const NO_CHANCE = 1e-13;

/**
 * The states of one to three common normal factors, or of a Student t copula on them, as a product of quadrature rules.
 *
 *     pᵢ(z, w) = Φ((tᵢ·w − aᵢ·z) ÷ √(1 − |aᵢ|²)),  tᵢ = Φ⁻¹(pᵢ) and w = 1, or tᵢ = t_ν⁻¹(pᵢ)
 *
 * The conditional law of a book narrows with its number of loans, to about 1.25·√((1 − ρ) ÷ (ρ·n)) of the factor. A rule
 * coarser than that gives steps for a law (at 1,000 loans and 20 nodes the 99.9 % quantile is 4.5 % off), so the number of
 * nodes is chosen by the effective number of loans, (Σ loss)² ÷ Σ loss².
 *
 * @throws ARGUMENT_INVALID  a loan out of range, more than a million states
 * @complexity states × loans to fill
 */
export function factorMixture(loans: readonly BookRisk[], options: FactorMixtureOptions = {}): FactorMixture {
  const book = checkedBook('factorMixture', loans);
  const { freedom } = options;
  if (freedom !== undefined) checkWithin('factorMixture: freedom', freedom, 0.5, 1e6);
  if (options.nodes !== undefined) checkWhole('factorMixture: nodes', options.nodes, 8, 10_000);
  const isTied = mostTied(book) > 0;
  const size = isTied ? (options.nodes ?? nodesFor(book)) : 1;
  const rule = size === 1 ? { nodes: Float64Array.of(0), weights: Float64Array.of(1) } : normalRule(size);
  const thresholds = book.probabilities.map((p) =>
    freedom === undefined ? normalQuantile(p) : studentTQuantile(p, freedom),
  );
  const load = Math.sqrt(mostTied(book));
  const scales =
    freedom === undefined
      ? { nodes: Float64Array.of(1), weights: Float64Array.of(1) }
      : chiRule(freedom, thresholds, load);
  const states = scales.nodes.length * wholePower(size, book.factors);
  if (states > MOST_STATES) {
    const remedy = 'fewer factors or nodes, or bring your own states with stateMixture';
    const problem = `${states} states would be needed, at most ${MOST_STATES} are held`;
    refuse('ARGUMENT_INVALID', { at: 'factorMixture: loans', problem, met: quote(loans.length), remedy });
  }
  return productMixture(book, thresholds, rule, scales);
}

function productMixture(
  { losses, loadings, factors }: CheckedBook,
  thresholds: Float64Array,
  rule: QuadratureRule,
  scales: QuadratureRule,
): FactorMixture {
  const n = losses.length;
  const own = Float64Array.from({ length: n }, (_, i) => {
    let squares = 0;
    for (let k = 0; k < factors; k++) squares += loadings[i * factors + k]! ** 2;
    return Math.sqrt(1 - squares);
  });
  const size = rule.nodes.length;
  const points = wholePower(size, factors);
  const at = new Float64Array(factors);
  const place = (state: number): number => {
    let weight = scales.weights[Math.floor(state / points)]!;
    for (let k = 0, rest = state % points; k < factors; k++, rest = Math.floor(rest / size)) {
      at[k] = rule.nodes[rest % size]!;
      weight *= rule.weights[rest % size]!;
    }
    return weight;
  };
  return {
    loans: n,
    weights: Float64Array.from({ length: points * scales.nodes.length }, (_, state) => place(state)),
    fill: (state, into) => {
      place(state);
      const scale = scales.nodes[Math.floor(state / points)]!;
      for (let i = 0; i < n; i++) {
        let probit = thresholds[i]! * scale;
        for (let k = 0; k < factors; k++) probit -= loadings[i * factors + k]! * at[k]!;
        into[i] = normalCdf(probit / own[i]!);
      }
    },
  };
}

function wholePower(base: number, exponent: number): number {
  let power = 1;
  for (let k = 0; k < exponent; k++) power *= base;
  return power;
}

/** Nodes a factor, from the narrowest conditional law that the effective number of loans can make. */
function nodesFor(book: CheckedBook): number {
  let total = 0;
  let squares = 0;
  for (const loss of book.losses) {
    total += loss;
    squares += loss * loss;
  }
  const most = mostTied(book);
  const effective = (total * total) / squares;
  // a single loan's conditional probability is a step of width 1 in the same unit
  const narrowest = Math.min(1, NARROWEST / Math.sqrt(effective));
  return normalRuleSize(narrowest * Math.sqrt((1 - most) / most), STEP_ERROR);
}

/** The largest squared loading of a loan. */
function mostTied({ loadings, factors, losses }: CheckedBook): number {
  let most = 0;
  for (let i = 0; i < losses.length; i++) {
    let load = 0;
    for (let k = 0; k < factors; k++) load += loadings[i * factors + k]! ** 2;
    most = Math.max(most, load);
  }
  return most;
}

/**
 * Nodes of W evenly spread in its logarithm, weights adding up to 1. The step follows the narrower of the law of ln W and
 * of what the normal factors leave of a step in it.
 */
function chiRule(freedom: number, thresholds: Float64Array, load: number): QuadratureRule {
  const { low, high, density } = logScaledChi(freedom);
  const least = density(0) * NO_CHANCE;
  let from = low;
  while (density(from) < least) from += (high - low) / 200;
  const farthest = thresholds.reduce((most, threshold) => Math.max(most, Math.abs(threshold)), 1e-3);
  const step = STEP_SHARE * Math.min(1 / Math.sqrt(2 * freedom), load / farthest);
  const size = Math.min(MOST_CHI_NODES, Math.ceil((high - from) / step) + 1);
  const logs = Float64Array.from({ length: size }, (_, i) => from + ((high - from) * i) / (size - 1));
  const weights = logs.map(density);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { nodes: logs.map(exp), weights: weights.map((weight) => weight / total) };
}

/**
 * States of the caller's own: sectors, scenarios, a quadrature over more factors.
 *
 * @param weights      0 or more; they are divided by their sum
 * @param probability  of default of loan i in state j, 0 … 1
 * @throws ARGUMENT_INVALID  weights that are none, a probability out of range (when it is met)
 */
export function stateMixture(
  loans: number,
  weights: ArrayLike<number>,
  probability: (loan: number, state: number) => number,
): FactorMixture {
  checkWhole('stateMixture: loans', loans, 1, 1_000_000);
  checkWeights('stateMixture: weights', weights, weights.length);
  const total = Array.from(weights).reduce((sum, weight) => sum + weight, 0);
  return {
    loans,
    weights: Float64Array.from(weights, (weight) => weight / total),
    fill: (state, into) => {
      checkSameLength('stateMixture: into', into, loans);
      for (let i = 0; i < loans; i++) {
        const p = probability(i, state);
        checkWithin(`stateMixture: probability(${i}, ${state})`, p, 0, 1);
        into[i] = p;
      }
    },
  };
}
