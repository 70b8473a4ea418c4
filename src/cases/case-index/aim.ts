import { CODES } from './buckets.ts';
import type { CompiledQuery, Condition } from './compile-query.ts';
import { isTabled } from './encode-cell.ts';
import type { FrozenAttribute } from './frozen-attribute.ts';
import type { StoredTarget } from './index-target.ts';
import { levelDistances } from './level-distance.ts';
import type { Measure } from './measure.kernel.ts';
import type { Segment } from './segment.ts';
import type { Entries } from './table.kernel.ts';

/** What a target costs, before any case is looked at. */
export interface Aim {
  readonly measure: Measure;
  /** Σ weight of all that takes part. */
  readonly total: number;
}

/** Weight compared below this share of the whole is none: what rounding leaves when all is dropped. */
const NOTHING = 1e-9;

/** Whether an attribute takes part: it has a weight, and the target has it or missing counts. */
function takesPart({ weight, skipsMissing }: CompiledQuery, target: StoredTarget, j: number): boolean {
  return weight[j]! > 0 && !(skipsMissing && Number.isNaN(target.numbers[j]));
}

/** What the kernels need of a target; undefined where it has nothing to compare cases by. */
export function aimAt(query: CompiledQuery, target: StoredTarget): Aim | undefined {
  let total = 0;
  let known = 0;
  // by even and odd attributes, as the weight dropped is added
  const lanes: [number, number] = [0, 0];
  for (let j = 0; j < query.weight.length; j++) {
    if (!takesPart(query, target, j)) continue;
    if (!Number.isNaN(target.numbers[j])) known++;
    lanes[j % 2 === 0 ? 0 : 1] += query.weight[j]!;
  }
  if (known === 0) return undefined;
  total = lanes[0] + lanes[1];
  const least = Math.max(query.minOverlap * (1 - 1e-12), NOTHING) * total;
  return { total, measure: { squared: query.squared, numerator: query.relative ? 1 : total, total, least } };
}

/** Writes the terms of a target into a segment. */
export function setTerms(
  segment: Segment,
  frozen: readonly FrozenAttribute[],
  query: CompiledQuery,
  target: StoredTarget,
): void {
  const { weight, target: at, factor, cap, missingCost, missingWeight, silent } = segment.arrays.measuring;
  const { skipsMissing, squared, scales } = query;
  for (let j = 0; j < weight.length; j++) {
    const takes = j < frozen.length && takesPart(query, target, j);
    const scale = scales[j];
    const w = takes ? query.weight[j]! : 0;
    const largest = squared ? (scale?.largest ?? 0) * (scale?.largest ?? 0) : (scale?.largest ?? 0);
    const isTable = takes && isTabled(frozen[j]!.attribute);
    const number = takes ? target.numbers[j]! : 0;
    weight[j] = w;
    at[j] = isTable && !Number.isNaN(number) ? 0 : number;
    factor[j] = takes && !isTable ? scale!.factor : 0;
    cap[j] = scale?.cap ?? 1;
    missingCost[j] = takes && !skipsMissing ? w * largest : 0;
    missingWeight[j] = skipsMissing ? w : 0;
    silent[j] = takes && isSilent(frozen[j]!, number) ? 0 : -1;
  }
  setLevelTables(segment, frozen, query, target);
}

/** Whether the target lacks what a presence tells of. */
function isSilent({ attribute, low }: FrozenAttribute, number: number): boolean {
  return attribute.kind === 'presence' && number + low === 0;
}

function setLevelTables(
  segment: Segment,
  frozen: readonly FrozenAttribute[],
  query: CompiledQuery,
  target: StoredTarget,
): void {
  const { tabled, tableStarts, levelTables, weight, missingCost } = segment.arrays.measuring;
  for (let t = 0; t < tabled.length; t++) {
    const j = tabled[t]!;
    const table = levelTables.subarray(tableStarts[t], segment.tables.ends[t]);
    const level = target.levels[j];
    if (weight[j] === 0 || level === undefined) {
      table.fill(weight[j] === 0 ? 0 : missingCost[j]!);
      continue;
    }
    const distances = levelDistances(frozen[j]!.attribute, level, frozen[j]!.levels, table.length);
    for (let i = 0; i < table.length; i++) {
      const local = distances[i]!;
      table[i] = weight[j]! * (query.squared ? local * local : local);
    }
  }
}

