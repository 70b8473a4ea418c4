import { type Fault, IpworthError, quote } from '../../base/errors.ts';
import { attempt } from '../../base/result.ts';
import { type Decimal, decimal, type Exact, greatest, isExact, least, text, ZERO } from '../../numeric/decimal.ts';
import type { Model } from '../define-model.ts';
import { compileFast } from '../fast/fast.ts';
import { recordedInput } from '../outcome.ts';
import type { Inputs, Label } from '../quantities.ts';
import { follow, type Probe, scanPoints, type Trial } from './crossings.ts';
import {
  type AnyModel,
  type Driver,
  driversOf,
  exactLine,
  type Given,
  isWhole,
  lineOf,
  moved,
  outcomeOf,
} from './driver.ts';

/** What is asked: which figure of one input makes a line come to the target. */
export interface Question {
  /** `royaltyRate`, `sales[3]` for one entry of a series, `sales[*]` for a factor on all of it. */
  readonly input: string;
  readonly target: Exact;
  /** The line, `value` unless given. */
  readonly of?: string;
  /** Where to look; all that the model allows unless given. */
  readonly within?: readonly [low: Exact, high: Exact];
  /** How far from the target a solution may leave the line; 10⁻¹² of the target unless given. */
  readonly precision?: Exact;
}

/** A stretch of an input, both ends included. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

export interface Solutions {
  readonly of: string;
  readonly target: string;
  readonly precision: string;
  readonly input: string;
  readonly label: Label;
  readonly within: Stretch;
  /** How many figures were tried before any crossing was refined. */
  readonly scanned: number;
  /** In ascending order, each with the fewest digits that bring the line to the target, and what the line then is. */
  readonly solutions: readonly { readonly at: string; readonly value: string }[];
  /** Where the line is the target whatever the input. */
  readonly plateaus: readonly Stretch[];
  /** Where the line leaps over the target, and what it is on either side. */
  readonly leaps: readonly (Stretch & { readonly values: readonly [string, string] })[];
  /** Where the model gives no line, with its faults at the first such figure met. */
  readonly refused: readonly (Stretch & { readonly faults: readonly Fault[] })[];
  /** Where nothing solves it: of the figures tried, the one that brings the line nearest to the target. */
  readonly nearest?: { readonly at: string; readonly value: string };
}

/**
 * Which figure of one input makes a line of the model come to a target: none, one, several, or a whole stretch.
 *
 * The range is scanned in float64 (256 even steps and 32 to each power of ten); every change of side is then refined
 * in exact arithmetic until the figure, put into the model, gives the target to the precision. Two crossings within one
 * step, and a line that touches its target without crossing it, can be missed: narrow `within` where that matters.
 *
 * @param base      an input or an outcome; its other inputs stay
 * @param question  a `within` that goes beyond what the model allows is cut to it, as `within` of the answer says
 * @throws INPUT_INVALID  a base that the model refuses, an input that is no number, a target that is none, an empty range
 */
export function solveFor<I extends Inputs>(model: Model<I>, base: Given<I>, question: Question): Solutions {
  const of = lineOf(model, question.of);
  const start = outcomeOf(model, base);
  const driver = driversOf(model, start, [question.input])[0] as Driver;
  const { target, precision, low, high } = asked(model, driver, question);
  const input = recordedInput(start);
  const probe = (at: Decimal): Probe => {
    const result = attempt(() => exactLine(model, moved(input, driver, at), of).minus(target));
    return result.ok ? { at, gap: result.value } : { at, faults: result.error.faults };
  };
  const scale = target.isZero() ? exactLine(model, input, of).abs() : target.abs();
  const allowed = precision ?? (scale.isZero() ? decimal('1e-12') : scale.times('1e-12'));
  const trial: Trial = { probe, low, high, isWhole: isWhole(driver), precision: allowed };

  const points = scanPoints(trial, driver.at);
  const probes = scanned({ model, driver, input, of, target, trial }, points);
  const found = follow(trial, probes);
  const isSolved = found.solutions.length + found.plateaus.length > 0;
  const closest = isSolved ? undefined : probes.reduce<Probe | undefined>(nearer, undefined);
  const shown = ({ at, gap }: Probe): { at: string; value: string } => {
    return { at: text(at), value: text((gap as Decimal).plus(target)) };
  };
  return {
    of,
    target: text(target),
    precision: text(allowed),
    input: driver.name,
    label: driver.label,
    within: { from: text(low), to: text(high) },
    scanned: points.length,
    solutions: found.solutions.map(shown),
    plateaus: found.plateaus.map(([from, to]) => ({ from: text(from.at), to: text(to.at) })),
    leaps: found.leaps.map(([from, to]) => {
      return { from: text(from.at), to: text(to.at), values: [shown(from).value, shown(to).value] as const };
    }),
    refused: found.refused.map(([from, to]) => ({ from: text(from.at), to: text(to.at), faults: from.faults ?? [] })),
    ...(closest === undefined ? {} : { nearest: shown(probe(closest.at)) }),
  };
}

/** The target, the precision and the range of a question, each held to what the model allows. */
function asked({ id }: AnyModel, driver: Driver, { target, within, precision }: Question) {
  const faults: Fault[] = [];
  const exact = (what: string, value: Exact): Decimal => {
    if (isExact(value)) return decimal(value);
    faults.push({ at: `${id}: solveFor: ${what}`, problem: 'an exact number expected', met: quote(value) });
    return ZERO;
  };
  const [low, high] = [within?.[0] ?? text(driver.low), within?.[1] ?? text(driver.high)];
  const wanted = {
    target: exact('target', target),
    precision: precision === undefined ? undefined : exact('precision', precision),
    low: greatest([exact('within[0]', low), driver.low]),
    high: least([exact('within[1]', high), driver.high]),
  };
  if (wanted.low.gte(wanted.high)) {
    const problem = `no range is left of ${text(driver.low)} to ${text(driver.high)}, which the model allows`;
    faults.push({ at: `${id}: solveFor: within`, problem, met: quote([low, high]) });
  }
  if (wanted.precision?.lt(0)) {
    faults.push({ at: `${id}: solveFor: precision`, problem: 'below zero', met: quote(precision) });
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return wanted;
}

interface Setting {
  readonly model: AnyModel;
  readonly driver: Driver;
  readonly input: Readonly<Record<string, unknown>>;
  readonly of: string;
  readonly target: Decimal;
  readonly trial: Trial;
}

/** A gap below this share of its line is asked again exactly: the fast reading may have its sign wrong. */
const NEAR = 1e-9;

/** Every point tried in float64, and exactly where the model refuses it or it lies near the target. */
function scanned({ model, driver, input, of, target, trial }: Setting, points: readonly Decimal[]): readonly Probe[] {
  const standing = moved(input, driver, driver.at ?? (points[points.length >> 1] as Decimal));
  const fast = compileFast(model as unknown as Model, standing, [driver.name], { of });
  const [values, refused] = [new Float64Array(points.length), new Uint8Array(points.length)];
  fast.run([Float64Array.from(points, (at) => at.toNumber())], values, refused);
  return points.map((at, i): Probe => {
    const value = values[i] as number;
    const gap = value - target.toNumber();
    const isNear = Math.abs(gap) <= NEAR * Math.max(Math.abs(value), target.abs().toNumber());
    return refused[i] === 1 || isNear ? trial.probe(at) : { at, gap: decimal(String(gap)) };
  });
}

function nearer(best: Probe | undefined, one: Probe): Probe | undefined {
  return one.gap !== undefined && (best?.gap === undefined || one.gap.abs().lt(best.gap.abs())) ? one : best;
}
