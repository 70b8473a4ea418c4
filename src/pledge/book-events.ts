import type { BookEvent } from '../domain/loan-book.ts';
import { parseDay } from '../numeric/calendar.ts';
import { type DueState, daysPastDue, dueBy, dueStates, type LoanState, type RightState, unpaid } from './book-state.ts';
import { fenText, toFen } from './fen.ts';

/** A book being changed; its maps are private to the one who changes it. */
export interface BookDraft {
  readonly loans: Map<string, LoanState>;
  readonly rights: Map<string, RightState>;
}

type Refuse = (problem: string, met: string) => never;
type LoanEvent = Extract<BookEvent, { readonly loanId: string }>;
type RightEvent = Extract<BookEvent, { readonly rightId: string }>;
type EventOf<K extends BookEvent['kind']> = Extract<BookEvent, { readonly kind: K }>;

/** Changes a draft by one event, or refuses it and leaves the draft as it was. */
export function applyEvent(draft: BookDraft, event: BookEvent, refuse: Refuse): void {
  if ('loanId' in event) {
    const state = draft.loans.get(event.loanId) ?? refuse('no such loan in the book', event.loanId);
    draft.loans.set(event.loanId, loanAfter(state, event, refuse));
  } else {
    const state = draft.rights.get(event.rightId) ?? refuse('no such right in the book', event.rightId);
    draft.rights.set(event.rightId, rightAfter(state, event, refuse));
  }
}

function loanAfter(state: LoanState, event: LoanEvent, refuse: Refuse): LoanState {
  const { drawdownDay } = state.loan;
  if (event.day < drawdownDay) refuse(`before drawdown on ${drawdownDay}`, event.day);
  if (event.kind === 'recovery') return afterRecovery(state, event, refuse);
  if (state.outstanding === 0 && unpaid(state.dues, 'interest') === 0) {
    refuse(state.writtenOffOn === null ? 'the loan is repaid' : `written off on ${state.writtenOffOn}`, event.day);
  }
  if (state.writtenOffOn !== null) refuse(`written off on ${state.writtenOffOn}`, event.day);
  switch (event.kind) {
    case 'payment':
      return afterPayment(state, event, refuse);
    case 'rescheduling':
      return afterRescheduling(state, event, refuse);
    case 'default':
      if (state.defaultedOn !== null) refuse(`in default since ${state.defaultedOn}`, event.day);
      return { ...state, defaultedOn: event.day, curedOn: null };
    case 'cure': {
      if (state.defaultedOn === null) refuse('not in default', event.day);
      const due = dueBy(state.dues, parseDay(event.day));
      if (due > 0) refuse('not all that is due is paid', fenText(due));
      return { ...state, defaultedOn: null, curedOn: event.day };
    }
    case 'write-off':
      if (state.defaultedOn === null) refuse('not in default', event.day);
      return { ...state, outstanding: 0, writtenOff: state.outstanding, writtenOffOn: event.day, dues: [] };
  }
}

/** The oldest dues first; within one, interest or principal first. */
function afterPayment(state: LoanState, event: EventOf<'payment'>, refuse: Refuse): LoanState {
  if (state.defaultedOn !== null)
    refuse(`in default since ${state.defaultedOn}: book it as a recovery, or cure first`, event.day);
  const [amount, day] = [toFen(event.amount, 'payment'), parseDay(event.day)];
  const due = dueBy(state.dues, day);
  if (amount > due) {
    refuse(`only ${fenText(due)} is due by ${event.day}; pay ahead by a rescheduling`, fenText(amount));
  }
  return settled(state, amount, event.order);
}

function settled(state: LoanState, amount: number, order: EventOf<'payment'>['order']): LoanState {
  let left = amount;
  let [principal, interest] = [0, 0];
  const dues = state.dues.map((due): DueState => {
    if (left === 0) return due;
    const [openPrincipal, openInterest] = [due.principal - due.principalPaid, due.interest - due.interestPaid];
    const toFirst = Math.min(left, order === 'interest-first' ? openInterest : openPrincipal);
    const toSecond = Math.min(left - toFirst, order === 'interest-first' ? openPrincipal : openInterest);
    const [toInterest, toPrincipal] = order === 'interest-first' ? [toFirst, toSecond] : [toSecond, toFirst];
    left -= toInterest + toPrincipal;
    principal += toPrincipal;
    interest += toInterest;
    return {
      ...due,
      principalPaid: due.principalPaid + toPrincipal,
      interestPaid: due.interestPaid + toInterest,
    };
  });
  return {
    ...state,
    dues,
    outstanding: state.outstanding - principal,
    principalPaid: state.principalPaid + principal,
    interestPaid: state.interestPaid + interest,
  };
}

