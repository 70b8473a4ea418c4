import { quote, refuse } from '../../base/errors.ts';
import { integrate } from '../../numeric/adaptive-quadrature.ts';
import { checkPositive } from '../../numeric/argument.ts';
import { cosPi, sinPi } from '../../numeric/circular.ts';
import { exp, log } from '../../numeric/elementary.ts';
import { normalCdf, normalDensity } from '../../numeric/normal.ts';
import { europeanOption, europeanValue, exerciseNow } from './european.ts';
import { type ExerciseBoundary, exerciseBoundary, type PutMarket } from './exercise-boundary.ts';
import { latticeOf, latticeValue } from './lattice.ts';
import { checkTerms, type OptionTerms } from './terms.ts';

/** An option that may be exercised at any time: its value, how far off that may be, and when to exercise. */
export interface AmericanOption {
  readonly value: number;
  /** The value differs from the true one by no more: how far the result moved at the last refinement. */
  readonly errorBound: number;
  /**
   * `integral-equation` of the exercise boundary; `european` where waiting never costs anything; `certain` where the
   * asset carries no risk; `lattice` where rates below zero leave two boundaries.
   */
  readonly method: 'integral-equation' | 'european' | 'certain' | 'lattice';
  /** Points of the boundary, or steps of the lattice; 0 for a closed form. */
  readonly steps: number;
  /** The same option exercised at its end or never: a lower bound, for reference. */
  readonly european: number;
  /** What exercising at once brings, 0 or more. */
  readonly exerciseNow: number;
  /** value − european. */
  readonly earlyExercisePremium: number;
  /** Price of the asset from which on (call) or down to which (put) exercising today is best; absent where there is none or more than one. */
  readonly exerciseAt?: number;
  /** ∂value/∂spot; absent from a lattice. */
  readonly delta?: number;
}

export interface AmericanOptions {
  /** Error that is good enough, as a share of the strike; 10⁻⁸ unless said otherwise. */
  readonly tolerance?: number;
}

/** Degrees of the boundary that are tried in turn. */
const POINTS = [10, 16, 24, 34, 46, 60] as const;
const LATTICE_STEPS = 1001;
/** Share of the strike that early exercise may bring without counting. */
const NEGLIGIBLE = 1e-13;

/**
 * An option that may be exercised at any time until it lapses.
 *
 *     put = european put + ∫ (r·K·e^(−rm)·Φ(−d₋(m)) − q·S·e^(−qm)·Φ(−d₊(m))) dm,   d±(m) of S over the boundary
 *     call(S, K, r, q) = put(K, S, q, r)
 *
 * The boundary is refined until two refinements agree; their gap is the error bound. Never below the European value,
 * nor below what exercising at once brings.
 *
 * @throws ARGUMENT_INVALID  every term out of its range, by name and value
 * @throws NO_CONVERGENCE    the tolerance is not reached; the message holds the gap that is left
 * @source I. Kim, Review of Financial Studies 3 (1990); L. Andersen, M. Lake, D. Offengenden, J. Computational Finance 20 (2016); R. McDonald, M. Schroder, J. Computational Finance 1 (1998) for the call
 */
export function americanOption(terms: OptionTerms, { tolerance = 1e-8 }: AmericanOptions = {}): AmericanOption {
  checkTerms('americanOption', terms);
  checkPositive('americanOption: tolerance', tolerance);
  if (terms.volatility === 0) return finished(terms, { value: certainValue(terms), errorBound: 0, method: 'certain' });
  const [gain, cost] = terms.type === 'put' ? [terms.rate, terms.dividendYield] : [terms.dividendYield, terms.rate];
  // the premium is at most what the strike of a put, or the asset of a call, brings over the time
  const mostPremium = Math.max(0, gain) * terms.time;
  if (mostPremium <= NEGLIGIBLE && cost >= Math.min(0, gain)) {
    const { value, delta } = europeanOption(terms);
    const errorBound = 4 * Number.EPSILON * value + mostPremium * (terms.type === 'put' ? terms.strike : terms.spot);
    return finished(terms, { value, errorBound, method: 'european', delta });
  }
  return mostPremium > NEGLIGIBLE ? byBoundary(terms, tolerance) : byLattice(terms);
}

type Found = Pick<AmericanOption, 'value' | 'errorBound' | 'method' | 'exerciseAt' | 'delta'> & {
  readonly steps?: number;
};

function finished(terms: OptionTerms, { value: found, steps = 0, ...rest }: Found): AmericanOption {
  const european = europeanValue(terms);
  const now = exerciseNow(terms);
  const value = Math.max(found, european, now);
  return { value, steps, european, exerciseNow: now, earlyExercisePremium: value - european, ...rest };
}

