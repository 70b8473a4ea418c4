import { exp, log } from '../../numeric/elementary.ts';
import { logGamma } from '../../numeric/gamma.ts';
import type { ValueAndGradient } from '../../numeric/newton-maximum.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import { normalLogCdf } from '../../numeric/normal-log-cdf.ts';
import type { GradeHistory } from './default-history.ts';

const HALF_LOG_TWO_PI = 0.9189385332046727;
/**
 * Nodes over the factor are so many of its conditional deviations apart, and no further than a part of the width on which the
 * chance of no default falls, which may be far narrower than the peak; until the integrand has fallen by e^−32. */
const STEP = 0.75;
const EDGE_STEP = 0.45;
const DEPTH = 32;
/** Thresholds and a beyond it are no candidates: a Newton step from flat ground may ask for them. */
const FARTHEST = 1000;

/** Counts of the grades that had obligors in a year. */
interface Year {
  readonly grades: readonly { readonly grade: number; readonly defaults: number; readonly survivors: number }[];
  readonly logChoices: number;
  /** Steepest slope by a probit of ln(1 − Φ)ⁿ where it begins to fall. */
  readonly steepness: number;
  /** Where the last peak was: the next is near. */
  peak: number;
}

/**
 * The log-likelihood of a default history under one yearly normal factor shared by all grades, in the thresholds c and in
 * a = √(ρ ÷ (1 − ρ)).
 *
 *     Σ over years of ln ∫ Π over grades Binomial(d; n, Φ(c·√(1 + a²) + a·z)) φ(z) dz
 *
 * The integrand of each year has one peak; evenly spread nodes around it follow its width, however narrow many obligors
 * make it.
 *
 * @source Gordy and Heitfield, Estimating default correlations from short panels of credit rating performance data (2002)
 * @complexity years × some 40 nodes × grades
 */
export class HistoryLikelihood {
  readonly grades: number;
  readonly #years: readonly Year[];

  constructor(history: readonly GradeHistory[]) {
    this.grades = history.length;
    this.#years = history[0]!.years.map((_, t) => {
      const grades = history.flatMap(({ years }, grade) => {
        const { obligors, defaults } = years[t]!;
        return obligors === 0 ? [] : [{ grade, defaults, survivors: obligors - defaults }];
      });
      const logChoices = grades.reduce(
        (sum, { defaults: d, survivors: s }) => sum + logGamma(d + s + 1) - logGamma(d + 1) - logGamma(s + 1),
        0,
      );
      const most = grades.reduce((n, { defaults, survivors }) => Math.max(n, defaults + survivors), 2);
      const edge = -normalQuantile(1 / (most + 1));
      return { grades, logChoices, steepness: edge + 1 / edge, peak: 0 };
    });
  }

  /** @param x  thresholds of the grades, then a; one beyond ±1000 has likelihood 0 */
  at(x: Float64Array): Required<ValueAndGradient> {
    const n = x.length;
    const [gradient, hessian] = [new Float64Array(n), new Float64Array(n * n)];
    if (Math.abs(x[n - 1]!) > FARTHEST || x.some((c, g) => g < n - 1 && Math.abs(c) > FARTHEST)) {
      return { value: Number.NEGATIVE_INFINITY, gradient, hessian };
    }
    let value = 0;
    for (const year of this.#years) if (year.grades.length > 0) value += this.#addYear(year, x, { gradient, hessian });
    return { value, gradient, hessian };
  }

  /**
   * ln of the year's integral; its derivatives are means over the factor given the counts: of the integrand's slope, and of
   * its bend plus the variance of its slope.
   */
  #addYear(
    year: Year,
    x: Float64Array,
    into: { readonly gradient: Float64Array; readonly hessian: Float64Array },
  ): number {
    const n = x.length;
    const peak = this.#peak(year, x);
    const node = new Node(n);
    const [slopes, bends] = [new Float64Array(n), new Float64Array(n * n)];
    let total = 0;
    const add = (z: number): boolean => {
      node.place(year, x, z);
      const weight = exp(node.height - peak.height);
      if (node.height - peak.height < -DEPTH) return false;
      total += weight;
      for (let i = 0; i < n; i++) {
        slopes[i]! += weight * node.slope[i]!;
        for (let j = 0; j < n; j++)
          bends[i * n + j]! += weight * (node.bend[i * n + j]! + node.slope[i]! * node.slope[j]!);
      }
      return true;
    };
    const a = x[n - 1]!;
    const step = Math.min(STEP * peak.deviation, EDGE_STEP / (a * year.steepness + 1e-9));
    for (let k = 0; add(peak.z + k * step); k++);
    for (let k = -1; add(peak.z + k * step); k--);
    for (let i = 0; i < n; i++) {
      into.gradient[i]! += slopes[i]! / total;
      for (let j = 0; j < n; j++)
        into.hessian[i * n + j]! += bends[i * n + j]! / total - (slopes[i]! / total) * (slopes[j]! / total);
    }
    return year.logChoices + peak.height + log(total * step) - HALF_LOG_TWO_PI;
  }

  /** Newton's iteration on a strictly concave function: the step is halved where it overshoots. */
  #peak(year: Year, x: Float64Array) {
    const a = x[this.grades]!;
    let here = alongFactor(year, x, year.peak);
    for (let steps = 0; ; steps++) {
      const bend = 1 + a * a * here.bend;
      const deviation = 1 / Math.sqrt(bend);
      let move = (a * here.slope - here.z) / bend;
      if (Math.abs(move) < 1e-3 * deviation || steps === 100) {
        year.peak = here.z;
        return { z: here.z, height: here.height, deviation };
      }
      let next = alongFactor(year, x, here.z + move);
      for (let halved = 0; next.height < here.height && halved < 40; halved++) {
        move /= 2;
        next = alongFactor(year, x, here.z + move);
      }
      here = next;
    }
  }
}

