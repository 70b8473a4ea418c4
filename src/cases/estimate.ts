import { quote, refuse } from '../base/errors.ts';
import { type CaseEstimateInput, CaseEstimateOptions, type CaseTarget } from '../domain/case-schema.ts';
import { parseWith } from '../domain/parse.ts';
import { buildPredictor, onlyDated } from './build-predictor.ts';
import { type Calibration, calibrateJackknife } from './calibrate-jackknife.ts';
import { calibrateSplit, splitCases } from './calibrate-split.ts';
import type { CaseBase, LeftOut } from './case-base.ts';
import { centreOf, effectiveCount, type ValueScale } from './centre.ts';
import type { Interval } from './conformal.ts';
import type { NotUsed } from './eligible-cases.ts';
import { type Explanation, explain } from './explain-neighbour.ts';
import { prepareSearch, type Search } from './find-nearest.ts';
import { type Manipulation, manipulationResistance } from './manipulation.ts';
import {
  firstOf,
  fromScale,
  type Hearing,
  hear,
  type NearList,
  nearList,
  type Predictor,
  predict,
  settle,
} from './predict.ts';
import { refuseShortfall, type Unbounded, unboundedBy } from './shortfall.ts';
import { mannerOf } from './split-manner.ts';

/** A neighbour with its say in the estimate. */
export interface Evidence extends Explanation {
  readonly value: number;
  /** The value brought to the target: by time and by attributes where that is asked for. */
  readonly adjusted: number;
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

/** What becomes of an estimate for whose interval the cases are too few. */
export interface TooFew {
  readonly tooFew: 'refuse' | 'unbounded';
}

/** What similar cases say of a target: a value with an interval that keeps its promise, and the reasons. */
export interface CaseEstimate<Ends extends Interval | Unbounded = Interval> {
  /** Per unit where the schema says so. */
  readonly value: number;
  readonly interval: Ends & {
    readonly method: CaseEstimateOptions['interval'];
    readonly level: number;
    /** What holds whatever the distribution: `level` for a split, 2·level − 1 for the jackknife+; for weights, where nothing drifts; 1 where unbounded. */
    readonly guaranteed: number;
    /** Attribute whose level the calibration cases share with the target. */
    readonly within?: string;
    readonly halfLifeYears?: number;
    /** Share of cases that lie in the interval that other cases give them; absent where too few are left to measure it. */
    readonly measuredCoverage?: number;
    readonly calibratedOn: number;
    /** Of these, cases that too few others resemble: they count as missed. */
    readonly unpredictable: number;
  };
  /** Value and interval times the units of the target, where these are given. */
  readonly total?: Pick<Ends, 'lower' | 'upper'> & { readonly value: number; readonly units: number };
  readonly neighbours: readonly Evidence[];
  /** How many cases of equal say would be as good as the neighbours. */
  readonly effectiveCases: number;
  /** The neighbour without which the estimate would change most. */
  readonly mostInfluential: Influence;
  readonly manipulation: Manipulation;
  readonly method: Omit<
    CaseEstimateOptions,
    'exclude' | 'level' | 'units' | 'interval' | 'within' | 'halfLifeYears'
  > & {
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
 * The value is the weighted median or mean of the neighbours' values, or the height at the target of a plane through them,
 * after they were brought to one day and moved to the target by the adjustments asked for; thin evidence is drawn towards the
 * centre of the base where `shrink` says so:
 *
 *     value = (n·own + shrink·centre) / (n + shrink),   n = effective number of neighbours, on the scale of the value
 *
 * The interval is conformal: by the jackknife+, which uses every case, or by a split, which guarantees the level itself. A
 * base that cannot support a finite interval is refused, or with `{ tooFew: 'unbounded' }` the value comes with an interval
 * without ends and the number of cases that would give it some. The centre of the base counts the cases that calibrate a
 * jackknife+.
 *
 * @throws INPUT_INVALID          options, weights or target that do not fit the schema, a schema without a value
 * @throws EVIDENCE_INSUFFICIENT  too few cases, comparable cases or known attributes, with how many more would do
 */
export function estimate(base: CaseBase, target: CaseTarget, input: CaseEstimateInput): CaseEstimate;
export function estimate(
  base: CaseBase,
  target: CaseTarget,
  input: CaseEstimateInput,
  few: TooFew,
): CaseEstimate<Interval | Unbounded>;
export function estimate(
  base: CaseBase,
  target: CaseTarget,
  input: CaseEstimateInput,
  { tooFew }: TooFew = { tooFew: 'refuse' },
): CaseEstimate<Interval | Unbounded> {
  const options = parseWith(CaseEstimateOptions, input, 'case estimate');
  const found = prepareSearch(base, target, options);
  const search = options.time === undefined ? found : onlyDated(base, found);
  const { k, level } = options;
  const split = options.interval === 'jackknife+' ? undefined : splitCases(search.eligible.mask, level);
  if (split?.shortfall !== undefined && tooFew === 'refuse') refuseShortfall(split.shortfall);
  const training = split?.training ?? search.eligible.mask;
  const predictor = buildPredictor(base, options, search.frame, training);
  const plan = { ...search.plan, eligible: training };
  const list = nearList(base.codes, plan, k);
  if (list.numbers.length <= k) refuseFewComparable(list.numbers.length, k);
  const calibration = split
    ? calibrateSplit(base, search, predictor, { split, list, manner: mannerOf(base, search, predictor, options) })
    : calibrateJackknife(base, search, predictor, { list, level });
  if ('casesNeeded' in calibration.interval && tooFew === 'refuse') refuseShortfall(calibration.interval);

  const hearing = hear(predictor, firstOf(list, k));
  const isPlain = options.centre !== 'linear' && options.shrink === 0;
  const value = isPlain
    ? centreOf(hearing.values, hearing.say, { ...predictor, centre: plainCentre(options) })
    : fromScale(settle(predictor, hearing), predictor.scale);
  const interval = intervalOf(calibration, options, predictor.scale);
  const { exclude, units, level: _, interval: __, within, halfLifeYears, ...method } = options;
  return {
    value,
    interval,
    ...(units !== undefined && {
      total: { value: value * units, ...timesUnits(interval, units), units },
    }),
    neighbours: Array.from(hearing.numbers, (number, i) => ({
      ...explain(base, { ...search, plan }, number),
      value: base.values![number]!,
      adjusted: hearing.values[i]!,
      say: hearing.say[i]!,
    })),
    effectiveCases: effectiveCount(hearing.say),
    mostInfluential: mostInfluential(base, predictor, list, value),
    manipulation: manipulationResistance(predictor, list, valueBounds(predictor, search.eligible.mask, hearing), MOVED),
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

/** A move by this share of the value is one that a reader would act on. */
const MOVED = 0.1;

const plainCentre = ({ centre }: CaseEstimateOptions) => (centre === 'median' ? centre : 'mean');

/** What the values used span, with those that were moved to the target. */
function valueBounds({ values }: Predictor, mask: Uint8Array, hearing: Hearing): Interval {
  let [lower, upper] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const widen = (value: number): void => {
    lower = Math.min(lower, value);
    upper = Math.max(upper, value);
  };
  values.forEach((value, i) => {
    if (mask[i] === 1) widen(value);
  });
  hearing.values.forEach(widen);
  return { lower, upper };
}

function refuseFewComparable(found: number, k: number): never {
  const problem = `${k + 1} comparable cases are needed: k and one to spare, so that the say of each can be shown`;
  const remedy = `${k + 1 - found} more would do, or a smaller k, or a lower minOverlap`;
  refuse('EVIDENCE_INSUFFICIENT', { at: 'the case base', problem, met: quote(found), remedy });
}

function intervalOf(
  { interval, ...rest }: Calibration,
  options: CaseEstimateOptions,
  scale: ValueScale,
): CaseEstimate<Interval | Unbounded>['interval'] {
  const isUnbounded = 'casesNeeded' in interval;
  const ends = isUnbounded
    ? unboundedBy(interval)
    : { lower: fromScale(interval.lower, scale), upper: fromScale(interval.upper, scale) };
  const promised = options.interval === 'jackknife+' ? Math.max(0, 2 * options.level - 1) : options.level;
  return {
    ...ends,
    method: options.interval,
    level: options.level,
    guaranteed: isUnbounded ? 1 : promised,
    ...(options.within !== undefined && { within: options.within }),
    ...(options.halfLifeYears !== undefined && { halfLifeYears: options.halfLifeYears }),
    ...rest,
  };
}

function timesUnits(interval: Interval | Unbounded, units: number): Pick<Interval | Unbounded, 'lower' | 'upper'> {
  if (interval.lower === null) return { lower: null, upper: null };
  return { lower: interval.lower * units, upper: interval.upper * units };
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
