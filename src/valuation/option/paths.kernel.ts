import { exp } from '../../numeric/elementary.ts';
import type { RandomStream } from '../../numeric/random-stream.ts';

/** What moves an asset from one date to the next. */
export interface PathLaw {
  readonly spot: number;
  /** Of the logarithm, a date. */
  readonly drift: number;
  readonly deviation: number;
  readonly dates: number;
}

/**
 * Prices of paths 0 … n − 1 at each date, path by path, into `prices`.
 *
 * A path depends on (seed, path, stream) alone: the order and the cut of the work change no bit.
 *
 * @param prices   n · dates
 * @param normals  scratch, `dates` values; overwritten
 */
export function fillPaths(
  law: PathLaw,
  seed: number,
  stream: number,
  prices: Float64Array,
  normals: Float64Array,
  random: RandomStream,
): void {
  const { dates } = law;
  for (let path = 0, at = 0; at < prices.length; path++, at += dates) {
    random.reset(seed, path, stream);
    random.fillNormal(normals);
    let log = 0;
    for (let k = 0; k < dates; k++) {
      log += law.drift + law.deviation * normals[k]!;
      prices[at + k] = law.spot * exp(log);
    }
  }
}

/**
 * Follows paths from … to − 1 until the policy exercises: date of exercise (0 … dates − 1) and price then.
 *
 * The policy exercises on date k where side·(S − K) > 0 and ≥ Σ coefficients(k, p)·(S/K)ᵖ, and on the last date where
 * the first holds.
 *
 * @param coefficients  (degree + 1) for each date but the last; the first of a date is NaN where it never exercises
 * @param stops   receives the date for each path, −1 where it is never exercised
 * @param prices  receives the price on that date, or at the end
 */
export function followPolicy(
  law: PathLaw,
  seed: number,
  stream: number,
  from: number,
  to: number,
  strike: number,
  side: 1 | -1,
  coefficients: Float64Array,
  stops: Int32Array,
  prices: Float64Array,
  normals: Float64Array,
  random: RandomStream,
): void {
  const { dates } = law;
  const size = dates > 1 ? coefficients.length / (dates - 1) : 0;
  for (let path = from; path < to; path++) {
    random.reset(seed, path, stream);
    random.fillNormal(normals);
    let log = 0;
    let price = law.spot;
    let stop = -1;
    for (let k = 0; k < dates && stop < 0; k++) {
      log += law.drift + law.deviation * normals[k]!;
      price = law.spot * exp(log);
      const now = side * (price - strike);
      if (now <= 0) continue;
      if (k === dates - 1) stop = k;
      else {
        const x = price / strike;
        let held = 0;
        for (let p = size - 1; p >= 0; p--) held = held * x + coefficients[k * size + p]!;
        if (now >= held) stop = k; // never where the coefficients are NaN
      }
    }
    stops[path - from] = stop;
    prices[path - from] = price;
  }
}
