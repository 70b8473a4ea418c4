import * as z from 'zod';
import { Day, Money, PositiveMoney, Share } from './quantities.ts';

const Id = z.string().min(1).max(80);

/** One due day of a loan, as its schedule states it. */
export const LoanDue = z.strictObject({ day: Day, principal: Money, interest: Money });

/** A loan of the book; its dues' principal adds up to it. */
export const BookLoan = z.strictObject({
  id: Id,
  principal: PositiveMoney,
  drawdownDay: Day,
  dues: z.array(LoanDue).min(1).max(600),
  /** Rights pledged for it. Where one right secures several loans, each has its own rank. */
  pledges: z.array(z.strictObject({ rightId: Id, rank: z.int().min(1).max(100) })).max(200),
  /** Balance ÷ value of the pledge above which the covenant is broken; `null`: no such covenant. */
  mostLoanToValue: Share.nullable(),
  /** Months from one valuation of its pledge to the next; `null`: none agreed. */
  reviewEveryMonths: z.int().min(1).max(120).nullable(),
});
export type BookLoan = z.infer<typeof BookLoan>;

export const BookRight = z.strictObject({ id: Id, value: Money, valuedOn: Day });

/** Loans and the rights pledged for them, before anything has happened. */
export const OpeningBook = z.strictObject({
  loans: z.array(BookLoan).max(1_000_000),
  rights: z.array(BookRight).max(1_000_000),
});
export type OpeningBook = z.infer<typeof OpeningBook>;

const event = { id: Id, day: Day };
const Order = z.enum(['interest-first', 'principal-first']);

/** Something that happened to a loan or a right on a day. Events of one day happen in the order given. */
export const BookEvent = z.discriminatedUnion('kind', [
  /** Paid by the borrower, against the oldest dues first; of no more than is due by then. */
  z.strictObject({ ...event, kind: z.literal('payment'), loanId: Id, amount: PositiveMoney, order: Order }),
  /** Principal and interest paid now, and new dues for the rest: a prepayment, or a restructuring. */
  z.strictObject({
    ...event,
    kind: z.literal('rescheduling'),
    loanId: Id,
    principalPaid: Money,
    interestPaid: Money,
    dues: z.array(LoanDue).max(600),
    isRestructuring: z.boolean(),
  }),
  z.strictObject({ ...event, kind: z.literal('default'), loanId: Id }),
  /** Everything overdue was paid and the loan performs again. */
  z.strictObject({ ...event, kind: z.literal('cure'), loanId: Id }),
  /** Received after default; costs are taken from it first. */
  z.strictObject({
    ...event,
    kind: z.literal('recovery'),
    loanId: Id,
    amount: PositiveMoney,
    costs: Money,
    order: Order,
  }),
  z.strictObject({ ...event, kind: z.literal('write-off'), loanId: Id }),
  z.strictObject({ ...event, kind: z.literal('revaluation'), rightId: Id, value: Money }),
  z.strictObject({ ...event, kind: z.literal('lapse'), rightId: Id }),
  z.strictObject({ ...event, kind: z.literal('invalidation'), rightId: Id }),
  z.strictObject({ ...event, kind: z.literal('lawsuit'), rightId: Id, caseId: Id }),
  z.strictObject({ ...event, kind: z.literal('lawsuit-ended'), rightId: Id, caseId: Id }),
]);
export type BookEvent = z.infer<typeof BookEvent>;
