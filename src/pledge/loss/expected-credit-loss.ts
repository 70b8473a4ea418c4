import { ExpectedLossRequest, type WrittenExpectedLoss } from '../../domain/credit-loss.ts';
import { parseWith } from '../../domain/parse.ts';
import type { Label } from '../../formula/quantities.ts';
import { decimal, round } from '../../numeric/decimal.ts';
import { exp, log1p } from '../../numeric/elementary.ts';
import { defaultProbabilityBy } from './default-curve.ts';

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

function scenarioLoss(scenario: Scenario, request: ExpectedLossRequest, othersCount: boolean): number {
  const { stage, periods, effectiveRate, defaultsAt } = request;
  if (stage === 3) return severity(periods[0] as Period, scenario, othersCount);
  const horizon = horizonOf(request);
  const force = log1p(Number(effectiveRate));
  let total = 0;
  let start = 0;
  let before = 0;
  for (const period of periods) {
    if (start >= horizon) break;
    const end = Math.min(Number(period.endYears), horizon);
    const by = defaultProbabilityBy(scenario.curve, end);
    const at = defaultsAt === 'end' ? end : (start + end) / 2;
    total += (by - before) * severity(period, scenario, othersCount) * exp(-force * at);
    before = by;
    start = end;
  }
  return total;
}

/** What a default in the period costs on its day. */
function severity(period: Period, { lossFactor }: Scenario, othersCount: boolean): number {
  const lost = Math.min(1, Number(period.lossGivenDefault) * lossFactor);
  return Number(period.exposure) * lost * (othersCount ? 1 - Number(period.othersShare) : 1);
}

function hundredths(amount: number): string {
  return round(decimal(amount.toPrecision(15)), 2).toFixed(2);
}
