import { describe, expect, it } from 'vitest';
import { MODELS } from '../../src/catalog/models.ts';
import type { Model } from '../../src/formula/define-model.ts';

type Given = Readonly<Record<string, unknown>>;

/** Rooms of the catalogue whose every condition is shown here. */
const FOLDERS = ['cost/', 'damages/', 'income/', 'rate/'];

/** How many entries the series of an example have. */
const lengthOf = (given: Given): number => Object.values(given).find(Array.isArray)?.length ?? 1;
const half = (given: Given): readonly string[] => Array.from({ length: lengthOf(given) }, () => '0.5');

/** What breaks a condition that several models share. */
const SHARED: Readonly<Record<string, (given: Given, model: Model) => Given>> = {
  'tax-bases-differ': () => ({ flowsAreAfterTax: true, rateIsAfterTax: false }),
  'price-bases-differ': () => ({ flowsAreNominal: false, rateIsNominal: true }),
  'taxed-yet-before-tax': () => ({ flowsAreAfterTax: false, rateIsAfterTax: false, taxRate: '0.25' }),
  'life-beyond-legal': (_, { checked }) => ({ legalYears: 'remainingYears' in checked.spec.inputs ? '0.5' : '1' }),
  'terminal-value-not-renewable': () => ({ isRenewable: false }),
  'royalty-above-margin': () => ({ operatingMargin: '0.001' }),
  'growth-not-below-rate': (given) => {
    const name = 'capitalisationRate' in given ? 'growth' : 'longTermGrowth';
    return { [name]: given.capitalisationRate ?? given.discountRate };
  },
  'failure-counted-twice': (given, { checked }) => {
    const weight = ['survival', 'chance'].find((name) => checked.spec.inputs[name]?.optional === true);
    return { rateIsFailureLoaded: true, ...(weight === undefined ? {} : { [weight]: half(given) }) };
  },
  'interval-reversed': () => ({ lowest: '0.5', highest: '0.4' }),
  'charge-missing': () => ({ workforceCharge: '0' }),
  'rate-below-cost-of-capital': () => ({ costOfCapital: '0.5' }),
  'attrition-unusual': (given) => ({ retention: half(given) }),
  'obsolescence-above-one': () => ({
    technicalObsolescence: '0.6',
    economicObsolescence: '0.6',
    obsolescenceAddsUp: true,
  }),
  'cost-above-benefit': () => ({ benefit: '1' }),
};

/** What breaks a condition of one model. */
const OWN: Readonly<Record<string, Given>> = {
  'cost/creative-labour-multiplier multiplier-unusual': { labourMultiplier: '3.1' },
  'cost/creative-labour-multiplier risk-factor-unusual': { riskFactor: '0.05' },
  'cost/creative-labour-multiplier return-unusual': { returnOnInvestment: '0.26' },
  'cost/creative-labour-multiplier risk-factor-not-below-one': { riskFactor: '1' },
  'cost/minimum-transfer-fee no-capacity': { ownerCapacity: '0', buyerCapacity: '0' },
  'cost/replacement-cost functional-obsolescence-in-replacement': { functionalObsolescence: '0.1' },
  'damages/infringement-damages unit-profit-missing': { unitProfit: '0' },
  'damages/infringement-damages punitive-on-statutory': { punitiveMultiple: '2' },
  'damages/infringement-damages below-statutory-least': { statutoryAmount: '29999' },
  'damages/infringement-damages above-statutory-most': { statutoryAmount: '5000001' },
  'income/build-up-rate bond-shorter-than-right': { bondYears: '1', rightYears: '5' },
  'income/capitalised-excess-earnings return-on-other-assets-missing': { otherAssets: '1', otherReturn: '0' },
  'income/comparable-companies no-revenue': { revenue: ['0', '500'] },
  'income/comparable-companies no-earnings': { ebitda: ['0', '0'] },
  'income/cost-of-capital no-capital': { equity: '0', debt: '0', preferred: '0' },
  'income/cost-of-capital cost-of-preferred-missing': { costOfPreferred: '0' },
  'income/customary-profit-share custom-is-not-evidence': {},
  'income/distributor retention-rises': { retention: ['0.9', '0.8', '0.7', '0.6', '0.7'] },
  'income/equivalent-investment cost-profit-rate-unusual': { rightCostProfitRate: '3' },
  'income/excess-on-funds own-return-not-positive': { ownReturn: '0' },
  'income/film-exhibition shares-above-one': { cinemaShare: '0.95' },
  'income/level-excess-earnings return-on-other-assets-missing': { otherAssets: '1', industryReturn: '0' },
  'income/marginal-share share-not-positive': { shareOfTotal: ['0', '0.3', '0.2', '0.15'] },
  'income/marginal-share no-added-profit': { addedProfit: ['0', '0', '0', '0'] },
  'income/multi-period-excess-earnings retention-rises': { retention: ['0.9', '0.8', '0.7', '0.6', '0.7'] },
  'income/probability-weighted-value weights-not-one': { chance: ['0.25', '0.7'] },
  'income/profit-share profit-share-unusual': { profitShare: '0.35' },
  'income/relief-from-royalty royalty-unusual': { royaltyRate: '0.11' },
  'income/relief-from-royalty tax-life-is-forecast': { taxLife: '5' },
  'income/return-on-intangibles no-intangibles': { intangibles: '0' },
  'income/risk-adjusted-value success-above-reach': { successChance: '0.2' },
  'income/royalty-by-score weights-not-one': { weight: ['0.25', '0.7'] },
  'income/royalty-transfer royalty-above-margin': { peerRoyaltyRate: '0.2' },
  'income/royalty-transfer peer-margin-not-positive': { peerMargin: '0', peerRoyaltyRate: '0' },
  'rate/failure-loaded-rate failure-counted-twice': { flowsAreWeighted: true },
  'rate/residual-return nothing-left': { enterpriseValue: '7' },
  'rate/residual-return below-cost-of-capital': { costOfCapital: '0.01' },
  'rate/weighted-cost-of-capital debt-dearer-than-equity': { costOfDebt: '0.2' },
  'rate/weighted-return-on-assets no-assets': { fairValue: ['0', '0', '0', '0', '0', '0'] },
  'rate/weighted-return-on-assets off-cost-of-capital': { costOfCapital: '0.126' },
  'income/survival-weighted-income failure-counted-twice': { rateIsFailureLoaded: true },
};

