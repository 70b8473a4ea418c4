/** Classes as points: the threshold at the end of their term and their weights on the independent factors. */
export interface ClassPoints {
  readonly count: number;
  readonly factors: number;
  readonly threshold: Float64Array;
  /** `factors` numbers for each class. */
  readonly weights: Float64Array;
  /** Expected defaults of each class. */
  readonly mass: Float64Array;
}

const FEWEST = 32;
/** So many classes cost less than their envelopes would save. */
const FEW_CLASSES = 128;
const MOST = 1024;

/**
 * Classes gathered into groups that are walked under one envelope: each class alone while classes are few, else about as many
 * groups as a scenario has defaults, halved where thresholds or weights spread most.
 *
 * @returns  classes of each group, ascending; groups of one class come first
 */
export function envelopeGroups(points: ClassPoints): number[][] {
  const { count, mass } = points;
  const defaults = mass.reduce((a, b) => a + b, 0);
  let most = FEWEST;
  while (most < MOST && most < defaults) most *= 2;
  const all = Array.from({ length: count }, (_, k) => k);
  const groups = count <= Math.max(FEW_CLASSES, 2 * most) ? all.map((k) => [k]) : halve(all, most, points);
  return [...groups.filter(({ length }) => length === 1), ...groups.filter(({ length }) => length > 1)];
}

function halve(classes: number[], most: number, points: ClassPoints): number[][] {
  if (most === 1 || classes.length === 1) return [classes.sort((a, b) => a - b)];
  const at = widest(classes, points);
  if (at === undefined) return [classes.sort((a, b) => a - b)];
  classes.sort((a, b) => at(a) - at(b) || a - b);
  const total = classes.reduce((sum, k) => sum + points.mass[k]!, 0);
  let cut = 0;
  for (let below = 0; cut < classes.length - 1 && below < total / 2; cut++) below += points.mass[classes[cut]!]!;
  cut = Math.max(cut, 1);
  return [...halve(classes.slice(0, cut), most / 2, points), ...halve(classes.slice(cut), most / 2, points)];
}

/** The coordinate in which classes lie furthest apart; undefined where they all agree. */
function widest(
  classes: readonly number[],
  { factors, threshold, weights }: ClassPoints,
): ((k: number) => number) | undefined {
  let best: ((k: number) => number) | undefined;
  let widestSpread = 0;
  for (let f = -1; f < factors; f++) {
    const at = f < 0 ? (k: number) => threshold[k]! : (k: number) => weights[k * factors + f]!;
    let [low, high] = [Infinity, -Infinity];
    for (const k of classes) {
      low = Math.min(low, at(k));
      high = Math.max(high, at(k));
    }
    if (high - low > widestSpread) {
      widestSpread = high - low;
      best = at;
    }
  }
  return best;
}
