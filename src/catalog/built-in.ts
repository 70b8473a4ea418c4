import cnCourtFees1 from '../../models/disposal-rules/cn-court-fees@1.json' with { type: 'json' };
import cnLatePerformance1 from '../../models/disposal-rules/cn-late-performance@1.json' with { type: 'json' };
import cnOfflineAuction1 from '../../models/disposal-rules/cn-offline-auction@1.json' with { type: 'json' };
import cnOnlineAuction1 from '../../models/disposal-rules/cn-online-auction@1.json' with { type: 'json' };
import cnPatentFeeRules from '../../models/fee-rules/cn-patent-fee-rules@1.json' with { type: 'json' };
import annualFees from '../../models/fees/cn-patent-annual-fees@1.json' with { type: 'json' };
import fiveGroups from '../../models/indicator-systems/five-groups-of-a-patent@1.json' with { type: 'json' };
import threeAspects from '../../models/indicator-systems/three-aspects-of-a-patent@1.json' with { type: 'json' };
import brandStrength from '../../models/indicator-systems/three-parts-of-brand-strength@1.json' with { type: 'json' };
import cnIndustryRoyalties from '../../models/industry-royalties/cn-industry-royalties@1.json' with { type: 'json' };
import cnAssetClassification from '../../models/lending-rules/cn-asset-classification@1.json' with { type: 'json' };
import cnIpNplTolerance from '../../models/lending-rules/cn-ip-npl-tolerance@1.json' with { type: 'json' };
import cnLoanLossProvisions from '../../models/lending-rules/cn-loan-loss-provisions@1.json' with { type: 'json' };
import cnOpenLicence from '../../models/licence-rules/cn-open-licence@1.json' with { type: 'json' };
import baselCapitalFigures from '../../models/parameters/basel-capital-figures@1.json' with { type: 'json' };
import basicCocomo from '../../models/parameters/basic-cocomo@1.json' with { type: 'json' };
import cnIpInsuranceTariff from '../../models/parameters/cn-ip-insurance-tariff@1.json' with { type: 'json' };
import cnPatentOfficialFees from '../../models/parameters/cn-patent-official-fees@1.json' with { type: 'json' };
import cnStatutoryDamages from '../../models/parameters/cn-statutory-damages@1.json' with { type: 'json' };
import bocomBeijing from '../../models/pledge-policies/cn-bocom-beijing@1.json' with { type: 'json' };
import ccbBeijing from '../../models/pledge-policies/cn-ccb-beijing-pool@1.json' with { type: 'json' };
import illustrativeOpenPolicy from '../../models/pledge-policies/illustrative-open-policy@1.json' with { type: 'json' };
import cnOtherPledge from '../../models/pledge-rules/cn-other-pledge@1.json' with { type: 'json' };
import cnPatentPledge from '../../models/pledge-rules/cn-patent-pledge@1.json' with { type: 'json' };
import cnLpr from '../../models/rate-series/cn-lpr@1.json' with { type: 'json' };
import achievement1 from '../../models/reward-rules/cn-achievement@1.json' with { type: 'json' };
import serviceInvention1 from '../../models/reward-rules/cn-service-invention@1.json' with { type: 'json' };
import serviceInvention2 from '../../models/reward-rules/cn-service-invention@2.json' with { type: 'json' };
import cnLicenceContracts from '../../models/royalty-rates/cn-licence-contracts@1.json' with { type: 'json' };
import ipcgSalesRoyalties from '../../models/royalty-rates/ipcg-sales-royalties@1.json' with { type: 'json' };
import parrRoyaltyDistribution from '../../models/royalty-rates/parr-royalty-distribution@1.json' with { type: 'json' };
import profitShareCustoms from '../../models/royalty-rates/profit-share-customs@1.json' with { type: 'json' };
import royaltyRateCentres from '../../models/royalty-rates/royalty-rate-centres@1.json' with { type: 'json' };
import unidoSalesRoyalties from '../../models/royalty-rates/unido-sales-royalties@1.json' with { type: 'json' };
import cnCommercialisedPatentIncome from '../../models/statistics/cn-commercialised-patent-income@1.json' with {
  type: 'json',
};
import cnDisclosedAppraisal from '../../models/statistics/cn-disclosed-appraisal@1.json' with { type: 'json' };
import cnIpInsurancePilots from '../../models/statistics/cn-ip-insurance-pilots@1.json' with { type: 'json' };
import cnIpSecurities from '../../models/statistics/cn-ip-securities@1.json' with { type: 'json' };
import cnPatentCommercialisation from '../../models/statistics/cn-patent-commercialisation@1.json' with {
  type: 'json',
};
import cnPatentMaintenance from '../../models/statistics/cn-patent-maintenance@1.json' with { type: 'json' };
import drugSuccess from '../../models/statistics/drug-success@1.json' with { type: 'json' };
import patentValueDistribution from '../../models/statistics/patent-value-distribution@1.json' with { type: 'json' };
import usBrokeredPatentAskingPrices from '../../models/statistics/us-brokered-patent-asking-prices@1.json' with {
  type: 'json',
};
import usBrokeredPatentMarket from '../../models/statistics/us-brokered-patent-market@1.json' with { type: 'json' };
import worldPatentLife from '../../models/statistics/world-patent-life@1.json' with { type: 'json' };
import cashAward1 from '../../models/tax-rules/cn-cash-award@1.json' with { type: 'json' };
import comprehensiveIncome1 from '../../models/tax-rules/cn-comprehensive-income@1.json' with { type: 'json' };
import equityDeferral1 from '../../models/tax-rules/cn-equity-deferral@1.json' with { type: 'json' };
import intangibleAmortisation1 from '../../models/tax-rules/cn-intangible-amortisation@1.json' with { type: 'json' };
import nonResidentRoyalty1 from '../../models/tax-rules/cn-non-resident-royalty@1.json' with { type: 'json' };
import patentFeeReduction1 from '../../models/tax-rules/cn-patent-fee-reduction@1.json' with { type: 'json' };
import patentFeeReduction2 from '../../models/tax-rules/cn-patent-fee-reduction@2.json' with { type: 'json' };
import royaltyWithholding1 from '../../models/tax-rules/cn-royalty-withholding@1.json' with { type: 'json' };
import stampDuty1 from '../../models/tax-rules/cn-stamp-duty@1.json' with { type: 'json' };
import technologyTransfer1 from '../../models/tax-rules/cn-technology-transfer@1.json' with { type: 'json' };
import technologyTransfer2 from '../../models/tax-rules/cn-technology-transfer@2.json' with { type: 'json' };
import technologyVat1 from '../../models/tax-rules/cn-technology-vat@1.json' with { type: 'json' };
import technologyVat2 from '../../models/tax-rules/cn-technology-vat@2.json' with { type: 'json' };
import statutoryTerms1 from '../../models/terms/cn-statutory-terms@1.json' with { type: 'json' };
import statutoryTerms2 from '../../models/terms/cn-statutory-terms@2.json' with { type: 'json' };
import valuationPurposes from '../../models/valuation-purposes/cn-valuation-purposes@1.json' with { type: 'json' };
import { BUILT_IN_SCHEMES } from './built-in-schemes.ts';

