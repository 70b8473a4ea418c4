export { irbCorporate } from '../models/capital/irb-corporate.ts';
export { irbDefaulted } from '../models/capital/irb-defaulted.ts';
export { irbMortgage } from '../models/capital/irb-mortgage.ts';
export { irbOtherRetail } from '../models/capital/irb-other-retail.ts';
export { irbRevolving } from '../models/capital/irb-revolving.ts';
export { loanPrice } from '../models/capital/loan-price.ts';
export { riskAdjustedReturn } from '../models/capital/risk-adjusted-return.ts';
export { standardised } from '../models/capital/standardised.ts';
export { creativeLabourMultiplier } from '../models/cost/creative-labour-multiplier.ts';
export { lifeRatio } from '../models/cost/life-ratio.ts';
export { minimumTransferFee } from '../models/cost/minimum-transfer-fee.ts';
export { replacementCost } from '../models/cost/replacement-cost.ts';
export { reproductionCost } from '../models/cost/reproduction-cost.ts';
export { softwareBySize } from '../models/cost/software-by-size.ts';
export { softwareEffort } from '../models/cost/software-effort.ts';
export { softwareSchedule } from '../models/cost/software-schedule.ts';
export { trendedHistoricalCost } from '../models/cost/trended-historical-cost.ts';
export { infringementDamages } from '../models/damages/infringement-damages.ts';
export { contributionShare } from '../models/equity/contribution-share.ts';
export { brandRoyaltyLogistic } from '../models/income/brand-royalty-logistic.ts';
export { brandRoyaltyRange } from '../models/income/brand-royalty-range.ts';
export { buildUpRate } from '../models/income/build-up-rate.ts';
export { capitalisedExcessEarnings } from '../models/income/capitalised-excess-earnings.ts';
export { capitalisedIncome } from '../models/income/capitalised-income.ts';
export { comparableCompanies } from '../models/income/comparable-companies.ts';
export { costOfCapital } from '../models/income/cost-of-capital.ts';
export { costSaving } from '../models/income/cost-saving.ts';
export { customaryProfitShare } from '../models/income/customary-profit-share.ts';
export { distributor } from '../models/income/distributor.ts';
export { equivalentInvestment } from '../models/income/equivalent-investment.ts';
export { excessMargin } from '../models/income/excess-margin.ts';
export { excessOnFunds } from '../models/income/excess-on-funds.ts';
export { filmExhibition } from '../models/income/film-exhibition.ts';
export { greenfield } from '../models/income/greenfield.ts';
export { incomeShare } from '../models/income/income-share.ts';
export { incrementalIncome } from '../models/income/incremental-income.ts';
export { levelExcessEarnings } from '../models/income/level-excess-earnings.ts';
export { marginalShare } from '../models/income/marginal-share.ts';
export { multiPeriodExcessEarnings } from '../models/income/multi-period-excess-earnings.ts';
export { phaseSuccess } from '../models/income/phase-success.ts';
export { premiumPrice } from '../models/income/premium-price.ts';
export { priceAndCostAdvantage } from '../models/income/price-and-cost-advantage.ts';
export { probabilityWeightedValue } from '../models/income/probability-weighted-value.ts';
export { profitShare } from '../models/income/profit-share.ts';
export { reliefFromRoyalty } from '../models/income/relief-from-royalty.ts';
export { reliefFromRoyaltyRenewable } from '../models/income/relief-from-royalty-renewable.ts';
export { returnOnIntangibles } from '../models/income/return-on-intangibles.ts';
export { riskAdjustedValue } from '../models/income/risk-adjusted-value.ts';
export { royaltyByScore } from '../models/income/royalty-by-score.ts';
export { royaltyTransfer } from '../models/income/royalty-transfer.ts';
export { survivalWeightedIncome } from '../models/income/survival-weighted-income.ts';
export { twoStageIncome } from '../models/income/two-stage-income.ts';
export { withAndWithout } from '../models/income/with-and-without.ts';
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
export { additiveComparables } from '../models/market/additive-comparables.ts';
export { adjustedComparables } from '../models/market/adjusted-comparables.ts';
export { guidelineMultiple } from '../models/market/guideline-multiple.ts';
export { pastLicenceIncome } from '../models/market/past-licence-income.ts';
export { timeAdjustment } from '../models/market/time-adjustment.ts';
export { costOfDelay } from '../models/option/cost-of-delay.ts';
export { buyBackPut } from '../models/pledge/buy-back-put.ts';
export { courtFee } from '../models/pledge/court-fee.ts';
export { expectedLoss } from '../models/pledge/expected-loss.ts';
export { latePerformanceInterest } from '../models/pledge/late-performance-interest.ts';
export { costOfEquity } from '../models/rate/cost-of-equity.ts';
export { failureLoadedRate } from '../models/rate/failure-loaded-rate.ts';
export { residualReturn } from '../models/rate/residual-return.ts';
export { weightedCostOfCapital } from '../models/rate/weighted-cost-of-capital.ts';
export { weightedReturnOnAssets } from '../models/rate/weighted-return-on-assets.ts';
export { exploitationReward } from '../models/reward/exploitation-reward.ts';
export { grantAward } from '../models/reward/grant-award.ts';
export { incomeReward } from '../models/reward/income-reward.ts';
export { shareReward } from '../models/reward/share-reward.ts';
export { amortisation } from '../models/tax/amortisation.ts';
export { amortisationBenefit } from '../models/tax/amortisation-benefit.ts';
export { cashAward } from '../models/tax/cash-award.ts';
export { comprehensiveIncome } from '../models/tax/comprehensive-income.ts';
export { equityDeferral } from '../models/tax/equity-deferral.ts';
export { nonResidentRoyalty } from '../models/tax/non-resident-royalty.ts';
export { patentFeeReduction } from '../models/tax/patent-fee-reduction.ts';
export { royaltyWithholding } from '../models/tax/royalty-withholding.ts';
export { stampDuty } from '../models/tax/stamp-duty.ts';
export { technologyTransfer } from '../models/tax/technology-transfer.ts';
export { technologyVat } from '../models/tax/technology-vat.ts';
export type { Control } from './base/control.ts';
export { ERROR_CODES, type ErrorCode, type Fault, faultText, IpworthError, isIpworthError } from './base/errors.ts';
export type { Result } from './base/result.ts';
export { VERSION } from './base/version.ts';
export { buildCaseBase, type CaseBase } from './cases/case-base.ts';
export { CaseIndex, type IndexOptions } from './cases/case-index/case-index.ts';
export type { CaseSource } from './cases/case-index/cell-table.ts';
export type { BatchMatches, LeaveOneOutOptions } from './cases/case-index/leave-one-out.ts';
export type { FoundCase, Matches } from './cases/case-index/matches.ts';
export type { DistanceExplanation, PreparedQuery } from './cases/case-index/prepared-query.ts';
export type { SharedIndex } from './cases/case-index/read-index.ts';
export { type ChanceTimesAmount, chanceTimesAmount } from './cases/chance-times-amount.ts';
export { parseCsv } from './cases/csv.ts';
export { type CaseEstimate, estimate, type TooFew } from './cases/estimate.ts';
export { findNearest } from './cases/find-nearest.ts';
export { type HealthMap, healthMap } from './cases/health-map.ts';
export { type InferredSchema, inferSchema } from './cases/infer-schema.ts';
export { type ChasingTest, type LeakageTest, leakageTest, salesChasingTest } from './cases/leakage.ts';
export { type LearnedAdjustments, learnAdjustments } from './cases/learn-adjustments.ts';
export { type LearnedWeights, learnWeights } from './cases/learn-weights.ts';
export { parseNdjson } from './cases/ndjson.ts';
export { type ParquetFile, type ParquetOptions, parquetRows } from './cases/parquet.ts';
export { checkRatioStandard, RATIO_STANDARDS } from './cases/ratio-standards.ts';
export { type RatioStudy, ratioStudy } from './cases/ratio-study.ts';
export type { Unbounded } from './cases/shortfall.ts';
export { type CaseStudy, studyCases } from './cases/study-cases.ts';
export { type Catalog, type DataSetKind, type DataSetUse, loadCatalog, type RawSets } from './catalog/catalog.ts';
export { dataFigure, dataTable, type FigureQuery } from './catalog/data-figures.ts';
export {
  type AuctionRules,
  auctionRulesOn,
  type CourtStep,
  courtFeeOn,
  latePerformanceInterestOn,
} from './catalog/disposal.ts';
export { inForceOn, versionOn } from './catalog/in-force.ts';
export { MODELS, modelById } from './catalog/models.ts';
export { type PurposeDemands, purposeDemands } from './catalog/purpose-profile.ts';
export {
  exploitationRewardFor,
  grantAwardFor,
  incomeRewardFor,
  type PatentKind,
  type RewardRules,
  shareRewardFor,
} from './catalog/reward.ts';
export type { RuledOutcome, RuleQuestion } from './catalog/ruled-model.ts';
export type { FigureUse, RuleUse } from './catalog/rules-in-force.ts';
export { resolveScheme } from './catalog/scheme-terms.ts';
export {
  cashAwardIncome,
  comprehensiveIncomeTax,
  equityDeferralTax,
  nonResidentRoyaltyTax,
  reducedPatentFees,
  royaltyWithholdingTax,
  stampDutyOn,
  type TransferKind,
  taxAmortisation,
  technologyTransferTax,
  technologyVatOn,
} from './catalog/tax.ts';
export { annualFeesDue, yearOfLife } from './domain/annual-fees.ts';
export { PledgeApplication } from './domain/application.ts';
export { type DatedItem, requireKnownBy } from './domain/as-of.ts';
export { AuctionCourse, type AuctionDays } from './domain/auction-days.ts';
export type { WrittenBookRecord } from './domain/book-record.ts';
export { BookTerms, type WrittenBookTerms } from './domain/book-terms.ts';
export { capitalAmount } from './domain/capital-amount.ts';
export { type CaseEstimateInput, CaseSchema, type CaseSearchInput, type CaseTarget } from './domain/case-schema.ts';
export {
  CollateralView,
  DefaultCurve,
  ExpectedLossRequest,
  StageFacts,
  StageTriggers,
  type StatedTriggers,
} from './domain/credit-loss.ts';
export {
  DisposalAttempt,
  DisposalPlan,
  DisposalRoute,
  Imputation,
  LadderTerms,
  PaymentOrder,
  RecoverySharing,
} from './domain/disposal.ts';
export {
  compensatedYearFees,
  type FeeDue,
  FeeFacts,
  type FeeStanding,
  feeStanding,
  feesToCome,
  PatentFeeRules,
} from './domain/fee-calendar.ts';
export { IndicatorSystem, IndicatorWeights } from './domain/indicator-system.ts';
export { IndustryRoyalties, IndustryRoyalty } from './domain/industry-royalties.ts';
export { BasketItem, LendingBasket } from './domain/lending-basket.ts';
export { LicenceFacts, LicenceForm, WantedForm } from './domain/licence-form.ts';
export { BookEvent, BookLoan, BookRight, OpeningBook } from './domain/loan-book.ts';
export {
  ClassBalances,
  ClassificationChoices,
  LOAN_CLASSES,
  LoanClass,
  LoanFacts,
  ProvisionRates,
} from './domain/loan-class.ts';
export {
  BorrowerCosts,
  FloatingRate,
  LoanDayCount,
  LoanTerms,
  PaymentCalendar,
  Prepayment,
  Repayment,
} from './domain/loan-terms.ts';
export { formatMoney, MONEY_UNITS, type MoneyFormat, type MoneyUnit } from './domain/money-format.ts';
export {
  OpenLicenceFacts,
  OpenLicenceFee,
  OpenLicenceRules,
  openLicenceBars,
  openLicenceCeilings,
} from './domain/open-licence.ts';
export { PledgeFacts, PledgeRules, RegisteredPledge } from './domain/pledge-rules.ts';
export {
  type PledgeOutcome,
  type PoolBook,
  type PoolDependence,
  type PoolRepayment,
  REPAYMENTS as POOL_REPAYMENTS,
} from './domain/pool-book.ts';
export { constantHazardCurve, type PoolBookTerms, PoolLoanRow, poolBook } from './domain/pool-book-rows.ts';
export { PoolEvent, RegisteredLoan } from './domain/pool-events.ts';
export { PoolSetup, SchemeRulesDocument, type WaivedCheck } from './domain/pool-setup.ts';
export { PoolSizing } from './domain/pool-sizing.ts';
export { LoanMove, VintageLoan } from './domain/portfolio.ts';
export type { CheckCode, CheckFacts, Purpose } from './domain/purpose.ts';
export { PledgePolicy } from './domain/reference-data.ts';
export { type DataFigure, RateSeries, ReferenceTable } from './domain/reference-table.ts';
export { type StatedLives, type UsefulLifeResult, usefulLife } from './domain/remaining-life.ts';
export { RuleSet } from './domain/rule-set.ts';
export { CompensationScheme, Party } from './domain/scheme.ts';
export { resolveSchemeRules } from './domain/scheme-rules.ts';
export {
  isUnknown,
  type LayerTerms,
  needTerm,
  type SchemeRules,
  type Term,
  type TierTerms,
  type UnknownTerm,
  unknownTermsOf,
} from './domain/scheme-terms.ts';
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
export type { SuppliedTerms } from './domain/term-reader.ts';
export { type RenewalCalendar, renewalCalendar } from './domain/trademark-renewal.ts';
export type { Given } from './formula/analysis/driver.ts';
export {
  type Difference,
  type DifferenceOptions,
  type DifferencePart,
  explainDifference,
} from './formula/analysis/explain-difference.ts';
export { type Overrides, type Scenario, type Scenarios, scenarios } from './formula/analysis/scenarios.ts';
export {
  type InputSensitivity,
  type Sensitivity,
  type SensitivityOptions,
  sensitivity,
  type TornadoEnd,
} from './formula/analysis/sensitivity.ts';
export { type Simulation, type SimulationOptions, simulate } from './formula/analysis/simulate.ts';
export { type Question, type Solutions, type Stretch, solveFor } from './formula/analysis/solve-for.ts';
export type { Uncertain } from './formula/analysis/uncertain.ts';
export { defineModel, type Model } from './formula/define-model.ts';
export { type ExplainedStep, explain, explainText } from './formula/explain.ts';
export { explainMarkdown } from './formula/explain-markdown.ts';
export { compileFast, type FastModel, type FastOptions, type Gradient, type Kink } from './formula/fast/fast.ts';
export { type JsonSchema, jsonSchema } from './formula/json-schema.ts';
export { type LatexLine, latex } from './formula/latex.ts';
export type { ModelSpec } from './formula/model.ts';
export type { Outcome, Step } from './formula/outcome.ts';
export {
  annualRate,
  count,
  day,
  firstYear,
  flag,
  type InputOf,
  type Label,
  money,
  number,
  optional,
  perComparable,
  perPart,
  perYear,
  resultOf,
  share,
  signedMoney,
  table,
  timing,
  years,
} from './formula/quantities.ts';
export { type Sheet, type SheetName, sheetsOf } from './formula/sheet/sheet.ts';
export type { SheetCell, SheetRole } from './formula/sheet/sheet-cell.ts';
export type { RecordFault } from './formula/verify/record.ts';
export { type Verification, verify } from './formula/verify/verify.ts';
export { allocate } from './numeric/allocate.ts';
export type { Sample } from './numeric/argument.ts';
export { bivariateNormalCdf } from './numeric/bivariate-normal.ts';
export { addMonths, addYears, daysBetween, formatDay, parseDay, type SerialDay } from './numeric/calendar.ts';
export type { SquareMatrix } from './numeric/correlation-matrix.ts';
export { DAY_COUNTS, type DayCount, yearFraction } from './numeric/day-count.ts';
export { type Decimal, decimal, type Exact, ROUNDING, type Rounding, round } from './numeric/decimal.ts';
export { correlation, type Description, describeSample, rankCorrelation } from './numeric/describe.ts';
export { type Column, type DesignOptions, type RankReport, rankReport } from './numeric/design-matrix.ts';
export { type LinearFit, leastSquares } from './numeric/least-squares.ts';
export { type LocalFit, localLinear, nearestBandwidth } from './numeric/local-regression.ts';
export { type NearestCorrelation, nearestCorrelation } from './numeric/nearest-correlation.ts';
export { normalCdf, normalQuantile, normalTail } from './numeric/normal.ts';
export { type QuantileType, quantile, quantiles, weightedQuantile } from './numeric/order.ts';
export { type QuantileInterval, quantileInterval } from './numeric/quantile-interval.ts';
export { type RidgeFit, ridge } from './numeric/ridge.ts';
export { hodgesLehmann, median, medianAbsoluteDeviation, trimmedMean, winsorisedMean } from './numeric/robust.ts';
export { type HuberFit, huber, type Line, theilSen } from './numeric/robust-regression.ts';
export { studentTCdf, studentTQuantile } from './numeric/student-t.ts';
export { type Annuity, type Due, fv, nper, pmt, pv } from './numeric/time-value/annuity.ts';
export {
  type AnnuityPeriod,
  annuitySchedule,
  cumipmt,
  cumprinc,
  ipmt,
  type LevelAnnuity,
  ppmt,
} from './numeric/time-value/annuity-parts.ts';
export { annuityRates, type RatelessAnnuity, rate } from './numeric/time-value/annuity-rate.ts';
export {
  effectiveRate,
  growThrough,
  growthPeriods,
  growthRate,
  nominalRate,
} from './numeric/time-value/compounding.ts';
export { type Asset, db, ddb, sln, syd } from './numeric/time-value/depreciation.ts';
export { datedInternalRates, internalRates, irr, xirr } from './numeric/time-value/internal-rate.ts';
export { mirr } from './numeric/time-value/modified-rate.ts';
export { npv, xnfv, xnpv } from './numeric/time-value/net-present-value.ts';
export { RATE_REASONS, type RateAnswer, type RateReason } from './numeric/time-value/rate-answer.ts';
export { type BasketLimit, type BasketPart, basketLimit } from './pledge/basket.ts';
export type { BookColumns } from './pledge/book/book-columns.ts';
export type { RefusedRecord } from './pledge/book/book-run.ts';
export type { BookTotals } from './pledge/book/book-totals.ts';
export { type ExposurePeriod, type ExposureQuestion, exposureProfile } from './pledge/book/exposure-profile.ts';
export { type BookPosition, type Breach, bookPosition, type LoanPosition } from './pledge/book-position.ts';
export type { LoanBook, LoanState, RightState } from './pledge/book-state.ts';
export { type BorrowerCost, borrowerCost } from './pledge/borrower-cost.ts';
export {
  type AuctionCalendar,
  type AuctionEnd,
  type AuctionStep,
  type AuctionTiming,
  auctionCalendar,
  monthsToCash,
} from './pledge/disposal/auction-calendar.ts';
export {
  type AuctionLadder,
  auctionLadder,
  type ForfeitedDeposit,
  forfeitedDeposit,
  reserveWithSurplus,
} from './pledge/disposal/auction-ladder.ts';
export { compareRoutes, type RouteComparison, splitBundlePrice } from './pledge/disposal/compare-routes.ts';
export { type DisposalLaw, type DisposalOutcome, disposalLaw } from './pledge/disposal/disposal-law.ts';
export { type ImputedPayment, imputePayment } from './pledge/disposal/imputation.ts';
export { type CreditorResult, type Payment, type PaymentResult, payInOrder } from './pledge/disposal/payment-order.ts';
export { type SharedRecovery, shareRecovery } from './pledge/disposal/recovery-sharing.ts';
export { floatingRates, type RateStep } from './pledge/floating-rate.ts';
export { type LeastChange, type LeverChange, leastChange } from './pledge/least-change.ts';
export { applyEvents, bookAt, openBook } from './pledge/loan-book.ts';
export { type Classification, type ClassificationRule, classifyLoan } from './pledge/loan-class.ts';
export { loanEconomics, type PartyEconomics, type Transfer } from './pledge/loan-economics.ts';
export { type LoanPayment, type LoanSchedule, loanSchedule } from './pledge/loan-schedule.ts';
export {
  defaultProbabilityBy,
  flatDefaultCurve,
  hazardDefaultCurve,
  migrationDefaultCurve,
} from './pledge/loss/default-curve.ts';
export { type ExpectedCreditLoss, expectedCreditLoss, type ScenarioLoss } from './pledge/loss/expected-credit-loss.ts';
export {
  type GradeRecord,
  lowDefaultProbabilities,
  type PrudenceOptions,
  scaledToBook,
} from './pledge/loss/low-default.ts';
export { type PledgeOnDefault, pledgeLossShare } from './pledge/loss/pledge-loss.ts';
export { bucketLossRates, type MatrixAllowance, matrixAllowance } from './pledge/loss/provision-matrix.ts';
export { type Staging, stageOf } from './pledge/loss/staging.ts';
export { type LossLaw, lossGivenDefaultLaw, type WrongWay } from './pledge/loss/wrong-way.ts';
export { openLicenceOfPledged, type PledgeRanks, pledgeRanks } from './pledge/pledge-rank.ts';
export { checkRegistration, type Finding, type Pledgeability } from './pledge/pledgeability.ts';
export {
  type RollRates,
  rollRates,
  type ToleranceTest,
  type Vintage,
  vintageTable,
} from './pledge/portfolio-tables.ts';
export { type ProvisionCoverage, type Provisions, provisionCoverage, requiredProvisions } from './pledge/provisions.ts';
export {
  type CoverageTest,
  coverageTest,
  needsNewAppraisal,
  type PolicyRate,
  policyRate,
  revaluationDays,
} from './pledge/revaluation.ts';
export { shortfallChance, type ValueAtRisk, valueAtRiskPledgeRate } from './pledge/value-at-risk-rate.ts';
export { type BestShare, type BestShareQuestion, bestShare } from './pool/adequacy/best-share.ts';
export {
  BREAK_EVEN_KINDS,
  type BreakEven,
  type BreakEvenKind,
  type BreakEvenQuestion,
  breakEven,
} from './pool/adequacy/break-even.ts';
export {
  type CompareQuestion,
  compareSchemes,
  type SchemeChoice,
  type SchemeComparison,
  type SchemeRow,
} from './pool/adequacy/compare-schemes.ts';
export {
  type ExhaustionOutlook,
  exhaustionOutlook,
  type OpeningOutlook,
  type OutlookQuestion,
} from './pool/adequacy/exhaustion-outlook.ts';
export {
  type IncentiveFinding,
  type IncentiveLoan,
  type IncentiveStretch,
  type Incentives,
  incentives,
} from './pool/adequacy/incentives.ts';
export { type LeverageAnswer, type LeverageQuestion, maxLeverage } from './pool/adequacy/max-leverage.ts';
export type { AnswerNote, NoteCode } from './pool/adequacy/notes.ts';
export { movePool, type PoolMove } from './pool/adequacy/pool-move.ts';
export {
  type PoolUncertainty,
  poolUncertainty,
  type UncertaintyQuestion,
  type WeightedMove,
} from './pool/adequacy/pool-uncertainty.ts';
export type { Banded, HowFound, PoolQuestion } from './pool/adequacy/question.ts';
export {
  type Confirmation,
  type PoolRequirement,
  type RequiredPoolQuestion,
  requiredPool,
} from './pool/adequacy/required-pool.ts';
export {
  type AloneMove,
  type ReverseStress,
  type ReverseStressQuestion,
  reverseStress,
  type StressScales,
} from './pool/adequacy/reverse-stress.ts';
export { type PoolSize, type SizePoint, type SizeQuestion, sizePool } from './pool/adequacy/size-pool.ts';
export {
  POOL_STRESSES,
  type PoolStress,
  type StressQuestion,
  type StressRow,
  type StressTable,
  stress,
} from './pool/adequacy/stress.ts';
export { type CompiledBook, compileBook } from './pool/book/compiled-book.ts';
export { exposure } from './pool/book/exposure.ts';
export { type EqualBook, equalBook } from './pool/book.ts';
export { claimLaw } from './pool/claim-law.ts';
export { conditionalProbability } from './pool/default-count.ts';
export type { Bearing, ExampleLoss } from './pool/describe/bear-loss.ts';
export { describeScheme, type SchemeLanguage } from './pool/describe/describe-scheme.ts';
export {
  differenceText,
  diffSchemes,
  type LossDifference,
  type SchemeDifference,
  type TermDifference,
} from './pool/describe/diff-schemes.ts';
export { type BookLawOptions, bookLossLaw } from './pool/law/book-law.ts';
export { bookLossLawByFourier } from './pool/law/book-law-fourier.ts';
export { bookLossByNormal } from './pool/law/book-law-normal.ts';
export type { BookRisk } from './pool/law/book-loans.ts';
export {
  type BandedLoss,
  bandedCompensation,
  type CappedGuarantee,
  type CompensatedBand,
  cappedGuarantee,
  type GuaranteePayments,
} from './pool/law/capped-guarantee.ts';
export { commonLossUnit } from './pool/law/common-unit.ts';
export {
  type Banding,
  type CreditRiskBand,
  type CreditRiskObligor,
  creditRiskBands,
  sectorVariances,
} from './pool/law/credit-risk-bands.ts';
export {
  type CreditRiskOptions,
  type CreditRiskPlusLaw,
  creditRiskPlusLaw,
  creditRiskPlusOfBands,
} from './pool/law/credit-risk-plus.ts';
export type { DefaultYear, GradeHistory } from './pool/law/default-history.ts';
export {
  type DependenceDraw,
  type DependenceDraws,
  type DrawOptions,
  dependenceDraws,
} from './pool/law/dependence-draws.ts';
export { type EqualPool, equalPoolLaw } from './pool/law/equal-pool.ts';
export {
  type FactorMixture,
  type FactorMixtureOptions,
  factorMixture,
  stateMixture,
} from './pool/law/factor-mixture.ts';
export {
  type DependenceFit,
  type FitOptions,
  type FittedFigure,
  type FitWarning,
  fitDependence,
} from './pool/law/fit-dependence.ts';
export { type GridLossLaw, type GridMasses, gridLaw } from './pool/law/grid-law.ts';
export { type JointDefault, jointDefault, type ObligorPair } from './pool/law/joint-default.ts';
export { type LargePoolLaw, largePoolLaw } from './pool/law/large-pool.ts';
export { type LayerSplit, splitByLayer, standardisedQuantile, trancheLossShare } from './pool/law/law-readings.ts';
export { type LossLayer, layerLaw } from './pool/law/layer-law.ts';
export type { EqualObligors, PortfolioLossLaw } from './pool/law/loss-law.ts';
export { type MigrationOutcome, type MigrationValue, migrationValue } from './pool/law/migration-value.ts';
export { mixedLaw } from './pool/law/mixed-law.ts';
export {
  type DependenceParameters,
  type ParameterBand,
  parameterUncertainty,
  predictiveLaw,
  type UncertaintyOptions,
} from './pool/law/parameter-uncertainty.ts';
export { type CountedLoan, countedLoan, insurancePremium, loanCapacity } from './pool/law/pool-capacity.ts';
export {
  breakEvenLeverage,
  type CappedGuaranteeTerms,
  cappedGuaranteeLaw,
  depletionRate,
  type LeveragedPool,
  type PoolOutlook,
  type PoolTerms,
  poolOutlook,
} from './pool/law/pool-depletion.ts';
export { type StudentObligors, studentLargePoolLaw } from './pool/law/student-large-pool.ts';
export {
  type AppliedEvents,
  applyPoolEvents,
  poolAt,
  type RefusedEvent,
  refusalText,
} from './pool/ledger/apply-events.ts';
export { type ClaimStanding, claimStanding } from './pool/ledger/claim-standing.ts';
export {
  type BankReport,
  type PartyReport,
  type PoolReport,
  poolReport,
  type YearReport,
} from './pool/ledger/pool-report.ts';
export { openPool, poolSetup } from './pool/ledger/pool-setup.ts';
export type { PoolClaim, PoolLoan, PoolState } from './pool/ledger/pool-state.ts';
export { type ControlledEstimate, controlledExceedance, controlledMean } from './pool/sampling/control-variate.ts';
export type { LossEstimator } from './pool/sampling/estimator.ts';
export { type LossMeasures, lossMeasures } from './pool/sampling/loss-measures.ts';
export { expectedBookLoss, type LossModel, lossModel } from './pool/sampling/loss-model.ts';
export type { LossEstimate, TailMeasure } from './pool/sampling/replicates.ts';
export { type RiskContributions, riskContributions } from './pool/sampling/risk-contributions.ts';
export { joinLosses, type LossRange, type LossRun, simulateLoss } from './pool/sampling/simulate-loss.ts';
export { compensableLoss, imputeRecovery, type LossFacts, type SharedLoss } from './pool/scheme/compensable-loss.ts';
export { type Counters, withCounted } from './pool/scheme/counters.ts';
export { type FenScheme, schemeInFen } from './pool/scheme/fen-scheme.ts';
export {
  type CoverFacts,
  type CoverLayer,
  type CoverReason,
  type LoanCover,
  loanCover,
} from './pool/scheme/loan-cover.ts';
export { type BankYear, lossFloor } from './pool/scheme/loss-floor.ts';
export {
  type Period,
  type PeriodClaim,
  type SettledClaim,
  type SettledPeriod,
  settlePeriod,
} from './pool/scheme/settle-period.ts';
export { type Burdens, type RecoveryShares, sharePoolRecovery } from './pool/scheme/share-recovery.ts';
export { type ClaimSplit, type SingleClaim, splitClaim } from './pool/scheme/split-claim.ts';
export { type FenSplit, splitLoss } from './pool/scheme/split-loss.ts';
export { shareLoss } from './pool/share-loss.ts';
export type { ColumnMeasures, ColumnTail } from './pool/simulation/column-measures.ts';
export { compilePool, type PoolRequest } from './pool/simulation/compile-pool.ts';
export type { BookFacts } from './pool/simulation/cover-variants.ts';
export type { PoolMoney } from './pool/simulation/money-program.ts';
export type { PoolModel } from './pool/simulation/pool-model.ts';
export { mergeResults, type PoolResult, resultHash } from './pool/simulation/pool-result.ts';
export { type PoolTail, simulatePoolTail } from './pool/simulation/pool-tail.ts';
export type { PoolTailMeasure, PoolTailRequest } from './pool/simulation/pool-tail-request.ts';
export {
  exhaustionCurve,
  type RequiredPool,
  requiredPoolBySearch,
  requiredPoolFromRun,
} from './pool/simulation/required-pool.ts';
export { type RangeRequest, simulateRange } from './pool/simulation/simulate-range.ts';
export {
  type ExactCheck,
  type PoolSummary,
  type ProbabilityEstimate,
  type SchemeSummary,
  type SummaryOptions,
  summarizePool,
} from './pool/simulation/summarize-pool.ts';
export { borrowerSubsidy, type LoanYear, type SubsidyPaid, type SubsidyRates } from './pool/subsidy.ts';
export { caseText } from './report/case-text.ts';
export { poolReportText } from './report/ledger-text.ts';
export { modelPage } from './report/model-page.ts';
export { poolSizeHtml, poolSizePictures } from './report/pool-size-html.ts';
export { poolSizeText } from './report/pool-size-text.ts';
export { reportHtml } from './report/report-html.ts';
export { summaryText } from './report/summary-text.ts';
export { workbookOf } from './report/workbook.ts';
export { type CrossCheck, crossChecks } from './valuation/cross-checks.ts';
export {
  type DecisionTree,
  decisionTree,
  type NodeValue,
  type TreeEnd,
  type TreeOutcome,
} from './valuation/decision-tree.ts';
export { equivalentLicence, type LicencePayments, licencePayments } from './valuation/equivalent-licence.ts';
export { type RankSensitivity, rankSensitivity } from './valuation/indicators/rank-sensitivity.ts';
export { type IndicatorScore, indicatorScore } from './valuation/indicators/score.ts';
export { haircutFromScore, royaltyFromScore, type ScoredFigure } from './valuation/indicators/score-evidence.ts';
export { type HedonicEstimate, type HedonicRequest, hedonicRegression } from './valuation/market/hedonic-regression.ts';
export {
  type LicenceStatistics,
  licenceStatistics,
  type RobustLocation,
  robustLocation,
} from './valuation/market/licence-statistics.ts';
export { type ShrunkMeans, shrinkMeans } from './valuation/market/shrink-means.ts';
export { type Conclusion, conclude } from './valuation/method-range.ts';
export { type AmericanOption, americanOption } from './valuation/option/american.ts';
export { type Approximation, approximateAmericanOption } from './valuation/option/approximate-american.ts';
export { type BermudanOption, bermudanOption } from './valuation/option/bermudan.ts';
export { type CompoundOption, type CompoundTerms, compoundOption } from './valuation/option/compound.ts';
export { type EuropeanOption, europeanOption } from './valuation/option/european.ts';
export { type ExchangeOption, type ExchangeTerms, exchangeOption } from './valuation/option/exchange.ts';
export { type ExtendibleOption, type ExtendibleTerms, extendibleOption } from './valuation/option/extendible.ts';
export { type LatticeOptions, latticeOption } from './valuation/option/lattice.ts';
export {
  type LeastSquaresOptions,
  leastSquaresMonteCarlo,
  type SimulatedOption,
} from './valuation/option/least-squares-monte-carlo.ts';
export {
  type LeastSquaresPolicy,
  leastSquaresPolicy,
  type PathTerms,
} from './valuation/option/least-squares-policy.ts';
export { type PatentOption, type PatentTerms, patentOption } from './valuation/option/patent-option.ts';
export {
  type CohortTerms,
  type PatentRenewal,
  patentRenewal,
  type RenewalCohort,
  type RenewalTerms,
  renewalCohort,
} from './valuation/option/patent-renewal.ts';
export { type StagedInvestment, type StagedTerms, stagedInvestment } from './valuation/option/staged-investment.ts';
export type { OptionTerms, OptionType } from './valuation/option/terms.ts';
export type { TreeBranch, TreeNode } from './valuation/read-tree.ts';
export { type Opinion, reconcile } from './valuation/reconcile.ts';
export {
  type AssessedBook,
  assessBook,
  type BookLine,
  type BookLoanLine,
  bookLineAt,
  bookLines,
  bookLinesFrom,
} from './workflow/assess-book.ts';
export { type AssessOptions, assessPledge, tryAssessPledge } from './workflow/assess-pledge.ts';
export type { Assessment } from './workflow/assessment.ts';
export { type ImportOptions, importData } from './workflow/import-data.ts';
export { IMPORT_KINDS, type ImportKind } from './workflow/import-templates.ts';
export {
  classificationOn,
  provisionRatesOn,
  type RegistrationRequest,
  registrationOn,
  toleranceOn,
} from './workflow/lending-rules.ts';
export { poolBookFromFile } from './workflow/pool-book-file.ts';
export { type MessageLine, servePool, workerOf } from './workflow/pool-worker.ts';
export { type PoolRun, type PoolTask, type PoolWorker, simulatePool } from './workflow/simulate-pool.ts';
export {
  type PoolFiles,
  type PoolFromFiles,
  poolFromFiles,
  type SizedPool,
  sizePoolFromFiles,
} from './workflow/size-pool.ts';
export { type CaseFileReport, studyCaseFile } from './workflow/study-case-file.ts';
