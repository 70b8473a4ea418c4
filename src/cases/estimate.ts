import { quote, refuse } from '../base/errors.ts';
import { type CaseEstimateInput, CaseEstimateOptions, type CaseTarget } from '../domain/case-schema.ts';
import { parseWith } from '../domain/parse.ts';
import { type Calibration, calibrateJackknife } from './calibrate-jackknife.ts';
import { calibrateSplit, splitCases } from './calibrate-split.ts';
import type { CaseBase, LeftOut } from './case-base.ts';
import { centreOf, effectiveCount, neighbourWeights, type ValueScale } from './centre.ts';
import type { Interval } from './conformal.ts';
import type { NotUsed } from './eligible-cases.ts';
import { type Explanation, explain } from './explain-neighbour.ts';
import { prepareSearch, type Search } from './find-nearest.ts';
import { firstOf, fromScale, type NearList, nearList, type Predictor, predict } from './predict.ts';

/** A neighbour with its say in the estimate. */
export interface Evidence extends Explanation {
  readonly value: number;
  /** Weight in the centre, 1 for the nearest where all distances are 0 or weighting is equal. */
  readonly say: number;
}

/** A case and what the estimate would be without it. */
export interface Influence {
  readonly id: string;
  readonly valueWithout: number;
  /** valueWithout / value − 1 on the scale `log`, valueWithout − value on the scale `plain`. */
  readonly change: number;
}

/** What similar cases say of a target: a value with an interval that keeps its promise, and the reasons. */
export interface CaseEstimate {
  /** Per unit where the schema says so. */
  readonly value: number;
  readonly interval: Interval & {
    readonly method: CaseEstimateOptions['interval'];
    readonly level: number;
    /** What holds whatever the distribution: `level` for split, 2·level − 1 for the jackknife+. */
    readonly guaranteed: number;
    /** Share of cases that lie in the interval that other cases give them; absent where too few are left to measure it. */
    readonly measuredCoverage?: number;
    readonly calibratedOn: number;
    /** Of these, cases that too few others resemble: they count as missed. */
    readonly unpredictable: number;
  };
  /** Value and interval times the units of the target, where these are given. */
  readonly total?: Interval & { readonly value: number; readonly units: number };
  readonly neighbours: readonly Evidence[];
  /** How many cases of equal say would be as good as the neighbours. */
  readonly effectiveCases: number;
  /** The neighbour without which the estimate would change most. */
  readonly mostInfluential: Influence;
  readonly method: Omit<CaseEstimateOptions, 'exclude' | 'level' | 'units' | 'interval'> & {
    readonly valueScale: ValueScale;
  };
  readonly cases: {
    readonly rowsRead: number;
    readonly leftOut: readonly LeftOut[];
    readonly inBase: number;
    readonly notUsed: NotUsed;
    /** Cases that could be used: to find neighbours or to calibrate. */
    readonly used: number;
  };
  readonly unseenLevels: Search['target']['unseenLevels'];
}

/**
 * The value of a target from the k cases most similar to it.
 *
 * The value is the weighted median or mean of the neighbours' values. The interval is conformal: by the jackknife+, which
 * uses every case, or by a split, which guarantees the level itself. A base that cannot support a finite interval is refused.
 *
 * @throws INPUT_INVALID          options, weights or target that do not fit the schema, a schema without a value
 * @throws EVIDENCE_INSUFFICIENT  too few cases, comparable cases or known attributes, with how many more would do
 */
export function estimate(base: CaseBase, target: CaseTarget, input: CaseEstimateInput): CaseEstimate {
  const options = parseWith(CaseEstimateOptions, input, 'case estimate');
  const predictor = predictorOf(base, options);
  const search = prepareSearch(base, target, options);
  const { k, level } = options;
  const split = options.interval === 'split' ? splitCases(search.eligible.mask, level) : undefined;
  const plan = split ? { ...search.plan, eligible: split.training } : search.plan;
  const list = nearList(base.codes, plan, k);
  if (list.numbers.length <= k) refuseFewComparable(list.numbers.length, k);
  const calibration = split
    ? calibrateSplit(base, search, predictor, { split, list, level })
    : calibrateJackknife(base, search, predictor, { list, level });

  const { numbers, distances } = firstOf(list, k);
  const say = neighbourWeights(distances, options.weighting);
  const value = centreOf(
    Float64Array.from(numbers, (number) => predictor.values[number]!),
    say,
    predictor,
  );
  const interval = intervalOf(calibration, options, predictor.scale);
  const { exclude, units, level: _, interval: __, ...method } = options;
  return {
    value,
    interval,
    ...(units !== undefined && {
      total: { value: value * units, lower: interval.lower * units, upper: interval.upper * units, units },
    }),
    neighbours: Array.from(numbers, (number, i) => ({
      ...explain(base, { ...search, plan }, number),
      value: predictor.values[number]!,
      say: say[i]!,
    })),
    effectiveCases: effectiveCount(say),
    mostInfluential: mostInfluential(base, predictor, list, value),
    method: { ...method, valueScale: predictor.scale },
    cases: {
      rowsRead: base.rowsRead,
      leftOut: base.leftOut,
      inBase: base.cases.length,
      notUsed: search.eligible.notUsed,
      used: search.eligible.count,
    },
    unseenLevels: search.target.unseenLevels,
  };
}

function predictorOf({ schema, values }: CaseBase, { k, centre, weighting }: CaseEstimateOptions): Predictor {
  if (schema.value === undefined || values === null) {
    const remedy = "name the column of values in the schema, as { column: 'Price', scale: 'log' }";
    return refuse('INPUT_INVALID', { at: 'estimate: base', problem: 'the schema names no value', remedy });
  }
  return { k, centre, weighting, values, scale: schema.value.scale };
}

function refuseFewComparable(found: number, k: number): never {
  const problem = `${k + 1} comparable cases are needed: k and one to spare, so that the say of each can be shown`;
  const remedy = `${k + 1 - found} more would do, or a smaller k, or a lower minOverlap`;
  refuse('EVIDENCE_INSUFFICIENT', { at: 'the case base', problem, met: quote(found), remedy });
}

function intervalOf(
  calibration: Calibration,
  options: CaseEstimateOptions,
  scale: ValueScale,
): CaseEstimate['interval'] {
  const { interval, ...rest } = calibration;
  return {
    lower: fromScale(interval.lower, scale),
    upper: fromScale(interval.upper, scale),
    method: options.interval,
    level: options.level,
    guaranteed: options.interval === 'split' ? options.level : Math.max(0, 2 * options.level - 1),
    ...rest,
  };
}

function mostInfluential(base: CaseBase, predictor: Predictor, list: NearList, value: number): Influence {
  const influences = Array.from(list.numbers.subarray(0, predictor.k), (number): Influence => {
    const valueWithout = fromScale(predict(predictor, list, number)!, predictor.scale);
    const change = predictor.scale === 'log' ? valueWithout / value - 1 : valueWithout - value;
    return { id: base.cases[number]!.id, valueWithout, change };
  });
  return influences.reduce((most, each) =>
    strength(each, predictor.scale) > strength(most, predictor.scale) ? each : most,
  );
}

/** A fall to a half and a rise to the double are as strong as each other on the scale `log`. */
function strength({ change }: Influence, scale: ValueScale): number {
  return scale === 'log' ? Math.max(1 + change, 1 / (1 + change)) : Math.abs(change);
}