function afterRescheduling(state: LoanState, event: EventOf<'rescheduling'>, refuse: Refuse): LoanState {
  const [principal, interest] = [toFen(event.principalPaid, 'rescheduling'), toFen(event.interestPaid, 'rescheduling')];
  const day = parseDay(event.day);
  const rest = state.outstanding - principal;
  if (rest < 0) refuse(`only ${fenText(state.outstanding)} is owed`, fenText(principal));
  const dues = dueStates(event.dues);
  const planned = dues.reduce((sum, due) => sum + due.principal, 0);
  if (planned !== rest) refuse(`new dues must bring back ${fenText(rest)}`, fenText(planned));
  for (const [i, due] of dues.entries()) {
    if (due.day <= (dues[i - 1]?.day ?? day)) refuse(`new due ${i} is not after the day before it`, event.dues[i]!.day);
  }
  const overdue = state.dues.filter((due) => due.day <= day);
  for (const [what, paid] of [
    ['principal', principal],
    ['interest', interest],
  ] as const) {
    const owed = unpaid(overdue, what);
    if (event.isRestructuring || paid >= owed) continue;
    refuse(`${fenText(owed)} of ${what} is due and must be paid first, unless it is a restructuring`, fenText(paid));
  }
  const daysThen = Math.max(daysPastDue(state, 'principal', day), daysPastDue(state, 'interest', day));
  const restructured = { on: event.day, daysThen, wasDefault: state.defaultedOn !== null };
  return {
    ...state,
    dues,
    outstanding: rest,
    principalPaid: state.principalPaid + principal,
    interestPaid: state.interestPaid + interest,
    restructured: event.isRestructuring ? restructured : state.restructured,
  };
}

/** Costs first; then interest that had fallen due and principal, in the agreed order. After a write-off, against the loss. */
function afterRecovery(state: LoanState, event: EventOf<'recovery'>, refuse: Refuse): LoanState {
  if (state.defaultedOn === null) refuse('not in default', event.day);
  const [amount, costs] = [toFen(event.amount, 'recovery'), toFen(event.costs, 'recovery')];
  if (costs > amount) refuse(`costs exceed the ${fenText(amount)} received`, fenText(costs));
  const net = amount - costs;
  const recovered = state.recovered + net;
  const recoveryCosts = state.recoveryCosts + costs;
  if (state.writtenOffOn !== null) {
    if (net > state.writtenOff) refuse(`only ${fenText(state.writtenOff)} of loss is left`, fenText(net));
    return {
      ...state,
      recovered,
      recoveryCosts,
      writtenOff: state.writtenOff - net,
      principalPaid: state.principalPaid + net,
    };
  }
  const day = parseDay(event.day);
  const interest = unpaid(
    state.dues.filter((due) => due.day <= day),
    'interest',
  );
  const owed = state.outstanding + interest;
  if (net > owed) refuse(`only ${fenText(owed)} is owed; the surplus is the pledgor's`, fenText(net));
  const toInterest = event.order === 'interest-first' ? Math.min(net, interest) : Math.max(0, net - state.outstanding);
  const byInterest = paidAgainst(state.dues, 'interest', toInterest, day);
  const dues = paidAgainst(byInterest, 'principal', net - toInterest, Number.MAX_SAFE_INTEGER);
  return {
    ...state,
    dues,
    recovered,
    recoveryCosts,
    outstanding: state.outstanding - (net - toInterest),
    principalPaid: state.principalPaid + (net - toInterest),
    interestPaid: state.interestPaid + toInterest,
  };
}

function paidAgainst(
  dues: readonly DueState[],
  what: 'principal' | 'interest',
  amount: number,
  until: number,
): readonly DueState[] {
  let left = amount;
  const paid = `${what}Paid` as const;
  return dues.map((due) => {
    const part = due.day > until ? 0 : Math.min(left, due[what] - due[paid]);
    left -= part;
    return part === 0 ? due : { ...due, [paid]: due[paid] + part };
  });
}

function rightAfter(state: RightState, event: RightEvent, refuse: Refuse): RightState {
  const { ended, lawsuits } = state;
  if (ended !== null && event.kind !== 'lawsuit-ended')
    refuse(`the right ended on ${ended.on} by ${ended.how}`, event.day);
  switch (event.kind) {
    case 'revaluation':
      if (event.day < state.valuedOn) refuse(`before the valuation on ${state.valuedOn}`, event.day);
      return { ...state, value: toFen(event.value, 'revaluation'), valuedOn: event.day };
    case 'lapse':
    case 'invalidation':
      return { ...state, value: 0, ended: { on: event.day, how: event.kind } };
    case 'lawsuit':
      if (lawsuits.some(({ caseId }) => caseId === event.caseId)) refuse('this case is open already', event.caseId);
      return { ...state, lawsuits: [...lawsuits, { caseId: event.caseId, since: event.day }] };
    case 'lawsuit-ended': {
      const rest = lawsuits.filter(({ caseId }) => caseId !== event.caseId);
      if (rest.length === lawsuits.length) refuse('no such case is open', event.caseId);
      return { ...state, lawsuits: rest };
    }
  }
}
