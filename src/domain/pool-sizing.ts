import * as z from 'zod';
import { AmountText } from './scheme-leaf.ts';

const between = (low: number, high: number, what: string) =>
  z
    .number({ error: `${what} expected` })
    .min(low, { error: `${what} expected` })
    .max(high, { error: `${what} expected` });
const share = () => between(0, 1, 'a share from 0 to 1');
const quarters = (low: number) =>
  z
    .int({ error: `whole quarters of ${low} to 400 expected` })
    .min(low)
    .max(400);
const probability = () => z.number({ error: 'a probability above 0 and below 1 expected' }).gt(0).lt(1);

/**
 * What a pool's loans, pledges and money are taken to do: everything that a book in a file does not tell. Ranges that hang
 * together are checked where the pool is compiled.
 */
export const PoolSizing = z.strictObject({
  /** Quarters in which loans can default; no loan may end later. */
  horizonQuarters: quarters(1),
  /** Quarters of the calendar year gone on the day of the book. */
  quartersIntoYear: z.int().min(0).max(3).optional(),
  /** Yearly default probability of each rating. */
  ratings: z.record(z.string(), probability()).optional(),
  /** Cumulative default probability to the end of each quarter, by name. */
  curves: z.record(z.string(), z.array(probability()).min(1)).optional(),
  /** Weights on the factors, by name. */
  loadings: z.record(z.string(), z.array(z.number())),
  dependence: z.strictObject({
    factors: z.array(z.string().min(1)).min(1),
    correlation: z.array(z.array(z.number())).nullable(),
    copula: z.union([z.literal('gaussian'), z.strictObject({ degreesOfFreedom: z.number() })]),
  }),
  pledge: z.strictObject({
    noSaleProbability: share(),
    annualDrift: between(-1, 1, 'a yearly drift from -1 to 1'),
    annualVolatility: between(0, 3, 'a yearly volatility from 0 to 3'),
    factorCorrelation: share(),
    priceShare: share(),
    costShare: share(),
    quartersToCash: z.int({ error: 'whole quarters of 0 to 40 expected' }).min(0).max(40),
  }),
  money: z.strictObject({
    opening: AmountText.optional(),
    topUps: z.array(AmountText).optional(),
    annualInterest: share().optional(),
    claimLagQuarters: z.int().min(0).max(40).optional(),
  }),
  /** Terms of the scheme that no source tells, each with a reason. */
  supplied: z.record(z.string(), z.strictObject({ value: z.string(), reason: z.string().min(1) })).optional(),
});
export type PoolSizing = z.infer<typeof PoolSizing>;
