import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exp, log } from '../../src/numeric/elementary.ts';
import { hazardTable } from '../../src/pool/sampling/hazard-table.ts';
import type { PoolModel } from '../../src/pool/simulation/pool-model.ts';

export interface RivalAnswer {
  readonly seconds: number;
  readonly violations: number;
  /** By scheme, over all scenarios, in fen. */
  readonly paid: readonly number[];
  readonly recovered: readonly number[];
}

/** The C++ rival, compiled here and now; null where there is no compiler. */
export class CppRival {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static build(compiler = 'g++'): CppRival | null {
    const folder = mkdtempSync(join(tmpdir(), 'ipworth-'));
    const source = fileURLToPath(new URL('./full-pool-rival.cpp', import.meta.url));
    const flags = ['-O3', '-march=native', '-ffp-contract=off', '-std=c++17'];
    try {
      execFileSync(compiler, [...flags, source, '-o', join(folder, 'rival')], { stdio: 'pipe' });
      return new CppRival(folder);
    } catch (error) {
      rmSync(folder, { recursive: true });
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  give(model: PoolModel): void {
    const rows = modelRows(model);
    const parts = rows.map((row) => Buffer.from(Float64Array.from([row.length, ...row]).buffer));
    writeFileSync(join(this.#folder, 'model'), Buffer.concat(parts));
  }

  run(seed: number, from: number, to: number): RivalAnswer {
    const args = [join(this.#folder, 'model'), String(seed), String(from), String(to)];
    return JSON.parse(execFileSync(join(this.#folder, 'rival'), args, { encoding: 'utf8' })) as RivalAnswer;
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

type Row = ArrayLike<number> & Iterable<number>;

function modelRows({ book, loans, pledge, schemes, banks, horizonQuarters, periods, width }: PoolModel): Row[] {
  const head = [
    book.loans,
    horizonQuarters,
    periods,
    banks.length,
    book.factors,
    book.loadings,
    book.groups,
    schemes.length,
    width,
  ];
  const bounded = (caps: Float64Array): number[] => Array.from(caps, (cap) => Math.min(cap, 2 ** 52));
  return [
    head,
    book.classOf,
    book.classTerm,
    book.classLoading,
    book.classThreshold,
    book.groupFirst,
    book.thresholds,
    book.weights,
    book.norm,
    book.scale,
    hazardTable(),
    ...layersOf(
      3.6541528853610088,
      0.004928673233974655,
      (x) => exp(-0.5 * x * x),
      (y) => Math.sqrt(-2 * log(y)),
    ),
    ...layersOf(
      7.69711747013105,
      0.003949659822581557,
      (x) => exp(-x),
      (y) => -log(y),
    ),
    loans.scheme,
    loans.bank,
    loans.profile,
    loans.principal,
    loans.quarterlyRate,
    loans.pledgeValue,
    loans.outstanding,
    pledge.drift,
    pledge.deviation,
    [pledge.noSale, pledge.factorCorrelation, pledge.ownWeight, pledge.netShare],
    ...schemes.flatMap(({ split, poolLayer, claimLag, cashLag, money, fanWidth, counters }) => [
      [split.layers, poolLayer, claimLag, cashLag, money.opening, money.interestRate, fanWidth],
      split.bandShare,
      bounded(split.perLoanCap),
      bounded(counters.perBankYear),
      money.topUps,
    ]),
  ];
}

/** Edges, heights and scales of a ziggurat of 256 layers, as src/numeric/ziggurat.kernel.ts cuts it. */
function layersOf(
  tail: number,
  area: number,
  density: (x: number) => number,
  inverse: (y: number) => number,
): Float64Array[] {
  const edge = new Float64Array(257);
  edge[0] = area / density(tail);
  edge[1] = tail;
  for (let i = 1; i < 255; i++) edge[i + 1] = inverse(density(edge[i]!) + area / edge[i]!);
  edge[256] = 0;
  return [edge, edge.map(density), edge.map((x) => x * 2 ** -52)];
}
