import { quote, refuse } from '../../base/errors.ts';
import type { SchemeRules } from '../../domain/scheme-terms.ts';
import { parseDay } from '../../numeric/calendar.ts';
import { toFen } from '../scheme/fen.ts';
import { type FenScheme, schemeInFen } from '../scheme/fen-scheme.ts';
import type { PoolState } from './pool-state.ts';

/** Checks that the administrator makes elsewhere: the ledger reports but does not refuse. */
export type WaivedCheck = 'leverage' | 'trigger' | 'filing-window';

/** What a pool runs by. Plain JSON; it is kept in the state. */
export interface PoolSetup {
  /** Versions of the scheme in rising order of their first day: a loan has the version in force on its own day. */
  readonly versions: readonly { readonly from: string; readonly rules: SchemeRules }[];
  /** Most that a bank may have outstanding under the scheme, by bank, in whole units; a bank left out has no quota. */
  readonly bankQuotas: readonly { readonly bank: string; readonly quota: string }[];
  /** Weekdays on which nobody works, and days of a weekend on which people do, for filing windows. */
  readonly holidays: readonly string[];
  readonly extraWorkingDays: readonly string[];
  readonly waived: readonly WaivedCheck[];
}

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
 * @throws ARGUMENT_INVALID  no version, versions out of order, a day or quota that is none
 * @throws DATA_INVALID      rules that do not hold together
 */
export function openPool(setup: PoolSetup): PoolState {
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
  if (versions.length === 0) refuse('ARGUMENT_INVALID', { at: 'pool setup: versions', problem: 'none', met: '[]' });
  for (const [i, { from }] of versions.entries()) {
    parseDay(from);
    const before = versions[i - 1]?.from;
    if (before === undefined || before < from) continue;
    const problem = `not after the version before it, from ${before}`;
    refuse('ARGUMENT_INVALID', { at: `pool setup: versions[${i}].from`, problem, met: quote(from) });
  }
  for (const day of [...holidays, ...extraWorkingDays]) parseDay(day);
  return {
    schemes: versions.map(({ rules }) => schemeInFen(rules)),
    quotas: new Map(bankQuotas.map(({ bank, quota }) => [bank, toFen(quota, `pool setup: quota of ${quote(bank)}`)])),
    holidays: new Set(holidays),
    extraWorkingDays: new Set(extraWorkingDays),
  };
}
