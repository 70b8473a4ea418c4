import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseIndex } from '../../src/cases/case-index/case-index.ts';
import type { CaseData } from './data.ts';
import { keptCases, type Target } from './kept-cases.ts';

/** A k-d tree of Manhattan distances over rows of float32; writes the distances, prints the mean of the least milliseconds. */
const SOURCE = `
#include <nanoflann.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <vector>
struct Rows {
  std::vector<float> x; size_t n, d;
  size_t kdtree_get_point_count() const { return n; }
  float kdtree_get_pt(size_t i, size_t j) const { return x[i * d + j]; }
  template <class B> bool kdtree_get_bbox(B&) const { return false; }
};
int main(int, char** a) {
  Rows rows; rows.d = atoi(a[3]); rows.n = atoi(a[4]);
  size_t q = atoi(a[5]), k = atoi(a[6]), rounds = atoi(a[7]);
  rows.x.resize(rows.n * rows.d);
  std::vector<float> asked(q * rows.d);
  std::ifstream file(a[1], std::ios::binary);
  file.read((char*)rows.x.data(), rows.x.size() * 4);
  file.read((char*)asked.data(), asked.size() * 4);
  using Tree = nanoflann::KDTreeSingleIndexAdaptor<nanoflann::L1_Adaptor<float, Rows, double>, Rows, -1, unsigned>;
  Tree tree(rows.d, rows, nanoflann::KDTreeSingleIndexAdaptorParams(10));
  tree.buildIndex();
  std::vector<double> best(q, 1e9), found(q * k);
  std::vector<unsigned> numbers(k);
  for (size_t r = 0; r < rounds; r++)
    for (size_t t = 0; t < q; t++) {
      auto start = std::chrono::steady_clock::now();
      tree.knnSearch(&asked[t * rows.d], k, numbers.data(), &found[t * k]);
      double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
      if (ms < best[t]) best[t] = ms;
    }
  double sum = 0;
  for (double ms : best) sum += ms;
  std::ofstream(a[2], std::ios::binary).write((char*)found.data(), found.size() * 8);
  printf("%.9f", sum / q);
}
`;

/** What the tree took for a query, in milliseconds, and the distances it found. */
export interface TreeAnswer {
  readonly mean: number;
  readonly distances: Float64Array;
}

/** Manhattan distances by nanoflann on one core; undefined where the compiler or the header is missing. */
export function nanoflannManhattan(
  index: CaseIndex,
  data: CaseData,
  targets: readonly Target[],
  { k, rounds }: { readonly k: number; readonly rounds: number },
): TreeAnswer | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'nanoflann-'));
  try {
    const at = (name: string): string => join(folder, name);
    writeFileSync(at('tree.cpp'), SOURCE);
    const flags = ['-O3', '-march=native', '-std=c++17', at('tree.cpp'), '-o', at('tree')];
    if (spawnSync('g++', flags).status !== 0) return undefined;
    const { records, spans, recordOf } = keptCases(index, data);
    const { attributes } = index.schema;
    const width = attributes.length;
    // weights and ranges go into the coordinates
    const scale = attributes.map(({ weight }, j) => weight / spans[j]!);
    const scaled = (rows: Float32Array): Float32Array => rows.map((x, i) => x * scale[i % width]!);
    const rows = [records, ...targets.map(recordOf)].map(scaled);
    writeFileSync(at('rows'), Buffer.concat(rows.map(({ buffer }) => Buffer.from(buffer))));
    const numbers = [width, data.count, targets.length, k, rounds].map(String);
    const run = spawnSync(at('tree'), [at('rows'), at('found'), ...numbers], { encoding: 'utf8' });
    if (run.status !== 0) return undefined;
    const found = readFileSync(at('found'));
    return {
      mean: Number(run.stdout),
      distances: new Float64Array(found.buffer.slice(found.byteOffset, found.byteOffset + found.length)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
