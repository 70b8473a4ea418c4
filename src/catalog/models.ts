import { creativeLabourMultiplier } from '../../models/cost/creative-labour-multiplier.ts';
import { lifeRatio } from '../../models/cost/life-ratio.ts';
import { minimumTransferFee } from '../../models/cost/minimum-transfer-fee.ts';
import { softwareEffort } from '../../models/cost/software-effort.ts';
import { buildUpRate } from '../../models/income/build-up-rate.ts';
import { capitalisedExcessEarnings } from '../../models/income/capitalised-excess-earnings.ts';
import { costOfCapital } from '../../models/income/cost-of-capital.ts';
import { equivalentInvestment } from '../../models/income/equivalent-investment.ts';
import { excessMargin } from '../../models/income/excess-margin.ts';
import { excessOnFunds } from '../../models/income/excess-on-funds.ts';
import { levelExcessEarnings } from '../../models/income/level-excess-earnings.ts';
import { marginalShare } from '../../models/income/marginal-share.ts';
import { phaseSuccess } from '../../models/income/phase-success.ts';
import { priceAndCostAdvantage } from '../../models/income/price-and-cost-advantage.ts';
import { profitShare } from '../../models/income/profit-share.ts';
import { reliefFromRoyalty } from '../../models/income/relief-from-royalty.ts';
import { reliefFromRoyaltyRenewable } from '../../models/income/relief-from-royalty-renewable.ts';
import { returnOnIntangibles } from '../../models/income/return-on-intangibles.ts';
import { royaltyTransfer } from '../../models/income/royalty-transfer.ts';
import { twoStageIncome } from '../../models/income/two-stage-income.ts';
import { entryFeeAndRoyalty } from '../../models/licence/entry-fee-and-royalty.ts';
import { additiveComparables } from '../../models/market/additive-comparables.ts';
import { adjustedComparables } from '../../models/market/adjusted-comparables.ts';
import { guidelineMultiple } from '../../models/market/guideline-multiple.ts';
import { pastLicenceIncome } from '../../models/market/past-licence-income.ts';
import { costOfDelay } from '../../models/option/cost-of-delay.ts';
import { expectedLoss } from '../../models/pledge/expected-loss.ts';
import { amortisationBenefit } from '../../models/tax/amortisation-benefit.ts';
import { refuse } from '../base/errors.ts';
import type { Model } from '../formula/define-model.ts';

/** Every model of `models/`. A test holds this list equal to the folders. */
export const MODELS: readonly Model[] = [
  creativeLabourMultiplier,
  lifeRatio,
  minimumTransferFee,
  softwareEffort,
  buildUpRate,
  capitalisedExcessEarnings,
  costOfCapital,
  equivalentInvestment,
  excessMargin,
  excessOnFunds,
  levelExcessEarnings,
  marginalShare,
  phaseSuccess,
  priceAndCostAdvantage,
  profitShare,
  reliefFromRoyaltyRenewable,
  reliefFromRoyalty,
  returnOnIntangibles,
  royaltyTransfer,
  twoStageIncome,
  entryFeeAndRoyalty,
  additiveComparables,
  adjustedComparables,
  guidelineMultiple,
  pastLicenceIncome,
  costOfDelay,
  expectedLoss,
  amortisationBenefit,
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
