import { ExpectedLossRequest, type WrittenExpectedLoss } from '../../domain/credit-loss.ts';
import { parseWith } from '../../domain/parse.ts';
import type { Label } from '../../formula/quantities.ts';
import { decimal, round } from '../../numeric/decimal.ts';
import { log1p } from '../../numeric/elementary.ts';
import { defaultProbabilityBy } from './default-curve.ts';
import { type LossProfile, lossProfile, profileLoss } from './profile-loss.ts';

/** One scenario's part of an allowance. */
export interface ScenarioLoss {
  readonly name: string;
  readonly weight: number;
  /** Chance of default over the horizon; 1 in the third stage. */
  readonly defaultProbability: number;
  /** Loss allowance if it came true, to the hundredth. */
  readonly loss: string;
}

/** An expected credit loss: what the books set aside. */
export interface ExpectedCreditLoss {
  readonly stage: 1 | 2 | 3;
  /** To the hundredth. */
  readonly lossAllowance: string;
  /** The same, were what others make good counted the other way round. */
  readonly otherWay: string;
  readonly scenarios: readonly ScenarioLoss[];
  readonly warnings: readonly (Label & { readonly code: string })[];
}

type Scenario = ExpectedLossRequest['scenarios'][number];
type Period = ExpectedLossRequest['periods'][number];

/**
 * Expected credit loss of a loan, weighed over scenarios and discounted at its effective rate.
 *
 *     Σ weight Σ (PD(end) − PD(start)) × exposure × LGD × (1 − others) ÷ (1 + rate)^t
 *
 * Stage 1 counts defaults within a year, a period that crosses its end in part; stage 2 those of the whole life; in stage 3
 * the loan is in default today, at the first period's exposure. What others make good counts only where `othersCount` says so.
 *
 * @param raw  periods ascending; LGD as of the day of default; t is the middle or the end of the period
 * @throws INPUT_INVALID  all faults at once: shares and curves out of range, periods out of order, weights that miss 1
 * @source IFRS 9 5.5.17, B5.5.28–B5.5.44 (CAS 22): probability-weighted, discounted at the effective rate
 * @complexity scenarios × periods × pieces of the curve
 */
export function expectedCreditLoss(raw: WrittenExpectedLoss): ExpectedCreditLoss {
  const request = parseWith(ExpectedLossRequest, raw, 'expected credit loss');
  const { stage, scenarios, othersCount } = request;
  const losses = scenarios.map((scenario) => ({
    net: scenarioLoss(scenario, request, true),
    gross: scenarioLoss(scenario, request, false),
  }));
  const weighed = (pick: 'net' | 'gross'): string =>
    hundredths(scenarios.reduce((sum, { weight }, i) => sum + Number(weight) * (losses[i]?.[pick] ?? 0), 0));
  const used = othersCount ? 'net' : 'gross';
  return {
    stage,
    lossAllowance: weighed(used),
    otherWay: weighed(othersCount ? 'gross' : 'net'),
    scenarios: scenarios.map((scenario, i) => ({
      name: scenario.name,
      weight: Number(scenario.weight),
      defaultProbability: stage === 3 ? 1 : defaultProbabilityBy(scenario.curve, horizonOf(request)),
      loss: hundredths(losses[i]?.[used] ?? 0),
    })),
    warnings: scenarios.length > 1 ? [] : [ONE_SCENARIO],
  };
}

const ONE_SCENARIO = {
  code: 'one-scenario',
  en: 'one scenario only: the standard asks for a weighing of possible outcomes',
  zh: '仅一种情景：准则要求对可能结果按概率加权',
};

/** Up to when defaults count: a year at most in the first stage. */
function horizonOf({ stage, periods }: ExpectedLossRequest): number {
  const last = Number(periods.at(-1)?.endYears);
  return stage === 1 ? Math.min(1, last) : last;
}

function scenarioLoss({ curve, lossFactor }: Scenario, request: ExpectedLossRequest, othersCount: boolean): number {
  const { stage, effectiveRate, defaultsAt } = request;
  const profile = lossProfile(request.periods.length);
  for (const [i, period] of request.periods.entries()) setPeriod(profile, i, period);
  const view = { stage, force: log1p(Number(effectiveRate)), defaultsAt, othersCount };
  return profileLoss(profile, request.periods.length, { curve, lossFactor }, view);
}

function setPeriod(
  profile: LossProfile,
  i: number,
  { endYears, exposure, lossGivenDefault, othersShare }: Period,
): void {
  profile.endYears[i] = Number(endYears);
  profile.exposure[i] = Number(exposure);
  profile.lossShare[i] = Number(lossGivenDefault);
  profile.othersShare[i] = Number(othersShare);
}

function hundredths(amount: number): string {
  return round(decimal(amount.toPrecision(15)), 2).toFixed(2);
}
