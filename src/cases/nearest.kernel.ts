/** A target, weights and a metric, laid out for the kernel. Arrays are by attribute unless said otherwise. */
export interface SearchPlan {
  /** Attributes per case. */
  readonly width: number;
  /** Attributes that can take part, in ascending order: the order of every sum. */
  readonly active: Int32Array;
  /** Code of the target; NaN where missing. */
  readonly target: Float64Array;
  readonly weight: Float64Array;
  /** Local distance: `min(factor · |a − b|, cap)`. */
  readonly factor: Float64Array;
  readonly cap: Float64Array;
  /** Local distance of what is missing, where missing is as different as can be. */
  readonly largest: Float64Array;
  /** Local distances up to this one say nothing: 0 where sharing the absent level does not count, −1 elsewhere. */
  readonly silentUpTo: Float64Array;
  /** A missing attribute is left out of the comparison. */
  readonly skipsMissing: boolean;
  /** Local distances are squared, and the root is taken of their sum. */
  readonly squared: boolean;
  /** The sum is divided by the weight compared; scaled up to the whole weight otherwise. */
  readonly relative: boolean;
  /** Σ weight over `active`. */
  readonly total: number;
  /** Least weight that must be compared; above 0. */
  readonly least: number;
  /** Which cases may be found, by case: 1 or 0. */
  readonly eligible: Uint8Array;
  /** One more case that may not be found; -1 for none. */
  readonly except: number;
  /** The active attributes once more, in the order in which a case is given up soonest. */
  readonly bounds: CaseBounds;
  /** Scratch, `width + 1` long. */
  readonly terms: Float64Array;
}

/** Keeps a limit from vanishing where squares do. */
const SMALLEST = 1e-290;

/** What `nearest` needs to give a case up: arrays by place in the order of testing. */
export interface CaseBounds {
  readonly attribute: Int32Array;
  readonly target: Float64Array;
  /** `factor · weight`, or `factor · √weight` where squared. */
  readonly slope: Float64Array;
  /** `cap · weight`, or `cap² · weight` where squared. */
  readonly most: Float64Array;
  readonly weight: Float64Array;
  readonly silentUpTo: Float64Array;
  /** Cost of what is missing where it is not left out: `largest · weight`, or `largest² · weight` where squared. */
  readonly missing: Float64Array;
}

/**
 * Distance of one case; writes the contribution of each active attribute to `terms`, 0 where it was not compared, and
 * the weight compared behind them.
 *
 *     contribution = weight · f · d (or d²),   f = 1/C for a relative metric and W/C otherwise
 *     distance     = (Σ over even attributes) + (Σ over odd attributes), or its root where squared
 *
 * W is the weight of all attributes that can take part, C of those compared; each Σ runs in ascending order. This order is the
 * definition: two lanes, so that a kernel of two-lane vectors gives the same bits.
 *
 * @returns Infinity when less than `plan.least` is compared
 */
export function distanceOf(codes: Float64Array, plan: SearchPlan, number: number, terms: Float64Array): number {
  const { active, target, weight, factor, cap, largest, silentUpTo, skipsMissing, squared } = plan;
  const at = number * plan.width;
  let dropped = 0;
  for (let a = 0; a < active.length; a++) {
    const j = active[a]!;
    const gap = Math.abs(codes[at + j]! - target[j]!) * factor[j]!;
    let local = gap < cap[j]! ? gap : cap[j]!;
    if (!(gap > silentUpTo[j]!)) {
      const isDropped = skipsMissing || gap >= 0;
      if (isDropped) dropped += weight[j]!;
      local = isDropped ? 0 : largest[j]!;
    }
    terms[j] = squared ? local * local : local;
  }
  const compared = plan.total - dropped;
  terms[plan.width] = compared;
  if (compared < plan.least) return Number.POSITIVE_INFINITY;
  const scale = plan.relative ? 1 / compared : plan.total / compared;
  let even = 0;
  let odd = 0;
  for (let a = 0; a < active.length; a++) {
    const j = active[a]!;
    const term = weight[j]! * scale * terms[j]!;
    terms[j] = term;
    if ((j & 1) === 0) even += term;
    else odd += term;
  }
  return squared ? Math.sqrt(even + odd) : even + odd;
}

/**
 * Writes the cases nearest to the plan's target, nearest first, equal distances in the order of case numbers.
 *
 * A case is given up once what it has used of the budget `τ·C` shows that it lies beyond the worst distance kept, with a
 * margin of 1e-9 for rounding; the others are measured by `distanceOf`. Results are bit for bit those of a full scan.
 *
 * @param codes      attributes, case by case; NaN where missing
 * @param numbers    out; its length is how many are wanted
 * @param distances  out, as long
 * @returns how many were written
 */
export function nearest(codes: Float64Array, plan: SearchPlan, numbers: Int32Array, distances: Float64Array): number {
  const { width, eligible, except, skipsMissing, squared, total, relative, terms } = plan;
  const { attribute, target, slope, most, weight, silentUpTo, missing } = plan.bounds;
  const wanted = numbers.length;
  let found = 0;
  let bound = Number.POSITIVE_INFINITY;
  let tau = Number.POSITIVE_INFINITY;
  let limit = Number.POSITIVE_INFINITY;
  for (let i = 0, at = 0; i < eligible.length; i++, at += width) {
    if (eligible[i] === 0 || i === except) continue;
    let budget = limit;
    // with no bound yet, a dropped attribute makes the budget NaN, which ends the loop and leads to measuring
    for (let o = 0; o < attribute.length && budget >= 0; o++) {
      const gap = Math.abs(codes[at + attribute[o]!]! - target[o]!) * slope[o]!;
      if (gap > silentUpTo[o]!) {
        const cost = squared ? gap * gap : gap;
        budget -= cost < most[o]! ? cost : most[o]!;
      } else budget -= skipsMissing || gap >= 0 ? weight[o]! * tau : missing[o]!;
    }
    if (budget < 0) continue;
    const distance = distanceOf(codes, plan, i, terms);
    if (!(distance < bound)) continue;
    let p = found < wanted ? found++ : wanted - 1;
    for (; p > 0 && distances[p - 1]! > distance; p--) {
      distances[p] = distances[p - 1]!;
      numbers[p] = numbers[p - 1]!;
    }
    distances[p] = distance;
    numbers[p] = i;
    if (found < wanted) continue;
    bound = distances[wanted - 1]!;
    tau = relative ? bound : (squared ? bound * bound : bound) / total;
    limit = tau * total * (1 + 1e-9) + SMALLEST;
  }
  return found;
}

/** The bounds of a plan. @param typical  by attribute: how large its local distance tends to be; a guess that only speed depends on */
export function caseBounds(plan: Omit<SearchPlan, 'bounds'>, typical: Float64Array): CaseBounds {
  const { active, weight, factor, cap, largest, squared } = plan;
  const order = Int32Array.from(active).sort((a, b) => weight[b]! * typical[b]! - weight[a]! * typical[a]! || a - b);
  const by = (value: (j: number) => number) => Float64Array.from(order, value);
  return {
    attribute: order,
    target: by((j) => plan.target[j]!),
    slope: by((j) => factor[j]! * (squared ? Math.sqrt(weight[j]!) : weight[j]!)),
    most: by((j) => weight[j]! * (squared ? cap[j]! * cap[j]! : cap[j]!)),
    weight: by((j) => weight[j]!),
    silentUpTo: by((j) => plan.silentUpTo[j]!),
    missing: by((j) => weight[j]! * (squared ? largest[j]! * largest[j]! : largest[j]!)),
  };
}
