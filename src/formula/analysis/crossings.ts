import { type Fault, IpworthError } from '../../base/errors.ts';
import { attempt } from '../../base/result.ts';
import { type Decimal, decimal, round } from '../../numeric/decimal.ts';
import { pow } from '../../numeric/elementary.ts';
import { root } from '../../numeric/root.ts';

/** A figure tried: how far the line then is above its target, or why there is no line. */
export interface Probe {
  readonly at: Decimal;
  readonly gap?: Decimal;
  readonly faults?: readonly Fault[];
}

/** What an input is tried with: exactly, and from where to where in which steps. */
export interface Trial {
  readonly probe: (at: Decimal) => Probe;
  readonly low: Decimal;
  readonly high: Decimal;
  readonly isWhole: boolean;
  /** How far from the target a solution may leave the line. */
  readonly precision: Decimal;
}

const EVEN_STEPS = 256;
const STEPS_PER_TENFOLD = 32;
const SMALLEST_SHARE = 1e-4;
/** Edges are narrowed to this share of their place: finer than any input is known. */
const EDGE = '1e-15';
const MOST_DIGITS = 34;

/** 1, 0 or −1 as the line lies above, on or below its target; undefined where there is no line. */
function sideOf({ gap }: Probe): number | undefined {
  return gap?.comparedTo(0);
}

/**
 * The figures of a scan, ascending: both ends, 256 even steps between them, and 32 steps to each power of ten from a
 * ten-thousandth of where the input stands; whole numbers only where nothing else is allowed.
 */
export function scanPoints({ low, high, isWhole }: Trial, standing: Decimal | null): readonly Decimal[] {
  const width = high.minus(low);
  const even = Array.from({ length: EVEN_STEPS + 1 }, (_, i) => low.plus(width.times(i).div(EVEN_STEPS)));
  const size = standing?.abs().toNumber() || 1;
  const farthest = Math.max(low.abs().toNumber(), high.abs().toNumber());
  const tenfold: Decimal[] = [];
  for (
    let k = 0, x = SMALLEST_SHARE * size;
    x < farthest;
    k++, x = SMALLEST_SHARE * size * pow(10, k / STEPS_PER_TENFOLD)
  ) {
    tenfold.push(decimal(x.toPrecision(12)), decimal(x.toPrecision(12)).negated());
  }
  const points = [...even.map((x) => x.toSignificantDigits(12)), ...tenfold, ...(standing === null ? [] : [standing])]
    .map((x) => (isWhole ? round(x, 0) : x))
    .filter((x) => x.gt(low) && x.lt(high));
  const ascending = [low, ...points.sort((a, b) => a.comparedTo(b)), high];
  return ascending.filter((x, i) => i === 0 || x.gt(ascending[i - 1] as Decimal));
}

/** Where a property ends between two figures: the last that is like the first, and the next that is not. */
function edge(
  { probe, isWhole }: Trial,
  from: Probe,
  to: Probe,
  isAlike: (probe: Probe) => boolean,
): readonly [Probe, Probe] {
  let [inside, outside] = [from, to];
  for (;;) {
    const middle = inside.at.plus(outside.at).div(2);
    const at = isWhole ? middle.floor() : middle;
    const width = inside.at.minus(outside.at).abs();
    const isNarrow = width.lte(inside.at.abs().plus(outside.at.abs()).times(EDGE)) || width.lt('1e-30');
    if (isNarrow || at.equals(inside.at) || at.equals(outside.at)) {
      return [plainly(probe, inside, isAlike), plainly(probe, outside, (one) => !isAlike(one))];
    }
    const next = probe(at);
    if (isAlike(next)) inside = next;
    else outside = next;
  }
}

/** What a scan came upon, in ascending order; pairs are the two ends of a stretch. */
export interface Found {
  readonly solutions: Probe[];
  readonly plateaus: Pair[];
  readonly leaps: Pair[];
  readonly refused: Pair[];
}

type Pair = readonly [from: Probe, to: Probe];

/** Follows the line from one figure tried to the next: figures on the target, changes of side, refusals. */
export function follow(trial: Trial, tried: readonly Probe[]): Found {
  const found: Found = { solutions: [], plateaus: [], leaps: [], refused: [] };
  const probes = withEdges(trial, tried);
  for (let i = 0; i < probes.length; i++) {
    const first = i;
    const here = probes[first] as Probe;
    while (i + 1 < probes.length && isJoined(trial, probes[i] as Probe, probes[i + 1] as Probe)) i++;
    const last = probes[i] as Probe;
    if (here.gap === undefined) found.refused.push([here, last]);
    else if (here.gap.isZero()) settle(trial, found, [here, last], [probes[first - 1], probes[i + 1]]);
    const next = probes[i + 1];
    if (next !== undefined && (sideOf(last) ?? 0) * (sideOf(next) ?? 0) < 0) cross(trial, found, last, next);
  }
  return found;
}

