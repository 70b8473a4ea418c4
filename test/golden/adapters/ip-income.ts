import { buildUpRate } from '../../../models/income/build-up-rate.ts';
import { capitalisedExcessEarnings } from '../../../models/income/capitalised-excess-earnings.ts';
import { costOfCapital } from '../../../models/income/cost-of-capital.ts';
import { equivalentInvestment } from '../../../models/income/equivalent-investment.ts';
import { excessMargin } from '../../../models/income/excess-margin.ts';
import { excessOnFunds } from '../../../models/income/excess-on-funds.ts';
import { levelExcessEarnings } from '../../../models/income/level-excess-earnings.ts';
import { marginalShare } from '../../../models/income/marginal-share.ts';
import { phaseSuccess } from '../../../models/income/phase-success.ts';
import { priceAndCostAdvantage } from '../../../models/income/price-and-cost-advantage.ts';
import { profitShare } from '../../../models/income/profit-share.ts';
import { reliefFromRoyalty } from '../../../models/income/relief-from-royalty.ts';
import { reliefFromRoyaltyRenewable } from '../../../models/income/relief-from-royalty-renewable.ts';
import { returnOnIntangibles } from '../../../models/income/return-on-intangibles.ts';
import { royaltyTransfer } from '../../../models/income/royalty-transfer.ts';
import { twoStageIncome } from '../../../models/income/two-stage-income.ts';
import { entryFeeAndRoyalty } from '../../../models/licence/entry-fee-and-royalty.ts';
import { amortisationBenefit } from '../../../models/tax/amortisation-benefit.ts';
import type { Timing } from '../../../src/formula/kinds.ts';
import type { Outcome } from '../../../src/formula/outcome.ts';
import { decimal, text } from '../../../src/numeric/decimal.ts';
import { decisionTree } from '../../../src/valuation/decision-tree.ts';
import type { TreeNode } from '../../../src/valuation/read-tree.ts';
import { figure, figures, figureText, written } from '../../support/figures.ts';
import type { Inputs, Topics } from '../contract.ts';

const timingOf = ({ timing, convention }: Inputs): Timing =>
  String(timing ?? convention).includes('mid') ? 'mid-year' : 'year-end';

/** Shares and income by equivalent investment; without a profit, of the share alone. */
function byEquivalentInvestment(given: Inputs): Outcome {
  return equivalentInvestment({
    profit: [given.annualProfit ?? '0'],
    rightCost: given.intangibleReproductionCost,
    rightCostProfitRate: given.intangibleCostProfitRate,
    userCost: given.buyerReproductionCost,
    userCostProfitRate: given.buyerCostProfitRate,
    taxRate: given.taxRate,
    discountRate: '0',
    timing: 'year-end',
  });
}

/** A level income, by what the case tells of it. */
function levelIncome(given: Inputs): Outcome {
  const { taxRate, discountRate, years: remainingYears } = given;
  const shared = { taxRate, discountRate, remainingYears, timing: timingOf(given) };
  if (given.units !== undefined) {
    const { units, costBefore, costAfter, priceBefore, priceAfter } = given;
    return priceAndCostAdvantage({ units, costBefore, costAfter, priceBefore, priceAfter, ...shared });
  }
  if (given.royaltyRate !== undefined) {
    const { entryFee, annualIncome: periodIncome, royaltyRate } = given;
    const { timing } = shared;
    const periods = { periodRate: discountRate, periods: remainingYears };
    return entryFeeAndRoyalty({ entryFee, periodIncome, royaltyRate, taxRate, ...periods, timing });
  }
  if (given.ownReturn !== undefined) {
    const { profit, ownReturn, industryReturn } = given;
    const { timing } = shared;
    return excessOnFunds({ profit, ownReturn, industryReturn, discountRate, remainingYears, timing });
  }
  const income = given.annual ?? given.annualExcess ?? given.annualIncome;
  return levelExcessEarnings({ income, otherAssets: given.assetBase, industryReturn: given.industryReturn, ...shared });
}

/** Sales year by year: as listed, or the first year's and how it grows. */
function salesOf({ revenues, firstRevenue, growth }: Inputs): string[] {
  if (revenues !== undefined) return revenues;
  const sales: string[] = [firstRevenue];
  for (const rate of growth) sales.push(text(decimal(sales.at(-1) as string).times(decimal(rate).plus(1))));
  return sales;
}

