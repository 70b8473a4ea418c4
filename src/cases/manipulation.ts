import type { Interval } from './conformal.ts';
import { firstOf, fromScale, type Hearing, hear, type NearList, type Predictor, settle, toScale } from './predict.ts';

/** How many cases it takes, and which way the value then goes; null where no number of them would do. */
export interface FewestCases {
  readonly count: number;
  readonly direction: 'up' | 'down';
  readonly value: number;
}

/** How hard a value is to move by cases that are not what they seem. */
export interface Manipulation {
  /** By which share of the value it is moved. */
  readonly share: number;
  /** Smallest and largest value of the cases used: a forged one beyond them would be noticed. */
  readonly bounds: Interval;
  /** Neighbours whose values would have to be altered: exactly the fewest. */
  readonly altered: FewestCases | null;
  /** Cases that would have to be added, each just like the target. */
  readonly added: FewestCases | null;
  /** Whether `added` is the fewest of all; where nearness counts, other places might do with fewer. */
  readonly isAddedExact: boolean;
}

/**
 * The fewest altered, and the fewest added, cases that move a value by a share of itself.
 *
 * Altered values go to a bound. For a mean or a plane, cases go there in the order of what each moves: its weight times its way
 * to the bound. For a median, the heaviest of those on the wrong side of the aim go first, equal weights by the farthest value:
 * any other choice leaves at least as much weight on that side. Added cases stand at distance 0 with a value at a bound and
 * drive out the farthest neighbours; with equal say no other place does more.
 *
 * @param list    near list of the target
 * @param bounds  smallest and largest value that a case may show, in the values as they are brought to the target
 */
export function manipulationResistance(
  predictor: Predictor,
  list: NearList,
  bounds: Interval,
  share: number,
): Manipulation {
  const hearing = hear(predictor, firstOf(list, predictor.k));
  const { scale } = predictor;
  const value = fromScale(settle(predictor, hearing), scale);
  const attacks = (['up', 'down'] as const).map((direction) => {
    const [bound, opposite] = direction === 'up' ? [bounds.upper, bounds.lower] : [bounds.lower, bounds.upper];
    const aim = direction === 'up' ? value + share * Math.abs(value) : value - share * Math.abs(value);
    return {
      direction,
      bound,
      opposite,
      aim,
      reaches: (met: number) => (direction === 'up' ? met >= aim : met <= aim),
    };
  });
  const fewest = (work: (attack: Attack) => FewestCases | null): FewestCases | null => {
    if (value === 0) return null;
    const found = attacks.map(work).filter((each) => each !== null);
    return found.reduce<FewestCases | null>((a, b) => (a === null || b.count < a.count ? b : a), null);
  };
  return {
    share,
    bounds,
    altered: fewest((attack) => fewestAltered(predictor, hearing, attack)),
    added: fewest((attack) => fewestAdded(predictor, list, attack)),
    isAddedExact: predictor.weighting === 'equal' && predictor.centre !== 'linear',
  };
}

interface Attack {
  readonly direction: 'up' | 'down';
  readonly bound: number;
  /** The bound on the other side. */
  readonly opposite: number;
  readonly aim: number;
  readonly reaches: (value: number) => boolean;
}

function fewestAltered(predictor: Predictor, hearing: Hearing, attack: Attack): FewestCases | null {
  const { scale } = predictor;
  const values = hearing.values.slice();
  const order =
    predictor.centre === 'median' ? medianOrder(predictor, hearing, attack) : linearOrder(predictor, hearing, attack);
  for (const [done, { place, to }] of order.entries()) {
    values[place] = to;
    const value = fromScale(settle(predictor, { ...hearing, values }), scale);
    if (attack.reaches(value)) return { count: done + 1, direction: attack.direction, value };
  }
  return null;
}

interface Step {
  readonly place: number;
  readonly to: number;
}

/** Heaviest first, among equal weights the value farthest from the aim; values beyond the aim already are left alone. */
function medianOrder(predictor: Predictor, { values, say }: Hearing, { direction, bound, aim }: Attack): Step[] {
  const up = direction === 'up' ? 1 : -1;
  const needed = centreNeeded(predictor, say, aim);
  return [...values.keys()]
    .filter((i) => up * toScale(values[i]!, predictor.scale) < up * needed && say[i]! > 0)
    .sort((a, b) => say[b]! - say[a]! || up * (values[a]! - values[b]!))
    .map((place) => ({ place, to: bound }));
}

/** What moves the sum most first; a case of negative weight is sent to the other bound. */
function linearOrder(
  { scale }: Predictor,
  { values, weights }: Hearing,
  { direction, bound, opposite }: Attack,
): Step[] {
  const up = direction === 'up' ? 1 : -1;
  return [...values.keys()]
    .map((place) => {
      const to = weights[place]! >= 0 ? bound : opposite;
      return { place, to, gain: up * weights[place]! * (toScale(to, scale) - toScale(values[place]!, scale)) };
    })
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain);
}

/** Where a median must come to, on the scale of the predictor, for the value to reach an aim in spite of the prior. */
function centreNeeded({ prior, scale }: Predictor, say: Float64Array, aim: number): number {
  if (aim <= 0 && scale === 'log') return Number.NEGATIVE_INFINITY;
  const scaled = toScale(aim, scale);
  if (prior.strength === 0) return scaled;
  const count = say.reduce((sum, w) => sum + w, 0) ** 2 / say.reduce((sum, w) => sum + w * w, 0);
  return scaled + (prior.strength / count) * (scaled - prior.centre);
}

function fewestAdded(predictor: Predictor, list: NearList, attack: Attack): FewestCases | null {
  const { k, scale, values, codes, width } = predictor;
  const near = Array.from(list.numbers);
  const place = near.length;
  // the near cases, numbered anew, and behind them a made-up one with the codes of the target
  const forged = {
    ...predictor,
    values: Float64Array.of(...near.map((number) => values[number]!), attack.bound),
    codes: Float64Array.of(...near.flatMap((number) => [...rowOf(codes, number, width)]), ...list.target),
  };
  for (let count = 1; count <= k; count++) {
    const numbers = Int32Array.from({ length: k }, (_, i) => (i < count ? place : i - count));
    const distances = Float64Array.from({ length: k }, (_, i) => (i < count ? 0 : list.distances[i - count]!));
    const value = fromScale(settle(forged, hear(forged, { numbers, distances, target: list.target })), scale);
    if (attack.reaches(value)) return { count, direction: attack.direction, value };
  }
  return null;
}

function rowOf(codes: Float64Array, number: number, width: number): Float64Array {
  return codes.subarray(number * width, (number + 1) * width);
}
