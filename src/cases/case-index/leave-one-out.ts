import { type Control, checkpoint } from '../../base/control.ts';
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
  { asOfOwnDay = false, ...control }: LeaveOneOutOptions,
): BatchMatches {
  let done = 0;
  for (const segment of segments) {
    for (let slot = 0; slot < segment.layout.count; slot++) {
      if (done % EACH === 0) checkpoint('leaveOneOut', control, done, notes.count);
      done++;
      const number = segment.numbers[slot]!;
      const day = notes.days?.[number] ?? NO_DAY;
      if (asOfOwnDay && day === NO_DAY) continue;
      const target = query.targetAt(segment, slot);
      if (!query.canAim(target)) continue;
      const except: Except = { number, group: notes.groups?.[number] ?? -1, asOf: asOfOwnDay ? day : NO_DAY };
      const best = query.search(target, except);
      write(out, number, best.numbers.subarray(0, best.count), best.distances);
    }
  }
  checkpoint('leaveOneOut', control, notes.count, notes.count);
  return out;
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
