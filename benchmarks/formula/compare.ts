import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reliefFromRoyalty } from '../../models/income/relief-from-royalty.ts';
import { compileFast } from '../../src/formula/fast/fast.ts';
import { byHand, INPUT, scenarioColumns, VARYING } from './scenarios.ts';

/**
 * What do 2^20 scenarios cost against numpy's whole-array operations, on one core each, taking turns?
 *
 *     npx tsx benchmarks/formula/compare.ts [PYTHON]
 *
 * PYTHON is a Python with numpy, `python3` unless given (Debian: python3-numpy). Exit code 0: not slower than numpy, or no
 * numpy to compare with; 1: slower.
 */
const SCENARIOS = 2 ** 20;
const TURNS = 5;
const ROUNDS = 10;

const python = process.argv[2] ?? 'python3';
const columns = scenarioColumns(SCENARIOS);
const out = new Float64Array(SCENARIOS);
const refused = new Uint8Array(SCENARIOS);
const fast = compileFast(reliefFromRoyalty, INPUT, VARYING);
const plain = compileFast(reliefFromRoyalty, INPUT, VARYING, { kind: 'plain' });

function fastest(work: () => void, rounds: number): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

interface Answer {
  readonly milliseconds: number;
  readonly sum: number;
}

function numpy(files: readonly string[]): Answer {
  const input = JSON.stringify({
    columns: files,
    sales: INPUT.sales.map(Number),
    maintenance: INPUT.maintenance.map(Number),
    taxLife: Number(INPUT.taxLife),
    rounds: ROUNDS,
  });
  const script = fileURLToPath(new URL('./numpy_rival.py', import.meta.url));
  return JSON.parse(execFileSync(python, [script], { input, encoding: 'utf8' })) as Answer;
}

function main(): number {
  try {
    execFileSync(python, ['-c', 'import numpy'], { stdio: 'ignore' });
  } catch {
    console.log(`skipped: ${python} has no numpy (Debian: apt-get install python3-numpy)`);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'ipworth-'));
  const files = columns.map((_, index) => join(folder, `${index}.f64`));
  for (const [index, file] of files.entries())
    writeFileSync(file, new Uint8Array((columns[index] as Float64Array).buffer));
  const times = { generated: Infinity, plain: Infinity, 'loop by hand': Infinity, numpy: Infinity };
  let gap = 0;
  try {
    for (let turn = 0; turn < TURNS; turn++) {
      const theirs = numpy(files);
      times.numpy = Math.min(times.numpy, theirs.milliseconds);
      times.plain = Math.min(
        times.plain,
        fastest(() => plain.run(columns, out, refused), 1),
      );
      times['loop by hand'] = Math.min(
        times['loop by hand'],
        fastest(() => byHand(columns, out), ROUNDS),
      );
      times.generated = Math.min(
        times.generated,
        fastest(() => fast.run(columns, out, refused), ROUNDS),
      );
      gap = Math.abs(out.reduce((a, b) => a + b, 0) / theirs.sum - 1);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (!(gap < 1e-9)) throw new Error(`the sums differ by a share of ${gap}`);
  console.log(`relief from royalty, 10 years, 5 uncertain inputs, ${SCENARIOS} scenarios, one core`);
  for (const [name, milliseconds] of Object.entries(times)) {
    const ratio = (milliseconds / times.generated).toFixed(2);
    console.log(`  ${name.padEnd(14)}${milliseconds.toFixed(1).padStart(9)} ms${ratio.padStart(8)} × generated`);
  }
  return times.generated <= times.numpy ? 0 : 1;
}

process.exitCode = main();
