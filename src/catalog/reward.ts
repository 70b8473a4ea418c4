import { exploitationReward } from '../../models/reward/exploitation-reward.ts';
import { grantAward } from '../../models/reward/grant-award.ts';
import { incomeReward } from '../../models/reward/income-reward.ts';
import { shareReward } from '../../models/reward/share-reward.ts';
import { quote, refuse } from '../base/errors.ts';
import type { Exact } from '../numeric/decimal.ts';
import { type Catalog, loadCatalog } from './catalog.ts';
import { type RuledOutcome, type RuleQuestion, underRules } from './ruled-model.ts';
import { ruleOn } from './rules-in-force.ts';

/** Which kind of service patent it is. */
export type PatentKind = 'invention-patent' | 'utility-model' | 'design';

/**
 * Whose rules apply: the implementing rules of the patent law, for service inventions (专利法实施细则), or the law on
 * transforming achievements, for any service achievement (促进科技成果转化法).
 */
export type RewardRules = 'cn-service-invention' | 'cn-achievement';

type Question<Own> = RuleQuestion & Own & { readonly rules?: RewardRules };

const SUFFIX: Readonly<Record<PatentKind, string>> = {
  'invention-patent': 'Invention',
  'utility-model': 'UtilityModel',
  design: 'Design',
};

const fields = (question: object): RuleQuestion & Record<string, unknown> => question as never;

/** Figures of the sets differ by kind of patent for patents only. */
function ofKind(name: string, kind: PatentKind | undefined, rules: RewardRules): string {
  if (rules !== 'cn-service-invention') return name;
  if (kind !== undefined && Object.hasOwn(SUFFIX, kind)) return `${name}${SUFFIX[kind]}`;
  const remedy = `one of ${Object.keys(SUFFIX).join(', ')}`;
  return refuse('INPUT_INVALID', { at: 'reward: kind', problem: 'which kind of patent', met: quote(kind), remedy });
}

/**
 * Least reward of the inventors when a service invention is transferred or licensed and nothing is agreed.
 *
 *     reward = max(income, 0) × share:  50 % of net income; 10 % of licence fees under the rules of 2010
 *
 * @throws DATA_UNKNOWN       a transfer under the rules of 2010, which speak of licences only
 * @throws DATA_NOT_IN_FORCE  a day before the rules
 * @source 促进科技成果转化法第四十五条；专利法实施细则（2010）第七十八条
 */
export function incomeRewardFor(
  question: Question<{ readonly mode: 'transfer' | 'licence'; readonly income: Exact }>,
): RuledOutcome {
  const { rules = 'cn-service-invention', mode, ...rest } = question;
  const binding = { kind: 'rewardRules', id: rules, figures: { minimumShare: `${mode}Share` } } as const;
  return underRules(incomeReward, binding, fields(rest), 'roundingStep');
}

/**
 * Least yearly reward of the inventors when the owner exploits a service invention and nothing is agreed; a loss gives
 * nothing. Outside three to five years the outcome warns.
 *
 *     reward = max(profit, 0) × share:  5 %; 2 %, designs 0.2 %, under the rules of 2010
 *
 * @throws DATA_NOT_IN_FORCE  a day before the rules
 * @source 促进科技成果转化法第四十五条；专利法实施细则（2010）第七十八条
 */
export function exploitationRewardFor(
  question: Question<{ readonly kind?: PatentKind; readonly operatingProfit: readonly Exact[] }>,
): RuledOutcome {
  const { rules = 'cn-service-invention', kind, ...rest } = question;
  const figures = {
    minimumShare: ofKind('exploitationShare', kind, rules),
    ...yearsOf(question.catalog, rules, question.day),
  };
  return underRules(exploitationReward, { kind: 'rewardRules', id: rules, figures }, fields(rest), 'roundingStep');
}

/** The years a rule limits rewards to, where it does; the rules of 2010 reward every year of the patent's life. */
function yearsOf(catalog: Catalog | undefined, rules: RewardRules, day: string): Readonly<Record<string, string>> {
  const { figures } = ruleOn((catalog ?? loadCatalog()).rewardRules, rules, day, exploitationReward.id);
  const limited = ['leastYears', 'mostYears'].filter((name) => (figures[name]?.value ?? null) !== null);
  return Object.fromEntries(limited.map((name) => [name, name]));
}

/**
 * Least part of the stock formed by contributing a service achievement that goes to its contributors: 50 %.
 *
 * @throws DATA_UNKNOWN  under the rules of 2010, which do not speak of it
 * @source 促进科技成果转化法第四十五条
 */
export function shareRewardFor(question: Question<{ readonly sharesFormed: Exact }>): RuledOutcome {
  const { rules = 'cn-service-invention', ...rest } = question;
  return underRules(
    shareReward,
    { kind: 'rewardRules', id: rules, figures: { minimumShare: 'equityShare' } },
    fields(rest),
  );
}

/**
 * Least award on the grant of service patents: 4,000 yuan for an invention, 1,500 for a utility model or design; 3,000
 * and 1,000 under the rules of 2010. The day is that on which the grant is announced.
 *
 * @throws DATA_NOT_IN_FORCE  a day before 2010-02-01
 * @source 专利法实施细则（2023）第九十三条；（2010）第七十七条
 */
export function grantAwardFor(
  question: RuleQuestion & { readonly kind: PatentKind; readonly patents: number },
): RuledOutcome {
  const { kind, ...rest } = question;
  const figures = { awardEach: ofKind('grantAward', kind, 'cn-service-invention') };
  return underRules(grantAward, { kind: 'rewardRules', id: 'cn-service-invention', figures }, fields(rest));
}
