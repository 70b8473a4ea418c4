import { exp } from '../../numeric/elementary.ts';
import { type AmericanOption, type AmericanOptions, americanOption } from './american.ts';
import { europeanOption } from './european.ts';
import { type Bounds, checkFigures, type OptionTerms, POSITIVE, VOLATILITY, YEARS, YIELD } from './terms.ts';

/** A right to give one asset for another: to receive `received`, at the cost of `given`. */
export interface ExchangeTerms {
  readonly received: RiskyAsset;
  readonly given: RiskyAsset;
  /** Of the two assets' yearly changes, −1 … 1. */
  readonly correlation: number;
  /** Years until the right lapses. */
  readonly time: number;
}

export interface RiskyAsset {
  /** Worth today of one unit, above 0. */
  readonly spot: number;
  /** Units, above 0; 1 unless said otherwise. */
  readonly quantity?: number;
  readonly dividendYield: number;
  readonly volatility: number;
}

export interface ExchangeOption {
  readonly value: number;
  /** ∂value/∂spot of the asset received, and of the asset given. */
  readonly deltaReceived: number;
  readonly deltaGiven: number;
  /** Standard deviation a year of the ratio of the two. */
  readonly ratioVolatility: number;
  /** The same right exercised at any time. */
  readonly american: Pick<AmericanOption, 'value' | 'errorBound' | 'method' | 'steps'> & {
    /** Ratio of received to given from which on exchanging at once is best; absent where there is none. */
    readonly exchangeAt?: number;
  };
}

const ASSET: Readonly<Record<string, Bounds>> = {
  spot: POSITIVE,
  quantity: POSITIVE,
  dividendYield: YIELD,
  volatility: VOLATILITY,
};

/**
 * The right to exchange one risky asset for another: a licence for a share of sales, an old product line for a new one.
 *
 *     V = n₁·S₁·e^(−q₁T)·Φ(d₁) − n₂·S₂·e^(−q₂T)·Φ(d₂),   σ² = σ₁² + σ₂² − 2ρ·σ₁·σ₂
 *     d₁ = (ln(n₁S₁/n₂S₂) + (q₂ − q₁ + σ²/2)·T) / (σ·√T)
 *
 * No riskless rate enters: the asset given plays its part, so the American right is an American call on the ratio.
 *
 * @throws ARGUMENT_INVALID  every figure out of its range, by name and value
 * @source W. Margrabe, The Value of an Option to Exchange One Asset for Another, J. Finance 33 (1978)
 */
export function exchangeOption(terms: ExchangeTerms, options: AmericanOptions = {}): ExchangeOption {
  const at = 'exchangeOption';
  checkFigures(at, terms, { correlation: { low: -1, high: 1 }, time: YEARS });
  const { received, given, correlation, time } = terms;
  checkFigures(`${at}: received`, { quantity: 1, ...received }, ASSET);
  checkFigures(`${at}: given`, { quantity: 1, ...given }, ASSET);
  const [n1, n2] = [received.quantity ?? 1, given.quantity ?? 1];
  const joint = 2 * correlation * received.volatility * given.volatility;
  const variance = received.volatility * received.volatility + given.volatility * given.volatility - joint;
  const ratioVolatility = Math.sqrt(Math.max(0, variance));
  const call: OptionTerms = {
    type: 'call',
    spot: n1 * received.spot,
    strike: n2 * given.spot,
    time,
    rate: given.dividendYield,
    dividendYield: received.dividendYield,
    volatility: ratioVolatility,
  };
  const { value, delta, exerciseProbability } = europeanOption(call);
  const american = americanOption(call, options);
  return {
    value,
    deltaReceived: n1 * delta,
    deltaGiven: -n2 * exp(-given.dividendYield * time) * exerciseProbability,
    ratioVolatility,
    american: {
      value: american.value,
      errorBound: american.errorBound,
      method: american.method,
      steps: american.steps,
      ...(american.exerciseAt !== undefined && { exchangeAt: american.exerciseAt / call.strike }),
    },
  };
}
