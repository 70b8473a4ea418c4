import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attempt } from '../../src/base/result.ts';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { ruleOn } from '../../src/catalog/rules-in-force.ts';
import type { BookEvent, OpeningBook } from '../../src/domain/loan-book.ts';
import { LOAN_CLASSES } from '../../src/domain/loan-class.ts';
import { formatDay, parseDay } from '../../src/numeric/calendar.ts';
import { bookPosition } from '../../src/pledge/book-position.ts';
import type { LoanBook } from '../../src/pledge/book-state.ts';
import { applyEvents, bookAt, openBook } from '../../src/pledge/loan-book.ts';
import { classificationRule } from '../../src/pledge/loan-class.ts';
import { loanSchedule } from '../../src/pledge/loan-schedule.ts';

const rule = classificationRule(ruleOn(loadCatalog().lendingRules, 'cn-asset-classification', '2025-01-01', 'test'), {
  technicalGraceDays: null,
  creditImpairedFrom: 'substandard',
  doubtfulFromLossShare: null,
  lossFromLossShare: null,
  restructuredMonths: 6,
  cureMonths: 6,
  debtorNonPerformingShare: null,
  debtorOverdueShare: null,
});
const duesOf = (principal: string, months: number, drawdownDay = '2025-01-01') =>
  loanSchedule({
    principal,
    drawdownDay,
    termMonths: months,
    dayCount: 'MONTHS/12',
    rates: [{ from: drawdownDay, annualRate: '0.06' }],
    repayment: { kind: 'interest-only', everyMonths: 1 },
  }).payments.map(({ day, principal: due, interest }) => ({ day, principal: due, interest }));
const loan = (id: string, pledges = [{ rightId: 'p1', rank: 1 }]) => ({
  id,
  principal: '1200000',
  drawdownDay: '2025-01-01',
  dues: duesOf('1200000', 12),
  pledges,
  mostLoanToValue: '0.3',
  reviewEveryMonths: 6,
});
const opening: OpeningBook = {
  loans: [loan('a')],
  rights: [{ id: 'p1', value: '5000000', valuedOn: '2024-12-01' }],
};
const book = openBook(opening);
let serial = 0;
const on = (day: string, kind: string, more: object): BookEvent =>
  ({ id: `e${++serial}`, day, kind, ...more }) as BookEvent;
const pay = (day: string, amount: string) => on(day, 'payment', { loanId: 'a', amount, order: 'interest-first' });
const at = (events: readonly BookEvent[], day: string, from: LoanBook = book) =>
  bookPosition(applyEvents(from, events), day, rule);

