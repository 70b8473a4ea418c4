import { exp, log } from '../../numeric/elementary.ts';
import { firstWhere } from '../../numeric/first-where.ts';
import { gaussLegendre } from '../../numeric/gauss-quadrature.ts';
import { normalCdf, normalDensity } from '../../numeric/normal.ts';
import { root } from '../../numeric/root.ts';

/** A date at which going on costs something, brings a share of the asset, and may fail. */
export interface Step {
  /** Years from today; ascending. */
  readonly time: number;
  readonly cost: number;
  /** Share of the asset received at once by going on. */
  readonly flow: number;
  /** Probability that the way to the next step stays open. */
  readonly success: number;
}

export interface Motion {
  /** Expected growth a year, continuous. */
  readonly growth: number;
  readonly discountRate: number;
  /** Above 0. */
  readonly volatility: number;
}

/** What going on from a step is worth: slope·S − due + rest(S), above the threshold; nothing below it. */
interface Continued {
  readonly slope: number;
  readonly due: number;
  /** ln of the price from which on going on pays; −Infinity where it always does. */
  readonly threshold: number;
  /** Value of being able to stop later, at these logarithms of the price, times their weights of integration. */
  readonly nodes: Float64Array;
  readonly rest: Float64Array;
}

/** What the next step is worth a step before it, seen from a logarithm of the price. */
interface Link {
  readonly slope: number;
  readonly due: number;
  readonly ahead: (x: number) => number;
  /** How much more than being bound to go on. */
  readonly stopping: (x: number) => number;
}

export interface SequentialValue {
  readonly value: number;
  /** By step: price from which on going on pays; absent where it always does. */
  readonly thresholds: readonly (number | undefined)[];
  /** Value of being bound to go on at every step. */
  readonly committed: number;
}

/** Standard deviations on each side that are integrated. */
const REACH = 9;
/** Width of a panel, in standard deviations of the shorter neighbouring step. */
const PANEL = 2.5;

/**
 * A right that is kept step by step, each time only if going on is worth it.
 *
 *     V(k, S) = max(0, flow·S − cost + success·e^(−ρΔ)·E V(k + 1, S·e^X)),   X normal
 *
 * backwards from the last step. Above its threshold V is a line plus the smooth value of stopping later: the line is
 * integrated in closed form, the rest by Gauss–Legendre panels no wider than the spread of a step.
 *
 * @param points  of each panel
 * @complexity O(steps · nodes · points)
 */
export function sequentialValue(spot: number, steps: readonly Step[], motion: Motion, points: number): SequentialValue {
  const start = log(spot);
  const edges: Edge[] = [];
  const thresholds: (number | undefined)[] = [];
  let next: Continued | undefined;
  let link = linkOf(END, 0, motion);
  for (let k = steps.length - 1; k >= 0; k--) {
    const step = steps[k]!;
    const ahead = (steps[k + 1]?.time ?? step.time) - step.time;
    const behind = step.time - (steps[k - 1]?.time ?? 0);
    link = linkOf(step, ahead, motion, next);
    const [low, high] = bandOf(step.time, edges, motion);
    const even = thresholdOf(step, link, start);
    thresholds[k] = even === -Infinity ? undefined : exp(even);
    const threshold = even === -Infinity && edges.length > 0 ? low : even;
    const narrow = motion.volatility * Math.sqrt(Math.min(ahead, behind));
    const rest = narrow > 0 ? stoppingOn([threshold, high], narrow, points, link.stopping) : NOTHING;
    const isWorthless = even === Infinity;
    next = { slope: step.flow + link.slope, due: isWorthless ? 0 : step.cost + link.due, threshold, ...rest };
    if (Number.isFinite(even)) edges.push({ time: step.time, at: even });
  }
  const first = steps[0]!;
  const value =
    first.time === 0
      ? first.flow * spot - first.cost + link.ahead(start)
      : linkOf({ ...END, success: 1 }, first.time, motion, next).ahead(start);
  return { value: Math.max(0, value), thresholds, committed: committedValue(spot, steps, motion) };
}

