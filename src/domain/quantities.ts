import * as z from 'zod';
import { attempt } from '../base/result.ts';
import { parseDay } from '../numeric/calendar.ts';
import { type Decimal, decimal, type Exact, isExact } from '../numeric/decimal.ts';

/** An exact number as a document writes it: decimal text, or a number of at most 15 significant digits. */
function exact(check: (value: Decimal) => boolean, error: string): z.ZodType<Exact> {
  return z
    .union([z.string(), z.number()], { error })
    .refine((value) => isExact(value) && check(decimal(value)), { error, abort: true });
}

/** An amount of money of zero or more, in whole units with at most two decimals. */
export const Money: z.ZodType<Exact> = exact(
  (value) => value.gte(0) && value.lte('1e15') && value.decimalPlaces() <= 2,
  'an amount of money expected: 0 or more, at most two decimals, such as "1000000.00"',
);

/** An amount above zero. */
export const PositiveMoney: z.ZodType<Exact> = exact(
  (value) => value.gt(0) && value.lte('1e15') && value.decimalPlaces() <= 2,
  'an amount of money above 0 expected, at most two decimals, such as "1000000.00"',
);

/** A part of a whole, 0 to 1. */
export const Share: z.ZodType<Exact> = exact(
  (value) => value.gte(0) && value.lte(1),
  'a share between 0 and 1 expected: for 25 % write "0.25"',
);

/** A probability of default: above 0 and below 1, so that its quantile is finite. */
export const DefaultProbability: z.ZodType<Exact> = exact(
  (value) => value.gt(0) && value.lt(1),
  'a probability above 0 and below 1 expected: for 3 % write "0.03"',
);

/** A yearly rate as a fraction, above −1 and at most 2. */
export const AnnualRate: z.ZodType<Exact> = exact(
  (value) => value.gt(-1) && value.lte(2),
  'a yearly rate expected as a fraction above -1 and at most 2: for 4.35 % write "0.0435"',
);

/** A length of time in years, above 0 and at most 200. */
export const Years: z.ZodType<Exact> = exact(
  (value) => value.gt(0) && value.lte(200),
  'years expected, above 0 and at most 200',
);

/** A length of time in years that may be 0. */
export const YearsFromZero: z.ZodType<Exact> = exact(
  (value) => value.gte(0) && value.lte(200),
  'years expected, 0 to 200',
);

/** A weight of zero or more. */
export const Weight: z.ZodType<Exact> = exact(
  (value) => value.gte(0) && value.lte('1e6'),
  'a weight of 0 or more expected',
);

/** Any exact number. */
export const AnyExact: z.ZodType<Exact> = exact(() => true, 'an exact number expected, such as "1234.56"');

/** A day of the calendar, YYYY-MM-DD. */
export const Day: z.ZodType<string> = z
  .string({ error: 'a day expected, such as "2025-06-30"' })
  .refine((text) => attempt(() => parseDay(text)).ok, {
    error: 'a day of the calendar expected, such as "2025-06-30"',
  });

/** A name in the two languages of reports. */
export const Label = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

/** What data sets are called: small letters, digits and hyphens. */
export const Identifier: z.ZodType<string> = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'an identifier expected: small letters, digits and hyphens' });
