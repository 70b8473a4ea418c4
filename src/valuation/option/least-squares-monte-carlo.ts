import { exp } from '../../numeric/elementary.ts';
import { RandomStream } from '../../numeric/random-stream.ts';
import { dot, sum } from '../../numeric/sum.ts';
import { europeanValue } from './european.ts';
import { fitPolicy } from './least-squares-policy.ts';
import { fillPaths, followPolicy, type PathLaw } from './paths.kernel.ts';
import { type Bounds, checkFigures, checkTerms, type OptionTerms } from './terms.ts';

export interface LeastSquaresOptions {
  /** Evenly spaced dates on which the option may be exercised, the last one its end; 1 … 1000. */
  readonly dates: number;
  /** Paths on which the policy is valued, 100 … 10 million. */
  readonly paths: number;
  /** 0 … 2⁵³ − 1. */
  readonly seed: number;
  /** Other paths, on which the policy is fitted; a fifth of `paths`, 1000 … 20000, unless said otherwise. */
  readonly fitPaths?: number;
  /** Of the polynomial in the price, 0 … 8; 3 unless said otherwise. */
  readonly degree?: number;
}

export interface SimulatedOption {
  /** Mean over the paths, the European option's known value used as control: a lower bound but for chance, for no policy beats the best. */
  readonly value: number;
  readonly standardError: number;
  /** The control on the same paths: its mean must meet the closed form within a few standard errors. */
  readonly european: { readonly estimate: number; readonly standardError: number; readonly exact: number };
  readonly seed: number;
  readonly paths: number;
  readonly fitPaths: number;
  readonly dates: number;
}

const OPTIONS: Readonly<Record<keyof LeastSquaresOptions, Bounds>> = {
  dates: { low: 1, high: 1000, whole: true },
  paths: { low: 100, high: 1e7, whole: true },
  seed: { low: 0, high: Number.MAX_SAFE_INTEGER, whole: true },
  fitPaths: { low: 10, high: 1e6, whole: true },
  degree: { low: 0, high: 8, whole: true },
};
const VALUE_STREAM = 0;
const FIT_STREAM = 1;

/**
 * An option exercised on given dates, by simulation and regression.
 *
 *     value = mean(payoffᵢ − θ·(controlᵢ − european)),   controlᵢ = e^(−rτ)·european(S at τ, T − τ) at the date τ of exercise
 *
 * The policy is fitted on paths of its own, so the estimate is not flattered by it. Each path has its own random
 * stream: neither the number of other paths nor the order of the work changes it. For one asset `bermudanOption` gives
 * the same without chance; the simulation is for comparison, and for policies on paths of one's own.
 *
 * @throws ARGUMENT_INVALID  every figure out of its range, by name and value
 * @source F. Longstaff, E. Schwartz, Review of Financial Studies 14 (2001); N. Rasmussen, J. Computational Finance 9 (2005), for the control
 */
export function leastSquaresMonteCarlo(terms: OptionTerms, options: LeastSquaresOptions): SimulatedOption {
  const at = 'leastSquaresMonteCarlo';
  checkTerms(at, terms);
  const { dates, paths, seed, degree = 3 } = options;
  const fitPaths = options.fitPaths ?? Math.min(20_000, Math.max(1000, Math.ceil(paths / 5)));
  checkFigures(at, { dates, paths, seed, degree, fitPaths }, OPTIONS);
  const { type, spot, strike, time, rate, dividendYield, volatility } = terms;
  const years = time / dates;
  const side = type === 'call' ? 1 : -1;
  const drift = (rate - dividendYield - (volatility * volatility) / 2) * years;
  const law: PathLaw = { spot, drift, deviation: volatility * Math.sqrt(years), dates };
  const random = new RandomStream(seed);
  const normals = new Float64Array(dates);
  const fitPrices = new Float64Array(fitPaths * dates);
  fillPaths(law, seed, FIT_STREAM, fitPrices, normals, random);
  const fitted = fitPolicy({ prices: fitPrices, dates, strike, side, discount: exp(-rate * years), degree });

  /** The European option at the date of exercise, discounted to today: on average its value today. */
  const controlAt = (stop: number, price: number): number => {
    const gone = stop < 0 ? time : years * (stop + 1);
    const left = stop < 0 || stop === dates - 1 ? 0 : time - gone;
    const then = left > 0 ? europeanValue({ ...terms, spot: price, time: left }) : Math.max(0, side * (price - strike));
    return exp(-rate * gone) * then;
  };
  const exact = europeanValue(terms);
  const fitControls = fitted.today.map((_, i) => {
    const stop = fitted.stops[i]!;
    return controlAt(stop, fitPrices[i * dates + (stop < 0 ? dates - 1 : stop)]!);
  });
  const theta = slopeOf(fitted.today, fitControls);

  const stops = new Int32Array(paths);
  const prices = new Float64Array(paths);
  followPolicy(law, seed, VALUE_STREAM, 0, paths, strike, side, fitted.coefficients, stops, prices, normals, random);
  const controls = prices.map((price, i) => controlAt(stops[i]!, price));
  const estimates = prices.map((price, i) => {
    const stop = stops[i]!;
    const payoff = stop < 0 ? 0 : exp(-rate * years * (stop + 1)) * side * (price - strike);
    return payoff - theta * (controls[i]! - exact);
  });
  const [value, control] = [meanWithError(estimates), meanWithError(controls)];
  return {
    value: value.estimate,
    standardError: value.standardError,
    european: { ...control, exact },
    seed,
    paths,
    fitPaths,
    dates,
  };
}

function meanWithError(values: Float64Array): { readonly estimate: number; readonly standardError: number } {
  const estimate = sum(values) / values.length;
  const gaps = values.map((value) => value - estimate);
  return { estimate, standardError: Math.sqrt(dot(gaps, gaps) / (values.length - 1) / values.length) };
}

/** Slope of y on x; 0 where x does not vary. */
function slopeOf(y: Float64Array, x: Float64Array): number {
  const centre = sum(x) / x.length;
  const gaps = x.map((value) => value - centre);
  const spread = dot(gaps, gaps);
  return spread > 0 ? dot(gaps, y) / spread : 0;
}
