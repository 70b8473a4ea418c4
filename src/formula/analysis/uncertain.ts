import { type Fault, IpworthError, quote } from '../../base/errors.ts';
import { attempt } from '../../base/result.ts';
import { integrate } from '../../numeric/adaptive-quadrature.ts';
import { betaDistribution, pertDistribution } from '../../numeric/beta-distributions.ts';
import { triangularDistribution, uniformDistribution } from '../../numeric/bounded-distributions.ts';
import { decimal, type Exact, isExact } from '../../numeric/decimal.ts';
import { discreteDistribution } from '../../numeric/discrete-distribution.ts';
import type { Distribution } from '../../numeric/distribution.ts';
import { gammaDistribution } from '../../numeric/gamma-distribution.ts';
import { lognormalDistribution, lognormalOfMoments, normalDistribution } from '../../numeric/normal-distributions.ts';
import { tabulated } from '../../numeric/tabulated-distribution.ts';
import { type Driver, isWhole } from './driver.ts';

/** What an input may turn out to be, in the unit of the input; for a factor on a series, around 1. */
export type Uncertain =
  | { readonly distribution: 'uniform'; readonly min: Exact; readonly max: Exact }
  | { readonly distribution: 'triangular'; readonly min: Exact; readonly mode: Exact; readonly max: Exact }
  | {
      readonly distribution: 'pert';
      readonly min: Exact;
      readonly mode: Exact;
      readonly max: Exact;
      readonly weight?: Exact;
    }
  | { readonly distribution: 'normal'; readonly mean: Exact; readonly standardDeviation: Exact }
  | { readonly distribution: 'lognormal'; readonly mean: Exact; readonly standardDeviation: Exact }
  | { readonly distribution: 'lognormal'; readonly mu: Exact; readonly sigma: Exact }
  | { readonly distribution: 'beta'; readonly alpha: Exact; readonly beta: Exact }
  | { readonly distribution: 'gamma'; readonly shape: Exact; readonly scale: Exact }
  | { readonly distribution: 'discrete'; readonly values: readonly Exact[]; readonly weights: readonly Exact[] };

/** What becomes of a draw that the model does not allow: its scenario is refused, or the law is cut to the range. */
export type OutOfRange = 'refuse' | 'truncate';

/** A driver with the law of its draws. */
export interface Draw {
  readonly driver: Driver;
  readonly law: Uncertain;
  /** The draw at probability p of the law as cut, 0 < p < 1. */
  readonly at: (p: number) => number;
  /** The mean of the law as cut. */
  readonly mean: number;
  /** The probability that the law, before it is cut, lies outside of what the model allows. */
  readonly outside: number;
}

/** The laws, their parameters in order: the first list whose names are all there is meant. */
const LAWS: Readonly<
  Record<string, readonly (readonly [names: string, make: (...figures: never[]) => Distribution])[]>
> = {
  uniform: [['min max', uniformDistribution]],
  triangular: [['min mode max', triangularDistribution]],
  pert: [
    ['min mode max weight', pertDistribution],
    ['min mode max', pertDistribution],
  ],
  normal: [['mean standardDeviation', normalDistribution]],
  lognormal: [
    ['mean standardDeviation', lognormalOfMoments],
    ['mu sigma', lognormalDistribution],
  ],
  beta: [['alpha beta', betaDistribution]],
  gamma: [['shape scale', gammaDistribution]],
  discrete: [['values weights', discreteDistribution]],
};

/** Laws whose quantile is slow, drawn from a table that is within 10⁻⁷ of their standard deviation. */
const SLOW: readonly string[] = ['pert', 'beta', 'gamma'];

