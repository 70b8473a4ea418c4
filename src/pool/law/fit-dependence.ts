import { checkInside } from '../../numeric/argument.ts';
import { type Maximum, newtonMaximum, positiveInverse } from '../../numeric/newton-maximum.ts';
import { normalCdf, normalDensity, normalQuantile } from '../../numeric/normal.ts';
import { root } from '../../numeric/root.ts';
import { studentTQuantile } from '../../numeric/student-t.ts';
import { checkHistory, type GradeHistory } from './default-history.ts';
import { momentEstimates } from './dependence-moments.ts';
import { HistoryLikelihood } from './history-likelihood.ts';

export interface FittedFigure {
  readonly estimate: number;
  /** None at the edge of what is possible, where it has no meaning. */
  readonly standardError: number | null;
  /** None where moments put the correlation at 0: they cannot say what may be hidden there. */
  readonly interval: readonly [number, number] | null;
}

export interface FitWarning {
  readonly code: 'few-years' | 'no-dependence-seen';
  readonly message: string;
}

export interface DependenceFit {
  readonly method: 'maximum-likelihood' | 'moments';
  readonly years: number;
  readonly confidence: number;
  readonly grades: readonly (FittedFigure & { readonly name: string })[];
  readonly correlation: FittedFigure;
  /** Of the whole history; none for moments. */
  readonly logLikelihood: number | null;
  readonly warnings: readonly FitWarning[];
  readonly history: readonly GradeHistory[];
}

export interface FitOptions {
  readonly method?: 'maximum-likelihood' | 'moments';
  /** Of the intervals, above 0 and below 1; 0.95 when left out. */
  readonly confidence?: number;
}

/** Years below which a warning is given: the relative error of a correlation is then above a third. */
const FEW_YEARS = 15;
/** a = √(ρ ÷ (1 − ρ)) at the largest correlation looked at, 0.9999. */
const LARGEST = 100;
/** How near an end of an interval is found, in probits and in a. */
const EDGE = 1e-5;
/** Below it a correlation is taken as 0. */
const NEAR_ZERO = 1e-3;

/**
 * Default probabilities of grades and the asset correlation behind them, from how many defaulted each year.
 *
 *     maximum likelihood: the thresholds and ρ under which the history is likeliest; intervals hold what is not less likely
 *     by more than ½·Φ⁻¹((1 + confidence) ÷ 2)², all others at their best (profile likelihood)
 *     moments: `momentEstimates`; standard errors by leaving out one year after another (jackknife), intervals by Student's t
 *
 * One normal factor a year, independent from year to year, with the same correlation for all grades.
 *
 * @param history  grades with the same years
 * @throws ARGUMENT_INVALID       a history that is none
 * @throws EVIDENCE_INSUFFICIENT  fewer than five years, or a grade without defaults: its probability is
 *                                `lowDefaultProbabilities`' question
 * @source Gordy and Heitfield (2002); Frey and McNeil (2003)
 * @complexity some 30 + 80 × (1 + grades) likelihoods × grades
 */
export function fitDependence(history: readonly GradeHistory[], options: FitOptions = {}): DependenceFit {
  const { method = 'maximum-likelihood', confidence = 0.95 } = options;
  checkInside('fitDependence: confidence', confidence, 0, 1);
  checkHistory('fitDependence', history);
  const figures = method === 'moments' ? byMoments(history, confidence) : byLikelihood(history, confidence);
  const years = history[0]!.years.length;
  const warnings: FitWarning[] = [];
  if (years < FEW_YEARS) {
    const message = `${years} years: the correlation may be off by ${Math.round(100 * Math.sqrt(2 / years))} % of itself`;
    warnings.push({ code: 'few-years', message });
  }
  if (figures.correlation.estimate === 0) {
    const message =
      'defaults vary between years no more than independence makes them; the interval says what may be hidden';
    warnings.push({ code: 'no-dependence-seen', message });
  }
  return { method, years, confidence, ...figures, warnings, history };
}

type Figures = Pick<DependenceFit, 'grades' | 'correlation' | 'logLikelihood'>;

