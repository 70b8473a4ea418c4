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
  const width = attributes.length;
  const books = attributes.map(() => new Map<string, number>());
  const code = (j: number, cell: number | string | null): number => {
    const attribute = attributes[j]!;
    if (cell === null || (typeof cell === 'number' && Number.isNaN(cell))) return Number.NaN;
    if (attribute.kind === 'numeric') {
      const value = Number(cell);
      return attribute.transform === 'linear' ? value : attribute.transform === 'log' ? log(value) : log1p(value);
    }
    if (attribute.kind === 'ordinal') return attribute.levels.indexOf(String(cell));
    const book = books[j]!;
    if (!book.has(String(cell))) book.set(String(cell), book.size);
    return book.get(String(cell))!;
  };
  const codes = attributes.map(({ name }, j) =>
    Float64Array.from(data.columns[name] as ArrayLike<string | number | null>, (cell) => code(j, cell)),
  );
  const lows = codes.map((column) => column.reduce((low, x) => Math.min(x, low), Number.POSITIVE_INFINITY));
  const highs = codes.map((column) => column.reduce((high, x) => Math.max(x, high), Number.NEGATIVE_INFINITY));
  const spans = attributes.map(({ kind }, j) => (kind === 'categorical' ? 0 : highs[j]! - lows[j]!));
  // the unit in which the index keeps a number
  const units = attributes.map(({ kind }, j) => (kind === 'numeric' ? powerOfTwo(spans[j]!) : 1));
  const kept = (j: number, x: number): number =>
    attributes[j]!.kind === 'categorical' ? x : Math.fround((x - lows[j]!) / units[j]!);
  const records = new Float32Array(data.count * width);
  for (let i = 0; i < data.count; i++) for (let j = 0; j < width; j++) records[i * width + j] = kept(j, codes[j]![i]!);
  const { nearest } = naiveScan(
    records,
    Float64Array.from(spans, (span, j) => span / units[j]!),
  );
  const own = Object.fromEntries(attributes.map(({ name, weight }) => [name, weight]));
  return (target, given = own) => {
    const numbers = new Int32Array(k);
    const distances = new Float64Array(k);
    const weights = Float64Array.from(attributes, ({ name }) => given[name]!);
    nearest(recordOf(target), weights, numbers, distances);
    return { numbers, distances };
  };
}