function renewableRoyalty(given: Inputs) {
  const { royaltyRate, taxRate, discountRate, longTermGrowth } = given;
  const rates = { royaltyRate, taxRate, discountRate, longTermGrowth };
  const outcome = reliefFromRoyaltyRenewable({ sales: salesOf(given), ...rates, timing: timingOf(given) });
  const afterTaxRoyalties = figures(outcome, 'afterTax');
  return {
    afterTaxRoyalties,
    [`terminalValueAtYear${afterTaxRoyalties.length}`]: figure(outcome, 'terminalValue'),
    value: figure(outcome),
  };
}

function trademarkMargin(given: Inputs) {
  const { ownMargin, industryMargin, trademarkShareOfIntangibles: contributionShare, taxRate } = given;
  const built = buildUpRate({ riskFreeRate: given.riskFree5y, premium: Object.values(given.riskPremia) });
  const rates = { ownMargin, industryMargin, contributionShare, taxRate, discountRate: built.value };
  const outcome = excessMargin({ sales: salesOf(given), ...rates, timing: timingOf(given) });
  return {
    excessReturn: figure(outcome, 'excessReturn'),
    trademarkExcessReturn: figure(outcome, 'rightReturn'),
    discountRate: figure(built),
    netIncomeYears1to4: figures(outcome, 'income').slice(0, 4),
  };
}

function dailyRoyalty({ dailyRevenue, royaltyRate, days, dailyRate }: Inputs) {
  const periods = { periodIncome: dailyRevenue, periodRate: dailyRate, periods: days };
  const value = figure(entryFeeAndRoyalty({ ...periods, royaltyRate, timing: 'year-end' }));
  return { value, valueFull: value };
}

function sparedRoyalty(given: Inputs) {
  const { royaltyRate, taxRate, discountRate, tabYears: taxLife } = given;
  const rates = { royaltyRate, taxRate, discountRate, taxLife };
  const outcome = reliefFromRoyalty({ sales: salesOf(given), ...rates, timing: timingOf(given) });
  const value = figure(outcome);
  return { beforeTab: figure(outcome, 'beforeBenefit'), value, valueFull: value };
}

/** Three phases; what fails a phase is the branch without a chance. */
function drugTree({ phase1Success, phase2, phase3, netPayoffs }: Inputs): TreeNode {
  const end = (name: string): TreeNode => ({ name, payoff: netPayoffs[name] });
  const trial = (name: string, chance: string): TreeNode => ({
    name: `${name} phase 3`,
    branches: [{ chance, to: end(name) }, { to: end(`${name}F`) }],
  });
  const both = phase3.both;
  const second: TreeNode = {
    name: 'phase 2',
    branches: [
      { chance: phase2.depression, to: trial('dep', phase3.depression) },
      { chance: phase2.weight, to: trial('wl', phase3.weight) },
      {
        chance: phase2.both,
        to: {
          name: 'both phase 3',
          branches: [
            { chance: both.depressionOnly, to: end('bD') },
            { chance: both.weightOnly, to: end('bW') },
            { chance: both.both, to: end('bB') },
            { to: end('bF') },
          ],
        },
      },
      { to: end('f2') },
    ],
  };
  return { name: 'phase 1', branches: [{ chance: phase1Success, to: second }, { to: end('f1') }] };
}