/** Two neighbours between which the model refuses all, or the line stays on its target. */
function isJoined({ probe }: Trial, a: Probe, b: Probe): boolean {
  if (a.gap === undefined || b.gap === undefined) return a.gap === b.gap;
  return a.gap.isZero() && b.gap.isZero() && probe(a.at.plus(b.at).div(2)).gap?.isZero() === true;
}

/** The figures tried, and between one that the model takes and one that it refuses the two at the edge. */
function withEdges(trial: Trial, tried: readonly Probe[]): readonly Probe[] {
  return tried.flatMap((here, i) => {
    const next = tried[i + 1];
    const isTaken = (probe: Probe): boolean => probe.gap !== undefined;
    if (next === undefined || isTaken(here) === isTaken(next)) return [here];
    const pair = edge(trial, here, next, (probe) => isTaken(probe) === isTaken(here));
    return [here, ...pair.filter((probe) => probe !== here && probe !== next)];
  });
}

/** On the target from one figure to another, which may be the same: a plateau as far as it goes, or a solution. */
function settle(trial: Trial, found: Found, [from, to]: Pair, around: readonly (Probe | undefined)[]): void {
  const isOn = (probe: Probe): boolean => probe.gap?.isZero() === true;
  const end = (inside: Probe, outside: Probe | undefined): Probe =>
    outside === undefined ? inside : edge(trial, inside, outside, isOn)[0];
  const [low, high] = [end(from, around[0]), end(to, around[1])];
  if (low.at.equals(high.at)) found.solutions.push(low);
  else found.plateaus.push([low, high]);
}

/** Between two figures on different sides: a crossing, a plateau on the way, a leap, or a refusal that no scan met. */
function cross(trial: Trial, found: Found, from: Probe, to: Probe): void {
  const result = attempt((): Pair => {
    const at = trial.isWhole ? undefined : crossing(trial, from, to);
    return at === undefined ? edge(trial, from, to, (probe) => sideOf(probe) === sideOf(from)) : [at, at];
  });
  if (!result.ok) {
    found.refused.push([{ at: from.at, faults: result.error.faults }, to]);
    return;
  }
  const [before, on] = result.value;
  if (on.gap?.isZero() === true) settle(trial, found, [on, on], [from, to]);
  else if (before === on) found.solutions.push(on);
  else found.leaps.push([before, on]);
}

/** The same edge in as few digits as hold there: 3 for 3.0000000000000027. */
function plainly(probe: Trial['probe'], edgeAt: Probe, isAlike: (probe: Probe) => boolean): Probe {
  const { at } = edgeAt;
  const slack = at.abs().times(EDGE).times(4).plus('1e-29');
  const candidates = [...Array.from({ length: 17 }, (_, digits) => at.toSignificantDigits(digits + 1)), round(at, 15)];
  const near = candidates.filter((one) => one.minus(at).abs().lte(slack)).map(probe);
  return near.find(isAlike) ?? edgeAt;
}

/**
 * The figure between two others at which the line crosses its target, with the fewest digits that keep it there; none
 * where it leaps over the target.
 *
 * @throws INPUT_INVALID  the model refuses a figure in between
 */
function crossing(trial: Trial, from: Probe, to: Probe): Probe | undefined {
  const width = to.at.minus(from.at);
  const at = (share: number): Decimal => from.at.plus(width.times(share));
  const share = root((t) => gapAt(trial, at(t)).toNumber(), 0, 1).at;
  const found = polished(trial, [from.at, to.at], at(share), at(share > 0.5 ? share - 1e-9 : share + 1e-9));
  return found && shortened(trial, [from.at, to.at], found);
}

function gapAt({ probe }: Trial, at: Decimal): Decimal {
  const { gap, faults = [] } = probe(at);
  if (gap === undefined) throw new IpworthError('INPUT_INVALID', faults);
  return gap;
}

/** The secant in decimals, from a root good to float64 to one that meets the precision; it is there in a few steps or never. */
function polished(trial: Trial, ends: Ends, first: Decimal, second: Decimal): Decimal | undefined {
  let [before, gapBefore] = [second, gapAt(trial, second)];
  let [at, gap] = [first, gapAt(trial, first)];
  for (let steps = 0; steps < 8 && !gap.abs().lte(trial.precision.div(1000)); steps++) {
    const slope = gap.minus(gapBefore).div(at.minus(before));
    const next = slope.isZero() ? at : at.minus(gap.div(slope));
    if (next.equals(at) || !isBetween(ends, next)) break;
    [before, gapBefore] = [at, gap];
    [at, gap] = [next, gapAt(trial, next)];
  }
  return gap.abs().lte(trial.precision) ? at : undefined;
}

function shortened(trial: Trial, ends: Ends, found: Decimal): Probe {
  for (let digits = 1; digits < MOST_DIGITS; digits++) {
    const at = found.toSignificantDigits(digits);
    if (!isBetween(ends, at)) continue;
    const probe = trial.probe(at);
    if (probe.gap?.abs().lte(trial.precision) === true) return probe;
  }
  return trial.probe(found);
}

type Ends = readonly [Decimal, Decimal];

function isBetween([low, high]: Ends, at: Decimal): boolean {
  return at.gte(low) && at.lte(high);
}
