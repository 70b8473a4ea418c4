import { type Fault, IpworthError, quote, refuse } from '../base/errors.ts';
import { type CompensationScheme, type SchemeTerms, sharesFit } from '../domain/scheme.ts';
import type { Sourced } from '../domain/sourced.ts';

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

type Supplied = Readonly<Record<string, { readonly value: string; readonly reason: string }>>;

/**
 * Fills the terms a scheme's sources do not tell with what the applicant supplied.
 *
 * @throws DATA_UNKNOWN   a needed term is neither known nor supplied; each is named
 * @throws INPUT_INVALID  a supplied term that is no term of the scheme, is known already, or is not of its kind; shares
 *   that add up to more than 1 with the supplied ones
 */
export function resolveScheme(scheme: CompensationScheme, supplied: Supplied, at: string): ResolvedScheme {
  const leaves = leavesOf(scheme);
  const faults: Fault[] = [];
  for (const [term, { value }] of Object.entries(supplied)) {
    const problem = suppliedProblem(leaves.get(term), value);
    if (problem !== undefined)
      faults.push({ at: `${at}/supplied/${term}`, problem, met: quote(value), remedy: openTerms(leaves) });
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);

  const missing: Fault[] = [];
  const termValue = (term: string): string => {
    const known = leaves.get(term)?.leaf.value ?? supplied[term]?.value;
    if (known === undefined) missing.push(missingFault(scheme, term, leaves.get(term)?.leaf.note));
    return String(known ?? '0');
  };
  const terms: SchemeTerms = {
    id: scheme.id,
    version: scheme.version,
    title: scheme.title,
    layers: scheme.layers.map(({ party, perLoanCap }) => ({
      party,
      share: termValue(`layers.${party}.share`),
      perLoanCap: perLoanCap === undefined ? null : termValue(`layers.${party}.perLoanCap`),
    })),
    remainder: scheme.remainder,
    poolParty: scheme.poolParty,
    compensationBase: termValue('compensationBase') as SchemeTerms['compensationBase'],
    poolSize: termValue('pool.size'),
    isLimitedToBalance: termValue('pool.liabilityLimit') === 'balance',
    leverage: leaves.get('pool.leverageTarget')?.leaf.value ?? supplied['pool.leverageTarget']?.value ?? null,
    maximumLoan:
      scheme.maximumLoan?.value === undefined ? null : String(scheme.maximumLoan.value ?? termValue('maximumLoan')),
  };
  if (missing.length > 0) throw new IpworthError('DATA_UNKNOWN', missing);
  if (!sharesFit(terms.layers.map(({ share }) => share))) {
    const met = terms.layers.map(({ party, share }) => `${party} ${share}`).join(', ');
    const problem = 'with the supplied shares the layers cover more than the whole loss';
    refuse('INPUT_INVALID', { at: `${at}/supplied`, problem, met, remedy: 'supply shares that add up to at most 1' });
  }
  return {
    terms,
    supplied: Object.entries(supplied).map(([term, { value, reason }]) => ({ term, value, reason })),
    stillUnknown: [...leaves]
      .filter(([term, { leaf }]) => leaf.value === null && !(term in supplied))
      .map(([term]) => term),
  };
}

interface Leaf {
  readonly leaf: Sourced<string>;
  readonly isValid: (value: string) => boolean;
}

const isShare = (value: string): boolean => /^(0(\.\d+)?|1(\.0+)?)$/.test(value);
const isAmount = (value: string): boolean => /^\d{1,15}(\.\d{1,2})?$/.test(value) && Number(value) > 0;
const isOneOf =
  (...allowed: readonly string[]) =>
  (value: string): boolean =>
    allowed.includes(value);

function leavesOf(scheme: CompensationScheme): ReadonlyMap<string, Leaf> {
  const leaf = ({ value, ...rest }: Sourced<string | number>, isValid: Leaf['isValid']): Leaf => {
    return { leaf: { ...rest, value: value === null ? null : String(value) }, isValid };
  };
  const leaves = new Map<string, Leaf>([
    ['compensationBase', leaf(scheme.compensationBase, isOneOf('principal', 'principalAndInterest'))],
    ['trigger', leaf(scheme.trigger, () => true)],
    ['pool.size', leaf(scheme.pool.size, isAmount)],
    ['pool.liabilityLimit', leaf(scheme.pool.liabilityLimit, isOneOf('balance', 'none'))],
    ['pool.leverageTarget', leaf(scheme.pool.leverageTarget, isAmount)],
  ]);
  if (scheme.maximumLoan !== undefined) leaves.set('maximumLoan', leaf(scheme.maximumLoan, isAmount));
  for (const { party, share, perLoanCap } of scheme.layers) {
    leaves.set(`layers.${party}.share`, leaf(share, isShare));
    if (perLoanCap !== undefined) leaves.set(`layers.${party}.perLoanCap`, leaf(perLoanCap, isAmount));
  }
  return leaves;
}

function suppliedProblem(leaf: Leaf | undefined, value: string): string | undefined {
  if (leaf === undefined) return 'the scheme has no such term';
  if (leaf.leaf.value !== null) return `the term is known (${leaf.leaf.value}) and cannot be overruled`;
  return leaf.isValid(value) ? undefined : 'not a value this term can have';
}

function openTerms(leaves: ReadonlyMap<string, Leaf>): string {
  return `open terms are ${[...leaves]
    .filter(([, { leaf }]) => leaf.value === null)
    .map(([term]) => term)
    .join(', ')}`;
}

function missingFault(scheme: CompensationScheme, term: string, note: string | undefined): Fault {
  return {
    at: `scheme ${scheme.id}@${scheme.version} ${term}`,
    problem: `this term is needed and no source tells it${note === undefined ? '' : ` (${note})`}`,
    met: 'null',
    remedy: `supply it with a reason under /scheme/supplied/${term}`,
  };
}