export const topics: Topics = {
  'ip-income/equivalent-investment-share': (inputs) => {
    const outcome = byEquivalentInvestment(written(inputs));
    const annualIncome = figure(outcome);
    return { profitShare: figure(outcome, 'profitShare'), annualIncome, annualIncomeUnrounded: annualIncome };
  },

  'ip-income/profit-share-dcf': (inputs) => {
    const given = written(inputs);
    const share = given.profitShare ?? figureText(byEquivalentInvestment(given), 'profitShare');
    const { annualProfits: profit, taxRate, discountRate } = given;
    const outcome = profitShare({ profit, profitShare: share, taxRate, discountRate, timing: timingOf(given) });
    return {
      presentValueOfProfits: figure(outcome, 'presentValueOfProfits'),
      profitShare: Number(share),
      value: figure(outcome),
    };
  },

  'ip-income/annuity': (inputs) => {
    const value = figure(levelIncome(written(inputs)));
    return { value, valueFull: value };
  },

  'ip-income/two-stage': (inputs) => {
    const given = written(inputs);
    const { stage1, stage2, taxRate, discountRate } = given;
    const first = { firstIncome: stage1.annual, firstYears: stage1.years };
    const second = { secondIncome: stage2.annual, secondYears: stage2.years };
    const value = figure(twoStageIncome({ ...first, ...second, taxRate, discountRate, timing: timingOf(given) }));
    return { value, valueFull: value };
  },

  'ip-income/relief-from-royalty': (inputs) => {
    const given = written(inputs);
    if (given.longTermGrowth !== undefined) return renewableRoyalty(given);
    if (given.ownMargin !== undefined) return trademarkMargin(given);
    return given.dailyRevenue === undefined ? sparedRoyalty(given) : dailyRoyalty(given);
  },

  'ip-income/return-on-intangibles': (inputs) => {
    const { mix, ...given } = written(inputs);
    if (mix !== undefined) {
      const outcome = returnOnIntangibles({
        overallReturn: given.overallReturn,
        workingCapital: mix.current,
        returnOnWorkingCapital: given.returnCurrent,
        fixedAssets: mix.fixed,
        returnOnFixedAssets: given.returnFixed,
        intangibles: mix.intangible,
      });
      return { returnOnIntangibles: figure(outcome) };
    }
    const { debt, costOfDebt, equity, beta, preferred, costOfPreferred, taxRate } = given;
    const market = { riskFreeRate: given.riskFree, marketReturn: given.marketReturn };
    const capital = { debt, costOfDebt, equity, beta, preferred, costOfPreferred, taxRate };
    const wacc = costOfCapital({ ...capital, ...market });
    const outcome = returnOnIntangibles({
      overallReturn: wacc.value,
      workingCapital: given.workingCapital,
      returnOnWorkingCapital: given.returnWorkingCapital,
      fixedAssets: given.fixedAssets,
      returnOnFixedAssets: given.returnFixedAssets,
      intangibles: given.intangibles,
    });
    return {
      costOfEquity: figure(wacc, 'costOfEquity'),
      wacc: figure(wacc),
      returnOnIntangibles: figure(outcome),
    };
  },

  'ip-income/tax-amortisation-benefit': (inputs) => {
    const given = written(inputs);
    const { taxRate, discountRate, amortisationYears: taxLife } = given;
    const factor = figure(amortisationBenefit({ taxRate, discountRate, taxLife, timing: timingOf(given) }));
    return { factor, factorFull: factor };
  },

  'ip-income/royalty-transfer': (inputs) => {
    const { peerRoyaltyMean: peerRoyaltyRate, peerMarginMean: peerMargin, subjectMargin } = written(inputs);
    const royaltyRate = figure(royaltyTransfer({ peerRoyaltyRate, peerMargin, subjectMargin }));
    return { royaltyRate, full: royaltyRate };
  },

  'ip-income/marginal-share': (inputs) => {
    const given = written(inputs);
    const { incrementalProfits: addedProfit, sharesOfTotal: shareOfTotal, discountRate } = given;
    const share = figure(marginalShare({ addedProfit, shareOfTotal, discountRate, timing: timingOf(given) }));
    return { profitShare: share, full: share };
  },

  'ip-income/capitalised-excess-earnings': (inputs) => {
    const given = written(inputs);
    const { earnings, tangible: tangibleAssets, tangibleReturn, growth, capitalisationRate } = given;
    const outcome = capitalisedExcessEarnings({ earnings, tangibleAssets, tangibleReturn, growth, capitalisationRate });
    return { intangible: figure(outcome), total: figure(outcome, 'whole') };
  },

  'ip-income/phase-success': (inputs) => {
    const chance = figure(phaseSuccess({ chance: written(inputs).phaseProbabilities }));
    return { likelihoodOfApproval: chance, full: chance };
  },

  'ip-income/decision-tree': (inputs) => {
    const { value, ends } = decisionTree({ tree: drugTree(written(inputs)) });
    return {
      leafProbabilities: Object.fromEntries(ends.map(({ name, probability }) => [name, Number(probability)])),
      expectedValue: Number(value),
      full: Number(value),
    };
  },
};
