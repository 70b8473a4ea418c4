import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { RandomStream } from '../../src/numeric/random-stream.ts';
import { compileBook } from '../../src/pool/book/compiled-book.ts';
import { lossMeasures } from '../../src/pool/sampling/loss-measures.ts';
import { expectedBookLoss, type LossModel, lossModel } from '../../src/pool/sampling/loss-model.ts';
import { simulateLoss } from '../../src/pool/sampling/simulate-loss.ts';
import { boxMullerPerLoan, naiveBook, normalPerLoan, uniformPerLoan } from './naive-loops.ts';
import { classPortfolio, ownPortfolio } from './portfolio.ts';
import { cppWalk, gcpm, numpyBlocks } from './rivals.ts';

/**
 * What does a scenario of one period and one factor cost, against what others do?
 *
 *     npx tsx benchmarks/pool/one-period.ts [--quick] [--json OUT]
 *
 * Processor time of one core, the fastest of several turns each. Exit code 0: every bar is reached, or its rival is not
 * installed; 1: one is not.
 */
const { values } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'string' } } });
const TURNS = values.quick ? 3 : 5;
/** Rounds of each side within a turn; the fastest counts. */
const ROUNDS = 9;
const PLAIN = { kind: 'plain' } as const;
const DEPENDENCE = { factors: ['economy'], correlation: null, copula: 'gaussian' } as const;

interface Row {
  readonly name: string;
  readonly loans: number;
  readonly ours: number;
  readonly theirs: number | null;
  readonly ratio: number | null;
  /** Their time over ours, at least; under 1, ours may be slower by so much. */
  readonly bar: number | null;
}
const rows: Row[] = [];

/** Microseconds of processor time of one scenario: the fastest of several calls that each do `scenarios`. */
function timed(scenarios: number, work: () => number): number {
  let fastest = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    const kept = work();
    const { user, system } = process.cpuUsage(start);
    if (!Number.isFinite(kept)) throw new Error('no result');
    fastest = Math.min(fastest, (user + system) / scenarios);
  }
  return fastest;
}

interface Entry {
  readonly name: string;
  readonly loans: number;
  readonly ours: number;
  readonly theirs: number | undefined;
  readonly bar: number | null;
}

function report({ name, loans, ours, theirs, bar }: Entry): void {
  const ratio = theirs === undefined ? null : theirs / ours;
  rows.push({ name, loans, ours, theirs: theirs ?? null, ratio, bar });
  const verdict = ratio === null ? 'skipped: not installed' : bar === null ? '' : ratio >= bar ? 'pass' : 'FAIL';
  const figures = theirs === undefined ? '' : `${theirs.toFixed(2).padStart(10)} us${ratio!.toFixed(2).padStart(9)} ×`;
  const asked = bar === null ? '' : `  (at least ${bar})`;
  console.log(`  ${name.padEnd(44)}${ours.toFixed(2).padStart(9)} us${figures}  ${verdict}${asked}`);
}

/** The fastest of several turns in which all take part. */
function classTimes(model: LossModel, loans: number) {
  const naive = naiveBook(model);
  const random = new RandomStream(1);
  const [ourScenarios, theirScenarios] = [Math.max(1000, Math.ceil(1e8 / (loans + 5000))), Math.ceil(4e6 / loans)];
  const loop = (one: (scenario: number) => number) => (): number => {
    let sum = 0;
    for (let scenario = 0; scenario < theirScenarios; scenario++) sum += one(scenario);
    return sum;
  };
  const run = { seed: 1, from: 0, to: ourScenarios, estimator: PLAIN };
  const times = { ours: Infinity, ziggurat: Infinity, boxMuller: Infinity, cpp: Infinity };
  for (let turn = 0; turn < TURNS; turn++) {
    const cpp = cppWalk(model, ourScenarios, 1);
    times.cpp = Math.min(times.cpp, cpp?.microseconds ?? Infinity);
    times.ours = Math.min(
      times.ours,
      timed(ourScenarios, () => simulateLoss(model, run).loss[0]!),
    );
    const ziggurat = loop((scenario) => normalPerLoan(naive, random, scenario));
    times.ziggurat = Math.min(times.ziggurat, timed(theirScenarios, ziggurat));
    times.boxMuller = Math.min(
      times.boxMuller,
      timed(
        theirScenarios,
        loop((scenario) => boxMullerPerLoan(naive, random, scenario)),
      ),
    );
    if (turn === 0 && cpp?.losses !== undefined) checkCpp(cpp.losses, simulateLoss(model, run).loss);
  }
  return times;
}

/** The two draw the same numbers; logarithms of the last bit apart may move a loss in a thousand. */
function checkCpp(theirs: readonly number[], ours: Float64Array): void {
  const agreeing = theirs.filter((loss, scenario) => loss === ours[scenario]).length;
  if (agreeing < 0.99 * theirs.length) throw new Error(`C++ agrees on ${agreeing} of ${theirs.length} losses`);
}

