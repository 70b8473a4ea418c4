import { refuse } from '../../base/errors.ts';
import type { Party } from '../../domain/scheme.ts';
import { isUnknown, type LayerTerms, type SchemeRules, type Term, type TierTerms } from '../../domain/scheme-terms.ts';
import { toFen, toMillionths } from './fen.ts';

/** The caps of a layer in whole fen; `null`: no such cap. */
export interface LayerCaps {
  readonly perLoan: Term<number> | null;
  readonly perBorrower: Term<number> | null;
  readonly perYear: Term<number> | null;
  readonly perBankYear: Term<number> | null;
  readonly total: Term<number> | null;
}

/** A layer with its share in millionths and its caps in fen. */
export interface FenLayer {
  readonly party: Party;
  readonly share: Term<number>;
  readonly of: LayerTerms['of'];
  readonly requires: Party | null;
  readonly caps: LayerCaps;
}

/** A tier with shares in millionths; ends of bands in fen (loan size) or millionths (rates). */
export interface FenTier {
  readonly dimension: TierTerms['dimension'];
  readonly party: Party;
  readonly isMarginal: boolean;
  readonly steps: readonly {
    readonly upTo: number | null;
    readonly is: string | null;
    readonly share: Term<number> | null;
    readonly addition: Term<number> | null;
  }[];
}

/** A scheme's rules read into whole fen and millionths, checked once; what is unknown stays unknown. */
export interface FenScheme {
  readonly rules: SchemeRules;
  /** As messages name it: `id@version`. */
  readonly name: string;
  readonly layers: readonly FenLayer[];
  readonly tiers: readonly FenTier[];
  readonly stackingCap: Term<number> | null;
  /** Row of the layer whose money is the pool. */
  readonly poolLayer: number;
  readonly isPublic: readonly boolean[];
  readonly isRemainderPublic: boolean;
}

const RATES: ReadonlySet<TierTerms['dimension']> = new Set(['bankNplRate']);

/**
 * Reads a scheme's rules for exact arithmetic.
 *
 * @throws DATA_INVALID      two layers of one party, a layer of the remainder party, a pool party without a layer, a layer
 *   of or after a party that comes later, a tier of no layer, bands out of order, marginal bands of anything but loan size
 * @throws ARGUMENT_INVALID  an amount or share that is no such decimal text
 */
export function schemeInFen(rules: SchemeRules): FenScheme {
  const name = `${rules.id}@${rules.version}`;
  const parties = rules.layers.map(({ party }) => party);
  rules.layers.forEach((layer, i) => {
    checkLayer(layer, { name, remainder: rules.remainder, before: parties.slice(0, i) });
  });
  const poolLayer = parties.indexOf(rules.poolParty);
  if (poolLayer < 0) invalid(`scheme ${name} poolParty`, 'has no layer: its money shares no loss', rules.poolParty);
  for (const tier of rules.tiers) checkTier(tier, name, parties);
  return {
    rules,
    name,
    layers: rules.layers.map((layer) => fenLayer(layer, name)),
    tiers: rules.tiers.map((tier) => fenTier(tier, name)),
    stackingCap: millionths(rules.stackingCap, `scheme ${name} stackingCap`),
    poolLayer,
    isPublic: parties.map((party) => rules.publicParties.includes(party)),
    isRemainderPublic: rules.publicParties.includes(rules.remainder),
  };
}

/** A known term read by `read`, an unknown or absent one as it is. */
export function readTerm<T>(term: Term<string> | null, read: (text: string) => T): Term<T> | null {
  return term === null || isUnknown(term) ? term : read(term);
}

const fen = (term: Term<string> | null, at: string) => readTerm(term, (text) => toFen(text, at));
const millionths = (term: Term<string> | null, at: string) => readTerm(term, (text) => toMillionths(text, at));

function fenLayer({ party, share, of, requires, ...caps }: LayerTerms, name: string): FenLayer {
  const at = `scheme ${name} layers.${party}`;
  return {
    party,
    share: millionths(share, `${at}.share`)!,
    of,
    requires,
    caps: {
      perLoan: fen(caps.perLoanCap, `${at}.perLoanCap`),
      perBorrower: fen(caps.perBorrowerCap, `${at}.perBorrowerCap`),
      perYear: fen(caps.perYearCap, `${at}.perYearCap`),
      perBankYear: fen(caps.perBankYearCap, `${at}.perBankYearCap`),
      total: fen(caps.totalCap, `${at}.totalCap`),
    },
  };
}

function fenTier({ dimension, party, isMarginal, steps }: TierTerms, name: string): FenTier {
  const at = `scheme ${name} tiers.${party}.${dimension}`;
  const read = RATES.has(dimension) ? toMillionths : toFen;
  return {
    dimension,
    party,
    isMarginal,
    steps: steps.map(({ upTo, is, share, addition }, i) => ({
      upTo: upTo === null ? null : read(upTo, `${at}.${i}.upTo`),
      is,
      share: millionths(share, `${at}.${i}.share`),
      addition: millionths(addition, `${at}.${i}.addition`),
    })),
  };
}

interface LayerPlace {
  readonly name: string;
  readonly remainder: Party;
  readonly before: readonly Party[];
}

function checkLayer({ party, of, requires }: LayerTerms, { name, remainder, before }: LayerPlace): void {
  const at = `scheme ${name} layers.${party}`;
  if (party === remainder) invalid(at, 'the remainder party has no layer of its own', party);
  if (before.includes(party)) invalid(at, 'each party has one layer', party);
  if (of !== 'loss' && of !== 'residual' && of !== remainder && !before.includes(of)) {
    invalid(`${at}.of`, 'no party of an earlier layer', of);
  }
  if (requires !== null && !before.includes(requires)) {
    invalid(`${at}.requires`, 'no party of an earlier layer', requires);
  }
}

function checkTier({ dimension, party, isMarginal, steps }: TierTerms, name: string, parties: readonly Party[]): void {
  const at = `scheme ${name} tiers.${party}.${dimension}`;
  if (!parties.includes(party)) invalid(at, 'a tier of a party without a layer', party);
  if (isMarginal && dimension !== 'loanSize') {
    invalid(at, 'only bands of the loan size can be taken part by part', dimension);
  }
  let last = -1;
  for (const [i, { upTo, is }] of steps.entries()) {
    if (is !== null) continue;
    if (upTo === null && i < steps.length - 1) invalid(`${at}.${i}.upTo`, 'only the last step has no end', 'null');
    if (upTo !== null && !(Number(upTo) > last)) invalid(`${at}.${i}.upTo`, 'steps go up', upTo);
    last = upTo === null ? last : Number(upTo);
  }
}

function invalid(at: string, problem: string, met: string): never {
  refuse('DATA_INVALID', { at, problem, met });
}
