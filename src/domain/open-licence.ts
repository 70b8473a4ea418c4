import * as z from 'zod';
import { decimal, type Exact, text } from '../numeric/decimal.ts';
import { parseWith } from './parse.ts';
import { Label, PositiveMoney, Share } from './quantities.ts';
import { RightKind } from './right.ts';
import { dataSetFields, known, Mark, type SourceEntry, sourced } from './sourced.ts';

const Facts = ['exclusiveOrSoleLicence', 'proceedingsSuspended', 'feesPaid', 'pledged', 'pledgeeConsents'] as const;

/** What an office lets an owner declare, and which patents may not be declared. */
export const OpenLicenceRules = z.strictObject({
  ...dataSetFields,
  jurisdiction: z.string(),
  ceilings: z.strictObject({
    fixedFee: sourced(PositiveMoney),
    shareOfNetSales: sourced(Share),
    shareOfProfit: sourced(Share),
  }),
  bars: z
    .array(
      z.strictObject({
        code: z.string(),
        /** The fact that bars, the answer to it that does, and the fact that lifts the bar. */
        fact: z.enum(Facts),
        barsWhen: z.boolean(),
        unless: z.enum(Facts).optional(),
        ...Label.shape,
        mark: Mark,
        source: z.string(),
      }),
    )
    .min(1),
  contents: sourced(z.array(z.string())),
  /** Kinds whose declaration needs the office's evaluation report. */
  evaluationReport: sourced(z.array(RightKind)),
});
export type OpenLicenceRules = z.infer<typeof OpenLicenceRules>;

/** A declared fee: a fixed amount, a running royalty on net sales or on profit, or an entry fee and a running royalty. */
export const OpenLicenceFee = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('fixed'), fee: PositiveMoney }),
  z.strictObject({ form: z.literal('share-of-net-sales'), rate: Share, entryFee: PositiveMoney.optional() }),
  z.strictObject({ form: z.literal('share-of-profit'), rate: Share, entryFee: PositiveMoney.optional() }),
]);
export type OpenLicenceFee = z.infer<typeof OpenLicenceFee>;

const Answer = z.boolean().nullable();

/** What the register and the parties say of a patent; `null` where nobody asked. */
export const OpenLicenceFacts = z.strictObject({
  exclusiveOrSoleLicence: Answer,
  proceedingsSuspended: Answer,
  feesPaid: Answer,
  pledged: Answer,
  pledgeeConsents: Answer,
});
export type OpenLicenceFacts = z.infer<typeof OpenLicenceFacts>;

/** One declared figure against its ceiling. */
export interface CeilingFinding {
  readonly figure: 'fixedFee' | 'shareOfNetSales' | 'shareOfProfit';
  readonly declared: string;
  readonly ceiling: string;
  readonly isWithin: boolean;
  readonly mark: Mark;
  readonly source: SourceEntry;
}

/**
 * A declared fee against the office's guidance: what is in general not exceeded.
 *
 * An entry fee counts as a fixed fee. A figure above the ceiling is a finding, not a refusal: the guidance says "in
 * general" and an owner may give reasons.
 *
 * @throws INPUT_INVALID  no such form of fee, a share outside 0 to 1
 * @throws DATA_UNKNOWN   the ceiling is not known
 */
export function openLicenceCeilings(
  raw: OpenLicenceFee,
  rules: OpenLicenceRules,
): { readonly withinGuidance: boolean; readonly findings: readonly CeilingFinding[] } {
  const fee = parseWith(OpenLicenceFee, raw, 'open licence fee');
  const findings =
    fee.form === 'fixed'
      ? [finding('fixedFee', fee.fee, rules)]
      : [
          ...(fee.entryFee === undefined ? [] : [finding('fixedFee', fee.entryFee, rules)]),
          finding(fee.form === 'share-of-net-sales' ? 'shareOfNetSales' : 'shareOfProfit', fee.rate, rules),
        ];
  return { withinGuidance: findings.every(({ isWithin }) => isWithin), findings };
}

function finding(figure: CeilingFinding['figure'], declared: Exact, rules: OpenLicenceRules): CeilingFinding {
  const leaf = rules.ceilings[figure];
  const ceiling = decimal(known(leaf, `${rules.id}@${rules.version} ceilings/${figure}`));
  return {
    figure,
    declared: text(decimal(declared)),
    ceiling: text(ceiling),
    isWithin: decimal(declared).lte(ceiling),
    mark: leaf.mark as Mark,
    source: rules.sources[leaf.source ?? ''] as SourceEntry,
  };
}

/** One bar: whether it applies, does not, or cannot be told because a fact is missing. */
export interface BarFinding extends z.infer<typeof Label> {
  readonly code: string;
  readonly applies: 'yes' | 'no' | 'unknown';
  readonly mark: Mark;
  readonly source: SourceEntry;
}

/**
 * Whether a patent may be declared for open licensing. A pledged one may only with the pledgee's consent.
 *
 * @returns `mayDeclare` is `unknown` while no bar surely applies and a fact is missing
 * @throws INPUT_INVALID  a fact left out: write `null` where nobody asked
 * @source 专利法实施细则 (2023) 86
 */
export function openLicenceBars(
  raw: OpenLicenceFacts,
  rules: OpenLicenceRules,
): { readonly mayDeclare: 'yes' | 'no' | 'unknown'; readonly bars: readonly BarFinding[] } {
  const facts = parseWith(OpenLicenceFacts, raw, 'open licence facts');
  const bars = rules.bars.map(({ code, fact, barsWhen, unless, en, zh, mark, source }): BarFinding => {
    const isMet = facts[fact] === null ? null : facts[fact] === barsWhen;
    const isLifted = unless === undefined ? false : facts[unless];
    const applies =
      isMet === false || isLifted === true ? 'no' : isMet === null || isLifted === null ? 'unknown' : 'yes';
    return { code, en, zh, applies, mark, source: rules.sources[source] as SourceEntry };
  });
  const has = (answer: BarFinding['applies']): boolean => bars.some(({ applies }) => applies === answer);
  return { mayDeclare: has('yes') ? 'no' : has('unknown') ? 'unknown' : 'yes', bars };
}
