import { parseWith } from '../../domain/parse.ts';
import { SchemeRulesDocument } from '../../domain/pool-setup.ts';
import type { Party } from '../../domain/scheme.ts';
import type { SchemeRules } from '../../domain/scheme-terms.ts';
import type { Exact } from '../../numeric/decimal.ts';
import { compensableLoss } from './compensable-loss.ts';
import { fenText, MILLION, toFen, toMillionths } from './fen.ts';
import { schemeInFen } from './fen-scheme.ts';
import { type CoverReason, loanCover } from './loan-cover.ts';
import { type Cut, splitLoss } from './split-loss.ts';

/** One claim on a scheme by itself: what was owed, what had come in, and the loan. Amounts in whole units. */
export interface SingleClaim {
  readonly loanAmount: Exact;
  readonly principal: Exact;
  readonly interest?: Exact;
  readonly costs?: Exact;
  /** What the pledge and the debtor brought before the claim; costs are covered first. */
  readonly recovered?: Exact;
  readonly imputation?: 'interest-first' | 'principal-first';
  /** Part that the IP secures; 1 unless told. */
  readonly ipPart?: Exact;
  /** Paid on the same loss by public money outside the scheme. */
  readonly otherPublic?: Exact;
  readonly termMonths?: number;
  readonly annualRate?: Exact;
  readonly pledgeValue?: Exact;
  readonly bankNplRate?: Exact;
  readonly isFirstLoan?: boolean;
  readonly firmClass?: string;
  readonly ipKind?: string;
  readonly pledgeClass?: string;
  readonly guaranteeRoute?: string;
}

/** Who bears what of one claim; the parts add up to the loss. */
export type ClaimSplit =
  | {
      readonly isCovered: true;
      readonly loss: string;
      readonly compensable: string;
      readonly parts: readonly { readonly party: Party; readonly amount: string; readonly cut: Cut | null }[];
    }
  | { readonly isCovered: false; readonly reasons: readonly CoverReason[] };

/**
 * Splits one claim by a scheme's rules, exact to the fen: limits, tiers, compensation base, layers and caps per loan. Caps over
 * many claims and the pool's money are the ledger's.
 *
 * @throws ARGUMENT_INVALID  an amount or share that is no such decimal text
 * @throws DATA_UNKNOWN      a term that is needed and that no source tells, by name
 * @throws INPUT_INVALID     rules of another shape, all faults at once; a fact of the loan that the scheme asks for and that is not told
 */
export function splitClaim(rules: SchemeRules, claim: SingleClaim): ClaimSplit {
  const scheme = schemeInFen(parseWith(SchemeRulesDocument, rules, 'scheme rules'));
  const amount = (name: keyof SingleClaim): number =>
    toFen((claim[name] as Exact | undefined) ?? '0', `splitClaim: ${name}`);
  const part = (name: keyof SingleClaim): number | null =>
    claim[name] === undefined ? null : toMillionths(claim[name] as Exact, `splitClaim: ${name}`);
  const ipPart = part('ipPart') ?? MILLION;
  const cover = loanCover(scheme, {
    amount: amount('loanAmount'),
    ipPart,
    termMonths: claim.termMonths ?? null,
    annualRate: part('annualRate'),
    pledgeValue: claim.pledgeValue === undefined ? null : amount('pledgeValue'),
    bankNplRate: part('bankNplRate'),
    isFirstLoan: claim.isFirstLoan ?? null,
    firmClass: claim.firmClass ?? null,
    ipKind: claim.ipKind ?? null,
    pledgeClass: claim.pledgeClass ?? null,
    guaranteeRoute: claim.guaranteeRoute ?? null,
  });
  if (!cover.isCovered) return cover;
  const shared = compensableLoss(scheme, {
    principal: amount('principal'),
    interest: amount('interest'),
    costs: amount('costs'),
    recovered: amount('recovered'),
    imputation: claim.imputation ?? 'interest-first',
    ipPart,
    loanAmount: amount('loanAmount'),
  });
  const { loss, compensable, layers, cuts, remainder } = splitLoss(scheme, cover.layers, {
    ...shared,
    otherPublic: amount('otherPublic'),
  });
  return {
    isCovered: true,
    loss: fenText(loss),
    compensable: fenText(compensable),
    parts: [
      ...cover.layers.map(({ party }, row) => ({ party, amount: fenText(layers[row]!), cut: cuts[row]! })),
      { party: rules.remainder, amount: fenText(remainder), cut: null },
    ],
  };
}
