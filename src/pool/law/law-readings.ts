import { quote, refuse } from '../../base/errors.ts';
import { type LossLayer, layerLaw } from './layer-law.ts';
import type { PortfolioLossLaw } from './loss-law.ts';

/**
 * How many standard deviations a quantile lies above the mean: the multiple that a capital rule of thumb needs.
 *
 *     (quantile − mean) ÷ deviation
 *
 * @throws ARGUMENT_INVALID  a law without deviation, a level out of range
 * @source O. Vasicek, Loan portfolio value, Risk (December 2002), table
 */
export function standardisedQuantile(law: PortfolioLossLaw, level: number): number {
  if (law.deviation === 0) {
    const problem = 'a law with a deviation expected';
    refuse('ARGUMENT_INVALID', { at: 'standardisedQuantile: law', problem, met: quote(law.deviation) });
  }
  return (law.quantile(level) - law.mean) / law.deviation;
}

/**
 * The expected loss of a tranche as a share of it.
 *
 *     E[min(max(L − attach, 0), detach − attach)] ÷ (detach − attach)
 *
 * @param attach  0 or more, in the unit of the law
 * @param detach  finite, above attach
 * @throws ARGUMENT_INVALID  a tranche without width
 */
export function trancheLossShare(law: PortfolioLossLaw, attach: number, detach: number): number {
  if (!(detach > attach && detach < Infinity)) {
    const problem = 'finite and above the attachment expected';
    refuse('ARGUMENT_INVALID', { at: 'trancheLossShare: detach', problem, met: quote(detach) });
  }
  return law.expectedWithin(attach, detach) / (detach - attach);
}

/** A loss parted between a layer and those who bear the rest. */
export interface LayerSplit {
  readonly paid: PortfolioLossLaw;
  /** P(the cap is reached); 0 without a cap. */
  readonly capReached: number;
  readonly expectedRetained: number;
}

/**
 * What a layer pays and what it leaves.
 *
 *     expected retained = E[L] − E[paid],  cap reached when share × (L − attach) ≥ cap
 *
 * @param layer  its share at most 1, in the unit of the law
 * @throws ARGUMENT_INVALID  a layer out of range, or one that pays more than is lost
 */
export function splitByLayer(law: PortfolioLossLaw, layer: LossLayer): LayerSplit {
  if (layer.share !== undefined && layer.share > 1) {
    const problem = 'at most 1 expected: a layer cannot pay more than is lost';
    refuse('ARGUMENT_INVALID', { at: 'splitByLayer: layer.share', problem, met: quote(layer.share) });
  }
  const paid = layerLaw(law, layer);
  const capReached = layer.cap === undefined ? 0 : paid.reach(layer.cap);
  return { paid, capReached, expectedRetained: law.mean - paid.mean };
}
