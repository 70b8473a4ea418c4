import { contentHash } from '../../base/canonical.ts';
import { quote, refuse } from '../../base/errors.ts';
import { QuantileSketch, type QuantileSketchData } from '../../numeric/quantile-sketch.ts';
import { type LargestValues, mergeLargest } from './largest-values.ts';
import { joinRanges, rangesTotal, type ScenarioRange } from './scenario-ranges.ts';

export const RESULT_FORMAT = 'ipworth/pool-result@1';

/** One figure of each scenario, told by what adds up: amounts in fen, sums as decimal text. */
export interface ColumnResult {
  readonly name: string;
  readonly sum: string;
  readonly squares: string;
  readonly sketch: QuantileSketchData;
  /** The largest values with their scenarios; null for the lesser columns. */
  readonly largest: LargestValues | null;
  /** Every value, in the order of `ranges`; null unless asked for, and of the lesser columns. */
  readonly kept: readonly number[] | null;
}

/** One pool's balance over time, counted by scenario. */
export interface FanResult {
  /** Width of a bin, in fen. */
  readonly width: number;
  /** For each quarter: bin and count of every bin that is not empty, ascending. Bin b begins at b × width. */
  readonly quarters: readonly (readonly (readonly [bin: number, count: number])[])[];
}

/**
 * What a set of scenarios came to. Plain JSON, and a checkpoint as it stands: results of other ranges of the same run are
 * merged by `mergeResults`, in any order, to the same bits.
 */
export interface PoolResult {
  readonly format: typeof RESULT_FORMAT;
  readonly modelHash: string;
  readonly seed: number;
  readonly estimator: string;
  /** The scenarios counted, ascending. */
  readonly ranges: readonly ScenarioRange[];
  readonly columns: readonly ColumnResult[];
  readonly fans: readonly FanResult[];
  /** For each scheme: in how many scenarios its money fell short first in each quarter. */
  readonly exhausted: readonly (readonly number[])[];
  /** Scenarios in which a fen was lost or made: 0, or the library is wrong. */
  readonly violations: number;
}

/** Number of scenarios in a result. */
export function scenariosOf({ ranges }: PoolResult): number {
  return rangesTotal(ranges);
}

/** A fingerprint of everything in a result. */
export function resultHash(result: PoolResult): string {
  return contentHash(result);
}

/** The column of a result by its name. @throws ARGUMENT_INVALID  no such column; the message lists them */
export function columnOf(result: PoolResult, name: string): ColumnResult {
  const column = result.columns.find((one) => one.name === name);
  if (column !== undefined) return column;
  const remedy = `give one of ${result.columns.map((one) => one.name).join(', ')}`;
  return refuse('ARGUMENT_INVALID', { at: 'pool result: column', problem: 'no such column', met: quote(name), remedy });
}

/**
 * Two results of one run as one. Associative and commutative to the bit: sums are exact, counts are whole, lists have one order.
 *
 * @throws ARGUMENT_INVALID  results of another model, seed, estimator or format, or a scenario that both hold
 */
export function mergeResults(a: PoolResult, b: PoolResult): PoolResult {
  for (const name of ['format', 'modelHash', 'seed', 'estimator'] as const) {
    if (a[name] !== b[name]) mismatch(name, a[name], b[name]);
  }
  if (a.columns.length !== b.columns.length) mismatch('columns', a.columns.length, b.columns.length);
  return {
    format: a.format,
    modelHash: a.modelHash,
    seed: a.seed,
    estimator: a.estimator,
    ranges: joinRanges(a.ranges, b.ranges),
    columns: a.columns.map((column, i) => mergeColumns(column, b.columns[i]!, a.ranges, b.ranges)),
    fans: a.fans.map((fan, i) => ({
      width: fan.width,
      quarters: fan.quarters.map((bins, q) => mergeBins(bins, b.fans[i]!.quarters[q]!)),
    })),
    exhausted: a.exhausted.map((counts, i) => counts.map((count, q) => count + b.exhausted[i]![q]!)),
    violations: a.violations + b.violations,
  };
}

function mismatch(name: string, ours: unknown, theirs: unknown): never {
  const problem = `results of two runs cannot be merged: another ${name}`;
  return refuse('ARGUMENT_INVALID', {
    at: `mergeResults: ${name}`,
    problem,
    met: `${quote(ours)} and ${quote(theirs)}`,
  });
}

function mergeColumns(
  a: ColumnResult,
  b: ColumnResult,
  ofA: readonly ScenarioRange[],
  ofB: readonly ScenarioRange[],
): ColumnResult {
  if (a.name !== b.name) mismatch('column', a.name, b.name);
  if ((a.kept === null) !== (b.kept === null)) mismatch(`kept values of ${a.name}`, a.kept !== null, b.kept !== null);
  return {
    name: a.name,
    sum: String(BigInt(a.sum) + BigInt(b.sum)),
    squares: String(BigInt(a.squares) + BigInt(b.squares)),
    sketch: QuantileSketch.fromJSON(a.sketch).merge(QuantileSketch.fromJSON(b.sketch)).toJSON(),
    largest: a.largest === null || b.largest === null ? null : mergeLargest(a.largest, b.largest),
    kept: a.kept === null || b.kept === null ? null : mergeKept(a.kept, b.kept, ofA, ofB),
  };
}

/** Values in the order of the joined ranges. */
function mergeKept(
  a: readonly number[],
  b: readonly number[],
  ofA: readonly ScenarioRange[],
  ofB: readonly ScenarioRange[],
): number[] {
  const pieces = [...piecesOf(a, ofA), ...piecesOf(b, ofB)].sort((x, y) => x.from - y.from);
  return pieces.flatMap(({ values }) => values);
}

function piecesOf(
  values: readonly number[],
  ranges: readonly ScenarioRange[],
): { from: number; values: readonly number[] }[] {
  let at = 0;
  return ranges.map(([from, to]) => {
    const piece = { from, values: values.slice(at, at + to - from) };
    at += to - from;
    return piece;
  });
}

type Bins = readonly (readonly [bin: number, count: number])[];

function mergeBins(a: Bins, b: Bins): Bins {
  const counts = new Map(a);
  for (const [bin, count] of b) counts.set(bin, (counts.get(bin) ?? 0) + count);
  return [...counts].sort((x, y) => x[0] - y[0]);
}
