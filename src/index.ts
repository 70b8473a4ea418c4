export { creativeLabourMultiplier } from '../models/cost/creative-labour-multiplier.ts';
export { lifeRatio } from '../models/cost/life-ratio.ts';
export { minimumTransferFee } from '../models/cost/minimum-transfer-fee.ts';
export { softwareEffort } from '../models/cost/software-effort.ts';
export { buildUpRate } from '../models/income/build-up-rate.ts';
export { capitalisedExcessEarnings } from '../models/income/capitalised-excess-earnings.ts';
export { costOfCapital } from '../models/income/cost-of-capital.ts';
export { equivalentInvestment } from '../models/income/equivalent-investment.ts';
export { excessMargin } from '../models/income/excess-margin.ts';
export { excessOnFunds } from '../models/income/excess-on-funds.ts';
export { levelExcessEarnings } from '../models/income/level-excess-earnings.ts';
export { marginalShare } from '../models/income/marginal-share.ts';
export { phaseSuccess } from '../models/income/phase-success.ts';
export { priceAndCostAdvantage } from '../models/income/price-and-cost-advantage.ts';
export { profitShare } from '../models/income/profit-share.ts';
export { reliefFromRoyalty } from '../models/income/relief-from-royalty.ts';
export { reliefFromRoyaltyRenewable } from '../models/income/relief-from-royalty-renewable.ts';
export { returnOnIntangibles } from '../models/income/return-on-intangibles.ts';
export { royaltyTransfer } from '../models/income/royalty-transfer.ts';
export { twoStageIncome } from '../models/income/two-stage-income.ts';
export { bargainingRange } from '../models/licence/bargaining-range.ts';
export { entryFeeAndRoyalty } from '../models/licence/entry-fee-and-royalty.ts';
export { lumpSumForRoyalty } from '../models/licence/lump-sum-for-royalty.ts';
export { openLicencePayments } from '../models/licence/open-licence-payments.ts';
export { profitShareForRoyalty } from '../models/licence/profit-share-for-royalty.ts';
export { royaltyForLumpSum } from '../models/licence/royalty-for-lump-sum.ts';
export { royaltyForProfitShare } from '../models/licence/royalty-for-profit-share.ts';
export { royaltyStack } from '../models/licence/royalty-stack.ts';
export { royaltyWithMinimum } from '../models/licence/royalty-with-minimum.ts';
export { topDownRoyalty } from '../models/licence/top-down-royalty.ts';
export { adjustedComparables } from '../models/market/adjusted-comparables.ts';
export { pastLicenceIncome } from '../models/market/past-licence-income.ts';
export { expectedLoss } from '../models/pledge/expected-loss.ts';
export { amortisationBenefit } from '../models/tax/amortisation-benefit.ts';
export { ERROR_CODES, type ErrorCode, type Fault, faultText, IpworthError, isIpworthError } from './base/errors.ts';
export type { Result } from './base/result.ts';
export { VERSION } from './base/version.ts';
export { buildCaseBase, type CaseBase } from './cases/case-base.ts';
export { parseCsv } from './cases/csv.ts';
export { type CaseEstimate, estimate } from './cases/estimate.ts';
export { findNearest } from './cases/find-nearest.ts';
export { ratioStudy } from './cases/ratio-study.ts';
export { type Catalog, type DataSetKind, type DataSetUse, loadCatalog, type RawSets } from './catalog/catalog.ts';
export { dataFigure, dataTable, type FigureQuery } from './catalog/data-figures.ts';
export { inForceOn, versionOn } from './catalog/in-force.ts';
export { MODELS, modelById } from './catalog/models.ts';
export { resolveScheme } from './catalog/scheme-terms.ts';
export { annualFeesDue, yearOfLife } from './domain/annual-fees.ts';
export { PledgeApplication } from './domain/application.ts';
export type { CaseSearchInput } from './domain/case-schema.ts';
export {
  compensatedYearFees,
  type FeeDue,
  FeeFacts,
  type FeeStanding,
  feeStanding,
  feesToCome,
  PatentFeeRules,
} from './domain/fee-calendar.ts';
export { IndustryRoyalties, IndustryRoyalty } from './domain/industry-royalties.ts';
export { LicenceFacts, LicenceForm, WantedForm } from './domain/licence-form.ts';
export {
  OpenLicenceFacts,
  OpenLicenceFee,
  OpenLicenceRules,
  openLicenceBars,
  openLicenceCeilings,
} from './domain/open-licence.ts';
export { type DataFigure, RateSeries, ReferenceTable } from './domain/reference-table.ts';
export { type StatedLives, type UsefulLifeResult, usefulLife } from './domain/remaining-life.ts';
export { CompensationScheme } from './domain/scheme.ts';
export { type LegalLife, type LifeFacts, statutoryLife } from './domain/statutory-life.ts';
export { StatutoryTerms } from './domain/statutory-terms.ts';
export {
  expectedYearsLeft,
  hazardOfMeanLife,
  hazardOfTable,
  SurvivalHazards,
  survivalAt,
  survivalCurve,
  survivalWeights,
} from './domain/survival.ts';
export { DrugApproval, drugExtension, GrantDelay, grantDelayCompensation } from './domain/term-compensation.ts';
export { type RenewalCalendar, renewalCalendar } from './domain/trademark-renewal.ts';
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
  perPart,
  perYear,
  share,
  signedMoney,
  timing,
  years,
} from './formula/quantities.ts';
export { type EqualBook, equalBook } from './pool/book.ts';
export { claimLaw } from './pool/claim-law.ts';
export { shareLoss } from './pool/share-loss.ts';
export { reportHtml } from './report/report-html.ts';
export { summaryText } from './report/summary-text.ts';
export { equivalentLicence, type LicencePayments, licencePayments } from './valuation/equivalent-licence.ts';
export { type AssessOptions, assessPledge, tryAssessPledge } from './workflow/assess-pledge.ts';
export type { Assessment } from './workflow/assessment.ts';
export { type ImportOptions, importData } from './workflow/import-data.ts';
export { IMPORT_KINDS, type ImportKind } from './workflow/import-templates.ts';
