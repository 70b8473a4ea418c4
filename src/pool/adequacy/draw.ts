import { checkpoint } from '../../base/control.ts';
import { invariant } from '../../base/errors.ts';
import { attempt } from '../../base/result.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import { snapToWhole } from '../../numeric/order.ts';
import { quantileIntervalSorted } from '../../numeric/quantile-interval.ts';
import { outputColumns } from '../simulation/output-columns.ts';
import { ScenarioRunner } from '../simulation/scenario.ts';
import type { NoteCode } from './notes.ts';
import type { AskedPool, Banded } from './question.ts';

/** Scenarios between two looks at the caller's signal. */
const PIECE = 1000;

/** Some figures of every scenario 0 … n − 1, and when each first fell short (−1: never). */
export interface Drawn {
  readonly columns: readonly Float64Array[];
  readonly shortAt: Int32Array;
}

/**
 * Draws the scenarios of a question and keeps the columns named, such as `scheme[0].need`, in the order given. Changed pools
 * with the same seed meet the same random numbers.
 *
 * @throws CANCELLED  the signal was raised
 */
export function draw({ at, model, scheme, seed, scenarios, control }: AskedPool, names: readonly string[]): Drawn {
  const all = outputColumns(model).map(({ name }) => name);
  const places = names.map((name) => all.indexOf(name));
  invariant(!places.includes(-1), `no column among ${names.join(', ')}`);
  const columns = names.map(() => new Float64Array(scenarios));
  const shortAt = new Int32Array(scenarios);
  const runner = new ScenarioRunner(model, seed);
  const silent = control.signal === undefined ? {} : { signal: control.signal };
  for (let i = 0; i < scenarios; i++) {
    if (i % PIECE === 0) checkpoint(at, silent, i, scenarios);
    invariant(runner.run(i).isWhole, `a fen was lost in scenario ${i} of seed ${seed}`);
    for (let c = 0; c < places.length; c++) columns[c]![i] = runner.figures[places[c]!]!;
    shortAt[i] = runner.exhausted[scheme]!;
  }
  return { columns, shortAt };
}

/** A mean with its normal band. */
export function meanBand(values: Float64Array, confidence: number): Banded {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1);
  const standardError = Math.sqrt(variance / n);
  const z = normalQuantile(0.5 + confidence / 2);
  return { estimate: mean, standardError, low: mean - z * standardError, high: mean + z * standardError };
}

/** A quantile: the value at rank ⌊n·level⌋ + 1, its band between two order statistics. */
export function quantileBand(
  sorted: Float64Array,
  level: number,
  confidence: number,
): { readonly band: Banded; readonly notes: readonly NoteCode[] } {
  const n = sorted.length;
  const estimate = sorted[Math.min(n - 1, Math.floor(snapToWhole(n * level)))]!;
  const beyond = n * (1 - level);
  const found = attempt(() => quantileIntervalSorted(sorted, level, confidence));
  const notes: NoteCode[] = beyond < 50 ? ['thin-tail'] : [];
  if (!found.ok) {
    const band = { estimate, standardError: null, low: null, high: null };
    return { band, notes: [...notes, 'no-interval'] };
  }
  const { low, high } = found.value;
  return { band: { estimate, standardError: null, low, high }, notes };
}

/** How many of ascending values are above a number. */
export function countAbove(sorted: Float64Array, bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > bound) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}
