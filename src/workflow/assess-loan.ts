import { modelById } from '../catalog/models.ts';
import type { Outcome } from '../formula/outcome.ts';
import { lendableValue } from '../pledge/lendable-value.ts';
import { exposureAtDefault, netProceedsOf, residualLoss } from '../pledge/loan-loss.ts';
import { pledgeability } from '../pledge/pledgeability.ts';
import { borneByOthers, shareLoss } from '../pool/share-loss.ts';
import type { Opinion } from '../valuation/reconcile.ts';
import type { LoanAssessment, LossCase } from './assessment.ts';
import type { ResolvedPledge } from './resolve.ts';

/** What may be lent on the rights, and what the loan asked for may cost its lender, alone and with the scheme. */
export function assessLoan(pledge: ResolvedPledge, opinion: Opinion): LoanAssessment {
  const { application, lives, policy, pledgeRules, scheme } = pledge;
  const { rights, loan, disposal, borrower } = application;
  const exposure = exposureAtDefault(loan, disposal);
  const verdict = pledgeability(rights, lives, exposure.maturityDay, pledgeRules);
  const lendable = lendableValue({
    value: opinion.value,
    rights,
    lives,
    pledgeable: verdict.answer,
    loan,
    policy,
    schemeMaximum: scheme.terms.maximumLoan,
  });

  const expectedLoss = modelById('pledge/expected-loss', 'workflow');
  const { noSaleProbability, salePriceShare, disposalCostShare, yearsToCash, recoveryOrder } = disposal;
  const facts = {
    exposure: exposure.total,
    annualDefaultProbability: borrower.annualDefaultProbability,
    termYears: exposure.termYears,
    pledgeValue: opinion.value,
    noSaleProbability,
    salePriceShare,
    disposalCostShare,
    yearsToCash,
    discountRate: loan.annualRate,
  };
  const alone: Outcome = expectedLoss(facts);
  const lossCase = (netProceeds: string): LossCase => {
    const loss = residualLoss(exposure, netProceeds, recoveryOrder);
    return { loss, split: shareLoss(scheme.terms, loss) };
  };
  const whenUnsold = lossCase('0.00');
  const whenSold = lossCase(netProceedsOf(alone));
  return {
    pledgeability: verdict,
    lendable,
    exposure,
    whenUnsold,
    whenSold,
    expectedLossAlone: alone,
    expectedLossWithScheme: expectedLoss({
      ...facts,
      othersWhenSold: borneByOthers(whenSold.split, 'bank'),
      othersWhenUnsold: borneByOthers(whenUnsold.split, 'bank'),
    }),
  };
}