/** The entries of a target in a segment, from its terms. Costs are worked out as those of cases are, so that they never exceed them. */
export function setEntries(segment: Segment, frozen: readonly FrozenAttribute[], query: CompiledQuery): void {
  const m = segment.arrays.measuring;
  const { entries } = segment.arrays.tabling;
  const { base, slope } = entries;
  base.fill(0);
  slope.fill(0);
  for (let j = 0; j < frozen.length; j++) {
    const at = j * CODES;
    base[at] = m.missingCost[j]!;
    slope[at] = m.missingWeight[j]!;
    if (m.weight[j] === 0) continue;
    const { attribute } = frozen[j]!;
    if (Number.isNaN(m.target[j])) base.fill(m.missingCost[j]!, at, at + CODES);
    else if (isTabled(attribute)) tabledEntries(segment, j, base);
    else if (attribute.kind === 'categorical') categoricalEntries(segment, j, base);
    else measuredEntries(segment, j, query.squared, entries);
  }
  for (const condition of query.admission.conditions) excludeCodes(segment, condition, base);
}

function measuredEntries({ buckets, arrays }: Segment, j: number, squared: boolean, { base, slope }: Entries): void {
  const { weight, target, factor, cap, silent } = arrays.measuring;
  const { lows, highs } = buckets[j]!;
  const at = target[j]!;
  for (let code = 1; code < CODES; code++) {
    const low = lows[code]!;
    const high = highs[code]!;
    const isWithin = !(at < low) && !(at > high);
    if (isWithin) {
      if (silent[j] === 0 && low === high) slope[j * CODES + code] = weight[j]!;
      continue;
    }
    const gap = Math.abs((at < low ? low : high) - at) * factor[j]!;
    const local = Math.min(gap, cap[j]!);
    base[j * CODES + code] = weight[j]! * (squared ? local * local : local);
  }
}

function categoricalEntries({ buckets, arrays }: Segment, j: number, base: Float64Array): void {
  const { weight, target } = arrays.measuring;
  base.fill(weight[j]!, j * CODES + 1, (j + 1) * CODES);
  const own = buckets[j]!.ofLevel[target[j]!] ?? 0;
  if (own > 0) base[j * CODES + own] = 0;
}

function tabledEntries({ buckets, arrays, tables }: Segment, j: number, base: Float64Array): void {
  const t = tables.tabled.indexOf(j);
  const costs = arrays.measuring.levelTables.subarray(tables.tableStarts[t], tables.ends[t]);
  const { ofLevel } = buckets[j]!;
  base.fill(Number.MAX_VALUE, j * CODES + 1, (j + 1) * CODES);
  for (let level = 0; level < costs.length; level++) {
    const code = ofLevel[level]!;
    const at = j * CODES + code;
    if (code > 0 && costs[level]! < base[at]!) base[at] = costs[level]!;
  }
}

/** Codes of which no number or level meets a condition, and the missing. */
function excludeCodes({ buckets }: Segment, condition: Condition, base: Float64Array): void {
  const at = condition.attribute * CODES;
  const { lows, highs, ofLevel } = buckets[condition.attribute]!;
  base[at] = Number.POSITIVE_INFINITY;
  for (let code = 1; code < CODES; code++) {
    if ('from' in condition) {
      if (lows[code]! <= condition.to && highs[code]! >= condition.from) continue;
    } else if (ofLevel.length > 0) {
      if (condition.levels.some((allowed, level) => allowed === 1 && ofLevel[level] === code)) continue;
    } else if (condition.levels.some((allowed, rank) => allowed === 1 && rank >= lows[code]! && rank <= highs[code]!))
      continue;
    base[at + code] = Number.POSITIVE_INFINITY;
  }
}
