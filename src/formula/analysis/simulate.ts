import type { Control } from '../../base/control.ts';
import { IpworthError, quote, refuse } from '../../base/errors.ts';
import { attempt } from '../../base/result.ts';
import { VERSION } from '../../base/version.ts';
import { checkWhole, checkWithin } from '../../numeric/argument.ts';
import { decimal, type Exact, isExact, text } from '../../numeric/decimal.ts';
import type { Model } from '../define-model.ts';
import { compileFast } from '../fast/fast.ts';
import { type Outcome, recordedInput } from '../outcome.ts';
import type { Inputs, Label } from '../quantities.ts';
import type { Contribution } from './contribution.ts';
import { type Copula, copulaOf, type RankCorrelation } from './copula.ts';
import { type AnyModel, driversOf, exactLine, type Given, lineOf, moved, outcomeOf } from './driver.ts';
import { CHUNK, type RefusedScenarios, runScenarios, type Setting } from './run-scenarios.ts';
import { type Below, belowOf, type Spread, spreadOf } from './spread.ts';
import { drawsOf, type OutOfRange, type Uncertain } from './uncertain.ts';

export interface SimulationOptions extends Control {
  /** What varies: `royaltyRate`, `sales[3]` for one entry of a series, `sales[*]` for a factor on all of it. */
  readonly uncertain: Readonly<Record<string, Uncertain>>;
  readonly rankCorrelation?: readonly RankCorrelation[];
  /** Takes the nearest rank correlations that can occur together where those given cannot; the answer says how near. */
  readonly repair?: boolean;
  /** A draw that the model does not allow: its scenario is refused and counted (so unless given), or laws are cut. */
  readonly outOfRange?: OutOfRange;
  /** 1,000 … 10,000,000. */
  readonly scenarios: number;
  /** Whole, 0 … 2⁵³ − 1. */
  readonly seed: number;
  /** The line, `value` unless given. */
  readonly of?: string;
  /** Amounts by name, such as `{ loan: '3000000' }`: how probable is a lower value? */
  readonly below?: Readonly<Record<string, Exact>>;
  /** Of all intervals, 0.5 … below 1; 0.95 unless given. */
  readonly confidence?: number;
  /** Scenarios held at once, 8,192 unless given; no result depends on it. */
  readonly chunk?: number;
}

/** A simulation: what was asked, what came out, each estimate with its error, and what it takes to repeat it. */
export interface Simulation extends Spread {
  readonly model: Outcome['model'];
  readonly library: string;
  readonly of: string;
  readonly seed: number;
  readonly scenarios: number;
  readonly confidence: number;
  readonly outOfRange: OutOfRange;
  readonly inputs: readonly {
    readonly input: string;
    readonly label: Label;
    readonly law: Uncertain;
    readonly mean: number;
    /** The probability that the law gives to what the model does not allow: refused, or cut off. */
    readonly outside: number;
    /** Absent where the value does not vary. */
    readonly contribution?: Contribution;
  }[];
  readonly rankCorrelation: readonly RankCorrelation[];
  readonly repaired?: Copula['repaired'];
  readonly refused: RefusedScenarios;
  /** The line at the case given, and with every uncertain input at its mean: as a rule not the mean of the values. */
  readonly atBase: string;
  /** Null where the model refuses the means. */
  readonly atMeans: string | null;
  readonly below: Readonly<Record<string, Below>>;
}

const FEWEST = 1000;
const MOST = 10_000_000;

/**
 * What a line of the model may come to when inputs are uncertain: percentiles, mean, the probability of a value below
 * an amount, and which inputs the uncertainty comes from.
 *
 * Each scenario draws each input from a random stream of its own, by seed, scenario and name of the input: neither the
 * size of chunks nor another input changes a draw, and a longer run begins with the shorter one. Draws are made to go together by a Gaussian copula.
 *
 * Memory: 8 bytes a scenario for its value, and one chunk.
 *
 * @param base  an input or an outcome; what is not uncertain stays
 * @throws INPUT_INVALID  a base that the model refuses; uncertain inputs, laws or rank correlations that are none
 * @throws ARGUMENT_INVALID  a number of scenarios, a seed, a confidence or a chunk out of range
 * @throws NO_SOLUTION  fewer than 1,000 scenarios in which the model gives a value
 * @throws CANCELLED  stopped between two chunks
 */
