import type { BookRecord } from '../../domain/book-record.ts';
import { exp, log1p, pow } from '../../numeric/elementary.ts';
import type { BookOptions } from './book-options.ts';
import type { Stage } from './staging.ts';

/** The stage of a loan by days past due and evidence of impairment; `stageOf` knows more triggers. */
export function bookStage({ daysPastDue, isCreditImpaired }: BookRecord, options: BookOptions): Stage {
  if (isCreditImpaired || daysPastDue >= options.defaultFromDays) return 3;
  return daysPastDue > options.significantAboveDays ? 2 : 1;
}

/**
 * Expected credit loss of a loan whose exposure stays what it is, in whole fen: `expectedCreditLoss` with yearly periods, one
 * default probability a year and defaults in the middle of each.
 *
 *     Σ weight Σ_k (1 − p)^(k − 1) p × exposure × LGD × (1 − others) ÷ (1 + rate)^(k − ½)
 *
 * @complexity scenarios × years of the horizon, without allocation
 */
export function bookLossFen(record: BookRecord, stage: Stage, options: BookOptions): number {
  const { exposure, annualDefaultProbability, lossGivenDefault, othersShare, effectiveRate, termYears } = record;
  const kept = options.othersCount ? 1 - othersShare : 1;
  const horizon = stage === 1 ? Math.min(1, termYears) : termYears;
  const force = log1p(effectiveRate);
  const yearly = exp(-force);
  let loss = 0;
  for (const { weight, probabilityFactor, lossFactor } of options.scenarios) {
    const severity = exposure * Math.min(1, lossGivenDefault * lossFactor) * kept;
    if (stage === 3) {
      loss += weight * severity;
      continue;
    }
    const alive = 1 - Math.min(1, annualDefaultProbability * probabilityFactor);
    let standing = 1;
    let discount = exp(-0.5 * force);
    let sum = 0;
    let end = 1;
    for (; end <= horizon; end++) {
      sum += standing * (1 - alive) * discount;
      standing *= alive;
      discount *= yearly;
    }
    const rest = horizon - (end - 1);
    if (rest > 0) sum += standing * (1 - pow(alive, rest)) * exp(-force * (end - 1 + rest / 2));
    loss += weight * severity * sum;
  }
  return Math.round(loss * 100);
}
