import type { CaseIndex } from '../../src/cases/case-index/case-index.ts';
import type { CaseData } from './data.ts';
import { keptCases, type Target } from './kept-cases.ts';
import { naiveScan } from './naive-scan.ts';

type Scan = (
  target: Target,
  weights?: Readonly<Record<string, number>>,
) => { readonly numbers: Int32Array; readonly distances: Float64Array };

/** The naive scan over the same cases, and over the same numbers to float32 as the index keeps them. */
export function scanBeside(index: CaseIndex, data: CaseData, k: number): Scan {
  const { attributes } = index.schema;
  const { records, spans, recordOf } = keptCases(index, data);
  const { nearest } = naiveScan(records, spans);
  const own = Object.fromEntries(attributes.map(({ name, weight }) => [name, weight]));
  return (target, given = own) => {
    const numbers = new Int32Array(k);
    const distances = new Float64Array(k);
    const weights = Float64Array.from(attributes, ({ name }) => given[name]!);
    nearest(recordOf(target), weights, numbers, distances);
    return { numbers, distances };
  };
}
