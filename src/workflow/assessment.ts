import type { CaseEstimate } from '../cases/estimate.ts';
import type { DataSetUse } from '../catalog/catalog.ts';
import type { PurposeDemands } from '../catalog/purpose-profile.ts';
import type { ResolvedScheme } from '../catalog/scheme-terms.ts';
import type { PledgeApplication } from '../domain/application.ts';
import type { DataFigure } from '../domain/reference-table.ts';
import type { UsefulLifeResult } from '../domain/remaining-life.ts';
import type { LegalLife } from '../domain/statutory-life.ts';
import type { Outcome } from '../formula/outcome.ts';
import type { Label } from '../formula/quantities.ts';
import type { LendableValue } from '../pledge/lendable-value.ts';
import type { Exposure, ResidualLoss } from '../pledge/loan-loss.ts';
import type { Pledgeability } from '../pledge/pledgeability.ts';
import type { EqualBook } from '../pool/book.ts';
import type { ClaimLaw } from '../pool/claim-law.ts';
import type { LossSplit } from '../pool/share-loss.ts';
import type { Estimate } from '../pool/simulate-pool.ts';
import type { Opinion } from '../valuation/reconcile.ts';

/** One way a default can end for the lender, and who bears what of it. */
export interface LossCase {
  readonly loss: ResidualLoss;
  readonly split: LossSplit;
}

/** What the loan may cost its lender. */
export interface LoanAssessment {
  readonly pledgeability: Pledgeability;
  readonly lendable: LendableValue;
  readonly exposure: Exposure;
  readonly whenUnsold: LossCase;
  readonly whenSold: LossCase;
  readonly expectedLossAlone: Outcome;
  readonly expectedLossWithScheme: Outcome;
}

/** What the pool behind a book of such loans may have to pay. Amounts in fen. */
export interface PoolAssessment {
  readonly book: EqualBook;
  readonly law: ClaimLaw;
  readonly simulation: {
    readonly scenarios: number;
    readonly seed: number;
    readonly generator: string;
    readonly meanDefaults: number;
    readonly payout: Estimate;
    readonly dry: Estimate;
    /** Scenarios by claims, in the bins of `law.bins`. */
    readonly bins: readonly number[];
  };
  readonly binWidth: number;
}

/** The whole journey of one application: every stage, its sources, and what it takes to repeat it. Plain data. */
export interface Assessment {
  readonly format: 'ipworth/assessment@1';
  readonly library: string;
  readonly application: PledgeApplication;
  readonly dataSets: readonly DataSetUse[];
  /** Figures of data sets that methods used, each with its source and mark. */
  readonly dataFigures: readonly DataFigure[];
  readonly caseFile: { readonly hash: string } | null;
  readonly life: { readonly rights: readonly LegalLife[]; readonly useful: UsefulLifeResult };
  readonly evidence: CaseEstimate | null;
  readonly opinion: Opinion;
  /** What the purpose demands, where the application names it. */
  readonly demands: PurposeDemands | null;
  readonly scheme: ResolvedScheme;
  readonly loan: LoanAssessment;
  readonly pool: PoolAssessment;
  readonly warnings: readonly Label[];
}