/** The data sets that come with the library, as read from `models/`. A test holds this list equal to the folders. */
export const BUILT_IN = {
  schemes: BUILT_IN_SCHEMES,
  pledgePolicies: [bocomBeijing, ccbBeijing, illustrativeOpenPolicy],
  pledgeRules: [cnOtherPledge, cnPatentPledge],
  lendingRules: [cnAssetClassification, cnIpNplTolerance, cnLoanLossProvisions],
  statutoryTerms: [statutoryTerms1, statutoryTerms2],
  annualFees: [annualFees],
  indicatorSystems: [fiveGroups, threeAspects, brandStrength],
  rewardRules: [achievement1, serviceInvention1, serviceInvention2],
  taxRules: [
    cashAward1,
    comprehensiveIncome1,
    equityDeferral1,
    intangibleAmortisation1,
    nonResidentRoyalty1,
    patentFeeReduction1,
    patentFeeReduction2,
    royaltyWithholding1,
    stampDuty1,
    technologyTransfer1,
    technologyTransfer2,
    technologyVat1,
    technologyVat2,
  ],
  disposalRules: [cnCourtFees1, cnLatePerformance1, cnOfflineAuction1, cnOnlineAuction1],
  valuationPurposes: [valuationPurposes],
  referenceTables: [
    baselCapitalFigures,
    basicCocomo,
    cnIpInsuranceTariff,
    cnPatentOfficialFees,
    cnStatutoryDamages,
    cnLicenceContracts,
    ipcgSalesRoyalties,
    parrRoyaltyDistribution,
    profitShareCustoms,
    royaltyRateCentres,
    unidoSalesRoyalties,
    cnCommercialisedPatentIncome,
    cnDisclosedAppraisal,
    cnIpInsurancePilots,
    cnIpSecurities,
    cnPatentCommercialisation,
    cnPatentMaintenance,
    drugSuccess,
    patentValueDistribution,
    usBrokeredPatentAskingPrices,
    usBrokeredPatentMarket,
    worldPatentLife,
  ],
  rateSeries: [cnLpr],
  industryRoyalties: [cnIndustryRoyalties],
  feeRules: [cnPatentFeeRules],
  openLicenceRules: [cnOpenLicence],
} as const;
