import { dividedSeries } from '../../numeric/power-series.ts';
import type { CreditRiskBand } from './credit-risk-bands.ts';
import type { Sector } from './credit-risk-plus.ts';

/** A place in the law at which the worst cases begin. */
export interface TailPlace {
  /** The quantile in units. */
  readonly cell: number;
  readonly level: number;
  /** P(L ≤ quantile) */
  readonly upTo: number;
}

/**
 * What each obligor adds to the figures of a CreditRisk+ book. The parts of a figure add up to it.
 *
 *     of the deviation: unit·λᵢ·νᵢ·(νᵢ + Σₖ σₖ²·wᵢₖ·mₖ) ÷ (deviation ÷ unit),  mₖ = Σ wᵢₖ·λᵢ·νᵢ
 *     E[lossᵢ; L = n] = unit·νᵢ·λᵢ·(wᵢ₀·P(L = n − νᵢ) + Σₖ wᵢₖ·E[Sₖ; L = n − νᵢ])
 *     E[Sₖ x^L] = E[x^L] ÷ (1 + σₖ²·(μₖ − Qₖ(x))),  Sₖ the factor of sector k
 *
 * @source H. Haaf and D. Tasche, Calculating value-at-risk contributions in CreditRisk+, GARP Risk Review 7 (2002)
 */
export class CreditRiskContributions {
  readonly mean: number;
  readonly deviation: number;
  readonly #bands: readonly CreditRiskBand[];
  readonly #sectors: readonly Sector[];
  readonly #unit: number;
  readonly #variances: number[];
  #weighted: { readonly masses: Float64Array; readonly bySector: readonly Float64Array[] } | undefined;

  constructor(bands: readonly CreditRiskBand[], sectors: readonly Sector[], unit: number) {
    this.#bands = bands;
    this.#sectors = sectors;
    this.#unit = unit;
    const sectorMeans = sectors.map(() => 0);
    let mean = 0;
    for (const { size, expectedDefaults, sectorWeights = [1] } of bands) {
      mean += size * expectedDefaults;
      for (const [k, weight] of sectorWeights.entries()) sectorMeans[k]! += weight * size * expectedDefaults;
    }
    this.mean = unit * mean;
    this.#variances = bands.map(({ size, expectedDefaults, sectorWeights = [1] }) => {
      const shared = sectorWeights.reduce((sum, weight, k) => sum + weight * sectors[k]!.variance * sectorMeans[k]!, 0);
      return expectedDefaults * size * (size + shared);
    });
    this.deviation = unit * Math.sqrt(this.#variances.reduce((sum, part) => sum + part, 0));
  }

  ofDeviation(): number[] {
    return this.#variances.map((part) => (part * this.#unit * this.#unit) / this.deviation);
  }

  /** E[lossᵢ | L = cell] */
  ofQuantile(masses: Float64Array, cell: number): number[] {
    const bySector = this.#bySector(masses);
    return this.#bands.map((band) => {
      const at = cell - band.size;
      const chance = at < 0 ? 0 : this.#mixed(band, masses[at]!, (k) => bySector[k]![at]!);
      return (this.#unit * band.size * band.expectedDefaults * chance) / masses[cell]!;
    });
  }

  /** (E[lossᵢ; L > cell] + (P(L ≤ cell) − level)·E[lossᵢ | L = cell]) ÷ (1 − level) */
  ofShortfall(masses: Float64Array, { cell, level, upTo }: TailPlace): number[] {
    const bySector = this.#bySector(masses);
    const atCell = this.ofQuantile(masses, cell);
    const part = Math.max(0, upTo - level);
    const below = (values: Float64Array, at: number): number => {
      let sum = 0;
      for (let k = 0; k <= at; k++) sum += values[k]!;
      return sum;
    };
    // E[1] and E[Sₖ] are 1 each, so what is above a cell is 1 less what is up to it
    return this.#bands.map((band, i) => {
      const at = cell - band.size;
      const chance = this.#mixed(band, 1 - below(masses, at), (k) => 1 - below(bySector[k]!, at));
      return (this.#unit * band.size * band.expectedDefaults * chance + part * atCell[i]!) / (1 - level);
    });
  }

  #mixed({ sectorWeights = [1] }: CreditRiskBand, own: number, ofSector: (sector: number) => number): number {
    const rest = 1 - sectorWeights.reduce((sum, weight) => sum + weight, 0);
    return sectorWeights.reduce((sum, weight, k) => (weight === 0 ? sum : sum + weight * ofSector(k)), rest * own);
  }

  /** E[Sₖ; L = n] for each sector. */
  #bySector(masses: Float64Array): readonly Float64Array[] {
    if (this.#weighted?.masses !== masses) {
      const bySector = this.#sectors.map(({ variance, base, series }) =>
        variance === 0
          ? masses
          : dividedSeries(
              masses.map((mass) => mass / base),
              series,
            ),
      );
      this.#weighted = { masses, bySector };
    }
    return this.#weighted.bySector;
  }
}
