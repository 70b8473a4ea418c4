import { irbCorporate } from '../../models/capital/irb-corporate.ts';
import { irbDefaulted } from '../../models/capital/irb-defaulted.ts';
import { irbMortgage } from '../../models/capital/irb-mortgage.ts';
import { irbOtherRetail } from '../../models/capital/irb-other-retail.ts';
import { irbRevolving } from '../../models/capital/irb-revolving.ts';
import { loanPrice } from '../../models/capital/loan-price.ts';
import { riskAdjustedReturn } from '../../models/capital/risk-adjusted-return.ts';
import { standardised } from '../../models/capital/standardised.ts';
import { creativeLabourMultiplier } from '../../models/cost/creative-labour-multiplier.ts';
import { lifeRatio } from '../../models/cost/life-ratio.ts';
import { minimumTransferFee } from '../../models/cost/minimum-transfer-fee.ts';
import { replacementCost } from '../../models/cost/replacement-cost.ts';
import { reproductionCost } from '../../models/cost/reproduction-cost.ts';
import { softwareBySize } from '../../models/cost/software-by-size.ts';
import { softwareEffort } from '../../models/cost/software-effort.ts';
import { softwareSchedule } from '../../models/cost/software-schedule.ts';
import { trendedHistoricalCost } from '../../models/cost/trended-historical-cost.ts';
import { infringementDamages } from '../../models/damages/infringement-damages.ts';
import { contributionShare } from '../../models/equity/contribution-share.ts';
import { brandRoyaltyLogistic } from '../../models/income/brand-royalty-logistic.ts';
import { brandRoyaltyRange } from '../../models/income/brand-royalty-range.ts';
import { buildUpRate } from '../../models/income/build-up-rate.ts';
import { capitalisedExcessEarnings } from '../../models/income/capitalised-excess-earnings.ts';
import { capitalisedIncome } from '../../models/income/capitalised-income.ts';
import { comparableCompanies } from '../../models/income/comparable-companies.ts';
import { costOfCapital } from '../../models/income/cost-of-capital.ts';
import { costSaving } from '../../models/income/cost-saving.ts';
import { customaryProfitShare } from '../../models/income/customary-profit-share.ts';
import { distributor } from '../../models/income/distributor.ts';
import { equivalentInvestment } from '../../models/income/equivalent-investment.ts';
import { excessMargin } from '../../models/income/excess-margin.ts';
import { excessOnFunds } from '../../models/income/excess-on-funds.ts';
import { filmExhibition } from '../../models/income/film-exhibition.ts';
import { greenfield } from '../../models/income/greenfield.ts';
import { incomeShare } from '../../models/income/income-share.ts';
import { incrementalIncome } from '../../models/income/incremental-income.ts';
import { levelExcessEarnings } from '../../models/income/level-excess-earnings.ts';
import { marginalShare } from '../../models/income/marginal-share.ts';
import { multiPeriodExcessEarnings } from '../../models/income/multi-period-excess-earnings.ts';
import { phaseSuccess } from '../../models/income/phase-success.ts';
import { premiumPrice } from '../../models/income/premium-price.ts';
import { priceAndCostAdvantage } from '../../models/income/price-and-cost-advantage.ts';
import { probabilityWeightedValue } from '../../models/income/probability-weighted-value.ts';
import { profitShare } from '../../models/income/profit-share.ts';
import { reliefFromRoyalty } from '../../models/income/relief-from-royalty.ts';
import { reliefFromRoyaltyRenewable } from '../../models/income/relief-from-royalty-renewable.ts';
import { returnOnIntangibles } from '../../models/income/return-on-intangibles.ts';
import { riskAdjustedValue } from '../../models/income/risk-adjusted-value.ts';
import { royaltyByScore } from '../../models/income/royalty-by-score.ts';
import { royaltyTransfer } from '../../models/income/royalty-transfer.ts';
import { survivalWeightedIncome } from '../../models/income/survival-weighted-income.ts';
import { twoStageIncome } from '../../models/income/two-stage-income.ts';
import { withAndWithout } from '../../models/income/with-and-without.ts';
import { bargainingRange } from '../../models/licence/bargaining-range.ts';
import { entryFeeAndRoyalty } from '../../models/licence/entry-fee-and-royalty.ts';
import { lumpSumForRoyalty } from '../../models/licence/lump-sum-for-royalty.ts';
import { openLicencePayments } from '../../models/licence/open-licence-payments.ts';
import { profitShareForRoyalty } from '../../models/licence/profit-share-for-royalty.ts';
import { royaltyForLumpSum } from '../../models/licence/royalty-for-lump-sum.ts';
import { royaltyForProfitShare } from '../../models/licence/royalty-for-profit-share.ts';
import { royaltyStack } from '../../models/licence/royalty-stack.ts';
import { royaltyWithMinimum } from '../../models/licence/royalty-with-minimum.ts';
import { topDownRoyalty } from '../../models/licence/top-down-royalty.ts';
import { additiveComparables } from '../../models/market/additive-comparables.ts';
import { adjustedComparables } from '../../models/market/adjusted-comparables.ts';
import { guidelineMultiple } from '../../models/market/guideline-multiple.ts';
import { pastLicenceIncome } from '../../models/market/past-licence-income.ts';
import { timeAdjustment } from '../../models/market/time-adjustment.ts';
import { costOfDelay } from '../../models/option/cost-of-delay.ts';
import { buyBackPut } from '../../models/pledge/buy-back-put.ts';
import { courtFee } from '../../models/pledge/court-fee.ts';
import { expectedLoss } from '../../models/pledge/expected-loss.ts';
import { latePerformanceInterest } from '../../models/pledge/late-performance-interest.ts';
import { costOfEquity } from '../../models/rate/cost-of-equity.ts';
import { failureLoadedRate } from '../../models/rate/failure-loaded-rate.ts';
import { residualReturn } from '../../models/rate/residual-return.ts';
import { weightedCostOfCapital } from '../../models/rate/weighted-cost-of-capital.ts';
import { weightedReturnOnAssets } from '../../models/rate/weighted-return-on-assets.ts';
import { exploitationReward } from '../../models/reward/exploitation-reward.ts';
import { grantAward } from '../../models/reward/grant-award.ts';
import { incomeReward } from '../../models/reward/income-reward.ts';
import { shareReward } from '../../models/reward/share-reward.ts';
import { amortisation } from '../../models/tax/amortisation.ts';
import { amortisationBenefit } from '../../models/tax/amortisation-benefit.ts';
import { cashAward } from '../../models/tax/cash-award.ts';
import { comprehensiveIncome } from '../../models/tax/comprehensive-income.ts';
import { equityDeferral } from '../../models/tax/equity-deferral.ts';
import { nonResidentRoyalty } from '../../models/tax/non-resident-royalty.ts';
import { patentFeeReduction } from '../../models/tax/patent-fee-reduction.ts';
import { royaltyWithholding } from '../../models/tax/royalty-withholding.ts';
import { stampDuty } from '../../models/tax/stamp-duty.ts';
import { technologyTransfer } from '../../models/tax/technology-transfer.ts';
import { technologyVat } from '../../models/tax/technology-vat.ts';
import { refuse } from '../base/errors.ts';
import type { Model } from '../formula/define-model.ts';