const rows = MODELS.filter(({ id }) => FOLDERS.some((folder) => id.startsWith(folder))).flatMap((model) =>
  model.checked.conditions.map(({ name, otherwise }) => [model.id, name, otherwise, model] as const),
);

/** The codes that the inputs of a model bring up, as refusals and as warnings. */
function codesOf(model: Model, given: Given): { readonly warn: readonly string[]; readonly refuse: readonly string[] } {
  const result = model.try(given);
  if (result.ok) return { warn: result.value.warnings.map(({ code }) => code), refuse: [] };
  return { warn: [], refuse: result.error.faults.map(({ at }) => at.slice(model.id.length + 2)) };
}

describe('the conditions of cost, income, rates and damages', () => {
  it('are all shown, and no others', () => {
    const own = rows.map(([id, code]) => `${id} ${code}`);
    expect(Object.keys(OWN).filter((key) => !own.includes(key))).toEqual([]);
    expect(rows.filter(([id, code]) => OWN[`${id} ${code}`] === undefined && SHARED[code] === undefined)).toEqual([]);
  });

  it.each(rows)('%s: %s is met by an example, and broken: %s', (id, code, otherwise, model) => {
    const examples = model.checked.spec.examples.map(({ given }) => given);
    const broken = (given: Given): Given => ({
      ...given,
      ...(OWN[`${id} ${code}`] ?? SHARED[code]?.(given, model)),
    });
    if (code !== 'custom-is-not-evidence') {
      expect(examples.some((given) => !codesOf(model, given)[otherwise].includes(code))).toBe(true);
    }
    expect(examples.some((given) => codesOf(model, broken(given))[otherwise].includes(code))).toBe(true);
  });
});

describe('bases that are stated', () => {
  const flows = MODELS.filter(({ checked }) => 'flowsAreAfterTax' in checked.spec.inputs);

  it('are of most models that discount', () => {
    expect(flows.length).toBeGreaterThan(20);
  });
  it.each(flows.map((model) => [model.id, model] as const))('%s values real flows at a real rate', (_, model) => {
    const given = model.checked.spec.examples[0]?.given ?? {};
    const asIs = model.try(given);
    const real = model.try({ ...given, flowsAreNominal: false, rateIsNominal: false });
    expect(asIs.ok && real.ok && real.value.value === asIs.value.value).toBe(true);
  });
  it.each(flows.map((model) => [model.id, model] as const))('%s values flows before tax at such a rate', (_, model) => {
    const given = model.checked.spec.examples[0]?.given ?? {};
    const taxRate = 'taxRate' in model.checked.spec.inputs ? { taxRate: '0' } : {};
    expect(model.try({ ...given, ...taxRate, flowsAreAfterTax: false, rateIsAfterTax: false }).ok).toBe(true);
  });
});
