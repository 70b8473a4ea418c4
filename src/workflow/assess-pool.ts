import type { Control } from '../base/control.ts';
import { runChunks } from '../compute/run-chunks.ts';
import { claimBinWidth, equalBook } from '../pool/book.ts';
import { claimLaw } from '../pool/claim-law.ts';
import { partOf } from '../pool/share-loss.ts';
import {
  dryEstimate,
  emptyTally,
  meanDefaults,
  mergeTallies,
  payoutEstimate,
  simulateRange,
} from '../pool/simulate-pool.ts';
import type { LoanAssessment, PoolAssessment } from './assessment.ts';
import type { ResolvedPledge } from './resolve.ts';

/** Scenarios between two looks at the caller's signal; the result does not depend on it. */
const CHUNK = 10_000;

/** What the scheme's pool may have to pay for a book of loans like this one: exact law and simulation side by side. */
export function assessPool(pledge: ResolvedPledge, loan: LoanAssessment, control: Control): PoolAssessment {
  const { book: asked, disposal } = pledge.application;
  const { terms } = pledge.scheme;
  const book = equalBook(
    {
      loans: asked.loans,
      defaultProbability: termDefaultProbability(loan),
      assetCorrelation: asked.assetCorrelation,
      noSaleProbability: Number(disposal.noSaleProbability),
      isLimitedToBalance: terms.isLimitedToBalance,
    },
    {
      claimUnsold: partOf(loan.whenUnsold.split, terms.poolParty),
      claimSold: partOf(loan.whenSold.split, terms.poolParty),
      balance: terms.poolSize,
    },
  );
  const law = claimLaw(book);
  const tally = runChunks(
    { total: asked.scenarios, chunk: CHUNK, empty: emptyTally() },
    (from, to) => simulateRange(book, asked.seed, from, to),
    mergeTallies,
    control,
  );
  return {
    book,
    law,
    simulation: {
      scenarios: asked.scenarios,
      seed: asked.seed,
      generator: 'sfc32 seeded per (seed, scenario, stream) by Threefry4x32-20',
      meanDefaults: meanDefaults(tally),
      payout: payoutEstimate(tally, law.expectedPayout, law.payoutDeviation),
      dry: dryEstimate(tally, law.probabilityDry),
      bins: Array.from(tally.bins),
    },
    binWidth: claimBinWidth(book),
  };
}

function termDefaultProbability(loan: LoanAssessment): number {
  return Number(loan.expectedLossAlone.steps.find(({ name }) => name === 'termDefaultProbability')?.value);
}
