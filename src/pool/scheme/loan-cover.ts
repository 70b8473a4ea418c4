import { type Fault, IpworthError, refuse } from '../../base/errors.ts';
import type { Party } from '../../domain/scheme.ts';
import { isUnknown, type LayerTerms, type Term } from '../../domain/scheme-terms.ts';
import { fenText, MILLION } from './fen.ts';
import type { FenLayer, FenScheme, FenTier } from './fen-scheme.ts';
import { limitReasons } from './loan-limits.ts';

/** What a scheme asks of a loan. `null`: not told; a scheme that asks for it refuses by name. */
export interface CoverFacts {
  /** Amount of the loan (fen). */
  readonly amount: number;
  /** Part that the IP secures, in millionths. */
  readonly ipPart: number;
  readonly termMonths: number | null;
  /** Yearly rate of the loan, in millionths. */
  readonly annualRate: number | null;
  readonly pledgeValue: number | null;
  /** The bank's rate of bad loans, in millionths. */
  readonly bankNplRate: number | null;
  readonly isFirstLoan: boolean | null;
  readonly firmClass: string | null;
  readonly ipKind: string | null;
  readonly pledgeClass: string | null;
  readonly guaranteeRoute: string | null;
}

/** One band of a share: up to this amount of the shared loss (fen; `null`: no end) at this share (millionths). */
export interface ShareBand {
  readonly upTo: number | null;
  readonly share: number;
}

/** A layer as it holds for one loan: every term known. A flat share is one band without end. */
export interface CoverLayer {
  readonly party: Party;
  readonly of: LayerTerms['of'];
  readonly requires: Party | null;
  readonly bands: readonly ShareBand[];
  readonly perLoanCap: number | null;
  readonly perBorrowerCap: number | null;
  readonly perYearCap: number | null;
  readonly perBankYearCap: number | null;
  readonly totalCap: number | null;
}

/** Why a loan is not covered. */
export interface CoverReason {
  readonly code:
    | 'loan-too-large'
    | 'loan-too-small'
    | 'term-too-long'
    | 'term-too-short'
    | 'rate-too-high'
    | 'loan-to-value-too-high'
    | 'ip-part-too-small';
  readonly limit: string;
  readonly met: string;
}

export type LoanCover =
  | { readonly isCovered: true; readonly layers: readonly CoverLayer[] }
  | { readonly isCovered: false; readonly reasons: readonly CoverReason[] };

/**
 * How a scheme covers a loan: its layers after tiers, or every limit that the loan breaks.
 *
 * A tier's step replaces the layer's share and adds to it. Cliff: the step in which the loan falls holds for the whole loss.
 * Marginal (loan size): the shared loss is cut at the same amounts, and each part has its own share.
 *
 * @throws DATA_UNKNOWN    all terms at once that are needed and that no source tells
 * @throws INPUT_INVALID   a fact of the loan that the scheme asks for and that is not told
 * @throws DATA_INVALID    shares of the loss that add up to more than 1
 */
export function loanCover(scheme: FenScheme, facts: CoverFacts): LoanCover {
  const { known, unknown } = termReader(scheme.name);
  const reasons = limitReasons(scheme, facts, known);
  const layers = scheme.layers.map((layer) => coverLayer(layer, { scheme, facts, known }));
  if (unknown.length > 0) throw new IpworthError('DATA_UNKNOWN', unknown);
  if (reasons.length > 0) return { isCovered: false, reasons };
  checkStages(layers, scheme.name);
  return { isCovered: true, layers };
}

/** Every limit of the scheme that a loan breaks. @throws as `loanCover`, layers aside */
export function coverReasons(scheme: FenScheme, facts: CoverFacts): readonly CoverReason[] {
  const { known, unknown } = termReader(scheme.name);
  const reasons = limitReasons(scheme, facts, known);
  if (unknown.length > 0) throw new IpworthError('DATA_UNKNOWN', unknown);
  return reasons;
}

/** The layers of a loan that is covered, as its facts are now. @throws as `loanCover`, limits aside */
export function coverLayers(scheme: FenScheme, facts: CoverFacts): readonly CoverLayer[] {
  const { known, unknown } = termReader(scheme.name);
  const layers = scheme.layers.map((layer) => coverLayer(layer, { scheme, facts, known }));
  if (unknown.length > 0) throw new IpworthError('DATA_UNKNOWN', unknown);
  checkStages(layers, scheme.name);
  return layers;
}

function termReader(name: string): { readonly known: Known; readonly unknown: Fault[] } {
  const unknown: Fault[] = [];
  const known = <T>(term: Term<T>, otherwise: T): T => {
    if (!isUnknown(term)) return term;
    unknown.push(unknownFault(term, name));
    return otherwise;
  };
  return { known, unknown };
}

/** Reads a term or notes that it is unknown and goes on with a stand-in that is never used. */
export type Known = <T>(term: Term<T>, otherwise: T) => T;

