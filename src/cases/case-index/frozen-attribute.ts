import type { IndexAttribute, IndexQuery } from '../../domain/case-index-schema.ts';
import { frozenLevels } from '../attribute-code.ts';
import { declaredRange } from '../attribute-column.ts';
import { codeMoments } from './code-moments.kernel.ts';
import { type Codes, hasWholeCodes } from './column-reader.ts';
import { isMeasured } from './encode-cell.ts';

/** One attribute with all that is frozen when an index is built: it gives equal cells equal numbers for ever. */
export interface FrozenAttribute {
  readonly attribute: IndexAttribute;
  /** Smallest code, declared or seen, and how far the largest is from it; 0 for levels. */
  readonly low: number;
  readonly span: number;
  /** Power of two that a number is kept in; makes every range a number of 1 to 2 units. */
  readonly unit: number;
  /** Root of Σ (x − mean)² / (n − 1) and Σ |x − mean| / n of the codes. */
  readonly standardDeviation: number;
  readonly meanDeviation: number;
  /** Levels by their numbers; more when cases are appended. */
  readonly levels: readonly string[];
  /** Number of a level; `UNSEEN_LEVEL` where no case has it. */
  readonly numberOf: (level: string) => number;
}

/** An attribute with a book of its levels. */
export function withLevels(rest: Omit<FrozenAttribute, 'numberOf'>): FrozenAttribute {
  const book = new Map(rest.levels.map((level, number) => [level, number]));
  return { ...rest, numberOf: frozenLevels(book) };
}

/** Codes further out than this many units are kept as this far. */
const FARTHEST = 1e30;

/** Freezes an attribute. @param stretches  codes of all cases, NaN where unknown */
export function freezeAttribute(
  attribute: IndexAttribute,
  stretches: readonly Codes[],
  levels: readonly string[],
): FrozenAttribute {
  if (!isMeasured(attribute)) {
    return withLevels({ attribute, low: 0, span: 0, unit: 1, standardDeviation: 0, meanDeviation: 0, levels });
  }
  const { standardDeviation, meanDeviation, ...seen } = codeMoments(stretches);
  const [low, high] = declaredEnds(attribute) ?? [seen.low, seen.high];
  const span = high - low;
  const unit = hasWholeCodes(attribute) ? 1 : powerOfTwo(span > 0 ? span : Math.abs(low));
  return withLevels({ attribute, low, span, unit, standardDeviation, meanDeviation, levels });
}

function declaredEnds(attribute: IndexAttribute): readonly [number, number] | undefined {
  const isNumber = attribute.kind === 'numeric' || attribute.kind === 'ratio';
  return isNumber ? declaredRange({ ...attribute, column: '' }) : undefined;
}

/** The largest power of two that is not above a size; 1 for 0. */
function powerOfTwo(size: number): number {
  if (size === 0) return 1;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, size);
  view.setUint32(0, view.getUint32(0) & 0x7ff00000);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/**
 * A code as it is kept: in float32, so many units above the smallest. Whole numbers, days and ranks are kept exactly;
 * others to 1 part in 16 million of the range.
 */
export function stored({ low, unit, attribute }: FrozenAttribute, code: number): number {
  if (attribute.kind === 'categorical' || attribute.kind === 'taxonomy' || attribute.kind === 'set') return code;
  return inUnits(code, low, unit);
}

/** The codes of a measured attribute as they are kept. @param out  as many */
export function storeCodes({ low, unit }: FrozenAttribute, codes: Codes, out: Float32Array): void {
  for (let i = 0; i < codes.length; i++) out[i] = inUnits(codes[i]!, low, unit);
}

function inUnits(code: number, low: number, unit: number): number {
  const units = (code - low) / unit;
  return Math.fround(Math.max(-FARTHEST, Math.min(FARTHEST, units)));
}

/** How a difference of stored numbers becomes a local distance: `min(factor · |a − b|, cap)`. */
export interface StoredScale {
  readonly factor: number;
  readonly cap: number;
  /** Local distance of what is missing, where missing is as different as can be. */
  readonly largest: number;
}

/** Makes every difference of stored numbers larger than any cap. */
const ANY_DIFFERENCE = 1e100;

/** The scale of an attribute, as `localScale` of a case base has it. */
export function storedScale(frozen: FrozenAttribute, scale: IndexQuery['scale']): StoredScale {
  const { attribute, span, unit, standardDeviation, meanDeviation } = frozen;
  if (!isMeasured(attribute) || attribute.kind === 'presence') return { factor: 1, cap: 1, largest: 1 };
  const divisor = { range: span, standardDeviation, meanDeviation, none: 1 }[scale];
  if (divisor === 0 || span === 0) return { factor: ANY_DIFFERENCE, cap: 1, largest: 1 };
  if (scale === 'range') return { factor: unit / span, cap: 1, largest: 1 };
  return { factor: unit / divisor, cap: Number.POSITIVE_INFINITY, largest: span / divisor };
}
