import { completeLaw, type PortfolioLossLaw } from './loss-law.ts';

/** The law of a loss that is known: what is left of a large pool without common factor. */
export function constantLaw(loss: number): PortfolioLossLaw {
  const within = (attach: number, detach: number): number => Math.min(Math.max(loss - attach, 0), detach - attach);
  return completeLaw('constantLaw', {
    most: loss,
    mean: loss,
    deviation: 0,
    cdf: (x) => (x >= loss ? 1 : 0),
    tail: (x) => (x < loss ? 1 : 0),
    reach: (x) => (x <= loss ? 1 : 0),
    quantile: () => loss,
    expectedWithin: within,
    squareWithin: (attach, detach) => within(attach, detach) ** 2,
  });
}
