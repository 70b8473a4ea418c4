import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { weightedTail, worstFirst } from '../../src/pool/sampling/replicates.ts';
import { compilePool } from '../../src/pool/simulation/compile-pool.ts';
import type { PoolModel } from '../../src/pool/simulation/pool-model.ts';
import { columnOf } from '../../src/pool/simulation/pool-result.ts';
import { simulatePoolTail } from '../../src/pool/simulation/pool-tail.ts';
import { simulateRange } from '../../src/pool/simulation/simulate-range.ts';
import { portfolio } from './full-pool-portfolio.ts';

/**
 * The tail of the full pool of `full-pool.ts`: value at risk 99.9 % and expected shortfall of what all schemes pay, or owe (`--claims`).
 *
 *     npx tsx benchmarks/pool/full-pool-tail.ts [--quick] [--claims] [--json OUT]
 *
 * Variance reduction: variance of plain estimates ÷ that of weighted ones, each from so many independent replicates of as many scenarios.
 * Time to 1 %: CPU of one call, pilot included, whose value at risk spreads by 1 % at most from seed to seed; fastest of the seeds.
 * Beside it the CPU that plain scenarios would need for 1 %, by their own error and cost in this run. Exit code 0: every bar holds.
 */
const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, claims: { type: 'boolean' }, json: { type: 'string' } },
});
const MEASURE = options.claims === true ? 'claims' : 'paid';
const LEVEL = 0.999;
const REPLICATES = 16;
const EACH = options.quick === true ? 1000 : 4000;
const SEEDS = options.quick === true ? 8 : 16;
/** Scenarios of a call that is to reach 1 %. */
const SHORT_RUN = 640;
const BARS = { reductionAtLeast: 50, secondsAtMost: 2, relativeErrorAtMost: 0.01 } as const;

interface Estimates {
  readonly valueAtRisk: number;
  readonly expectedShortfall: number;
  readonly mean: number;
}
const MEASURES = ['valueAtRisk', 'expectedShortfall', 'mean'] as const;

const deviation = (values: readonly number[]): number => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1));
};

function plainReplicates(model: PoolModel): Estimates[] {
  const one = new Float64Array(EACH).fill(1);
  return Array.from({ length: REPLICATES }, (_, r) => {
    const range = simulateRange(model, { seed: 1, from: r * EACH, to: (r + 1) * EACH, keep: true });
    const paid = Float64Array.from(columnOf(range, `book.${MEASURE}`).kept!);
    const { quantile, mean } = weightedTail(worstFirst(paid, one), LEVEL);
    return { valueAtRisk: quantile, expectedShortfall: mean, mean: paid.reduce((a, b) => a + b, 0) / EACH };
  });
}

/** Seconds of CPU. */
function secondsOf<T>(work: () => T): readonly [T, number] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1e6];
}

function variance(model: PoolModel) {
  const [plain, plainSeconds] = secondsOf(() => plainReplicates(model));
  const tail = simulatePoolTail(model, {
    seed: 2,
    scenarios: REPLICATES * EACH,
    replicates: REPLICATES,
    levels: [LEVEL],
    measure: MEASURE,
  });
  const ours = { ...tail.tails[0]!, mean: tail.mean };
  const table = MEASURES.map((measure) => {
    const values = plain.map((each) => each[measure]);
    const plainError = deviation(values) / Math.sqrt(REPLICATES);
    const centre = values.reduce((a, b) => a + b, 0) / REPLICATES;
    const { estimate, standardError } = ours[measure];
    return {
      measure,
      plain: centre,
      weighted: estimate,
      relativeError: standardError / estimate,
      reduction: (plainError / standardError) ** 2,
      gap: Math.abs(estimate - centre) / Math.hypot(plainError, standardError),
      plainRelativeError: plainError / centre,
    };
  });
  return { table, plainSecondsToOnePercent: plainSeconds * (table[0]!.plainRelativeError / 0.01) ** 2 };
}

function timeToOnePercent(model: PoolModel) {
  const runs = Array.from({ length: SEEDS }, (_, i) => {
    const request = { seed: 100 + i, scenarios: SHORT_RUN, levels: [LEVEL], measure: MEASURE } as const;
    const [tail, seconds] = secondsOf(() => simulatePoolTail(model, request));
    return { seconds, estimate: tail.tails[0]!.valueAtRisk.estimate };
  });
  const values = runs.map(({ estimate }) => estimate);
  const relativeError = deviation(values) / (values.reduce((a, b) => a + b, 0) / SEEDS);
  const seconds = runs.map(({ seconds: each }) => each).sort((a, b) => a - b);
  return { scenarios: SHORT_RUN, seeds: SEEDS, relativeError, seconds: seconds[0]!, median: seconds[SEEDS >> 1]! };
}

function main(): number {
  const model = compilePool(portfolio({ loans: 10_000, quarters: 20 }));
  const time = timeToOnePercent(model);
  const { table, plainSecondsToOnePercent } = variance(model);
  const reduction = table[0]!.reduction;
  const bars = {
    reduction: reduction >= BARS.reductionAtLeast,
    seconds: time.seconds <= BARS.secondsAtMost && time.relativeError <= BARS.relativeErrorAtMost,
  };
  console.log(
    `${MEASURE} by 4 schemes, 10,000 loans × 20 quarters; ${REPLICATES} replicates of ${EACH} scenarios of either`,
  );
  console.log('                       plain, yuan   weighted, yuan   rel. error   gap, s.e.   variance reduction');
  for (const row of table) {
    const cells = [
      (row.plain / 100).toFixed(0).padStart(14),
      (row.weighted / 100).toFixed(0).padStart(17),
      `${(100 * row.relativeError).toFixed(3)} %`.padStart(13),
      row.gap.toFixed(1).padStart(12),
      `${row.reduction.toFixed(0)} ×`.padStart(21),
    ];
    console.log(`  ${row.measure.padEnd(18)}${cells.join('')}`);
  }
  const line = (name: string, value: string, bar: string, holds: boolean): void =>
    console.log(`  ${name.padEnd(44)}${value.padStart(22)}  ${bar.padEnd(18)}${holds ? 'holds' : 'FAILS'}`);
  line('variance reduction, VaR 99.9 %', `${reduction.toFixed(0)} ×`, '≥ 50 ×', bars.reduction);
  const spread = `${(100 * time.relativeError).toFixed(2)} % in ${time.seconds.toFixed(2)} s`;
  line(`VaR 99.9 % by ${SHORT_RUN} scenarios, ${SEEDS} seeds`, spread, '≤ 1 % in ≤ 2 s', bars.seconds);
  const plain = `plain scenarios for 1 % ${plainSecondsToOnePercent.toFixed(1)} s`;
  console.log(`  (median of the seeds ${time.median.toFixed(2)} s; ${plain})`);
  if (options.json !== undefined) {
    const machine = { node: process.version, platform: process.platform };
    writeFileSync(
      options.json,
      `${JSON.stringify({ machine, replicates: REPLICATES, each: EACH, measure: MEASURE, table, plainSecondsToOnePercent, time, bars }, null, 2)}\n`,
    );
  }
  return Object.values(bars).every(Boolean) && table.every(({ gap }) => gap < 4) ? 0 : 1;
}

process.exitCode = main();
