import { type Control, checkpoint } from '../../base/control.ts';
import { quote, refuse } from '../../base/errors.ts';
import { checkWhole } from '../../numeric/argument.ts';
import { NO_DAY } from './case-notes.ts';
import type { Except } from './gate.ts';
import type { IndexTarget } from './index-target.ts';
import type { IndexContents, PreparedQuery } from './prepared-query.ts';

/** The nearest cases of many targets: of target t from place `t·k` on, `counts[t]` of them. */
export interface BatchMatches {
  readonly k: number;
  readonly numbers: Int32Array;
  readonly distances: Float64Array;
  readonly counts: Int32Array;
}

export interface LeaveOneOutOptions extends Control {
  /** Whether a case may find only cases that were known on its own day; an undated one then finds none. */
  readonly asOfOwnDay?: boolean;
  /** Only the cases of one part of `of` of like sizes, counted from 0: for threads that share the work. */
  readonly part?: { readonly number: number; readonly of: number };
  /** Where the answers go; of threads that share the work the same arrays, in shared memory. */
  readonly out?: BatchMatches;
}

const EACH = 256;

export function emptyBatch(targets: number, k: number): BatchMatches {
  return {
    k,
    numbers: new Int32Array(targets * k).fill(-1),
    distances: new Float64Array(targets * k).fill(Number.POSITIVE_INFINITY),
    counts: new Int32Array(targets),
  };
}

/** The nearest cases of each target. @throws as `PreparedQuery.run`; CANCELLED */
export function runBatch(
  query: PreparedQuery,
  targets: readonly IndexTarget[],
  out: BatchMatches,
  control: Control,
): BatchMatches {
  targets.forEach((target, t) => {
    if (t % EACH === 0) checkpoint('queryBatch', control, t, targets.length);
    const { numbers, distances } = query.run(target);
    write(out, t, numbers, distances);
  });
  checkpoint('queryBatch', control, targets.length, targets.length);
  return out;
}

/** The nearest others of each case of the base, in the order of storage, so that neighbours are asked for together. */
export function runLeaveOneOut(
  { segments, notes }: IndexContents,
  query: PreparedQuery,
  out: BatchMatches,
  { asOfOwnDay = false, part = { number: 0, of: 1 }, ...control }: LeaveOneOutOptions,
): BatchMatches {
  const { number: own, of } = part;
  checkWhole('leaveOneOut: part of', of, 1, 2 ** 31);
  checkWhole('leaveOneOut: part', own, 0, of - 1);
  checkRoom(out, notes.count);
  const stretches = segments.map((segment) => {
    const [from, to] = [own, own + 1].map((end) => Math.floor((segment.layout.count * end) / of)) as [number, number];
    return { segment, from, to };
  });
  const total = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  let done = 0;
  for (const { segment, from, to } of stretches) {
    for (let slot = from; slot < to; slot++) {
      if (done % EACH === 0) checkpoint('leaveOneOut', control, done, total);
      done++;
      const number = segment.numbers[slot]!;
      const day = notes.days?.[number] ?? NO_DAY;
      if (asOfOwnDay && day === NO_DAY) continue;
      const target = query.targetAt(segment, slot);
      if (!query.canAim(target)) continue;
      const except: Except = { number, group: notes.groups?.[number] ?? -1, asOf: asOfOwnDay ? day : NO_DAY };
      const best = query.search(target, except, { segment, slot });
      write(out, number, best.numbers.subarray(0, best.count), best.distances);
    }
  }
  checkpoint('leaveOneOut', control, total, total);
  return out;
}

/** @throws ARGUMENT_INVALID  arrays that do not hold the answers */
function checkRoom({ k, numbers, distances, counts }: BatchMatches, targets: number): void {
  if (numbers.length === targets * k && distances.length === targets * k && counts.length === targets) return;
  const met = quote({ numbers: numbers.length, distances: distances.length, counts: counts.length });
  const remedy = `give ${targets}·k numbers and distances and ${targets} counts, k being ${k}`;
  refuse('ARGUMENT_INVALID', { at: 'leaveOneOut: out', problem: 'arrays of other lengths', met, remedy });
}

function write(
  { k, numbers, distances, counts }: BatchMatches,
  t: number,
  found: Int32Array,
  theirs: Float64Array,
): void {
  numbers.set(found, t * k);
  distances.set(theirs.subarray(0, found.length), t * k);
  counts[t] = found.length;
}
