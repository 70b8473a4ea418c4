import type { DefaultCurve } from '../../domain/credit-loss.ts';
import { exp, expm1 } from '../../numeric/elementary.ts';
import { cumulativeHazard } from './default-curve.ts';

/** What is owed over the stretches of a loan's remaining life, one entry a stretch. The arrays are the caller's. */
export interface LossProfile {
  /** Ends, in years from now, ascending. */
  readonly endYears: Float64Array;
  readonly exposure: Float64Array;
  readonly lossShare: Float64Array;
  readonly othersShare: Float64Array;
}

/** A profile that holds `count` stretches. */
export function lossProfile(count: number): LossProfile {
  const column = (): Float64Array => new Float64Array(count);
  return { endYears: column(), exposure: column(), lossShare: column(), othersShare: column() };
}

/** One outcome of the economy. */
export interface LossScenario {
  readonly curve: DefaultCurve;
  readonly lossFactor: number;
}

export interface LossView {
  readonly stage: 1 | 2 | 3;
  /** ln(1 + effective rate). */
  readonly force: number;
  readonly defaultsAt: 'middle' | 'end';
  readonly othersCount: boolean;
}

/**
 * Loss that one scenario expects: the arithmetic of `expectedCreditLoss`, of one loan and of a book alike.
 *
 *     Σ (PD(end) − PD(start)) × exposure × min(1, LGD × factor) × (1 − others) × e^(−force × t)
 *
 * @complexity stretches × pieces of the curve, without allocation
 */
export function profileLoss(profile: LossProfile, count: number, scenario: LossScenario, view: LossView): number {
  const { curve, lossFactor } = scenario;
  const { stage, force, defaultsAt, othersCount } = view;
  const { endYears, exposure, lossShare, othersShare } = profile;
  if (count === 0) return 0;
  const severity = (i: number): number => {
    const lost = Math.min(1, lossShare[i]! * lossFactor);
    return exposure[i]! * lost * (othersCount ? 1 - othersShare[i]! : 1);
  };
  if (stage === 3) return severity(0);
  const horizon = stage === 1 ? Math.min(1, endYears[count - 1]!) : endYears[count - 1]!;
  let [total, start, before] = [0, 0, 0];
  for (let i = 0; i < count && start < horizon; i++) {
    const end = Math.min(endYears[i]!, horizon);
    const by = -expm1(-cumulativeHazard(curve, end));
    const at = defaultsAt === 'end' ? end : (start + end) / 2;
    total += (by - before) * severity(i) * exp(-force * at);
    before = by;
    start = end;
  }
  return total;
}
