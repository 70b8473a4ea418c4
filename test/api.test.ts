import { expect, it } from 'vitest';
import { MODELS } from '../src/catalog/models.ts';
import * as api from '../src/index.ts';

it('offers every model by name', () => {
  const offered = new Set<unknown>(Object.values(api));
  expect(MODELS.filter((model) => !offered.has(model)).map(({ id }) => id)).toEqual([]);
});

it('offers these names beside the models, and no others', () => {
  const models = new Set<unknown>(MODELS);
  const names = Object.entries(api).flatMap(([name, value]) => (models.has(value) ? [] : [name]));
  expect(names.sort()).toMatchInlineSnapshot(`
    [
      "CompensationScheme",
      "ERROR_CODES",
      "IndicatorSystem",
      "IndicatorWeights",
      "IpworthError",
      "MODELS",
      "PledgeApplication",
      "RuleSet",
      "VERSION",
      "annualRate",
      "assessPledge",
      "buildCaseBase",
      "cashAwardIncome",
      "claimLaw",
      "compileFast",
      "count",
      "decisionTree",
      "comprehensiveIncomeTax",
      "conclude",
      "count",
      "crossChecks",
      "defineModel",
      "equalBook",
      "equityDeferralTax",
      "estimate",
      "explain",
      "explainText",
      "exploitationRewardFor",
      "faultText",
      "findNearest",
      "grantAwardFor",
      "haircutFromScore",
      "incomeRewardFor",
      "indicatorScore",
      "isIpworthError",
      "loadCatalog",
      "modelById",
      "modelPage",
      "money",
      "nonResidentRoyaltyTax",
      "number",
      "optional",
      "parseCsv",
      "perComparable",
      "perPart",
      "perYear",
      "purposeDemands",
      "rankSensitivity",
      "ratioStudy",
      "reconcile",
      "reducedPatentFees",
      "reportHtml",
      "requireKnownBy",
      "resolveScheme",
      "royaltyFromScore",
      "royaltyWithholdingTax",
      "share",
      "shareLoss",
      "shareRewardFor",
      "signedMoney",
      "stampDutyOn",
      "summaryText",
      "taxAmortisation",
      "technologyTransferTax",
      "technologyVatOn",
      "timing",
      "tryAssessPledge",
      "years",
    ]
  `);
});
