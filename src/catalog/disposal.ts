import { courtFee } from '../../models/pledge/court-fee.ts';
import { latePerformanceInterest } from '../../models/pledge/late-performance-interest.ts';
import { AUCTION_DAYS, type AuctionDays, type RuleDays } from '../domain/auction-days.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import type { Exact } from '../numeric/decimal.ts';
import { loadCatalog } from './catalog.ts';
import { type RuledOutcome, type RuleQuestion, underRules } from './ruled-model.ts';
import { type RuleUse, resolveRule, ruleOn } from './rules-in-force.ts';

type Question<Own> = RuleQuestion & Own;
const STEP = 'roundingStep';

const fields = (question: object): RuleQuestion & Record<string, unknown> => question as never;

/** What a court is asked for. */
export type CourtStep = 'case' | 'execution' | 'preservation';

/**
 * What a court charges for a claim in money: hearing it, enforcing it or preserving assets for it.
 *
 *     fee = fixed fee + Σ part of the amount in a band × its rate, halved on settlement, withdrawal or in the simplified procedure
 *
 * @throws DATA_NOT_IN_FORCE  a day before 2007-04-01
 * @throws INPUT_INVALID      an amount out of range
 * @source 诉讼费用交纳办法（国务院令第481号）第十三至十六条
 */
export function courtFeeOn(
  question: Question<{
    readonly step: CourtStep;
    readonly amount: Exact;
    /** Of the case fee only. */
    readonly isHalved?: boolean;
  }>,
): RuledOutcome {
  const { step, isHalved = false, ...rest } = question;
  const figures = {
    fixedFee: `${step}FixedFee`,
    bandRates: `${step}Rates`,
    ...(step === 'preservation' ? { mostFee: 'preservationMostFee' } : {}),
    ...(step === 'case' && isHalved ? { payableShare: 'halvedShare' } : {}),
  };
  return underRules(courtFee, { kind: 'disposalRules', id: 'cn-court-fees', figures }, fields(rest), STEP);
}

/**
 * Doubled part of the interest on judgment money that is paid late.
 *
 * @throws DATA_NOT_IN_FORCE  a day before 2014
 * @source 迟延履行利息解释（2014）: 0.0175 % a day
 */
export function latePerformanceInterestOn(
  question: Question<{ readonly judgmentMoney: Exact; readonly days: Exact }>,
): RuledOutcome {
  const figures = { dailyRate: 'dailyRate' };
  return underRules(
    latePerformanceInterest,
    { kind: 'disposalRules', id: 'cn-late-performance', figures },
    fields(question),
    STEP,
  );
}

/** What the rules of a day say of a judicial auction. */
export interface AuctionRules {
  readonly leastFirstShare: string;
  readonly mostCut: string;
  readonly rounds: 2 | 3;
  /** Floor of a sale without auction, share of the appraisal; `null` where the rule sets none. */
  readonly leastSaleShare: string | null;
  /** Days between its steps; `null` where the rule does not tell them. */
  readonly days: AuctionDays;
  readonly rule: RuleUse;
}

/**
 * Bounds of a judicial auction's reserves on a day: online two rounds from 70 % of the appraisal, in a room three from 100 %,
 * each cut by at most 20 %.
 *
 * @throws DATA_NOT_IN_FORCE  a day before the rule
 * @source 最高人民法院关于人民法院网络司法拍卖若干问题的规定（2016）；拍卖、变卖财产的规定（2020年修正）
 */
export function auctionRulesOn(question: Question<{ readonly place: 'online' | 'offline' }>): AuctionRules {
  const { day, place, unit = 'yuan', catalog = loadCatalog() } = question;
  const set = ruleOn(catalog.disposalRules, `cn-${place}-auction`, day, 'auctionRulesOn');
  const sale = place === 'offline' ? { leastSaleShare: 'leastSaleShare' } : {};
  const figures = { leastFirstShare: 'leastFirstShare', mostCut: 'mostCut', ...sale };
  const { inputs, use } = resolveRule(set, { figures, given: {}, open: [], day, unit, at: 'auctionRulesOn' });
  return {
    leastFirstShare: String(inputs.leastFirstShare),
    mostCut: String(inputs.mostCut),
    rounds: place === 'online' ? 2 : 3,
    leastSaleShare: place === 'offline' ? String(inputs.leastSaleShare) : null,
    days: Object.fromEntries(AUCTION_DAYS.map((name) => [name, daysIn(set, name)])) as unknown as AuctionDays,
    rule: use,
  };
}

function daysIn({ id, version, figures, sources }: RuleSet, name: string): RuleDays {
  const leaf = figures[name];
  const source = sources[leaf?.source ?? ''];
  return {
    days: leaf === undefined || leaf.value === null ? null : Number(leaf.value),
    source: `${id}@${version}${source === undefined ? '' : `: ${source.work}`}`,
  };
}
