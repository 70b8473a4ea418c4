import type { CaseBase } from '../../../src/cases/case-base.ts';
import { centreOf } from '../../../src/cases/centre.ts';
import { findNearest, type Neighbour } from '../../../src/cases/find-nearest.ts';
import {
  attribute,
  baseOf,
  distanceMatrix,
  lowerTriangleByColumns,
  nearestTo,
  readTable,
  rowsOf,
  tableOf,
} from '../../cases/golden-bases.ts';
import type { Context, Inputs, Topics } from '../contract.ts';

/** An attribute by the words of a case file: `interval`, `nominal, 5 levels`, `ordinal lo<mid<hi`, `asymmetric binary` … */
function typed(name: string, words: string, weight = 1) {
  const counted = /^ordinal, (\d+) levels/.exec(words);
  const named = /^ordinal (.+<.+)$/.exec(words);
  if (counted)
    return attribute(name, 'ordinal', {
      weight,
      levels: Array.from({ length: Number(counted[1]) }, (_, i) => `${i + 1}`),
    });
  if (named) return attribute(name, 'ordinal', { weight, levels: named[1]!.split('<') });
  if (words === 'interval') return attribute(name, 'numeric', { weight });
  if (words === 'asymmetric binary, true')
    return attribute(name, 'presence', { weight, absent: 'false', present: 'true' });
  if (words === 'asymmetric binary, 1') return attribute(name, 'presence', { weight, absent: '0', present: '1' });
  return attribute(name, 'categorical', { weight });
}

function daisyOptions({ metric, standardise }: Inputs) {
  if (metric === 'gower') return { metric: 'gower' } as const;
  const scale = standardise === true ? 'meanDeviation' : 'none';
  return { metric: metric === 'manhattan' ? 'manhattan' : 'euclid', scale } as const;
}

/** The numeric columns of the iris or the Boston data, and the distances asked for. */
function iris({ data }: Inputs, context: Context): CaseBase {
  const table = readTable(context.data(data));
  return baseOf(
    table,
    table.header.map((name) => attribute(name, name === 'Species' ? 'categorical' : 'numeric')),
  );
}

function bostonNeighbours(
  { data, train, test, features, target, k }: Inputs,
  context: Context,
): readonly (readonly Neighbour[])[] {
  const table = readTable(context.data(data));
  const within = (words: string) => {
    const [from, to] = words.match(/\d+/g)!.map(Number) as [number, number];
    return rowsOf(table, (number) => number >= from && number <= to);
  };
  const base = baseOf(
    within(train),
    features.map((name: string) => attribute(name, 'numeric')),
    { column: target, scale: 'plain' },
  );
  return within(test).rows.map((row) => {
    const query = Object.fromEntries(features.map((name: string) => [name, row[table.header.indexOf(name)]]));
    return findNearest(base, query, { k, metric: 'euclid', scale: 'standardDeviation' }).neighbours;
  });
}

export const topics: Topics = {
  'distance-knn/daisy-flower': ({ rows, types, options }) => {
    const names = Object.keys(types);
    const attributes = names.map((name, j) => {
      const isAsymmetric = (options.asymmetricBinary ?? []).includes(name);
      return typed(name, isAsymmetric ? 'asymmetric binary, 1' : types[name], options.weights?.[j]);
    });
    const table = tableOf(
      names,
      rows.map((row: Inputs) => names.map((name) => row[name])),
    );
    return {
      dissimilarities: lowerTriangleByColumns(distanceMatrix(baseOf(table, attributes), daisyOptions(options))),
    };
  },
  'distance-knn/daisy-agriculture': ({ rows, options }) => {
    const base = baseOf(tableOf(['x', 'y'], rows), [attribute('x', 'numeric'), attribute('y', 'numeric')]);
    return { dissimilarities: lowerTriangleByColumns(distanceMatrix(base, daisyOptions(options))) };
  },
  'distance-knn/gower-statmatch': ({ rows, types, weights }) => {
    const names = Object.keys(types);
    const attributes = names.map((name, j) => {
      const words = types[name] === 'asymmetric binary' ? 'asymmetric binary, true' : types[name];
      return typed(name, words, weights?.[j]);
    });
    const table = tableOf(
      names,
      rows.map((row: Inputs) => names.map((name) => row[name])),
    );
    return { matrix: distanceMatrix(baseOf(table, attributes), {}) };
  },
  'distance-knn/gower-topn': (inputs, context) => {
    const base = iris(inputs, context);
    const found: Neighbour[][] = inputs.queryRows.map(
      (row: number) => nearestTo(base, row - 1, { k: inputs.n }).neighbours,
    );
    const ranks = Array.from({ length: inputs.n }, (_, i) => i);
    return {
      nearestRows: ranks.map((i) => found.map((list) => list[i]!.number + 1)),
      distances: ranks.map((i) => found.map((list) => list[i]!.distance)),
    };
  },
  'distance-knn/gower-iris': (inputs, context) => {
    const base = iris(inputs, context);
    const columns: Map<number, number>[] = inputs.queryRows.map(
      (row: number) =>
        new Map(nearestTo(base, row - 1, {}).neighbours.map(({ number, distance }) => [number, distance])),
    );
    return { first20: Array.from({ length: 20 }, (_, i) => columns.map((column) => column.get(i))) };
  },
  'distance-knn/knn-regression': (inputs, context) => ({
    predictions: bostonNeighbours(inputs, context).map((list) =>
      centreOf(
        list.map(({ value }) => value!),
        list.map(() => 1),
        { centre: 'mean', scale: 'plain' },
      ),
    ),
  }),
  'distance-knn/knn-neighbours': (inputs, context) => {
    const found = bostonNeighbours(inputs, context);
    return {
      neighbourRows: found.map((list) => list.map(({ number }) => number + 1)),
      distances: found.map((list) => list.map(({ distance }) => distance)),
    };
  },
  'distance-knn/heom': ({ rows, nominal, ranges }) => {
    const attributes = nominal.map((isNominal: boolean, j: number) =>
      isNominal ? attribute(`x${j}`, 'categorical') : attribute(`x${j}`, 'numeric', { range: [0, ranges[j]] }),
    );
    const base = baseOf(
      tableOf(
        nominal.map((_: boolean, j: number) => `x${j}`),
        rows,
      ),
      attributes,
    );
    return { matrix: distanceMatrix(base, { metric: 'heom', missing: 'maximum' }) };
  },
};
