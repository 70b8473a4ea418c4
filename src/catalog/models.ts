import { creativeLabourMultiplier } from '../../models/cost/creative-labour-multiplier.ts';
import { minimumTransferFee } from '../../models/cost/minimum-transfer-fee.ts';
import { equivalentInvestment } from '../../models/income/equivalent-investment.ts';
import { reliefFromRoyalty } from '../../models/income/relief-from-royalty.ts';
import { adjustedComparables } from '../../models/market/adjusted-comparables.ts';
import { pastLicenceIncome } from '../../models/market/past-licence-income.ts';
import { expectedLoss } from '../../models/pledge/expected-loss.ts';
import { refuse } from '../base/errors.ts';
import type { Model } from '../formula/define-model.ts';

/** Every model of `models/`. A test holds this list equal to the folders. */
export const MODELS: readonly Model[] = [
  creativeLabourMultiplier,
  minimumTransferFee,
  equivalentInvestment,
  reliefFromRoyalty,
  adjustedComparables,
  pastLicenceIncome,
  expectedLoss,
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