/** Every model of `models/`. A test holds this list equal to the folders. */
export const MODELS: readonly Model[] = [
  irbCorporate,
  irbDefaulted,
  irbMortgage,
  irbOtherRetail,
  irbRevolving,
  loanPrice,
  riskAdjustedReturn,
  standardised,
  creativeLabourMultiplier,
  lifeRatio,
  minimumTransferFee,
  replacementCost,
  reproductionCost,
  softwareBySize,
  softwareEffort,
  softwareSchedule,
  trendedHistoricalCost,
  infringementDamages,
  brandRoyaltyLogistic,
  brandRoyaltyRange,
  buildUpRate,
  capitalisedExcessEarnings,
  capitalisedIncome,
  comparableCompanies,
  costOfCapital,
  costSaving,
  customaryProfitShare,
  distributor,
  equivalentInvestment,
  excessMargin,
  excessOnFunds,
  filmExhibition,
  greenfield,
  incomeShare,
  incrementalIncome,
  levelExcessEarnings,
  marginalShare,
  multiPeriodExcessEarnings,
  phaseSuccess,
  premiumPrice,
  priceAndCostAdvantage,
  probabilityWeightedValue,
  profitShare,
  reliefFromRoyaltyRenewable,
  reliefFromRoyalty,
  returnOnIntangibles,
  riskAdjustedValue,
  royaltyByScore,
  royaltyTransfer,
  survivalWeightedIncome,
  twoStageIncome,
  withAndWithout,
  bargainingRange,
  entryFeeAndRoyalty,
  lumpSumForRoyalty,
  openLicencePayments,
  profitShareForRoyalty,
  royaltyForLumpSum,
  royaltyForProfitShare,
  royaltyStack,
  royaltyWithMinimum,
  topDownRoyalty,
  additiveComparables,
  adjustedComparables,
  guidelineMultiple,
  pastLicenceIncome,
  timeAdjustment,
  costOfDelay,
  buyBackPut,
  courtFee,
  expectedLoss,
  latePerformanceInterest,
  costOfEquity,
  failureLoadedRate,
  residualReturn,
  weightedCostOfCapital,
  weightedReturnOnAssets,
  contributionShare,
  exploitationReward,
  grantAward,
  incomeReward,
  shareReward,
  amortisationBenefit,
  amortisation,
  cashAward,
  comprehensiveIncome,
  equityDeferral,
  nonResidentRoyalty,
  patentFeeReduction,
  royaltyWithholding,
  stampDuty,
  technologyTransfer,
  technologyVat,
] as unknown as readonly Model[];

/** The model of that id. @throws DATA_NOT_FOUND  naming the known ones */
export function modelById(id: string, at: string): Model {
  const model = MODELS.find((one) => one.id === id);
  if (model === undefined) {
    const remedy = `known are ${MODELS.map((one) => one.id).join(', ')}`;
    refuse('DATA_NOT_FOUND', { at, problem: 'no model has this id', met: JSON.stringify(id), remedy });
  }
  return model;
}
