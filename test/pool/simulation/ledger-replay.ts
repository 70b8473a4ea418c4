import type { PoolEvent } from '../../../src/domain/pool-events.ts';
import { applyPoolEvents } from '../../../src/pool/ledger/apply-events.ts';
import { openPool, poolSetup } from '../../../src/pool/ledger/pool-setup.ts';
import { fenText } from '../../../src/pool/scheme/fen.ts';
import type { PoolRequest } from '../../../src/pool/simulation/compile-pool.ts';
import { outstandingAt, type TwinEvent } from './slow-settlement.ts';

/** A default with what it owed, as the ledger is told it. */
interface Told {
  readonly event: TwinEvent;
  readonly principal: number;
  readonly interest: number;
  readonly recovered: number;
}

/** What the ledger makes of a scenario: who bears each loss, by place, and the balance. */
export interface Replay {
  readonly burdens: ReadonlyMap<number, readonly number[]>;
  readonly balance: number;
}

/**
 * Tells the ledger a scenario's events, day by day: money, what pledges brought, claims in order of their moments, the end of each quarter.
 *
 * Known to differ, and left out: a yearly loss floor and circuit-breakers (the ledger takes their measures from what happened, the
 * simulation from schedules), earmarks (released one by one), appropriations.
 *
 * @param balances  of the simulation, after each period: what interest is of
 */
export function replayInLedger(
  request: PoolRequest,
  index: number,
  events: readonly TwinEvent[],
  balances: readonly number[],
): Replay {
  const rules = request.schemes[index]!;
  const told = events.filter(({ row }) => request.book.scheme[row] === index).map((event) => toldOf(request, event));
  const days = new Scenario(request, index, told);
  const opening = openPool(poolSetup(rules, '2020-01-01', { waived: ['leverage'] }));
  const { state, refused } = applyPoolEvents(opening, days.events(balances));
  if (refused.length > 0) throw new Error(`the ledger refuses: ${JSON.stringify(refused[0])}`);
  const burdens = new Map(
    state.claims.map(({ id, burdens: { layers, remainder } }) => [Number(id), [...layers, remainder]] as const),
  );
  return { burdens, balance: state.balance };
}

function toldOf({ book }: PoolRequest, event: TwinEvent): Told {
  const principal = outstandingAt(book, event.row, event.quarter - book.startQuarter[event.row]!);
  const interest = Math.floor((principal * book.annualRate[event.row]!) / 4 + 0.5);
  return { event, principal, interest, recovered: Math.min(event.proceeds, principal + interest) };
}

class Scenario {
  readonly #request: PoolRequest;
  readonly #index: number;
  readonly #told: readonly Told[];
  #count = 0;

  constructor(request: PoolRequest, index: number, told: readonly Told[]) {
    this.#request = request;
    this.#index = index;
    this.#told = told;
  }

  #on(t: number, month: number, day: string): { id: string; day: string } {
    const text = String(3 * (t % 4) + month).padStart(2, '0');
    return { id: `e${++this.#count}`, day: `${2030 + Math.floor(t / 4)}-${text}-${day}` };
  }

  events(balances: readonly number[]): PoolEvent[] {
    const { opening, topUps, annualInterest = 0 } = this.#request.money[this.#index]!;
    const before = { id: 'opening', day: '2029-12-31' };
    const events: PoolEvent[] =
      Number(opening) > 0 ? [{ ...before, kind: 'fund', amount: opening!, from: 'city' }] : [];
    events.push(...this.#told.map((one) => this.#register(one)));
    for (let t = 0; t < balances.length; t++) {
      const held = t === 0 ? Math.round(Number(opening) * 100) : balances[t - 1]!;
      const interest = held > 0 ? Math.floor(held * (annualInterest / 4)) : 0;
      if (interest > 0) events.push({ ...this.#on(t, 1, '01'), kind: 'interest', amount: fenText(interest) });
      const topUp = topUps?.[t] ?? '0';
      if (Number(topUp) > 0) events.push({ ...this.#on(t, 1, '02'), kind: 'replenish', amount: topUp, from: 'city' });
      events.push(...this.#recoveries(t), ...this.#claims(t), { ...this.#on(t, 3, '28'), kind: 'pay' });
    }
    return events;
  }

  #register({ event }: Told): PoolEvent {
    const { book } = this.#request;
    return {
      id: `r${event.place}`,
      day: '2029-12-31',
      kind: 'register',
      loanId: `l${event.place}`,
      bank: book.banks[book.bank[event.row]!]!,
      borrower: `b${book.borrower[event.row]}`,
      loanDay: '2029-12-31',
      amount: fenText(book.principal[event.row]!),
      ipPart: (Math.round(book.ipPart[event.row]! * 1e6) / 1e6).toFixed(6),
    };
  }

  #lags(): { readonly first: number; readonly final: number; readonly isTwoStep: boolean } {
    const { manner } = this.#request.schemes[this.#index]!.payout;
    const lag = this.#request.money[this.#index]!.claimLagQuarters ?? 0;
    const cash = this.#request.pledge.quartersToCash;
    const isEarly = manner === 'atNonPerforming' || manner === 'upFront';
    const isTwoStep = manner === 'advanceThenSettle' && cash > lag;
    return { first: isEarly || isTwoStep ? lag : Math.max(lag, cash), final: cash, isTwoStep };
  }

  #recoveries(t: number): PoolEvent[] {
    const { first, isTwoStep } = this.#lags();
    const cash = this.#request.pledge.quartersToCash;
    if (isTwoStep || cash <= first) return [];
    return this.#told
      .filter(({ event, recovered }) => event.quarter + cash === t && recovered > 0)
      .map(({ event, recovered }) => ({
        ...this.#on(t, 2, '01'),
        kind: 'recover',
        claimId: String(event.place),
        amount: fenText(recovered),
        costs: '0',
      }));
  }

  #claims(t: number): PoolEvent[] {
    const { first, final, isTwoStep } = this.#lags();
    const cash = this.#request.pledge.quartersToCash;
    const now = this.#told
      .filter(({ event: { quarter } }) => quarter + first === t || (isTwoStep && quarter + final === t))
      .sort((a, b) => a.event.moment - b.event.moment || a.event.place - b.event.place);
    return now.flatMap(({ event, principal, interest, recovered }): PoolEvent[] => {
      const owed = {
        claimId: String(event.place),
        principal: fenText(principal),
        interest: fenText(interest),
        costs: '0',
        recovered: fenText(event.quarter + cash <= t ? recovered : 0),
        imputation: 'interest-first' as const,
      };
      if (event.quarter + first !== t) return [{ ...this.#on(t, 3, '01'), kind: 'final-loss', ...owed }];
      const loanId = `l${event.place}`;
      return [
        { ...this.#on(t, 3, '01'), kind: 'default', loanId },
        { ...this.#on(t, 3, '01'), kind: 'claim', loanId, facts: {}, ...owed },
        { ...this.#on(t, 3, '01'), kind: 'approve', claimId: owed.claimId },
      ];
    });
  }
}
