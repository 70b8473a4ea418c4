import { describe, expect, it } from 'vitest';
import { callsPerRound, measure, timesOf } from '../../benchmarks/harness.ts';

/** A clock that moves only when work is done, and an account of who worked when. */
function workshop() {
  let now = 0;
  const order: string[] = [];
  const work = (name: string, milliseconds: () => number) => () => {
    now += milliseconds();
    if (order.at(-1) !== name) order.push(name);
    return 1;
  };
  return { clock: () => now, work, order };
}

describe('the statistics of a benchmark', () => {
  it('takes the smallest and the middle time', () => {
    expect(timesOf([5, 1, 3])).toEqual({ minimum: 1, median: 3 });
    expect(timesOf([4, 1, 2, 9])).toEqual({ minimum: 1, median: 3 });
  });

  it('fills a round of a millisecond with calls', () => {
    const { clock, work } = workshop();
    expect(
      callsPerRound(
        work('a', () => 0.125),
        clock,
      ),
    ).toBe(8);
    expect(
      callsPerRound(
        work('a', () => 30),
        clock,
      ),
    ).toBe(1);
  });

  it('reports the time of one call, and the ratio of the fastest rounds', () => {
    const { clock, work } = workshop();
    let calls = 0;
    const disturbed = () => (calls++ % 7 === 0 ? 2 : 4);
    const { ours, rival, ratio, rounds, kept } = measure(
      { ours: work('ours', () => 0.25), rival: work('rival', disturbed) },
      clock,
    );
    expect(ours).toEqual({ minimum: 0.25, median: 0.25 });
    expect(rival).toEqual({ minimum: 2, median: 4 });
    expect(ratio).toBe(8);
    expect(rounds).toBe(60);
    expect(kept).toBe((4 + 1) * 65);
  });

  it('lets the two sides take turns, each first in every other round', () => {
    const { clock, work, order } = workshop();
    measure({ ours: work('ours', () => 1), rival: work('rival', () => 1) }, clock, 4);
    // calibration, then 5 rounds of warm-up and 4 that count: equal neighbours merge where the first mover changes
    expect(order).toEqual([
      'ours',
      'rival',
      'ours',
      'rival',
      'ours',
      'rival',
      'ours',
      'rival',
      'ours',
      'rival',
      'ours',
    ]);
  });
});