export function simulate<I extends Inputs>(model: Model<I>, base: Given<I>, options: SimulationOptions): Simulation {
  const amounts = amountsOf(options.below);
  const { setting, start, copula, outOfRange, confidence, atMeans } = planOf(model, base, options);
  const { values, refused, contributions } = runScenarios(setting, options);
  checkEnough(values.length, refused);
  values.sort();
  return {
    model: start.model,
    library: VERSION,
    of: setting.of,
    seed: options.seed,
    scenarios: options.scenarios,
    confidence,
    outOfRange,
    inputs: setting.draws.map(({ driver, law, mean, outside }, index) => {
      const contribution = contributions[index]?.result();
      const common = { input: driver.name, label: driver.label, law, mean, outside };
      return contribution === undefined ? common : { ...common, contribution };
    }),
    rankCorrelation: options.rankCorrelation ?? [],
    ...(copula.repaired === undefined ? {} : { repaired: copula.repaired }),
    refused,
    atBase: text(exactLine(model, recordedInput(start), setting.of)),
    atMeans,
    ...spreadOf(values, confidence),
    below: Object.fromEntries(amounts.map(([name, amount]) => [name, belowOf(values, amount, confidence)])),
  };
}

function checkEnough(counted: number, { reasons }: RefusedScenarios): void {
  if (counted >= FEWEST) return;
  refuse('NO_SOLUTION', {
    at: 'simulate',
    problem: `the model gives a value in ${counted} scenarios only, ${FEWEST} are needed`,
    met: quote(reasons.map(({ reason }) => reason).join('; ')),
    remedy: 'give laws within what the model allows, or truncate them, or run more scenarios',
  });
}

/** All that is settled before the first scenario. */
function planOf(model: AnyModel, base: unknown, options: SimulationOptions) {
  const { uncertain, rankCorrelation = [], repair = false, outOfRange = 'refuse', confidence = 0.95 } = options;
  checkWhole('simulate: scenarios', options.scenarios, FEWEST, MOST);
  checkWhole('simulate: seed', options.seed, 0, Number.MAX_SAFE_INTEGER);
  checkWhole('simulate: chunk', options.chunk ?? CHUNK, 1, MOST);
  checkWithin('simulate: confidence', confidence, 0.5, 1 - Number.EPSILON);
  const of = lineOf(model, options.of);
  const start = outcomeOf(model, base);
  const input = recordedInput(start);
  const drivers = driversOf(model, start, Object.keys(uncertain ?? {}));
  const draws = drawsOf(drivers, Object.values(uncertain ?? {}), outOfRange);
  const copula = copulaOf(drivers, rankCorrelation, repair);
  const atMeans = (isKept: boolean) =>
    draws.reduce((standing, { driver, mean }) => {
      return moved(standing, driver, isKept && driver.at !== null ? driver.at : decimal(String(mean)));
    }, input);
  const fast = compileFast(
    model as unknown as Model,
    atMeans(true),
    drivers.map(({ name }) => name),
    { of },
  );
  const means = attempt(() => text(exactLine(model, atMeans(false), of)));
  const setting: Setting = {
    model,
    of,
    input: atMeans(true),
    draws,
    factor: copula.factor,
    fast,
    seed: options.seed,
    centre: exactLine(model, input, of).toNumber(),
  };
  return { setting, start, copula, outOfRange, confidence, atMeans: means.ok ? means.value : null };
}

function amountsOf(below: SimulationOptions['below'] = {}): readonly (readonly [name: string, amount: string])[] {
  const faults = Object.entries(below)
    .filter(([, amount]) => !isExact(amount))
    .map(([name, amount]) => ({ at: `below: ${name}`, problem: 'an exact number expected', met: quote(amount) }));
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return Object.entries(below).map(([name, amount]) => [name, text(decimal(amount))]);
}
