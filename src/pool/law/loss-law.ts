import { checkInside, checkNotNegative, checkNumber, checkWithin } from '../../numeric/argument.ts';

/**
 * The law of what a book loses over one horizon, in the unit its maker states: a share of the exposure, units, money.
 * Every law here has these readings, so that a question asked of one can be asked of each.
 */
export interface PortfolioLossLaw {
  /** The largest loss there can be; infinite where the law has no end. */
  readonly most: number;
  readonly mean: number;
  readonly deviation: number;
  /** P(L ≤ x), any number. */
  readonly cdf: (x: number) => number;
  /** P(L > x), with its own digits far out. */
  readonly tail: (x: number) => number;
  /** P(L ≥ x): what is there to the last unit is used up. */
  readonly reach: (x: number) => number;
  /** The smallest loss that is not exceeded with at least this probability; level above 0 and below 1. */
  readonly quantile: (level: number) => number;
  /** Mean of the worst 1 − level of cases; an atom at the quantile counts with the part of it that belongs there. */
  readonly expectedShortfall: (level: number) => number;
  /** E[min(max(L − attach, 0), detach − attach)]: the expected loss of a layer; 0 ≤ attach ≤ detach ≤ ∞. */
  readonly expectedWithin: (attach: number, detach: number) => number;
  /** E[min(max(L − attach, 0), detach − attach)²]. */
  readonly squareWithin: (attach: number, detach: number) => number;
}

/** What two laws of equal obligors with one common factor start from. */
export interface EqualObligors {
  /** Default probability over the horizon, above 0 and below 1. */
  readonly probability: number;
  /** Asset correlation of any two, 0 … 0.9999. */
  readonly correlation: number;
}

/** At a correlation of 1 there is but one obligor. */
export const MOST_CORRELATION = 0.9999;

export function checkEqual(at: string, { probability, correlation }: EqualObligors): void {
  checkInside(`${at}: probability`, probability, 0, 1);
  checkWithin(`${at}: correlation`, correlation, 0, MOST_CORRELATION);
}

export function checkLevel(at: string, level: number): void {
  checkInside(`${at}: level`, level, 0, 1);
}

/** Refuses a layer that does not begin at 0 or above, or that ends below its beginning. */
export function checkLayer(at: string, attach: number, detach: number): void {
  checkNotNegative(`${at}: attach`, attach);
  checkWithin(`${at}: detach`, detach, attach, Infinity);
}

/** The parts of a law that follow from the rest, with the arguments checked. */
export type BareLaw = Omit<PortfolioLossLaw, 'expectedShortfall' | 'deviation'> & { readonly deviation?: number };

/**
 * Completes a law.
 *
 *     expected shortfall = q + E[max(L − q, 0)] ÷ (1 − level),  q the quantile
 *     deviation = √(E[L²] − E[L]²) where not given
 *
 * @source Acerbi and Tasche, On the coherence of expected shortfall, Journal of Banking & Finance 26 (2002)
 */
export function completeLaw(name: string, bare: BareLaw): PortfolioLossLaw {
  const { mean, most } = bare;
  const checkLoss = (x: number): void => checkNumber(`${name}: x`, x);
  const quantile = (level: number): number => {
    checkLevel(name, level);
    return bare.quantile(level);
  };
  const within = (of: (a: number, d: number) => number) => (attach: number, detach: number) => {
    checkLayer(name, attach, detach);
    const end = Math.min(detach, most);
    return end <= attach ? 0 : of(attach, end);
  };
  const expectedWithin = within(bare.expectedWithin);
  const squareWithin = within(bare.squareWithin);
  return {
    most,
    mean,
    deviation: bare.deviation ?? Math.sqrt(Math.max(0, squareWithin(0, Infinity) - mean * mean)),
    cdf: (x) => {
      checkLoss(x);
      return bare.cdf(x);
    },
    tail: (x) => {
      checkLoss(x);
      return bare.tail(x);
    },
    reach: (x) => {
      checkLoss(x);
      return bare.reach(x);
    },
    quantile,
    expectedShortfall: (level) => {
      const q = quantile(level);
      return q + expectedWithin(q, Infinity) / (1 - level);
    },
    expectedWithin,
    squareWithin,
  };
}
