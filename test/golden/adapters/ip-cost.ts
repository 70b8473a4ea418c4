import { creativeLabourMultiplier } from '../../../models/cost/creative-labour-multiplier.ts';
import { lifeRatio } from '../../../models/cost/life-ratio.ts';
import { minimumTransferFee } from '../../../models/cost/minimum-transfer-fee.ts';
import { softwareBySize } from '../../../models/cost/software-by-size.ts';
import { softwareEffort } from '../../../models/cost/software-effort.ts';
import { levelExcessEarnings } from '../../../models/income/level-excess-earnings.ts';
import { decimal, text } from '../../../src/numeric/decimal.ts';
import { figure, figureText, written } from '../../support/figures.ts';
import type { Inputs, Topics } from '../contract.ts';

/** Income given up: at present value already, or so much a year for as long as the right lasts. */
function lostIncome({ opportunityCost, pvLostRevenue, annualLostIncome, discountRate, yearsRemaining }: Inputs) {
  if (annualLostIncome === undefined) return pvLostRevenue ?? opportunityCost;
  const annuity = {
    income: annualLostIncome,
    discountRate,
    remainingYears: yearsRemaining,
    timing: 'year-end',
  } as const;
  return levelExcessEarnings(annuity).value;
}

/** The mode of a case that names one instead of coefficients. */
function modeOf({ mode }: Inputs): { readonly mode?: string } {
  const at = ['organic', 'semi-detached', 'embedded'].indexOf(String(mode).replace(/^semi.*/, 'semi-detached'));
  return at < 0 ? {} : { mode: String(at + 1) };
}

export const topics: Topics = {
  'ip-cost/creative-labour-multiplier': (inputs) => {
    const given = written(inputs);
    const { materialCost, labourCost, labourMultiplier, riskFactor, returnOnInvestment } = given;
    const cost = { materialCost, labourCost, labourMultiplier, riskFactor, returnOnInvestment };
    const life = { yearsUsed: given.yearsUsed ?? '0', yearsRemaining: given.yearsRemaining ?? '1' };
    const outcome = creativeLabourMultiplier({ ...cost, ...life });
    const reproductionCost = figureText(outcome, 'reproductionCost');
    return {
      reproductionCost: Number(reproductionCost),
      full: Number(reproductionCost),
      obsolescenceRate: figure(lifeRatio({ reproductionCost, ...life }), 'obsolescenceRate'),
      value: figure(outcome),
    };
  },

  'ip-cost/age-life': (inputs) => {
    const { reproductionCost, yearsUsed, yearsRemaining } = written(inputs);
    const outcome = lifeRatio({ reproductionCost, yearsUsed, yearsRemaining });
    return {
      conditionRate: figure(outcome, 'lifeRatio'),
      obsolescenceRate: figure(outcome, 'obsolescenceRate'),
      value: figure(outcome),
    };
  },

  'ip-cost/minimum-licence-fee': (inputs) => {
    const given = written(inputs);
    const outcome = minimumTransferFee({
      bookCost: given.bookCost ?? given.reproductionCost,
      priceChange: given.priceIndexSteps,
      yearsUsed: given.yearsUsed,
      yearsRemaining: given.yearsRemaining,
      ownerCapacity: given.ownerCapacity ?? text(decimal(1).minus(given.sharingRate)),
      buyerCapacity: given.buyerCapacity ?? given.sharingRate,
      lostIncome: lostIncome(given),
      addedCost: given.pvAddedCost ?? given.addedCostNow,
    });
    return {
      reproductionCost: figure(outcome, 'reproductionCost'),
      netReproductionCost: figure(outcome, 'netCost'),
      sharingRate: figure(outcome, 'buyerShare'),
      opportunityCost: figure(outcome, 'opportunityCost'),
      minimumFee: figure(outcome),
      full: figure(outcome),
    };
  },

  'ip-cost/software-effort': (inputs) => {
    const given = written(inputs);
    const outcome = softwareEffort({
      actualCost: given.actualCost,
      actualEffort: given.actualEffortPersonDays,
      modelEffort: given.modelEffortPersonDays,
      maintenanceShare: given.maintenanceShare,
    });
    return { costPerPersonDay: figure(outcome, 'costPerPersonDay'), value: figure(outcome) };
  },

  'ip-cost/software-cocomo': (inputs) => {
    const given = written(inputs);
    const { coefficient, exponent, costFactor, maintenanceShare, costPerPersonMonth } = given;
    const outcome = softwareBySize({
      thousandLines: given.kloc,
      ...modeOf(given),
      coefficient,
      exponent,
      costFactor,
      maintenanceShare,
      roundsToMonths: /round/.test(given.rounding ?? ''),
      costPerPersonMonth: costPerPersonMonth ?? '0',
    });
    return {
      effort: figure(outcome, 'effort'),
      totalEffort: figure(outcome, 'totalEffort'),
      value: figure(outcome),
      effortUnrounded: figure(outcome, 'effortUnrounded'),
    };
  },
};
