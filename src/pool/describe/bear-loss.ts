import { refuse } from '../../base/errors.ts';
import type { Party } from '../../domain/party.ts';
import { isUnknown, type SchemeRules, type Term, type TierTerms } from '../../domain/scheme-terms.ts';
import { type Decimal, decimal, text, ZERO } from '../../numeric/decimal.ts';
import { shareLoss } from '../share-loss.ts';

/** One loan's loss, in whole units of the scheme's currency, and what schemes ask of such a loan. */
export interface ExampleLoss {
  /** The loan as granted. */
  readonly loanAmount: string;
  /** Owed when the claim is made. */
  readonly principal: string;
  readonly interest?: string;
  /** What came in before the claim; first against principal. */
  readonly recovered?: string;
  /** Facts by the dimension of a tier, such as `firmClass`; a first loan is `yes` or `no`. */
  readonly facts?: Readonly<Partial<Record<TierTerms['dimension'], string>>>;
}

/** Who bears a loss; or the terms that would have to be known for that. */
export type Bearing =
  | { readonly known: true; readonly parts: readonly { readonly party: Party; readonly amount: string }[] }
  | { readonly known: false; readonly needs: readonly string[] };

/**
 * Who bears an example loss under a scheme, to the hundredth. A term that makes no difference to this loss is not needed:
 * what is recovered first where nothing came in, whether interest counts where there is none.
 *
 * @throws INPUT_INVALID  a tier that asks for a fact which is not told
 */
export function bearLoss(rules: SchemeRules, loss: ExampleLoss): Bearing {
  const needs: string[] = [];
  const need = <T>(term: Term<T>, otherwise: T): T => {
    if (!isUnknown(term)) return term;
    needs.push(term.unknown);
    return otherwise;
  };
  const interest = decimal(loss.interest ?? '0');
  const recovered = decimal(loss.recovered ?? '0');
  const { components, isNetOfRecoveries } = rules.compensable;
  const isNet = recovered.isZero() ? true : need(isNetOfRecoveries, true);
  const isIndifferent = interest.isZero() && isUnknown(components);
  const base = isIndifferent ? 'principal' : need(components, 'principal');
  const layers = rules.layers.map(({ party, share, perLoanCap }) => ({
    party,
    share: tieredShare(rules, party, loss, { own: share, need }),
    perLoanCap: perLoanCap === null ? null : need(perLoanCap, '0'),
  }));
  if (needs.length > 0) return { known: false, needs };
  checkPlain(rules, layers);
  if (base === 'loanAmount' || !isNet) return refuseRule(rules, 'compensationBase');
  const owed = decimal(loss.principal).minus(recovered);
  const split = shareLoss(
    { ...NARROW, ...rules, layers, compensationBase: base, leverage: null },
    { principal: text(owed), interest: text(interest) },
  );
  return { known: true, parts: split.parts.map(({ party, amount }) => ({ party, amount })) };
}

/** Rules whose split depends on more than shares of one loss. */
function checkPlain(rules: SchemeRules, layers: readonly { readonly party: Party; readonly share: string }[]): void {
  for (const { party, of } of rules.layers) if (of !== 'loss') refuseRule(rules, `layers.${party}.of`);
  const publicShare = layers
    .filter(({ party }) => rules.publicParties.includes(party))
    .reduce((sum, { share }) => sum.plus(share), ZERO);
  const { stackingCap } = rules;
  if (stackingCap !== null && (isUnknown(stackingCap) || publicShare.gt(stackingCap))) refuseRule(rules, 'stackingCap');
}

const NARROW = { poolSize: '0', isLimitedToBalance: false, maximumLoan: null } as const;

interface Reading {
  readonly own: Term<string>;
  readonly need: <T>(term: Term<T>, otherwise: T) => T;
}

function tieredShare(rules: SchemeRules, party: Party, loss: ExampleLoss, { own, need }: Reading): string {
  let share: Term<string> | null = own;
  let addition: Decimal = ZERO;
  for (const tier of rules.tiers.filter((one) => one.party === party)) {
    if (tier.isMarginal) return refuseRule(rules, `tiers.${tier.dimension}.${party}`);
    const step = stepOf(rules, tier, loss);
    if (step?.share != null) share = step.share;
    if (step?.addition != null) addition = addition.plus(need(step.addition, '0'));
  }
  return text(decimal(need(share, '0')).plus(addition));
}

function stepOf(rules: SchemeRules, { dimension, party, steps }: TierTerms, loss: ExampleLoss) {
  const fact = dimension === 'loanSize' ? loss.loanAmount : loss.facts?.[dimension];
  if (fact === undefined) {
    const problem = 'the scheme asks for this fact of the loan and it is not told';
    return refuse('INPUT_INVALID', { at: `scheme ${rules.id}@${rules.version} tiers.${dimension}.${party}`, problem });
  }
  return steps.find(({ upTo, is }) => (is === null ? upTo === null || decimal(fact).lte(upTo) : is === fact));
}

function refuseRule({ id, version }: SchemeRules, term: string): never {
  return refuse('INPUT_INVALID', { at: `scheme ${id}@${version} ${term}`, problem: 'this rule needs the whole split' });
}
