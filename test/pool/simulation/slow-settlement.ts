import type { PoolBook } from '../../../src/domain/pool-book.ts';
import type { SchemeRules } from '../../../src/domain/scheme-terms.ts';
import { compensableLoss } from '../../../src/pool/scheme/compensable-loss.ts';
import { type Counters, withCounted } from '../../../src/pool/scheme/counters.ts';
import { MILLION, toFen, toMillionths } from '../../../src/pool/scheme/fen.ts';
import { schemeInFen } from '../../../src/pool/scheme/fen-scheme.ts';
import { type CoverLayer, loanCover } from '../../../src/pool/scheme/loan-cover.ts';
import { type PeriodClaim, settlePeriod } from '../../../src/pool/scheme/settle-period.ts';
import { type Burdens, sharePoolRecovery } from '../../../src/pool/scheme/share-recovery.ts';
import type { PoolRequest } from '../../../src/pool/simulation/compile-pool.ts';

/** A default of a scenario as the settlement meets it; `place` is its place in canonical order. */
export interface TwinEvent {
  readonly row: number;
  readonly place: number;
  readonly quarter: number;
  readonly moment: number;
  readonly proceeds: number;
}

/** What a scheme's scenario came to. */
export interface TwinOutcome {
  readonly burdens: readonly { readonly place: number; readonly parties: readonly number[] }[];
  readonly balances: readonly number[];
  readonly claims: number;
  readonly paid: number;
  readonly recovered: number;
  readonly exhausted: number;
}

interface Loan {
  readonly event: TwinEvent;
  readonly id: string;
  readonly bank: string;
  readonly layers: readonly CoverLayer[];
  readonly principal: number;
  readonly interest: number;
  readonly recovered: number;
  burdens: Burdens | null;
  poolPaid: number;
  advance: { paid: number; counted: number } | null;
  waiting: number;
  earmark: number;
}

/**
 * The settlement of one scheme's scenario written out with the library's exact rules: `loanCover`, `compensableLoss`, `settlePeriod`,
 * `sharePoolRecovery`, over whole books of objects.
 */
export function settleSlowly(
  request: PoolRequest,
  index: number,
  events: readonly TwinEvent[],
  periods: number,
): TwinOutcome {
  return new SlowSettlement(request, index, events, periods).run();
}

class SlowSettlement {
  readonly #request: PoolRequest;
  readonly #rules: SchemeRules;
  readonly #scheme;
  readonly #index: number;
  readonly #periods: number;
  readonly #loans: readonly Loan[];
  readonly #lag: number;
  readonly #cash: number;
  #counters: Counters = new Map();
  #queue: Loan[] = [];
  #balance: number;
  #moneyIn: number;
  #paid = 0;
  #recovered = 0;
  #claims = 0;
  #exhausted = -1;
  #deferred: { loan: Loan; isAdvance: boolean }[] = [];
  #stopped = new Set<string>();
  readonly #closed = new Set<string>();

  constructor(request: PoolRequest, index: number, events: readonly TwinEvent[], periods: number) {
    this.#request = request;
    this.#index = index;
    this.#periods = periods;
    this.#rules = request.schemes[index]!;
    this.#scheme = schemeInFen(this.#rules);
    this.#cash = request.pledge.quartersToCash;
    this.#lag = request.money[index]!.claimLagQuarters ?? 0;
    this.#balance = toFen(request.money[index]!.opening!, 'opening');
    this.#moneyIn = this.#balance;
    this.#loans = events.filter(({ row }) => request.book.scheme[row] === index).map((event) => this.#loanOf(event));
  }