function byBoundary(terms: OptionTerms, tolerance: number): AmericanOption {
  const { type, spot, strike, time, rate, dividendYield, volatility } = terms;
  const market: PutMarket =
    type === 'put'
      ? { time, rate, dividendYield, volatility }
      : { time, rate: dividendYield, dividendYield: rate, volatility };
  const [price, scale] = type === 'put' ? [spot / strike, strike] : [strike / spot, spot];
  let before: number | undefined;
  let gap = Infinity;
  for (const points of POINTS) {
    const boundary = exerciseBoundary(market, points);
    const value = scale * putValue(market, boundary, price);
    if (before !== undefined) gap = Math.abs(value - before) + 1e-12 * Math.max(spot, strike);
    before = value;
    if (gap > tolerance * strike) continue;
    const edge = exp(boundary.logTop - boundary.depth(1));
    const slope = putSlope(market, boundary, price);
    const isExercised = log(price) <= boundary.logTop - boundary.depth(1);
    return finished(terms, {
      value: isExercised ? exerciseNow(terms) : value,
      errorBound: gap,
      method: 'integral-equation',
      steps: points,
      exerciseAt: type === 'put' ? strike * edge : strike / edge,
      // by homogeneity: put(K, S) = K·∂₁ + S·∂₂
      delta: type === 'put' ? slope : (value - strike * slope) / spot,
    });
  }
  const remedy = 'allow a wider tolerance';
  return refuse('NO_CONVERGENCE', { at: 'americanOption', problem: 'two refinements differ', met: quote(gap), remedy });
}

/** The put with strike 1. */
function putValue(market: PutMarket, boundary: ExerciseBoundary, price: number): number {
  const { rate, dividendYield } = market;
  if (log(price) <= boundary.logTop - boundary.depth(1)) return 1 - price;
  const european = europeanValue({ type: 'put', spot: price, strike: 1, ...market });
  return (
    european +
    premium(
      market,
      boundary,
      price,
      (m, low, high) =>
        rate * exp(-rate * m) * normalCdf(-low) - dividendYield * price * exp(-dividendYield * m) * normalCdf(-high),
    )
  );
}

/** ∂/∂price of the put with strike 1. */
function putSlope(market: PutMarket, boundary: ExerciseBoundary, price: number): number {
  const { rate, dividendYield, volatility } = market;
  if (log(price) <= boundary.logTop - boundary.depth(1)) return -1;
  const european = europeanOption({ type: 'put', spot: price, strike: 1, ...market }).delta;
  return (
    european +
    premium(market, boundary, price, (m, low, high) => {
      const deviation = volatility * Math.sqrt(m);
      const drop = (rate / price) * exp(-rate * m) * normalDensity(low);
      const rise = dividendYield * exp(-dividendYield * m) * (normalDensity(high) - deviation * normalCdf(-high));
      return (rise - drop) / deviation;
    })
  );
}

/** ∫ f(m, d₋, d₊) dm over the time ahead, with m = T·sin²θ. */
function premium(
  { time, rate, dividendYield, volatility }: PutMarket,
  { logTop, depth }: ExerciseBoundary,
  price: number,
  f: (m: number, low: number, high: number) => number,
): number {
  const start = log(price) - logTop;
  const integrand = (turn: number): number => {
    const [sine, cosine] = [sinPi(turn), cosPi(turn)];
    const m = time * sine * sine;
    const deviation = volatility * Math.sqrt(m);
    const d = (start + depth(cosine * cosine) + (rate - dividendYield) * m) / deviation;
    return 2 * Math.PI * time * sine * cosine * f(m, d - deviation / 2, d + deviation / 2);
  };
  return integrate(integrand, 0, 0.5, { relative: 1e-11, absolute: 1e-13, mostIntervals: 4000 }).value;
}

/** The best moment of an asset that moves for certain: at once, at the end, or where waiting turns from gain to cost. */
function certainValue({ type, spot, strike, time, rate, dividendYield }: OptionTerms): number {
  const side = type === 'call' ? 1 : -1;
  const worth = (t: number) => side * (spot * exp(-dividendYield * t) - strike * exp(-rate * t));
  const turn = log((rate * strike) / (dividendYield * spot)) / (rate - dividendYield);
  const between = Number.isFinite(turn) && turn > 0 && turn < time ? worth(turn) : 0;
  return Math.max(0, worth(0), worth(time), between);
}

/** Leisen–Reimer trees of n and 2n + 1 steps, carried on to none; the gap of the two bounds the error. */
function byLattice(terms: OptionTerms): AmericanOption {
  const valueAt = (steps: number): number => {
    const lattice = latticeOf(terms, { steps, exercise: 'american', moves: 'leisen-reimer' });
    return latticeValue(terms, lattice, true, new Float64Array(steps + 1).fill(1));
  };
  const [coarse, fine] = [valueAt(LATTICE_STEPS), valueAt(2 * LATTICE_STEPS + 1)];
  const gap = Math.abs(fine - coarse);
  const value = fine + (fine - coarse);
  return finished(terms, {
    value,
    errorBound: 2 * gap + 1e-12 * terms.strike,
    method: 'lattice',
    steps: 2 * LATTICE_STEPS + 1,
  });
}
