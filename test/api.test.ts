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
      "annualRate",
      "assessPledge",
      "buildCaseBase",
      "claimLaw",
      "count",
      "defineModel",
      "equalBook",
      "estimate",
      "explain",
      "explainMarkdown",
      "explainText",
      "faultText",
      "findNearest",
      "isIpworthError",
      "latex",
      "loadCatalog",
      "modelById",
      "money",
      "number",
      "optional",
      "parseCsv",
      "perComparable",
      "perPart",
      "perYear",
      "ratioStudy",
      "reportHtml",
      "resolveScheme",
      "share",
      "shareLoss",
      "sheetsOf",
      "signedMoney",
      "summaryText",
      "timing",
      "tryAssessPledge",
      "workbookOf",
      "years",
    ]
  `);
});
