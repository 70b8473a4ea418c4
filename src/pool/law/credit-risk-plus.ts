import { quote, refuse } from '../../base/errors.ts';
import { checkInside, checkPositive, checkWhole, checkWithin } from '../../numeric/argument.ts';
import { log1p } from '../../numeric/elementary.ts';
import {
  exponentialSeries,
  negativeLogSeries,
  negativePowerSeries,
  type SparseSeries,
} from '../../numeric/power-series.ts';
import {
  areWeights,
  type Banding,
  type CreditRiskBand,
  type CreditRiskObligor,
  creditRiskBands,
  sectorVariances,
} from './credit-risk-bands.ts';
import { CreditRiskContributions } from './credit-risk-contributions.ts';
import { type GridLossLaw, gridLaw } from './grid-law.ts';

/** A sector as the recursions need it. */
export interface Sector {
  readonly variance: number;
  /** Expected number of defaults in it. */
  readonly mean: number;
  /** 1 + variance × mean */
  readonly base: number;
  /** variance × expected defaults by size ÷ base; without variance the expected defaults themselves. */
  readonly series: SparseSeries;
}

export interface CreditRiskPlusLaw extends GridLossLaw {
  /** Each obligor's part of the deviation; they add up to it. */
  readonly deviationContributions: readonly number[];
  /** E[lossᵢ | L = quantile]; they add up to the quantile. */
  readonly quantileContributions: (level: number) => readonly number[];
  /** Each obligor's mean loss in the worst cases; they add up to the expected shortfall. */
  readonly shortfallContributions: (level: number) => readonly number[];
}

export interface CreditRiskOptions {
  /** Width of a band, above 0. */
  readonly unit: number;
  /** One a sector, 0 … 1e4: Var of the sector's factor, whose mean is 1. From the obligors' deviations when left out. */
  readonly sectorVariances?: readonly number[];
  /** The grid goes on until at most so much is beyond it, above 0 and below 1; 1e-12 when left out. */
  readonly beyond?: number;
}

const MOST_CELLS = 1_048_576;
/** Cells × cells of the recursion. */
const MOST_STEPS = 2e11;

/**
 * CreditRisk+ for obligors of any size: banded, then as `creditRiskPlusOfBands`.
 *
 * @throws ARGUMENT_INVALID  an obligor or option out of range, or a unit so small that the recursion would take minutes
 * @source CreditRisk+, Credit Suisse First Boston (1997)
 */
export function creditRiskPlusLaw(
  obligors: readonly CreditRiskObligor[],
  options: CreditRiskOptions & { readonly banding: Banding },
): CreditRiskPlusLaw {
  const bands = creditRiskBands(obligors, options);
  const variances = options.sectorVariances ?? sectorVariances(obligors);
  return creditRiskPlusOfBands(bands, { ...options, sectorVariances: variances });
}

/**
 * The law of losses when defaults are Poisson and their intensities follow gamma factors, one a sector.
 *
 *     E[x^L] = exp(Σ wᵢ₀ λᵢ (x^νᵢ − 1)) · Πₖ (1 + σₖ²·(μₖ − Qₖ(x)))^(−1 ÷ σₖ²),  Qₖ(x) = Σ wᵢₖ λᵢ x^νᵢ,  μₖ = Qₖ(1)
 *
 * The logarithm of each factor and the exponential of their sum are series with terms of 0 or more, so that nothing is
 * subtracted for any number of sectors; Panjer's recursion is the case of one.
 *
 * @throws ARGUMENT_INVALID  a band or option out of range, or more work than the exact way can do
 * @source CreditRisk+, Credit Suisse First Boston (1997); H. Haaf, O. Reiß and J. Schoenmakers, Numerically stable
 *   computation of CreditRisk+ (2004)
 * @complexity cells × sizes for one sector that holds all risk, else cells² and cells × sizes a sector
 */
