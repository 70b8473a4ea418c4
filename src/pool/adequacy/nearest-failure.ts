/** Three coordinates, none negative. */
export type Point = readonly [number, number, number];

const ROUNDS = 4;
/** Relative width of a place along a ray. */
const WIDTH = 2e-3;
/** Share of the distance that slopes are taken over. */
const STEP = 0.1;

/**
 * The point nearest to the origin, within a box, where a rising function reaches 1: along a ray to the boundary, then the ray turned
 * to the steepest rise there, again and again; the nearest boundary met is the answer.
 *
 * @param f       rising in each coordinate; `reach` tells the boundary, `smooth`, without its jumps, the slopes
 * @param most    ends of the box
 * @param start   direction of the first ray, none negative, not all zero
 * @param isFixed keeps to the first ray
 * @returns null where no ray that was tried reaches it within the box
 */
export function nearestFailure(
  { reach: f, smooth }: { readonly reach: (point: Point) => number; readonly smooth: (point: Point) => number },
  most: Point,
  { start, isFixed }: { readonly start: Point; readonly isFixed: boolean },
): Point | null {
  if (f([0, 0, 0]) >= 1) return [0, 0, 0];
  let best: Point | null = null;
  let direction = unit(start);
  for (let round = 0; round < (isFixed ? 1 : ROUNDS); round++) {
    const found = boundaryAlong(f, most, direction);
    const at = found ?? clip(most, direction, longest(most));
    if (found !== null) {
      if (best !== null && length(found) > length(best) * (1 - WIDTH)) {
        if (length(found) < length(best)) best = found;
        break;
      }
      best = found;
    }
    if (isFixed) break;
    direction = unit(steepest(smooth, most, at));
    if (direction.every((u) => u === 0)) break;
  }
  return best;
}

const length = (point: Point): number => Math.sqrt(point.reduce((sum, u) => sum + u * u, 0));
const longest = (most: Point): number => length(most);

function unit(point: Point): Point {
  const size = length(point) || 1;
  return [point[0] / size, point[1] / size, point[2] / size];
}

/** The point at a distance along a direction, each coordinate held within the box. */
function clip(most: Point, direction: Point, distance: number): Point {
  const at = (k: 0 | 1 | 2): number => Math.min(most[k], direction[k] * distance);
  return [at(0), at(1), at(2)];
}

function boundaryAlong(f: (point: Point) => number, most: Point, direction: Point): Point | null {
  const g = (r: number): number => f(clip(most, direction, r)) - 1;
  let low = 0;
  let lowValue = g(0);
  let high = 1;
  let highValue = g(high);
  const end = longest(most);
  while (highValue < 0) {
    if (high >= end) return null;
    [low, lowValue] = [high, highValue];
    high = Math.min(end, 2 * high);
    highValue = g(high);
  }
  // regula falsi halved on the side that stays (Illinois): the function is near to a line
  let [a, b] = [lowValue, highValue];
  while (high - low > WIDTH * high) {
    const guess = high - (b * (high - low)) / (b - a);
    const middle = Math.min(Math.max(guess, low + 0.05 * (high - low)), high - 0.05 * (high - low));
    const here = g(middle);
    if (here >= 0) {
      high = middle;
      b = here;
      a /= 2;
    } else {
      low = middle;
      a = here;
      b /= 2;
    }
  }
  return clip(most, direction, high);
}

/** Slopes at a point, none negative, each taken over a part of the point's distance. */
function steepest(f: (point: Point) => number, most: Point, at: Point): Point {
  const step = STEP * (length(at) || 1);
  const slope = (k: 0 | 1 | 2): number => {
    const upper: [number, number, number] = [...at];
    const lower: [number, number, number] = [...at];
    upper[k] = Math.min(most[k], at[k] + step);
    lower[k] = Math.max(0, at[k] - step);
    return upper[k] > lower[k] ? Math.max(0, (f(upper) - f(lower)) / (upper[k] - lower[k])) : 0;
  };
  return [slope(0), slope(1), slope(2)];
}
