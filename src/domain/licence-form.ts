import * as z from 'zod';
import { decimal } from '../numeric/decimal.ts';
import { AnnualRate, AnyExact, Share } from './quantities.ts';

/** An amount of zero or more in the unit of the whole calculation, with any number of decimals. */
const Amount = AnyExact.refine((value) => decimal(value).gte(0), { error: 'an amount of 0 or more expected' });
const PerYear = z.array(Amount).min(1).max(100);

/** How a licence is paid for. Rates are shares of sales; a minimum is an amount for each year. */
export const LicenceForm = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('lump-sum'), amount: Amount }),
  z.strictObject({ form: z.literal('running'), rate: Share }),
  z.strictObject({ form: z.literal('entry-and-running'), entryFee: Amount, rate: Share }),
  z.strictObject({ form: z.literal('minimum'), minimum: PerYear, rate: Share }),
  z.strictObject({ form: z.literal('profit-share'), share: Share }),
]);
export type LicenceForm = z.infer<typeof LicenceForm>;

/** The form wanted; what it leaves open is worked out: the amount, the rate, or the share. */
export const WantedForm = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('lump-sum') }),
  z.strictObject({ form: z.literal('running') }),
  z.strictObject({ form: z.literal('entry-and-running'), entryFee: Amount }),
  z.strictObject({ form: z.literal('minimum'), minimum: PerYear }),
  z.strictObject({ form: z.literal('profit-share') }),
]);
export type WantedForm = z.infer<typeof WantedForm>;

/** What the licensee sells and earns under the licence, and how years are discounted. */
export const LicenceFacts = z.strictObject({
  sales: PerYear,
  /** Operating profit before the royalty; needed for profit shares only. */
  profit: PerYear.optional(),
  discountRate: AnnualRate,
  timing: z.enum(['year-end', 'mid-year']),
});
export type LicenceFacts = z.infer<typeof LicenceFacts>;
