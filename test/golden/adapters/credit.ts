import { irbCorporate } from '../../../models/capital/irb-corporate.ts';
import { irbMortgage } from '../../../models/capital/irb-mortgage.ts';
import { irbOtherRetail } from '../../../models/capital/irb-other-retail.ts';
import { irbRevolving } from '../../../models/capital/irb-revolving.ts';
import type { Outcome } from '../../../src/formula/outcome.ts';
import { type CountLaw, compoundSum } from '../../../src/numeric/compound-sum.ts';
import { normalQuantile } from '../../../src/numeric/normal.ts';
import { flatDefaultCurve } from '../../../src/pledge/loss/default-curve.ts';
import { expectedCreditLoss } from '../../../src/pledge/loss/expected-credit-loss.ts';
import { lowDefaultProbabilities } from '../../../src/pledge/loss/low-default.ts';
import { bucketLossRates, matrixAllowance } from '../../../src/pledge/loss/provision-matrix.ts';
import { conditionalProbability } from '../../../src/pool/default-count.ts';
import { bookLossLaw } from '../../../src/pool/law/book-law.ts';
import type { BookRisk } from '../../../src/pool/law/book-loans.ts';
import { commonLossUnit } from '../../../src/pool/law/common-unit.ts';
import type { CreditRiskObligor } from '../../../src/pool/law/credit-risk-bands.ts';
import { creditRiskPlusLaw, creditRiskPlusOfBands } from '../../../src/pool/law/credit-risk-plus.ts';
import { equalPoolLaw } from '../../../src/pool/law/equal-pool.ts';
import { type GridLossLaw, gridLaw } from '../../../src/pool/law/grid-law.ts';
import { jointDefault } from '../../../src/pool/law/joint-default.ts';
import { largePoolLaw } from '../../../src/pool/law/large-pool.ts';
import { splitByLayer, standardisedQuantile, trancheLossShare } from '../../../src/pool/law/law-readings.ts';
import { layerLaw } from '../../../src/pool/law/layer-law.ts';
import type { PortfolioLossLaw } from '../../../src/pool/law/loss-law.ts';
import { migrationValue } from '../../../src/pool/law/migration-value.ts';
import { studentLargePoolLaw } from '../../../src/pool/law/student-large-pool.ts';
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

/** ν as a case may write it; Gaussian where there is none or it is infinite. */
const freedomOf = (asked: unknown): number | undefined => {
  const freedom = asked == null || asked === 'inf' ? Infinity : Number(asked);
  return freedom === Infinity ? undefined : freedom;
};

const largePool = ({ pd, rho, assetCorrelation, degreesOfFreedom }: Inputs): PortfolioLossLaw => {
  const freedom = freedomOf(degreesOfFreedom);
  const pool = { probability: pd, correlation: rho ?? assetCorrelation };
  return freedom === undefined ? largePoolLaw(pool) : studentLargePoolLaw({ ...pool, freedom });
};

/** The keys asked for, each with the figure of its level. */
const byLevel = <T>(levels: Readonly<Record<string, unknown>> | readonly string[], at: (level: number) => T) =>
  Object.fromEntries((Array.isArray(levels) ? levels : Object.keys(levels)).map((level) => [level, at(Number(level))]));

const LEVELS = ['0.5', '0.75', '0.9', '0.95', '0.975', '0.99', '0.995', '0.9975', '0.999', '0.9995', '0.9999'];

const homogeneous: Adapter = ({ names, pd, rho, lossPerDefault = 1, degreesOfFreedom }) => {
  const pool = { loans: names, probability: pd, correlation: rho, lossPerDefault };
  const freedom = freedomOf(degreesOfFreedom);
  const law = equalPoolLaw(freedom === undefined ? pool : { ...pool, freedom });
  return {
    pmf: Array.from(law.masses),
    mean: law.mean,
    standardDeviation: law.deviation,
    var95: law.quantile(0.95),
    var99: law.quantile(0.99),
    var999: law.quantile(0.999),
    probNoDefault: law.masses[0],
  };
};

