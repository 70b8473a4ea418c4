/** Loans of a book as columns, one entry each; amounts in whole fen. */
export interface BookColumns {
  readonly ids: string[];
  /** Place of the record in what was read, from 1. */
  readonly line: Float64Array;
  /** Principal owed, due or not. */
  readonly principal: Float64Array;
  /** All that is owed: principal, overdue interest and interest accrued. */
  readonly exposure: Float64Array;
  /** Interest of the whole schedule. */
  readonly interest: Float64Array;
  /** Serial day and amount of the next payment; 0 and 0 where none is to come. */
  readonly nextDay: Float64Array;
  readonly nextPayment: Float64Array;
  readonly remainingYears: Float64Array;
  /** Rate at which losses are discounted. */
  readonly effectiveRate: Float64Array;
  /** Index into `LOAN_CLASSES`. */
  readonly loanClass: Uint8Array;
  /** 0 while a test that was asked for lacks its fact: the class may then be worse. */
  readonly isClassComplete: Uint8Array;
  readonly stage: Uint8Array;
  /** Bits of `STAGE_TRIGGERS`: what fired, and what was stated but lacks its fact. */
  readonly reasons: Uint16Array;
  readonly notTested: Uint16Array;
  /** Default probability of a year, floored by nothing; 1 in the third stage. */
  readonly defaultProbability: Float64Array;
  readonly lossAllowance: Float64Array;
  readonly specificProvision: Float64Array;
  readonly generalProvision: Float64Array;
  /** Not to be read where `isWeighted` is 0: a loan in default without a best estimate of its loss. */
  readonly riskWeightedAssets: Float64Array;
  readonly isWeighted: Uint8Array;
}

/** Columns for `count` loans. */
export function bookColumns(count: number): BookColumns {
  const figures = (): Float64Array => new Float64Array(count);
  const flags = (): Uint8Array => new Uint8Array(count);
  return {
    ids: [],
    line: figures(),
    principal: figures(),
    exposure: figures(),
    interest: figures(),
    nextDay: figures(),
    nextPayment: figures(),
    remainingYears: figures(),
    effectiveRate: figures(),
    loanClass: flags(),
    isClassComplete: flags(),
    stage: flags(),
    reasons: new Uint16Array(count),
    notTested: new Uint16Array(count),
    defaultProbability: figures(),
    lossAllowance: figures(),
    specificProvision: figures(),
    generalProvision: figures(),
    riskWeightedAssets: figures(),
    isWeighted: flags(),
  };
}

type Column = Exclude<BookColumns[keyof BookColumns], string[]>;

/** The first `count` loans of columns, after those of others, in columns of their own. */
export function joinedColumns(
  pages: readonly { readonly columns: BookColumns; readonly count: number }[],
): BookColumns {
  const joined = bookColumns(pages.reduce((sum, { count }) => sum + count, 0));
  let from = 0;
  for (const { columns, count } of pages) {
    for (const name of Object.keys(joined) as (keyof BookColumns)[]) {
      if (name === 'ids') for (let i = 0; i < count; i++) joined.ids.push(columns.ids[i]!);
      else (joined[name] as Column).set((columns[name] as Column).subarray(0, count), from);
    }
    from += count;
  }
  return joined;
}
