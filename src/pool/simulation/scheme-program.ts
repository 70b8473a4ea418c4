import type { LayerProgram } from './layer-program.ts';

/** When the pool pays, as `SchemeProgram.manner` counts it; `upFront` is as `atNonPerforming`. */
export const MANNERS = ['afterLoss', 'atNonPerforming', 'advanceThenSettle', 'earmarkThenRelease'] as const;
/** What the shared part is of, as `SchemeProgram.components` counts it. */
export const COMPONENTS = ['principal', 'principalAndInterest', 'loanAmount'] as const;
/** Kinds of ceilings over many loans, as `CeilingTables.kind` counts them. */
export const CEILINGS = ['perLender', 'portfolio', 'yearlyRate'] as const;
/** What a circuit-breaker watches, as `BreakerProgram.metric` counts it. */
export const METRICS = ['nplRate', 'compensationRate', 'poolUsed'] as const;

/** Caps of each layer that many loans share, in fen; `Infinity`: no such cap. */
export interface CounterCaps {
  readonly areThere: boolean;
  /** Whether a layer may bear less at the end than its caps were asked for: then what is counted does not tell what bound. */
  readonly areHidden: boolean;
  readonly areOfBorrowers: boolean;
  readonly areOfBanks: boolean;
  readonly perBorrower: Float64Array;
  readonly perYear: Float64Array;
  readonly perBankYear: Float64Array;
  readonly total: Float64Array;
}

/** A ceiling on what the pool's party owes over many loans, in fen, at each period. */
export interface CeilingTable {
  readonly kind: number;
  /** Periods, or periods × banks for a ceiling per lender. */
  readonly cap: Float64Array;
}

/** A circuit-breaker: levels in millionths, `Infinity`: none. */
export interface BreakerProgram {
  readonly metric: number;
  readonly isOfBank: boolean;
  /** Whether bad loans count for ever, not until they are disposed of. */
  readonly isCumulative: boolean;
  /** Periods × banks, or periods: what the rate is of. Not read for `poolUsed`, which is of all money that came in. */
  readonly denominator: Float64Array;
  readonly stopNew: number;
  readonly stopPay: number;
}

/** Losses under a rate of bad loans that stay a bank's own; rates in millionths, `ceiling` −1: none. */
export interface FloorProgram {
  readonly rate: number;
  readonly ceiling: number;
  readonly isMarginal: boolean;
  /** Periods × banks, as at the start of the year. */
  readonly denominator: Float64Array;
}

/** A pool's money, in fen. */
export interface MoneyProgram {
  readonly opening: number;
  /** Paid in at the start of each period. */
  readonly topUps: Float64Array;
  /** A year's money that lapses at its end, instead of a stock; −1: a stock. */
  readonly appropriation: number;
  /** Of one quarter on the balance; 0: none. */
  readonly interestRate: number;
  /** (1 + interest)^−(t + 1). */
  readonly discount: Float64Array;
  readonly isLimited: boolean;
  readonly isFirstCome: boolean;
  readonly carriesForward: boolean;
  /** Whether recoveries of the pool's party go back to the pool. */
  readonly recoversToPool: boolean;
}

/** A scheme as the settlement reads it: numbers only. Lags are in quarters. */
export interface SchemeProgram {
  readonly name: string;
  /** Shares of the loss without bands, requirements or a stacking cap: `splitShares` does them. */
  readonly isPlain: boolean;
  /** The layers' parties in order, then the remainder party. */
  readonly parties: readonly string[];
  readonly split: LayerProgram;
  readonly poolLayer: number;
  readonly manner: number;
  /** In millionths. */
  readonly advanceShare: number;
  /** From default to claim, and to what the pledge brings. */
  readonly claimLag: number;
  readonly cashLag: number;
  readonly components: number;
  readonly isNetOfRecoveries: boolean;
  readonly isIpPartOnly: boolean;
  readonly counters: CounterCaps;
  readonly ceilings: readonly CeilingTable[];
  readonly breakers: readonly BreakerProgram[];
  readonly floor: FloorProgram | null;
  /** Whether recoveries go to all parties at once. */
  readonly isPariPassu: boolean;
  /** 1 for the layers, and at last the remainder party, that recoveries go to first. */
  readonly isFirstInTurn: Uint8Array;
  readonly money: MoneyProgram;
  /** Width of the fan's bins, in fen. */
  readonly fanWidth: number;
  /** Whether what is covered depends on the balance, so that one run does not tell the pool that suffices. */
  readonly dependsOnBalance: boolean;
}
