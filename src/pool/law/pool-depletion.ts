import { checkNotNegative, checkPositive, checkWithin } from '../../numeric/argument.ts';
import { layerLaw } from './layer-law.ts';
import { checkLevel, type PortfolioLossLaw } from './loss-law.ts';

/** What turns a share of defaults into a share of the pool. */
export interface PoolTerms {
  /** Share of a loss that the pool pays, above 0 and at most 1. */
  readonly share: number;
  /** Loss given default, above 0 and at most 1. */
  readonly lossGivenDefault: number;
}

export interface LeveragedPool extends PoolTerms {
  /** Loans as a multiple of the pool, above 0. */
  readonly leverage: number;
}

function checkTerms(at: string, { share, lossGivenDefault }: PoolTerms): void {
  checkPositive(`${at}: share`, share);
  checkWithin(`${at}: share`, share, 0, 1);
  checkPositive(`${at}: lossGivenDefault`, lossGivenDefault);
  checkWithin(`${at}: lossGivenDefault`, lossGivenDefault, 0, 1);
}

/**
 * The share of defaults, by amount, that uses a pool up; above 1 nothing can.
 *
 *     1 ÷ (leverage × share × loss given default)
 *
 * @throws ARGUMENT_INVALID  a term out of range
 */
export function depletionRate(pool: LeveragedPool): number {
  checkTerms('depletionRate', pool);
  checkPositive('depletionRate: leverage', pool.leverage);
  return 1 / (pool.leverage * pool.share * pool.lossGivenDefault);
}

/**
 * The largest leverage at which the pool lasts with the given probability.
 *
 *     k* = 1 ÷ (share × loss given default × q),  q the quantile of the share of defaults
 *
 * @param defaults  law of the share of defaults, 0 … 1
 * @param level     above 0 and below 1
 * @returns infinite where the quantile is 0: no leverage empties the pool at that level
 * @throws ARGUMENT_INVALID  a term or level out of range
 */
export function breakEvenLeverage(defaults: PortfolioLossLaw, terms: PoolTerms, level: number): number {
  checkTerms('breakEvenLeverage', terms);
  checkLevel('breakEvenLeverage', level);
  return 1 / (terms.share * terms.lossGivenDefault * defaults.quantile(level));
}

/** What a pool faces, as shares of the pool itself. */
export interface PoolOutlook {
  readonly depletionRate: number;
  /** P(share of defaults ≥ depletion rate): nothing is left. */
  readonly depletionProbability: number;
  /** Mean of what is claimed, and of what is paid: min(claims, 1). */
  readonly expectedClaims: number;
  readonly expectedPayment: number;
  /** Law of what is paid. */
  readonly payment: PortfolioLossLaw;
}

/**
 * What a pool pays that owes no more than it holds.
 *
 *     paid = min(leverage × share × loss given default × D, 1),  D the share of defaults
 *
 * @param defaults  law of the share of defaults, 0 … 1
 * @throws ARGUMENT_INVALID  a term out of range
 */
export function poolOutlook(defaults: PortfolioLossLaw, pool: LeveragedPool): PoolOutlook {
  const rate = depletionRate(pool);
  const payment = layerLaw(defaults, { share: 1 / rate, cap: 1 });
  return {
    depletionRate: rate,
    depletionProbability: defaults.reach(rate),
    expectedClaims: defaults.mean / rate,
    expectedPayment: payment.mean,
    payment,
  };
}

/** A guarantee of a portfolio, capped. */
export interface CappedGuaranteeTerms {
  /** Volume actually lent, above 0. */
  readonly volume: number;
  /** Share of a loss that is guaranteed, above 0 and at most 1. */
  readonly guaranteeRate: number;
  /** Cap on the guarantee, as a share of volume × guarantee rate; 0 … 1. */
  readonly capRate: number;
  /** Loss given default, above 0 and at most 1. */
  readonly lossGivenDefault: number;
}

/**
 * The law of what a capped portfolio guarantee pays, in the unit of the volume.
 *
 *     min(g·Σ loss, V·g·c) = V·g·min(lgd·D, c),  D the share of defaults
 *
 * @throws ARGUMENT_INVALID  a term out of range
 * @source COSME loan guarantee facility of the European Investment Fund: cap amount = volume × guarantee rate × cap rate
 */
export function cappedGuaranteeLaw(defaults: PortfolioLossLaw, terms: CappedGuaranteeTerms): PortfolioLossLaw {
  const { volume, guaranteeRate, capRate, lossGivenDefault } = terms;
  checkTerms('cappedGuaranteeLaw', { share: guaranteeRate, lossGivenDefault });
  checkPositive('cappedGuaranteeLaw: volume', volume);
  checkNotNegative('cappedGuaranteeLaw: capRate', capRate);
  checkWithin('cappedGuaranteeLaw: capRate', capRate, Number.MIN_VALUE, 1);
  const full = volume * guaranteeRate;
  return layerLaw(defaults, { share: full * lossGivenDefault, cap: full * capRate });
}