const riskOf = (loan: Inputs): CreditRiskObligor => ({
  probability: loan.pd,
  exposure: loan.exposure ?? loan.loss ?? loan.ead,
  ...(loan.lgd == null ? {} : { lossGivenDefault: loan.lgd }),
  ...(loan.sectorWeights == null ? {} : { sectorWeights: loan.sectorWeights }),
  ...(loan.pdStdDev == null ? {} : { probabilityDeviation: loan.pdStdDev }),
});

const COUNT_LAWS: Readonly<Record<string, (frequency: Inputs) => CountLaw>> = {
  given: ({ pmf }) => ({ kind: 'given', masses: pmf }),
  poisson: ({ lambda, mean }) => ({ kind: 'poisson', mean: mean ?? lambda }),
  binomial: ({ size, n, prob, p }) => ({ kind: 'binomial', trials: size ?? n, probability: prob ?? p }),
  geometric: ({ prob, p }) => ({ kind: 'geometric', probability: prob ?? p }),
  'negative binomial': ({ size, prob, p }) => ({ kind: 'negativeBinomial', size, probability: prob ?? p }),
};

const upTo = (law: GridLossLaw): number[] => Array.from(law.masses, (_, k) => law.cdf(k * law.unit));

export const topics: Topics = {
  'credit/vasicek-lhp': (inputs) => {
    const law = largePool(inputs);
    return {
      valueAtRisk: law.quantile(inputs.level),
      expectedShortfall: law.expectedShortfall(inputs.level),
      standardDeviation: law.deviation,
    };
  },
  'credit/vasicek-2002': (inputs) => {
    const multiple = standardisedQuantile(largePool(inputs), inputs.level);
    return { standardDeviationsAboveMean: multiple, full: multiple };
  },
  'credit/t-lhp': (inputs) => {
    const law = largePool(inputs);
    return { quantiles: byLevel(LEVELS, law.quantile), mean: law.mean, standardDeviation: law.deviation };
  },
  'credit/frey-mcneil': (inputs) => {
    const freedom = freedomOf(inputs.degreesOfFreedom);
    const pool = { loans: inputs.obligors, probability: inputs.pd, correlation: inputs.assetCorrelation };
    const finite = equalPoolLaw(freedom === undefined ? pool : { ...pool, freedom });
    const limit = layerLaw(largePool(inputs), { share: inputs.obligors });
    return {
      publishedQuantile95: finite.quantile(0.95),
      publishedQuantile99: finite.quantile(0.99),
      largePoolQuantile95: limit.quantile(0.95),
      largePoolQuantile99: limit.quantile(0.99),
    };
  },
  'credit/tranche-lhp': (inputs) => {
    const { attachment, detachment, lgd = 1 } = inputs;
    const law = layerLaw(largePool(inputs), { share: lgd });
    return { expectedTrancheLossFraction: trancheLossShare(law, attachment, detachment) };
  },
  'credit/joint-default': ({ pd1, pd2, assetCorrelation, rho, degreesOfFreedom }) => {
    const freedom = freedomOf(degreesOfFreedom);
    const pair = { first: pd1, second: pd2, correlation: assetCorrelation ?? rho };
    const { probability, defaultCorrelation } = jointDefault(freedom === undefined ? pair : { ...pair, freedom });
    return { jointDefaultProbability: probability, defaultCorrelation };
  },
  'credit/joint-default-t': (inputs, context) => topics['credit/joint-default']?.(inputs, context),
  'credit/gaussian-homogeneous': homogeneous,
  'credit/t-homogeneous': homogeneous,
  'credit/independent-exact': ({ pds, lossPerDefault = 1, losses, lossUnits, unit = 1 }) => {
    const exposures: number[] = losses ?? lossUnits ?? pds.map(() => lossPerDefault);
    const risks = pds.map((pd: number, i: number) => riskOf({ pd, exposure: exposures[i] }));
    const law = bookLossLaw(risks, { unit: losses == null && lossUnits == null ? lossPerDefault : unit });
    const pmf = Array.from(law.masses);
    return {
      pmf: losses == null ? pmf : Object.fromEntries(pmf.entries()),
      expectedLoss: law.mean,
      standardDeviation: law.deviation,
      valueAtRisk: byLevel(LEVELS, law.quantile),
      expectedShortfall: byLevel(LEVELS, law.expectedShortfall),
    };
  },
  'credit/gaussian-heterogeneous': ({ lossUnits, losses, pds, rho, lgd }) => {
    const exposures = lossUnits ?? losses;
    const risks: BookRisk[] = pds.map((pd: number, i: number) => ({
      ...riskOf({ pd, exposure: exposures[i], lgd }),
      correlation: Array.isArray(rho) ? rho[i] : rho,
    }));
    const law = bookLossLaw(risks, { unit: 1 });
    return {
      expectedLossUnits: law.mean,
      standardDeviationUnits: law.deviation,
      pmfFirst: Array.from(law.masses),
      measures: byLevel(LEVELS, (level) => ({ VaR: law.quantile(level), ES: law.expectedShortfall(level) })),
    };
  },
  'credit/pool-exact': ({ loans, rho, poolShare, poolCap, bankRetainsFirst }) => {
    const risks: BookRisk[] = loans.map((loan: Inputs) => ({ ...riskOf(loan), correlation: loan.rho ?? rho ?? 0 }));
    const unit = commonLossUnit(risks.map(({ exposure, lossGivenDefault = 1 }) => exposure * lossGivenDefault));
    const law = bookLossLaw(risks, { unit });
    const cap = poolCap == null ? {} : { cap: poolCap };
    const split = splitByLayer(law, { share: poolShare, attach: bankRetainsFirst ?? 0, ...cap });
    return {
      expectedLoss: law.mean,
      expectedPoolPayment: split.paid.mean,
      poolPaymentStdDev: split.paid.deviation,
      probabilityCapReached: split.capReached,
      expectedBankLoss: split.expectedRetained,
    };
  },
  'credit/creditriskplus': ({ obligors, unit }) => {
    const law = creditRiskPlusLaw(obligors.map(riskOf), { unit, banding: 'ceiling' });
    return {
      expectedLoss: law.mean,
      standardDeviation: law.deviation,
      percentile99: law.interpolatedQuantile(0.99),
      percentiles: byLevel(LEVELS, law.interpolatedQuantile),
    };
  },
  'credit/creditriskplus-peer': ({ obligors, unit, sectorVariances, banding }) => {
    const isCeiling = String(banding).includes('ceil');
    const law = creditRiskPlusLaw(obligors.map(riskOf), {
      unit,
      banding: isCeiling ? 'ceiling' : 'nearest',
      sectorVariances,
    });
    return {
      expectedLoss: law.mean,
      standardDeviation: law.deviation,
      pdfFirst: Array.from(law.masses),
      valueAtRisk: byLevel(LEVELS, law.quantile),
      varContributions99_9: law.quantileContributions(0.999),
      sdContributions: law.deviationContributions,
    };
  },
  'credit/creditriskplus-single-band': ({ bands, sectorVariance }) => {
    const sized = bands.map(({ nu, expectedDefaults }: Inputs) => ({ size: nu, expectedDefaults }));
    return {
      pmf: Array.from(creditRiskPlusOfBands(sized, { unit: 1, sectorVariances: [sectorVariance] }).masses),
    };
  },
  'credit/compound-panjer': ({ frequency, severityPmf }) => {
    const masses = compoundSum((COUNT_LAWS[frequency.kind] as (of: Inputs) => CountLaw)(frequency), severityPmf, 4096);
    const law = gridLaw({ unit: 1, masses });
    return { cdfFirst: upTo(law), mean: law.mean, quantiles: byLevel(LEVELS, law.quantile) };
  },
  'credit/creditmetrics-bond': ({ yearEndProbabilitiesPercent, yearEndProbabilities, yearEndValues }) => {
    const chances = yearEndProbabilitiesPercent ?? yearEndProbabilities;
    const { mean, deviation } = migrationValue(
      Object.keys(yearEndValues).map((state) => ({ probability: chances[state], value: yearEndValues[state] })),
    );
    return { mean, meanFull: mean, standardDeviation: deviation, standardDeviationFull: deviation };
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
