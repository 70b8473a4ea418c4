import * as z from 'zod';
import { refuse } from '../base/errors.ts';
import { type CompensationScheme, sharesFit } from './scheme.ts';
import { AmountText, NumberText, type SchemeLeaf, ShareText } from './scheme-leaf.ts';
import { CompensationBase, Payout, Pool, Recovery, Shortage, Suspension, Trigger } from './scheme-parts.ts';
import {
  isUnknown,
  type LayerTerms,
  type LoanLimitTerms,
  type SchemeRules,
  type SuspensionTerms,
  type TierTerms,
  type TriggerTerms,
} from './scheme-terms.ts';
import { type SuppliedTerms, TermReader } from './term-reader.ts';

const YES_OR_NO = z.boolean();
const WHOLE = z.int().min(1).max(1000);
const DENOMINATOR = knownOf(Suspension.shape.denominator);

/**
 * A scheme's rules, each term known, absent or unknown; what no source tells can be supplied with a reason.
 *
 * @param supplied  terms by path, such as `layers.government.share`; text as in a document
 * @param at        what the scheme is called in messages
 * @throws INPUT_INVALID  a supplied term that is no term of the scheme, is known already, is not of its kind or is beyond
 *   what its source allows; shares of the loss that add up to more than 1 with the supplied ones
 */
export function resolveSchemeRules(
  scheme: CompensationScheme,
  supplied: SuppliedTerms = {},
  at = `scheme ${scheme.id}@${scheme.version}`,
): SchemeRules {
  const read = new TermReader(supplied);
  const rules = readRules(scheme, read);
  read.check(at);
  checkShares(rules.layers, at);
  return rules;
}

/** Where each term of a scheme comes from, by path. */
export function schemeOrigins(scheme: CompensationScheme): ReadonlyMap<string, SchemeLeaf<unknown>> {
  const read = new TermReader({});
  readRules(scheme, read);
  return read.leaves();
}

function readRules(scheme: CompensationScheme, read: TermReader): SchemeRules {
  const { id, version, title, currency, remainder, poolParty, publicParties } = scheme;
  return {
    id,
    version,
    title,
    currency,
    layers: scheme.layers.map((layer) => layerTerms(layer, read)),
    remainder,
    poolParty,
    publicParties,
    compensable: {
      components: read.term('compensationBase', scheme.compensationBase, CompensationBase),
      isNetOfRecoveries: read.term('netOfRecoveries', scheme.netOfRecoveries, YES_OR_NO),
      isIpPartOnly: read.term('ipPartOnly', scheme.ipPartOnly, YES_OR_NO),
      minimumIpPart: read.optional('minimumIpPart', scheme.minimumIpPart, ShareText),
    },
    payout: payoutTerms(scheme, read),
    tiers: (scheme.tiers ?? []).map((tier) => tierTerms(tier, read)),
    stackingCap: read.optional('stackingCap', scheme.stackingCap, ShareText),
    pool: poolTerms(scheme.pool, read),
    portfolioCaps: (scheme.portfolioCaps ?? []).map(({ kind, share }) => ({
      kind,
      share: read.term(`portfolioCaps.${kind}.share`, share, ShareText),
    })),
    suspensions: (scheme.suspensions ?? []).map((one) => suspensionTerms(one, read)),
    lossFloor: lossFloorTerms(scheme.lossFloor, read),
    recovery: {
      order: read.term('recovery.order', scheme.recovery.order, knownOf(Recovery.shape.order)),
      destination: read.term('recovery.destination', scheme.recovery.destination, knownOf(Recovery.shape.destination)),
    },
    shortage: {
      rule: read.term('shortage.rule', scheme.shortage.rule, knownOf(Shortage.shape.rule)),
      carriesForward: read.term('shortage.carriesForward', scheme.shortage.carriesForward, YES_OR_NO),
    },
    limits: limitTerms(scheme.loanLimits, read),
  };
}

type Part<K extends keyof CompensationScheme> = NonNullable<CompensationScheme[K]>;
type Item<K extends keyof CompensationScheme> = Part<K> extends readonly (infer T)[] ? T : never;

/** The schema of a leaf's value when it is known. */
function knownOf<T>(leaf: z.ZodType<{ value: T }> & { shape: { value: z.ZodType } }): z.ZodType<NonNullable<T>> {
  return (leaf.shape.value as z.ZodNullable<z.ZodType<NonNullable<T>>>).unwrap() as z.ZodType<NonNullable<T>>;
}

function layerTerms({ party, share, of, requires, ...caps }: Item<'layers'>, read: TermReader): LayerTerms {
  const cap = (name: 'perLoanCap' | 'perBorrowerCap' | 'perYearCap' | 'perBankYearCap' | 'totalCap') =>
    read.optional(`layers.${party}.${name}`, caps[name], AmountText);
  return {
    party,
    share: read.term(`layers.${party}.share`, share, ShareText),
    of,
    perLoanCap: cap('perLoanCap'),
    perBorrowerCap: cap('perBorrowerCap'),
    perYearCap: cap('perYearCap'),
    perBankYearCap: cap('perBankYearCap'),
    totalCap: cap('totalCap'),
    requires: requires ?? null,
  };
}

