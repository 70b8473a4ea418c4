import type { CaseBase } from '../../../src/cases/case-base.ts';
import { centreOf, type ValueScale } from '../../../src/cases/centre.ts';
import { targetOf } from '../../../src/cases/code-target.ts';
import { absoluteScores, conformalQuantile, conformalRank, intervalCoverage } from '../../../src/cases/conformal.ts';
import { findNearest, type Nearest } from '../../../src/cases/find-nearest.ts';
import { ratioStudy } from '../../../src/cases/ratio-study.ts';
import { log } from '../../../src/numeric/elementary.ts';
import { leastSquares } from '../../../src/numeric/least-squares.ts';
import { attribute, baseOf, numbersOf, readTable, rowsOf } from '../../cases/golden-bases.ts';
import type { Context, Inputs, Topics } from '../contract.ts';

/** Cases to be estimated, each from all cases that are not. */
interface Trial {
  readonly base: CaseBase;
  readonly tested: readonly number[];
  readonly k: number;
  readonly centre: 'median' | 'mean';
  readonly scale: ValueScale;
}

function ames({ data, target, features, nominal, k, estimate }: Inputs, context: Context): Trial {
  const table = readTable(context.data(data));
  const attributes = features.map((name: string) =>
    attribute(name, nominal.includes(name) ? 'categorical' : 'numeric'),
  );
  const base = baseOf(table, attributes, { column: target, scale: 'plain' });
  return {
    base,
    tested: [...base.cases.keys()].filter((number) => (number + 1) % 5 === 0),
    k,
    centre: centreNamed(estimate),
    scale: 'plain',
  };
}

function ens({ data, features, k, estimate }: Inputs, context: Context): Trial {
  const table = readTable(context.data(data));
  const length = table.header.indexOf('length');
  const kept = rowsOf(table, (_, row) => Number(row[length]) >= 3 && Number(row[length]) <= 20);
  const columns = Object.values<string>(features).map(
    (words) => table.header.find((name) => words.split(' ').includes(name))!,
  );
  const attributes = columns.map((name) => attribute(name, name === 'pure' ? 'categorical' : 'numeric'));
  const base = baseOf(kept, attributes, { column: 'bid_eth', scale: 'log' });
  return {
    base,
    tested: [...base.cases.keys()].filter((number) => number % 20 === 0),
    k,
    centre: centreNamed(estimate),
    scale: 'log',
  };
}

function search({ base, tested, k }: Trial, number: number): Nearest {
  const exclude = tested.map((each) => base.cases[each]!.id);
  return findNearest(base, targetOf(base, number), { k, exclude });
}

function estimates(trial: Trial): number[] {
  return trial.tested.map((number) => {
    const values = search(trial, number).neighbours.map(({ value }) => value!);
    return centreOf(
      values,
      values.map(() => 1),
      { centre: trial.centre, scale: trial.scale },
    );
  });
}

const pricesOf = ({ base, tested }: Trial): number[] => tested.map((number) => base.values![number]!);

/** What the words of a case make of the prices; none are said where neighbours only are asked for. */
const centreNamed = (words = ''): Trial['centre'] => (words.includes('mean') ? 'mean' : 'median');

/** Calibrates on the 1st, 3rd, 5th … tested case and measures the coverage on the others, on the scale of logarithms. */
function conformal(trial: Trial, alpha: number) {
  const predicted = estimates(trial).map(log);
  const prices = pricesOf(trial).map(log);
  const part = (values: readonly number[], parity: number) => values.filter((_, i) => i % 2 === parity);
  const scores = absoluteScores(part(prices, 0), part(predicted, 0));
  const quantile = conformalQuantile(scores, 1 - alpha);
  const evaluated = part(predicted, 1);
  const { coverage } = intervalCoverage(
    part(prices, 1),
    evaluated.map((each) => each - quantile),
    evaluated.map((each) => each + quantile),
  );
  return { rank: conformalRank(scores.length, 1 - alpha), quantile, coverage, target: 1 - alpha };
}

export const topics: Topics = {
  'comparables-avm/ames-median10': (inputs, context) => {
    const trial = ames(inputs, context);
    const estimated = estimates(trial);
    return { first30: estimated.slice(0, 30), report: ratioStudy(estimated, pricesOf(trial)) };
  },
  'comparables-avm/ames-neighbours': (inputs, context) => {
    const trial = ames(inputs, context);
    const found = trial.tested.slice(0, 5).map((number) => search(trial, number).neighbours);
    const isTested = new Set(trial.tested);
    const training = [...trial.base.cases.keys()].filter((number) => !isTested.has(number));
    return {
      neighboursOfFirst5: found.map((list) => list.map(({ number }) => training.indexOf(number) + 1)),
      distances: found.map((list) => list.map(({ distance }) => distance)),
    };
  },
  'comparables-avm/conformal': (inputs, context) => conformal(ames(inputs, context), inputs.alpha),
  'comparables-avm/ens-conformal': (inputs, context) => conformal(ens(inputs, context), inputs.alpha),
  'comparables-avm/university-licensing': ({ data, model }, context) => {
    const table = readTable(context.data(data));
    const [response, regressor] = [...model.matchAll(/log\(([^)]+)\)/g)].map(([, words]) => {
      const asked = words.toLowerCase().split(' ');
      return numbersOf(
        table,
        table.header.find((name) => asked.every((word: string) => name.toLowerCase().includes(word)))!,
      );
    }) as [number[], number[]];
    const both = response.flatMap((value, i) => (value > 0 && regressor[i]! > 0 ? [i] : []));
    const y = both.map((i) => log(response[i]!));
    const fit = leastSquares(y, [{ name: 'slope', values: both.map((i) => log(regressor[i]!)) }]);
    return {
      n: both.length,
      intercept: fit.coefficients[0],
      slope: fit.coefficients[1],
      rSquared: fit.rSquared,
      slopeStandardError: fit.standardErrors[1],
      interceptStandardError: fit.standardErrors[0],
    };
  },
};
