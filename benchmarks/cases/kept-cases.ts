import type { CaseIndex } from '../../src/cases/case-index/case-index.ts';
import { log, log1p } from '../../src/numeric/elementary.ts';
import type { CaseData } from './data.ts';

export type Target = Readonly<Record<string, number | string | null>>;

/** The numbers of cases as the index keeps them, to float32 of each range; NaN where unknown, levels by number. */
export interface KeptCases {
  readonly records: Float32Array;
  /** Range of each attribute in units as kept; 0 for levels. */
  readonly spans: Float64Array;
  readonly recordOf: (target: Target) => Float32Array;
}

export function keptCases(index: CaseIndex, data: CaseData): KeptCases {
  const { attributes } = index.schema;
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
  const known = codes.map((column) => column.filter((x) => !Number.isNaN(x)));
  const lows = known.map((column) => column.reduce((low, x) => Math.min(low, x), Number.POSITIVE_INFINITY));
  const highs = known.map((column) => column.reduce((high, x) => Math.max(high, x), Number.NEGATIVE_INFINITY));
  const ranges = attributes.map(({ kind }, j) => (kind === 'categorical' ? 0 : highs[j]! - lows[j]!));
  // the unit in which the index keeps a number
  const units = attributes.map(({ kind }, j) => (kind === 'numeric' ? powerOfTwo(ranges[j]!) : 1));
  const kept = (j: number, x: number): number =>
    attributes[j]!.kind === 'categorical' ? x : Math.fround((x - lows[j]!) / units[j]!);
  const records = new Float32Array(data.count * width);
  for (let i = 0; i < data.count; i++) for (let j = 0; j < width; j++) records[i * width + j] = kept(j, codes[j]![i]!);
  return {
    records,
    spans: Float64Array.from(ranges, (range, j) => range / units[j]!),
    recordOf: (target) => Float32Array.from(attributes, ({ name }, j) => kept(j, code(j, target[name] ?? null))),
  };
}

function powerOfTwo(size: number): number {
  let unit = 1;
  while (unit > size) unit /= 2;
  while (2 * unit <= size) unit *= 2;
  return unit;
}
