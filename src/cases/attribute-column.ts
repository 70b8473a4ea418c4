import type { Attribute, CaseSearch } from '../domain/case-schema.ts';
import { sum } from '../numeric/sum.ts';
import { transformed } from './attribute-code.ts';

/** One attribute of a case base with all that is frozen when the base is built. */
export interface AttributeColumn {
  readonly attribute: Attribute;
  /** Levels without order that some case has. */
  readonly levels: ReadonlyMap<string, number>;
  /** Smallest and largest code, declared or seen. */
  readonly low: number;
  readonly high: number;
  /** Root of Σ (x − mean)² / (n − 1); 0 for fewer than two cases. */
  readonly standardDeviation: number;
  /** Σ |x − mean| / n. */
  readonly meanDeviation: number;
}

/** Freezes a column; `codes` are those of its known cells. */
export function freezeColumn(
  attribute: Attribute,
  levels: ReadonlyMap<string, number>,
  codes: Float64Array,
): AttributeColumn {
  const n = codes.length;
  const mean = n === 0 ? 0 : sum(codes) / n;
  const distances = codes.map((code) => Math.abs(code - mean));
  const [low, high] = declaredRange(attribute) ?? extremes(codes);
  const seen = new Set(attribute.kind === 'categorical' ? codes : []);
  return {
    attribute,
    levels: new Map([...levels].filter(([, code]) => seen.has(code))),
    low,
    high,
    standardDeviation: n < 2 ? 0 : Math.sqrt(sum(distances.map((distance) => distance * distance)) / (n - 1)),
    meanDeviation: n === 0 ? 0 : sum(distances) / n,
  };
}

/** The range a schema declares, transformed; an end without a logarithm makes it undefined. */
export function declaredRange(attribute: Attribute): readonly [number, number] | undefined {
  if ((attribute.kind !== 'numeric' && attribute.kind !== 'ratio') || attribute.range === undefined) return undefined;
  const transform = attribute.kind === 'numeric' ? attribute.transform : 'linear';
  const [low, high] = attribute.range.map((end) => transformed(transform, end));
  return typeof low === 'number' && typeof high === 'number' ? [low, high] : undefined;
}

function extremes(codes: Float64Array): readonly [number, number] {
  if (codes.length === 0) return [0, 0];
  let low = codes[0]!;
  let high = codes[0]!;
  for (const code of codes) {
    if (code < low) low = code;
    if (code > high) high = code;
  }
  return [low, high];
}

/** How a difference of codes becomes a local distance: `min(factor · |a − b|, cap)`. */
export interface LocalScale {
  readonly factor: number;
  readonly cap: number;
  /** Local distance of what is missing, where missing is as different as can be. */
  readonly largest: number;
}

/** Makes every difference of readable numbers larger than any cap, and leaves room for weights and squares. */
const ANY_DIFFERENCE = 1e200;

const EQUAL_OR_NOT: LocalScale = { factor: 1, cap: 1, largest: 1 };

/**
 * The local scale of a column.
 *
 * Levels without order differ or not. Numbers, days and ranks are divided by the range and held to 1, or by a deviation, or
 * by nothing, and then not held. A column that never varies is equal or not: dividing by its spread would say nothing.
 */
export function localScale(column: AttributeColumn, scale: CaseSearch['scale']): LocalScale {
  const { kind } = column.attribute;
  if (kind === 'categorical' || kind === 'presence') return EQUAL_OR_NOT;
  const range = column.high - column.low;
  const divisor = { range, standardDeviation: column.standardDeviation, meanDeviation: column.meanDeviation, none: 1 }[
    scale
  ];
  if (divisor === 0 || range === 0) return { factor: ANY_DIFFERENCE, cap: 1, largest: 1 };
  if (scale === 'range') return { factor: 1 / divisor, cap: 1, largest: 1 };
  return { factor: 1 / divisor, cap: Number.POSITIVE_INFINITY, largest: range / divisor };
}
