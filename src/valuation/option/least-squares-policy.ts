import { type Fault, quote } from '../../base/errors.ts';
import { exp } from '../../numeric/elementary.ts';
import { applyTransposed, factorise, solveUpper } from '../../numeric/qr.ts';
import { sum } from '../../numeric/sum.ts';
import { figureFaults, type OptionType, POSITIVE, RATE, report, typeFaults } from './terms.ts';

export interface PathTerms {
  readonly type: OptionType;
  readonly strike: number;
  /** Price of the asset today and at each date, path by path; all as long. Exercise is possible at every date but today. */
  readonly paths: readonly (readonly number[])[];
  /** Riskless rate of the time between two dates, continuous. */
  readonly ratePerPeriod: number;
  /** Of the polynomial in the price, 0 … 8. */
  readonly degree: number;
}

export interface LeastSquaresPolicy {
  /** Mean discounted payoff of the policy on the very paths it was fitted to. */
  readonly american: number;
  /** Mean discounted payoff at the last date. */
  readonly european: number;
  /** By date from the first: coefficients of 1, S, S² …, of what holding on is worth; absent where too few paths are in the money. */
  readonly coefficients: readonly (readonly number[] | undefined)[];
  /** Date (from 1) on which each path is exercised; 0 where it never is. */
  readonly exercisedOn: readonly number[];
}

/**
 * The exercise policy of Longstaff and Schwartz on paths of one's own.
 *
 * Backwards from the last date, the discounted payoff of the paths in the money is regressed on powers of the price;
 * where exercising brings more than the fitted value of holding on, the path is exercised. Its mean is biased, for policy and
 * value share the paths: `leastSquaresMonteCarlo` values the policy on paths it has not seen.
 *
 * @throws ARGUMENT_INVALID  figures out of range, ragged or too few paths, by name and value
 * @source F. Longstaff, E. Schwartz, Valuing American Options by Simulation, Review of Financial Studies 14 (2001)
 */
export function leastSquaresPolicy(terms: PathTerms): LeastSquaresPolicy {
  checkPaths(terms);
  const { type, strike, paths, ratePerPeriod, degree } = terms;
  const dates = paths[0]!.length - 1;
  const prices = Float64Array.from({ length: paths.length * dates }, (_, at) => {
    return paths[Math.floor(at / dates)]![(at % dates) + 1]!;
  });
  const side = type === 'call' ? 1 : -1;
  const fitted = fitPolicy({ prices, dates, strike, side, discount: exp(-ratePerPeriod), degree });
  const last = prices.filter((_, at) => at % dates === dates - 1);
  const atEnd = last.map((price) => Math.max(0, side * (price - strike)) * exp(-ratePerPeriod * dates));
  const coefficients = Array.from({ length: dates - 1 }, (_, k) => {
    const row = fitted.coefficients.slice(k * (degree + 1), (k + 1) * (degree + 1));
    let unit = 1;
    return Number.isNaN(row[0]!)
      ? undefined
      : Array.from(row, (value) => {
          const own = value / unit;
          unit *= strike;
          return own;
        });
  });
  return {
    american: sum(fitted.today) / paths.length,
    european: sum(atEnd) / paths.length,
    coefficients,
    exercisedOn: Array.from(fitted.stops, (stop) => stop + 1),
  };
}

interface Fitting {
  /** Path by path, one for each date. */
  readonly prices: Float64Array;
  readonly dates: number;
  readonly strike: number;
  readonly side: 1 | -1;
  readonly discount: number;
  readonly degree: number;
}

/** Coefficients in powers of price ÷ strike, NaN where none; each path's payoff discounted to today, and its date (from 0, −1 for none). */
export function fitPolicy({ prices, dates, strike, side, discount, degree }: Fitting) {
  const paths = prices.length / dates;
  const size = degree + 1;
  const coefficients = new Float64Array((dates - 1) * size).fill(Number.NaN);
  const stops = new Int32Array(paths);
  const worth = Float64Array.from({ length: paths }, (_, path) => {
    const payoff = Math.max(0, side * (prices[path * dates + dates - 1]! - strike));
    stops[path] = payoff > 0 ? dates - 1 : -1;
    return payoff;
  });
  for (let k = dates - 2; k >= 0; k--) {
    const inMoney: number[] = [];
    for (let path = 0; path < paths; path++) {
      worth[path]! *= discount;
      if (side * (prices[path * dates + k]! - strike) > 0) inMoney.push(path);
    }
    const x = Float64Array.from(inMoney, (path) => prices[path * dates + k]! / strike);
    const fit = polynomial(
      x,
      Float64Array.from(inMoney, (path) => worth[path]!),
      size,
    );
    if (fit === undefined) continue;
    coefficients.set(fit, k * size);
    for (const [i, path] of inMoney.entries()) {
      let held = 0;
      for (let p = size - 1; p >= 0; p--) held = held * x[i]! + fit[p]!;
      const now = side * (prices[path * dates + k]! - strike);
      if (now < held) continue;
      worth[path] = now;
      stops[path] = k;
    }
  }
  return { coefficients, stops, today: worth.map((value) => value * discount) };
}

/** Least-squares polynomial; none where the values do not determine it. */
function polynomial(x: Float64Array, y: Float64Array, size: number): Float64Array | undefined {
  if (x.length < size) return undefined;
  const columns = [new Float64Array(x.length).fill(1)];
  for (let p = 1; p < size; p++) columns.push(columns[p - 1]!.map((value, i) => value * x[i]!));
  const qr = factorise(columns);
  if (qr.dependent.length > 0) return undefined;
  const turned = y.slice();
  applyTransposed(qr, turned);
  return solveUpper(qr, turned.subarray(0, size));
}

function checkPaths({ type, paths, ...figures }: PathTerms): void {
  const at = 'leastSquaresPolicy';
  const bounds = { strike: POSITIVE, ratePerPeriod: RATE, degree: { low: 0, high: 8, whole: true as const } };
  const faults: Fault[] = [...typeFaults(at, 'type', type), ...figureFaults(at, figures, bounds)];
  const length = paths?.[0]?.length ?? 0;
  if (length < 2) {
    const remedy = 'give at least one path, of today and one date or more';
    report([...faults, { at: `${at}: paths`, problem: 'too few prices', met: quote(length), remedy }]);
  }
  for (const [i, path] of paths.entries()) {
    if (path.length !== length) {
      const remedy = `give ${length} prices`;
      faults.push({ at: `${at}: paths[${i}]`, problem: 'of another length', met: quote(path.length), remedy });
    }
    const bad = path.findIndex((price) => !(price > 0 && price < Infinity));
    if (bad >= 0) {
      const remedy = 'give a finite price above 0';
      faults.push({ at: `${at}: paths[${i}][${bad}]`, problem: 'no price', met: quote(path[bad]), remedy });
    }
  }
  report(faults);
}
