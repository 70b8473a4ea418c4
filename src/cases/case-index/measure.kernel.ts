/** What distances are worked out from: arrays by attribute, `stride` long, and the records. */
export interface Measuring {
  readonly stride: number;
  /** Stored numbers, case by case in the order of storage; NaN where missing. */
  readonly records: Float32Array;
  /** 0 for an attribute that does not take part. */
  readonly weight: Float64Array;
  /** Stored number of the target; NaN where missing counts as most different. */
  readonly target: Float64Array;
  readonly factor: Float64Array;
  readonly cap: Float64Array;
  /** Cost of a missing number, and weight that is dropped with it. */
  readonly missingCost: Float64Array;
  readonly missingWeight: Float64Array;
  /** A gap up to this says nothing: 0 for a presence that the target lacks, -1 elsewhere. */
  readonly silent: Float64Array;
  /** Scratch. */
  readonly costs: Float64Array;
  /** Attributes whose costs stand in a table by level, and where the tables begin. */
  readonly tabled: Int32Array;
  readonly tableStarts: Int32Array;
  readonly levelTables: Float64Array;
  readonly candidates: Int32Array;
  readonly distances: Float64Array;
}

/** What a search is about, beside the arrays. */
export interface Measure {
  readonly squared: boolean;
  /** 1 for a metric relative to the weight compared, the whole weight otherwise. */
  readonly numerator: number;
  readonly total: number;
  /** Least weight that must be compared. */
  readonly least: number;
}

/**
 * Writes the costs of one case and returns the factor that makes contributions of them; 0 when too little is compared.
 *
 *     cost         = weight · d (or d²), d = min(factor · |a − b|, cap) or from a table
 *     contribution = cost · (numerator / C),  C = W − (dropped, even attributes + dropped, odd attributes)
 *     distance     = (Σ over even attributes) + (Σ over odd attributes), or its root
 *
 * Each Σ runs in ascending order. This order is the definition, so that a kernel of two-lane vectors gives the same bits.
 */
export function costsOf(m: Measuring, { squared, numerator, total, least }: Measure, slot: number): number {
  const { stride, records, weight, target, factor, cap, missingCost, missingWeight, silent, costs } = m;
  const at = slot * stride;
  let even = 0;
  let odd = 0;
  for (let j = 0; j < stride; j++) {
    const gap = Math.abs(records[at + j]! - target[j]!) * factor[j]!;
    let cost = 0;
    let dropped = 0;
    if (gap !== gap) {
      cost = missingCost[j]!;
      dropped = missingWeight[j]!;
    } else if (gap <= silent[j]!) dropped = weight[j]!;
    else {
      const local = gap < cap[j]! ? gap : cap[j]!;
      cost = weight[j]! * (squared ? local * local : local);
    }
    costs[j] = cost;
    if ((j & 1) === 0) even += dropped;
    else odd += dropped;
  }
  const { tabled, tableStarts, levelTables } = m;
  for (let t = 0; t < tabled.length; t++) {
    const level = records[at + tabled[t]!]!;
    if (level === level) costs[tabled[t]!] = levelTables[tableStarts[t]! + level]!;
  }
  const compared = total - (even + odd);
  return compared < least ? 0 : numerator / compared;
}

/** The distance of one case; Infinity when too little is compared. */
export function measureSlot(m: Measuring, measure: Measure, slot: number): number {
  const scale = costsOf(m, measure, slot);
  if (scale === 0) return Number.POSITIVE_INFINITY;
  const { stride, costs } = m;
  let even = 0;
  let odd = 0;
  for (let j = 0; j < stride; j += 2) {
    even += costs[j]! * scale;
    odd += costs[j + 1]! * scale;
  }
  return measure.squared ? Math.sqrt(even + odd) : even + odd;
}

/** The distances of the first `count` candidates. */
export function measureCandidates(m: Measuring, measure: Measure, count: number): void {
  for (let i = 0; i < count; i++) m.distances[i] = measureSlot(m, measure, m.candidates[i]!);
}
