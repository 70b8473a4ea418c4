import { finiteResult } from '../../numeric/argument.ts';
import { exp, log } from '../../numeric/elementary.ts';
import { normalCdf, normalDensity } from '../../numeric/normal.ts';
import { checkTerms, type OptionTerms } from './terms.ts';

/** A European option: its value and how that moves. */
export interface EuropeanOption {
  readonly value: number;
  /** Absent when the asset moves without risk: its figures are infinite then. */
  readonly d1?: number;
  readonly d2?: number;
  /** Risk-neutral probability of exercise, Φ(±d₂). */
  readonly exerciseProbability: number;
  /** ∂value/∂spot. */
  readonly delta: number;
  /** ∂²value/∂spot². */
  readonly gamma: number;
  /** ∂value/∂volatility. */
  readonly vega: number;
  /** Change of the value as a year passes, −∂value/∂time. */
  readonly theta: number;
  /** ∂value/∂rate. */
  readonly rho: number;
}

/**
 * An option that is exercised at its end or never, by Black, Scholes and Merton.
 *
 *     call = S·e^(−qT)·Φ(d₁) − K·e^(−rT)·Φ(d₂),   put = K·e^(−rT)·Φ(−d₂) − S·e^(−qT)·Φ(−d₁)
 *     d₁ = (ln(S/K) + (r − q + σ²/2)·T) / (σ·√T),   d₂ = d₁ − σ·√T
 *
 * A right that may be exercised at any time is worth more: `americanOption`. With volatility 0 the forward is certain,
 * and the value is what it is in the money, discounted.
 *
 * @throws ARGUMENT_INVALID  every term out of its range, by name and value
 * @source F. Black, M. Scholes, J. Political Economy 81 (1973); R. Merton, Bell J. Economics 4 (1973)
 */
export function europeanOption(terms: OptionTerms): EuropeanOption {
  checkTerms('europeanOption', terms);
  const { type, spot, strike, time, rate, dividendYield, volatility } = terms;
  const side = type === 'call' ? 1 : -1;
  const kept = exp(-dividendYield * time);
  const discount = exp(-rate * time);
  const deviation = volatility * Math.sqrt(time);
  const d1 = (log(spot / strike) + (rate - dividendYield) * time) / deviation + deviation / 2;
  const d2 = d1 - deviation;
  const certain = side * (spot * kept - strike * discount) > 0 ? 1 : 0;
  const [n1, n2] = deviation > 0 ? [normalCdf(side * d1), normalCdf(side * d2)] : [certain, certain];
  const density = deviation > 0 ? kept * normalDensity(d1) : 0;
  const value = Math.max(0, side * (spot * kept * n1 - strike * discount * n2));
  const carried = side * (dividendYield * spot * kept * n1 - rate * strike * discount * n2);
  return {
    value: finiteResult('europeanOption', value),
    ...(deviation > 0 && { d1, d2 }),
    exerciseProbability: n2,
    delta: side * kept * n1,
    gamma: deviation > 0 ? density / (spot * deviation) : 0,
    vega: spot * density * Math.sqrt(time),
    theta: carried - (spot * density * volatility) / (2 * Math.sqrt(time)),
    rho: side * time * strike * discount * n2,
  };
}

/** Value alone, of terms already checked. */
export function europeanValue({ type, spot, strike, time, rate, dividendYield, volatility }: OptionTerms): number {
  const side = type === 'call' ? 1 : -1;
  const kept = spot * exp(-dividendYield * time);
  const due = strike * exp(-rate * time);
  const deviation = volatility * Math.sqrt(time);
  if (deviation === 0) return Math.max(0, side * (kept - due));
  const d1 = (log(spot / strike) + (rate - dividendYield) * time) / deviation + deviation / 2;
  return Math.max(0, side * (kept * normalCdf(side * d1) - due * normalCdf(side * (d1 - deviation))));
}

/** What exercising at once brings. */
export function exerciseNow({ type, spot, strike }: OptionTerms): number {
  return Math.max(0, type === 'call' ? spot - strike : strike - spot);
}