function payoutTerms({ payout, trigger }: CompensationScheme, read: TermReader): SchemeRules['payout'] {
  const test = read.term('trigger', trigger, Trigger);
  return {
    manner: read.term('payout.manner', payout.manner, knownOf(Payout.shape.manner)),
    advanceShare: read.optional('payout.advanceShare', payout.advanceShare, ShareText),
    trigger: isUnknown(test) ? test : triggerTerms(test),
    filingWorkingDays: read.optional('payout.filingWorkingDays', payout.filingWorkingDays, WHOLE),
  };
}

function triggerTerms(test: Trigger): TriggerTerms {
  return {
    combination: test.combination ?? 'all',
    daysPastDue: test.daysPastDue ?? null,
    isNonPerforming: test.nonPerforming ?? false,
    monthsNonPerforming: test.monthsNonPerforming ?? null,
    courtFiling: test.courtFiling ?? false,
    writeOff: test.writeOff ?? false,
    lossEstablished: test.lossEstablished ?? false,
    recognisedBy: test.recognisedBy ?? null,
  };
}

function tierTerms({ dimension, party, marginal, steps }: Item<'tiers'>, read: TermReader): TierTerms {
  return {
    dimension,
    party,
    isMarginal: marginal,
    steps: steps.map(({ upTo, is, share, addition }) => {
      const name = is ?? (upTo == null ? 'above' : `upTo${upTo}`);
      const path = `tiers.${dimension}.${party}.${name}`;
      return {
        upTo: upTo ?? null,
        is: is ?? null,
        share: read.optional(`${path}.share`, share, ShareText),
        addition: read.optional(`${path}.addition`, addition, ShareText),
      };
    }),
  };
}

function poolTerms(pool: CompensationScheme['pool'], read: TermReader): SchemeRules['pool'] {
  const limit = read.term('pool.liabilityLimit', pool.liabilityLimit, knownOf(Pool.shape.liabilityLimit));
  return {
    kind: pool.kind,
    size: read.term('pool.size', pool.size, AmountText),
    isLimitedToBalance: isUnknown(limit) ? limit : limit === 'balance',
    leverage: read.term('pool.leverageTarget', pool.leverageTarget, NumberText),
    lifeYears: read.optional('pool.lifeYears', pool.lifeYears, NumberText),
    interestRollsIn: read.optional('pool.interestRollsIn', pool.interestRollsIn, YES_OR_NO),
  };
}

function suspensionTerms(suspension: Item<'suspensions'>, read: TermReader): SuspensionTerms {
  const { metric, scope, denominator } = suspension;
  const path = `suspensions.${metric}`;
  const level = (name: 'warn' | 'stopNew' | 'stopPay') => read.optional(`${path}.${name}`, suspension[name], ShareText);
  return {
    metric,
    scope: read.term(`${path}.scope`, scope, knownOf(Suspension.shape.scope)),
    denominator: read.term(`${path}.denominator`, denominator, DENOMINATOR),
    warn: level('warn'),
    stopNew: level('stopNew'),
    stopPay: level('stopPay'),
  };
}

function lossFloorTerms(floor: CompensationScheme['lossFloor'], read: TermReader): SchemeRules['lossFloor'] {
  if (floor === undefined) return null;
  return {
    rate: read.term('lossFloor.rate', floor.rate, ShareText),
    ceiling: read.optional('lossFloor.ceiling', floor.ceiling, ShareText),
    isMarginal: read.term('lossFloor.marginal', floor.marginal, YES_OR_NO),
    denominator: read.term('lossFloor.denominator', floor.denominator, DENOMINATOR),
  };
}

function limitTerms(limits: CompensationScheme['loanLimits'], read: TermReader): LoanLimitTerms {
  const path = (name: string) => `loanLimits.${name}`;
  return {
    maximumLoan: read.optional(path('maximumLoan'), limits?.maximumLoan, AmountText),
    minimumLoan: read.optional(path('minimumLoan'), limits?.minimumLoan, AmountText),
    maximumPerBorrower: read.optional(path('maximumPerBorrower'), limits?.maximumPerBorrower, AmountText),
    maximumTermMonths: read.optional(path('maximumTermMonths'), limits?.maximumTermMonths, WHOLE),
    minimumTermMonths: read.optional(path('minimumTermMonths'), limits?.minimumTermMonths, WHOLE),
    maximumRate: read.optional(path('maximumRate'), limits?.maximumRate, ShareText),
    maximumLoanToValue: read.optional(path('maximumLoanToValue'), limits?.maximumLoanToValue, ShareText),
  };
}

function checkShares(layers: readonly LayerTerms[], at: string): void {
  const known = layers.filter(({ of, share }) => of === 'loss' && !isUnknown(share));
  if (sharesFit(known.map(({ share }) => share as string))) return;
  refuse('INPUT_INVALID', {
    at: `${at}/supplied`,
    problem: 'with the supplied shares the layers cover more than the whole loss',
    met: known.map(({ party, share }) => `${party} ${share}`).join(', '),
    remedy: 'supply shares that add up to at most 1',
  });
}
