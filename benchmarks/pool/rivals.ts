import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PoolBook } from '../../src/domain/pool-book.ts';
import { hazardTable } from '../../src/pool/sampling/hazard-table.ts';
import type { LossModel } from '../../src/pool/sampling/loss-model.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export interface RivalTime {
  /** Processor time of one scenario. */
  readonly microseconds: number;
  readonly mean: number;
  readonly losses?: readonly number[];
}

/** Columns by class, as the rivals read them. */
function classColumns({ compiled }: LossModel) {
  const { classThreshold, classLoading, thresholds, weights, scale, groupFirst } = compiled;
  return {
    threshold: Array.from(classThreshold, (at) => thresholds[at]!),
    weight: Array.from(classLoading, (l) => weights[l]!),
    scale: Array.from(classLoading, (l) => scale[l]!),
    size: Array.from(groupFirst.subarray(1), (end, k) => end - groupFirst[k]!),
  };
}

/** The same algorithm in C++, compiled on the spot; undefined where there is no compiler. */
export function cppWalk(model: LossModel, scenarios: number, seed: number): RivalTime | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'walk-'));
  try {
    const program = join(folder, 'walk');
    const flags = ['-O3', '-march=native', '-ffp-contract=off', '-o', program, here('one_period.cpp')];
    if (spawnSync('g++', flags).status !== 0) return undefined;
    const { threshold, weight, scale, size } = classColumns(model);
    const table = hazardTable();
    const numbers = [model.compiled.loans, size.length, table.length, ...threshold, ...weight, ...scale, ...size];
    const parts = [Float64Array.from(numbers), model.amount, table];
    writeFileSync(
      join(folder, 'book'),
      Buffer.concat(parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))),
    );
    const run = spawnSync(program, [join(folder, 'book'), String(scenarios), String(seed)], { encoding: 'utf8' });
    const [microseconds = 0, mean = 0, ...losses] = run.stdout.split(' ').map(Number);
    return { microseconds, mean, losses };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** numpy's best exact way; undefined where it is missing. */
export function numpyBlocks(model: LossModel, scenarios: number): RivalTime | undefined {
  const { threshold, weight, size } = classColumns(model);
  const input = JSON.stringify({ threshold, weight, size, amount: Array.from(model.amount), scenarios });
  const options = {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  } as const;
  const run = spawnSync('python3', [here('numpy_one_period.py')], options);
  return run.status === 0 ? (JSON.parse(run.stdout) as RivalTime) : undefined;
}

/** One sector a class of loadings; weights and probabilities as given, losses in thousands of yuan. */
const GCPM_SCRIPT = `
args <- commandArgs(TRUE)
if (!requireNamespace("GCPM", quietly = TRUE)) quit(status = 3)
d <- read.csv(args[1])
n <- as.integer(args[2])
book <- data.frame(Number = seq_len(nrow(d)), Name = paste0("L", seq_len(nrow(d))), Business = "b", Country = "c", EAD = d$amount,
  LGD = 1, PD = d$pd, Default = "Bernoulli", S1 = d$weight)
model <- GCPM::init(model.type = "simulative", link.function = "CM", N = n, loss.unit = 1e5, seed = 1,
  random.numbers = matrix(rnorm(n), ncol = 1, dimnames = list(NULL, "S1")), LHR = rep(1, n), max.entries = 1e3)
time <- system.time(GCPM::analyze(model, book))
cat(time[["user.self"]] * 1e6 / n, 0)
`;

/** The C++ core of R's GCPM with its analysis; undefined where R or the package is missing. */
export function gcpm(model: LossModel, book: PoolBook, scenarios: number): RivalTime | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'gcpm-'));
  try {
    const { row, classOf, classLoading, weights } = model.compiled;
    const line = (r: number, position: number): string =>
      [model.amount[position], book.curves[book.curve[r]!]![0], weights[classLoading[classOf[position]!]!]].join();
    writeFileSync(join(folder, 'book.csv'), `amount,pd,weight\n${Array.from(row, line).join('\n')}\n`);
    writeFileSync(join(folder, 'run.R'), GCPM_SCRIPT);
    const run = spawnSync('Rscript', [join(folder, 'run.R'), join(folder, 'book.csv'), String(scenarios)], {
      encoding: 'utf8',
    });
    if (run.status !== 0) return undefined;
    const [microseconds = 0] = run.stdout.trim().split('\n').at(-1)!.split(' ').map(Number);
    return { microseconds, mean: Number.NaN };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