/** The logarithm of the integrand at z, and its first and second derivative by the probits, summed over the grades. */
function alongFactor(year: Year, x: Float64Array, z: number) {
  const a = x[x.length - 1]!;
  const stretch = Math.sqrt(1 + a * a);
  let height = -0.5 * z * z;
  let slope = 0;
  let bend = 0;
  for (const { grade, defaults, survivors } of year.grades) {
    const part = atProbit(x[grade]! * stretch + a * z, defaults, survivors);
    height += part.height;
    slope += part.slope;
    bend -= part.bend;
  }
  return { z, height, slope, bend };
}

/** d·ln Φ(t) + s·ln Φ(−t) with its first and second derivative, from the inverse Mills ratios φ ÷ Φ. */
function atProbit(t: number, defaults: number, survivors: number) {
  const [lower, upper] = [normalLogCdf(t), normalLogCdf(-t)];
  const logDensity = -0.5 * t * t - HALF_LOG_TWO_PI;
  const [up, down] = [exp(logDensity - lower), exp(logDensity - upper)];
  return {
    height: defaults * lower + survivors * upper,
    slope: defaults * up - survivors * down,
    bend: -defaults * up * (t + up) - survivors * down * (down - t),
  };
}

/** The integrand at one value of the factor, with its derivatives by the thresholds and by a. */
class Node {
  height = 0;
  readonly slope: Float64Array;
  readonly bend: Float64Array;

  constructor(size: number) {
    this.slope = new Float64Array(size);
    this.bend = new Float64Array(size * size);
  }

  place(year: Year, x: Float64Array, z: number): void {
    const n = x.length;
    const last = n - 1;
    const a = x[last]!;
    const stretch = Math.sqrt(1 + a * a);
    this.height = -0.5 * z * z;
    this.slope.fill(0);
    this.bend.fill(0);
    for (const { grade, defaults, survivors } of year.grades) {
      const c = x[grade]!;
      const part = atProbit(c * stretch + a * z, defaults, survivors);
      const byA = (c * a) / stretch + z;
      this.height += part.height;
      this.slope[grade]! += part.slope * stretch;
      this.slope[last]! += part.slope * byA;
      this.bend[grade * n + grade]! += part.bend * stretch * stretch;
      const crossed = part.bend * stretch * byA + (part.slope * a) / stretch;
      this.bend[grade * n + last]! += crossed;
      this.bend[last * n + grade]! += crossed;
      this.bend[last * n + last]! += part.bend * byA * byA + (part.slope * c) / (stretch * stretch * stretch);
    }
  }
}
