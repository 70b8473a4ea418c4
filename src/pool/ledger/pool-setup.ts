import { quote, refuse } from '../../base/errors.ts';
import { parseWith } from '../../domain/parse.ts';
import { PoolSetup } from '../../domain/pool-setup.ts';
import type { SchemeRules } from '../../domain/scheme-terms.ts';
import { toFen } from '../scheme/fen.ts';
import { type FenScheme, schemeInFen } from '../scheme/fen-scheme.ts';
import type { PoolState } from './pool-state.ts';

/** The setup read for use. */
export interface ReadSetup {
  readonly schemes: readonly FenScheme[];
  readonly quotas: ReadonlyMap<string, number>;
  readonly holidays: ReadonlySet<string>;
  readonly extraWorkingDays: ReadonlySet<string>;
}

/** A setup with nothing but one scheme, in force from its first day on. */
export function poolSetup(rules: SchemeRules, from: string, more: Partial<PoolSetup> = {}): PoolSetup {
  return { versions: [{ from, rules }], bankQuotas: [], holidays: [], extraWorkingDays: [], waived: [], ...more };
}

/**
 * A pool before anything has happened.
 *
 * @param raw  a document of the schema `PoolSetup`; `poolSetup` makes one of a single scheme
 * @throws INPUT_INVALID  all faults at once: a term that is none, a day or quota that is none; versions out of order
 * @throws DATA_INVALID   rules that do not hold together
 */
export function openPool(raw: PoolSetup): PoolState {
  const setup = parseWith(PoolSetup, raw, 'pool setup');
  readSetup(setup);
  return {
    setup,
    day: null,
    balance: 0,
    earmarked: 0,
    loans: [],
    claims: [],
    banks: [],
    years: [],
    counters: [],
    tripped: [],
    events: [],
  };
}

export function readSetup({ versions, bankQuotas, holidays, extraWorkingDays }: PoolSetup): ReadSetup {
  for (const [i, { from }] of versions.entries()) {
    const before = versions[i - 1]?.from;
    if (before === undefined || before < from) continue;
    const problem = `not after the version before it, from ${before}`;
    refuse('INPUT_INVALID', { at: `pool setup /versions/${i}/from`, problem, met: quote(from) });
  }
  return {
    schemes: versions.map(({ rules }) => schemeInFen(rules)),
    quotas: new Map(bankQuotas.map(({ bank, quota }) => [bank, toFen(quota, `pool setup: quota of ${quote(bank)}`)])),
    holidays: new Set(holidays),
    extraWorkingDays: new Set(extraWorkingDays),
  };
}