  #loanOf(event: TwinEvent): Loan {
    const { book, facts } = this.#request;
    const { row, quarter, proceeds } = event;
    const cover = loanCover(this.#scheme, {
      amount: book.principal[row]!,
      ipPart: Math.round(book.ipPart[row]! * MILLION),
      termMonths: 3 * book.termQuarters[row]!,
      annualRate: Math.round(book.annualRate[row]! * MILLION),
      pledgeValue: book.pledgeValue[row]!,
      bankNplRate:
        facts?.bankNplRates === undefined ? null : Math.round(facts.bankNplRates[book.bank[row]!]! * MILLION),
      isFirstLoan: book.isFirstLoan === null ? null : book.isFirstLoan[row] === 1,
      firmClass: book.firmClass?.[row] ?? null,
      ipKind: book.ipKind?.[row] ?? null,
      pledgeClass: facts?.pledgeClass ?? null,
      guaranteeRoute: facts?.guaranteeRoute ?? null,
    });
    if (!cover.isCovered) throw new Error('a loan outside the rules');
    const principal = outstandingAt(book, row, quarter - book.startQuarter[row]!);
    const interest = Math.floor((principal * book.annualRate[row]!) / 4 + 0.5);
    return {
      event,
      id: String(event.place),
      bank: book.banks[book.bank[row]!]!,
      layers: cover.layers,
      principal,
      interest,
      recovered: Math.min(proceeds, principal + interest),
      burdens: null,
      poolPaid: 0,
      advance: null,
      waiting: 0,
      earmark: 0,
    };
  }

  run(): TwinOutcome {
    const balances: number[] = [];
    for (let t = 0; t < this.#periods; t++) {
      this.#fund(t);
      this.#receive(t);
      this.#settle(t);
      this.#setAside(t);
      this.#trip(t);
      balances.push(this.#balance);
    }
    return {
      burdens: this.#loans.map(({ event, burdens }) => ({
        place: event.place,
        parties: [...burdens!.layers, burdens!.remainder],
      })),
      balances,
      claims: this.#claims,
      paid: this.#paid,
      recovered: this.#recovered,
      exhausted: this.#exhausted,
    };
  }

  #yearOf(t: number): number {
    return Math.floor((t + (this.#request.quartersIntoYear ?? 0)) / 4);
  }

  #isYearEnd(t: number): boolean {
    return t === this.#periods - 1 || this.#yearOf(t + 1) !== this.#yearOf(t);
  }

  #fund(t: number): void {
    const before = this.#balance;
    const { topUps, annualInterest = 0, opening } = this.#request.money[this.#index]!;
    const { kind, interestRollsIn } = this.#rules.pool;
    if (kind === 'stock' && interestRollsIn === true && this.#balance > 0) {
      this.#balance += Math.floor(this.#balance * (annualInterest / 4));
    }
    const isNewYear = (t + (this.#request.quartersIntoYear ?? 0)) % 4 === 0;
    if (kind === 'appropriation' && isNewYear) this.#balance = toFen(opening!, 'opening');
    this.#balance += toFen(topUps?.[t] ?? '0', 'top-up');
    this.#moneyIn += this.#balance - before;
  }

  #receive(t: number): void {
    for (const loan of this.#loans) {
      const { manner } = this.#rules.payout;
      const isLater = manner === 'atNonPerforming' || manner === 'upFront';
      if (!isLater || loan.event.quarter + this.#cash !== t || loan.burdens === null) continue;
      const shares = sharePoolRecovery(this.#scheme, loan.burdens, loan.recovered);
      const pool = shares.layers[this.#scheme.poolLayer]!;
      loan.burdens = {
        layers: loan.burdens.layers.map((amount, l) => amount - shares.layers[l]!),
        remainder: loan.burdens.remainder - shares.remainder,
      };
      loan.waiting = Math.min(loan.waiting, loan.burdens.remainder);
      this.#recovered += pool;
      if (this.#rules.recovery.destination === 'pool' && this.#rules.pool.kind === 'stock') this.#balance += pool;
    }
  }

  /** Which loans have a claim in the period, and whether it is an advance only. */
  #due(t: number): { loan: Loan; isAdvance: boolean }[] {
    const { manner } = this.#rules.payout;
    const isTwoStep = (manner === 'advanceThenSettle' || manner === 'earmarkThenRelease') && this.#cash > this.#lag;
    const isAfterLoss =
      manner === 'afterLoss' || ((manner === 'advanceThenSettle' || manner === 'earmarkThenRelease') && !isTwoStep);
    const final = isTwoStep ? this.#cash : isAfterLoss ? Math.max(this.#lag, this.#cash) : this.#lag;
    const due = this.#loans.flatMap((loan) => {
      const at = loan.event.quarter;
      if (this.#rules.lossFloor !== null) {
        const isOpen = loan.burdens === null && at + final <= t && this.#isYearEnd(t);
        return isOpen ? [{ loan, isAdvance: false }] : [];
      }
      if (at + final === t) return [{ loan, isAdvance: false }];
      return manner === 'advanceThenSettle' && isTwoStep && at + this.#lag === t ? [{ loan, isAdvance: true }] : [];
    });
    const byQuarter = this.#rules.lossFloor !== null;
    return due.sort(
      (a, b) =>
        (byQuarter ? a.loan.event.quarter - b.loan.event.quarter : 0) ||
        a.loan.event.moment - b.loan.event.moment ||
        a.loan.event.place - b.loan.event.place,
    );
  }

  #settle(t: number): void {
    const now = this.#due(t);
    const first = this.#deferred.filter(({ loan }) => !now.some((one) => one.loan === loan));
    const asked = [...first, ...now];
    this.#deferred = asked.filter(({ loan }) => this.#stopped.has(loan.bank));
    for (const { loan } of this.#deferred) this.#leaveWithRemainder(loan, t);
    const due = asked.filter(({ loan }) => !this.#stopped.has(loan.bank));
    const queue = this.#queue;
    this.#queue = queue.filter(({ bank }) => !this.#stopped.has(bank));
    const stoppedQueue = queue.filter(({ bank }) => this.#stopped.has(bank));
    for (const { loan } of due) {
      loan.earmark = 0;
      if (loan.waiting > 0) this.#queue = this.#queue.filter((one) => one !== loan);
      loan.waiting = 0;
    }
    const held = this.#loans.reduce((sum, { earmark }) => sum + earmark, 0);
    const claims = due.map(({ loan, isAdvance }) => this.#claimOf(loan, isAdvance, t));
    const settled = settlePeriod(this.#scheme, this.#counters, {
      year: this.#yearOf(t),
      balance: this.#balance - held,
      waiting: this.#queue.map(({ id, waiting }) => ({ id, amount: waiting })),
      claims,
      measures: this.#measures(t),
      banks: this.#bankYears(due, t),
    });
    this.#counters = withCounted(this.#counters, settled.counted);
    const isShort = [...settled.waiting, ...settled.claims].some(({ unpaid }) => unpaid > 0) || settled.balance < 0;
    const isAsked = settled.claims.some((claim) => claim.due > 0) || this.#queue.length > 0;
    if (isShort && isAsked && this.#exhausted < 0) this.#exhausted = t;
    for (const [i, { paid, unpaid }] of settled.waiting.entries()) {
      const loan = this.#queue[i]!;
      loan.burdens = {
        layers: loan.burdens!.layers.map((amount, l) => (l === this.#scheme.poolLayer ? amount + paid : amount)),
        remainder: loan.burdens!.remainder - paid,
      };
      loan.poolPaid += paid;
      loan.waiting = unpaid;
      this.#paid += paid;
    }
    for (const [i, claim] of settled.claims.entries()) {
      const { loan, isAdvance } = due[i]!;
      loan.burdens = claim.burdens;
      loan.poolPaid += claim.paid;
      loan.advance = isAdvance ? { paid: claim.paid, counted: claim.counted } : null;
      this.#paid += claim.paid;
      this.#claims += claim.due;
      loan.waiting = !isAdvance && claim.unpaid > 0 && this.#rules.shortage.carriesForward === true ? claim.unpaid : 0;
    }
    const stillWaiting = queue.filter((loan) => this.#queue.includes(loan) || stoppedQueue.includes(loan));
    this.#queue = [...stillWaiting, ...due.map(({ loan }) => loan)].filter(({ waiting }) => waiting > 0);
    this.#balance = settled.balance + held;
  }

  /** A claim that may not be paid now: the loss is the remainder party's for as long, but for what was advanced. */
  #leaveWithRemainder(loan: Loan, t: number): void {
    const recovered = loan.event.quarter + this.#cash <= t ? loan.recovered : 0;
    const layers = loan.layers.map((_, l) => (l === this.#scheme.poolLayer ? loan.poolPaid : 0));
    loan.burdens = { layers, remainder: loan.principal + loan.interest - recovered - loan.poolPaid };
  }

  /** The circuit-breakers, as the ledger takes them: from what is bad, was ever bad or was paid, to what is outstanding or was lent. */
  #trip(t: number): void {
    const { book } = this.#request;
    this.#stopped = new Set();
    for (const { metric, scope, denominator, stopNew, stopPay } of this.#rules.suspensions) {
      const isBalance = denominator === 'balance';
      const window = Math.max(1, this.#cash, this.#finalLag());
      for (const [b, bank] of book.banks.entries()) {
        const rows = this.#rowsOf(scope === 'bank' ? b : null);
        const loans = this.#loans.filter((loan) => scope === 'pool' || loan.bank === bank);
        const bad = loans.filter(({ event }) => event.quarter <= t && (!isBalance || event.quarter > t - window));
        const paid = loans.reduce((sum, { poolPaid }) => sum + poolPaid, 0);
        const numerator =
          metric === 'nplRate'
            ? bad.reduce((sum, { principal }) => sum + principal, 0)
            : metric === 'poolUsed' && scope === 'pool'
              ? this.#paid - this.#recovered
              : paid;
        const lent = rows.reduce((sum, row) => sum + (book.startQuarter[row]! <= t ? book.principal[row]! : 0), 0);
        const balance = rows.reduce((sum, row) => {
          const age = t + 1 - book.startQuarter[row]!;
          return sum + (age > 0 ? outstandingAt(book, row, age) : 0);
        }, 0);
        const base = metric === 'poolUsed' ? this.#moneyIn : isBalance ? balance : lent;
        const reaches = (level: unknown): boolean =>
          typeof level === 'string' && base > 0 && numerator * MILLION >= toMillionths(level, 'level') * base;
        if (reaches(stopPay)) this.#stopped.add(bank);
        if (reaches(stopPay) || reaches(stopNew)) this.#closed.add(`${t + 1} ${bank}`);
      }
    }
  }

  #finalLag(): number {
    const { manner } = this.#rules.payout;
    return manner === 'atNonPerforming' || manner === 'upFront' ? this.#lag : Math.max(this.#lag, this.#cash);
  }

  #claimOf(loan: Loan, isAdvance: boolean, t: number): PeriodClaim {
    const { event, id, bank, layers } = loan;
    const { book } = this.#request;
    const share = this.#rules.payout.advanceShare;
    return {
      id,
      bank,
      borrower: String(book.borrower[event.row]!),
      layers,
      loss: { ...this.#lossOf(loan, event.quarter + this.#cash <= t), otherPublic: 0 },
      advanceShare: isAdvance ? toMillionths(share as string, 'advance') : null,
      advance: loan.advance === null ? null : { paid: loan.poolPaid, counted: loan.advance.counted },
    };
  }

  #lossOf({ event, principal, interest, recovered, bank }: Loan, isAfterCash: boolean) {
    const { book } = this.#request;
    const shared = compensableLoss(this.#scheme, {
      principal,
      interest,
      costs: 0,
      recovered: isAfterCash ? recovered : 0,
      imputation: 'interest-first',
      ipPart: Math.round(book.ipPart[event.row]! * MILLION),
      loanAmount: book.principal[event.row]!,
    });
    const isTaken = !this.#closed.has(`${book.startQuarter[event.row]} ${bank}`);
    return isTaken ? shared : { ...shared, compensable: 0 };
  }

  #setAside(t: number): void {
    if (this.#rules.payout.manner !== 'earmarkThenRelease' || this.#cash <= this.#lag) return;
    const now = this.#loans
      .filter(({ event }) => event.quarter + this.#lag === t)
      .sort((a, b) => a.event.moment - b.event.moment || a.event.place - b.event.place);
    for (const loan of now) {
      const claim = { ...this.#claimOf(loan, true, t), advanceShare: MILLION };
      const period = {
        year: this.#yearOf(t),
        balance: 0,
        waiting: [],
        claims: [claim],
        measures: this.#measures(t),
        banks: new Map(),
      };
      const { claims, counted } = settlePeriod(this.#scheme, this.#counters, period);
      const { due } = claims[0]!;
      this.#counters = withCounted(this.#counters, counted);
      loan.advance = { paid: 0, counted: claims[0]!.counted };
      const held = this.#loans.reduce((sum, { earmark }) => sum + earmark, 0);
      const isLimited = this.#rules.pool.isLimitedToBalance === true;
      loan.earmark = isLimited ? Math.max(0, Math.min(due, this.#balance - held)) : due;
      loan.burdens = { layers: loan.layers.map(() => 0), remainder: loan.principal + loan.interest };
    }
  }

  #rowsOf(bank: number | null): number[] {
    const { book } = this.#request;
    return Array.from({ length: book.loans }, (_, row) => row).filter(
      (row) => book.scheme[row] === this.#index && (bank === null || book.bank[row] === bank),
    );
  }

  #measures(t: number) {
    const { book } = this.#request;
    const lent = (rows: readonly number[]): number =>
      rows.reduce((sum, row) => sum + (book.startQuarter[row]! <= t ? book.principal[row]! : 0), 0);
    const first = t - ((t + (this.#request.quartersIntoYear ?? 0)) % 4);
    let ended = 0;
    for (let q = Math.max(0, first); q <= t; q++) {
      for (const row of this.#rowsOf(null)) {
        const age = q - book.startQuarter[row]!;
        if (age < 0 || age >= book.termQuarters[row]!) continue;
        ended += outstandingAt(book, row, age) - outstandingAt(book, row, age + 1);
      }
    }
    return {
      lending: new Map(book.banks.map((bank, b) => [bank, lent(this.#rowsOf(b))])),
      volume: lent(this.#rowsOf(null)),
      endedCover: ended,
    };
  }

  #bankYears(due: readonly { loan: Loan }[], t: number) {
    const { book } = this.#request;
    const isBalance = this.#rules.lossFloor?.denominator === 'balance';
    const first = Math.max(0, t - ((t + (this.#request.quartersIntoYear ?? 0)) % 4));
    const base = (b: number): number =>
      this.#rowsOf(b).reduce((sum, row) => {
        const start = book.startQuarter[row]!;
        if (start > t) return sum;
        if (!isBalance || start >= first) return sum + book.principal[row]!;
        return sum + outstandingAt(book, row, first - start);
      }, 0);
    return new Map(
      book.banks.map((bank, b) => {
        const nonPerforming = due
          .filter(({ loan }) => loan.bank === bank)
          .reduce((sum, { loan }) => sum + loan.principal, 0);
        return [bank, { nonPerforming, denominator: Math.max(nonPerforming, base(b)) }];
      }),
    );
  }
}

/** Principal outstanding at the start of a quarter of a loan's life, rounded to the fen. */
export function outstandingAt(book: PoolBook, row: number, age: number): number {
  const [principal, term] = [book.principal[row]!, book.termQuarters[row]!];
  if (age >= term) return 0;
  if (book.repayment[row] === 0 || age === 0) return principal;
  if (book.repayment[row] !== 1) throw new Error('the slow settlement knows no instalments');
  return Math.floor(principal * ((term - age) / term) + 0.5);
}