function unknownFault(
  { unknown, note }: { readonly unknown: string; readonly note: string | null },
  name: string,
): Fault {
  return {
    at: `scheme ${name} ${unknown}`,
    problem: `this term is needed and no source tells it${note === null ? '' : ` (${note})`}`,
    met: 'null',
    remedy: `supply ${unknown} with a reason`,
  };
}

interface CoverView {
  readonly scheme: FenScheme;
  readonly facts: CoverFacts;
  readonly known: Known;
}

function coverLayer(layer: FenLayer, { scheme, facts, known }: CoverView): CoverLayer {
  const { party, of, requires, caps } = layer;
  const cap = (term: Term<number> | null): number | null => (term === null ? null : known(term, 0));
  let bands: readonly { readonly upTo: number | null; readonly share: Term<number> }[] = [
    { upTo: null, share: layer.share },
  ];
  for (const tier of scheme.tiers) {
    if (tier.party !== party) continue;
    bands = tier.isMarginal
      ? marginalBands(tier, bands, known)
      : bands.map(({ upTo, share }) => ({ upTo, share: afterStep(share, stepFor(tier, facts, scheme.name), known) }));
  }
  return {
    party,
    of,
    requires,
    bands: bands.map(({ upTo, share }) => ({ upTo, share: known(share, 0) })),
    perLoanCap: cap(caps.perLoan),
    perBorrowerCap: cap(caps.perBorrower),
    perYearCap: cap(caps.perYear),
    perBankYearCap: cap(caps.perBankYear),
    totalCap: cap(caps.total),
  };
}

type Step = FenTier['steps'][number];

function afterStep(share: Term<number>, step: Step | undefined, known: Known): Term<number> {
  if (step === undefined) return share;
  const base = step.share ?? share;
  return step.addition === null ? base : known(base, 0) + known(step.addition, 0);
}

/** Both cuts together: each part between two neighbouring ends has the step and the share in which it lies. */
function marginalBands(
  { steps }: FenTier,
  bands: readonly { readonly upTo: number | null; readonly share: Term<number> }[],
  known: Known,
): { readonly upTo: number | null; readonly share: Term<number> }[] {
  const ends = [...new Set([...bands, ...steps].flatMap(({ upTo }) => (upTo === null ? [] : [upTo])))];
  ends.sort((a, b) => a - b);
  return [...ends, null].map((upTo) => {
    const holds = (one: { readonly upTo: number | null }): boolean =>
      one.upTo === null || (upTo !== null && upTo <= one.upTo);
    const { share } = bands.find(holds)!;
    return { upTo, share: afterStep(share, steps.find(holds), known) };
  });
}

/** The step a loan falls in, or none. */
function stepFor({ dimension, party, steps }: FenTier, facts: CoverFacts, name: string): Step | undefined {
  const met = factOf(dimension, facts);
  if (met === null) {
    const problem = 'the scheme asks for this fact of the loan and it is not told';
    refuse('INPUT_INVALID', { at: `scheme ${name} tiers.${party}.${dimension}`, problem, met: 'null' });
  }
  return typeof met === 'number'
    ? steps.find(({ upTo, is }) => is === null && (upTo === null || met <= upTo))
    : steps.find(({ upTo, is }) => (is === null ? upTo === null : met.includes(is)));
}

/** The loan's fact as the number or the words that steps are told in. */
function factOf(dimension: FenTier['dimension'], facts: CoverFacts): number | readonly string[] | null {
  if (dimension === 'loanSize') return facts.amount;
  if (dimension === 'bankNplRate') return facts.bankNplRate;
  if (dimension === 'firstLoan') {
    return facts.isFirstLoan === null ? null : facts.isFirstLoan ? ['yes', 'true'] : ['no', 'false'];
  }
  const word = facts[dimension];
  return word === null ? null : [word];
}

/** Layers that share the loss side by side never ask for more than the whole of any part of it. */
function checkStages(layers: readonly CoverLayer[], name: string): void {
  for (let from = 0; from < layers.length; from++) {
    const stage: CoverLayer[] = [];
    while (layers[from]?.of === 'loss') stage.push(layers[from++]!);
    for (const end of [...stage.flatMap(({ bands }) => bands.map(({ upTo }) => upTo))]) {
      const sum = stage.reduce((total, { bands }) => total + shareAt(bands, end), 0);
      if (sum <= MILLION) continue;
      const problem = `the shares of ${stage.map(({ party }) => party).join(', ')} add up to more than the whole`;
      const met = `${sum} millionths${end === null ? '' : ` up to ${fenText(end)}`}`;
      refuse('DATA_INVALID', { at: `scheme ${name} layers`, problem, met });
    }
  }
  for (const { party, of, bands } of layers) {
    const most = Math.max(...bands.map(({ share }) => share));
    if (of === 'loss' || most <= MILLION) continue;
    refuse('DATA_INVALID', {
      at: `scheme ${name} layers.${party}`,
      problem: 'a share above 1',
      met: `${most} millionths`,
    });
  }
}

function shareAt(bands: readonly ShareBand[], end: number | null): number {
  return bands.find(({ upTo }) => upTo === null || (end !== null && end <= upTo))!.share;
}