describe('a book of loans', () => {
  // 1 Worked example: 1.2 million at 6 %, 6,000 of interest a month; the day after the due day is day 1.
  it('performs, falls past due, pays up', () => {
    expect(at([], '2025-02-01').loans[0]).toMatchObject({
      status: 'performing',
      overdueInterest: '0.00',
      loanToValue: '0.240000',
    });
    expect(at([], '2025-02-02').loans[0]).toMatchObject({
      status: 'overdue',
      overdueInterest: '6000.00',
      daysPastDue: { principal: 0, interest: 1 },
      classification: { class: 'specialMention' },
    });
    expect(at([], '2025-05-02').loans[0]?.classification.class).toBe('specialMention');
    expect(at([], '2025-05-03').loans[0]?.classification.class).toBe('substandard');
    const partly = at([pay('2025-03-05', '7000')], '2025-03-05').loans[0];
    expect(partly).toMatchObject({ overdueInterest: '5000.00', daysPastDue: { principal: 0, interest: 4 } });
    expect(at([pay('2025-03-05', '12000')], '2025-03-05').loans[0]?.status).toBe('performing');
  });
  it('is repaid at the end', () => {
    const events = duesOf('1200000', 12).map(({ day, principal, interest }) =>
      pay(day, (Number(principal) + Number(interest)).toFixed(2)),
    );
    const found = at(events, '2026-06-01').loans[0];
    expect(found).toMatchObject({ status: 'repaid', outstanding: '0.00', breaches: [], nextReviewDay: null });
  });
  it('prepays by a rescheduling', () => {
    const dues = duesOf('700000', 11, '2025-02-01');
    const prepaid = on('2025-02-01', 'rescheduling', {
      loanId: 'a',
      principalPaid: '500000',
      interestPaid: '6000',
      dues,
      isRestructuring: false,
    });
    expect(at([prepaid], '2025-03-02').loans[0]).toMatchObject({
      outstanding: '700000.00',
      overdueInterest: '3500.00',
    });
  });
  it('holds a restructured loan to its class for the months of observation', () => {
    const dues = duesOf('1200000', 24, '2025-06-01');
    const restructured = on('2025-06-01', 'rescheduling', {
      loanId: 'a',
      principalPaid: '0',
      interestPaid: '0',
      dues,
      isRestructuring: true,
    });
    const paid = ['07', '08', '09', '10', '11', '12'].map((month) => pay(`2025-${month}-01`, '6000'));
    expect(at([restructured, ...paid], '2025-12-01').loans[0]?.classification.class).toBe('normal');
    expect(at([restructured, ...paid.slice(0, 5)], '2025-11-30').loans[0]?.classification.class).toBe('substandard');
  });
  it('values a lapsed or invalidated right at nothing from that day and names the breach', () => {
    for (const kind of ['lapse', 'invalidation']) {
      const found = at([on('2025-03-10', kind, { rightId: 'p1' }), pay('2025-03-10', '12000')], '2025-03-15');
      expect(found.loans[0]).toMatchObject({ pledgeValue: '0.00', loanToValue: null, nextReviewDay: null });
      expect(found.breaches.map((one) => [one.kind, one.since])).toEqual([
        ['loan-to-value', '2025-03-15'],
        ['right-ended', '2025-03-10'],
      ]);
    }
  });
  it('breaks the covenant when a revaluation falls short, and plans the next review from it', () => {
    const revalued = (value: string) =>
      at([pay('2025-02-01', '6000'), on('2025-02-10', 'revaluation', { rightId: 'p1', value })], '2025-02-28');
    expect(revalued('4000000').breaches).toEqual([]);
    expect(revalued('3999999.99').breaches.map(({ kind }) => kind)).toEqual(['loan-to-value']);
    expect(revalued('4000000').reviews).toEqual([{ loanId: 'a', day: '2025-08-10' }]);
    expect(at([], '2025-06-01').breaches.map(({ kind }) => kind)).toEqual(['overdue']);
    expect(at([], '2025-06-02').breaches.map(({ kind, since }) => `${kind} ${since}`)).toContain(
      'review-late 2025-06-01',
    );
  });
  it('keeps a lawsuit as a breach while it is open', () => {
    const sued = on('2025-01-10', 'lawsuit', { rightId: 'p1', caseId: 'c1' });
    const ended = on('2025-01-20', 'lawsuit-ended', { rightId: 'p1', caseId: 'c1' });
    expect(at([sued], '2025-01-25').breaches).toEqual([
      { loanId: 'a', kind: 'lawsuit', since: '2025-01-10', met: 'p1: c1' },
    ]);
    expect(at([sued, ended], '2025-01-25').breaches).toEqual([]);
  });
  it('recovers after default: costs, then interest that had fallen due, then principal; the rest is written off', () => {
    const events = [
      on('2025-03-01', 'default', { loanId: 'a' }),
      on('2025-09-01', 'recovery', { loanId: 'a', amount: '500000', costs: '20000', order: 'interest-first' }),
      on('2025-10-01', 'write-off', { loanId: 'a' }),
      on('2025-11-01', 'recovery', { loanId: 'a', amount: '50000', costs: '0', order: 'interest-first' }),
    ];
    // eight months of interest, 48,000, had fallen due by 1 September
    const state = (count: number) => applyEvents(book, events.slice(0, count)).loans.get('a');
    expect(state(2)).toMatchObject({
      outstanding: 120000000 - 43200000,
      interestPaid: 4800000,
      recoveryCosts: 2000000,
    });
    expect(state(4)).toMatchObject({ outstanding: 0, writtenOff: 76800000 - 5000000, recovered: 48000000 + 5000000 });
    expect(at(events.slice(0, 1), '2025-03-01').loans[0]).toMatchObject({
      status: 'default',
      classification: { class: 'substandard' },
    });
    expect(at(events, '2025-12-01').loans[0]?.status).toBe('written-off');
  });
  it('cures a default, and keeps the loan non-performing for the months agreed', () => {
    const cured = [
      on('2025-02-15', 'default', { loanId: 'a' }),
      on('2025-02-20', 'recovery', { loanId: 'a', amount: '6000', costs: '0', order: 'interest-first' }),
      on('2025-02-20', 'cure', { loanId: 'a' }),
    ];
    const later = ['03', '04', '05', '06', '07', '08'].map((month) => pay(`2025-${month}-01`, '6000'));
    expect(at([...cured, ...later], '2025-08-19').loans[0]?.classification.class).toBe('substandard');
    expect(at([...cured, ...later], '2025-08-20').loans[0]?.classification.class).toBe('normal');
  });
  it('counts a right pledged twice once: what ranks before is taken off', () => {
    const shared = openBook({ ...opening, loans: [loan('a'), { ...loan('b', [{ rightId: 'p1', rank: 2 }]) }] });
    expect(bookPosition(shared, '2025-01-15', rule).loans.map(({ pledgeValue }) => pledgeValue)).toEqual([
      '5000000.00',
      '3800000.00',
    ]);
  });

  // 2 Laws, over random events of which only the possible ones are kept.
  const drawn = fc.array(
    fc.record({
      gap: fc.nat(40),
      what: fc.constantFrom(
        'payment',
        'payment',
        'payment',
        'default',
        'recovery',
        'cure',
        'write-off',
        'revaluation',
        'lapse',
        'lawsuit',
      ),
      loanId: fc.constantFrom('a', 'b'),
      fen: fc.integer({ min: 1, max: 3e7 }),
      order: fc.constantFrom('interest-first', 'principal-first'),
    }),
    { maxLength: 25 },
  );
  const pair = openBook({
    loans: [loan('a'), { ...loan('b', [{ rightId: 'p2', rank: 1 }]), principal: '600000', dues: duesOf('600000', 6) }],
    rights: [...opening.rights, { id: 'p2', value: '900000', valuedOn: '2025-01-01' }],
  });
  type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;
  const possible = (steps: Drawn): BookEvent[] => {
    let [now, day] = [pair, parseDay('2025-01-01')];
    return steps.flatMap(({ gap, what, loanId, fen, order }, i) => {
      day += gap;
      const amount = (fen / 100).toFixed(2);
      const rightId = loanId === 'a' ? 'p1' : 'p2';
      const event = {
        id: `x${i}`,
        day: formatDay(day),
        kind: what,
        ...(what === 'payment' && { loanId, amount, order }),
        ...(what === 'recovery' && { loanId, amount, costs: '0', order }),
        ...(['default', 'cure', 'write-off'].includes(what) && { loanId }),
        ...(what === 'revaluation' && { rightId, value: amount }),
        ...(what === 'lapse' && { rightId }),
        ...(what === 'lawsuit' && { rightId, caseId: `c${i}` }),
      } as BookEvent;
      const next = attempt(() => applyEvents(now, [event]));
      if (!next.ok) return [];
      now = next.value;
      return [event];
    });
  };
  it('replayed whole equals its events applied one by one, and any cut in two', () => {
    fc.assert(
      fc.property(drawn, fc.nat(25), (steps, cut) => {
        const events = possible(steps);
        const whole = applyEvents(pair, events);
        expect(events.reduce((now, event) => applyEvents(now, [event]), pair)).toEqual(whole);
        expect(applyEvents(applyEvents(pair, events.slice(0, cut)), events.slice(cut))).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });
  it('keeps principal: paid, outstanding and written off add up to the loan, none below zero', () => {
    fc.assert(
      fc.property(drawn, (steps) => {
        const after = applyEvents(pair, possible(steps));
        for (const { loan: one, outstanding, principalPaid, writtenOff, dues, writtenOffOn } of after.loans.values()) {
          expect(principalPaid + outstanding + writtenOff).toBe(Number(one.principal) * 100);
          expect(Math.min(outstanding, principalPaid, writtenOff)).toBeGreaterThanOrEqual(0);
          const left = dues.reduce((sum, due) => sum + due.principal - due.principalPaid, 0);
          if (writtenOffOn === null) expect(left).toBe(outstanding);
        }
      }),
      { numRuns: 60 },
    );
  });
  it('never grades better without a payment as days go by', () => {
    fc.assert(
      fc.property(drawn, fc.nat(300), (steps, later) => {
        const events = possible(steps).filter(({ kind }) => kind === 'payment');
        const possibleNow = attempt(() => applyEvents(pair, events));
        if (!possibleNow.ok) return;
        const day = possibleNow.value.day ?? '2025-01-01';
        const grade = (when: string) =>
          bookPosition(possibleNow.value, when, rule).loans.map(({ classification }) =>
            LOAN_CLASSES.indexOf(classification.class),
          );
        const [now, then] = [grade(day), grade(formatDay(parseDay(day) + later))];
        for (const [i, before] of now.entries()) expect(then[i]).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 60 },
    );
  });
  it('stands on any day as it stood then', () => {
    const events = [pay('2025-02-01', '6000'), pay('2025-03-01', '6000'), on('2025-03-05', 'lapse', { rightId: 'p1' })];
    const then = bookAt(book, events, '2025-03-04');
    expect(then).toEqual(applyEvents(book, events.slice(0, 2)));
    expect(bookPosition(then, '2025-03-04', rule).breaches).toEqual([]);
  });

  // 4 Refusals: the whole list, with the reason, and nothing half-applied.
  const ahead = on('2025-02-01', 'rescheduling', {
    loanId: 'a',
    principalPaid: '1',
    interestPaid: '0',
    dues: duesOf('1199999', 3, '2025-02-01'),
    isRestructuring: false,
  });
  it.each<[string, readonly BookEvent[], RegExp]>([
    [
      'a payment before drawdown',
      [pay('2024-12-31', '1')],
      /events \/1 \(payment .*before drawdown on 2025-01-01; met 2024-12-31/,
    ],
    ['a payment of more than is due', [pay('2025-02-01', '6000.01')], /only 6000.00 is due by 2025-02-01.*met 6000.01/],
    [
      'an event before the one before it',
      [pay('2025-03-01', '1'), pay('2025-02-28', '1')],
      /before the event before it, on 2025-03-01/,
    ],
    [
      'a recovery without default',
      [on('2025-02-01', 'recovery', { loanId: 'a', amount: '1', costs: '0', order: 'interest-first' })],
      /not in default/,
    ],
    [
      'a recovery of more than is owed',
      [
        on('2025-02-01', 'default', { loanId: 'a' }),
        on('2025-02-01', 'recovery', { loanId: 'a', amount: '1206000.01', costs: '0', order: 'interest-first' }),
      ],
      /only 1206000.00 is owed/,
    ],
    [
      'two defaults',
      [on('2025-02-01', 'default', { loanId: 'a' }), on('2025-02-02', 'default', { loanId: 'a' })],
      /in default since 2025-02-01/,
    ],
    [
      'a cure with something due',
      [on('2025-02-01', 'default', { loanId: 'a' }), on('2025-02-02', 'cure', { loanId: 'a' })],
      /not all that is due is paid; met 6000.00/,
    ],
    [
      'a payment in default',
      [on('2025-02-01', 'default', { loanId: 'a' }), pay('2025-02-02', '1')],
      /book it as a recovery/,
    ],
    [
      'a right that lapses twice',
      [on('2025-02-01', 'lapse', { rightId: 'p1' }), on('2025-02-02', 'lapse', { rightId: 'p1' })],
      /ended on 2025-02-01 by lapse/,
    ],
    [
      'a revaluation after invalidation',
      [
        on('2025-02-01', 'invalidation', { rightId: 'p1' }),
        on('2025-02-02', 'revaluation', { rightId: 'p1', value: '1' }),
      ],
      /ended on 2025-02-01 by invalidation/,
    ],
    [
      'a revaluation before the last valuation',
      [on('2024-11-30', 'revaluation', { rightId: 'p1', value: '1' })],
      /before the valuation on 2024-12-01/,
    ],
    ['a loan that is not there', [on('2025-02-01', 'default', { loanId: 'z' })], /no such loan in the book; met z/],
    ['a right that is not there', [on('2025-02-01', 'lapse', { rightId: 'z' })], /no such right in the book; met z/],
    [
      'a case opened twice',
      [
        on('2025-02-01', 'lawsuit', { rightId: 'p1', caseId: 'c' }),
        on('2025-02-01', 'lawsuit', { rightId: 'p1', caseId: 'c' }),
      ],
      /open already; met c/,
    ],
    [
      'a case closed that is not open',
      [on('2025-02-01', 'lawsuit-ended', { rightId: 'p1', caseId: 'c' })],
      /no such case is open/,
    ],
    ['a prepayment that leaves interest due', [ahead], /6000.00 of interest is due and must be paid first/],
    [
      'a rescheduling that does not add up',
      [
        on('2025-01-15', 'rescheduling', {
          loanId: 'a',
          principalPaid: '1',
          interestPaid: '0',
          dues: [],
          isRestructuring: true,
        }),
      ],
      /must bring back 1199999.00; met 0.00/,
    ],
    [
      'costs beyond what was received',
      [
        on('2025-02-01', 'default', { loanId: 'a' }),
        on('2025-02-02', 'recovery', { loanId: 'a', amount: '1', costs: '2', order: 'interest-first' }),
      ],
      /costs exceed the 1.00/,
    ],
    ['an amount below zero', [pay('2025-02-01', '-5')], /events \/1\/amount.*met "-5"/],
  ])('refuses %s', (_, events, message) => {
    const first = on('2024-12-02', 'revaluation', { rightId: 'p1', value: '5000000' });
    const list = /before the valuation/.test(message.source) ? events : [first, ...events];
    const before = structuredClone(book);
    expect(() => applyEvents(book, list)).toThrow(message);
    expect(book).toEqual(before);
  });
  it('refuses an event told twice, a day in the past, and a book that contradicts itself', () => {
    const event = pay('2025-02-01', '1');
    expect(() => applyEvents(book, [event, event])).toThrow(/events \/1 .*told twice/);
    expect(() => bookPosition(applyEvents(book, [event]), '2025-01-31', rule)).toThrow(
      /told up to 2025-02-01; met 2025-01-31/,
    );
    const shared = { ...opening, loans: [loan('a'), loan('b')] };
    expect(() => openBook(shared)).toThrow(/loans\/1\/pledges\/0: pledged twice at one rank.*met p1 at rank 1/);
    expect(() => openBook({ ...opening, loans: [{ ...loan('a'), principal: '1' }] })).toThrow(
      /dues: principal does not add up to 1; met 1200000.00/,
    );
    expect(() => openBook({ ...opening, loans: [loan('a', [{ rightId: 'q', rank: 1 }])] })).toThrow(
      /no such right in the book; met q/,
    );
  });
});
