/**
 * The loans behind a pool, column by column, as laws and simulation read them. Quarter 0 is the first quarter after the
 * day of the book. Amounts are whole fen in float64. Row i of every column is one loan.
 */
export interface PoolBook {
  readonly loans: number;
  /** Names for messages and reports; null: loans are known by their row. */
  readonly ids: readonly string[] | null;
  readonly banks: readonly string[];
  readonly bank: Int32Array;
  /** Row of the borrower in the caller's list; loans of one borrower share per-borrower caps. */
  readonly borrower: Int32Array;
  /** Index into the schemes the book is run with; −1: covered by none. */
  readonly scheme: Int32Array;
  /** Outstanding principal at the start (fen, above 0). */
  readonly principal: Float64Array;
  /** Yearly interest rate of the loan. */
  readonly annualRate: Float64Array;
  /** Whole quarters that the loan still runs, 1 or more. */
  readonly termQuarters: Int32Array;
  /** Quarter in which the loan is drawn; 0: on the book from the start. */
  readonly startQuarter: Int32Array;
  readonly repayment: Uint8Array;
  /** Index into `curves`. */
  readonly curve: Int32Array;
  /** Cumulative default probability to the end of each quarter of a loan's life: rising, above 0 and below 1. */
  readonly curves: readonly Float64Array[];
  /** Index into `loadings`. */
  readonly loading: Int32Array;
  /** Weights on the dependence's factors, one row per class of loans; each row's squares add up to less than 1. */
  readonly loadings: readonly Float64Array[];
  /** Appraised value of the pledged rights (fen, 0 or more). */
  readonly pledgeValue: Float64Array;
  /** Part of the secured amount that the rights secure, 0 … 1; 1: pledged rights alone. */
  readonly ipPart: Float64Array;
  /** Facts that a scheme's tiers ask for; null: not told (a scheme that asks refuses by name). */
  readonly isFirstLoan: Uint8Array | null;
  readonly firmClass: readonly string[] | null;
  readonly ipKind: readonly string[] | null;
}

/** How a loan is repaid, as `PoolBook.repayment` counts it. */
export const REPAYMENTS = ['bullet', 'equalPrincipal', 'equalInstalments'] as const;
export type PoolRepayment = (typeof REPAYMENTS)[number];

/** How defaults hang together. Factors are independent standard normal unless `correlation` says otherwise. */
export interface PoolDependence {
  readonly factors: readonly string[];
  /** Correlation matrix of the factors, row by row; null: independent. */
  readonly correlation: readonly (readonly number[])[] | null;
  /** Gaussian copula, or Student t with these degrees of freedom (2.1 … 1000). */
  readonly copula: 'gaussian' | { readonly degreesOfFreedom: number };
}

/** What becomes of the pledge of a loan in default. */
export interface PledgeOutcome {
  /** Chance that it finds no buyer. */
  readonly noSaleProbability: number;
  /** Yearly drift of its value and yearly volatility (log scale). */
  readonly annualDrift: number;
  readonly annualVolatility: number;
  /** Correlation of its log value with the loan's own systematic factor: wrong-way risk. 0 … below 1. */
  readonly factorCorrelation: number;
  /** Price as a share of its value then, after the ladder of the sale; and cost as a share of the price. */
  readonly priceShare: number;
  readonly costShare: number;
  /** Whole quarters from default to cash. */
  readonly quartersToCash: number;
}
