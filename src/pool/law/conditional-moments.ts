import { normalCdf, normalDensity, normalQuantile } from '../../numeric/normal.ts';
import type { Steep } from '../../numeric/panel-quadrature.ts';
import type { CheckedBook } from './book-loans.ts';

/** The factor is followed to so many standard deviations. */
export const FACTOR_REACH = 8.5;

/** Points at which the moments are computed; between them a cubic through four, off by 1e-8 of them. */
const POINTS = 513;

/** Of the loss when the factor is z, large in bad times. */
export interface Moments {
  readonly mean: number;
  readonly deviation: number;
  readonly skewness: number;
}

interface LoanClass {
  readonly threshold: number;
  readonly load: number;
  readonly own: number;
  /** Σ loss, Σ loss², Σ loss³. */
  readonly powers: [number, number, number];
}

/** Mean, deviation and skewness of a book's loss as functions of its one factor. Like loans are counted as one class. */
export class ConditionalMoments {
  readonly most: number;
  readonly mean: number;
  readonly deviation: number;
  readonly #step = (2 * FACTOR_REACH) / (POINTS - 1);
  readonly #table: readonly [Float64Array, Float64Array, Float64Array];

  constructor(book: CheckedBook) {
    const classes = classesOf(book);
    this.most = book.losses.reduce((sum, loss) => sum + loss, 0);
    this.mean = book.losses.reduce((sum, loss, i) => sum + loss * book.probabilities[i]!, 0);
    this.#table = [new Float64Array(POINTS), new Float64Array(POINTS), new Float64Array(POINTS)];
    let square = 0;
    for (let i = 0; i < POINTS; i++) {
      const z = i * this.#step - FACTOR_REACH;
      const [mean, variance, third] = momentsOf(classes, z);
      this.#table[0][i] = mean;
      this.#table[1][i] = variance;
      this.#table[2][i] = third;
      square += this.#step * normalDensity(z) * (variance + (mean - this.mean) ** 2);
    }
    this.deviation = Math.sqrt(square);
  }

  at(z: number): Moments {
    const place = (z + FACTOR_REACH) / this.#step;
    const first = Math.min(POINTS - 4, Math.max(0, Math.floor(place) - 1));
    const t = place - first;
    const [mean, variance, third] = this.#table;
    // a variance that vanishes leaves a point: any small width will do
    const spread = Math.max(cubic(variance, first, t), 1e-24 * this.most * this.most);
    const deviation = Math.sqrt(spread);
    return { mean: cubic(mean, first, t), deviation, skewness: cubic(third, first, t) / (spread * deviation) };
  }

  /** Where the mean passes x, and how wide in z the law is there; none where it never does. */
  crossing(x: number): Steep | undefined {
    const [means] = this.#table;
    if (!(x > means[0]! && x < means[POINTS - 1]!)) return undefined;
    let low = 0;
    let high = POINTS - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (means[middle]! < x) low = middle;
      else high = middle;
    }
    const rise = means[high]! - means[low]!;
    const at = (low + (rise > 0 ? (x - means[low]!) / rise : 0.5)) * this.#step - FACTOR_REACH;
    const width = (this.at(at).deviation * this.#step) / rise;
    // the place is that of a straight line through two points: no narrower than that is sure
    return width < 1 ? { at, width: Math.max(width, 1e-4) } : undefined;
  }
}

/** The cubic through four neighbours, t = 0 at the first. */
function cubic(values: Float64Array, first: number, t: number): number {
  const [a, b, c, d] = [values[first]!, values[first + 1]!, values[first + 2]!, values[first + 3]!];
  const [t1, t2, t3] = [t - 1, t - 2, t - 3];
  return (-a * t1 * t2 * t3) / 6 + (b * t * t2 * t3) / 2 - (c * t * t1 * t3) / 2 + (d * t * t1 * t2) / 6;
}

function classesOf({ losses, probabilities, loadings }: CheckedBook): LoanClass[] {
  const classes = new Map<string, LoanClass>();
  for (let i = 0; i < losses.length; i++) {
    const load = loadings[i]!;
    const key = `${probabilities[i]} ${load}`;
    let found = classes.get(key);
    if (found === undefined) {
      found = {
        threshold: normalQuantile(probabilities[i]!),
        load,
        own: Math.sqrt(1 - load * load),
        powers: [0, 0, 0],
      };
      classes.set(key, found);
    }
    const loss = losses[i]!;
    found.powers[0] += loss;
    found.powers[1] += loss * loss;
    found.powers[2] += loss * loss * loss;
  }
  return [...classes.values()];
}

/** Mean, variance and third central moment of the loss. */
function momentsOf(classes: readonly LoanClass[], z: number): [number, number, number] {
  let mean = 0;
  let variance = 0;
  let third = 0;
  for (const { threshold, load, own, powers } of classes) {
    const p = normalCdf((threshold + load * z) / own);
    mean += powers[0] * p;
    variance += powers[1] * p * (1 - p);
    third += powers[2] * p * (1 - p) * (1 - 2 * p);
  }
  return [mean, variance, third];
}
