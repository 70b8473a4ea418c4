import { portfolio } from '../../benchmarks/pool/full-pool-portfolio.ts';
import { sha256 } from '../../src/base/sha256.ts';
import { exp, expm1, log, log1p, pow } from '../../src/numeric/elementary.ts';
import { normalCdf, normalQuantile } from '../../src/numeric/normal.ts';
import { RandomStream } from '../../src/numeric/random-stream.ts';
import type { EqualBook } from '../../src/pool/book.ts';
import { claimLaw } from '../../src/pool/claim-law.ts';
import { simulateRange } from '../../src/pool/simulate-pool.ts';
import { compilePool } from '../../src/pool/simulation/compile-pool.ts';
import { resultHash } from '../../src/pool/simulation/pool-result.ts';
import { simulateRange as simulatePoolRange } from '../../src/pool/simulation/simulate-range.ts';
import { walkBits } from './walk-bits.ts';

const POINTS = 4000;

const book: EqualBook = {
  loans: 700,
  defaultProbability: 0.03,
  assetCorrelation: 0.106776,
  noSaleProbability: 0.6,
  claimUnsold: 54_000_000,
  claimSold: 1_745_666,
  balance: 7_000_000_000,
  isLimitedToBalance: true,
};

/** The bits of many doubles as hexadecimal text. */
function bits(values: Float64Array): string {
  const view = new DataView(values.buffer);
  return Array.from(values, (_, i) => view.getBigUint64(8 * i).toString(16)).join(' ');
}

/** Values of a function at points spread over its range by a seeded stream. */
function sampled(stream: number, low: number, high: number, f: (x: number) => number): string {
  const points = new Float64Array(POINTS);
  new RandomStream(2025, 0, stream).fillUniform(points);
  return bits(points.map((u) => f(low + (high - low) * u)));
}

/**
 * One hash of everything that must have the same bits on every engine: elementary and normal functions, random streams,
 * an exact law, its simulation, the walk over books of loans, and a full pool.
 */
export function engineHash(): string {
  const normals = new Float64Array(POINTS);
  const exponentials = new Float64Array(POINTS);
  const stream = new RandomStream(7, 11, 13);
  stream.fillNormal(normals);
  stream.fillExponential(exponentials);
  const law = claimLaw(book);
  const tally = simulateRange(book, 42, 0, 5000);
  return sha256(
    [
      sampled(1, -745, 709, exp),
      sampled(2, -40, 40, expm1),
      sampled(3, 0, 1e6, log),
      sampled(4, -0.999, 10, log1p),
      sampled(5, 1e-3, 50, (x) => pow(x, x / 3)),
      sampled(6, -38, 9, normalCdf),
      sampled(7, 0, 1, normalQuantile),
      bits(normals),
      bits(exponentials),
      bits(Float64Array.of(law.expectedPayout, law.payoutDeviation, law.probabilityDry, ...law.bins)),
      `${tally.paid} ${tally.paidSquared} ${tally.dry} ${tally.defaults} ${tally.bins.join(' ')}`,
      bits(walkBits('auto')),
      resultHash(
        simulatePoolRange(compilePool(portfolio({ loans: 300, quarters: 12 })), { seed: 9, from: 0, to: 300 }),
      ),
    ].join('\n'),
  );
}