const END: Step = { time: 0, cost: 0, flow: 0, success: 0 };
const NOTHING = { nodes: new Float64Array(0), rest: new Float64Array(0) };

/** A threshold of a later step. */
interface Edge {
  readonly time: number;
  readonly at: number;
}

/** Logarithms of the price between which it is open today whether a later step will be taken. */
function bandOf(time: number, edges: readonly Edge[], { growth, volatility }: Motion): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const edge of edges) {
    const years = edge.time - time;
    const even = edge.at - (growth - (volatility * volatility) / 2) * years;
    const spread = volatility * Math.sqrt(years);
    low = Math.min(low, even - REACH * spread - spread * spread);
    high = Math.max(high, even + REACH * spread);
  }
  return [low, high];
}

/** The value of stopping later at points of the band, times their weights. */
function stoppingOn(
  [low, high]: readonly [number, number],
  narrow: number,
  points: number,
  stopping: (x: number) => number,
): Pick<Continued, 'nodes' | 'rest'> {
  if (!(high > low && low > -Infinity)) return NOTHING;
  const rule = gaussLegendre(points);
  const panels = Math.ceil((high - low) / (PANEL * narrow));
  const half = (high - low) / (2 * panels);
  const nodes = new Float64Array(panels * points);
  const rest = nodes.map((_, j) => {
    const x = low + half * (2 * Math.floor(j / points) + 1 + rule.nodes[j % points]!);
    nodes[j] = x;
    return half * rule.weights[j % points]! * stopping(x);
  });
  return { nodes, rest };
}

/** Value of being bound to every step, whatever happens. */
function committedValue(spot: number, steps: readonly Step[], { growth, discountRate }: Motion): number {
  let [open, value] = [1, 0];
  for (const { time, cost, flow, success } of steps) {
    value += open * exp(-discountRate * time) * (flow * spot * exp(growth * time) - cost);
    open *= success;
  }
  return value;
}

/** What the next step is worth a step before it. */
function linkOf(
  { success }: Step,
  years: number,
  { growth, discountRate, volatility }: Motion,
  next?: Continued,
): Link {
  if (next === undefined) return { slope: 0, due: 0, ahead: () => 0, stopping: () => 0 };
  const discount = success * exp(-discountRate * years);
  const drift = (growth - (volatility * volatility) / 2) * years;
  const deviation = volatility * Math.sqrt(years);
  const { slope, due, threshold, nodes, rest } = next;
  const grown = slope * exp(growth * years);
  const later = (x: number): number => {
    const far = x + drift + REACH * deviation;
    let total = 0;
    for (let j = firstWhere(nodes.length, (i) => nodes[i]! > x + drift - REACH * deviation); j < nodes.length; j++) {
      if (nodes[j]! > far) break;
      total += rest[j]! * normalDensity((nodes[j]! - x - drift) / deviation);
    }
    return total / deviation;
  };
  const d = (x: number): number => (x + drift - threshold) / deviation;
  return {
    slope: discount * grown,
    due: discount * due,
    ahead: (x: number): number => {
      const d2 = d(x);
      return discount * (grown * exp(x) * normalCdf(d2 + deviation) - due * normalCdf(d2) + later(x));
    },
    stopping: (x: number): number => {
      const d2 = d(x);
      return discount * (due * normalCdf(-d2) - grown * exp(x) * normalCdf(-d2 - deviation) + later(x));
    },
  };
}

/** ln of the price at which going on is even: its worth rises with the price. */
function thresholdOf({ flow, cost }: Step, { slope, ahead }: Link, start: number): number {
  if (cost === 0) return -Infinity;
  if (flow + slope === 0) return Infinity;
  const worth = (x: number): number => flow * exp(x) - cost + ahead(x);
  let [low, high] = [1, 1];
  while (worth(start - low) > 0) low *= 2;
  while (worth(start + high) < 0) high *= 2;
  return root(worth, start - low, start + high).at;
}
