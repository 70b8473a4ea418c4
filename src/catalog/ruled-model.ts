import { quote, refuse } from '../base/errors.ts';
import { MONEY_UNITS, type MoneyUnit } from '../domain/money-format.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import type { Model } from '../formula/define-model.ts';
import type { Outcome } from '../formula/outcome.ts';
import type { InputOf, Inputs, Label } from '../formula/quantities.ts';
import { type Catalog, loadCatalog } from './catalog.ts';
import { fenIn, type ResolvedRule, type RuleUse, resolveRule, ruleOn } from './rules-in-force.ts';

/** What every question about a dated rule carries. */
export interface RuleQuestion {
  /** Day whose rules apply, `YYYY-MM-DD`; there is no default. */
  readonly day: string;
  /** Unit of all amounts, in and out; yuan if left out. */
  readonly unit?: MoneyUnit;
  /** Data sets to look in; those of the library if left out. */
  readonly catalog?: Catalog;
}

/** A model's outcome under the rules of a day. */
export interface RuledOutcome {
  readonly outcome: Outcome;
  /** The rules it stands on: id, version, content hash, days, figures with their sources. */
  readonly rules: readonly RuleUse[];
  readonly unit: MoneyUnit;
  readonly warnings: readonly Label[];
}

/** Where a model's rule figures come from. */
export interface RuleBinding {
  readonly kind: 'taxRules' | 'rewardRules' | 'disposalRules';
  readonly id: string;
  /** Name of the model's input → name of the rule's figure. */
  readonly figures: Readonly<Record<string, string>>;
  /** Inputs whose figure the caller's own case may decide. */
  readonly open?: readonly string[];
}

/**
 * Runs a model with figures of the rule that holds on the day asked for.
 *
 * @param step  name of the model's input that takes one fen in the unit of the calculation, if it has one
 * @throws DATA_NOT_IN_FORCE  a day outside the known versions
 * @throws DATA_UNKNOWN       a figure that the rule does not tell and the caller does not give
 * @throws INPUT_INVALID      inputs the model refuses, an unknown unit, a known figure overruled
 */
export function underRules<I extends Inputs>(
  model: Model<I>,
  binding: RuleBinding,
  question: RuleQuestion & Readonly<Record<string, unknown>>,
  step?: string,
): RuledOutcome {
  const { day, unit = 'yuan', catalog = loadCatalog(), ...given } = question;
  checkUnit(model.id, unit);
  const set = ruleOn(catalog[binding.kind], binding.id, day, model.id);
  const rule = figuresOf(set, binding, { model: model.id, day, unit, given });
  const own = step === undefined ? given : { [step]: fenIn(unit), ...given };
  const outcome = model({ ...own, ...rule.inputs } as unknown as InputOf<I>);
  return { outcome, rules: [rule.use], unit, warnings: rule.warnings };
}

interface Asked {
  readonly model: string;
  readonly day: string;
  readonly unit: MoneyUnit;
  readonly given: Readonly<Record<string, unknown>>;
}

function figuresOf(set: RuleSet, { figures, open = [] }: RuleBinding, asked: Asked): ResolvedRule {
  return resolveRule(set, { figures, open, given: asked.given, day: asked.day, unit: asked.unit, at: asked.model });
}

function checkUnit(at: string, unit: string): void {
  if (Object.hasOwn(MONEY_UNITS, unit)) return;
  const remedy = `one of ${Object.keys(MONEY_UNITS).join(', ')}`;
  refuse('INPUT_INVALID', { at: `${at}: unit`, problem: 'no unit of money', met: quote(unit), remedy });
}

/** Whether the rule of a day covers a kind of case. @throws INPUT_INVALID a kind it does not name · DATA_NOT_IN_FORCE */
export function isCovered(set: RuleSet, kind: string, at: string): boolean {
  const covered = Object.hasOwn(set.covers, kind) ? set.covers[kind]?.value : undefined;
  if (covered === undefined || covered === null) {
    const remedy = `known are ${Object.keys(set.covers).join(', ')}`;
    refuse('INPUT_INVALID', {
      at,
      problem: `no kind that ${set.id}@${set.version} speaks of`,
      met: quote(kind),
      remedy,
    });
  }
  return covered;
}