/** Each driver with its law. @throws INPUT_INVALID  every law that is none, at once, with its place */
export function drawsOf(
  drivers: readonly Driver[],
  laws: readonly Uncertain[],
  outOfRange: OutOfRange,
): readonly Draw[] {
  const faults: Fault[] = [];
  if (drivers.length === 0) faults.push({ at: 'uncertain', problem: 'no input', remedy: 'give at least one its law' });
  if (outOfRange !== 'refuse' && outOfRange !== 'truncate') {
    faults.push({ at: 'outOfRange', problem: 'unknown', met: quote(outOfRange), remedy: 'refuse or truncate' });
  }
  const draws = drivers.flatMap((driver, index) => {
    const law = laws[index] as Uncertain;
    const distribution = distributionOf(driver, law, faults);
    if (distribution === undefined) return [];
    const held = cut(driver, distribution, outOfRange, faults);
    return held === undefined ? [] : [{ driver, law, ...held }];
  });
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return draws;
}

function distributionOf(driver: Driver, written: Uncertain, faults: Fault[]): Distribution | undefined {
  const fail = (problem: string, met: unknown, remedy: string): undefined => {
    faults.push({ at: `uncertain: ${driver.name}`, problem, met: quote(met), remedy });
    return undefined;
  };
  const { distribution, ...figures } = (written ?? {}) as unknown as { readonly distribution: string };
  const laws = Object.hasOwn(LAWS, distribution) ? LAWS[distribution] : undefined;
  if (laws === undefined) return fail('no distribution', distribution, `one of ${Object.keys(LAWS).join(', ')}`);
  if (isWhole(driver) && distribution !== 'discrete') {
    return fail('whole numbers only', distribution, 'give a discrete distribution');
  }
  const given = Object.keys(figures).sort().join(' ');
  const law = laws.find(([names]) => names.split(' ').sort().join(' ') === given);
  const expected = laws.map(([names]) => names.replaceAll(' ', ', ')).join('; or ');
  if (law === undefined) return fail('other parameters expected', Object.keys(figures).join(', '), expected);
  const ordered = law[0].split(' ').map((name) => (figures as Record<string, unknown>)[name]);
  if (!ordered.flat().every(isExact)) return fail('exact numbers expected', ordered, 'plain decimal text, or numbers');
  const plain = ordered.map((one) => (Array.isArray(one) ? one.map(numberOf) : numberOf(one as Exact)));
  const made = attempt(() => law[1](...(plain as never[])));
  if (made.ok) return SLOW.includes(distribution) ? quick(made.value) : made.value;
  faults.push(...made.error.faults.map((fault) => ({ ...fault, at: `uncertain: ${driver.name}: ${fault.at}` })));
  return undefined;
}

function numberOf(written: Exact): number {
  return decimal(written).toNumber();
}

/** From a table where one can be made; a law too steep for a table is drawn from itself. */
function quick(law: Distribution): Distribution {
  const table = attempt(() => tabulated(law));
  return table.ok ? table.value : law;
}

/** The law held to the range of its input: cut off outside with its shape kept inside, or left as it is. */
function cut(driver: Driver, law: Distribution, outOfRange: OutOfRange, faults: Fault[]) {
  const [low, high] = [driver.low.toNumber(), driver.high.toNumber()];
  const below = law.cdf(low - Math.max(Math.abs(low) * Number.EPSILON, Number.MIN_VALUE)); // without what lies on it
  const upTo = law.cdf(high);
  const outside = Math.max(0, 1 - (upTo - below));
  if (outOfRange === 'refuse' || outside === 0) return { at: law.quantile, mean: law.mean, outside };
  const inside = upTo - below;
  if (!(inside > 1e-9)) {
    const problem = 'lies outside of what the model allows';
    faults.push({ at: `uncertain: ${driver.name}`, problem, met: `${low} to ${high}` });
    return undefined;
  }
  const at = (p: number): number => Math.min(Math.max(law.quantile(below + p * inside), low), high);
  const mean = integrate(at, 0, 1, { relative: 1e-9, mostIntervals: 10_000 }).value;
  return { at, mean, outside };
}
