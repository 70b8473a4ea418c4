import { readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Benchmark, type Measurement, measure } from './harness.ts';

const USAGE = 'usage: npm run bench -- [NAME...] [--cheap] [--json OUT]';
const ENDING = '.bench.ts';
const HERE = new URL('./', import.meta.url);

interface Result extends Partial<Measurement> {
  readonly name: string;
  readonly question: string;
  readonly atLeast: number;
  readonly passed: boolean;
  /** Why there is no measurement. */
  readonly fault?: string;
}

class UsageError extends Error {}

function options(): { readonly names: readonly string[]; readonly cheap: boolean; readonly json: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'string' }, cheap: { type: 'boolean' } },
    });
    return { names: positionals, cheap: values.cheap ?? false, json: values.json };
  } catch (error) {
    throw new UsageError(String((error as Error).message).split('\n')[0]);
  }
}

function chosen(names: readonly string[]): readonly string[] {
  const all = readdirSync(HERE)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort();
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new UsageError(`no benchmark ${unknown}; there are ${all.join(', ')}`);
  return names.length > 0 ? names : all;
}

async function load(name: string): Promise<Benchmark> {
  const { bench } = (await import(new URL(name + ENDING, HERE).href)) as { bench?: Benchmark };
  if (!bench) throw new Error('exports no `bench`');
  return bench;
}

/** Runs one benchmark; undefined when only cheap ones are wanted and this is none. */
async function run(name: string, cheapOnly: boolean): Promise<Result | undefined> {
  try {
    const { question, cheap, gate, setup } = await load(name);
    if (cheapOnly && !cheap) return undefined;
    const contest = setup();
    contest.check?.();
    const measurement = measure(contest);
    const passed = measurement.ratio >= gate.atLeast && Number.isFinite(measurement.kept);
    return { name, question, atLeast: gate.atLeast, passed, ...measurement };
  } catch (error) {
    return { name, question: '', atLeast: 0, passed: false, fault: String(error).split('\n')[0]! };
  }
}

function time(milliseconds: number): string {
  if (milliseconds >= 1) return `${milliseconds.toFixed(2)} ms`;
  return milliseconds >= 1e-3 ? `${(milliseconds * 1e3).toFixed(2)} us` : `${(milliseconds * 1e6).toFixed(1)} ns`;
}

function print({ name, question, ours, rival, ratio, atLeast, rounds, kept, passed, fault }: Result): void {
  const verdict = passed ? 'pass' : 'FAIL';
  console.log(`${name}: ${question}`);
  if (fault !== undefined || !ours || !rival) {
    console.log(`  ${verdict}  ${fault}`);
    return;
  }
  const row = (label: string, minimum: string, median: string) =>
    console.log(`  ${label.padEnd(6)}${minimum.padStart(12)}${median.padStart(12)}`);
  row('', 'minimum', 'median');
  row('ours', time(ours.minimum), time(ours.median));
  row('rival', time(rival.minimum), time(rival.median));
  console.log(
    `  ${verdict}  ${ratio?.toFixed(2)} times as fast, at least ${atLeast} required (${rounds} rounds, kept ${kept})`,
  );
}

async function main(): Promise<number> {
  const { names, cheap, json } = options();
  const results: Result[] = [];
  for (const name of chosen(names)) {
    const result = await run(name, cheap);
    if (result) {
      results.push(result);
      print(result);
    }
  }
  if (results.length === 0) throw new UsageError('no benchmark to run');
  const failed = results.filter(({ passed }) => !passed).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  if (json !== undefined) {
    const machine = { node: process.version, platform: process.platform, processor: cpus()[0]?.model ?? 'unknown' };
    writeFileSync(json, `${JSON.stringify({ machine, measuredAt: new Date().toISOString(), results }, null, 2)}\n`);
  }
  return failed > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}; ${USAGE}`);
  process.exitCode = 2;
}
