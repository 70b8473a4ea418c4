/**
 * Question: how fast is the exact case index beside those who could do its work, and does it hold what it promises?
 *
 *     npx tsx benchmarks/cases/compare.ts [--quick] [--rounds N] [--json OUT]
 *
 * Rivals: one loop over typed arrays (in this folder), the index's own flat scan, DuckDB (the package of this folder:
 * `npm --prefix benchmarks/cases ci`), `gower_topn` of R (Debian packages r-base-core and r-cran-gower), nanoflann (g++ and
 * libnanoflann-dev). A rival that is not there is passed over with a message. Ratios are of minima of interleaved rounds in one
 * process; R and nanoflann run as their own processes on one core, between two of our runs. Ends with code 1 when a bar is missed.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CaseIndex } from '../../src/cases/case-index/case-index.ts';
import { mixedCases, numericCases, structurelessCases, targetAt } from './data.ts';
import { duckDbGower } from './duckdb-rival.ts';
import { treeAndFlat } from './flat-scan.ts';
import { someWeights } from './naive-scan.ts';
import { nanoflannManhattan } from './nanoflann-rival.ts';
import { gowerTopn } from './r-rival.ts';
import { scanBeside } from './rival-scan.ts';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, rounds: { type: 'string' }, json: { type: 'string' } },
});
const K = 10;
const ROUNDS = Number(options.rounds ?? (options.quick === true ? 3 : 8));

interface Row {
  readonly measure: string;
  readonly met: number;
  readonly bar: number;
  readonly holds: boolean;
}

const rows: Row[] = [];
const clock = (): number => performance.now();

function report(measure: string, met: number, bar: number, holds: boolean): void {
  rows.push({ measure, met, bar, holds });
  console.log(`| ${measure} | ${met.toPrecision(4)} | ${bar} | ${holds ? 'holds' : 'MISSED'} |`);
}

const atLeast = (measure: string, met: number, bar: number): void => report(measure, met, bar, met >= bar);
const atMost = (measure: string, met: number, bar: number): void => report(measure, met, bar, met <= bar);

/** Mean over the targets of the least time of each, the sides taking turns. */
function meanTimes(targets: number, sides: readonly ((target: number) => unknown)[], rounds = ROUNDS): number[] {
  const best = sides.map(() => new Float64Array(targets).fill(Number.POSITIVE_INFINITY));
  for (let round = 0; round < rounds; round++) {
    for (let t = 0; t < targets; t++) {
      sides.forEach((side, s) => {
        const start = clock();
        side(t);
        best[s]![t] = Math.min(best[s]![t]!, clock() - start);
      });
    }
  }
  return best.map((times) => times.reduce((sum, time) => sum + time, 0) / targets);
}

function searches(
  count: number,
  targets: number,
  bars: { readonly js: number; readonly wasm: number },
): ArrayBuffer | undefined {
  const data = mixedCases(count, 1);
  const held = mixedCases(targets, 2);
  const [wasm, built] = timed(() => CaseIndex.build(data.schema, { columns: data.columns }));
  const js = CaseIndex.build(data.schema, { columns: data.columns }, { engine: 'js' });
  const asked = Array.from({ length: targets }, (_, i) => targetAt(held, i));
  const scan = scanBeside(wasm, data, K);
  const [fast, plain] = [wasm.compile({ k: K }), js.compile({ k: K })];
  for (const target of asked) check(fast.run(target).distances, scan(target).distances);
  const [our, ourPlain, their] = meanTimes(targets, [
    (t) => fast.run(asked[t]!),
    (t) => plain.run(asked[t]!),
    (t) => scan(asked[t]!),
  ]) as [number, number, number];
  const name = `${count.toExponential(0)} cases`;
  atLeast(`${name}: ${wasm.engine} against the naive scan, times`, their / our, bars.wasm);
  atLeast(`${name}: js against the naive scan, times`, their / ourPlain, bars.js);
  let seed = 1;
  const uniform = () => {
    seed = (Math.imul(seed, 48271) >>> 0) % 2147483647;
    return seed / 2147483647;
  };
  const weights = asked.map(() => someWeights(data.schema, uniform));
  const prepared = weights.map((one) => wasm.compile({ k: K, weights: one }));
  for (const [t, target] of asked.entries()) {
    check(prepared[t]!.run(target).distances, scan(target, weights[t]!).distances);
  }
  const [random, theirRandom] = meanTimes(targets, [
    (t) => prepared[t]!.run(asked[t]!),
    (t) => scan(asked[t]!, weights[t]!),
  ]) as [number, number];
  if (count < 1e6) return undefined;
  atLeast(`${name}: random weights in every query, times`, theirRandom / random, 120);
  atMost(`${name}: build, seconds of one core`, built, 5);
  atMost(`${name}: bytes a case`, wasm.bytes / count, 115);
  return wasm.toBuffer();
}

/** Reading an index where nothing else is in memory. */
function loads(file: ArrayBuffer): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const seconds = (load: () => CaseIndex): number => Math.min(...[1, 2, 3, 4, 5].map(() => timed(load)[1]));
  atMost(
    '1e+6 cases: load from buffer, seconds of one core',
    seconds(() => CaseIndex.fromBuffer(file)),
    0.2,
  );
  atMost(
    '1e+6 cases: attach to buffer, seconds of one core',
    seconds(() => CaseIndex.attach(file)),
    0.2,
  );
}

