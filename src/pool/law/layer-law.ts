import { quote, refuse } from '../../base/errors.ts';
import { checkNotNegative, checkPositive, checkWithin } from '../../numeric/argument.ts';
import { completeLaw, type PortfolioLossLaw } from './loss-law.ts';

/** Who pays a share of the losses above a first part, up to a cap. */
export interface LossLayer {
  /** Of the loss above `attach`, above 0; more than 1 turns a share of the exposure into money. 1 when left out. */
  readonly share?: number;
  /** What others bear first, in the unit of the law, 0 or more; 0 when left out. */
  readonly attach?: number;
  /** Most that is paid, in the unit of the payment, above 0; without end when left out. */
  readonly cap?: number;
}

/**
 * The law of what a layer pays: min(share × max(L − attach, 0), cap). A layer of a layer is a layer.
 *
 *     P(paid > y) = P(L > attach + y ÷ share) for y below the cap
 *     mean = share × E[min(max(L − attach, 0), cap ÷ share)]
 *
 * @param law  of any kind
 * @throws ARGUMENT_INVALID  a share, attachment or cap out of range
 * @complexity that of the law
 */
export function layerLaw(law: PortfolioLossLaw, layer: LossLayer): PortfolioLossLaw {
  const { share = 1, attach = 0, cap = Infinity } = layer;
  checkPositive('layerLaw: share', share);
  checkNotNegative('layerLaw: attach', attach);
  checkWithin('layerLaw: cap', cap, Number.MIN_VALUE, Infinity);
  if (attach >= law.most) {
    const problem = `not below the largest loss, ${law.most}`;
    refuse('ARGUMENT_INVALID', { at: 'layerLaw: attach', problem, met: quote(attach) });
  }
  const lossAt = (paid: number): number => attach + paid / share;
  const most = Math.min(cap, share * (law.most - attach));
  const mean = share * law.expectedWithin(attach, lossAt(cap));
  const square = share * share * law.squareWithin(attach, lossAt(cap));
  return completeLaw('layerLaw', {
    most,
    mean,
    deviation: Math.sqrt(Math.max(0, square - mean * mean)),
    cdf: (y) => (y < 0 ? 0 : y >= most ? 1 : law.cdf(lossAt(y))),
    tail: (y) => (y < 0 ? 1 : y >= most ? 0 : law.tail(lossAt(y))),
    reach: (y) => (y <= 0 ? 1 : y > most ? 0 : law.reach(lossAt(y))),
    quantile: (level) => Math.min(most, share * Math.max(0, law.quantile(level) - attach)),
    expectedWithin: (from, to) => share * law.expectedWithin(lossAt(from), lossAt(to)),
    squareWithin: (from, to) => share * share * law.squareWithin(lossAt(from), lossAt(to)),
  });
}
