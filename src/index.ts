export { creativeLabourMultiplier } from '../models/cost/creative-labour-multiplier.ts';
export { minimumTransferFee } from '../models/cost/minimum-transfer-fee.ts';
export { equivalentInvestment } from '../models/income/equivalent-investment.ts';
export { reliefFromRoyalty } from '../models/income/relief-from-royalty.ts';
export { adjustedComparables } from '../models/market/adjusted-comparables.ts';
export { pastLicenceIncome } from '../models/market/past-licence-income.ts';
export { expectedLoss } from '../models/pledge/expected-loss.ts';
export { ERROR_CODES, type ErrorCode, type Fault, faultText, IpworthError, isIpworthError } from './base/errors.ts';
export type { Result } from './base/result.ts';
export { VERSION } from './base/version.ts';
export { type Catalog, type DataSetUse, loadCatalog, type RawSets } from './catalog/catalog.ts';
export { MODELS, modelById } from './catalog/models.ts';
export { PledgeApplication } from './domain/application.ts';
export { CompensationScheme } from './domain/scheme.ts';
export { defineModel, type Model } from './formula/define-model.ts';
export { type ExplainedStep, explain, explainText } from './formula/explain.ts';
export type { ModelSpec } from './formula/model.ts';
export type { Outcome, Step } from './formula/outcome.ts';
export {
  annualRate,
  count,
  type InputOf,
  type Label,
  money,
  number,
  optional,
  perComparable,
  perYear,
  share,
  signedMoney,
  timing,
  years,
} from './formula/quantities.ts';
export { reportHtml } from './report/report-html.ts';
export { summaryText } from './report/summary-text.ts';
export { type AssessOptions, assessPledge, tryAssessPledge } from './workflow/assess-pledge.ts';
export type { Assessment } from './workflow/assessment.ts';