/** The index, and the seconds of one core that it took. */
function timed(make: () => CaseIndex): [CaseIndex, number] {
  const from = process.cpuUsage();
  const index = make();
  const { user, system } = process.cpuUsage(from);
  return [index, (user + system) / 1e6];
}

function check(found: Float64Array, right: Float64Array, within = 1e-12): void {
  // the same sums in another order
  found.forEach((distance, i) => {
    if (Math.abs(distance - right[i]!) > within) throw new Error(`other neighbours: ${distance} for ${right[i]}`);
  });
}

/** Against the flat scan of the index itself: 21 independent uniform numbers. */
function structureless(count: number, targets: number): void {
  const data = structurelessCases(count, 1);
  const held = structurelessCases(targets, 2);
  const { tree, flat } = treeAndFlat(data, K);
  const asked = Array.from({ length: targets }, (_, i) => targetAt(held, i));
  for (const target of asked) check(tree(target), flat(target));
  const [ours, scan] = meanTimes(targets, [(t) => tree(asked[t]!), (t) => flat(asked[t]!)]) as [number, number];
  atMost(`${count.toExponential(0)} cases without structure: times the flat scan`, ours / scan, 2);
}

/** Every case of the base against the others. */
function leaveOneOut(count: number): void {
  const data = mixedCases(count, 1);
  const theirs = gowerTopn(data, K + 1);
  if (theirs === undefined) {
    console.log('leave-one-out against R: skipped, needs Rscript with the package gower (r-base-core, r-cran-gower)');
    return;
  }
  const index = CaseIndex.build(data.schema, { columns: data.columns });
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = clock();
    index.leaveOneOut({ k: K, minOverlap: 0 });
    best = Math.min(best, clock() - start);
  }
  atLeast(`leave-one-out of ${count.toExponential(0)} against R gower_topn on one core, times`, theirs / best, 25);
}

/** The same Gower distance as SQL. */
async function againstDuckDb(count: number, targets: number): Promise<void> {
  const data = mixedCases(count, 1);
  const held = mixedCases(targets, 2);
  const index = CaseIndex.build(data.schema, { columns: data.columns });
  const sql = await duckDbGower(index, data, K);
  if (sql === undefined) return console.log('DuckDB: skipped, needs `npm --prefix benchmarks/cases ci`');
  const query = index.compile({ k: K });
  const asked = Array.from({ length: targets }, (_, i) => targetAt(held, i));
  const best = { ours: new Float64Array(targets).fill(1e9), theirs: new Float64Array(targets).fill(1e9) };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [t, target] of asked.entries()) {
      const start = clock();
      const { distances } = query.run(target);
      const middle = clock();
      const right = await sql(target);
      best.ours[t] = Math.min(best.ours[t]!, middle - start);
      best.theirs[t] = Math.min(best.theirs[t]!, clock() - middle);
      // its coordinates are divided by the range in float32
      check(distances, right, 1e-6);
    }
  }
  const [our, their] = [best.ours, best.theirs].map((times) => times.reduce((sum, time) => sum + time, 0)) as [
    number,
    number,
  ];
  atLeast(`${count.toExponential(0)} cases against DuckDB, one thread, times`, their / our, 300);
}

/** Manhattan distance of twelve numbers, all known: where a k-d tree is at home. */
function againstNanoflann(count: number, targets: number): void {
  const data = numericCases(count, 1);
  const held = numericCases(targets, 2);
  const index = CaseIndex.build(data.schema, { columns: data.columns });
  const query = index.compile({ k: K, metric: 'manhattan' });
  const asked = Array.from({ length: targets }, (_, i) => targetAt(held, i));
  const before = meanTimes(targets, [(t) => query.run(asked[t]!)])[0]!;
  const theirs = nanoflannManhattan(index, data, asked, { k: K, rounds: ROUNDS });
  if (theirs === undefined) {
    console.log('nanoflann: skipped, needs g++ and its header (libnanoflann-dev)');
    return;
  }
  const after = meanTimes(targets, [(t) => query.run(asked[t]!)])[0]!;
  // float32 coordinates
  for (const [t, target] of asked.entries())
    check(query.run(target).distances, theirs.distances.subarray(t * K, (t + 1) * K), 1e-4);
  const name = `${count.toExponential(0)} cases of 12 numbers against nanoflann, Manhattan, times`;
  atLeast(name, theirs.mean / Math.min(before, after), 8);
}

const isQuick = options.quick === true;
console.log('| measure | met | bar | |\n| --- | ---: | ---: | --- |');
searches(100_000, 100, { js: 10, wasm: 60 });
const file = isQuick ? undefined : searches(1_000_000, 50, { js: 50, wasm: 300 });
if (file !== undefined) loads(file);
structureless(isQuick ? 100_000 : 1_000_000, 30);
leaveOneOut(10_000);
await againstDuckDb(100_000, isQuick ? 10 : 40);
againstNanoflann(isQuick ? 100_000 : 1_000_000, 100);
if (options.json !== undefined)
  writeFileSync(options.json, `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`);
process.exitCode = rows.every(({ holds }) => holds) ? 0 : 1;
