import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compilePool } from '../../src/pool/simulation/compile-pool.ts';
import type { PoolModel } from '../../src/pool/simulation/pool-model.ts';
import { columnOf } from '../../src/pool/simulation/pool-result.ts';
import { simulateRange } from '../../src/pool/simulation/simulate-range.ts';
import { CppRival } from './full-pool-cpp.ts';
import { naivePool } from './full-pool-naive.ts';
import { portfolio } from './full-pool-portfolio.ts';

/**
 * The full pool: 10,000 loans, 20 quarters, 11 factors, pledges, caps, recoveries, 4 schemes, 20 banks.
 *
 *     npx tsx benchmarks/pool/full-pool.ts [--quick] [--json OUT] [--compiler g++]
 *
 * Against the first program one would write (objects, Box–Muller, money in floating point) and C++ -O3 with the same algorithm and the same
 * random numbers, which must pay the same to the fen; all by CPU time, taking turns, fastest of each. Exit code 0: every bar holds.
 */
const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'string' }, compiler: { type: 'string', default: 'g++' } },
});
const QUARTERS = 20;
const SEED = 1;
const TURNS = options.quick === true ? 8 : 20;
const SCENARIOS = 1000;
const BARS = { naiveAtLeast: 5, cppAtMost: 3.5, secondsAtMost: 15 } as const;

/** Microseconds of CPU a scenario. */
function cost(work: () => unknown, scenarios: number): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / scenarios;
}

const ours = (model: PoolModel, scenarios: number) => simulateRange(model, { seed: SEED, from: 0, to: scenarios });

function contest(): { ours: number; naive: number; cpp: number | null } {
  const request = portfolio({ loans: 10_000, quarters: QUARTERS });
  const model = compilePool(request);
  const naive = naivePool(request);
  const rival = CppRival.build(options.compiler);
  if (rival === null) console.log(`skipped: no ${options.compiler} here (Debian: apt-get install g++)`);
  rival?.give(model);
  const least = { ours: Infinity, naive: Infinity, cpp: Infinity };
  try {
    check(model, naive, rival);
    for (let turn = 0; turn < TURNS; turn++) {
      least.ours = Math.min(
        least.ours,
        cost(() => ours(model, SCENARIOS), SCENARIOS),
      );
      if (rival !== null) least.cpp = Math.min(least.cpp, (1e6 * rival.run(SEED, 0, SCENARIOS).seconds) / SCENARIOS);
      least.naive = Math.min(
        least.naive,
        cost(() => naive(40, turn), 40),
      );
    }
  } finally {
    rival?.close();
  }
  return { ...least, cpp: rival === null ? null : least.cpp };
}

/** The same law by the naive program, to four standard errors; the same fen by C++. */
function check(model: PoolModel, naive: ReturnType<typeof naivePool>, rival: CppRival | null): void {
  const result = ours(model, SCENARIOS);
  if (result.violations !== 0) throw new Error(`${result.violations} scenarios lost a fen`);
  const theirs = rival?.run(SEED, 0, SCENARIOS);
  const plain = naive(400, 99);
  for (let s = 0; s < model.schemes.length; s++) {
    const { sum, squares } = columnOf(result, `scheme[${s}].paid`);
    const mean = Number(sum) / SCENARIOS;
    const deviation = Math.sqrt(Number(squares) / SCENARIOS - mean * mean);
    const gap = Math.abs(100 * plain.paid[s]! - mean) / (deviation * Math.sqrt(1 / SCENARIOS + 1 / 400));
    if (!(gap < 4))
      throw new Error(`scheme ${s}: the naive program pays ${gap.toFixed(1)} standard errors differently`);
    if (theirs !== undefined && theirs.paid[s] !== Number(sum)) {
      throw new Error(`scheme ${s}: C++ pays ${theirs.paid[s]}, we pay ${sum}`);
    }
  }
}

interface Growth {
  readonly loans: number;
  readonly quarters: number;
  readonly scenarios: number;
  readonly defaults: number;
  readonly microseconds: number;
}

/** How the cost of a scenario grows: with defaults in proportion, hardly with quarters, not with scenarios. */
function growth(): Growth[] {
  const cases = [
    [1000, 20, 4000],
    [10_000, 20, 1000],
    [10_000, 20, 8000],
    [100_000, 20, 200],
    [10_000, 8, 1000],
    [10_000, 40, 1000],
  ] as const;
  return cases.map(([loans, quarters, most]) => {
    const scenarios = options.quick === true ? Math.ceil(most / 4) : most;
    const model = compilePool(portfolio({ loans, quarters }));
    ours(model, Math.ceil(scenarios / 4));
    let defaults = 0;
    const microseconds = cost(() => {
      defaults = Number(columnOf(ours(model, scenarios), 'book.defaults').sum) / scenarios;
    }, scenarios);
    return { loans, quarters, scenarios, defaults, microseconds };
  });
}

function main(): number {
  const times = contest();
  const table = growth();
  const seconds = (times.ours * 100_000) / 1e6;
  const ratios = { naive: times.naive / times.ours, cpp: times.cpp === null ? null : times.ours / times.cpp };
  const bars = {
    naive: ratios.naive >= BARS.naiveAtLeast,
    cpp: ratios.cpp === null || ratios.cpp <= BARS.cppAtMost,
    seconds: seconds <= BARS.secondsAtMost,
  };
  const line = (name: string, value: string, bar: string, holds: boolean): void =>
    console.log(`  ${name.padEnd(34)}${value.padStart(12)}  ${bar.padEnd(14)}${holds ? 'holds' : 'FAILS'}`);
  console.log(
    `10,000 loans × ${QUARTERS} quarters × 11 factors, 4 schemes, 20 banks: ${times.ours.toFixed(1)} µs a scenario`,
  );
  line('naive TypeScript ÷ ours', `${ratios.naive.toFixed(2)} ×`, `≥ ${BARS.naiveAtLeast} ×`, bars.naive);
  line(
    'ours ÷ C++ -O3',
    ratios.cpp === null ? 'skipped' : `${ratios.cpp.toFixed(2)} ×`,
    `≤ ${BARS.cppAtMost} ×`,
    bars.cpp,
  );
  line('100,000 scenarios', `${seconds.toFixed(1)} s`, `≤ ${BARS.secondsAtMost} s`, bars.seconds);
  console.log('  loans    quarters  scenarios  defaults  µs a scenario  ns a default');
  for (const { loans, quarters, scenarios, defaults, microseconds } of table) {
    const cells = [
      loans,
      quarters,
      scenarios,
      defaults.toFixed(0),
      microseconds.toFixed(1),
      ((1000 * microseconds) / defaults).toFixed(0),
    ];
    console.log(`  ${cells.map((cell, i) => String(cell).padStart([7, 9, 11, 10, 15, 14][i]!)).join('')}`);
  }
  if (options.json !== undefined) {
    const machine = { node: process.version, platform: process.platform };
    writeFileSync(
      options.json,
      `${JSON.stringify({ machine, scenarios: SCENARIOS, times, ratios, seconds, bars, growth: table }, null, 2)}\n`,
    );
  }
  return Object.values(bars).every(Boolean) ? 0 : 1;
}

process.exitCode = main();