function byMoments(history: readonly GradeHistory[], confidence: number): Figures {
  const { probabilities, correlation } = momentEstimates(history);
  const years = history[0]!.years.length;
  const without = Array.from({ length: years }, (_, left) =>
    momentEstimates(history.map(({ name, years: rows }) => ({ name, years: rows.filter((_, t) => t !== left) }))),
  );
  const reach = studentTQuantile((1 + confidence) / 2, years - 1);
  const figure = (estimate: number, ofEach: readonly number[]): FittedFigure => {
    const mean = ofEach.reduce((sum, value) => sum + value, 0) / years;
    const squares = ofEach.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const error = Math.sqrt((squares * (years - 1)) / years);
    if (estimate === 0) return { estimate, standardError: null, interval: null };
    const interval = [Math.max(0, estimate - reach * error), Math.min(1, estimate + reach * error)] as const;
    return { estimate, standardError: error, interval };
  };
  return {
    grades: history.map(({ name }, g) => ({
      name,
      ...figure(
        probabilities[g]!,
        without.map((one) => one.probabilities[g]!),
      ),
    })),
    correlation: figure(
      correlation,
      without.map((one) => one.correlation),
    ),
    logLikelihood: null,
  };
}

function byLikelihood(history: readonly GradeHistory[], confidence: number): Figures {
  const likelihood = new HistoryLikelihood(history);
  const best = likeliest(history, likelihood);
  const size = likelihood.grades;
  const cut = best.value - 0.5 * normalQuantile((1 + confidence) / 2) ** 2;
  const errors = standardErrors(best);
  const profile = (index: number, value: number): number => {
    const start = best.at.slice();
    start[index] = value;
    const free = Array.from(start, (_, i) => i !== index);
    return newtonMaximum((x) => likelihood.at(x), start, free).value - cut;
  };
  const a = best.at[size]!;
  const edge = (index: number, from: number, step: number, end: number): number => {
    let inside = from;
    for (let width = step; ; width *= 1.6) {
      const tried = step > 0 ? Math.min(end, from + width) : Math.max(end, from + width);
      if (profile(index, tried) <= 0) return root((x) => profile(index, x), inside, tried, { tolerance: EDGE }).at;
      if (tried === end) return end;
      inside = tried;
    }
  };
  const squared = (value: number): number => (value * value) / (1 + value * value);
  const width = errors === undefined ? 0.1 : errors[size]!;
  return {
    grades: history.map(({ name }, g) => {
      const c = best.at[g]!;
      const error = errors?.[g] ?? 0.1;
      const interval = [normalCdf(edge(g, c, -2 * error, -37)), normalCdf(edge(g, c, 2 * error, 37))] as const;
      const standardError = errors === undefined ? null : normalDensity(c) * error;
      return { name, estimate: normalCdf(c), standardError, interval };
    }),
    correlation: {
      estimate: squared(a),
      standardError: errors === undefined || a === 0 ? null : (errors[size]! * 2 * a) / (1 + a * a) ** 2,
      interval: [a === 0 ? 0 : squared(edge(size, a, -2 * width, 0)), squared(edge(size, a, 2 * width, LARGEST))],
    },
    logLikelihood: best.value,
  };
}

/** The maximum, looked for from the moments and from no dependence at all. */
export function likeliest(history: readonly GradeHistory[], likelihood: HistoryLikelihood): Maximum {
  const { correlation } = momentEstimates(history);
  const rates = history.map(({ years }) => {
    const obligors = years.reduce((sum, row) => sum + row.obligors, 0);
    return normalQuantile(years.reduce((sum, row) => sum + row.defaults, 0) / obligors);
  });
  const f = (x: Float64Array) => likelihood.at(x);
  const guess = Math.min(0.5, Math.max(0.02, correlation));
  const tied = newtonMaximum(f, [...rates, Math.sqrt(guess / (1 - guess))]);
  const free = [...rates.map(() => true), false];
  const untied = newtonMaximum(f, [...rates, 0], free);
  const a = Math.abs(tied.at[rates.length]!);
  if (a < NEAR_ZERO || tied.value <= untied.value) return untied;
  const at = tied.at.slice();
  at[rates.length] = a;
  return { ...tied, at };
}

/** From the curvature at the maximum; none for a at the edge. */
export function standardErrors({ at, hessian }: Maximum): readonly number[] | undefined {
  const n = Math.round(Math.sqrt(hessian.length));
  const inverse = positiveInverse(
    hessian.map((value) => -value),
    n,
  );
  if (inverse === undefined) return undefined;
  // at the edge a is not free, and its place is filled with what a first step may be
  return Array.from(at, (_, i) => (i < n ? Math.sqrt(inverse[i * n + i]!) : 0.1));
}
