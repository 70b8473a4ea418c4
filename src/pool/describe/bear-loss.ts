import { isIpworthError } from '../../base/errors.ts';
import type { Party } from '../../domain/party.ts';
import { isUnknown, type SchemeRules, type TierTerms } from '../../domain/scheme-terms.ts';
import { compensableLoss } from '../scheme/compensable-loss.ts';
import { fenText, toFen, toMillionths } from '../scheme/fen.ts';
import { type FenScheme, schemeInFen } from '../scheme/fen-scheme.ts';
import { type CoverFacts, type CoverLayer, coverLayers } from '../scheme/loan-cover.ts';
import { splitLoss } from '../scheme/split-loss.ts';

/** One loan's loss, in whole units of the scheme's currency, and what schemes ask of such a loan. */
export interface ExampleLoss {
  /** The loan as granted. */
  readonly loanAmount: string;
  /** Owed when the claim is made. */
  readonly principal: string;
  readonly interest?: string;
  /** What came in before the claim; interest is covered first. */
  readonly recovered?: string;
  /** Part that the IP secures; 1 unless told. */
  readonly ipPart?: string;
  /** Paid on the same loss by public money outside the scheme. */
  readonly otherPublic?: string;
  /** Facts by the dimension of a tier, such as `firmClass`; a first loan is `yes` or `no`. */
  readonly facts?: Readonly<Partial<Record<TierTerms['dimension'], string>>>;
}

/** Who bears a loss; or the terms that would have to be known for that. */
export type Bearing =
  | { readonly known: true; readonly parts: readonly { readonly party: Party; readonly amount: string }[] }
  | { readonly known: false; readonly needs: readonly string[] };

/**
 * Who bears an example loss under a scheme, to the hundredth, limits on loans and caps over many of them aside. A term that
 * makes no difference to this loss is not needed: what is recovered first where nothing came in, whether interest counts where
 * there is none, whether only the IP part counts where it is all.
 *
 * @throws INPUT_INVALID     a tier that asks for a fact which is not told
 * @throws ARGUMENT_INVALID  an amount or share that is no such decimal text
 */
export function bearLoss(rules: SchemeRules, loss: ExampleLoss): Bearing {
  const amount = (name: 'loanAmount' | 'principal' | 'interest' | 'recovered' | 'otherPublic') =>
    toFen(loss[name] ?? '0', `example loss: ${name}`);
  const ipPart = toMillionths(loss.ipPart ?? '1', 'example loss: ipPart');
  const facts = {
    principal: amount('principal'),
    interest: amount('interest'),
    costs: 0,
    recovered: amount('recovered'),
    imputation: 'interest-first',
    ipPart,
    loanAmount: amount('loanAmount'),
  } as const;
  if (rules.layers.length === 0) {
    const total = Math.max(0, facts.principal + facts.interest - facts.recovered);
    return { known: true, parts: [{ party: rules.remainder, amount: fenText(total) }] };
  }
  const scheme = schemeInFen(withoutIdleTerms(rules, loss));
  const layers = told(scheme, () => coverLayers(scheme, coverFacts(loss, facts.loanAmount, ipPart)));
  const shared = told(scheme, () => compensableLoss(scheme, facts));
  if (!layers.known || !shared.known) return { known: false, needs: [...needsOf(layers), ...needsOf(shared)] };
  const split = told(scheme, () =>
    splitLoss(scheme, layers.value, { ...shared.value, otherPublic: amount('otherPublic') }),
  );
  if (!split.known) return split;
  const parts = layers.value.map(({ party }: CoverLayer, row) => ({
    party,
    amount: fenText(split.value.layers[row]!),
  }));
  return { known: true, parts: [...parts, { party: rules.remainder, amount: fenText(split.value.remainder) }] };
}

type Told<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly needs: readonly string[] };

/** A result, or the terms by whose absence it was refused. */
function told<T>({ name }: FenScheme, work: () => T): Told<T> {
  try {
    return { known: true, value: work() };
  } catch (error) {
    if (!isIpworthError(error) || error.code !== 'DATA_UNKNOWN') throw error;
    return { known: false, needs: error.faults.map(({ at }) => at.slice(`scheme ${name} `.length)) };
  }
}

function needsOf(outcome: Told<unknown>): readonly string[] {
  return outcome.known ? [] : outcome.needs;
}

/** Rules in which unknown terms that make no difference to this loss have a value, either of which gives the same split. */
function withoutIdleTerms(rules: SchemeRules, { interest, recovered, ipPart }: ExampleLoss): SchemeRules {
  const { components, isNetOfRecoveries, isIpPartOnly } = rules.compensable;
  const isNone = (amount: string | undefined): boolean => Number(amount ?? '0') === 0;
  return {
    ...rules,
    compensable: {
      ...rules.compensable,
      components: isUnknown(components) && isNone(interest) ? 'principal' : components,
      isNetOfRecoveries: isUnknown(isNetOfRecoveries) && isNone(recovered) ? true : isNetOfRecoveries,
      isIpPartOnly: isUnknown(isIpPartOnly) && Number(ipPart ?? '1') === 1 ? true : isIpPartOnly,
    },
  };
}

function coverFacts({ facts = {} }: ExampleLoss, amount: number, ipPart: number): CoverFacts {
  const { bankNplRate, firstLoan } = facts;
  return {
    amount,
    ipPart,
    termMonths: null,
    annualRate: null,
    pledgeValue: null,
    bankNplRate: bankNplRate === undefined ? null : toMillionths(bankNplRate, 'example loss: bankNplRate'),
    isFirstLoan: firstLoan === undefined ? null : firstLoan === 'yes',
    firmClass: facts.firmClass ?? null,
    ipKind: facts.ipKind ?? null,
    pledgeClass: facts.pledgeClass ?? null,
    guaranteeRoute: facts.guaranteeRoute ?? null,
  };
}
