import { checkRatioStandard } from '../../../src/cases/ratio-standards.ts';
import { ratioStudy } from '../../../src/cases/ratio-study.ts';
import { numbersOf, readTable } from '../../cases/golden-bases.ts';
import type { Inputs, Topics } from '../contract.ts';

/** The study, with rounded and full figures under both of their names. */
function reported(estimates: readonly number[], prices: readonly number[]) {
  const study = ratioStudy(estimates, prices);
  const { cod, prd, prb, mki, ki, prbFit } = study;
  return {
    ...study,
    codFull: cod,
    prdFull: prd,
    prbFull: prb,
    mkiFull: mki,
    kiFull: ki,
    aadMedian: study.averageAbsoluteDeviation,
    giniAssessed: study.giniEstimates,
    giniSale: study.giniPrices,
    prbStandardError: prbFit.standardError,
    prbT: prbFit.t,
    prbP: prbFit.p,
    prbCi95: prbFit.interval && [prbFit.interval.lower, prbFit.interval.upper],
  };
}

const ofInputs = ({ estimates, salePrices }: Inputs) => reported(estimates, salePrices);

export const topics: Topics = {
  'ratio-studies/iaao-table': ofInputs,
  'ratio-studies/full-report': ofInputs,
  'ratio-studies/gini': ofInputs,
  'ratio-studies/refuse': ofInputs,
  'ratio-studies/ccao-sample': ({ data, estimateColumn, saleColumn, interval }, context) => {
    const table = readTable(context.data(data));
    const [estimates, prices] = [estimateColumn ?? 'assessed', saleColumn ?? 'sale_price'].map((name) =>
      numbersOf(table, name),
    ) as [number[], number[]];
    const draws = Number(/(\d+) draws/.exec(interval ?? '')?.[1] ?? 500);
    const ends = (statistic: 'cod' | 'prd') =>
      Object.fromEntries(
        ['0.01', '0.05', '0.10', '0.1', '0.20', '0.2'].map((alpha) => {
          const { intervals } = ratioStudy(estimates, prices, { confidence: 1 - Number(alpha), draws });
          return [alpha, [intervals[statistic]!.lower, intervals[statistic]!.upper]];
        }),
      );
    const { prbFit, ...rest } = reported(estimates, prices);
    const asked = interval === undefined ? {} : { codCi: ends('cod'), prdCi: ends('prd') };
    return { ...rest, prbCi: prbFit.interval && [prbFit.interval.lower, prbFit.interval.upper], ...asked };
  },
  'ratio-studies/standard-met': ({ statistic, value }) => ({ met: checkRatioStandard(statistic, value).isMet }),
};
