import { quote, refuse } from '../../base/errors.ts';
import { checkInside, checkSameLength, checkWhole, checkWithin } from '../../numeric/argument.ts';
import { binomialCdf } from '../../numeric/binomial.ts';
import { expm1, log1p } from '../../numeric/elementary.ts';
import { incompleteBetaInverse } from '../../numeric/incomplete-beta.ts';
import { normalCdf, normalDensity, normalQuantile } from '../../numeric/normal.ts';
import { integratePanels, panelEdges } from '../../numeric/panel-quadrature.ts';
import { root } from '../../numeric/root.ts';
import { type Cohort, DefaultCountChain } from './default-count-chain.ts';

/** Beyond this many standard deviations the common factor has no weight in double precision. */
const FACTOR_BOUND = 8.5;
/** Panels over the factor are no longer than this, and shorter where the chance falls. */
const LONGEST_PANEL = 2;
const MOST_OBLIGORS = 1_000_000;

/** Obligors of one grade and how many of them defaulted. */
export interface GradeRecord {
  readonly obligors: number;
  readonly defaults: number;
}

/** How sure the estimates shall be, and what ties the obligors together. */
export interface PrudenceOptions {
  /** Chance that the true probability is not above the estimate, above 0 and below 1. */
  readonly confidence: number;
  /** Asset correlation, 0 … 0.99; 0 when left out. */
  readonly correlation?: number;
  /** Years over which those who were there at the beginning are followed, 1 … 100; 1 when left out. */
  readonly years?: number;
  /** Correlation of the common factor from one year to the next, 0 … 0.99, or 1: one factor for all years, as when left out. */
  readonly yearCorrelation?: number;
}

/**
 * Yearly default probabilities of grades with few defaults or none: for each grade the largest probability with which
 * what was seen, in it and in all worse grades together, is still not too unlikely.
 *
 *     P(D ≤ k; n, p) = 1 − confidence,  n and k of the grade and all worse ones
 *     with correlation  P(D ≤ k) = ∫ Binomial(≤ k; n, p(z)) φ(z) dz,  p(z) = Φ((Φ⁻¹(p) − √ρ z) ÷ √(1 − ρ))
 *     over T years of one factor a yearly p counts as 1 − (1 − p(z))^T; of a factor a year, with correlation ϑ^|s − t|
 *     between two of them, as 1 − Π (1 − p(z_t))
 *
 * @param grades  best first
 * @returns       one probability a grade, in their order; 1 where everybody defaulted
 * @throws ARGUMENT_INVALID  more defaults than obligors, no obligors, options outside their range
 * @source Pluto and Tasche, Thinking positively, Risk (August 2005): most prudent estimation
 * @complexity about 60 × 600 binomial tails a grade with correlation, one inverse beta function without; for years of their
 *   own factors see `DefaultCountChain`
 */
export function lowDefaultProbabilities(grades: readonly GradeRecord[], options: PrudenceOptions): readonly number[] {
  const { confidence, correlation = 0, years = 1, yearCorrelation = 1 } = options;
  checkInside('lowDefaultProbabilities: confidence', confidence, 0, 1);
  checkWithin('lowDefaultProbabilities: correlation', correlation, 0, 0.99);
  checkWhole('lowDefaultProbabilities: years', years, 1, 100);
  if (yearCorrelation !== 1) checkWithin('lowDefaultProbabilities: yearCorrelation', yearCorrelation, 0, 0.99);
  if (!Array.isArray(grades) || grades.length === 0) {
    refuse('ARGUMENT_INVALID', {
      at: 'lowDefaultProbabilities: grades',
      problem: 'at least one expected',
      met: quote(grades),
    });
  }
  for (const [i, { obligors, defaults }] of grades.entries()) {
    checkWhole(`lowDefaultProbabilities: grades[${i}].obligors`, obligors, 1, MOST_OBLIGORS);
    checkWhole(`lowDefaultProbabilities: grades[${i}].defaults`, defaults, 0, obligors);
  }
  return grades.map((_, grade) => {
    const pooled = grades.slice(grade);
    const n = pooled.reduce((sum, { obligors }) => sum + obligors, 0);
    const k = pooled.reduce((sum, { defaults }) => sum + defaults, 0);
    if (k === n) return 1;
    const isChain = correlation > 0 && years > 1 && yearCorrelation < 1;
    if (isChain) return underYears({ obligors: n, most: k, years, correlation, yearCorrelation }, confidence);
    if (correlation > 0) return underFactor(n, k, { confidence, correlation, years });
    const overall = incompleteBetaInverse(k + 1, n - k, confidence);
    return years === 1 ? overall : -expm1(log1p(-overall) / years);
  });
}

function underYears(cohort: Cohort, confidence: number): number {
  const chain = new DefaultCountChain(cohort);
  const { at } = root((threshold) => chain.chanceOfFew(threshold) - (1 - confidence), -37, 12);
  return normalCdf(at);
}

function underFactor(n: number, k: number, options: Required<Omit<PrudenceOptions, 'yearCorrelation'>>): number {
  const { confidence, correlation, years } = options;
  const [load, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  const fall = fallOf(n, k, years);
  const chanceOfFew = (threshold: number): number => {
    const steep = { at: (threshold - own * fall.at) / load, width: (own / load) * fall.width };
    const chance = (z: number): number => {
      const yearly = normalCdf((threshold - load * z) / own);
      const p = years === 1 ? yearly : -expm1(years * log1p(-yearly));
      return normalDensity(z) * binomialCdf(n, p, k);
    };
    return integratePanels(chance, panelEdges(-FACTOR_BOUND, FACTOR_BOUND, LONGEST_PANEL, [steep]));
  };
  const { at } = root((threshold) => chanceOfFew(threshold) - (1 - confidence), -37, 12);
  return normalCdf(at);
}

/** Where, in the probit of a year's probability, the chance of at most k defaults falls from 1 to 0, and within what width. */
function fallOf(n: number, k: number, years: number): { readonly at: number; readonly width: number } {
  const overall = (k + 0.5) / n;
  const yearly = -expm1(log1p(-overall) / years);
  const at = normalQuantile(yearly);
  // slope of the probability over all years by the probit of one
  const slope = years * ((1 - overall) / (1 - yearly)) * normalDensity(at);
  return { at, width: Math.sqrt((overall * (1 - overall)) / n) / slope };
}

/**
 * Scales prudent estimates so that they fit what was seen over the whole book.
 *
 *     pᵢ × (Σ defaults ÷ Σ obligors) ÷ (Σ pᵢ obligorsᵢ ÷ Σ obligors)
 *
 * @throws ARGUMENT_INVALID  lists of different length, no default at all (then nothing can be scaled to)
 * @source Pluto and Tasche (2005), section on calibration
 */
export function scaledToBook(estimates: readonly number[], grades: readonly GradeRecord[]): readonly number[] {
  checkSameLength('scaledToBook: estimates', estimates, grades.length);
  const defaults = grades.reduce((sum, grade) => sum + grade.defaults, 0);
  const expected = grades.reduce((sum, { obligors }, i) => sum + obligors * (estimates[i] ?? 0), 0);
  if (!(defaults > 0 && expected > 0)) {
    const met = `${defaults} defaults, ${expected} expected`;
    refuse('ARGUMENT_INVALID', { at: 'scaledToBook', problem: 'a default in the book expected', met });
  }
  return estimates.map((p) => Math.min(1, (p * defaults) / expected));
}
