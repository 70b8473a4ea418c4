import { type Fault, IpworthError } from '../base/errors.ts';
import { BookEvent, type BookLoan, OpeningBook } from '../domain/loan-book.ts';
import { parseWith } from '../domain/parse.ts';
import { Day } from '../domain/quantities.ts';
import { applyEvent } from './book-events.ts';
import { dueStates, type LoanBook, type LoanState } from './book-state.ts';
import { fenText, toFen } from './fen.ts';

/**
 * A book before anything has happened.
 *
 * @param raw  a document of the schema `OpeningBook`
 * @throws INPUT_INVALID  all faults at once: two of one id, dues that do not add up or lie before drawdown, a pledge of no
 *   right of the book, one right pledged twice at one rank
 */
export function openBook(raw: OpeningBook): LoanBook {
  const { loans, rights } = parseWith(OpeningBook, raw, 'book');
  const faults = openingFaults({ loans, rights });
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return {
    day: null,
    loans: new Map(loans.map((loan) => [loan.id, drawn(loan)])),
    rights: new Map(
      rights.map(({ id, value, valuedOn }) => [
        id,
        { id, value: toFen(value, 'book'), valuedOn, ended: null, lawsuits: [] },
      ]),
    ),
    events: new Set(),
  };
}

/**
 * The book after more events. The book given stays as it is.
 *
 * Applying a list equals applying its events one by one. An event that cannot have happened refuses the whole list: nothing
 * of it is applied.
 *
 * @throws INPUT_INVALID  an event before the one before it, or told twice; no such loan or right; a payment before drawdown
 *   or of more than is due; a payment, revaluation or recovery that the state rules out
 */
export function applyEvents(book: LoanBook, raw: readonly BookEvent[]): LoanBook {
  const events = parseWith(BookEvent.array(), raw, 'events');
  const draft = {
    day: book.day,
    loans: new Map(book.loans),
    rights: new Map(book.rights),
    events: new Set(book.events),
  };
  for (const [i, event] of events.entries()) {
    const refuseEvent = (problem: string, met: string): never => {
      throw new IpworthError('INPUT_INVALID', [{ at: `events /${i} (${event.kind} ${event.id})`, problem, met }]);
    };
    if (draft.events.has(event.id)) refuseEvent('told twice', event.id);
    if (draft.day !== null && event.day < draft.day)
      refuseEvent(`before the event before it, on ${draft.day}`, event.day);
    applyEvent(draft, event, refuseEvent);
    draft.events.add(event.id);
    draft.day = event.day;
  }
  return draft;
}

/** The book as it stood at the end of a day: its opening and every event up to then. @throws INPUT_INVALID as `applyEvents` */
export function bookAt(opening: LoanBook, events: readonly BookEvent[], day: string): LoanBook {
  parseWith(Day, day, 'bookAt: day');
  applyEvents(opening, events); // what came later must be possible too, or the list is not to be trusted
  return applyEvents(
    opening,
    events.filter((event) => event.day <= day),
  );
}

function drawn(loan: BookLoan): LoanState {
  return {
    loan,
    dues: dueStates(loan.dues),
    outstanding: toFen(loan.principal, 'book'),
    principalPaid: 0,
    interestPaid: 0,
    writtenOff: 0,
    recovered: 0,
    recoveryCosts: 0,
    defaultedOn: null,
    writtenOffOn: null,
    restructured: null,
    curedOn: null,
  };
}

function openingFaults({ loans, rights }: OpeningBook): Fault[] {
  const faults: Fault[] = [];
  const fault = (at: string, problem: string, met: string): void => {
    faults.push({ at: `book /${at}`, problem, met });
  };
  const [known, seen, ranks] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const [i, { id }] of rights.entries()) {
    if (known.has(id)) fault(`rights/${i}/id`, 'two rights of one id', id);
    known.add(id);
  }
  for (const [i, { id, principal, drawdownDay, dues, pledges }] of loans.entries()) {
    if (seen.has(id)) fault(`loans/${i}/id`, 'two loans of one id', id);
    seen.add(id);
    const sum = dueStates(dues).reduce((total, due) => total + due.principal, 0);
    if (sum !== toFen(principal, 'book'))
      fault(`loans/${i}/dues`, `principal does not add up to ${principal}`, fenText(sum));
    for (const [j, { day }] of dues.entries()) {
      if (day <= (dues[j - 1]?.day ?? drawdownDay)) {
        fault(`loans/${i}/dues/${j}/day`, `not after ${dues[j - 1]?.day ?? `drawdown on ${drawdownDay}`}`, day);
      }
    }
    for (const [j, { rightId, rank }] of pledges.entries()) {
      const key = `${rightId} at rank ${rank}`;
      if (!known.has(rightId)) fault(`loans/${i}/pledges/${j}/rightId`, 'no such right in the book', rightId);
      if (ranks.has(key)) fault(`loans/${i}/pledges/${j}`, 'pledged twice at one rank; a value counts once', key);
      ranks.add(key);
    }
  }
  return faults;
}