export function creditRiskPlusOfBands(
  bands: readonly CreditRiskBand[],
  options: CreditRiskOptions & { readonly sectorVariances: readonly number[] },
): CreditRiskPlusLaw {
  const { unit, beyond = 1e-12 } = options;
  checkPositive('CreditRisk+: unit', unit);
  checkInside('CreditRisk+: beyond', beyond, 0, 1);
  const sectors = sectorsOf(bands, options.sectorVariances);
  const own = sparse(bands, ({ sectorWeights = [1] }) => 1 - sectorWeights.reduce((sum, w) => sum + w, 0));
  const contributions = new CreditRiskContributions(bands, sectors, unit);
  const { mean, deviation } = contributions;
  let cells = Math.ceil((mean + 12 * deviation) / unit) + 2;
  for (;;) {
    const isSparse = sectors.length === 1 && own.terms.length === 0;
    if (cells > MOST_CELLS || (!isSparse && cells * cells > MOST_STEPS)) {
      const remedy = 'a larger unit, or more beyond the grid';
      refuse('ARGUMENT_INVALID', { at: 'CreditRisk+: unit', problem: `${cells} cells`, met: quote(unit), remedy });
    }
    const masses = massesOf(own, sectors, cells);
    const rest = 1 - masses.reduce((sum, mass) => sum + mass, 0);
    if (rest > beyond) {
      cells = Math.ceil(1.5 * cells);
      continue;
    }
    const law = gridLaw({ unit, masses, beyond: Math.max(0, rest), most: Infinity, mean, deviation });
    return {
      ...law,
      deviationContributions: contributions.ofDeviation(),
      quantileContributions: (level) => contributions.ofQuantile(masses, Math.round(law.quantile(level) / unit)),
      shortfallContributions: (level) => {
        const q = law.quantile(level);
        return contributions.ofShortfall(masses, { cell: Math.round(q / unit), level, upTo: law.cdf(q) });
      },
    };
  }
}

function massesOf(own: SparseSeries, sectors: readonly Sector[], cells: number): Float64Array {
  const [only, ...others] = sectors;
  if (only !== undefined && only.variance > 0 && others.length === 0 && own.terms.length === 0) {
    const power = 1 / only.variance;
    return negativePowerSeries(only.series, power, -power * log1p(only.base - 1), cells);
  }
  const exponent = new Float64Array(cells);
  const add = ({ degrees, terms }: SparseSeries): void => {
    for (const [i, degree] of degrees.entries()) if (degree < cells) exponent[degree]! += terms[i]!;
  };
  add(own);
  let constant = -own.terms.reduce((sum, term) => sum + term, 0);
  for (const { variance, mean, base, series } of sectors) {
    if (variance === 0) {
      add(series);
      constant -= mean;
      continue;
    }
    const logs = negativeLogSeries(series, cells);
    for (let k = 1; k < cells; k++) exponent[k]! += logs[k]! / variance;
    constant -= log1p(base - 1) / variance;
  }
  return exponentialSeries(exponent, Math.min(0, constant));
}

function sectorsOf(bands: readonly CreditRiskBand[], variances: readonly number[]): Sector[] {
  if (!Array.isArray(bands) || bands.length === 0) {
    refuse('ARGUMENT_INVALID', { at: 'CreditRisk+: bands', problem: 'at least one expected', met: quote(bands) });
  }
  for (const [i, { size, expectedDefaults, sectorWeights = [1] }] of bands.entries()) {
    checkWhole(`CreditRisk+: bands[${i}].size`, size, 1, MOST_CELLS);
    checkPositive(`CreditRisk+: bands[${i}].expectedDefaults`, expectedDefaults);
    if (sectorWeights.length !== variances.length || !areWeights(sectorWeights)) {
      const problem = `${variances.length} weights of 0 or more, at most 1 together, expected`;
      const at = `CreditRisk+: bands[${i}].sectorWeights`;
      refuse('ARGUMENT_INVALID', { at, problem, met: quote(sectorWeights) });
    }
  }
  return variances.map((variance, k) => {
    checkWithin(`CreditRisk+: sectorVariances[${k}]`, variance, 0, 1e4);
    const { degrees, terms } = sparse(bands, ({ sectorWeights = [1] }) => sectorWeights[k]!);
    const mean = terms.reduce((sum, term) => sum + term, 0);
    const base = 1 + variance * mean;
    const scale = variance === 0 ? 1 : variance / base;
    return { variance, mean, base, series: { degrees, terms: terms.map((term) => scale * term) } };
  });
}

/** Σ share·expectedDefaults by size, ascending, without zeros. */
function sparse(bands: readonly CreditRiskBand[], share: (band: CreditRiskBand) => number): SparseSeries {
  const bySize = new Map<number, number>();
  for (const band of bands) {
    // what rounding leaves of weights that add up to 1 is nothing
    const part = share(band);
    if (part > 1e-12) bySize.set(band.size, (bySize.get(band.size) ?? 0) + part * band.expectedDefaults);
  }
  const degrees = [...bySize.keys()].sort((a, b) => a - b);
  return { degrees, terms: degrees.map((degree) => bySize.get(degree)!) };
}
