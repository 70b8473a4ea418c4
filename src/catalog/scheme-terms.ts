import { type Fault, IpworthError } from '../base/errors.ts';
import type { CompensationScheme, SchemeTerms } from '../domain/scheme.ts';
import { resolveSchemeRules } from '../domain/scheme-rules.ts';
import { isUnknown, type SchemeRules, type Term } from '../domain/scheme-terms.ts';
import type { SuppliedTerms } from '../domain/term-reader.ts';

/** A term that no source tells and that the applicant supplied. */
export interface SuppliedTerm {
  readonly term: string;
  readonly value: string;
  readonly reason: string;
}

/** A scheme made ready to compute with: every needed term known, from its sources or from the applicant. */
export interface ResolvedScheme {
  readonly terms: SchemeTerms;
  readonly supplied: readonly SuppliedTerm[];
  /** Terms that nobody knows and that the computation does without. */
  readonly stillUnknown: readonly string[];
}

/**
 * The narrow view of a scheme for a pledge application: shares of the loss, capped per loan, and the money behind them.
 * It sees a loan pledged on rights alone and its loss after the sale of the pledge.
 *
 * @throws DATA_UNKNOWN   a needed term is neither known nor supplied; each is named
 * @throws INPUT_INVALID  as `resolveSchemeRules`; a scheme whose shares do not follow from the loss alone
 */
export function resolveScheme(scheme: CompensationScheme, supplied: SuppliedTerms, at: string): ResolvedScheme {
  const rules = resolveSchemeRules(scheme, supplied, at);
  const beyond = beyondTheView(rules, `scheme ${scheme.id}@${scheme.version}`);
  if (beyond.length > 0) throw new IpworthError('INPUT_INVALID', beyond);
  return {
    terms: narrow(rules),
    supplied: Object.entries(supplied).map(([term, { value, reason }]) => ({ term, value, reason })),
    stillUnknown: [rules.payout.trigger, rules.pool.leverage].flatMap((term) =>
      isUnknown(term as Term<string>) ? [(term as { readonly unknown: string }).unknown] : [],
    ),
  };
}

function narrow(rules: SchemeRules): SchemeTerms {
  const { id, version, title, layers, remainder, poolParty, compensable, pool, limits } = rules;
  const missing: Fault[] = [];
  const need = <T>(term: Term<T>, otherwise: T): T => {
    if (!isUnknown(term)) return term;
    missing.push({
      at: `scheme ${id}@${version} ${term.unknown}`,
      problem: `this term is needed and no source tells it${term.note === null ? '' : ` (${term.note})`}`,
      met: 'null',
      remedy: `supply it with a reason under /scheme/supplied/${term.unknown}`,
    });
    return otherwise;
  };
  const terms: SchemeTerms = {
    id,
    version,
    title,
    layers: layers.map(({ party, share, perLoanCap }) => ({
      party,
      share: need(share, '0'),
      perLoanCap: perLoanCap === null ? null : need(perLoanCap, '0'),
    })),
    remainder,
    poolParty,
    compensationBase: need(compensable.components, 'principal') as SchemeTerms['compensationBase'],
    poolSize: need(pool.size, '0'),
    isLimitedToBalance: need(pool.isLimitedToBalance, false),
    leverage: isUnknown(pool.leverage) ? null : pool.leverage,
    maximumLoan: limits.maximumLoan === null ? null : need(limits.maximumLoan, '0'),
  };
  if (missing.length > 0) throw new IpworthError('DATA_UNKNOWN', missing);
  return terms;
}

/** Rules that the narrow view cannot hold: a split with them would be wrong, so none is made. */
function beyondTheView(rules: SchemeRules, scheme: string): Fault[] {
  const { layers, tiers, stackingCap, compensable, lossFloor, portfolioCaps } = rules;
  const fault = (term: string, problem: string): Fault => ({ at: `${scheme} ${term}`, problem });
  return [
    ...(layers.length === 0 ? [fault('layers', 'the programme shares no loss')] : []),
    ...layers
      .filter(({ of }) => of !== 'loss')
      .map(({ party }) => fault(`layers.${party}`, 'its share is not of the loss')),
    ...layers.flatMap((layer) =>
      (['perBorrowerCap', 'perYearCap', 'perBankYearCap', 'totalCap'] as const)
        .filter((cap) => layer[cap] !== null)
        .map((cap) => fault(`layers.${layer.party}.${cap}`, 'the cap depends on other loans')),
    ),
    ...tiers.map(({ dimension, party }) =>
      fault(`tiers.${dimension}.${party}`, 'the share depends on a fact that an application does not tell'),
    ),
    ...(stackingCap === null ? [] : [fault('stackingCap', 'the cap depends on other public money')]),
    ...(compensable.components === 'loanAmount' ? [fault('compensationBase', 'shares are not of the loss')] : []),
    ...(lossFloor === null ? [] : [fault('lossFloor', 'the share depends on the bad loans of the bank')]),
    ...portfolioCaps.map(({ kind }) => fault(`portfolioCaps.${kind}`, 'the cap depends on other loans')),
  ];
}
