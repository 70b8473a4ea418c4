import { type Fault, IpworthError, quote, refuse } from '../../base/errors.ts';
import { checkPositive } from '../../numeric/argument.ts';

/** An obligor as CreditRisk+ sees it. */
export interface CreditRiskObligor {
  /** Default probability over the horizon, above 0 and below 1; taken as the mean of a Poisson number of defaults. */
  readonly probability: number;
  /** Owed at default, above 0. */
  readonly exposure: number;
  /** Share of it lost, above 0 and at most 1; 1 when left out. */
  readonly lossGivenDefault?: number;
  /** Shares of its risk in each sector, 0 or more, at most 1 together; the rest is its own. All in one sector when left out. */
  readonly sectorWeights?: readonly number[];
  /** Standard deviation of its default probability, 0 or more: from it come sector variances that are not given. */
  readonly probabilityDeviation?: number;
}

/** How exposures become whole multiples of the unit: up, or to the nearest, at least one. */
export type Banding = 'ceiling' | 'nearest';

/** An obligor, or a group of like ones, on the grid. */
export interface CreditRiskBand {
  /** Loss at default in units, whole, 1 or more. */
  readonly size: number;
  /** Expected number of defaults, above 0. */
  readonly expectedDefaults: number;
  /** As `sectorWeights` of an obligor. */
  readonly sectorWeights?: readonly number[];
}

/**
 * Obligors on a grid. What rounding adds to a loss the expected number of defaults gives back, so that expected losses stay.
 *
 *     size = ⌈loss ÷ unit⌉, or the nearest whole number, at least 1
 *     expectedDefaults = probability × loss ÷ (size × unit)
 *
 * @throws ARGUMENT_INVALID  an obligor or unit out of range, all faults at once
 * @source CreditRisk+, Credit Suisse First Boston (1997), appendix A4
 */
export function creditRiskBands(
  obligors: readonly CreditRiskObligor[],
  { unit, banding }: { readonly unit: number; readonly banding: Banding },
): CreditRiskBand[] {
  checkObligors(obligors);
  checkPositive('creditRiskBands: unit', unit);
  if (banding !== 'ceiling' && banding !== 'nearest') {
    const problem = 'ceiling or nearest expected';
    refuse('ARGUMENT_INVALID', { at: 'creditRiskBands: banding', problem, met: quote(banding) });
  }
  return obligors.map(({ probability, exposure, lossGivenDefault = 1, sectorWeights }) => {
    const loss = exposure * lossGivenDefault;
    const units = loss / unit;
    const size = Math.max(1, banding === 'nearest' ? Math.round(units) : Math.ceil(units * (1 - 1e-14)));
    const band = { size, expectedDefaults: (probability * units) / size };
    return sectorWeights === undefined ? band : { ...band, sectorWeights };
  });
}

/**
 * Relative variances of the sectors from the deviations of the obligors' default probabilities.
 *
 *     varianceₖ = (Σ wᵢₖ·deviationᵢ ÷ Σ wᵢₖ·probabilityᵢ)²
 *
 * @throws ARGUMENT_INVALID  an obligor without a deviation, a sector that nobody is in
 * @source CreditRisk+, Credit Suisse First Boston (1997), appendix A12.3
 */
export function sectorVariances(obligors: readonly CreditRiskObligor[]): number[] {
  checkObligors(obligors);
  const sectors = obligors[0]!.sectorWeights?.length ?? 1;
  return Array.from({ length: sectors }, (_, k) => {
    let deviations = 0;
    let probabilities = 0;
    for (const [i, { probability, probabilityDeviation, sectorWeights = [1] }] of obligors.entries()) {
      if (probabilityDeviation === undefined) {
        const at = `sectorVariances: obligors[${i}].probabilityDeviation`;
        refuse('ARGUMENT_INVALID', { at, problem: 'missing', remedy: 'give it, or give sector variances' });
      }
      deviations += sectorWeights[k]! * probabilityDeviation;
      probabilities += sectorWeights[k]! * probability;
    }
    if (probabilities === 0)
      refuse('ARGUMENT_INVALID', { at: `sectorVariances: sector ${k}`, problem: 'nobody is in it', met: '0' });
    return (deviations / probabilities) ** 2;
  });
}

function checkObligors(obligors: readonly CreditRiskObligor[]): void {
  if (!Array.isArray(obligors) || obligors.length === 0) {
    const problem = 'at least one obligor expected';
    refuse('ARGUMENT_INVALID', { at: 'CreditRisk+: obligors', problem, met: quote(obligors) });
  }
  const faults: Fault[] = [];
  const sectors = obligors[0]?.sectorWeights?.length ?? 1;
  for (const [i, obligor] of obligors.entries()) {
    const check = (isRight: boolean, name: keyof CreditRiskObligor, problem: string): void => {
      if (isRight) return;
      faults.push({ at: `CreditRisk+: obligors[${i}].${name}`, problem, met: quote(obligor[name]) });
    };
    const { probability, exposure, lossGivenDefault = 1, probabilityDeviation = 0, sectorWeights = [1] } = obligor;
    check(probability > 0 && probability < 1, 'probability', 'above 0 and below 1 expected');
    check(exposure > 0 && exposure < Infinity, 'exposure', 'finite and above 0 expected');
    check(lossGivenDefault > 0 && lossGivenDefault <= 1, 'lossGivenDefault', 'above 0 and at most 1 expected');
    check(probabilityDeviation >= 0 && probabilityDeviation < Infinity, 'probabilityDeviation', '0 or more expected');
    check(sectorWeights.length === sectors, 'sectorWeights', `${sectors} weights expected`);
    check(areWeights(sectorWeights), 'sectorWeights', '0 or more each and at most 1 together expected');
  }
  if (faults.length > 0) throw new IpworthError('ARGUMENT_INVALID', faults.slice(0, 20));
}

/** Shares that may leave something over. */
export function areWeights(weights: readonly number[]): boolean {
  return weights.every((w) => w >= 0) && weights.reduce((sum, w) => sum + w, 0) <= 1 + 1e-12;
}
