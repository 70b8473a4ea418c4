import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPAYMENTS } from '../../../src/domain/pool-book.ts';
import { loanSchedule } from '../../../src/pledge/loan-schedule.ts';
import { exposure } from '../../../src/pool/book/exposure.ts';
import { equalLoans } from '../../support/pool-books.ts';

const loanOf = (repayment: (typeof REPAYMENTS)[number], fen: number, yearly: number, term: number) => ({
  ...equalLoans(1, 0.02, 0.1),
  principal: Float64Array.of(fen),
  annualRate: Float64Array.of(yearly),
  termQuarters: Int32Array.of(term),
  startQuarter: Int32Array.of(2),
  repayment: Uint8Array.of(REPAYMENTS.indexOf(repayment)),
});

const balances = (book: ReturnType<typeof loanOf>, term: number): number[] =>
  Array.from({ length: term + 4 }, (_, quarter) => exposure(book, 0, quarter));

describe('exposure', () => {
  // 1 Worked example, by hand: 1,000.00 over four quarters at 8 %, 2 % a quarter; level payment 1000·0.02 / (1 − 1.02^−4) = 262.62;
  // interest 20.00, 15.15, 10.20, 5.15.
  it('gives what is owed at the beginning of each quarter', () => {
    expect(balances(loanOf('bullet', 100_000, 0.08, 4), 4)).toEqual([0, 0, 100_000, 100_000, 100_000, 100_000, 0, 0]);
    expect(balances(loanOf('equalPrincipal', 100_000, 0.08, 3), 3)).toEqual([0, 0, 100_000, 66_667, 33_334, 0, 0]);
    expect(balances(loanOf('equalInstalments', 100_000, 0.08, 4), 4)).toEqual([
      0, 0, 100_000, 75_738, 50_991, 25_749, 0, 0,
    ]);
  });

  // 2 Laws; 3 Differential: the loan's own schedule, exact in decimals, in months of a twelfth.
  it('equals the schedule of the loan to the fen', () => {
    const loans = fc.record({
      repayment: fc.constantFrom(...REPAYMENTS),
      fen: fc.integer({ min: 100, max: 1_000_000_000 }),
      basisPoints: fc.integer({ min: 1, max: 2400 }),
      term: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(loans, ({ repayment, fen, basisPoints, term }) => {
        const kind = { bullet: 'bullet', equalPrincipal: 'equal-principal', equalInstalments: 'equal-instalments' }[
          repayment
        ];
        const { payments } = loanSchedule({
          principal: (fen / 100).toFixed(2),
          drawdownDay: '2024-01-15',
          termMonths: 3 * term,
          dayCount: 'MONTHS/12',
          rates: [{ from: '2024-01-15', annualRate: (basisPoints / 10_000).toFixed(4) }],
          repayment: kind === 'bullet' ? { kind } : { kind, everyMonths: 3 },
          prepayments: [],
        });
        const book = loanOf(repayment, fen, basisPoints / 10_000, term);
        const owed = Array.from({ length: term }, (_, age) => exposure(book, 0, 2 + age));
        const wanted = payments.map(({ opening }) => Math.round(Number(opening) * 100));
        // a schedule ends where nothing is left to repay
        const owing = Array.from({ length: term }, (_, age) => (kind === 'bullet' ? wanted[0] : (wanted[age] ?? 0)));
        expect(owed).toEqual(owing);
        for (let age = 1; age < term; age++) expect(owed[age]).toBeLessThanOrEqual(owed[age - 1]!);
      }),
      { numRuns: 200 },
    );
  });

  // 4 Refusals.
  it('refuses loans and quarters that are not there', () => {
    const book = loanOf('bullet', 100, 0, 1);
    expect(() => exposure(book, 1, 0)).toThrow('ARGUMENT_INVALID: exposure: loan: no row of 1 loans; met 1');
    expect(() => exposure(book, 0, -1)).toThrow('exposure: quarter: whole quarters of 0 or more expected; met -1');
    expect(() => exposure(book, 0, 0.5)).toThrow('met 0.5');
  });
});
