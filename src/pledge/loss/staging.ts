import { StageFacts, StageTriggers, type StatedTriggers } from '../../domain/credit-loss.ts';
import { parseWith } from '../../domain/parse.ts';
import type { Label } from '../../formula/quantities.ts';

export type Stage = 1 | 2 | 3;

/** Why a loan is not in the first stage. */
export interface StageReason {
  readonly code: string;
  readonly stage: 2 | 3;
  readonly label: Label;
}

/** The stage of a loan, and what follows from it. */
export interface Staging {
  readonly stage: Stage;
  /** Over what time losses are expected. */
  readonly horizon: '12-month' | 'lifetime';
  /** What interest is counted on: the gross amount, or in the third stage the amount net of the allowance. */
  readonly interestOn: 'gross' | 'net';
  readonly reasons: readonly StageReason[];
  /** Triggers that the lender states and whose fact was not given: they moved nothing. */
  readonly notTested: readonly string[];
}

interface Test {
  readonly code: string;
  readonly stage: 2 | 3;
  readonly label: Label;
  readonly isStated: (triggers: StageTriggers) => boolean;
  /** Whether it fires; undefined where the fact is not known. */
  readonly fires: (facts: StageFacts, triggers: StageTriggers) => boolean | undefined;
}

const always = (): boolean => true;

const TESTS: readonly Test[] = [
  {
    code: 'default-days',
    stage: 3,
    label: { en: 'past due as long as a default', zh: '逾期天数达到违约标准' },
    isStated: always,
    fires: ({ daysPastDue }, { defaultFromDays }) => daysPastDue >= defaultFromDays,
  },
  {
    code: 'credit-impaired',
    stage: 3,
    label: { en: 'evidence of impairment', zh: '存在已发生信用减值的证据' },
    isStated: always,
    fires: ({ isCreditImpaired }) => isCreditImpaired,
  },
  {
    code: 'significant-days',
    stage: 2,
    label: { en: 'past due longer than allowed', zh: '逾期天数超过信用风险显著增加标准' },
    isStated: always,
    fires: ({ daysPastDue }, { significantAboveDays }) => daysPastDue > significantAboveDays,
  },
  {
    code: 'grades-down',
    stage: 2,
    label: { en: 'rating fell too far', zh: '评级下调幅度达到标准' },
    isStated: ({ gradesDown }) => gradesDown !== undefined,
    fires: (facts, triggers) =>
      facts.gradesDown === undefined
        ? undefined
        : facts.gradesDown >= (triggers.gradesDown ?? Number.POSITIVE_INFINITY),
  },
  {
    code: 'probability-ratio',
    stage: 2,
    label: { en: 'lifetime default probability multiplied', zh: '存续期违约概率倍数达到标准' },
    isStated: ({ probabilityRatio }) => probabilityRatio !== undefined,
    fires: ({ lifetimeProbability: p }, { probabilityRatio = Number.POSITIVE_INFINITY }) =>
      p === undefined ? undefined : p.now > 0 && p.now >= probabilityRatio * p.foreseen,
  },
  {
    code: 'probability-rise',
    stage: 2,
    label: { en: 'lifetime default probability rose', zh: '存续期违约概率升幅达到标准' },
    isStated: ({ probabilityRise }) => probabilityRise !== undefined,
    fires: ({ lifetimeProbability: p }, { probabilityRise = Number.POSITIVE_INFINITY }) =>
      p === undefined ? undefined : p.now - p.foreseen >= probabilityRise,
  },
  {
    code: 'watch-list',
    stage: 2,
    label: { en: 'on the watch list', zh: '列入关注名单' },
    isStated: ({ watchListCounts }) => watchListCounts,
    fires: ({ isOnWatchList }) => isOnWatchList,
  },
  {
    code: 'forborne',
    stage: 2,
    label: { en: 'terms eased because of difficulty', zh: '因财务困难而展期或变更条款' },
    isStated: ({ forbearanceCounts }) => forbearanceCounts,
    fires: ({ isForborne }) => isForborne,
  },
];

/** Codes of the triggers, in the order of the bits that `stageBits` sets. */
export const STAGE_TRIGGERS: readonly string[] = TESTS.map(({ code }) => code);

/** What the triggers say of a loan: bit i is the trigger `STAGE_TRIGGERS[i]`. */
export interface StageBits {
  readonly stage: Stage;
  readonly fired: number;
  /** Stated, and its fact not given. */
  readonly notTested: number;
}

/** `stageOf` of facts and triggers that are known to be sound, in bits. */
export function stageBits(facts: StageFacts, triggers: StageTriggers): StageBits {
  let [stage, fired, notTested]: [Stage, number, number] = [1, 0, 0];
  for (let i = 0; i < TESTS.length; i++) {
    const test = TESTS[i]!;
    if (!test.isStated(triggers)) continue;
    const fires = test.fires(facts, triggers);
    if (fires === undefined) notTested |= 1 << i;
    if (fires !== true) continue;
    fired |= 1 << i;
    if (test.stage > stage) stage = test.stage;
  }
  return { stage, fired, notTested };
}

/** Codes of the bits that are set. */
export function triggersIn(bits: number): readonly string[] {
  return STAGE_TRIGGERS.filter((_, i) => (bits & (1 << i)) !== 0);
}

/**
 * The stage of a loan under the lender's own triggers: 1 while nothing fires, 2 after a significant increase in risk, 3
 * once credit-impaired. The worst that fires decides, so worse facts never give a better stage.
 *
 * The two presumptions of the standard are 30 for `significantAboveDays` and 90 for `defaultFromDays`; both can be rebutted,
 * so neither is assumed here.
 *
 * @throws INPUT_INVALID  facts or triggers out of range, all at once
 * @source IFRS 9 5.5.3–5.5.11 and B5.5.37 (CAS 22): more than 30 days, 90 days
 */
export function stageOf(facts: StageFacts, triggers: StatedTriggers): Staging {
  const known = parseWith(StageFacts, facts, 'stage facts');
  const stated = parseWith(StageTriggers, triggers, 'stage triggers');
  const { stage, fired, notTested } = stageBits(known, stated);
  return {
    stage,
    horizon: stage === 1 ? '12-month' : 'lifetime',
    interestOn: stage === 3 ? 'net' : 'gross',
    reasons: TESTS.filter((_, i) => (fired & (1 << i)) !== 0).map(({ code, stage: to, label }) => {
      return { code, stage: to, label };
    }),
    notTested: triggersIn(notTested),
  };
}
