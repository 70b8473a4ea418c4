import { type ErrorCode, type Fault, faultText } from '../../base/errors.ts';
import { attempt, type Result } from '../../base/result.ts';
import { parseWith } from '../../domain/parse.ts';
import { PoolEvent, type PoolEventOf } from '../../domain/pool-events.ts';
import { Day } from '../../domain/quantities.ts';
import { draftOf, type PoolDraft, stateOf, unfit } from './draft.ts';
import { approve, file, reject, tellFinalLoss } from './filing.ts';
import type { PoolState } from './pool-state.ts';
import { accrue, clawBack, fund, recover, replenish } from './receipts.ts';
import { defaulted, register, repay } from './registration.ts';
import { earmark, pay, release } from './settlement.ts';
import { checkYear, closeYear } from './year-close.ts';

/** An event that did not fit: nothing of it was applied. */
export interface RefusedEvent {
  /** Place in the list given, from 0. */
  readonly index: number;
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
}

export interface AppliedEvents {
  readonly state: PoolState;
  readonly refused: readonly RefusedEvent[];
}

/**
 * The pool after more events; the state given stays as it is.
 *
 * Each event is checked against the state that the events before it left. One that does not fit (malformed, told twice,
 * before the event before it, ruled out by the state, in need of a term that no source tells) is refused whole and
 * reported, and the others go on. Applying a list equals applying its parts one after the other.
 *
 * @param raw  documents of the schema `PoolEvent`, in the order in which they happened
 */
export function applyPoolEvents(state: PoolState, raw: Iterable<unknown>): AppliedEvents {
  const draft = draftOf(state);
  const refused: RefusedEvent[] = [];
  let index = 0;
  for (const one of raw) {
    const result = attempt(() => applyOne(draft, one));
    if (!result.ok) refused.push({ index, ...refusalOf(result, one) });
    index++;
  }
  return { state: stateOf(draft), refused };
}

/**
 * The pool as it stood at the end of a day.
 *
 * @throws INPUT_INVALID  no day
 */
export function poolAt(opening: PoolState, raw: readonly unknown[], day: string): AppliedEvents {
  parseWith(Day, day, 'poolAt: day');
  return applyPoolEvents(
    opening,
    raw.filter((one) => !(dayOf(one) > day)),
  );
}

function dayOf(raw: unknown): string {
  const day = typeof raw === 'object' && raw !== null && 'day' in raw ? raw.day : '';
  return typeof day === 'string' ? day : '';
}

function applyOne(draft: PoolDraft, raw: unknown): void {
  const parsed = PoolEvent.safeParse(raw);
  const event = parsed.success ? parsed.data : parseWith(PoolEvent, raw, '');
  if (draft.events.has(event.id)) unfit('id', 'told already', event.id);
  if (draft.day !== null && event.day < draft.day)
    unfit('day', `before the event before it, on ${draft.day}`, event.day);
  if (event.kind !== 'close-year') checkYear(draft, event.day);
  (HANDLERS[event.kind] as (draft: PoolDraft, event: PoolEvent) => void)(draft, event);
  draft.events.add(event.id);
  draft.day = event.day;
}

const HANDLERS: { readonly [K in PoolEvent['kind']]: (draft: PoolDraft, event: PoolEventOf<K>) => void } = {
  fund,
  replenish,
  interest: accrue,
  register,
  repay,
  default: defaulted,
  claim: file,
  approve,
  reject,
  pay,
  earmark,
  release,
  'final-loss': tellFinalLoss,
  recover,
  clawback: clawBack,
  'close-year': closeYear,
};

/** Names the event in each fault. */
function refusalOf(
  { error: { code, faults } }: Extract<Result<void>, { readonly ok: false }>,
  raw: unknown,
): Omit<RefusedEvent, 'index'> {
  const { kind, id } = (typeof raw === 'object' && raw !== null ? raw : {}) as Readonly<Record<string, unknown>>;
  const name = `${typeof kind === 'string' ? kind : 'event'} ${typeof id === 'string' ? id : 'without id'}`;
  return { code, faults: faults.map((fault) => ({ ...fault, at: `${name}: ${fault.at.trim()}` })) };
}

/** A refusal as one line of text for each fault. */
export function refusalText({ index, code, faults }: RefusedEvent): string {
  return faults.map((fault) => `${code} event ${index}: ${faultText(fault)}`).join('\n');
}
