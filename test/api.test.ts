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
      "IpworthError",
      "MODELS",
      "PledgeApplication",
      "VERSION",
      "americanOption",
      "annualRate",
      "approximateAmericanOption",
      "assessPledge",
      "bermudanOption",
      "buildCaseBase",
      "claimLaw",
      "compoundOption",
      "count",
      "defineModel",
      "equalBook",
      "estimate",
      "europeanOption",
      "exchangeOption",
      "explain",
      "explainText",
      "extendibleOption",
      "faultText",
      "findNearest",
      "hedonicRegression",
      "isIpworthError",
      "latticeOption",
      "leastSquaresMonteCarlo",
      "leastSquaresPolicy",
      "licenceStatistics",
      "loadCatalog",
      "modelById",
      "money",
      "number",
      "optional",
      "parseCsv",
      "patentOption",
      "patentRenewal",
      "perComparable",
      "perPart",
      "perYear",
      "ratioStudy",
      "renewalCohort",
      "reportHtml",
      "resolveScheme",
      "robustLocation",
      "share",
      "shareLoss",
      "shrinkMeans",
      "signedMoney",
      "stagedInvestment",
      "summaryText",
      "timing",
      "tryAssessPledge",
      "years",
    ]
  `);
});
