import { irbCorporate } from '../../../models/capital/irb-corporate.ts';
import { irbMortgage } from '../../../models/capital/irb-mortgage.ts';
import { irbOtherRetail } from '../../../models/capital/irb-other-retail.ts';
import { irbRevolving } from '../../../models/capital/irb-revolving.ts';
import type { Outcome } from '../../../src/formula/outcome.ts';
import { normalQuantile } from '../../../src/numeric/normal.ts';
import { flatDefaultCurve } from '../../../src/pledge/loss/default-curve.ts';
import { expectedCreditLoss } from '../../../src/pledge/loss/expected-credit-loss.ts';
import { lowDefaultProbabilities } from '../../../src/pledge/loss/low-default.ts';
import { bucketLossRates, matrixAllowance } from '../../../src/pledge/loss/provision-matrix.ts';
import { countQuantile } from '../../../src/pool/claim-law.ts';
import { conditionalProbability, defaultCountLaw } from '../../../src/pool/default-count.ts';
import { figure, written } from '../../support/figures.ts';
import type { Adapter, Inputs, Topics } from '../contract.ts';

function irb({ assetClass, pd, lgd, maturity, turnoverMillionEur, scalingFactor }: Inputs): Outcome {
  const given = {
    exposure: '1',
    defaultProbability: pd,
    lossGivenDefault: lgd,
    ...(scalingFactor == null ? {} : { scalingFactor }),
  };
  if (assetClass === 'mortgage') return irbMortgage(given);
  if (assetClass === 'qrre') return irbRevolving(given);
  if (assetClass === 'other-retail') return irbOtherRetail(given);
  const size = turnoverMillionEur == null ? {} : { turnoverMillionEuro: turnoverMillionEur };
  return irbCorporate({ ...given, maturity: maturity ?? 2.5, ...size });
}

const irbTable: Adapter = (inputs) => {
  const outcome = irb(written(inputs));
  return {
    riskWeightPercent: 100 * figure(outcome, 'riskWeight'),
    capital: figure(outcome, 'capital'),
    correlation: figure(outcome, 'correlation'),
  };
};

export const topics: Topics = {
  'credit/gaussian-homogeneous': ({ names, pd, rho, lossPerDefault = 1 }) => {
    const law = defaultCountLaw(names, pd, rho);
    return {
      pmf: Array.from(law),
      mean: lossPerDefault * law.reduce((sum, probability, defaults) => sum + defaults * probability, 0),
      var95: lossPerDefault * countQuantile(law, 0.95),
      var99: lossPerDefault * countQuantile(law, 0.99),
      var999: lossPerDefault * countQuantile(law, 0.999),
      probNoDefault: law[0],
    };
  },
  'credit/irb-basel2': irbTable,
  'credit/irb-basel3-illustrative': irbTable,
  'credit/irb-formula': irbTable,
  'credit/low-default': ({ obligors, defaults, confidence, correlation, years, yearCorrelation }) => {
    const names = Object.keys(obligors);
    const grades = names.map((name) => ({ obligors: obligors[name], defaults: defaults?.[name] ?? 0 }));
    const over = { ...(years == null ? {} : { years }), ...(yearCorrelation == null ? {} : { yearCorrelation }) };
    const estimates = lowDefaultProbabilities(grades, { confidence, correlation, ...over });
    const percent = Object.fromEntries(names.map((name, i) => [name, 100 * (estimates[i] as number)]));
    return { upperPdPercent: percent, full: percent };
  },
  'credit/ecl-loss-rate': ({ grossCarryingAmount, pd12m, lgd }) => ({
    lossAllowance: Number(
      expectedCreditLoss({
        stage: 1,
        effectiveRate: '0',
        defaultsAt: 'end',
        othersCount: false,
        periods: [{ endYears: '1', exposure: grossCarryingAmount, lossGivenDefault: lgd }],
        scenarios: [{ name: 'only', weight: '1', curve: flatDefaultCurve(pd12m) }],
      }).lossAllowance,
    ),
  }),
  'credit/ecl-provision-matrix': (inputs) => {
    const { balances, lossRates, flow } = written(inputs);
    const rates = lossRates ?? bucketLossRates(flow.outstandingAfter, flow.neverPaid);
    const { allowances, total } = matrixAllowance(balances, rates);
    return { allowances: allowances.map(Number), total: Number(total), lossRates: rates.map(Number) };
  },
  'credit/irb-hull': ({ exposure = 1, pd, lgd = 1, rho, level }) => {
    const rate = conditionalProbability(normalQuantile(pd), rho, -normalQuantile(level));
    return { worstCaseDefaultRate: rate, worstCaseDefaultRateFull: rate, loss: exposure * lgd * rate };
  },
};
