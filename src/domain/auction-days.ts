import * as z from 'zod';
import { Day } from './quantities.ts';

/** Days that a rule of auction tells, by the names of its figures. */
export const AUCTION_DAYS = [
  'firstNoticeDays',
  'nextNoticeDays',
  'nextWithinDays',
  'saleNoticeDays',
  'saleDays',
] as const;

/** Days of a rule, and which rule. */
export interface RuleDays {
  readonly days: number | null;
  readonly source: string;
}
export type AuctionDays = Readonly<Record<(typeof AUCTION_DAYS)[number], RuleDays>>;

const Days = z.int({ error: 'whole days of 0 or more expected' }).min(0).max(3650);

/** When an auction is listed, and what its rules leave to the case. */
export const AuctionCourse = z.strictObject({
  /** Day of the notice of the first auction. */
  noticeOn: Day,
  /** From a notice to the auction it announces, where the rule sets no least or the court gives more. */
  firstNoticeDays: Days.optional(),
  nextNoticeDays: Days.optional(),
  /** From the opening of an auction to its close. */
  biddingDays: Days,
  /** Length of the sale without auction where the rule does not tell it; `null`: there is none. */
  saleDays: Days.min(1).nullable().optional(),
  /** From the close of what succeeds to the money: least and most. */
  cashAfterDays: z
    .strictObject({ least: Days, most: Days })
    .refine(({ least, most }) => least <= most, { error: 'least days of at most the most expected' }),
});
export type AuctionCourse = z.infer<typeof AuctionCourse>;
