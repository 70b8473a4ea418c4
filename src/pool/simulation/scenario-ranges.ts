import { quote, refuse } from '../../base/errors.ts';

/** Scenarios from … to − 1. */
export type ScenarioRange = readonly [from: number, to: number];

/** Two lists of ranges as one: ascending, neighbours joined. @throws ARGUMENT_INVALID  a scenario that is in both */
export function joinRanges(a: readonly ScenarioRange[], b: readonly ScenarioRange[]): ScenarioRange[] {
  const joined: [number, number][] = [];
  for (const [from, to] of [...a, ...b].sort((x, y) => x[0] - y[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from < last[1]) {
      refuse('ARGUMENT_INVALID', {
        at: 'mergeResults: ranges',
        problem: 'scenarios that were counted already',
        met: quote([from, Math.min(to, last[1])]),
        remedy: 'merge each range once',
      });
    }
    if (last !== undefined && from === last[1]) last[1] = to;
    else joined.push([from, to]);
  }
  return joined;
}

/** What of 0 … total − 1 is not among the ranges, cut into pieces of at most `chunk`. */
export function openRanges(done: readonly ScenarioRange[], total: number, chunk: number): ScenarioRange[] {
  const open: ScenarioRange[] = [];
  let from = 0;
  for (const [start, end] of [...done, [total, total] as const]) {
    for (; from < Math.min(start, total); from = Math.min(from + chunk, start, total)) {
      open.push([from, Math.min(from + chunk, start, total)]);
    }
    from = Math.max(from, end);
  }
  return open;
}

/** How many scenarios the ranges hold. */
export function rangesTotal(ranges: readonly ScenarioRange[]): number {
  return ranges.reduce((total, [from, to]) => total + to - from, 0);
}
