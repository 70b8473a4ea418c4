import { checkFinite, checkNotNegative, checkWithin } from '../../numeric/argument.ts';
import { exp, log1p } from '../../numeric/elementary.ts';

/** What becomes of a pledge once its owner has defaulted. */
export interface PledgeOnDefault {
  /** Value × price when sold, share of it × (1 − share of costs), in the unit of the exposure. */
  readonly netProceeds: number;
  readonly noSaleProbability: number;
  readonly yearsToCash: number;
  /** Rate at which late cash is discounted, a year. */
  readonly discountRate: number;
}

/**
 * Share of an exposure that is lost on default, with a pledge that is sold whole or not at all: the line `lossGivenDefault` of
 * the model `pledge/expected-loss`, for an exposure that falls with its schedule. To twelve decimals.
 *
 *     1 − (1 − no sale) × min(net proceeds, exposure) ÷ exposure × (1 + rate)^−years
 *
 * @param exposure  0 or more; of nothing nothing is lost
 * @throws ARGUMENT_INVALID  a negative amount or time, a chance outside 0 … 1
 */
export function pledgeLossShare(exposure: number, pledge: PledgeOnDefault): number {
  const { netProceeds, noSaleProbability, yearsToCash, discountRate } = pledge;
  checkNotNegative('pledgeLossShare: exposure', exposure);
  checkNotNegative('pledgeLossShare: netProceeds', netProceeds);
  checkWithin('pledgeLossShare: noSaleProbability', noSaleProbability, 0, 1);
  checkNotNegative('pledgeLossShare: yearsToCash', yearsToCash);
  checkFinite('pledgeLossShare: discountRate', discountRate);
  if (exposure === 0) return 0;
  const recovered = (Math.min(netProceeds, exposure) / exposure) * exp(-yearsToCash * log1p(discountRate));
  return Math.min(1, Math.max(0, Math.round((1 - (1 - noSaleProbability) * recovered) * 1e12) / 1e12));
}