function classes(loans: number): void {
  const book = classPortfolio(loans);
  const model = lossModel(book, compileBook(book, DEPENDENCE, 1), 0.45);
  if (model.compiled.pureGroups < model.compiled.classes) throw new Error('the rivals read one class a group');
  const { loss } = simulateLoss(model, { seed: 1, from: 0, to: 20_000, estimator: PLAIN });
  const share = loss.reduce((a, b) => a + b, 0) / 20_000 / expectedBookLoss(model, book);
  console.log(`${loans} loans, ${model.compiled.classes} classes: mean loss ${share.toFixed(4)} of the exact one`);
  const { ours, ziggurat, boxMuller, cpp } = classTimes(model, loans);
  const numpy = numpyBlocks(model, Math.max(256, Math.ceil(2e7 / loans)))?.microseconds;
  const fromR = loans <= 10_000 ? gcpm(model, book, values.quick ? 1000 : 5000)?.microseconds : undefined;
  const bar = (least: number): number | null => (loans === 10_000 ? least : null);
  const common = { loans, ours };
  report({ ...common, name: 'typed loop, a normal a loan (Box–Muller)', theirs: boxMuller, bar: bar(25) });
  report({ ...common, name: 'typed loop, our own block of normals', theirs: ziggurat, bar: bar(12) });
  report({ ...common, name: 'numpy, float32 uniforms in blocks', theirs: numpy, bar: bar(8) });
  report({ ...common, name: 'R GCPM, C++ core and analysis', theirs: fromR, bar: bar(100) });
  report({ ...common, name: 'C++ -O3, the same walk', theirs: Number.isFinite(cpp) ? cpp : undefined, bar: bar(0.5) });
}

function ownLaws(loans: number): void {
  const book = ownPortfolio(loans);
  const model = lossModel(book, compileBook(book, DEPENDENCE, 1), 0.45);
  const naive = naiveBook(model);
  const random = new RandomStream(1);
  const [ourScenarios, theirScenarios] = [Math.ceil(2e7 / loans), Math.ceil(1e6 / loans)];
  let [ours, theirs] = [Infinity, Infinity];
  for (let turn = 0; turn < TURNS; turn++) {
    const run = { seed: 1, from: 0, to: ourScenarios, estimator: PLAIN };
    ours = Math.min(
      ours,
      timed(ourScenarios, () => simulateLoss(model, run).loss[0]!),
    );
    const loop = (): number => {
      let sum = 0;
      for (let scenario = 0; scenario < theirScenarios; scenario++) sum += uniformPerLoan(naive, random, scenario);
      return sum;
    };
    theirs = Math.min(theirs, timed(theirScenarios, loop));
  }
  console.log(`${loans} loans, each with a law of its own, ${model.compiled.groups} groups`);
  const name = 'loop over loans, a uniform against its law';
  report({ name, loans, ours, theirs, bar: loans === 10_000 ? 15 : null });
}

/** Microseconds until the value at risk of 99.9 % is known to 1 % (95 % confidence), and its variance against plain scenarios. */
function tail(loans: number): void {
  const book = classPortfolio(loans);
  const model = lossModel(book, compileBook(book, DEPENDENCE, 1), 0.45);
  const scenarios = 6400;
  const run = {
    seed: 1,
    from: 0,
    to: scenarios,
    estimator: { kind: 'tail', level: 0.999, scenarios, replicates: 32 },
  } as const;
  let width = 0;
  let error = 0;
  let seconds = Infinity;
  for (let turn = 0; turn < TURNS; turn++) {
    const microseconds = timed(1, () => {
      const { valueAtRisk } = lossMeasures(simulateLoss(model, run), [0.999], 0.95).tails[0]!;
      width = (valueAtRisk.high - valueAtRisk.low) / 2 / valueAtRisk.estimate;
      error = valueAtRisk.standardError;
      return width;
    });
    seconds = Math.min(seconds, microseconds / 1e6);
  }
  const plainScenarios = 64_000;
  const plain = lossMeasures(
    simulateLoss(model, { seed: 2, from: 0, to: plainScenarios, estimator: PLAIN }),
    [0.999],
    0.95,
  );
  const reduction = ((plain.tails[0]!.valueAtRisk.standardError / error) ** 2 * plainScenarios) / scenarios;
  console.log(
    `${loans} loans, value at risk of 99.9 %: within ${(width * 100).toFixed(2)} % in ${seconds.toFixed(3)} s`,
  );
  console.log(
    `  ${reduction >= 50 && width <= 0.01 && seconds <= 2 ? 'pass' : 'FAIL'}  variance reduction ${reduction.toFixed(0)}, at least 50; 1 % in 2 s`,
  );
  rows.push({
    name: 'variance reduction of the tail',
    loans,
    ours: seconds * 1e6,
    theirs: null,
    ratio: reduction,
    bar: 50,
  });
  rows.push({
    name: '2 s over the time to 1 %',
    loans,
    ours: seconds * 1e6,
    theirs: null,
    ratio: width <= 0.01 ? 2 / seconds : 0,
    bar: 1,
  });
}

for (const loans of values.quick ? [10_000] : [1000, 10_000, 100_000]) classes(loans);
for (const loans of values.quick ? [10_000] : [1000, 10_000]) ownLaws(loans);
tail(10_000);
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`);
const failed = rows.filter(({ ratio, bar }) => ratio !== null && bar !== null && ratio < bar);
console.log(failed.length === 0 ? 'every bar is reached' : `${failed.length} not reached`);
process.exitCode = failed.length === 0 ? 0 : 1;
